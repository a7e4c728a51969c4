/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions of one variable, compiled once and sampled often: what a plot holds. */
#ifndef NB_EVAL_SAMPLER_H
#define NB_EVAL_SAMPLER_H

#include "base/err.h"
#include "graph/expr.h"

struct nb_sampler;

/* Each of the `count` expressions is rank 0 and depends on no variable other than
 * var. What does not depend on it is computed now, once. */
struct nb_sampler *nb_sampler_new(struct nb_expr *const *exprs, size_t count, struct nb_expr *var);
/* out[k][i] = exprs[k] at var = x[i], i < n; false sets err (Ctrl-C). */
bool nb_sampler_run(struct nb_sampler *s, const double *x, size_t n, double *const *out,
                    struct nb_err *err);
void nb_sampler_free(struct nb_sampler *s);

#endif
