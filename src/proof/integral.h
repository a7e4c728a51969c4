/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Integrals of functions of one variable. */
#ifndef NB_PROOF_INTEGRAL_H
#define NB_PROOF_INTEGRAL_H

#include <stddef.h>

#include "base/err.h"
#include "graph/expr.h"

struct nb_integral {
    double value;
    double error; /* how far it is off at most, estimated; infinite where there is none */
};

/* The integral of f, rank 0 and dependent on var alone, from lo to hi, either of
 * which may be infinite, lo <= hi, cut at the ncuts places where f is not smooth,
 * in order: by the Gauss-Kronrod rule of 15 points (Kronrod 1965), adaptively, to
 * 1e-13 of the value where that can be reached. False sets err (Ctrl-C). */
bool nb_integrate(struct nb_expr *f, struct nb_expr *var, double lo, double hi, const double *cuts,
                  size_t ncuts, struct nb_integral *out, struct nb_err *err);

#endif
