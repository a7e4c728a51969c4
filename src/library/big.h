/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole numbers of any length that are multiplied and divided by short ones. */
#ifndef NB_LIBRARY_BIG_H
#define NB_LIBRARY_BIG_H

#include <stdbool.h>
#include <stdint.h>

enum { NB_BIG_PARTS = 40, NB_BIG_TEXT = 9 * NB_BIG_PARTS + 1 };

/* Parts of nine decimals, the lowest first; `full`: it was longer than that. */
struct nb_big {
    uint32_t part[NB_BIG_PARTS];
    int count;
    bool full;
};

void nb_big_set(struct nb_big *b, uint32_t x);
void nb_big_times(struct nb_big *b, uint32_t x);
/* Divided by x, which must divide it. */
void nb_big_over(struct nb_big *b, uint32_t x);
/* The double that is nearest, infinity when it is full; and whether it is the number. */
double nb_big_value(const struct nb_big *b, bool *exact);

#endif
