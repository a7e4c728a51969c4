/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chance by a seed: the same seed gives the same quiz on every machine. */
#ifndef NB_QUIZ_CHANCE_H
#define NB_QUIZ_CHANCE_H

#include <stddef.h>
#include <stdint.h>

struct nb_chance {
    uint64_t state; /* begins as the seed */
};

/* A number below n, which is at least 1. */
size_t nb_chance_below(struct nb_chance *c, size_t n);
/* The numbers 0 .. n-1 in some order. */
void nb_chance_order(struct nb_chance *c, size_t *order, size_t n);

#endif
