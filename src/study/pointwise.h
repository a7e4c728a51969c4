/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions whose body needs a number (NB_ERR_OPEN), as that of a -> integral(f, 0..a):
 * called once for each number. */
#ifndef NB_STUDY_POINTWISE_H
#define NB_STUDY_POINTWISE_H

#include "value/builtin.h"
#include "value/function.h"

/* Whether err, from a call of a function at a variable, says so; it is cleared then. */
bool nb_pointwise_wanted(struct nb_err *err);
/* out[i]: the order-th derivative of f at x[i]; where there is no value, as where an
 * integral diverges, NaN, and a note. False sets err: Ctrl-C, no value anywhere, or an
 * error that is one of the function. */
bool nb_pointwise_values(struct nb_args *a, struct nb_function *f, int order, const double *x,
                         size_t n, double *out, struct nb_span span);

#endif
