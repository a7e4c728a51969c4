/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A function of one number, as the commands that state facts look at it. */
#ifndef NB_STUDY_STUDY_H
#define NB_STUDY_STUDY_H

#include "figure/axes.h"
#include "graph/diff.h"
#include "value/builtin.h"
#include "value/param.h"

struct nb_study {
    struct nb_args *args;
    struct nb_function *f; /* NULL: a constant */
    struct nb_span span;   /* of the argument that it came from */
    struct nb_expr *x, *y; /* y = f(x), one number */
    /* The row whose function f is, with y->arg[1..] for its parameters; NULL
     * for what is made of several. */
    const struct nb_op *row;
};

/* Of argument k, or of a value that stands at `span`. False sets err: no function
 * of a number, or not one number for each x. */
bool nb_study_arg(struct nb_study *s, struct nb_args *a, size_t k);
bool nb_study_value(struct nb_study *s, struct nb_args *a, struct nb_value v, struct nb_span span);
/* Of argument k as a formula: the same, or a number for a constant. */
bool nb_study_formula(struct nb_study *s, struct nb_args *a, size_t k);
/* The same, where variables of a function around are allowed (vary.h). */
bool nb_study_open(struct nb_study *s, struct nb_args *a, size_t k);
/* Whether f' is not that of the values of f: surrogate (op.h: posed). */
bool nb_study_is_posed(const struct nb_study *s);
/* Where formulas are looked at, when no interval is given: -6..6. */
extern const struct nb_limits nb_study_interval;
/* Derivative number `order`; NULL sets err. */
struct nb_expr *nb_study_derivative(const struct nb_study *s, int order, enum nb_side side);
/* The value of a text of the row at the parameters of the study: a kink's place. */
double nb_study_fact(const struct nb_study *s, const char *text);
/* out[i] = y(xs[i]), for an expression in the study's x; false sets err. */
bool nb_study_values(const struct nb_study *s, struct nb_expr *y, const double *xs, size_t n,
                     double *out);
/* The same at one point; NaN when interrupted. */
double nb_study_at(const struct nb_study *s, struct nb_expr *y, double x);
/* Reads the int of d=, how many derivatives. */
nb_param_reader nb_read_orders;

#endif
