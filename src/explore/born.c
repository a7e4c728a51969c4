/* SPDX-License-Identifier: GPL-3.0-or-later */
/* f' under the hand that moves the tangent. The picture has f' already, proved and not to be
 * seen: what is shown of it was sampled with the picture, so that jumps are jumps. */
#include "config.h"

#include "explore/born.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "curve/flatten.h"
#include "explore/deeds_priv.h"
#include "explore/marking.h"
#include "figure/orders.h"

static const double furthest = 80; /* that a hand goes from one place to the next, in points */
static const double pen = 2.6, dot = 2.6;

void nb_born_clear(struct nb_born *b)
{
    b->count = 0;
    b->going = false;
}

void nb_born_free(struct nb_born *b)
{
    free(b->list);
    *b = (struct nb_born){0};
}

static bool meet(const struct nb_stretch *a, const struct nb_stretch *b)
{
    return a->panel == b->panel && a->function == b->function && a->x0 <= b->x1 && b->x0 <= a->x1;
}

/* Adds a stretch, as one with all that it meets. */
static void add(struct nb_born *b, struct nb_stretch new)
{
    for (size_t i = b->count; i-- > 0;) {
        const struct nb_stretch old = b->list[i];
        if (!meet(&old, &new))
            continue;
        if (old.x0 < new.x0)
            new.slope = old.slope;
        new.x0 = fmin(old.x0, new.x0);
        new.x1 = fmax(old.x1, new.x1);
        b->list[i] = b->list[--b->count];
    }
    b->list = nb_grow(b->list, &b->cap, b->count + 1, sizeof *b->list);
    b->list[b->count++] = new;
}

static void visit(struct nb_explorer *e)
{
    struct nb_born *b = &e->born;
    const struct nb_reading *r = &e->reading;
    if (!r->set || r->orders < 2 || isnan(r->y[1])) {
        b->going = false;
        return;
    }
    const size_t panel = (size_t)(r->panel - e->scene->panels);
    const size_t function = nb_reading_number_of(r->panel, r->curve);
    const double at_x = nb_panel_at_x(r->panel, r->x);
    const bool goes_on = b->going && b->panel == panel && b->function == function &&
                         fabs(at_x - b->at_x) <= furthest;
    const double from = goes_on ? b->x : r->x;
    add(b, (struct nb_stretch){panel, function, fmin(from, r->x), fmax(from, r->x), r->y[1]});
    b->going = true;
    b->panel = panel;
    b->function = function;
    b->x = r->x;
    b->at_x = at_x;
}

/* Drawing. */
struct window {
    const struct nb_panel *panel;
    const struct nb_curve *curve; /* the derivative */
    const struct nb_trace *trace;
    struct nb_rect plot, strip; /* the strip: where it is seen */
    double u0, u1;
};

/* Bars may go on for ever. */
static struct nb_point placed(const struct window *w, double u, double v)
{
    const double far = 1e6;
    v = fmin(fmax(v, -far), far);
    return (struct nb_point){w->plot.x + u * w->plot.width, w->plot.y + (1 - v) * w->plot.height};
}

/* A piece, from the last point before the strip to the first one behind it. */
static void mark_piece(struct nb_explorer *e, const struct window *w,
                       const struct nb_trace_piece *piece)
{
    size_t count, n = 0;
    struct nb_point *points = nb_piece_points(w->trace, piece, &count);
    for (size_t i = 0; i < count; i++) {
        const bool before = i + 1 < count && points[i + 1].x < w->u0;
        const bool behind = i > 0 && points[i - 1].x > w->u1;
        if (!before && !behind)
            points[n++] = points[i];
    }
    for (size_t i = 0; i < n; i++)
        points[i] = placed(w, points[i].x, points[i].y);
    if (n > 1)
        nb_overlay_line(&e->marks, points, n, nb_mark_hue(e, w->curve), pen)->clip = w->strip;
    free(points);
}

/* The ends at jumps. */
static void mark_ends(struct nb_explorer *e, const struct window *w)
{
    for (size_t i = 0; i < w->trace->dot_count; i++) {
        const struct nb_dot *d = &w->trace->dots[i];
        const struct nb_point at = placed(w, d->u, d->v);
        if (d->u >= w->u0 && d->u <= w->u1 && nb_mark_is_in(&w->plot, at.x, at.y))
            nb_overlay_dot(&e->marks, at.x, at.y, dot, nb_mark_hue(e, w->curve))->hollow =
                !d->closed;
    }
}

static void mark_stretch(struct nb_explorer *e, const struct nb_stretch *s)
{
    const struct nb_panel *p = &e->scene->panels[s->panel];
    const struct nb_axes *a = p->axes;
    size_t f;
    const struct nb_curve *c =
        nb_reading_function(p, s->function, &f) ? nb_orders_derivative(a, &a->curves[f], 1) : NULL;
    if (!c || s->x1 < p->x.lo || s->x0 > p->x.hi)
        return;
    struct window w = {p, c, &p->traces[c - a->curves], nb_mark_plot(p), {0, 0, 0, 0}, 0, 0};
    const struct nb_point at = nb_mark_place(p, c, s->x0, s->slope);
    if (s->x0 == s->x1) {
        if (nb_mark_is_in(&w.plot, at.x, at.y))
            nb_overlay_dot(&e->marks, at.x, at.y, dot, nb_mark_hue(e, c));
        return;
    }
    const double x0 = nb_panel_at_x(p, s->x0), x1 = nb_panel_at_x(p, s->x1);
    w.strip = w.plot;
    w.strip.x = fmax(fmin(x0, x1), w.plot.x);
    w.strip.width = fmin(fmax(x0, x1), w.plot.x + w.plot.width) - w.strip.x;
    w.u0 = (w.strip.x - w.plot.x) / w.plot.width;
    w.u1 = w.u0 + w.strip.width / w.plot.width;
    for (size_t i = 0; i < w.trace->piece_count && w.strip.width > 0; i++)
        mark_piece(e, &w, &w.trace->pieces[i]);
    mark_ends(e, &w);
}

void nb_born_mark(struct nb_explorer *e)
{
    visit(e);
    for (size_t i = 0; i < e->born.count; i++)
        mark_stretch(e, &e->born.list[i]);
}

void nb_do_born(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_read_views(e);
    nb_born_clear(&e->born);
    e->modes.born = !e->modes.born;
    e->modes.guess = false;
    nb_explorer_rebuild(e);
}
