/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions as MPFR computes them, to any precision. */
#ifndef NB_TESTS_EXACT_H
#define NB_TESTS_EXACT_H

#include <stddef.h>

#include <mpfr.h>

typedef void exact_function(mpfr_ptr y, mpfr_srcptr x);

struct exact_row {
    const char *op; /* with its default parameters */
    exact_function *value, *slope;
};

extern const struct exact_row exact_rows[];
extern const size_t exact_count;
const struct exact_row *exact_find(const char *op);

/* Starts over with this many bits in all intermediate results. */
void exact_precision(mpfr_prec_t bits);
/* The n-th derivative of f at x, by central differences whose step is so small
 * and precision so high that hundreds of bits are right. */
void exact_derivative(mpfr_ptr y, exact_function *f, unsigned n, double x);

/* Of exact_gamma.c. */
exact_function exact_gamma, exact_gamma_slope, exact_lgamma, exact_digamma, exact_trigamma;
exact_function exact_cbrt, exact_cbrt_slope, exact_erfinv, exact_erfinv_slope;
/* For n > 0; what is below 0 is added up term by term, and NaN below -4000. */
void exact_polygamma(mpfr_ptr y, unsigned n, mpfr_srcptr x);
/* n! times the sum of 1/(x + k)^(n + 1) over k >= 0, for x > 0. */
void exact_sum_of_powers(mpfr_ptr y, unsigned n, mpfr_srcptr x);

#endif
