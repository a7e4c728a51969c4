/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error function of a pair, in two pieces that meet at 1. */
#ifndef NB_NUMBER_ERF_H
#define NB_NUMBER_ERF_H

#include "number/expo.h"

/* Beyond this, erf is 1 to the last bit. */
#define NB_ERF_END 6.0

/* erf(s)/s for 0 <= s <= 1: 2/sqrt(pi) + z P(z), z = s^2 a pair. */
NB_INLINE struct nb_pair nb_erf_ratio(struct nb_pair z)
{
    double u = z.hi < 1 ? z.hi : 1, u2 = u * u;
    double high = nb_mad(ERF_SMALL[12], u2, nb_mad(ERF_SMALL[11], u, ERF_SMALL[10]));
    double tail = nb_mad(high, (u2 * u2) * (u2 * u2), nb_poly8(ERF_SMALL + 2, u, u2));
    struct nb_pair s = nb_pair_step((struct nb_pair){tail, 0}, z, ERF_SMALL[1], ERF_SMALL_LO[1]);
    s = nb_pair_step(s, z, ERF_SMALL[0], ERF_SMALL_LO[0]);
    return nb_pair_step(s, z, TWO_OVER_SQRT_PI_HI, TWO_OVER_SQRT_PI_LO);
}

/* (1 - erf(s)) exp(s^2) for 1 <= s <= 6: N(t)/(s+2.5), t = (s-2.5)/(s+2.5). */
NB_INLINE struct nb_pair nb_erfcx(struct nb_pair s)
{
    struct nb_pair d = nb_two_sum(s.hi, 2.5), n = nb_two_sum(s.hi, -2.5);
    d.lo += s.lo;
    n.lo += s.lo;
    struct nb_pair t = nb_pair_divide(n, d);
    double w = t.hi, w2 = w * w, w8 = (w2 * w2) * (w2 * w2);
    double rest = nb_mad(nb_poly8(ERFCX + 10, w, w2), w8, nb_poly8(ERFCX + 2, w, w2));
    struct nb_pair p = nb_pair_step((struct nb_pair){rest, 0}, t, ERFCX[1], ERFCX_LO[1]);
    p = nb_pair_step(p, t, ERFCX[0], ERFCX_LO[0]);
    return nb_pair_mul(p, nb_pair_inverse(d));
}

#endif
