/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a function of one variable may jump or bend, as numbers. */
#ifndef NB_PROOF_PLACES_H
#define NB_PROOF_PLACES_H

#include <stddef.h>

#include "base/err.h"
#include "graph/expr.h"

/* The zeros (or whole values) of the events of f (event.h) in [lo, hi], from left
 * to right, each once; the caller frees *places. False sets err: Ctrl-C, or more
 * of them than anybody wants to know. */
bool nb_places_find(struct nb_expr *f, struct nb_expr *var, double lo, double hi, double **places,
                    size_t *count, struct nb_err *err);

#endif
