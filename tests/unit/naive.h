/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plainest possible evaluator, and random expressions to try it on. */
#ifndef NB_TESTS_NAIVE_H
#define NB_TESTS_NAIVE_H

#include "graph/expr.h"

/* The elements of every node below e, whole and one after the other, by
 * recursion; borrowed until naive_forget. */
const double *naive_eval(struct nb_expr *e);
void naive_forget(void);

/* Random numbers, the same in every run: 0 <= result < below. */
size_t naive_random(size_t below);
/* A number of ordinary size and either sign. */
double naive_number(void);
/* A leaf with random elements. */
struct nb_expr *naive_data(struct nb_pool *pool, struct nb_shape shape);
/* A view that stays inside of a tensor with this shape; *shape becomes the
 * view's own. */
struct nb_view naive_view(struct nb_shape *shape);

#endif
