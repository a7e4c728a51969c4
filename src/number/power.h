/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole powers, the same on every machine, which the library's pow is not: it is rounded by the
 * instructions that a processor has. */
#ifndef NB_NUMBER_POWER_H
#define NB_NUMBER_POWER_H

#include <math.h>
#include <stdbool.h>

#include "number/pair.h"

static inline bool nb_is_whole_power(double b)
{
    return fabs(b) <= 64 && b == trunc(b);
}

/* a^b, for such a b: products of pairs, right to 2^-90, so that but one in 2^36 is rounded
 * correctly. Near the ends of what a double holds the pairs end first. */
static inline double nb_whole_power(double a, double b)
{
    static const double least = 0x1p-900, most = 0x1p900;
    struct nb_pair y = {1, 0}, x = {a, 0};
    for (unsigned n = (unsigned)fabs(b); n; n >>= 1) {
        y = n & 1 ? nb_pair_mul(y, x) : y;
        x = n > 1 ? nb_pair_mul(x, x) : x;
    }
    if (!(fabs(a) > least && fabs(a) < most && fabs(y.hi) > least && fabs(y.hi) < most))
        return pow(a, b);
    return nb_pair_sum(b < 0 ? nb_pair_divide((struct nb_pair){1, 0}, y) : y);
}

#endif
