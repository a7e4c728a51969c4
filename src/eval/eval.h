/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of expressions.
 *
 * An expression is compiled into a register program (prog.h) and run in
 * chunks; memory is the result plus O(chunk), whatever its size. Long runs
 * stop at Ctrl-C with an error. */
#ifndef NB_EVAL_EVAL_H
#define NB_EVAL_EVAL_H

#include "base/err.h"
#include "graph/expr.h"

/* All elements of e, row by row; the caller frees them. NULL sets err. */
double *nb_eval(struct nb_expr *e, struct nb_err *err);
/* The value of a rank-0 expression; false sets err. */
bool nb_eval_number(struct nb_expr *e, double *value, struct nb_err *err);

/* Functions of one variable, compiled once and sampled often: what a plot
 * holds. Each of the `count` expressions is rank 0 and depends on no variable
 * other than var. */
struct nb_sampler;
struct nb_sampler *nb_sampler_new(struct nb_expr *const *exprs, size_t count, struct nb_expr *var);
/* out[k][i] = exprs[k] at var = x[i], i < n; false sets err (Ctrl-C). */
bool nb_sampler_run(struct nb_sampler *s, const double *x, size_t n, double *const *out,
                    struct nb_err *err);
void nb_sampler_free(struct nb_sampler *s);

#endif
