/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The angle of a point as a pair: what the inverse functions of the circle are.
 *
 * By eighths of a turn: with t = tan(pi/8), the angle of (x, y) is atan(y/x) while
 * y <= t x, pi/4 + atan((y - x)/(y + x)) around the diagonal, and pi/2 - atan(x/y)
 * beyond it. So the quotient s is never above t, and atan s = s + s^3 P(s^2). */
#ifndef NB_NUMBER_ARC_H
#define NB_NUMBER_ARC_H

#include "number/coef.h"
#include "number/pair.h"

/* atan s for |s| <= tan(pi/8) and a little; relative error about 2^-60. */
NB_INLINE struct nb_pair nb_atan_small(struct nb_pair s)
{
    struct nb_pair z = nb_pair_mul(s, s), tail = {nb_poly12(ATAN_TAIL + 1, z.hi), 0};
    struct nb_pair p = nb_pair_step(tail, z, ATAN_TAIL[0], ATAN_TAIL_LO[0]);
    p = nb_pair_mul(nb_pair_mul(p, z), s);
    struct nb_pair sum = nb_fast_two_sum(s.hi, p.hi);
    return nb_fast_two_sum(sum.hi, sum.lo + (p.lo + s.lo));
}

/* The angle of (x, y), in [0, pi/2], for x and y >= 0 that are not both 0; their sum
 * must not overflow, nor y/x below tan(pi/8) be subnormal, unless x is 1. */
NB_INLINE struct nb_pair nb_angle(struct nb_pair x, struct nb_pair y)
{
    const double t = 0.41421356237309503;
    struct nb_mask past_first = nb_when(y.hi > t * x.hi);
    struct nb_mask past_second = nb_when(t * y.hi > x.hi);
    struct nb_pair minus_x = nb_pair_negate(x);
    struct nb_pair up = nb_pair_choose(past_first, nb_pair_add(y, minus_x), y);
    struct nb_pair down = nb_pair_choose(past_first, nb_pair_add(y, x), x);
    up = nb_pair_choose(past_second, minus_x, up);
    down = nb_pair_choose(past_second, y, down);
    struct nb_pair rest = nb_atan_small(nb_pair_divide(up, down));

    double quarters = nb_choose(past_first, 1, 0) + nb_choose(past_second, 1, 0);
    struct nb_pair sum = nb_two_sum(quarters * QUARTER_PI_HI, rest.hi);
    return nb_fast_two_sum(sum.hi, sum.lo + nb_mad(quarters, QUARTER_PI_LO, rest.lo));
}

#endif
