/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Integrals of functions of one variable, with a proved bound of their error. */
#ifndef NB_PROOF_INTEGRAL_H
#define NB_PROOF_INTEGRAL_H

#include "base/err.h"
#include "graph/expr.h"

enum nb_integral_state {
    NB_INTEGRAL_BOUNDED,
    NB_INTEGRAL_INFINITE,  /* it diverges beside `at` */
    NB_INTEGRAL_UNDEFINED, /* f has no value beside `at` */
    NB_INTEGRAL_UNKNOWN,   /* nothing could be proved beside `at` */
};

struct nb_integral {
    enum nb_integral_state state;
    double value;
    double error; /* how far it is off at most */
    double mass;  /* the integral of |f|, about */
    double at;
};

/* The integral of f, rank 0 and dependent on var alone, from lo to hi, either of
 * which may be infinite, lo <= hi: to a few roundings where they can be reached. False
 * sets err (Ctrl-C). */
bool nb_integrate(struct nb_expr *f, struct nb_expr *var, double lo, double hi,
                  struct nb_integral *out, struct nb_err *err);

#endif
