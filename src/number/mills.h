/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mills' ratio, halved and scaled: the tail of the normal distribution without
 * its exponential. M(a) = Phi(-a) exp(a^2/2) = N(t)/(a+4), t = (a-4)/(a+4),
 * with N a polynomial of degree 26 whose first terms are pairs. */
#ifndef NB_NUMBER_MILLS_H
#define NB_NUMBER_MILLS_H

#include "number/expo.h"

/* Where the polynomial ends: exp(-a^2/2) is 0 beyond. */
#define NB_MILLS_END 39.5

/* M(a) for 0 <= a <= NB_MILLS_END, relative error about 2^-60. */
NB_INLINE struct nb_pair nb_mills(struct nb_pair a)
{
    struct nb_pair d = nb_two_sum(a.hi, 4), n = nb_two_sum(a.hi, -4);
    d.lo += a.lo;
    n.lo += a.lo;
    struct nb_pair t = nb_pair_divide(n, d), r = nb_pair_inverse(d);
    t = nb_fast_two_sum(t.hi, t.lo);
    double x = t.hi, x2 = x * x, x8 = (x2 * x2) * (x2 * x2);
    const double *c = MILLS;
    /* c[6] .. c[26] in doubles: their terms are small. */
    double high =
        nb_mad(nb_mad(c[26], x2 * x2, nb_poly4(c + 22, x, x2)), x8, nb_poly8(c + 14, x, x2));
    double tail = nb_mad(high, x8, nb_poly8(c + 6, x, x2));
    struct nb_pair s = {tail, 0};
    s = nb_pair_step(s, t, c[5], MILLS_LO[5]);
    s = nb_pair_step(s, t, c[4], MILLS_LO[4]);
    s = nb_pair_step(s, t, c[3], MILLS_LO[3]);
    s = nb_pair_step(s, t, c[2], MILLS_LO[2]);
    s = nb_pair_step(s, t, c[1], MILLS_LO[1]);
    s = nb_pair_step(s, t, c[0], MILLS_LO[0]);
    return nb_pair_mul(s, r);
}

#endif
