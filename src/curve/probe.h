/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A curve y(x) compiled: its values, its slopes, what encloses both, and where it may
 * jump or bend. */
#ifndef NB_CURVE_PROBE_H
#define NB_CURVE_PROBE_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/event_search.h"
#include "curve/stairs.h"
#include "graph/expr.h"
#include "number/interval.h"
#include "proof/limit.h"

struct nb_probe;

/* y is rank 0 and depends on var alone; both live as long as the probe. In a pool that
 * reads formulas (graph/rule.h): without them, little is known of the rows. */
struct nb_probe *nb_probe_new(struct nb_expr *y, struct nb_expr *var);
void nb_probe_free(struct nb_probe *p);

/* y and y' at a point, and over an interval. */
struct nb_jet {
    double y, slope;
};
struct nb_reach {
    struct nb_interval y, slope;
};

/* out[i] = y(x[i]); where it was interrupted, NaN. */
void nb_probe_values(struct nb_probe *p, const double *x, size_t n, double *out);
/* The same with slopes, which are NaN where y has no derivative that we know. */
void nb_probe_jets(struct nb_probe *p, const double *x, size_t n, double *y, double *slope);
struct nb_jet nb_probe_at(struct nb_probe *p, double x);
struct nb_reach nb_probe_over(struct nb_probe *p, double lo, double hi);
/* The same curve by its steps; NULL: it has no such steps. Borrowed. */
struct nb_stairs *nb_probe_stairs(struct nb_probe *p);
/* What y (order 0) or y' (order 1) tends to at x on a side, -1 or 1, by what is nearer
 * than `reach`; unknown where it was interrupted. */
struct nb_limit nb_probe_limit(struct nb_probe *p, int order, double x, int side, double reach);

/* The places in [lo, hi] where y may jump or bend, each the double that is nearest, by
 * growing x: at most `most` of them, else that many and one more are counted. */
size_t nb_probe_events(struct nb_probe *p, double lo, double hi, struct nb_place_at *out,
                       size_t most);
/* Sorts places and makes one of those that are as near as that, or within a few doubles: two
 * events at one place find it so. Returns how many are left. */
size_t nb_places_once(struct nb_place_at *at, size_t n, double near);

#endif
