/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns cut at steps. Between two of them the curve is level, and all is proved. */
#include "config.h"

#include "curve/stairs_cells.h"

#include <math.h>

#include "base/xalloc.h"

enum { MOST_STEPS = 2 }; /* of a column that is cut at them */

struct column {
    struct nb_profile *f;
    double x0, x1, u0, u1;
};

static double place_in(const struct column *c, double x)
{
    return c->u0 + (x - c->x0) / (c->x1 - c->x0) * (c->u1 - c->u0);
}

static void add_cell(struct nb_profile *f, struct nb_cell c)
{
    f->cells = nb_grow(f->cells, &f->cap, f->count + 1, sizeof *f->cells);
    f->cells[f->count++] = c;
}

/* From one step to the next the curve is y, or nowhere. */
static void add_level(const struct column *c, double x0, double x1, double y)
{
    const struct nb_cell *last = c->f->count ? &c->f->cells[c->f->count - 1] : NULL;
    const unsigned stepped = NB_CELL_STEPPED | NB_CELL_PROVED | NB_CELL_MONOTONE;
    if (!(x0 < x1))
        return;
    add_cell(c->f, (struct nb_cell){.x0 = x0,
                                    .x1 = x1,
                                    .u0 = place_in(c, x0),
                                    .u1 = place_in(c, x1),
                                    .at0 = {y, 0},
                                    .at1 = {y, 0},
                                    .lo = isnan(y) ? INFINITY : y,
                                    .hi = isnan(y) ? -INFINITY : y,
                                    .state = stepped | (isnan(y) ? NB_CELL_NOWHERE : 0),
                                    .joined = last && last->at1.y == y});
}

static struct nb_limit limit_of(double y)
{
    return (struct nb_limit){isnan(y) ? NB_LIMIT_UNDEFINED : NB_LIMIT_FINITE, y, 0};
}

static void add_break(struct nb_profile *f, const struct nb_stair *s)
{
    const bool end = isnan(s->before) || isnan(s->after);
    f->breaks = nb_grow(f->breaks, &f->break_cap, f->break_count + 1, sizeof *f->breaks);
    f->breaks[f->break_count++] = (struct nb_break){.kind = end ? NB_BREAK_END : NB_BREAK_JUMP,
                                                    .x = s->x,
                                                    .value = s->value,
                                                    .exact = true,
                                                    .rounding = true,
                                                    .left = limit_of(s->before),
                                                    .right = limit_of(s->after),
                                                    .before = {s->before, 0},
                                                    .after = {s->after, 0},
                                                    .slope = {NAN, NAN}};
}

/* More steps than can be told apart, or not all that there are. */
static void add_band(const struct column *c, const struct nb_flight *all)
{
    const unsigned sure = NB_CELL_STEPPED | NB_CELL_PROVED | NB_CELL_MONOTONE;
    const unsigned tried = NB_CELL_STEPPED | NB_CELL_TRIED | NB_CELL_MONOTONE;
    add_cell(c->f, (struct nb_cell){.x0 = c->x0,
                                    .x1 = c->x1,
                                    .u0 = c->u0,
                                    .u1 = c->u1,
                                    .at0 = {all->first, NAN},
                                    .at1 = {all->last, NAN},
                                    .lo = all->lo,
                                    .hi = all->hi,
                                    .state = NB_CELL_CROWDED | (all->whole   ? sure
                                                                : all->tried ? tried
                                                                             : 0),
                                    .joined = true});
}

static void add_column(const struct column *c, struct nb_stairs *s)
{
    struct nb_stair steps[MOST_STEPS];
    const struct nb_flight all = nb_stairs_between(s, c->x0, c->x1, steps, MOST_STEPS);
    if (all.count > MOST_STEPS || !all.whole) {
        add_band(c, &all);
        return;
    }
    double from = c->x0, y = all.first;
    for (size_t i = 0; i < all.count; i++) {
        add_level(c, from, steps[i].x, y);
        add_break(c->f, &steps[i]);
        from = steps[i].x;
        y = steps[i].after;
    }
    add_level(c, from, c->x1, y);
}

void nb_stairs_cells(struct nb_stairs *s, struct nb_profile *f, const double *x, size_t columns)
{
    const double n = (double)columns;
    for (size_t i = 0; i < columns; i++) {
        const struct column c = {f, x[i], x[i + 1], (double)i / n, (double)(i + 1) / n};
        add_column(&c, s);
    }
}
