/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extents proved: a cell is halved until every part is monotone, or enclosed by what was
 * seen but for half a pixel, or out of view on a side that the curve leaves by. */
#include "config.h"

#include "curve/prove.h"

#include <math.h>

#include "base/interrupt.h"
#include "curve/rank.h"

enum {
    MOST_PER_CELL = 4000,
    MOST_FOR_NOTHING = 64,
    LEAST_PER_CELL = 8,
    MOST_DEPTH = 60,
    NOISE_PROBES = 32
};
static const double tolerance = 0.5; /* pixels */
/* The part of a cell beside a break whose limit was found: what the limit says of it. */
#define BESIDE 0x1p-10

struct proof {
    struct nb_probe *p;
    const struct nb_sight *sight;
    struct nb_cell *cell;
    double x0, x1;       /* the cell, without the breaks at its ends */
    bool known0, known1; /* its ends are breaks of which we know what comes to them */
    size_t left;         /* enclosures that may still be asked for */
};

/* In pixels from the bottom of the view. */
static double pixel_of(const struct nb_sight *s, double y)
{
    return nb_scale_map(&s->y, y) * s->rows;
}

/* Whether the extent holds all of r that matters. */
static bool is_covered(const struct proof *q, struct nb_interval r)
{
    const struct nb_cell *c = q->cell;
    const struct nb_sight *s = q->sight;
    if (c->lo > c->hi)
        return false;
    const bool bound = !s->open || !(c->state & NB_CELL_SMOOTH);
    const bool above = (bound && c->hi >= s->y.hi) || r.hi <= c->hi ||
                       pixel_of(s, r.hi) <= pixel_of(s, c->hi) + tolerance;
    const bool below = (bound && c->lo <= s->y.lo) || r.lo >= c->lo ||
                       pixel_of(s, r.lo) >= pixel_of(s, c->lo) - tolerance;
    return above && below;
}

static bool is_monotone(const struct nb_reach *r)
{
    return r->y.continuous && r->slope.defined == NB_EVERYWHERE &&
           (r->slope.lo >= 0 || r->slope.hi <= 0);
}

/* What the mean value theorem leaves of y over a..b. */
static struct nb_interval narrowed(struct proof *q, const struct nb_reach *r, double a, double m,
                                   double b)
{
    if (!r->y.continuous || !isfinite(r->slope.hi - r->slope.lo))
        return r->y;
    const struct nb_interval at_m = nb_probe_over(q->p, m, m).y;
    q->left -= q->left > 0;
    const struct nb_interval step = nb_interval_sub(nb_between(a, b), nb_interval_at(m));
    return nb_common(r->y, nb_interval_add(at_m, nb_interval_mul(r->slope, step)));
}

static void see(struct proof *q, double x)
{
    double y;
    nb_probe_values(q->p, &x, 1, &y);
    nb_cell_widen(q->cell, y);
}

/* Whether a..b lies beside an end of the cell whose limit is known, and next to it. */
static bool is_beside_limit(const struct proof *q, double a, double b)
{
    const struct nb_cell *c = q->cell;
    const double width = BESIDE * (c->x1 - c->x0);
    return (q->known0 && a == q->x0 && b - a <= width) ||
           (q->known1 && b == q->x1 && b - a <= width);
}

/* What lies between a..b and the view's upper or lower edge is out of sight: the curve
 * only has to be known to leave there. */
static bool is_out_of_view(struct proof *q, struct nb_interval r)
{
    if (q->sight->open && q->cell->state & NB_CELL_SMOOTH)
        return false;
    if (r.defined != NB_EVERYWHERE || !(r.lo > q->sight->y.hi || r.hi < q->sight->y.lo))
        return false;
    nb_cell_widen(q->cell, r.lo > q->sight->y.hi ? r.lo : r.hi);
    return true;
}

static bool settle(struct proof *q, double a, double b, int depth)
{
    const struct nb_reach r = nb_probe_over(q->p, a, b);
    const double m = 0.5 * a + 0.5 * b;
    if (r.y.defined == NB_NOWHERE || is_covered(q, r.y) || is_out_of_view(q, r.y))
        return true;
    if (is_monotone(&r)) {
        see(q, a);
        see(q, b);
        return true;
    }
    if (q->left == 0 || depth == MOST_DEPTH || !(a < m && m < b))
        return is_beside_limit(q, a, b);
    q->left--;
    see(q, m);
    if (is_covered(q, narrowed(q, &r, a, m, b)) || is_beside_limit(q, a, b))
        return true;
    const bool left = settle(q, a, m, depth + 1), right = settle(q, m, b, depth + 1);
    return left && right;
}

/* How high the rounding errors of y at a point may be, in pixels. */
static double noise_at(struct nb_probe *p, const struct nb_sight *s, double x)
{
    const struct nb_interval y = nb_probe_over(p, x, x).y;
    const bool seen = y.defined != NB_NOWHERE && y.hi >= s->y.lo && y.lo <= s->y.hi;
    /* What has no bounds tells nothing of errors. */
    return seen && isfinite(y.hi - y.lo) ? pixel_of(s, y.hi) - pixel_of(s, y.lo) : 0;
}

static bool is_noise(const struct proof *q)
{
    return noise_at(q->p, q->sight, q->x0 + 0.382 * (q->x1 - q->x0)) > tolerance;
}

/* Whether there may be noise in cells that are monotone, too. */
static bool is_noisy(const struct nb_profile *f, struct nb_probe *p, const struct nb_sight *s)
{
    const size_t step = f->count / NOISE_PROBES + 1;
    for (size_t i = 0; i < f->count; i += step)
        if (noise_at(p, s, f->cells[i].x0) > tolerance / 2)
            return true;
    return false;
}

static const struct nb_break *break_at(const struct nb_profile *f, size_t *next, double x)
{
    while (*next < f->break_count && f->breaks[*next].x < x)
        ++*next;
    return *next < f->break_count && f->breaks[*next].x == x ? &f->breaks[*next] : NULL;
}

/* Whether all of the cell is monotone, but for the breaks at its ends. */
static bool is_monotone_inside(const struct proof *q)
{
    const struct nb_reach r = nb_probe_over(q->p, q->x0, q->x1);
    return is_monotone(&r);
}

static void prove_cell(struct proof *q, bool noisy)
{
    struct nb_cell *c = q->cell;
    c->state &= ~(unsigned)(NB_CELL_PROVED | NB_CELL_NOISE);
    bool monotone = c->state & NB_CELL_MONOTONE;
    if ((noisy || !monotone) && is_noise(q)) {
        c->state |= NB_CELL_NOISE;
        return;
    }
    if (!monotone && is_monotone_inside(q)) {
        c->state |= NB_CELL_MONOTONE;
        monotone = true;
    }
    const bool empty = c->lo > c->hi;
    if (monotone || settle(q, q->x0, q->x1, 0))
        c->state |= NB_CELL_PROVED;
    else if (empty) /* a value or two that were met by chance, as (-1)^-1 of x^x, are no curve */
        nb_cell_forget(c);
}

/* What the break at an end takes away from the cell, and says of it. */
static void look_at_ends(struct proof *q, const struct nb_break *first, const struct nb_break *last)
{
    const struct nb_cell *c = q->cell;
    q->x0 = first ? nb_rank_step(c->x0, NB_BREAK_DOUBT) : c->x0;
    q->x1 = last ? nb_rank_step(c->x1, -NB_BREAK_DOUBT) : c->x1;
    q->known0 = first && first->right.kind != NB_LIMIT_UNKNOWN;
    q->known1 = last && last->left.kind != NB_LIMIT_UNKNOWN;
}

/* Now and then a cell is tried harder again. */
enum { TRIED_AGAIN = 32, AGAIN = 256 };

/* Where cell after cell cannot be proved, the next is tried less hard; and the other way. */
static size_t allowed_next(size_t allowed, const struct proof *q)
{
    const bool tried = q->left < allowed / 2;
    if (tried && !(q->cell->state & NB_CELL_PROVED))
        return allowed / 2 > LEAST_PER_CELL ? allowed / 2 : LEAST_PER_CELL;
    return tried && 2 * allowed < MOST_PER_CELL ? 2 * allowed : allowed;
}

void nb_profile_prove(struct nb_profile *f, struct nb_probe *p, const struct nb_sight *sight,
                      size_t budget)
{
    const bool noisy = is_noisy(f, p, sight);
    size_t next = 0, allowed = MOST_PER_CELL;
    for (size_t i = 0; i < f->count && !nb_interrupt_pending(); i++) {
        struct nb_cell *c = &f->cells[i];
        struct proof q = {.p = p, .sight = sight, .cell = c};
        if (c->state & (NB_CELL_NOWHERE | NB_CELL_COARSE | NB_CELL_STEPPED))
            continue;
        const struct nb_break *first = break_at(f, &next, c->x0);
        const struct nb_break *last = break_at(f, &next, c->x1);
        look_at_ends(&q, first, last);
        if (i % TRIED_AGAIN == 0 && allowed < AGAIN)
            allowed = AGAIN;
        const size_t most = c->lo <= c->hi ? allowed : MOST_FOR_NOTHING;
        q.left = budget < most ? budget : most;
        budget -= q.left;
        prove_cell(&q, noisy);
        budget += q.left;
        allowed = allowed_next(allowed, &q);
    }
}

enum { POLISH_POINTS = 64, POLISH_HALVINGS = 60 };

/* The extreme between two points at which the slopes have different signs. */
static void polish_between(struct nb_cell *c, struct nb_probe *p, double a, double slope_a,
                           double b)
{
    for (int i = 0; i < POLISH_HALVINGS; i++) {
        const double m = 0.5 * a + 0.5 * b;
        const struct nb_jet at = nb_probe_at(p, m);
        nb_cell_widen(c, at.y);
        const bool before = (at.slope < 0) == (slope_a < 0);
        *(before ? &a : &b) = m;
    }
}

static void polish_cell(struct nb_cell *c, struct nb_probe *p)
{
    double x[POLISH_POINTS + 1], y[POLISH_POINTS + 1], slope[POLISH_POINTS + 1];
    if (c->state & (NB_CELL_COARSE | NB_CELL_NOISE | NB_CELL_CROWDED | NB_CELL_STEPPED))
        return;
    for (size_t k = 0; k <= POLISH_POINTS; k++)
        x[k] = c->x0 + (double)k / POLISH_POINTS * (c->x1 - c->x0);
    nb_probe_jets(p, x, POLISH_POINTS + 1, y, slope);
    for (size_t k = 0; k < POLISH_POINTS; k++)
        if (slope[k] < 0 ? slope[k + 1] > 0 : slope[k] > 0 && slope[k + 1] < 0)
            polish_between(c, p, x[k], slope[k], x[k + 1]);
}

void nb_profile_polish(struct nb_profile *f, struct nb_probe *p)
{
    struct nb_cell *lowest = NULL, *highest = NULL;
    for (size_t i = 0; i < f->count; i++) {
        struct nb_cell *c = &f->cells[i];
        if (!(c->lo <= c->hi))
            continue;
        lowest = !lowest || c->lo < lowest->lo ? c : lowest;
        highest = !highest || c->hi > highest->hi ? c : highest;
    }
    if (lowest && isfinite(lowest->lo))
        polish_cell(lowest, p);
    if (highest && isfinite(highest->hi))
        polish_cell(highest, p);
}
