/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of curves: what legends show. */
#ifndef NB_STUDY_CURVE_LABEL_H
#define NB_STUDY_CURVE_LABEL_H

#include "base/buf.h"
#include "graph/expr.h"
#include "value/interp.h"
#include "value/value.h"

/* f'' is a second derivative of f: the function below the primes, and how
 * many there are. Only derivatives by the first argument count. */
const struct nb_function *nb_label_base(const struct nb_function *f, int *order);

/* Appends the label of a derivative of what has this one: "f'(x)" of "f(x)". */
void nb_label_primed(const char *text, int count, struct nb_buf *label);

/* A function with `extra` primes more. A name is what they follow: "silu'"; a lambda shows
 * its body, with the values of the variables of loops around it: "x^2", "(x^2)'",
 * "elu'(x, alpha=0.5)". */
void nb_function_short_label(struct nb_interp *in, const struct nb_function *f, int extra,
                             struct nb_buf *label);
/* Without a function to name: "sigmoid" for sigmoid(x), else the formula, or
 * "y" when that is too long for a label. */
void nb_label_formula(struct nb_expr *y, int extra, struct nb_buf *label);

#endif
