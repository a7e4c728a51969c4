/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces as polylines. */
#include "config.h"

#include "curve/flatten.h"

#include <string.h>

#include "base/xalloc.h"

enum { STEPS = 16 }; /* of a segment */

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

static struct nb_point *of_curve(const struct nb_point *points, size_t segments, size_t *count)
{
    struct nb_point *out = nb_xcalloc(segments * STEPS + 1, sizeof *out);
    size_t n = 0;
    out[n++] = points[0];
    for (size_t i = 0; i < segments; i++)
        for (int k = 1; k <= STEPS; k++)
            out[n++] = on_cubic(points + 3 * i, (double)k / STEPS);
    *count = n;
    return out;
}

static struct nb_point *of_bars(const struct nb_bar *bars, size_t bar_count, size_t *count)
{
    struct nb_point *out = nb_xcalloc(2 * bar_count + 1, sizeof *out);
    for (size_t i = 0; i < bar_count; i++) {
        const bool up = i % 2 == 0;
        out[2 * i] = (struct nb_point){bars[i].u0, up ? bars[i].lo : bars[i].hi};
        out[2 * i + 1] = (struct nb_point){bars[i].u1, up ? bars[i].hi : bars[i].lo};
    }
    *count = 2 * bar_count;
    return out;
}

static struct nb_point *of_line(const struct nb_point *points, size_t n, size_t *count)
{
    struct nb_point *out = nb_xcalloc(n + 1, sizeof *out);
    memcpy(out, points, n * sizeof *out);
    *count = n;
    return out;
}

struct nb_point *nb_piece_points(const struct nb_trace *t, const struct nb_trace_piece *p,
                                 size_t *count)
{
    if (p->kind == NB_PIECE_BARS)
        return of_bars(t->bars + p->first, p->count, count);
    if (p->kind == NB_PIECE_CURVE)
        return of_curve(t->points + p->first, (p->count - 1) / 3, count);
    return of_line(t->points + p->first, p->count, count);
}
