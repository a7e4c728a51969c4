/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths of line inside of boxes. */
#include "config.h"

#include "curve/ink.h"

#include <math.h>

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

static double mixed(double t, double a, double b, double c, double d)
{
    const double r = 1 - t;
    return r * r * r * a + 3 * r * r * t * b + 3 * r * t * t * c + t * t * t * d;
}

static struct nb_point on_cubic(const struct nb_point p[4], double t)
{
    return (struct nb_point){mixed(t, p[0].x, p[1].x, p[2].x, p[3].x),
                             mixed(t, p[0].y, p[1].y, p[2].y, p[3].y)};
}

static double cubic_in(const struct nb_rect *r, const struct nb_point p[4])
{
    double sum = 0;
    struct nb_point last = p[0];
    for (int k = 1; k <= STEPS; k++) {
        const struct nb_point next = on_cubic(p, (double)k / STEPS);
        sum += length_in(r, last, next);
        last = next;
    }
    return sum;
}

static double piece_in(const struct nb_trace *t, const struct nb_trace_piece *p,
                       const struct nb_rect *r)
{
    double sum = 0;
    const size_t end = p->first + p->count;
    if (p->kind == NB_PIECE_BARS)
        for (size_t i = p->first; i < end; i++) {
            const struct nb_bar *b = &t->bars[i];
            const double u = 0.5 * (b->u0 + b->u1);
            sum += fmax(
                length_in(r, (struct nb_point){u, b->lo}, (struct nb_point){u, b->hi}),
                length_in(r, (struct nb_point){b->u0, b->lo}, (struct nb_point){b->u1, b->lo}));
        }
    else if (p->kind == NB_PIECE_LINE)
        for (size_t i = p->first + 1; i < end; i++)
            sum += length_in(r, t->points[i - 1], t->points[i]);
    else
        for (size_t i = p->first; i + 3 < end; i += 3)
            sum += cubic_in(r, &t->points[i]);
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
