/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of maps: of a function, at the number of the pixel as its one variable, so that one
 * program computes them all; of a matrix, from the columns and rows that pixels are in. */
#include "config.h"

#include "figure/heat_sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/sampler.h"
#include "graph/build.h"
#include "graph/op.h"
#include "graph/subst.h"

enum { BLOCK = 1 << 16, LOOKED_AT = 257 };

/* Where a pixel is in the numbers of a map: after number `at`, by a share of the step to the
 * next; SIZE_MAX: outside. */
struct spot {
    size_t at;
    double share;
};

struct nb_heat_sampler {
    const struct nb_heat *h;
    struct nb_heat_grid g;
    struct nb_sampler *of; /* of a function of the pixel's number */
    double *number, *value;
    size_t first, count, rows_at_once; /* of the rows that are in `value` */
    struct spot *columns;
};

/* A grid with points on the borders of limits, the first row at the lower one. */
static struct nb_heat_grid grid_over(struct nb_limits x, struct nb_limits y, size_t points)
{
    const double step = 1.0 / (double)(points - 1);
    return (struct nb_heat_grid){{x.lo, x.hi, 0, 1, {NB_WARP_LINEAR, 0}},
                                 {y.lo, y.hi, 0, 1, {NB_WARP_LINEAR, 0}},
                                 0,
                                 step,
                                 0,
                                 step,
                                 points,
                                 points};
}

static double column_x(const struct nb_heat_grid *g, size_t column)
{
    return nb_scale_invert(&g->x, g->x0 + (double)column * g->dx);
}

static double row_y(const struct nb_heat_grid *g, size_t row)
{
    return nb_scale_invert(&g->y, g->y0 + (double)row * g->dy);
}

/* The coordinate at a place of the axis: of the pixel's column or row, an expression. */
static struct nb_expr *coordinate(struct nb_builder b, const struct nb_scale *s, double first,
                                  double step, struct nb_expr *index)
{
    const double lo = nb_warp_place(&s->warp, s->lo), hi = nb_warp_place(&s->warp, s->hi);
    const double unit = (hi - lo) / (s->to - s->from), from = lo + (first - s->from) * unit;
    struct nb_expr *place = nb_binary(b, NB_ADD, nb_const(b.pool, from),
                                      nb_binary(b, NB_MUL, nb_const(b.pool, step * unit), index));
    struct nb_err err = {0};
    if (s->warp.kind == NB_WARP_LINEAR)
        return place;
    const bool log = s->warp.kind == NB_WARP_LOG;
    struct nb_expr *value = nb_call(b, nb_op_find(log ? "exp" : "sinh"), &place, &err);
    return log ? value : nb_binary(b, NB_MUL, nb_const(b.pool, s->warp.linear), value);
}

static void begin_function(struct nb_heat_sampler *s)
{
    const struct nb_implicit *of = &s->h->of;
    const struct nb_builder b = {of->f->pool, false};
    struct nb_err err = {0};
    struct nb_expr *pixel = nb_var(b.pool, "pixel", nb_scalar_shape);
    struct nb_expr *width = nb_const(b.pool, (double)s->g.columns);
    struct nb_expr *row = nb_binary(b, NB_FLOORDIV, pixel, width);
    struct nb_expr *column = nb_binary(b, NB_SUB, pixel, nb_binary(b, NB_MUL, row, width));
    struct nb_expr *const vars[] = {of->x, of->y};
    struct nb_expr *const at[] = {coordinate(b, &s->g.x, s->g.x0, s->g.dx, column),
                                  coordinate(b, &s->g.y, s->g.y0, s->g.dy, row)};
    struct nb_expr *f = nb_subst(b, of->f, vars, at, 2, &err);
    if (!f)
        return;
    s->of = nb_sampler_new(&f, 1, pixel);
    s->rows_at_once = s->g.columns < BLOCK ? BLOCK / s->g.columns : 1;
    s->number = nb_xcalloc(s->rows_at_once * s->g.columns, sizeof *s->number);
    s->value = nb_xcalloc(s->rows_at_once * s->g.columns, sizeof *s->value);
}

/* `count` rising numbers. */
static struct spot spot_of(const double *at, size_t count, double x)
{
    size_t lo = 0, hi = count - 1;
    if (count == 1 || !(x >= at[0] && x <= at[hi]))
        return (struct spot){count == 1 ? 0 : SIZE_MAX, 0};
    while (hi - lo > 1) {
        const size_t mid = lo + (hi - lo) / 2;
        *(x >= at[mid] ? &lo : &hi) = mid;
    }
    return (struct spot){lo, (x - at[lo]) / (at[hi] - at[lo])};
}

/* How many numbers say where its columns are, or its rows. */
static size_t ends_of(const struct nb_heat *h, size_t count)
{
    return count + (h->kind == NB_HEAT_CELLS);
}

static void begin_numbers(struct nb_heat_sampler *s)
{
    s->columns = nb_xcalloc(s->g.columns, sizeof *s->columns);
    for (size_t i = 0; i < s->g.columns; i++)
        s->columns[i] = spot_of(s->h->numbers, ends_of(s->h, s->h->columns), column_x(&s->g, i));
}

struct nb_heat_sampler *nb_heat_sampler_new(const struct nb_heat *h, const struct nb_heat_grid *g)
{
    struct nb_heat_sampler *s = nb_xcalloc(1, sizeof *s);
    *s = (struct nb_heat_sampler){.h = h, .g = *g};
    if (h->of.f)
        begin_function(s);
    else if (nb_heat_is_whole(h))
        begin_numbers(s);
    return s;
}

void nb_heat_sampler_free(struct nb_heat_sampler *s)
{
    nb_sampler_free(s->of);
    free(s->number);
    free(s->value);
    free(s->columns);
    free(s);
}

static bool function_row(struct nb_heat_sampler *s, size_t row, double *values)
{
    struct nb_err err = {0};
    const size_t n = s->g.columns;
    if (row < s->first || row >= s->first + s->count) {
        s->first = row;
        s->count = s->g.rows - row < s->rows_at_once ? s->g.rows - row : s->rows_at_once;
        for (size_t i = 0; i < s->count * n; i++)
            s->number[i] = (double)(row * n + i);
        if (!nb_sampler_run(s->of, s->number, s->count * n, &s->value, &err))
            return false;
    }
    memcpy(values, s->value + (row - s->first) * n, n * sizeof *values);
    return true;
}

/* Between two columns of a row; a share of 0 asks for one alone. */
static double between(const double *z, size_t at, double share)
{
    return share > 0 ? z[at] + share * (z[at + 1] - z[at]) : z[at];
}

static void number_row(const struct nb_heat_sampler *s, size_t row, double *values, bool *there)
{
    const struct nb_heat *h = s->h;
    const double *ys = h->numbers + ends_of(h, h->columns), *z = ys + ends_of(h, h->rows);
    const struct spot y = spot_of(ys, ends_of(h, h->rows), row_y(&s->g, row));
    for (size_t i = 0; i < s->g.columns; i++) {
        const struct spot x = s->columns[i];
        there[i] = x.at != SIZE_MAX && y.at != SIZE_MAX;
        if (!there[i])
            continue;
        const double *line = z + y.at * h->columns;
        values[i] = line[x.at];
        if (h->kind == NB_HEAT_CELLS)
            continue;
        values[i] = between(line, x.at, x.share);
        if (y.share > 0)
            values[i] += y.share * (between(line + h->columns, x.at, x.share) - values[i]);
    }
}

bool nb_heat_sampler_row(struct nb_heat_sampler *s, size_t row, double *values, bool *there)
{
    if (nb_interrupt_pending() || (!s->of && !s->columns))
        return false;
    if (s->columns) {
        number_row(s, row, values, there);
        return true;
    }
    for (size_t i = 0; i < s->g.columns; i++)
        there[i] = true;
    return function_row(s, row, values);
}

static void take_value(struct nb_heat_range *f, double value)
{
    f->all++;
    f->none += isnan(value) != 0;
    f->infinite += isinf(value) != 0;
    if (!isfinite(value))
        return;
    f->lo = fmin(f->lo, value);
    f->hi = fmax(f->hi, value);
}

struct nb_heat_range nb_heat_look(const struct nb_heat *heat)
{
    struct nb_heat_range f = {INFINITY, -INFINITY, 0, 0, 0};
    if (heat->numbers) {
        const size_t n = heat->rows * heat->columns;
        for (size_t i = heat->count - n; i < heat->count; i++)
            take_value(&f, heat->numbers[i]);
        return f;
    }
    const struct nb_heat_grid g = grid_over(heat->x, heat->y, LOOKED_AT);
    struct nb_heat_sampler *s = nb_heat_sampler_new(heat, &g);
    double values[LOOKED_AT];
    bool there[LOOKED_AT];
    for (size_t k = 0; k < g.rows && nb_heat_sampler_row(s, k, values, there); k++)
        for (size_t i = 0; i < g.columns; i++)
            take_value(&f, values[i]);
    nb_heat_sampler_free(s);
    return f;
}
