/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves that go up and down within a pixel, as bands: the stroke of a curve is the curve
 * made thicker by a disc, so its edges are the highest and lowest that a disc reaches which
 * stands on a column nearby. */
#include "config.h"

#include "plot/dense.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "curve/clip.h"

static const double steps_per_pixel = 2;
/* How far simplifying may move an edge, in steps. */
#define FLAT 0.2

/* What the columns cover at places `step` apart, and what the pen makes of it. */
struct edges {
    double x0, step;
    size_t count;
    double *low, *high; /* of the columns; low > high where there is none */
    double *reach;      /* of the pen, by the distance in steps */
    size_t radius;      /* in steps */
};

static void cover(struct edges *e, const struct nb_column *columns, size_t count)
{
    for (size_t i = 0; i < e->count; i++) {
        e->low[i] = INFINITY;
        e->high[i] = -INFINITY;
    }
    for (size_t k = 0; k < count; k++) {
        const double from = (columns[k].x0 - e->x0) / e->step;
        const double to = (columns[k].x1 - e->x0) / e->step;
        for (size_t i = (size_t)fmax(ceil(from), 0); i < e->count && (double)i <= to; i++) {
            e->low[i] = fmin(e->low[i], columns[k].low);
            e->high[i] = fmax(e->high[i], columns[k].high);
        }
        const size_t nearest = (size_t)fmax(from / 2 + to / 2 + 0.5, 0);
        if (nearest < e->count) {
            e->low[nearest] = fmin(e->low[nearest], columns[k].low);
            e->high[nearest] = fmax(e->high[nearest], columns[k].high);
        }
    }
}

/* The edges at place i, the pen added; false where it does not reach. */
static bool edges_at(const struct edges *e, size_t i, double *low, double *high)
{
    const size_t first = i > e->radius ? i - e->radius : 0;
    *low = INFINITY;
    *high = -INFINITY;
    for (size_t k = first; k <= i + e->radius && k < e->count; k++) {
        const double reach = e->reach[k > i ? k - i : i - k];
        *low = fmin(*low, e->low[k] - reach);
        *high = fmax(*high, e->high[k] + reach);
    }
    return *low <= *high;
}

/* Adds an edge to the path, without the points that a straight line passes. */
static void add_edge(cairo_t *cr, struct nb_point *edge, size_t count, double tolerance)
{
    const size_t kept = nb_clip_simplify(edge, count, tolerance);
    for (size_t i = 0; i < kept; i++)
        cairo_line_to(cr, edge[i].x, edge[i].y);
}

static void trace_edges(cairo_t *cr, const struct edges *e)
{
    cairo_new_sub_path(cr);
    struct nb_point *low = nb_xcalloc(2 * e->count, sizeof *low), *high = low + e->count;
    size_t n = 0;
    for (size_t i = 0; i < e->count; i++) {
        double y0, y1;
        if (!edges_at(e, i, &y0, &y1))
            continue;
        low[n].x = e->x0 + (double)i * e->step;
        low[n].y = y0;
        /* From right to left, behind all others. */
        high[e->count - 1 - n] = (struct nb_point){low[n].x, y1};
        n++;
    }
    add_edge(cr, low, n, FLAT * e->step);
    add_edge(cr, high + e->count - n, n, FLAT * e->step);
    cairo_close_path(cr);
    free(low);
}

void nb_dense_path(cairo_t *cr, const struct nb_column *columns, size_t count, double scale,
                   double line_width)
{
    const double step = 1 / (scale * steps_per_pixel), radius = line_width / 2;
    struct edges e = {.step = step, .radius = (size_t)(radius / step)};
    e.x0 = columns[0].x0 - (double)e.radius * step;
    e.count = (size_t)((columns[count - 1].x1 - e.x0) / step) + e.radius + 2;
    e.low = nb_xcalloc(2 * e.count + e.radius + 1, sizeof *e.low);
    e.high = e.low + e.count;
    e.reach = e.high + e.count;
    for (size_t k = 0; k <= e.radius; k++)
        e.reach[k] = sqrt(fmax(radius * radius - (double)k * step * (double)k * step, 0));
    cover(&e, columns, count);
    trace_edges(cr, &e);
    free(e.low);
}
