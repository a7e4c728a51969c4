/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of expressions.
 *
 * An expression is compiled into register programs (prog.h) that are run in chunks.
 * In memory are the result, what must be there as a whole and what is long and used
 * by several programs (plan.h), each until it was read for the last time; the rest
 * needs O(chunk), whatever its size. Long runs stop at Ctrl-C with an error.
 *
 * What a variable holds (nb_expr.named) keeps its numbers once they were computed, unless
 * they are many: whoever is computed from it begins there. */
#ifndef NB_EVAL_EVAL_H
#define NB_EVAL_EVAL_H

#include "base/err.h"
#include "graph/expr.h"

/* All elements of e, row by row; the caller frees them. NULL sets err. */
double *nb_eval(struct nb_expr *e, struct nb_err *err);
/* The value of a rank-0 expression; false sets err. */
bool nb_eval_number(struct nb_expr *e, double *value, struct nb_err *err);

#endif
