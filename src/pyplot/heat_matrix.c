/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matrices as maps: their numbers, and where their columns and rows are. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "pyplot/heat_values.h"
#include "value/convert.h"

/* The numbers of a matrix behind the coordinates of its columns and rows. */
bool nb_heat_read_matrix(struct nb_args *a, size_t item, bool points, struct nb_heat *heat)
{
    const struct nb_span span = a->rest_span[item];
    struct nb_expr *e = nb_value_expr(a->in, a->rest[item], span, a->err);
    if (!e || !nb_arg_closed(a, e, NULL, span))
        return false;
    const size_t n = nb_shape_count(e->shape);
    if (e->shape.rank != 2 || n == 0 || n > NB_HEAT_CELLS_MAX) {
        nb_fail(a, NB_ERR_SHAPE,
                e->shape.rank == 2 && n > 0
                    ? _("a map of %zu cells is too large: it may have %d")
                    : _("a map needs a function of two numbers or a matrix"),
                n, NB_HEAT_CELLS_MAX);
        nb_err_at(a->err, span);
        return false;
    }
    double *z = nb_eval(e, a->err);
    if (!z)
        return false;
    heat->kind = points ? NB_HEAT_POINTS : NB_HEAT_CELLS;
    heat->rows = e->shape.dim[0];
    heat->columns = e->shape.dim[1];
    heat->count = nb_heat_size(heat);
    heat->numbers = nb_xcalloc(heat->count, sizeof *heat->numbers);
    memcpy(heat->numbers + heat->count - n, z, n * sizeof *z);
    free(z);
    return true;
}

/* Even coordinates of `count` cells or points over an interval. */
static void spread(double *at, size_t count, bool points, struct nb_limits on)
{
    const size_t steps = points ? count - 1 : count;
    for (size_t i = 0; i <= steps; i++)
        at[i] = i == steps && steps
                    ? on.hi
                    : on.lo + (on.hi - on.lo) * ((double)i / fmax((double)steps, 1));
}

/* The coordinates of columns, or of rows, in a matrix that repeats them, as of meshgrid; as
 * many as are left in *n. False: it is another one. */
static bool read_repeated(double *v, struct nb_shape shape, bool of_rows, size_t *n)
{
    const size_t rows = shape.dim[0], columns = shape.dim[1];
    bool same = true;
    for (size_t k = 0; k < rows; k++)
        for (size_t i = 0; i < columns; i++)
            same = same && v[k * columns + i] == (of_rows ? v[k * columns] : v[i]);
    for (size_t k = 0; of_rows && k < rows; k++)
        v[k] = v[k * columns];
    *n = of_rows ? rows : columns;
    return same;
}

/* Puts the coordinates of `count` columns or rows at their borders, or at points: those of
 * borders are one more than cells, and between those of middles the borders are. */
static bool take_coordinates(const double *v, size_t n, size_t count, bool points, double *at)
{
    bool rise = n == count || (!points && n == count + 1);
    for (size_t i = 0; i < n; i++)
        rise = rise && isfinite(v[i]) && (i == 0 || v[i - 1] < v[i]);
    if (!rise || (n < 2 && !points))
        return false;
    if (points || n == count + 1) {
        memcpy(at, v, n * sizeof *v);
        return true;
    }
    for (size_t i = 1; i < n; i++)
        at[i] = v[i - 1] / 2 + v[i] / 2;
    at[0] = v[0] - (at[1] - v[0]);
    at[n] = v[n - 1] + (v[n - 1] - at[n - 1]);
    return true;
}

/* Item 0 has the coordinates of columns, item 1 those of rows. */
static bool read_coordinates(struct nb_args *a, size_t item, size_t count, bool points, double *at)
{
    const struct nb_span span = a->rest_span[item];
    struct nb_expr *e = nb_value_expr(a->in, a->rest[item], span, a->err);
    if (!e || !nb_arg_closed(a, e, NULL, span))
        return false;
    double *v = nb_eval(e, a->err);
    if (!v)
        return false;
    size_t n = nb_shape_count(e->shape);
    const bool good = (e->shape.rank < 2 || read_repeated(v, e->shape, item == 1, &n)) &&
                      take_coordinates(v, n, count, points, at);
    free(v);
    if (good)
        return true;
    nb_fail(a, NB_ERR_SHAPE, _("expected %zu coordinates that rise"), count);
    nb_err_at(a->err, span);
    return false;
}

/* A matrix is drawn as it is printed, its first row above, unless it has coordinates. */
bool nb_heat_place_matrix(struct nb_args *a, bool coordinates, struct nb_heat *heat)
{
    const bool points = heat->kind == NB_HEAT_POINTS;
    double *xs = heat->numbers, *ys = xs + heat->columns + !points;
    if (coordinates && (!read_coordinates(a, 0, heat->columns, points, xs) ||
                        !read_coordinates(a, 1, heat->rows, points, ys)))
        return false;
    const double half = points ? 0 : 0.5;
    if (!heat->x.set)
        heat->x = (struct nb_limits){-half, (double)heat->columns - 1 + half, true};
    if (!heat->y.set)
        heat->y = (struct nb_limits){-half, (double)heat->rows - 1 + half, true};
    if (!coordinates) {
        spread(xs, heat->columns, points, heat->x);
        spread(ys, heat->rows, points, heat->y);
    }
    heat->x = (struct nb_limits){xs[0], xs[heat->columns - points], true};
    heat->y = (struct nb_limits){ys[0], ys[heat->rows - points], true};
    if (heat->x.lo < heat->x.hi && heat->y.lo < heat->y.hi)
        return true;
    nb_fail(a, NB_ERR_SHAPE, _("a contour needs at least two rows and columns"));
    nb_err_at(a->err, a->rest_span[a->nrest - 1]);
    return false;
}
