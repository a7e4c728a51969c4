/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "number/degrees.h"

#include <math.h>

#include "number/circular.h"

/* pi/180 as a pair: pi/180 - hi rounded. */
#define DEGREE_HI 0x1.1df46a2529d39p-6
#define DEGREE_LO 0x1.5c1d8becdd291p-62

/* x = 360 k + 90 q + r with |r| <= 45: sine and cosine of it, by r's. fmod is exact, and so is
 * the difference of two numbers this near to each other. */
static struct nb_sincos of_degrees(double x)
{
    const double turn = fmod(x, 360), quarter = nearbyint(turn / 90), r = turn - 90 * quarter;
    const struct nb_pair angle = nb_pair_scale((struct nb_pair){DEGREE_HI, DEGREE_LO}, r);
    return nb_turn(nb_fast_two_sum(angle.hi, angle.lo), quarter - 4 * nb_whole(0.25 * quarter));
}

double nb_sin_degrees(double x)
{
    return nb_pair_sum(of_degrees(x).sin) + 0.0;
}

double nb_cos_degrees(double x)
{
    return nb_pair_sum(of_degrees(x).cos) + 0.0;
}

double nb_tan_degrees(double x)
{
    const struct nb_sincos u = of_degrees(x);
    if (nb_pair_sum(u.cos) == 0)
        return copysign(INFINITY, fmod(x, 180));
    return nb_pair_sum(nb_pair_divide(u.sin, u.cos)) + 0.0;
}
