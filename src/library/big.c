/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library/big.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"

enum { BASE = 1000000000 };

void nb_big_set(struct nb_big *b, uint32_t x)
{
    *b = (struct nb_big){.part = {x % BASE, x / BASE}, .count = x / BASE ? 2 : 1};
}

void nb_big_times(struct nb_big *b, uint32_t x)
{
    uint64_t carry = 0;
    for (int i = 0; i < b->count; i++) {
        carry += (uint64_t)b->part[i] * x;
        b->part[i] = (uint32_t)(carry % BASE);
        carry /= BASE;
    }
    for (; carry > 0 && b->count < NB_BIG_PARTS; carry /= BASE)
        b->part[b->count++] = (uint32_t)(carry % BASE);
    b->full |= carry > 0;
}

void nb_big_over(struct nb_big *b, uint32_t x)
{
    uint64_t rest = 0;
    for (int i = b->count - 1; i >= 0; i--) {
        rest = rest * BASE + b->part[i];
        b->part[i] = (uint32_t)(rest / x);
        rest %= x;
    }
    while (b->count > 1 && b->part[b->count - 1] == 0)
        b->count--;
}

double nb_big_value(const struct nb_big *b, bool *exact)
{
    char text[NB_BIG_TEXT];
    size_t n = 0;
    for (int i = b->count - 1; i >= 0; i--)
        n += (size_t)snprintf(text + n, sizeof text - n, "%09u", (unsigned)b->part[i]);
    *exact = !b->full && nb_num_rest(text, n) == 0;
    return b->full ? INFINITY : nb_num_value(text, n);
}
