/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The range of a function of one variable over an interval. */
#ifndef NB_PROOF_BOUNDS_H
#define NB_PROOF_BOUNDS_H

#include "base/err.h"
#include "graph/expr.h"
#include "number/interval.h"

/* An interval that holds all values that f, rank 0 and dependent on var alone, has
 * over [lo, hi]: by branch and bound, until no box can reach further than a value
 * that is attained, but for a few last places, or the work becomes too much. It
 * is an enclosure either way. False sets err (Ctrl-C). */
bool nb_bounds_find(struct nb_expr *f, struct nb_expr *var, double lo, double hi,
                    struct nb_interval *range, struct nb_err *err);

#endif
