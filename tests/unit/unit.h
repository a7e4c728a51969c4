/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of core share: a pool that reads formulas, points, rows. */
#ifndef NB_TESTS_UNIT_H
#define NB_TESTS_UNIT_H

#include "eval/eval.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/op.h"

/* The pool of the running test. */
extern struct nb_pool *unit_pool;
/* cmocka's setup and teardown: a fresh pool with the rows' formulas. */
int unit_setup(void **state);
int unit_teardown(void **state);

/* A builder on unit_pool. */
struct nb_builder unit_builder(void);
struct nb_expr *unit_var(void);

/* A row with its parameters, the k-th of which stands at param[k - 1]. */
struct unit_case {
    const char *op;
    double param[NB_MAX_ARGS - 1];
    double lo, hi; /* where it is defined and well conditioned */
};
/* All rows that are functions of one number: one case by default parameters,
 * and a second one by others for rows that have some. Ends with op NULL. */
const struct unit_case *unit_cases(void);

/* The row's arguments: x and the parameters of the case. */
void unit_args(const struct unit_case *c, struct nb_expr *x, struct nb_expr **args);
struct nb_expr *unit_call(const struct unit_case *c, struct nb_expr *x);
/* One of the row's texts at x. */
struct nb_expr *unit_rule(const struct unit_case *c, const char *text, struct nb_expr *x);

/* e at var = x[i], i < n. */
void unit_sample(struct nb_expr *e, struct nb_expr *var, const double *x, size_t n, double *out);
double unit_at(struct nb_expr *e, struct nb_expr *var, double x);
/* dy/dvar by the right limit at kinks. */
struct nb_expr *unit_grad(struct nb_expr *y, struct nb_expr *var);

/* n points that run over [lo, hi] and avoid round numbers. */
void unit_points(double lo, double hi, double *x, size_t n);
/* The same double, bit for bit; any NaN equals any other. */
bool unit_same(double a, double b);

#endif
