/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inverses by Newton's step. */
#include "config.h"

#include "number/inverse.h"

#include <math.h>
#include <stdbool.h>

#include "number/erf.h"

/* ---- cube root -------------------------------------------------------------- */

/* The cube root of m in [1/8, 1): the library's is within a few ulp, and the step
 * squares its error. */
static struct nb_pair root_of(double m)
{
    double y = cbrt(m);
    struct nb_pair square = nb_two_prod(y, y), cube = nb_pair_scale(square, y);
    double rest = (m - cube.hi) - cube.lo;
    return nb_fast_two_sum(y, rest / (3 * square.hi));
}

/* |x| = m 2^(3k). */
static double third_of(double x, int *k)
{
    int e;
    double m = frexp(fabs(x), &e);
    *k = (e + 3000) / 3 - 1000; /* down, e being above -3000 */
    if (e > 3 * *k)
        ++*k;
    return ldexp(m, e - 3 * *k);
}

double nb_cbrt(double x)
{
    int k;
    if (x == 0 || !isfinite(x))
        return x;
    struct nb_pair y = root_of(third_of(x, &k));
    return copysign(ldexp(y.hi + y.lo, k), x);
}

/* 1/(3 y^2). */
double nb_cbrt_slope(double x)
{
    int k;
    if (x == 0 || !isfinite(x))
        return x == 0 ? INFINITY : 0 * (1 / x);
    struct nb_pair y = root_of(third_of(x, &k));
    struct nb_pair s = nb_pair_inverse(nb_pair_scale(nb_pair_mul(y, y), 3));
    return ldexp(s.hi + s.lo, -2 * k);
}

/* ---- the inverse of erf ------------------------------------------------------ */

/* exp(y^2) erf'(y) is 2/sqrt(pi). */
static const struct nb_pair two_over_root_pi = {TWO_OVER_SQRT_PI_HI, TWO_OVER_SQRT_PI_LO};

/* Where erf(y) = x > 0 is, to three digits (Winitzki). */
static double about(double x)
{
    const double a = 0.147;
    double l = log1p(-x * x), b = 2 / (3.141592653589793 * a) + l / 2;
    return sqrt(sqrt(b * b - l / a) - b);
}

/* (erf(y) - x)/erf'(y); from 1 on by what both lack to 1. */
static struct nb_pair newton_step(struct nb_pair y, double x)
{
    struct nb_pair z = nb_pair_mul(y, y);
    z = nb_fast_two_sum(z.hi, z.lo);
    struct nb_decay e = nb_exp_decay(z.hi, z.lo, true);
    struct nb_pair slope = nb_pair_mul(e.value, two_over_root_pi), miss;
    if (y.hi < 1) {
        struct nb_pair erf = nb_pair_mul(nb_erf_ratio(z), y);
        miss = nb_pair_add(erf, (struct nb_pair){-x, 0});
    } else {
        struct nb_pair erfc = nb_pair_mul(e.value, nb_erfcx(y));
        miss = nb_pair_add((struct nb_pair){1 - x, 0}, nb_pair_negate(erfc));
    }
    return nb_pair_divide(miss, slope);
}

/* For 0 < x < 1. Halley's steps triple the digits: 3, 9, 27; Newton's last one leaves
 * what erf is off. */
static struct nb_pair inverse_of(double x)
{
    struct nb_pair y = {about(x), 0};
    for (int i = 0; i < 3; i++) {
        struct nb_pair step = newton_step(y, x);
        if (i < 2)
            step = (struct nb_pair){step.hi / (1 + y.hi * step.hi), 0};
        y = nb_pair_add(y, nb_pair_negate(step));
    }
    return y;
}

/* Below, y is x over the slope of erf at 0. */
#define ERFINV_SMALL 0x1p-60

double nb_erfinv(double x)
{
    double a = fabs(x);
    if (!(a < 1))
        return a == 1 ? copysign(INFINITY, x) : NAN;
    if (a < ERFINV_SMALL)
        return nb_scale_round(nb_pair_inverse(two_over_root_pi), x);
    return copysign(nb_pair_sum(inverse_of(a)), x);
}

double nb_erfinv_slope(double x)
{
    double a = fabs(x);
    if (!(a < 1))
        return a == 1 ? INFINITY : NAN;
    if (a < ERFINV_SMALL)
        return nb_pair_sum(nb_pair_inverse(two_over_root_pi));
    struct nb_pair y = inverse_of(a), z = nb_pair_mul(y, y);
    z = nb_fast_two_sum(z.hi, z.lo);
    struct nb_pair slope = nb_pair_mul(nb_exp_decay(z.hi, z.lo, true).value, two_over_root_pi);
    return nb_pair_sum(nb_pair_inverse(slope));
}
