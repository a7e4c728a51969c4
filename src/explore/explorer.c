/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure under somebody's hands: its life, its layers, its time. */
#include "config.h"

#include "explore/explorer.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/xalloc.h"
#include "explore/deeds.h"
#include "explore/explorer_priv.h"
#include "figure/message.h"
#include "plot/draw.h"

struct nb_explorer *nb_explorer_new(const struct nb_explorer_client *client)
{
    struct nb_explorer *e = nb_xcalloc(1, sizeof *e);
    e->client = *client;
    e->chosen = -1;
    e->width = e->height = e->scale = 1;
    return e;
}

void nb_explorer_free(struct nb_explorer *e)
{
    if (!e)
        return;
    nb_explorer_drop_scene(e);
    nb_interest_free(e);
    nb_undo_free(&e->history);
    nb_sliders_free(&e->sliders);
    nb_state_free(&e->state);
    free(e->told);
    free(e->recipe);
    free(e->homes);
    nb_entry_free(&e->entry);
    nb_contrast_free(&e->contrast);
    nb_ulps_free(&e->ulps);
    nb_born_free(&e->born);
    nb_guess_free(&e->guess);
    nb_overlay_free(&e->marks);
    free(e->toast);
    free(e);
}

/* Whether the figure is a later state of the one that is shown. */
static bool is_next_state(const struct nb_explorer *e, const struct nb_figure *f)
{
    return e->original && e->original->count == f->count && f->serial > 0 &&
           e->original->serial == f->serial;
}

/* What the prompt has said of a figure since wins over what was chosen here; its views and
 * parameters are those from here, unless something was said of them. */
static void merge(struct nb_explorer *e, const struct nb_figure *f)
{
    struct nb_state fresh;
    nb_state_init(&fresh, f);
    nb_state_take_views(&e->state, &fresh);
    free(e->state.params);
    e->state.params = fresh.params;
    e->state.param_count = fresh.param_count;
    fresh.params = NULL;
    nb_state_yield(&e->state, f->said);
    nb_state_free(&fresh);
}

void nb_explorer_show(struct nb_explorer *e, const struct nb_figure *figure, struct nb_pool *pool)
{
    assert(e && figure && pool);
    const bool next = is_next_state(e, figure);
    const bool again = e->original && figure->serial > 0 && e->original->serial == figure->serial;
    const bool dragging = next && e->gesture == NB_GESTURE_DRAG;
    if (!dragging)
        nb_moving_cancel(e);
    nb_explorer_drop_scene(e);
    e->original = figure;
    free(e->homes);
    e->homes = nb_xcalloc(figure->count + 1, sizeof *e->homes);
    e->pool = pool;
    e->moving = false;
    if (next) {
        merge(e, figure);
    } else {
        nb_undo_free(&e->history);
        nb_state_free(&e->state);
        nb_state_init(&e->state, figure);
        e->modes = (struct nb_modes){0};
        nb_entry_free(&e->entry);
        nb_contrast_free(&e->contrast);
        nb_ulps_free(&e->ulps);
        nb_born_clear(&e->born);
        nb_guess_free(&e->guess);
        nb_tour_end(e);
        e->keep_fit = false;
        e->chosen = -1;
        e->depth = 0;
        free(e->told);
        e->told = NULL;
    }
    e->has_clicked = false;
    nb_undo_add(&e->history, &e->state);
    if (!next || e->sliders.count != e->state.param_count)
        nb_sliders_init(e);
    nb_explorer_rebuild(e);
    if (again)
        nb_explorer_tell(e);
}

void nb_explorer_turn(struct nb_explorer *e, size_t turn)
{
    e->turn = turn;
}

void nb_explorer_take_parameters(struct nb_explorer *e)
{
    if (e->gesture == NB_GESTURE_SLIDER)
        return;
    e->sliders.playing = false;
    nb_explorer_read_views(e);
    for (size_t i = 0; i < e->state.param_count; i++)
        e->state.params[i] = e->original->params[i].value;
    nb_undo_add(&e->history, &e->state);
    nb_explorer_rebuild(e);
    nb_explorer_tell(e);
}

void nb_explorer_resize(struct nb_explorer *e, double width, double height, double scale)
{
    if (e->width == width && e->height == height && e->scale == scale)
        return;
    e->width = width;
    e->height = height;
    e->scale = scale;
    nb_moving_let_go(e);
    e->base = e->overlay = true;
}

static bool has_place(const struct nb_input *in)
{
    return in->kind == NB_INPUT_MOVE || in->kind == NB_INPUT_PRESS ||
           in->kind == NB_INPUT_RELEASE || in->kind == NB_INPUT_WHEEL;
}

/* The pointer goes on; with it what is read. */
static void point(struct nb_explorer *e, const struct nb_input *in)
{
    e->inside = true;
    e->x = in->x;
    e->y = in->y;
    e->mods = in->mods;
    e->modes.all_digits = in->mods & NB_MOD_CTRL;
    nb_interest_let_go(e);
    /* What is clicked on is what is under the pointer, though no frame has shown it. */
    if (in->kind == NB_INPUT_RELEASE && !e->base)
        nb_explorer_read(e);
    e->overlay = true;
}

static void leave(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->inside = e->gesture != NB_GESTURE_NONE;
    e->overlay = true;
}

/* What wants an input before the picture has it: the first that takes it. */
static bool is_taken(struct nb_explorer *e, const struct nb_input *in)
{
    static bool (*const takers[])(struct nb_explorer * e, const struct nb_input *in) = {
        nb_entry_takes, nb_tour_takes,  nb_sliders_take,
        nb_guess_takes, nb_inputs_take, nb_depth_take};
    for (size_t i = 0; i < NB_COUNT(takers); i++)
        if (takers[i](e, in))
            return true;
    return false;
}

/* A sign that is typed is a key where it is one on no keyboard. */
static void run_typed(struct nb_explorer *e, const struct nb_input *in)
{
    if (strcmp(in->text, ":") == 0)
        nb_deed_run(e, &(struct nb_input){.kind = NB_INPUT_KEY, .key = ':', .now = in->now});
}

enum nb_wish nb_explorer_input(struct nb_explorer *e, const struct nb_input *in)
{
    static void (*const does[])(struct nb_explorer * e, const struct nb_input *in) = {
        [NB_INPUT_MOVE] = nb_moving_drag,   [NB_INPUT_LEAVE] = leave,
        [NB_INPUT_PRESS] = nb_moving_press, [NB_INPUT_RELEASE] = nb_moving_release,
        [NB_INPUT_WHEEL] = nb_moving_wheel, [NB_INPUT_KEY] = nb_deed_run,
        [NB_INPUT_TEXT] = run_typed};
    e->now = in->now;
    e->wish = NB_WISH_NOTHING;
    if (!e->scene)
        return NB_WISH_NOTHING;
    if (has_place(in))
        point(e, in);
    if (!is_taken(e, in))
        does[in->kind](e, in);
    return e->wish;
}

int nb_explorer_patience(const struct nb_explorer *e, unsigned now)
{
    int wait = -1;
    if (e->moving && (e->hasty || e->gesture == NB_GESTURE_NONE))
        wait = (int)fmax(0, (double)(e->hasty ? NB_PROVE_MS : NB_REST_MS) -
                                (double)(now - e->moved_at));
    const int plays[] = {nb_sliders_patience(e, now), nb_stroll_patience(e, now),
                         nb_tour_patience(e, now)};
    for (size_t i = 0; i < NB_COUNT(plays); i++)
        if (plays[i] >= 0 && (wait < 0 || plays[i] < wait))
            wait = plays[i];
    if (e->toast) {
        const int left = (int)(e->toast_end - now);
        wait = wait < 0 || left < wait ? (left > 0 ? left : 0) : wait;
    }
    if (nb_interest_is_busy(e) && (wait < 0 || wait > NB_LOOK_MS))
        wait = NB_LOOK_MS;
    return wait;
}

/* The picture stands still, though a button may be held: its curves are proved. */
static void prove_curves(struct nb_explorer *e)
{
    e->hasty = false;
    e->base = true;
    for (size_t i = 0; i < e->scene->count; i++)
        e->scene->panels[i].hasty = false;
}

void nb_explorer_tick(struct nb_explorer *e, unsigned now)
{
    e->now = now;
    nb_sliders_tick(e, now);
    nb_stroll_tick(e, now);
    nb_tour_tick(e, now);
    if (e->moving && e->hasty && now - e->moved_at >= NB_PROVE_MS)
        prove_curves(e);
    if (e->moving && e->gesture == NB_GESTURE_NONE && now - e->moved_at >= NB_REST_MS) {
        nb_moving_steady(e, false);
        e->settling = true;
    }
    if (e->scene && nb_interest_is_busy(e))
        nb_interest_seek(e);
    if (e->toast && (int)(e->toast_end - now) <= 0) {
        free(e->toast);
        e->toast = NULL;
        e->overlay = true;
    }
}

void nb_explorer_seen(struct nb_explorer *e, unsigned now)
{
    if (e->toast && e->toast_unseen)
        e->toast_end = now + NB_TOAST_MS;
    e->toast_unseen = false;
}

bool nb_explorer_wants_base(const struct nb_explorer *e)
{
    return e->scene && e->base;
}

bool nb_explorer_wants_overlay(const struct nb_explorer *e)
{
    return e->scene && e->overlay;
}

/* Limits that were to fit the curves are those that did, from now on. */
static void settle_fit(struct nb_panel *p)
{
    if (p->view_y.set && isnan(p->view_y.lo))
        p->view_y = p->seen_y = p->y;
}

/* What is under the pointer is held while the view moves, and when it comes to rest. */
static void arrange_held(struct nb_explorer *e)
{
    const double height = fmax(e->height - nb_explorer_footer(e), 1);
    const struct nb_anchor none = {0};
    nb_anchor_arrange(e->moving || e->settling ? &e->anchor : &none, e->scene, e->width, height,
                      e->scale);
}

static void arrange(struct nb_explorer *e)
{
    for (size_t i = 0; e->keep_fit && i < e->scene->count; i++)
        if (e->scene->panels[i].view_x.set)
            e->scene->panels[i].view_y = (struct nb_limits){NAN, NAN, true};
    arrange_held(e);
    bool home = false;
    for (size_t i = 0; e->settling && i < e->scene->count; i++)
        home |= nb_moving_came_home(e, &e->scene->panels[i]);
    if (home)
        arrange_held(e);
    for (size_t i = 0; i < e->scene->count; i++)
        settle_fit(&e->scene->panels[i]);
}

static void remember_homes(struct nb_explorer *e)
{
    for (size_t i = 0; i < e->scene->count; i++) {
        const struct nb_panel *p = &e->scene->panels[i];
        if (!p->view_x.set && !p->view_y.set)
            e->homes[i] = (struct nb_home){
                {p->x.lo, p->x.hi, true}, {p->y.lo, p->y.hi, true}, p->layout.plot};
    }
}

void nb_explorer_draw_base(struct nb_explorer *e, cairo_t *cr)
{
    assert(e->scene);
    arrange(e);
    remember_homes(e);
    if (e->settling)
        nb_explorer_commit(e); /* of what is held in its place */
    e->settling = false;
    nb_draw(e->scene, cr);
    nb_sliders_say(e);
    e->base = false;
    e->overlay = true;
}

struct nb_overlay *nb_explorer_overlay(struct nb_explorer *e)
{
    nb_overlay_clear(&e->marks);
    if (e->scene && !e->base) {
        nb_interest_seek(e);
        nb_explorer_compose(e);
    }
    e->overlay = false;
    return &e->marks;
}

/* The commands that made the figure, and those that hands have found instead of typing. */
static char *recipe_of_what_is_seen(const struct nb_explorer *e)
{
    struct nb_buf recipe = {0}, did = {0};
    char *line;
    if (!e->original->recipe)
        return NULL;
    nb_buf_add(&recipe, e->original->recipe);
    nb_explorer_did(e, &did);
    while ((line = nb_message_take(&did))) {
        nb_buf_printf(&recipe, "\n" NB_RECIPE_BY_HAND "%s", line);
        free(line);
    }
    nb_buf_free(&did);
    return nb_buf_take(&recipe);
}

const struct nb_figure *nb_explorer_figure(struct nb_explorer *e)
{
    nb_explorer_read_views(e);
    for (size_t i = 0; i < e->guise.figure.count; i++) {
        e->guise.figure.axes[i].view_x = e->state.panels[i].x;
        e->guise.figure.axes[i].view_y = e->state.panels[i].y;
    }
    free(e->recipe);
    e->recipe = recipe_of_what_is_seen(e);
    e->guise.figure.recipe = e->recipe;
    return &e->guise.figure;
}

struct nb_scene *nb_explorer_scene(struct nb_explorer *e)
{
    return e->scene;
}
