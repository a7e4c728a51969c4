/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exp as a pair: what every exponential activation is made of.
 *
 * x = k ln 2 + r with |r| <= ln(2)/2, so e^x = 2^k (1 + p), p = e^r - 1.
 * The reduced argument is a pair (k*LN2_FIRST is exact), e^r - 1 is
 * r + r^2/2 + r^3 q(r) with the first two terms as pairs and q of degree 9;
 * relative error of 1 + p about 2^-59. */
#ifndef NB_NUMBER_EXPO_H
#define NB_NUMBER_EXPO_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "number/coef.h"
#include "number/pair.h"

/* Adding it rounds to an integer that stands in the low bits: 1.5*2^52. */
#define NB_ROUND_SHIFT 0x1.8p52

/* e^x = 2^k (1 + p). */
struct nb_expm1_parts {
    struct nb_pair p;
    double k;
};

/* 2^k for whole k in [-1022, 1023], by its exponent bits. */
NB_INLINE double nb_power_of_two(double k)
{
    double shifted = k + (NB_ROUND_SHIFT + 1023), power;
    uint64_t bits;
    memcpy(&bits, &shifted, sizeof bits);
    bits <<= 52;
    memcpy(&power, &bits, sizeof power);
    return power;
}

/* e^(hi + lo) - 1 for |hi| <= 0.35. */
NB_INLINE struct nb_pair nb_expm1_small(double hi, double lo)
{
    double square = hi * hi, square_lo = nb_two_prod(hi, hi).lo;
    struct nb_pair s = nb_fast_two_sum(hi, 0.5 * square);
    double tail = nb_poly10(EXP_TAIL, hi);
    /* d(e^r - 1) = (1 + r + ...) lo; r's own tail square_lo/2. */
    double rest = nb_mad(0.5, square_lo, nb_mad(s.hi, lo, lo));
    return nb_fast_two_sum(s.hi, s.lo + nb_mad(square * hi, tail, rest));
}

/* k ln 2 + r; r.lo is below an ulp of r.hi where the argument is a double. */
struct nb_reduced {
    struct nb_pair r;
    double k;
};

NB_INLINE struct nb_reduced nb_exp_reduce(double hi, double lo)
{
    double k = nb_mad(hi, 0x1.71547652b82fep0, NB_ROUND_SHIFT) - NB_ROUND_SHIFT;
    double r = nb_mad(-k, LN2_FIRST, hi); /* exact */
#if NB_HAVE_FMA
    /* s is rounded once, and r - s is exact unless k LN2_REST outweighs r: then
     * both are below 2^-31, and what is lost below 2^-84. */
    double s = nb_mad(-k, LN2_REST, r), rest = nb_mad(-k, LN2_REST, r - s);
#else
    struct nb_pair t = nb_two_prod(k, LN2_REST), sum = nb_two_sum(r, -t.hi);
    double s = sum.hi, rest = sum.lo - t.lo;
#endif
    return (struct nb_reduced){{s, rest + lo}, k};
}

/* The argument may be a pair with |lo| up to an ulp of hi; |hi| below 1e5. An ulp
 * of hi may be many of what is left of it. */
NB_INLINE struct nb_expm1_parts nb_exp_parts(double hi, double lo)
{
    struct nb_reduced r = nb_exp_reduce(hi, lo);
    struct nb_pair t = nb_fast_two_sum(r.r.hi, r.r.lo);
    return (struct nb_expm1_parts){nb_expm1_small(t.hi, t.lo), r.k};
}

/* For a double. */
NB_INLINE struct nb_expm1_parts nb_exp_parts_of(double x)
{
    struct nb_reduced r = nb_exp_reduce(x, 0);
    return (struct nb_expm1_parts){nb_expm1_small(r.r.hi, r.r.lo), r.k};
}

/* E = e^-a as value*scale. `value` is E itself until E is below 2^-128, where
 * it stays near 2^-128 and scale takes the rest: sums such as 1 + value never
 * notice, no intermediate is subnormal, and nb_pair_round(f*value, scale) is a
 * result f*E with one rounding. Where all of a chunk is mild (kernel.h), so that E
 * is above 2^-900, value is E and scale 1. */
struct nb_decay {
    struct nb_pair value;
    struct nb_power scale;
};

NB_INLINE struct nb_decay nb_decay_of(struct nb_expm1_parts e, bool mild)
{
    double kept = mild || e.k >= -128 ? e.k : -128.0, power = nb_power_of_two(kept);
    struct nb_pair m = nb_fast_two_sum(1, e.p.hi);
    m.lo += e.p.lo;
    struct nb_pair value = {m.hi * power, m.lo * power};
    if (mild)
        return (struct nb_decay){value, {.value = 1, .mild = true}};
    double magic = 0x1p-1022 * nb_power_of_two(kept - e.k);
    return (struct nb_decay){value, {nb_power_of_two(e.k - kept), magic, false}};
}

/* e^-a for 0 <= a <= 797. */
NB_INLINE struct nb_decay nb_exp_decay_of(double a, bool mild)
{
    return nb_decay_of(nb_exp_parts_of(-a), mild);
}

/* e^-(hi + lo) for 0 <= hi <= 797: beyond, it is 0 long since. */
NB_INLINE struct nb_decay nb_exp_decay(double hi, double lo, bool mild)
{
    return nb_decay_of(nb_exp_parts(-hi, -lo), mild);
}

/* 1 + v for a decay's value; lo is up to an ulp of hi. */
NB_INLINE struct nb_pair nb_one_plus(struct nb_pair v)
{
    struct nb_pair d = nb_fast_two_sum(1, v.hi);
    d.lo += v.lo;
    return d;
}

/* 2^k m rounded once, for m near 1 and |k| <= 1083. */
NB_INLINE double nb_exp_scale(struct nb_pair m, double k)
{
    double half = nb_mad(k, 0.5, NB_ROUND_SHIFT) - NB_ROUND_SHIFT;
    double first = nb_power_of_two(half), rest = k - half;
    struct nb_power second = {nb_power_of_two(rest), 0x1p-1022 * nb_power_of_two(-rest), false};
    return nb_pair_round((struct nb_pair){m.hi * first, m.lo * first}, second);
}

/* e^x rounded once, for |x| <= 750. */
NB_INLINE double nb_exp_round(double x)
{
    struct nb_expm1_parts e = nb_exp_parts_of(x);
    struct nb_pair m = nb_fast_two_sum(1, e.p.hi);
    m.lo += e.p.lo;
    return nb_exp_scale(m, e.k);
}

/* e^x rounded, for |x| <= 700, by its parts. */
NB_INLINE double nb_exp_mild_of(struct nb_expm1_parts e)
{
    struct nb_pair m = nb_fast_two_sum(1, e.p.hi);
    return (m.hi + (m.lo + e.p.lo)) * nb_power_of_two(e.k);
}

NB_INLINE double nb_exp_mild(double x)
{
    return nb_exp_mild_of(nb_exp_parts_of(x));
}

/* e^x - 1 as a pair, for x in [-700, 50] given by its parts: 2^k - 1 + 2^k p.
 * At k = 0 the first two cancel exactly and p stands alone. */
NB_INLINE struct nb_pair nb_expm1_pair(struct nb_expm1_parts e, bool mild)
{
    double power = nb_power_of_two(!mild && e.k < -128 ? -128.0 : e.k);
    struct nb_pair m = nb_two_sum(power, -1), n = nb_two_sum(m.hi, e.p.hi * power);
    return nb_fast_two_sum(n.hi, n.lo + (m.lo + e.p.lo * power));
}

/* Just above ln(2)/2, where k is 1, e^x - 1 = 1 + 2p is below 1/2 and has four times
 * in its last place what p is off. There it is better taken from half of x. */
NB_INLINE struct nb_mask nb_expm1_is_delicate(double x)
{
    return nb_when(fabs(x - 0.38) < 0.04);
}

/* e^2x - 1 by m = e^x - 1: m (2 + m), for m in [0, 1]. */
NB_INLINE struct nb_pair nb_expm1_doubled(struct nb_pair m)
{
    struct nb_pair two = nb_fast_two_sum(2, m.hi);
    two.lo += m.lo;
    return nb_pair_mul(m, two);
}

/* e^x - 1 as a pair, for x in [-700, 50], and the parts that it was made of: of x,
 * or of x/2 where that is delicate. */
struct nb_expm1 {
    struct nb_pair m;
    struct nb_expm1_parts parts;
    struct nb_mask delicate;
};

NB_INLINE struct nb_expm1 nb_expm1_of(double x, bool mild)
{
    struct nb_mask delicate = nb_expm1_is_delicate(x);
    struct nb_expm1_parts e = nb_exp_parts_of(nb_choose(delicate, 0.5 * x, x));
    struct nb_pair m = nb_expm1_pair(e, mild);
    return (struct nb_expm1){nb_pair_choose(delicate, nb_expm1_doubled(m), m), e, delicate};
}

/* tanh a and its slope, for 0 <= a <= 380: with m = e^-2a - 1 they are -m/(2+m)
 * and 4 e^-2a/(2+m)^2. The slope is slope*scale. */
struct nb_tanh {
    struct nb_pair value, slope;
    struct nb_power scale;
};

NB_INLINE struct nb_tanh nb_tanh_parts(double a, bool mild)
{
    struct nb_expm1_parts e = nb_exp_parts_of(-2 * a);
    struct nb_pair n = nb_expm1_pair(e, mild), d = nb_fast_two_sum(2, n.hi);
    d.lo += n.lo;
    struct nb_pair r = nb_pair_inverse(d), t = nb_pair_mul(n, r);
    struct nb_decay square = nb_decay_of(e, mild);
    struct nb_pair four = {4 * square.value.hi, 4 * square.value.lo};
    return (struct nb_tanh){nb_pair_negate(t), nb_pair_mul(nb_pair_mul(four, r), r), square.scale};
}

/* log((1+s)/(1-s)) = 2s + s^3 P(s^2) for |s| <= 1/5, relative error 2^-61. */
NB_INLINE struct nb_pair nb_log_series(struct nb_pair s)
{
    struct nb_pair z = nb_pair_mul(s, s), tail = {nb_poly8(LOG_TAIL + 1, z.hi, z.hi * z.hi), 0};
    struct nb_pair p = nb_pair_step(tail, z, LOG_TAIL[0], LOG_TAIL_LO[0]);
    p = nb_pair_mul(nb_pair_mul(p, z), s);
    struct nb_pair sum = nb_fast_two_sum(2 * s.hi, p.hi);
    return nb_fast_two_sum(sum.hi, sum.lo + (p.lo + 2 * s.lo));
}

/* log(1 + v) for v in [0, 1], a pair: with f = v (v <= 1/2) or (v - 1)/2 and ln 2
 * beside it, 1 + f = (1 + s)/(1 - s) for s = f/(2 + f). */
NB_INLINE struct nb_pair nb_log1p_pair(struct nb_pair v)
{
    struct nb_mask big = nb_when(v.hi > 0.5);
    struct nb_pair half = nb_fast_two_sum(-1, v.hi);
    half = (struct nb_pair){0.5 * half.hi, 0.5 * (half.lo + v.lo)};
    struct nb_pair f = nb_pair_choose(big, half, v);
    struct nb_pair d = nb_fast_two_sum(2, f.hi);
    d.lo += f.lo;
    struct nb_pair log = nb_log_series(nb_pair_divide(f, d));
    struct nb_pair sum = nb_fast_two_sum(nb_choose(big, LN2_HI, 0), log.hi);
    return nb_fast_two_sum(sum.hi, sum.lo + (nb_choose(big, LN2_LO, 0) + log.lo));
}

/* c*x rounded once, for every x: tiny and huge ones are scaled for the product,
 * whose low part would be lost or overflow. */
NB_INLINE double nb_scale_round(struct nb_pair c, double x)
{
    double a = fabs(x);
    struct nb_mask tiny = nb_when(a < 0x1p-900), huge = nb_when(a > 0x1p900);
    double up = nb_choose(tiny, 0x1p200, 1), down = nb_choose(huge, 0x1p-200, 1);
    struct nb_pair v = nb_pair_scale(c, x * (up * down));
    double back = nb_choose(tiny, 0x1p-200, 1) * nb_choose(huge, 0x1p200, 1);
    double y = nb_pair_round(v, (struct nb_power){back, 0x1p-1022 * up, false});
    return nb_choose(nb_when(a > 0x1.fffffffffffffp1023), x, y);
}

/* 1/a^2 rounded once, for a >= 1. */
NB_INLINE double nb_inverse_square(double a)
{
    double b = a > 0x1p545 ? 0x1p545 : a;
    struct nb_mask far = nb_when(b > 0x1p300);
    double scaled = b * nb_choose(far, 0x1p-300, 1);
    struct nb_pair r = nb_pair_inverse((struct nb_pair){scaled, 0});
    struct nb_power back = {nb_choose(far, 0x1p-600, 1), nb_choose(far, 0x1p-422, 0x1p-1022),
                            false};
    double s = nb_pair_round(nb_pair_mul(r, r), back);
    return nb_or_nan(a, s);
}

/* Near a simple root, f(a) = d (c[0] + c_lo + c[1] d + ...) with d = a - root.
 * The root has three words: a - first is exact there and the rest is subtracted
 * exactly, so the relative accuracy holds up to the neighbouring doubles. */
NB_INLINE struct nb_pair nb_from_root(struct nb_pair a, double first, double second, double third)
{
    struct nb_pair w = nb_two_sum(a.lo, -second), d = nb_two_sum(a.hi - first, w.hi);
    d.lo += w.lo - third;
    return d;
}

/* `tail` is c[1] + c[2] d + ... */
NB_INLINE struct nb_pair nb_near_sum(struct nb_pair d, const double *c, double c_lo, double tail)
{
    struct nb_pair s = nb_fast_two_sum(c[0], d.hi * tail);
    s.lo += c_lo;
    return nb_pair_mul(s, d);
}

/* By nine coefficients, for |a - root| <= 1/16. */
NB_INLINE struct nb_pair nb_near_root_pair(struct nb_pair a, double first, double second,
                                           double third, const double *c, double c_lo)
{
    struct nb_pair d = nb_from_root(a, first, second, third);
    return nb_near_sum(d, c, c_lo, nb_poly8(c + 1, d.hi, d.hi * d.hi));
}

NB_INLINE struct nb_pair nb_near_root(double a, double first, double second, double third,
                                      const double *c, double c_lo)
{
    return nb_near_root_pair((struct nb_pair){a, 0}, first, second, third, c, c_lo);
}

#endif
