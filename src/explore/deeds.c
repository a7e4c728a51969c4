/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys. */
#include "config.h"

#include "explore/deeds.h"

#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/i18n.h"
#include "explore/explorer_priv.h"

#define ZOOM 0.8
#define PAN 0.1
#define FAR_PAN 0.5

static void zoom_in(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_moving_step(e, ZOOM, 0, 0);
}

static void zoom_out(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_moving_step(e, 1 / ZOOM, 0, 0);
}

static void pan(struct nb_explorer *e, const struct nb_input *in)
{
    const double step = in->mods & NB_MOD_SHIFT ? FAR_PAN : PAN;
    const double dx = (in->key == NB_KEY_RIGHT) - (in->key == NB_KEY_LEFT);
    const double dy = (in->key == NB_KEY_UP) - (in->key == NB_KEY_DOWN);
    nb_moving_step(e, 1, step * dx, step * dy);
}

static void home(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_moving_home(e);
}

/* Goes to another state of the history, all of it or its views alone. */
static void travel(struct nb_explorer *e, int step, bool of_views)
{
    nb_explorer_commit(e);
    const struct nb_state *s = nb_undo_step(&e->history, step, of_views);
    if (!s)
        nb_explorer_say(e, step < 0 ? _("nothing to go back to") : _("nothing to go forward to"));
    else
        nb_explorer_go(e, s);
}

static void back(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    travel(e, -1, true);
}

static void forward(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    travel(e, 1, true);
}

static void undo(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    travel(e, -1, false);
}

static void redo(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    travel(e, 1, false);
}

static void fit(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_moving_fit(e);
}

static void keep_fit(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->keep_fit = !e->keep_fit;
    nb_explorer_say(e, e->keep_fit ? _("y follows the curves") : _("y stays"));
    if (e->keep_fit)
        nb_moving_fit(e);
}

/* The curves are drawn anew with what was chosen; the views stay. */
static void chosen(struct nb_explorer *e)
{
    nb_explorer_rebuild(e);
    nb_explorer_commit(e);
}

static const struct nb_axes *first_axes(const struct nb_explorer *e)
{
    return &e->guise.figure.axes[0];
}

static void equal(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_read_views(e);
    e->state.equal = !(first_axes(e)->aspect.ratio > 0);
    chosen(e);
}

static void grid(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_read_views(e);
    e->state.grid = first_axes(e)->no_grid;
    chosen(e);
}

/* Views of an axis are of no use on another scale. */
static void forget_views(struct nb_state *s, bool vertical)
{
    for (size_t i = 0; i < s->count; i++)
        *(vertical ? &s->panels[i].y : &s->panels[i].x) = (struct nb_limits){0};
}

static bool is_positive(const struct nb_limits l)
{
    return l.lo > 0;
}

static void log_y(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    const bool linear = first_axes(e)->y_warp.kind == NB_WARP_LINEAR;
    const int other = is_positive(e->scene->panels[0].y) ? NB_WARP_LOG : NB_WARP_SYMLOG;
    nb_explorer_read_views(e);
    e->state.y_warp = linear ? other : NB_WARP_LINEAR;
    forget_views(&e->state, true);
    chosen(e);
}

static void log_x(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    const bool linear = first_axes(e)->x_warp.kind == NB_WARP_LINEAR;
    const int other = is_positive(e->scene->panels[0].x) ? NB_WARP_LOG : NB_WARP_SYMLOG;
    nb_explorer_read_views(e);
    e->state.x_warp = linear ? other : NB_WARP_LINEAR;
    forget_views(&e->state, false);
    chosen(e);
}

static void spines(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_read_views(e);
    e->state.spines = first_axes(e)->spines == NB_SPINES_ORIGIN ? NB_SPINES_BOX : NB_SPINES_ORIGIN;
    chosen(e);
}

static void legend(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    static const int next[] = {[NB_LEGEND_AUTO] = NB_LEGEND_BOX,
                               [NB_LEGEND_BOX] = NB_LEGEND_NONE,
                               [NB_LEGEND_NONE] = NB_LEGEND_AUTO};
    nb_explorer_read_views(e);
    e->state.legend = next[first_axes(e)->legend];
    chosen(e);
}

static void theme(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_read_views(e);
    e->state.theme = ((int)e->guise.figure.theme + 1) % NB_THEME_COUNT;
    chosen(e);
}

static void projector(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    const int usual = (int)e->original->theme;
    nb_explorer_read_views(e);
    e->state.theme = e->guise.figure.theme == NB_THEME_projector
                         ? (usual == NB_THEME_projector ? NB_THEME_light : usual)
                         : NB_THEME_projector;
    chosen(e);
}

static const double type_step = 1.1, least_type = 0.5, most_type = 4;

static void resize_type(struct nb_explorer *e, double factor)
{
    const double type = e->state.type * factor;
    if (type < least_type || type > most_type)
        return;
    nb_explorer_read_views(e);
    e->state.type = fabs(type - 1) < 0.01 ? 1 : type;
    chosen(e);
}

static void larger(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    resize_type(e, type_step);
}

static void smaller(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    resize_type(e, 1 / type_step);
}

/* The highest derivative that is drawn. */
static int highest_order(const struct nb_explorer *e)
{
    int most = 0;
    for (size_t i = 0; i < e->guise.figure.count; i++) {
        const struct nb_axes *a = &e->guise.figure.axes[i];
        for (size_t k = 0; k < a->count; k++)
            if (a->curves[k].y && nb_guise_order(a, &a->curves[k]) > most)
                most = nb_guise_order(a, &a->curves[k]);
    }
    return most;
}

static void choose_order(struct nb_explorer *e, int order)
{
    nb_explorer_read_views(e);
    e->state.order = order;
    chosen(e);
}

static void derivative(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    choose_order(e, highest_order(e) > 0 ? 0 : 1);
}

static void order(struct nb_explorer *e, const struct nb_input *in)
{
    const int wanted = in->key - '0';
    choose_order(e, wanted == 1 ? 0 : highest_order(e) == wanted ? 1 : wanted);
}

/* The function that is read: the next one (1), or the one before. */
static void choose_curve(struct nb_explorer *e, int step)
{
    const int n = (int)nb_reading_functions(nb_explorer_panel(e));
    if (n == 0)
        return;
    e->chosen = e->chosen < 0 ? (step > 0 ? 0 : n - 1) : (e->chosen + step + n) % n;
    e->overlay = true;
}

static void tab(struct nb_explorer *e, const struct nb_input *in)
{
    choose_curve(e, in->mods & NB_MOD_SHIFT ? -1 : 1);
}

static void tangent(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->modes.tangent = !e->modes.tangent;
    e->overlay = true;
}

static void keys(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->modes.keys = !e->modes.keys;
    e->overlay = true;
}

static void escape(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_moving_cancel(e);
    e->modes.keys = false;
    e->chosen = -1;
}

static void save(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    struct nb_buf text = {0};
    char *name = e->client.save(e->client.ctx);
    if (name)
        nb_buf_printf(&text, _("saved %s"), name);
    else
        nb_buf_add(&text, _("it could not be saved"));
    nb_explorer_say(e, nb_buf_text(&text));
    nb_buf_free(&text);
    free(name);
}

static void close_window(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->wish = NB_WISH_CLOSE;
}

static void full_screen(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->wish = NB_WISH_FULL_SCREEN;
}

static void copy_picture(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->wish = NB_WISH_COPY_PICTURE;
    nb_explorer_say(e, _("the picture is copied"));
}

static void copy_text(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->wish = NB_WISH_COPY_TEXT;
    nb_explorer_say(e, _("the numbers are copied"));
}

enum { ANY_SHIFT = true, REPEATS = true, FINAL = true };

const struct nb_deed nb_deeds[] = {
    {N_("wheel"), 0, 0, false, false, false, NULL, N_("zoom at the pointer")},
    {N_("Shift, Ctrl + wheel"), 0, 0, false, false, false, NULL, N_("zoom x, y alone")},
    {N_("drag"), 0, 0, false, false, false, NULL, N_("move; on an axis: stretch it")},
    {N_("right drag"), 0, 0, false, false, false, NULL, N_("zoom into a box (or Shift + drag)")},
    {N_("double click"), 0, 0, false, false, false, NULL, N_("back to the whole picture")},
    {N_("click"), 0, 0, false, false, false, NULL, N_("pin the point; again: take it away")},
    {"+  −", '+', 0, ANY_SHIFT, REPEATS, false, zoom_in, N_("zoom at the middle")},
    {"", '=', 0, ANY_SHIFT, REPEATS, false, zoom_in, ""},
    {"", '-', 0, ANY_SHIFT, REPEATS, false, zoom_out, ""},
    {"← → ↑ ↓", NB_KEY_LEFT, 0, ANY_SHIFT, REPEATS, false, pan, N_("move (Shift: further)")},
    {"", NB_KEY_RIGHT, 0, ANY_SHIFT, REPEATS, false, pan, ""},
    {"", NB_KEY_UP, 0, ANY_SHIFT, REPEATS, false, pan, ""},
    {"", NB_KEY_DOWN, 0, ANY_SHIFT, REPEATS, false, pan, ""},
    {"r  Home", 'r', 0, false, false, false, home, N_("the whole picture")},
    {"", NB_KEY_HOME, 0, ANY_SHIFT, false, false, home, ""},
    {"u  [  ]", 'u', 0, false, false, false, back, N_("the view before, behind")},
    {"", NB_KEY_BACKSPACE, 0, false, false, false, back, ""},
    {"", '[', 0, false, false, false, back, ""},
    {"", ']', 0, false, false, false, forward, ""},
    {"", 'u', NB_MOD_SHIFT, false, false, false, forward, ""},
    {"a  A", 'a', 0, false, false, false, fit, N_("fit y to the curves; keep it so")},
    {"", 'a', NB_MOD_SHIFT, false, false, false, keep_fit, ""},
    {"e", 'e', 0, false, false, false, equal, N_("equal units of x and y")},
    {"Tab", NB_KEY_TAB, 0, ANY_SHIFT, false, false, tab, N_("read the next curve")},
    {"t", 't', 0, false, false, false, tangent, N_("tangent and slope")},
    {"d", 'd', 0, false, false, false, derivative, N_("derivatives, or none")},
    {"1  2  3", '1', 0, false, false, false, order, N_("functions alone, up to f″, f‴")},
    {"", '2', 0, false, false, false, order, ""},
    {"", '3', 0, false, false, false, order, ""},
    {"g", 'g', 0, false, false, false, grid, N_("grid")},
    {"l  k", 'l', 0, false, false, false, log_y, N_("logarithmic y, x")},
    {"", 'k', 0, false, false, false, log_x, ""},
    {"o", 'o', 0, false, false, false, spines, N_("axes through 0, or a box")},
    {"m", 'm', 0, false, false, false, legend, N_("legend: names, box, none")},
    {"c", 'c', 0, false, false, false, theme, N_("theme: light, dark, print, projector")},
    {"P", 'p', NB_MOD_SHIFT, false, false, false, projector, N_("projector and back")},
    {"Ctrl + −", '+', NB_MOD_CTRL, ANY_SHIFT, REPEATS, false, larger, N_("larger, smaller type")},
    {"", '=', NB_MOD_CTRL, ANY_SHIFT, REPEATS, false, larger, ""},
    {"", '-', NB_MOD_CTRL, ANY_SHIFT, REPEATS, false, smaller, ""},
    {"f  F11", 'f', 0, false, false, false, full_screen, N_("full screen")},
    {"", NB_KEY_F11, 0, false, false, false, full_screen, ""},
    {"s", 's', 0, false, false, FINAL, save, N_("save what is seen")},
    {"", 's', NB_MOD_CTRL, false, false, FINAL, save, ""},
    {"Ctrl-C", 'c', NB_MOD_CTRL, false, false, false, copy_picture,
     N_("copy the picture; with Shift: the numbers")},
    {"", 'c', NB_MOD_CTRL | NB_MOD_SHIFT, false, false, false, copy_text, ""},
    {"z  Z", 'z', 0, false, REPEATS, false, undo, N_("undo, redo")},
    {"", 'z', NB_MOD_CTRL, false, REPEATS, false, undo, ""},
    {"", 'z', NB_MOD_SHIFT, false, REPEATS, false, redo, ""},
    {"", 'y', NB_MOD_CTRL, false, REPEATS, false, redo, ""},
    {"Esc", NB_KEY_ESCAPE, 0, false, false, false, escape, N_("leave what was begun")},
    {"h  ?  F1", 'h', 0, false, false, false, keys, N_("these keys")},
    {"", '?', 0, ANY_SHIFT, false, false, keys, ""},
    {"", NB_KEY_F1, 0, false, false, false, keys, ""},
    {"q", 'q', 0, false, false, FINAL, close_window, N_("close the window")},
    {"", 'w', NB_MOD_CTRL, false, false, FINAL, close_window, ""},
};

const size_t nb_deed_count = NB_COUNT(nb_deeds);

static bool fits(const struct nb_deed *d, const struct nb_input *in)
{
    const unsigned mods = d->any_shift ? in->mods & ~(unsigned)NB_MOD_SHIFT : in->mods;
    return d->run && d->key == in->key && d->mods == mods;
}

const struct nb_deed *nb_deed_find(const struct nb_input *in)
{
    for (size_t i = 0; i < nb_deed_count; i++)
        if (fits(&nb_deeds[i], in))
            return &nb_deeds[i];
    return NULL;
}

void nb_deed_run(struct nb_explorer *e, const struct nb_input *in)
{
    const struct nb_deed *d = nb_deed_find(in);
    if (!d || (in->repeat && !d->repeats))
        return;
    e->greeted = true;
    e->mods = in->mods;
    d->run(e, in);
    e->overlay = true;
}
