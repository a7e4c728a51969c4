/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of one side of a point. */
#include "config.h"

#include "proof/approach.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

/* Some roundings, as a share of values whose enclosures tell nothing. */
#define ROUNDINGS 0x1p-50
/* What is beyond this is infinite, if its enclosure is, too. */
#define VAST 0x1p1000

struct nb_interval nb_approach_enclosed(const struct nb_approach *a, double lo, double hi)
{
    struct nb_interval box = nb_between(lo, hi), r;
    nb_enclose(a->enclosure, &box, &r);
    return r;
}

double nb_width(struct nb_interval r, double y)
{
    return r.lo <= r.hi ? fmax(r.hi - y, y - r.lo) : INFINITY;
}

static enum nb_level_state state_of(const struct nb_level *l, struct nb_interval r)
{
    bool nan = isnan(l->y[0]) || isnan(l->y[1]);
    if (nan)
        return r.defined == NB_NOWHERE ? NB_LEVEL_NOTHING : NB_LEVEL_NOISE;
    if (isinf(l->y[0]) || isinf(l->y[1]))
        return l->y[0] == l->y[1] && fmax(r.lo, -r.hi) > VAST ? NB_LEVEL_ENDLESS : NB_LEVEL_NOISE;
    /* sqrt(-x^2) has values where x^2 is 0 but for underflow. */
    bool certain = r.defined == NB_EVERYWHERE && isfinite(l->noise) && isfinite(l->trust);
    return certain ? NB_LEVEL_NUMBER : NB_LEVEL_NOISE;
}

/* Without enclosures values are believed. */
static enum nb_level_state blind_state(const struct nb_level *l)
{
    if (isnan(l->y[0]) || isnan(l->y[1]))
        return NB_LEVEL_NOTHING;
    return isinf(l->y[0]) || isinf(l->y[1]) ? NB_LEVEL_ENDLESS : NB_LEVEL_NUMBER;
}

const struct nb_level *nb_approach_level(const struct nb_approach *a, size_t k)
{
    struct nb_level *l = &a->level[k];
    if (l->state != NB_LEVEL_NOT_ASKED)
        return l;
    if (a->blind) {
        l->noise = l->trust = ROUNDINGS * fabs(l->y[0]);
        l->state = blind_state(l);
        return l;
    }
    struct nb_interval point = nb_approach_enclosed(a, l->x[0], l->x[0]);
    l->noise = fmax(nb_width(point, l->y[0]),
                    nb_width(nb_approach_enclosed(a, l->x[1], l->x[1]), l->y[1]));
    l->trust = nb_width(nb_approach_enclosed(a, l->x[0] - a->step, l->x[0] + a->step), l->y[0]);
    l->state = state_of(l, point);
    return l;
}

bool nb_approach_number(const struct nb_approach *a, size_t k)
{
    return nb_approach_level(a, k)->state == NB_LEVEL_NUMBER;
}

size_t nb_further_out(size_t k)
{
    return k - k / 32 - 1;
}

/* Whether enclosures tell nothing: neither where f lies nor whether it is defined. */
static bool is_blind(const struct nb_approach *a)
{
    for (size_t k = 0; k < a->count; k += a->count / NB_LEAST_LEVELS + 1) {
        double x = a->level[k].x[0];
        struct nb_interval r = nb_approach_enclosed(a, x, x);
        bool bounded = isfinite(r.lo) || isfinite(r.hi);
        if (r.defined == NB_NOWHERE || (r.defined == NB_EVERYWHERE && bounded))
            return false;
    }
    return true;
}

/* The distances are powers of two, so that adding them and 3/4 of them to x is exact. */
bool nb_approach_take(struct nb_approach *a, double x, int side, double reach, struct nb_err *err)
{
    a->step = fabs(nextafter(x, side < 0 ? -INFINITY : INFINITY) - x);
    int far = ilogb(reach), near = ilogb(a->step) + 2;
    a->count = far > near + NB_LEAST_LEVELS ? (size_t)(far - near + 1) : NB_LEAST_LEVELS;
    a->level = nb_xcalloc(a->count, sizeof *a->level);
    double *xs = nb_xcalloc(4 * a->count, sizeof *xs), *ys = xs + 2 * a->count;
    for (size_t k = 0; k < a->count; k++) {
        double d = side * ldexp(1, near + (int)(a->count - 1 - k));
        xs[2 * k] = a->level[k].x[0] = x + d;
        xs[2 * k + 1] = a->level[k].x[1] = x + 0.75 * d;
    }
    bool ok = nb_sampler_run(a->sampler, xs, 2 * a->count, &ys, err);
    for (size_t k = 0; k < a->count && ok; k++) {
        a->level[k].y[0] = ys[2 * k];
        a->level[k].y[1] = ys[2 * k + 1];
    }
    free(xs);
    if (ok) {
        a->blind = is_blind(a);
        a->size = fmin(1, fabs(a->level[0].y[0]));
    }
    return ok;
}
