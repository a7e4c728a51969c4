/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coefficients as people write them: 3/4, 0.044715, 1/sqrt(2).
 *
 * Whole numerators and denominators are kept in lowest terms. Others are
 * rounded to a short decimal or to a number with a name when that is within a
 * few units of the last place: 3*0.1 is 0.3. For display, not for computing. */
#ifndef NB_FORMULA_RATIO_H
#define NB_FORMULA_RATIO_H

#include <stdbool.h>

/* p/q, q > 0. */
struct nb_ratio {
    double p, q;
};

struct nb_ratio nb_ratio_of(double x);
struct nb_ratio nb_ratio_mul(struct nb_ratio a, struct nb_ratio b);
struct nb_ratio nb_ratio_add(struct nb_ratio a, struct nb_ratio b);
/* 1/a; a is not 0. */
struct nb_ratio nb_ratio_inverse(struct nb_ratio a);
struct nb_ratio nb_ratio_power(struct nb_ratio a, int n);
/* The largest number of which both are small whole multiples; 0 if there is none. */
struct nb_ratio nb_ratio_common(struct nb_ratio a, struct nb_ratio b);
bool nb_ratio_is(struct nb_ratio a, double x);
/* Whether neither part nor the value has over- or underflown. */
bool nb_ratio_in_range(struct nb_ratio a);
double nb_ratio_value(struct nb_ratio a);

#endif
