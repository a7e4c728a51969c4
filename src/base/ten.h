/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Powers of ten with 128 bits, and the arithmetic of number text. */
#ifndef NB_BASE_TEN_H
#define NB_BASE_TEN_H

#include <stdint.h>

/* hi 2^64 + lo. */
struct nb_wide {
    uint64_t hi, lo;
};

/* hi 2^128 + mid 2^64 + lo. */
struct nb_wider {
    uint64_t hi, mid, lo;
};

/* 10^k = g 2^(f - 127), f = nb_ten_log2(k): 2^127 <= g < 2^128, rounded down;
 * 10^0 .. 10^55 are exact. k from NB_TEN_FIRST to NB_TEN_LAST. */
enum { NB_TEN_FIRST = -342, NB_TEN_LAST = 340, NB_TEN_EXACT = 55 };
struct nb_wide nb_ten(int k);

/* Whether nb_ten(k) is 10^k and not less. */
static inline int nb_ten_is_exact(int k)
{
    return 0 <= k && k <= NB_TEN_EXACT;
}

/* floor(log2 10^k), floor(log10 2^e), floor(log10 3/4 2^e), for all k above and
 * all exponents of doubles; tools/powers_of_ten.py has tried them all. Shifting
 * a negative number rounds down with every compiler we know. */
static inline int nb_ten_log2(int k)
{
    return (k * 217706) >> 16;
}

static inline int nb_two_log10(int e)
{
    return (e * 78913) >> 18;
}

static inline int nb_three_quarters_log10(int e)
{
    return (int)(((int64_t)e * 1262611 - 524031) >> 22);
}

/* For n > 0. */
static inline int nb_leading_zeros(uint64_t n)
{
    return __builtin_clzll(n) - (int)(8 * sizeof(unsigned long long) - 64);
}

static inline struct nb_wide nb_wide_product(uint64_t a, uint64_t b)
{
#ifdef __SIZEOF_INT128__
    __extension__ typedef unsigned __int128 whole;
    whole p = (whole)a * b;
    return (struct nb_wide){(uint64_t)(p >> 64), (uint64_t)p};
#else
    uint64_t a1 = a >> 32, a0 = a & UINT32_MAX, b1 = b >> 32, b0 = b & UINT32_MAX;
    uint64_t low = a0 * b0, cross = a1 * b0 + (low >> 32); /* (2^32-1)^2 + 2^32-1 fits */
    uint64_t middle = a0 * b1 + (cross & UINT32_MAX);
    return (struct nb_wide){a1 * b1 + (cross >> 32) + (middle >> 32),
                            middle << 32 | (low & UINT32_MAX)};
#endif
}

static inline struct nb_wider nb_wider_product(uint64_t a, struct nb_wide g)
{
    struct nb_wide high = nb_wide_product(a, g.hi), low = nb_wide_product(a, g.lo);
    uint64_t mid = high.lo + low.hi;
    return (struct nb_wider){high.hi + (mid < low.hi), mid, low.lo};
}

#endif
