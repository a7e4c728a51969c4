/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A curve cut into cells.
 *
 * Columns are enclosed many at a time: where y and y' are continuous and y' keeps its sign
 * nothing else is asked. What is left is halved down to single columns; those in which
 * something may happen are cut where it does. */
#include "config.h"

#include "curve/profile.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "curve/rank.h"
#include "curve/recall.h"
#include "curve/stairs_cells.h"

enum {
    MOST_BREAKS = 2,  /* of a column that is cut at them */
    LEAST_RANKS = 32, /* doubles in a column, for less it is coarse */
    INNER = 8,        /* points in a cell that is sampled */
};

/* The work: borders of the columns, and y and y' there. */
struct scan {
    struct nb_profile *f;
    struct nb_probe *p, *of;
    const struct nb_recall *known;
    double *x, *y, *slope;
    size_t columns;
};

void nb_cell_widen(struct nb_cell *c, double y)
{
    if (isnan(y))
        return;
    if (c->lo > c->hi) {
        c->lo = c->hi = y;
        return;
    }
    c->lo = fmin(c->lo, y);
    c->hi = fmax(c->hi, y);
}

void nb_cell_forget(struct nb_cell *c)
{
    c->lo = INFINITY;
    c->hi = -INFINITY;
}

static double place_of(const struct scan *s, size_t i)
{
    return (double)i / (double)s->columns;
}

static struct nb_jet jet_of(const struct scan *s, size_t i)
{
    return (struct nb_jet){s->y[i], s->slope[i]};
}

/* The extent that the ends alone have. */
static void begin_extent(struct nb_cell *c)
{
    nb_cell_forget(c);
    if (c->state & NB_CELL_NOWHERE)
        return;
    nb_cell_widen(c, c->at0.y);
    nb_cell_widen(c, c->at1.y);
}

static bool is_continuous(enum nb_break_kind kind)
{
    return kind == NB_BREAK_NONE || kind == NB_BREAK_KINK || kind == NB_BREAK_VERTICAL;
}

/* Whether there is next to nothing between two points, the second of which is not less. */
static bool are_close(double a, double b)
{
    return nb_rank_distance(a, b) < LEAST_RANKS;
}

/* A cell begins as the break where it begins says. */
static void add_cell(struct nb_profile *f, struct nb_cell c)
{
    const struct nb_break *last = f->break_count ? &f->breaks[f->break_count - 1] : NULL;
    if (last && last->x <= c.x0 && are_close(last->x, c.x0)) {
        c.x0 = last->x;
        c.at0 = last->after;
        c.joined = is_continuous(last->kind);
        c.corner = true;
    }
    begin_extent(&c);
    f->cells = nb_grow(f->cells, &f->cap, f->count + 1, sizeof *f->cells);
    f->cells[f->count++] = c;
}

/* The cell that is all of column i. */
static struct nb_cell whole_column(const struct scan *s, size_t i, unsigned state)
{
    return (struct nb_cell){.x0 = s->x[i],
                            .x1 = s->x[i + 1],
                            .u0 = place_of(s, i),
                            .u1 = place_of(s, i + 1),
                            .at0 = jet_of(s, i),
                            .at1 = jet_of(s, i + 1),
                            .state = state,
                            .joined = true};
}

static void add_columns(const struct scan *s, size_t i, size_t j, unsigned state)
{
    for (; i < j; i++)
        add_cell(s->f, whole_column(s, i, state));
}

static void add_break(struct nb_profile *f, struct nb_break b)
{
    if (b.kind == NB_BREAK_NONE)
        return;
    f->breaks = nb_grow(f->breaks, &f->break_cap, f->break_count + 1, sizeof *f->breaks);
    f->breaks[f->break_count++] = b;
}

/* The place of x in a column, in which the scale is as good as straight. */
static double place_in(const struct scan *s, size_t i, double x)
{
    const double share = (x - s->x[i]) / (s->x[i + 1] - s->x[i]);
    return place_of(s, i) + share * (place_of(s, i + 1) - place_of(s, i));
}

/* Column i is cut at a break: `c` is the part before, and becomes that behind. */
static void cut_at(const struct scan *s, size_t i, const struct nb_break *b, struct nb_cell *c)
{
    struct nb_profile *f = s->f;
    if (!are_close(c->x0, b->x)) {
        struct nb_cell before = *c;
        before.x1 = b->x;
        before.u1 = place_in(s, i, b->x);
        before.at1 = b->before;
        add_cell(f, before);
    } else if (f->count > 0) { /* at the border of two columns: known by the second */
        struct nb_cell *last = &f->cells[f->count - 1];
        last->x1 = b->x;
        last->at1 = b->before;
        begin_extent(last);
    }
    c->x0 = b->x;
    c->u0 = place_in(s, i, b->x);
    c->at0 = b->after;
}

/* The break at a place: a derivative has no value where its function is not continuous. */
static struct nb_break break_of(const struct scan *s, struct nb_place_at at, double reach)
{
    struct nb_break b;
    if (nb_recall_has(s->known, at, &b))
        return b;
    b = nb_recall_break(s->known, s->p, at, reach);
    if (s->of && is_continuous(b.kind) && !is_continuous(nb_break_at(s->of, at, reach).kind)) {
        b.kind = NB_BREAK_HOLE;
        b.value = NAN;
    }
    return b;
}

/* Something may happen in column i. */
static void cut_column(const struct scan *s, size_t i)
{
    struct nb_place_at at[2 * MOST_BREAKS + 2];
    size_t n = nb_probe_events(s->p, s->x[i], s->x[i + 1], at, MOST_BREAKS);
    if (s->of && n <= MOST_BREAKS) {
        n += nb_probe_events(s->of, s->x[i], s->x[i + 1], at + n, MOST_BREAKS);
        n = nb_places_once(at, n, 0x1p-40 * (s->x[i + 1] - s->x[i]));
    }
    struct nb_cell c = whole_column(s, i, 0);
    struct nb_profile *f = s->f;
    if (n > MOST_BREAKS) {
        c.state |= NB_CELL_CROWDED;
        c.joined = false;
        add_cell(f, c);
        return;
    }
    for (size_t k = 0; k < n; k++) {
        const double reach =
            fmin(s->x[i + 1] - s->x[i], k + 1 < n ? at[k + 1].x - at[k].x : INFINITY);
        const bool known = f->break_count > 0 && at[k].x <= f->breaks[f->break_count - 1].x;
        const struct nb_break b =
            known ? f->breaks[f->break_count - 1] : break_of(s, at[k], reach / 8);
        if (!known)
            add_break(f, b);
        if (b.x >= c.x0)
            cut_at(s, i, &b, &c);
    }
    if (!are_close(c.x0, c.x1))
        add_cell(f, c);
}

/* Slopes that are lost in the computation, as inf/inf, by their neighbours. */
static void mend_slopes(const struct scan *s)
{
    for (size_t i = 1; i < s->columns; i++)
        if (isnan(s->slope[i]))
            s->slope[i] = (s->y[i + 1] - s->y[i - 1]) / (s->x[i + 1] - s->x[i - 1]);
}

static bool keeps_sign(struct nb_interval slope)
{
    return slope.lo >= 0 || slope.hi <= 0;
}

/* Whether the function of which this is a derivative may jump there. */
static bool may_jump(const struct scan *s, size_t i, size_t j)
{
    return s->of && !nb_probe_over(s->of, s->x[i], s->x[j]).y.continuous;
}

static void look_at(const struct scan *s, size_t i, size_t j)
{
    const struct nb_reach r = nb_probe_over(s->p, s->x[i], s->x[j]);
    const bool smooth = r.y.continuous && r.slope.continuous && r.slope.defined == NB_EVERYWHERE &&
                        !may_jump(s, i, j);
    if (nb_interrupt_pending())
        return;
    if (r.y.defined == NB_NOWHERE)
        add_columns(s, i, j, NB_CELL_NOWHERE | NB_CELL_PROVED);
    else if (smooth && keeps_sign(r.slope))
        add_columns(s, i, j, NB_CELL_SMOOTH | NB_CELL_MONOTONE);
    else if (j - i > 1) {
        look_at(s, i, (i + j) / 2);
        look_at(s, (i + j) / 2, j);
    } else if (smooth)
        add_columns(s, i, j, NB_CELL_SMOOTH);
    else
        cut_column(s, i);
}

/* Columns with so few doubles that a point of each is all there is. */
static void take_coarse(const struct scan *s)
{
    for (size_t i = 0; i < s->columns; i++) {
        struct nb_cell c = whole_column(s, i, NB_CELL_COARSE);
        c.at1 = c.at0 = (struct nb_jet){s->y[i], 0};
        c.joined = i > 0 && s->y[i] == s->y[i - 1];
        add_cell(s->f, c);
    }
}

static bool is_coarse(const struct scan *s)
{
    for (size_t i = 0; i < s->columns; i++)
        if (nb_rank_distance(s->x[i], s->x[i + 1]) < LEAST_RANKS)
            return true;
    return false;
}

static double inner_point(const struct nb_cell *c, size_t k)
{
    const double t = ((double)k + 0.5) / INNER;
    return c->x0 + t * (c->x1 - c->x0);
}

/* Where the slope changes its sign between two points there is an extreme: about here. */
static double extreme_between(double a, double slope_a, double b, double slope_b)
{
    if (!(slope_a < 0 ? slope_b > 0 : slope_a > 0 && slope_b < 0))
        return NAN;
    const double t = slope_a / (slope_a - slope_b);
    return isfinite(t) ? a + t * (b - a) : 0.5 * a + 0.5 * b;
}

static bool wants_samples(const struct nb_cell *c)
{
    return !(c->state & (NB_CELL_MONOTONE | NB_CELL_NOWHERE | NB_CELL_COARSE));
}

/* Points inside of a cell, their jets, and the extremes that they hint at. */
struct inside {
    struct nb_cell *cell;
    size_t first; /* among all points */
};

static size_t gather(struct nb_profile *f, struct inside *list, double *x)
{
    size_t n = 0;
    for (size_t i = 0; i < f->count; i++) {
        if (!wants_samples(&f->cells[i]))
            continue;
        list[n] = (struct inside){&f->cells[i], n * INNER};
        for (size_t k = 0; k < INNER; k++)
            x[n * INNER + k] = inner_point(&f->cells[i], k);
        n++;
    }
    return n;
}

/* Replaces the points by where extremes are; NaN where none is. Returns how many. */
static void seek_extremes(const struct inside *list, size_t n, double *x, const double *slope)
{
    for (size_t i = 0; i < n; i++) {
        const struct nb_cell *c = list[i].cell;
        double last = c->x0, last_slope = c->at0.slope;
        for (size_t k = list[i].first; k < list[i].first + INNER; k++) {
            const double at = x[k];
            x[k] = extreme_between(last, last_slope, at, slope[k]);
            if (isnan(x[k])) /* the value at a point that was seen costs nothing more */
                x[k] = at;
            last = at;
            last_slope = slope[k];
        }
    }
}

static void widen_all(const struct inside *list, size_t n, const double *y)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < INNER; k++)
            nb_cell_widen(list[i].cell, y[list[i].first + k]);
}

/* A value at an end alone, as (-1)^-1 of x^x, is no curve. */
static void forget_lone_ends(const struct inside *list, size_t n, const double *y)
{
    for (size_t i = 0; i < n; i++) {
        bool any = false;
        for (size_t k = 0; k < INNER; k++)
            any |= !isnan(y[list[i].first + k]);
        if (!any)
            nb_cell_forget(list[i].cell);
    }
}

/* Looks into the cells of which enclosures did not say all. */
static void sample_inside(struct nb_profile *f, struct nb_probe *p)
{
    struct inside *list = nb_xcalloc(f->count + 1, sizeof *list);
    double *x = nb_xcalloc(3 * INNER * f->count + 1, sizeof *x);
    const size_t n = gather(f, list, x), points = n * INNER;
    double *y = x + points, *slope = y + points;
    nb_probe_jets(p, x, points, y, slope);
    forget_lone_ends(list, n, y);
    widen_all(list, n, y);
    seek_extremes(list, n, x, slope);
    nb_probe_values(p, x, points, y);
    widen_all(list, n, y);
    for (size_t i = 0; i < n; i++)
        list[i].cell->state |= NB_CELL_SAMPLED;
    free(x);
    free(list);
}

/* What jumps at the very beginning is continuous on all that is seen. */
static void look_at_beginning(const struct scan *s)
{
    struct nb_place_at at[MOST_BREAKS + 1];
    const double first = s->x[0], beyond = nb_rank_double(nb_rank_of(first) + LEAST_RANKS);
    if (nb_probe_events(s->p, first, beyond, at, MOST_BREAKS) == 1 && at[0].x == first)
        add_break(s->f, break_of(s, at[0], (s->x[1] - first) / 8));
}

void nb_profile_take(struct nb_profile *f, struct nb_probe *p, struct nb_probe *of,
                     const struct nb_recall *known, const struct nb_scale *x, size_t columns)
{
    assert(columns >= 1);
    *f = (struct nb_profile){.columns = columns};
    double *all = nb_xcalloc(3 * (columns + 1), sizeof *all);
    struct scan s = {f, p, of, known, all, all + columns + 1, all + 2 * (columns + 1), columns};
    const struct nb_scale axis = {x->lo, x->hi, 0, (double)columns, x->warp};
    for (size_t i = 0; i <= columns; i++)
        s.x[i] = nb_scale_invert(&axis, (double)i);
    nb_probe_jets(p, s.x, columns + 1, s.y, s.slope);
    mend_slopes(&s);
    if (is_coarse(&s))
        take_coarse(&s);
    else if (nb_probe_stairs(p))
        nb_stairs_cells(nb_probe_stairs(p), f, s.x, columns);
    else {
        look_at_beginning(&s);
        look_at(&s, 0, columns);
    }
    sample_inside(f, p);
    free(all);
}

void nb_profile_free(struct nb_profile *f)
{
    free(f->cells);
    free(f->breaks);
    *f = (struct nb_profile){0};
}
