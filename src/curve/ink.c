/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths of line inside of boxes. */
#include "config.h"

#include "curve/ink.h"

#include <math.h>
#include <stdlib.h>

#include "curve/flatten.h"

enum { STEPS = 16 };                  /* of a segment */
static const double last_part = 0.02; /* of the view, in which a curve may end */

static struct nb_rect rect_of(struct nb_window_part p)
{
    return (struct nb_rect){p.u0, p.v0, p.u1 - p.u0, p.v1 - p.v0};
}

static double length_in(const struct nb_rect *r, struct nb_point a, struct nb_point b)
{
    return nb_clip_segment(r, &a, &b) ? hypot(b.x - a.x, b.y - a.y) : 0;
}

static double piece_in(const struct nb_trace *t, const struct nb_trace_piece *p,
                       const struct nb_rect *r)
{
    size_t count;
    double sum = 0;
    struct nb_point *points = nb_piece_points(t, p, &count);
    for (size_t i = 1; i < count; i++)
        sum += length_in(r, points[i - 1], points[i]);
    free(points);
    return sum;
}

double nb_ink_in(const struct nb_trace *t, struct nb_window_part part)
{
    double sum = 0;
    const struct nb_rect r = rect_of(part);
    for (size_t i = 0; i < t->piece_count; i++)
        sum += piece_in(t, &t->pieces[i], &r);
    return sum;
}

double nb_ink_right_end(const struct nb_trace *t)
{
    if (t->piece_count == 0)
        return NAN;
    const struct nb_trace_piece *p = &t->pieces[t->piece_count - 1];
    const size_t last = p->first + p->count - 1;
    const struct nb_bar *bar = p->kind == NB_PIECE_BARS ? &t->bars[last] : NULL;
    const struct nb_point at =
        bar ? (struct nb_point){bar->u1, 0.5 * (bar->lo + bar->hi)} : t->points[last];
    return fabs(at.x - 1) < last_part && at.y >= 0 && at.y <= 1 ? at.y : NAN;
}

double nb_ink_left_end(const struct nb_trace *t)
{
    if (t->piece_count == 0)
        return NAN;
    const struct nb_trace_piece *p = &t->pieces[0];
    const struct nb_bar *bar = p->kind == NB_PIECE_BARS ? &t->bars[p->first] : NULL;
    const struct nb_point at =
        bar ? (struct nb_point){bar->u0, 0.5 * (bar->lo + bar->hi)} : t->points[p->first];
    return fabs(at.x) < last_part && at.y >= 0 && at.y <= 1 ? at.y : NAN;
}
