/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guess of f', drawn by hand. */
#include "config.h"

#include "explore/guess.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "explore/deeds_priv.h"
#include "explore/marking.h"
#include "figure/orders.h"

static const double pen = 2.4;

void nb_guess_free(struct nb_guess *g)
{
    free(g->points);
    free(g->truth);
    *g = (struct nb_guess){0};
}

/* The function, and its derivative; false where there is none. */
struct target {
    const struct nb_panel *panel;
    const struct nb_curve *f, *slope;
};

static bool find_target(const struct nb_explorer *e, struct target *t)
{
    const struct nb_guess *g = &e->guess;
    size_t f;
    if (g->panel >= e->scene->count)
        return false;
    t->panel = &e->scene->panels[g->panel];
    if (!nb_reading_function(t->panel, g->function, &f))
        return false;
    t->f = &t->panel->axes->curves[f];
    t->slope = nb_orders_derivative(t->panel->axes, t->f, 1);
    return t->slope != NULL;
}

/* A guess is a function, too: the hand that goes back draws anew. */
static void add_point(struct nb_guess *g, struct nb_point p)
{
    const double lo = fmin(g->last_x, p.x), hi = fmax(g->last_x, p.x);
    size_t n = 0, at;
    for (size_t i = 0; i < g->count; i++) {
        const double x = g->points[i].x;
        const bool passed = x != g->last_x && x >= lo && x <= hi;
        if (!passed && x != p.x)
            g->points[n++] = g->points[i];
    }
    g->points = nb_grow(g->points, &g->cap, n + 1, sizeof *g->points);
    for (at = n; at > 0 && g->points[at - 1].x > p.x; at--)
        g->points[at] = g->points[at - 1];
    g->points[at] = p;
    g->count = n + 1;
    g->last_x = p.x;
}

static struct nb_point value_at(const struct target *t, double at_x, double at_y)
{
    const struct nb_layout *l = &t->panel->layout;
    return (struct nb_point){
        nb_scale_invert(&l->x, at_x - t->panel->cell.x),
        nb_scale_invert(nb_layout_y(l, t->slope->right), at_y - t->panel->cell.y)};
}

/* The guess at x, between its first point and its last one. */
static double guess_at(const struct nb_guess *g, double x)
{
    size_t i = 1;
    while (i + 1 < g->count && g->points[i].x < x)
        i++;
    const struct nb_point *a = &g->points[i - 1], *b = &g->points[i];
    return a->y + (b->y - a->y) * (x - a->x) / (b->x - a->x);
}

/* f' on the columns from the first point of the guess to its last one. */
static void sample(struct nb_guess *g, const struct target *t)
{
    const double x0 = g->points[0].x, x1 = g->points[g->count - 1].x;
    const double far = fabs(nb_panel_at_x(t->panel, x1) - nb_panel_at_x(t->panel, x0));
    const size_t n = (size_t)fmax(ceil(far * t->panel->scale), 1) + 1;
    double *xs = nb_xcalloc(n, sizeof *xs), *ys = nb_xcalloc(n, sizeof *ys);
    for (size_t i = 0; i < n; i++)
        xs[i] = i + 1 < n ? x0 + (x1 - x0) * (double)i / (double)(n - 1) : x1;
    nb_probe_values(t->panel->probes[t->slope - t->panel->axes->curves], xs, n, ys);
    free(g->truth);
    g->truth = nb_xcalloc(n, sizeof *g->truth);
    g->truth_count = n;
    for (size_t i = 0; i < n; i++)
        g->truth[i] = (struct nb_point){xs[i], ys[i]};
    free(xs);
    free(ys);
}

/* The area by trapezoids, one a column, over all columns where f' has a value. */
static struct nb_miss miss_of(const struct nb_guess *g)
{
    struct nb_miss m = {.most = -1, .column = g->truth[1].x - g->truth[0].x};
    double width = 0, before = NAN;
    for (size_t i = 0; i < g->truth_count; i++) {
        const struct nb_point p = g->truth[i];
        const double far = isfinite(p.y) ? fabs(guess_at(g, p.x) - p.y) : NAN;
        if (far > m.most) {
            m.most = far;
            m.at = p.x;
        }
        if (i > 0 && isfinite(far) && isfinite(before)) {
            m.area += (far + before) / 2 * (p.x - g->truth[i - 1].x);
            width += p.x - g->truth[i - 1].x;
        }
        before = far;
    }
    m.mean = m.area / width;
    return m;
}

/* The hand is up: what is true is shown. */
static void finish(struct nb_explorer *e)
{
    struct nb_guess *g = &e->guess;
    struct target t;
    g->drawing = false;
    if (g->count < 2 || !find_target(e, &t))
        return;
    sample(g, &t);
    g->miss = miss_of(g);
    g->done = true;
    nb_explorer_read_views(e);
    nb_explorer_rebuild(e);
}

static void begin(struct nb_explorer *e)
{
    struct nb_guess *g = &e->guess;
    const bool shown = g->done;
    g->count = 0;
    g->done = false;
    g->drawing = true;
    g->last_x = NAN;
    if (!shown)
        return;
    nb_explorer_read_views(e);
    nb_explorer_rebuild(e);
}

bool nb_guess_takes(struct nb_explorer *e, const struct nb_input *in)
{
    struct nb_guess *g = &e->guess;
    struct target t;
    if (!e->modes.guess || !find_target(e, &t))
        return false;
    const struct nb_rect plot = nb_mark_plot(t.panel);
    if (in->kind == NB_INPUT_PRESS && in->button == NB_BUTTON_LEFT && in->mods == 0 &&
        nb_mark_is_in(&plot, in->x, in->y)) {
        begin(e);
        return true;
    }
    if (!g->drawing)
        return false;
    if (in->kind == NB_INPUT_MOVE)
        add_point(g, value_at(&t, in->x, in->y));
    else if (in->kind == NB_INPUT_RELEASE)
        finish(e);
    return in->kind == NB_INPUT_MOVE || in->kind == NB_INPUT_PRESS || in->kind == NB_INPUT_RELEASE;
}

/* The guess as it is seen. */
static void mark_line(struct nb_explorer *e, const struct target *t)
{
    const struct nb_guess *g = &e->guess;
    struct nb_point *line = nb_xcalloc(g->count + 1, sizeof *line);
    for (size_t i = 0; i < g->count; i++)
        line[i] = nb_mark_place(t->panel, t->slope, g->points[i].x, g->points[i].y);
    if (g->count > 1)
        nb_overlay_line(&e->marks, line, g->count, e->scene->theme->ink, pen)->clip =
            nb_mark_plot(t->panel);
    free(line);
}

/* From one gap of f' to the next: along f' and back along the guess. */
static void mark_area(struct nb_explorer *e, const struct target *t, const struct nb_point *truth,
                      size_t n)
{
    struct nb_point *corners = nb_xcalloc(2 * n, sizeof *corners);
    for (size_t i = 0; i < n; i++) {
        const double x = truth[i].x;
        corners[i] = nb_mark_place(t->panel, t->slope, x, truth[i].y);
        corners[2 * n - 1 - i] = nb_mark_place(t->panel, t->slope, x, guess_at(&e->guess, x));
    }
    struct nb_overlay_mark *m =
        nb_overlay_area(&e->marks, corners, 2 * n, nb_mark_hue(e, t->slope));
    m->alpha = 0.22;
    m->clip = nb_mark_plot(t->panel);
    free(corners);
}

static void mark_miss(struct nb_explorer *e, const struct target *t)
{
    const struct nb_guess *g = &e->guess;
    size_t from = 0;
    for (size_t i = 0; i <= g->truth_count; i++) {
        if (i < g->truth_count && isfinite(g->truth[i].y))
            continue;
        if (i > from + 1)
            mark_area(e, t, g->truth + from, i - from);
        from = i + 1;
    }
}

/* "missed by 0.12 on average, by 0.4 at x = 1.2; area 0.96" */
static void tell_miss(struct nb_explorer *e)
{
    const struct nb_miss *m = &e->guess.miss;
    struct nb_buf text = {0}, at = {0};
    nb_reading_number(m->at, m->column, 1, false, &at);
    if (isfinite(m->mean))
        nb_buf_printf(&text, _("missed by %.2g on average, by %.2g at x = %s; area %.2g"), m->mean,
                      m->most, nb_buf_text(&at), m->area);
    else
        nb_buf_add(&text, _("the derivative has no value there"));
    nb_buf_free(&at);
    nb_mark_status(e, nb_buf_text(&text), e->scene->theme->ink);
    nb_buf_free(&text);
}

static void tell_task(struct nb_explorer *e, const struct target *t)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, _("draw the derivative of %s with the mouse"),
                  *t->f->label ? t->f->label : "f");
    nb_mark_status(e, nb_buf_text(&text), nb_mark_hue(e, t->f));
    nb_buf_free(&text);
}

void nb_guess_mark(struct nb_explorer *e)
{
    struct target t;
    if (!find_target(e, &t))
        return;
    if (e->guess.done)
        mark_miss(e, &t);
    mark_line(e, &t);
    if (e->guess.done)
        tell_miss(e);
    else
        tell_task(e, &t);
}

/* The function that is read; where none is, the first one. */
static void choose(struct nb_explorer *e)
{
    const struct nb_reading *r = &e->reading;
    const struct nb_panel *p = r->set ? r->panel : nb_explorer_panel(e);
    nb_guess_free(&e->guess);
    e->guess.panel = (size_t)(p - e->scene->panels);
    e->guess.function = e->chosen >= 0 ? (size_t)e->chosen
                        : r->set       ? nb_reading_number_of(p, r->curve)
                                       : 0;
}

void nb_do_guess(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    struct target t;
    nb_explorer_read_views(e);
    choose(e);
    e->modes.guess = !e->modes.guess;
    e->modes.born = false;
    nb_explorer_rebuild(e);
    if (e->modes.guess && !find_target(e, &t)) {
        e->modes.guess = false;
        nb_explorer_say(e, _("nothing here has a derivative"));
    }
}
