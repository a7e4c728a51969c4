/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown follows what hands have chosen; what they chose is told. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "explore/explorer_priv.h"

static const double strip_height = 84;

void nb_explorer_drop_scene(struct nb_explorer *e)
{
    nb_overlay_clear(&e->marks);
    nb_interest_forget(e);
    nb_flats_free(&e->flats);
    nb_pushed_free(&e->inputs.pushed);
    nb_readers_free(&e->readers);
    nb_precision_free(&e->precision);
    e->contrast.f = NULL; /* what was sampled is of expressions that may go */
    e->ulps.y = NULL;
    nb_scene_free(e->scene);
    if (e->scene)
        nb_guise_free(&e->guise);
    e->scene = NULL;
    e->reading.set = false;
}

/* Panels that are gone, for what their successors take from them while they move. */
static struct nb_panel *remember_panels(const struct nb_explorer *e)
{
    if (!e->scene || !e->moving)
        return NULL;
    struct nb_panel *panels = nb_xcalloc(e->scene->count, sizeof *panels);
    memcpy(panels, e->scene->panels, e->scene->count * sizeof *panels);
    for (size_t i = 0; i < e->scene->count; i++)
        e->scene->panels[i].recalls = NULL;
    return panels;
}

static void forget_panels(struct nb_panel *panels, size_t count)
{
    for (size_t i = 0; panels && i < count; i++)
        nb_recalls_free(panels[i].recalls);
    free(panels);
}

/* Expressions of figures that are gone. */
static void collect(struct nb_explorer *e)
{
    if (!nb_gc_wants_sweep(&e->pool->gc))
        return;
    nb_figure_mark(e->original, &e->pool->gc);
    nb_figure_mark(&e->guise.figure, &e->pool->gc);
    nb_pool_collect(e->pool);
}

static enum nb_slopes slopes_of(const struct nb_explorer *e)
{
    if (e->modes.guess && e->guess.done)
        return NB_SLOPES_SHOWN;
    return e->modes.born || e->modes.guess ? NB_SLOPES_HIDDEN : NB_SLOPES_CHOSEN;
}

void nb_explorer_rebuild(struct nb_explorer *e)
{
    const size_t count = e->scene ? e->scene->count : 0;
    struct nb_panel *before = remember_panels(e);
    if (!e->moving)
        nb_moving_let_go(e);
    nb_explorer_drop_scene(e);
    nb_guise_make(&e->guise, e->original, &e->state,
                  (struct nb_guise_look){slopes_of(e), nb_precision_format(e->modes.format)},
                  e->pool);
    collect(e);
    e->scene = nb_scene_new(&e->guise.figure);
    e->marks.fonts = e->scene->fonts;
    e->marks.paper = e->scene->theme->background;
    for (size_t i = 0; before && i < count && i < e->scene->count; i++)
        nb_panel_succeed(&e->scene->panels[i], &before[i]);
    forget_panels(before, count);
    e->base = e->overlay = true;
}

void nb_explorer_did(const struct nb_explorer *e, struct nb_buf *out)
{
    struct nb_state fresh;
    nb_state_init(&fresh, e->original);
    nb_state_tell(e->original, &fresh, &e->state, out);
    nb_state_free(&fresh);
}

void nb_explorer_tell(struct nb_explorer *e)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, "%zu ", e->original->serial);
    nb_explorer_did(e, &text);
    char *told = nb_buf_take(&text);
    if (!e->told || strcmp(e->told, told) != 0)
        e->client.say(e->client.ctx, "did", told);
    free(e->told);
    e->told = told;
}

void nb_explorer_read_views(struct nb_explorer *e)
{
    for (size_t i = 0; i < e->scene->count && i < e->state.count; i++) {
        const struct nb_panel *p = &e->scene->panels[i];
        e->state.panels[i] = (struct nb_panel_state){p->view_x, p->view_y};
    }
}

void nb_explorer_commit(struct nb_explorer *e)
{
    nb_explorer_read_views(e);
    nb_sliders_say(e);
    if (nb_undo_now(&e->history) && nb_state_equal(nb_undo_now(&e->history), &e->state))
        return;
    nb_undo_add(&e->history, &e->state);
    nb_explorer_tell(e);
}

/* Goes to a state from the history. */
static void go(struct nb_explorer *e, const struct nb_state *s)
{
    struct nb_state copy = nb_state_copy(s);
    for (size_t i = 0; i < e->sliders.count && i < s->param_count; i++)
        e->sliders.list[i].unsaid |= e->state.params[i] != s->params[i];
    nb_state_free(&e->state);
    e->state = copy;
    e->moving = false;
    nb_moving_cancel(e);
    nb_explorer_rebuild(e);
    nb_explorer_tell(e);
}

void nb_explorer_travel(struct nb_explorer *e, int step, bool of_views)
{
    if (!e->scene)
        return;
    nb_explorer_commit(e);
    const struct nb_state *s = nb_undo_step(&e->history, step, of_views);
    if (!s)
        nb_explorer_say(e, step < 0 ? _("nothing to go back to") : _("nothing to go forward to"));
    else
        go(e, s);
}

void nb_explorer_say(struct nb_explorer *e, const char *text)
{
    free(e->toast);
    e->toast = nb_xstrdup(text);
    e->toast_end = e->now + NB_TOAST_MS;
    e->toast_unseen = true;
    e->overlay = true;
}

struct nb_panel *nb_explorer_panel(struct nb_explorer *e)
{
    return nb_scene_panel_at(e->scene, e->x, e->y);
}

double nb_explorer_footer(const struct nb_explorer *e)
{
    return NB_LINE_HEIGHT + nb_sliders_height(e) + (e->modes.strip ? strip_height : 0);
}

double nb_explorer_line(const struct nb_explorer *e)
{
    return e->height - nb_sliders_height(e) - NB_LINE_HEIGHT;
}
