/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubles as integers in the same order: neighbours differ by 1, and -0 is 0. What is
 * halved between two of them ends at two that are neighbours, wherever they are. */
#ifndef NB_CURVE_RANK_H
#define NB_CURVE_RANK_H

#include <stdint.h>
#include <string.h>

static inline int64_t nb_rank_of(double x)
{
    int64_t bits;
    x += 0.0; /* -0 and 0 are one point */
    memcpy(&bits, &x, sizeof bits);
    return bits < 0 ? INT64_MIN - bits : bits;
}

static inline double nb_rank_double(int64_t rank)
{
    double x;
    const int64_t bits = rank < 0 ? INT64_MIN - rank : rank;
    memcpy(&x, &bits, sizeof x);
    return x + 0.0;
}

/* The rank between two, which may be of either sign. */
static inline int64_t nb_rank_middle(int64_t a, int64_t b)
{
    return (a & b) + ((a ^ b) >> 1);
}

/* The double so many steps above x, or below. */
static inline double nb_rank_step(double x, int64_t steps)
{
    return nb_rank_double(nb_rank_of(x) + steps);
}

/* How many doubles b is above a, which is not greater. */
static inline uint64_t nb_rank_distance(double a, double b)
{
    return (uint64_t)nb_rank_of(b) - (uint64_t)nb_rank_of(a);
}

#endif
