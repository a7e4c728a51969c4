/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic for parameters that are 0, infinite or nearly: one number at a time, with
 * branches. */
#ifndef NB_NUMBER_ODD_H
#define NB_NUMBER_ODD_H

#include <float.h>
#include <math.h>

#include "number/expo.h"

/* Whether products and quotients by p may leave the range of doubles. NaN is no odd
 * number: it passes through every loop. */
static inline bool nb_is_odd(double p)
{
    double a = fabs(p);
    return !(a >= 0x1p-300 && a <= 0x1p300) && !isnan(p);
}

/* p*x as a pair; 0 where one of them is 0, whatever the other is, for then the product
 * does not depend on it; infinite, or 0, beyond doubles. */
static inline struct nb_pair nb_odd_product(double p, double x)
{
    if (isnan(p) || isnan(x))
        return (struct nb_pair){NAN, 0};
    if (p == 0 || x == 0)
        return (struct nb_pair){0, 0};
    if (isinf(p) || isinf(x))
        return (struct nb_pair){copysign(INFINITY, x) * copysign(1, p), 0};
    int e, k;
    struct nb_pair u = nb_two_prod(frexp(p, &e), frexp(x, &k));
    double hi = ldexp(u.hi, e + k);
    return (struct nb_pair){hi, isinf(hi) ? 0 : ldexp(u.lo, e + k)};
}

/* x/p in the same way; 0/0 is 0. */
static inline struct nb_pair nb_odd_quotient(double x, double p)
{
    if (isnan(p) || isnan(x))
        return (struct nb_pair){NAN, 0};
    if (x == 0 || (isinf(p) && !isinf(x)))
        return (struct nb_pair){0, 0};
    if (p == 0 || isinf(x))
        return (struct nb_pair){copysign(INFINITY, x) * copysign(1, p), 0};
    int e, k;
    double y = frexp(x, &k), q = frexp(p, &e), r = y / q;
    double hi = ldexp(r, k - e), lo = nb_residual(r, q, y) / q;
    return (struct nb_pair){hi, isinf(hi) ? 0 : ldexp(lo, k - e)};
}

/* c e^u. */
static inline double nb_odd_exp(struct nb_pair u, double c)
{
    enum { END = 3000 };
    if (isnan(u.hi) || isnan(c))
        return NAN;
    if (u.hi < -END)
        return isinf(c) && !isinf(u.hi) ? c : copysign(0, c);
    if (c == 0 || isinf(c))
        return c;
    if (u.hi > END)
        return copysign(INFINITY, c);
    int e;
    struct nb_expm1_parts parts = nb_exp_parts(u.hi, u.lo);
    struct nb_pair m = nb_pair_scale(nb_one_plus(parts.p), frexp(c, &e));
    return ldexp(m.hi + m.lo, (int)parts.k + e);
}

/* c (e^u - 1), |u| above 2^-300. */
static inline double nb_odd_expm1(struct nb_pair u, double c)
{
    if (u.hi > 50)
        return nb_odd_exp(u, c);
    if (isnan(u.hi) || u.hi < -700)
        return isnan(u.hi) ? NAN : -c;
    int e;
    struct nb_pair m = nb_expm1_pair(nb_exp_parts(u.hi, u.lo), false);
    m = nb_pair_scale(m, frexp(c, &e));
    return isinf(c) ? copysign(c, c * u.hi) : ldexp(m.hi + m.lo, e);
}

/* c times a number, but 0 where one of them is 0 and the other infinite. */
static inline double nb_odd_times(double c, double x)
{
    return (c == 0 && isinf(x)) || (x == 0 && isinf(c)) ? 0 : c * x;
}

#endif
