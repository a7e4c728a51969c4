/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sine and cosine as pairs.
 *
 * Up to 2^22, u = k pi/4 + r with |r| <= pi/4. The first two parts of pi/4 have 29 bits, so
 * their products with k are exact and what cancels cancels exactly; four parts
 * make 164 bits, which leaves r as a pair even where u is as close to a multiple
 * of pi/2 as a double can be (2^-61). */
#ifndef NB_NUMBER_CIRCULAR_H
#define NB_NUMBER_CIRCULAR_H

#include "number/expo.h"

#define NB_CIRCULAR_END 0x1p22

/* The integer nearest to x, for |x| < 2^51. */
NB_INLINE double nb_whole(double x)
{
    return (x + NB_ROUND_SHIFT) - NB_ROUND_SHIFT;
}

/* u - k pi/4, where that is small. */
NB_INLINE struct nb_pair nb_turn_reduce(struct nb_pair u, double k)
{
    struct nb_pair a = nb_two_sum(u.hi, -k * QUARTER_PI_1);
    struct nb_pair b = nb_two_sum(a.hi, -k * QUARTER_PI_2);
    struct nb_pair t = nb_two_prod(k, QUARTER_PI_3), c = nb_two_sum(b.hi, -t.hi);
    struct nb_pair d = nb_two_sum(c.hi, u.lo);
    double rest = (a.lo + b.lo + c.lo) - nb_mad(k, QUARTER_PI_4, t.lo);
    return nb_fast_two_sum(d.hi, d.lo + rest);
}

/* sin r and cos r for |r| <= pi/4 and a little: r + r z (S0 + z S(z)) and
 * 1 - z/2 + z^2 C(z), z = r^2; relative error about 2^-59. */
NB_INLINE struct nb_pair nb_sin_small(struct nb_pair r)
{
    struct nb_pair z = nb_pair_mul(r, r), tail = {nb_poly6(SIN_TAIL + 1, z.hi), 0};
    struct nb_pair s = nb_pair_step(tail, z, SIN_TAIL[0], SIN_TAIL_LO[0]);
    s = nb_pair_mul(nb_pair_mul(s, z), r);
    struct nb_pair v = nb_fast_two_sum(r.hi, s.hi);
    v.lo += r.lo + s.lo;
    return v;
}

NB_INLINE struct nb_pair nb_cos_small(struct nb_pair r)
{
    struct nb_pair z = nb_pair_mul(r, r), v = nb_fast_two_sum(1, -0.5 * z.hi);
    struct nb_pair tail = {nb_poly6(COS_TAIL + 1, z.hi), 0};
    struct nb_pair c = nb_pair_step(tail, z, COS_TAIL[0], COS_TAIL_LO[0]);
    c = nb_pair_mul(nb_pair_mul(c, z), z);
    struct nb_pair w = nb_fast_two_sum(v.hi, c.hi);
    return nb_fast_two_sum(w.hi, w.lo + (v.lo + (c.lo - 0.5 * z.lo)));
}

struct nb_sincos {
    struct nb_pair sin, cos;
};

/* By quarter turns: sin runs through sin r, cos r, -sin r, -cos r. q is in
 * [-2, 2]. */
NB_INLINE struct nb_sincos nb_turn(struct nb_pair r, double q)
{
    struct nb_pair s = nb_sin_small(r), c = nb_cos_small(r);
    struct nb_mask odd = nb_when(fabs(q) == 1);
    double sin_sign = ((q < 0) | (q > 1)) ? -1 : 1;
    double cos_sign = ((fabs(q) > 1) | (q == 1)) ? -1 : 1;
    struct nb_pair sin = nb_pair_choose(odd, c, s), cos = nb_pair_choose(odd, s, c);
    return (struct nb_sincos){{sin_sign * sin.hi, sin_sign * sin.lo},
                              {cos_sign * cos.hi, cos_sign * cos.lo}};
}

NB_INLINE struct nb_sincos nb_sincos_pair(struct nb_pair u)
{
    double n = nb_whole(u.hi * 0.63661977236758134308);
    return nb_turn(nb_turn_reduce(u, 2 * n), n - 4 * nb_whole(0.25 * n));
}

/* 2^exponent x + eighths*pi/4 = q pi/2 + r, q modulo 4 in [-2, 2] and |r| <= pi/4,
 * where 2^exponent |x| is in [1, 2^1100): Payne and Hanek's method, in integers.
 * NaN and infinities make r NaN. */
struct nb_pair nb_reduce_far(double x, int exponent, int eighths, double *q);
/* The same for w*x, the product unrounded and however large. */
struct nb_pair nb_reduce_product(double w, double x, int eighths, double *q);

#endif
