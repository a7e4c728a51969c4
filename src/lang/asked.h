/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What builtins that are about functions of x are given: formulas in x or another letter
 * without a value, equations, and definitions. */
#ifndef NB_LANG_ASKED_H
#define NB_LANG_ASKED_H

#include "value/function.h"
#include "value/interp.h"

/* A call of such a builtin, in a scope. */
struct nb_asked_call {
    struct nb_interp *in;
    struct nb_scope *scope;
    const struct nb_function *f;
    const struct nb_ast *call;
};

/* Whether kid i of the call, "t = 4", is an equation: f has no parameter t, or t is a function
 * of the user's. The actual becomes that equation, without a name.
 * False sets err: it is none, and no argument by its place may follow. */
bool nb_asked_equation(const struct nb_asked_call *q, size_t i, struct nb_actual *actual,
                       struct nb_err *err);
/* Evaluates an argument, the k-th of the builtin. False sets err. */
bool nb_asked_argument(const struct nb_asked_call *q, size_t k, struct nb_actual *actual,
                       struct nb_err *err);

/* The variable of the scope that a formula in brackets is in, and has a number as its value;
 * NULL: it is none. */
const char *nb_asked_variable(const struct nb_scope *scope, const struct nb_ast *formula);
/* Inside of a function of x, (x^2)' is meant at x, but where a function is wanted: (x^2)'(3).
 * For a prime that has such a formula before it. NB_ABSENT sets err. */
struct nb_value nb_asked_slope(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *prime,
                               struct nb_err *err);
/* The same for a call of diff about such a formula, or d/dx x^2. False: it is no such call; else
 * *out is its value, NB_ABSENT sets err. */
bool nb_asked_diff(const struct nb_asked_call *q, struct nb_value *out, struct nb_err *err);

#endif
