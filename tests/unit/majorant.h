/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bounds on power series: arithmetic with the magnitudes of their terms, from
 * which nothing is ever taken away. */
#ifndef NB_TESTS_MAJORANT_H
#define NB_TESTS_MAJORANT_H

#include "tests/unit/series.h"

double majorant_size(const struct series *s, size_t i);
void majorant_of(double *m, const struct series *s);
/* How large the coefficients from `first` on are within 3/4 of the point; those
 * below `first` are taken where they are. */
void majorant_nearby(double *m, const struct series *s, size_t first);

/* n terms of the product; z is none of the arguments. */
void majorant_mul(double *z, const double *x, const double *y, size_t n);
void majorant_add_mul(double *z, const double *x, const double *y, size_t n);
/* n terms of sum f[i] x^i, x[0] being 0. */
void majorant_compose(double *z, const double *f, const double *x, size_t n);

#endif
