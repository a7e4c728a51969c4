/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A function applied to its own values, again and again: f(f(...f(x))). */
#ifndef NB_CURVE_ITERATED_H
#define NB_CURVE_ITERATED_H

#include <stddef.h>

#include "curve/probe.h"

/* y[i] = f(f(...f(x[i]))), n times, and slope[i] its derivative: the product of f' on the
 * way. y may be x. NaN, once it is. */
void nb_iterate(struct nb_probe *f, size_t n, const double *x, size_t count, double *y,
                double *slope);

#endif
