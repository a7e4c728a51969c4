/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results of studies that depend on the variable of a derivative around them:
 * f(a) = integral(t -> sin(a*t), 0..1), and f'(2).
 *
 * While f' is taken at 2, a is a variable, and where that is is known (nb_interp.varied).
 * A study is made at the place, and gives a polynomial in a - 2 that has the right value
 * and as many right derivatives there as are being taken: nobody looks further. */
#ifndef NB_STUDY_VARY_H
#define NB_STUDY_VARY_H

#include "graph/expr.h"
#include "value/builtin.h"

enum { NB_MOST_VARIED = 4 };

struct nb_vary {
    struct nb_args *args;
    struct nb_expr *var[NB_MOST_VARIED], *at[NB_MOST_VARIED]; /* `at` are numbers */
    size_t count, order; /* variables, and derivatives that may be taken */
};

/* The variables of e but its own (x, or NULL) are added to v. False sets err at the span:
 * one of them has no place. */
bool nb_vary_add(struct nb_vary *v, struct nb_expr *e, const struct nb_expr *x,
                 struct nb_span span);
/* e with numbers for the variables. NULL sets err. */
struct nb_expr *nb_vary_at(const struct nb_vary *v, struct nb_expr *e);
/* The number that e is there, and the derivative of e by variables number by[0], ... */
bool nb_vary_number(const struct nb_vary *v, struct nb_expr *e, double *out);
struct nb_expr *nb_vary_grad(const struct nb_vary *v, struct nb_expr *e, const size_t *by,
                             size_t n);

/* The derivative of a result by variables number by[0 .. n) at the place; false sets err. */
typedef bool nb_vary_result(void *ctx, const size_t *by, size_t n, double *out);
/* The result as a polynomial. NULL sets err. */
struct nb_expr *nb_vary_polynomial(const struct nb_vary *v, nb_vary_result *f, void *ctx);

#endif
