/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions without a kernel, replaced by what they are made of.
 *
 * A node keeps the name that the user wrote as long as it is differentiated,
 * printed or compared; before it is computed, or sent to where formulas cannot
 * be read, its row's formula takes its place. */
#ifndef NB_GRAPH_LOWER_H
#define NB_GRAPH_LOWER_H

#include "graph/expr.h"

/* An expression with the same elements in which every node has a kernel. */
struct nb_expr *nb_lower(struct nb_expr *e);
/* The same, but below nodes whose numbers are there: nobody computes those again. */
struct nb_expr *nb_lower_rest(struct nb_expr *e);
/* The same values, with the slopes that values have: without rows whose slope was put in
 * (op.h: posed). What is said of a curve by its derivative is said of this one. */
struct nb_expr *nb_valued(struct nb_expr *e);

#endif
