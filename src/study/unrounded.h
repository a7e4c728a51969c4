/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions in which nothing was rounded (graph/exact.h), as digits are proved of them. */
#ifndef NB_STUDY_UNROUNDED_H
#define NB_STUDY_UNROUNDED_H

#include "base/err.h"
#include "graph/expr.h"
#include "number/interval.h"

/* In a pool that is exact: the expression with the formulas of rows in their places, down to
 * what has none; NULL sets err. */
struct nb_expr *nb_unrounded_expand(struct nb_expr *e, struct nb_err *err);
/* In such a pool, too: element i of a tensor, as an expression of its own. */
struct nb_expr *nb_unrounded_element(struct nb_expr *e, size_t i);
/* What an expression is whose variables are named by decimals, "pi" and "e" (lang/exactly.h). */
struct nb_interval nb_unrounded_between(struct nb_expr *e);

#endif
