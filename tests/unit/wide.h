/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of any size: a number beyond the exponents of MPFR, or nearly, is kept as
 * the logarithm of its size. So exp(1e308) is a number, 1 + exp(1e308) the same one,
 * and its logarithm 1e308. */
#ifndef NB_TESTS_WIDE_H
#define NB_TESTS_WIDE_H

#include <math.h>
#include <stdbool.h>

#include <mpfr.h>

struct wide {
    mpfr_ptr m;
    int sign;    /* where m is the logarithm */
    bool is_log; /* 0, NaN and infinity are none */
};

/* Forgets all numbers; from now on they are made anew. */
void wide_start(void);
/* Frees what they took. */
void wide_end(void);

struct wide wide_of(double x);
struct wide wide_power_of_two(int sign, long exponent);
struct wide wide_pi(void);
/* Infinite and 0 where a is too large or too small. */
double wide_double(struct wide a);
bool wide_is_nan(struct wide a);
/* Infinite, or beyond the numbers that are kept as they are. */
bool wide_is_huge(struct wide a);
/* -1, 0 or 1. */
int wide_sign(struct wide a);
/* The sign of a - b. */
int wide_compare(struct wide a, struct wide b);

struct wide wide_neg(struct wide a);
struct wide wide_abs(struct wide a);
struct wide wide_inverse(struct wide a);
struct wide wide_add(struct wide a, struct wide b);
struct wide wide_sub(struct wide a, struct wide b);
struct wide wide_mul(struct wide a, struct wide b);
struct wide wide_div(struct wide a, struct wide b);
struct wide wide_pow(struct wide a, struct wide r);

struct wide wide_exp(struct wide a);
struct wide wide_expm1(struct wide a);
struct wide wide_log(struct wide a);
struct wide wide_log1p(struct wide a);
struct wide wide_tanh(struct wide a);
struct wide wide_sech_square(struct wide a);
struct wide wide_erf(struct wide a);
struct wide wide_erfc(struct wide a);
struct wide wide_erf_slope(struct wide a);
struct wide wide_atan(struct wide a);
/* NaN for what is beyond doubles. */
struct wide wide_sin(struct wide a);
struct wide wide_cos(struct wide a);

#endif
