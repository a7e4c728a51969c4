/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves that go up and down within a pixel, as bands. */
#include "config.h"

#include "plot/dense.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

static const double ink_per_column = 12; /* pixels of line */
static const double turns_per_column = 0.5;
static const double least_columns = 8;

bool nb_dense_is(const struct nb_point *points, size_t count, double scale)
{
    double ink = 0, turns = 0, last_rise = 0;
    for (size_t i = 1; i < count; i++) {
        const double run = points[i].x - points[i - 1].x, rise = points[i].y - points[i - 1].y;
        if (run < 0)
            return false;
        ink += hypot(run, rise);
        turns += rise * last_rise < 0;
        last_rise = rise;
    }
    const double columns = (points[count - 1].x - points[0].x) * scale;
    return columns >= least_columns && ink * scale > ink_per_column * columns &&
           turns > turns_per_column * columns;
}

struct column {
    double low, high;
};

static void widen(struct column *columns, size_t at, double y)
{
    columns[at].low = fmin(columns[at].low, y);
    columns[at].high = fmax(columns[at].high, y);
}

/* Marks all columns that the segment passes with the y's it has there. */
static void mark(struct column *columns, size_t count, double x0, double step, struct nb_point a,
                 struct nb_point b)
{
    const size_t first = (size_t)((a.x - x0) / step), last = (size_t)((b.x - x0) / step);
    for (size_t i = first; i <= last && i < count; i++) {
        const double left = fmax(a.x, x0 + (double)i * step);
        const double right = fmin(b.x, x0 + (double)(i + 1) * step);
        const double slope = b.x > a.x ? (b.y - a.y) / (b.x - a.x) : 0;
        widen(columns, i, b.x > a.x ? a.y + (left - a.x) * slope : a.y);
        widen(columns, i, b.x > a.x ? a.y + (right - a.x) * slope : b.y);
    }
}

void nb_dense_fill(cairo_t *cr, const struct nb_point *points, size_t count, double scale,
                   double line_width)
{
    const double x0 = points[0].x, step = 1 / scale;
    const size_t n = (size_t)((points[count - 1].x - x0) / step) + 1;
    struct column *columns = nb_xcalloc(n, sizeof *columns);
    for (size_t i = 0; i < n; i++)
        columns[i] = (struct column){INFINITY, -INFINITY};
    for (size_t i = 1; i < count; i++)
        mark(columns, n, x0, step, points[i - 1], points[i]);
    for (size_t i = 0; i < n; i++)
        if (columns[i].low > columns[i].high)
            columns[i] = i ? columns[i - 1] : (struct column){points[0].y, points[0].y};
    for (size_t i = 0; i < n; i++)
        cairo_line_to(cr, x0 + ((double)i + 0.5) * step, columns[i].low - line_width / 2);
    for (size_t i = n; i-- > 0;)
        cairo_line_to(cr, x0 + ((double)i + 0.5) * step, columns[i].high + line_width / 2);
    cairo_close_path(cr);
    cairo_fill(cr);
    free(columns);
}
