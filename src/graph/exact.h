/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic of doubles that rounds nothing.
 *
 * While a pool is `exact`, only that is done at once, and everything else stays an expression,
 * which can be enclosed or computed to more digits. */
#ifndef NB_GRAPH_EXACT_H
#define NB_GRAPH_EXACT_H

#include "graph/expr.h"
#include "graph/op.h"

/* Whether the basic operation of these doubles, one or two, gives y itself. */
bool nb_is_exact(enum nb_basic op, const double *x, double y);
/* Whether the kernel of a row at these constants gives its value itself. */
bool nb_is_exact_at(const struct nb_op *op, struct nb_expr *const *args);
/* Whether e itself is computed by an operation that may round. */
bool nb_may_round(const struct nb_expr *e);

#endif
