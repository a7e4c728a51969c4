/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logarithms as pairs.
 *
 * x = 2^k m with m in [sqrt(1/2), sqrt(2)), so log x = k ln 2 + log m, and near
 * x = 1 it is log m alone, by f = m - 1 and s = f/(2 + f): m = (1+s)/(1-s). */
#ifndef NB_NUMBER_LOGARITHM_H
#define NB_NUMBER_LOGARITHM_H

#include "number/expo.h"

/* x = 2^k (1 + f). */
struct nb_log_parts {
    double k;
    struct nb_pair f;
};

/* For a pair with x.hi positive and normal. Adding the distance from sqrt(1/2)
 * to 1 to the bits of x.hi carries into the exponent exactly when m would be
 * 1 or more below the next power; in the low bits of 2^52 + e the exponent e
 * becomes a double without a conversion, which AVX2 does not have. */
NB_INLINE struct nb_log_parts nb_log_split(struct nb_pair x)
{
    const uint64_t one = 0x3ff0000000000000, root = 0x3fe6a09e667f3bcd;
    uint64_t bits, shifted, exponent;
    double m, k;
    memcpy(&bits, &x.hi, sizeof bits);
    shifted = bits + (one - root);
    exponent = shifted >> 52 | 0x4330000000000000;
    bits -= (shifted & 0xfff0000000000000) - one;
    memcpy(&k, &exponent, sizeof k);
    memcpy(&m, &bits, sizeof m);
    k -= 0x1p52 + 1023;
    double down = nb_choose(nb_when(k > 1022), -1022, -k); /* there x.lo does not count */
    return (struct nb_log_parts){k, nb_two_sum(m - 1, x.lo * nb_power_of_two(down))};
}

/* log(1 + f) for 1 + f in [sqrt(1/2), sqrt(2)). */
NB_INLINE struct nb_pair nb_log_small(struct nb_pair f)
{
    struct nb_pair d = nb_two_sum(2, f.hi);
    d.lo += f.lo;
    return nb_log_series(nb_pair_divide(f, d));
}

NB_INLINE struct nb_pair nb_log_pair(struct nb_log_parts x)
{
    struct nb_pair log = nb_log_small(x.f), sum = nb_two_sum(x.k * LN2_FIRST, log.hi);
    return nb_fast_two_sum(sum.hi, sum.lo + nb_mad(x.k, LN2_REST, log.lo));
}

/* c/x rounded once, for every x but 0: tiny and huge ones are scaled. */
NB_INLINE double nb_over(struct nb_pair c, double x)
{
    double a = fabs(x), up = nb_choose(nb_when(a < 0x1p-900), 0x1p200, 1);
    double scale = nb_choose(nb_when(a > 0x1p900), 0x1p-200, up);
    struct nb_pair q = nb_pair_divide(c, (struct nb_pair){x * scale, 0});
    double y = nb_pair_round(q, (struct nb_power){scale, 0x1p-1022 / scale, false});
    return nb_choose(nb_when(a > 0x1.fffffffffffffp1023), c.hi / x, y);
}

#endif
