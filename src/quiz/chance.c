/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz/chance.h"

/* SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"). */
static uint64_t next(struct nb_chance *c)
{
    uint64_t z = c->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* So few numbers are wanted that some being likelier by 1e-17 does no harm. */
size_t nb_chance_below(struct nb_chance *c, size_t n)
{
    return (size_t)(next(c) % n);
}

void nb_chance_order(struct nb_chance *c, size_t *order, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const size_t k = nb_chance_below(c, i + 1);
        order[i] = order[k];
        order[k] = i;
    }
}
