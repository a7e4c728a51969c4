/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A function on the way to a point from one side: its values at distances that shrink by
 * halves, down to the last doubles, and how far they can be trusted. limit.c makes limits
 * of them. */
#ifndef NB_PROOF_APPROACH_H
#define NB_PROOF_APPROACH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "eval/sampler.h"
#include "proof/enclose.h"

enum { NB_LEAST_LEVELS = 8 }; /* to judge anything by */

enum nb_level_state {
    NB_LEVEL_NOT_ASKED,
    NB_LEVEL_NOISE,
    NB_LEVEL_NOTHING,
    NB_LEVEL_NUMBER,
    NB_LEVEL_ENDLESS
};

/* What is known at a distance. */
struct nb_level {
    double x[2], y[2];         /* at the distance, and at 3/4 of it */
    enum nb_level_state state; /* of both y */
    double noise;              /* how far y is from what exact arithmetic gives */
    double trust;              /* the same, if x may be one double further or nearer */
};

/* One side of a point: levels from far to near. */
struct nb_approach {
    struct nb_sampler *sampler; /* of f */
    struct nb_enclosure *enclosure;
    double step; /* from x to the next double */
    struct nb_level *level;
    size_t count;
    bool blind;  /* the enclosures tell nothing */
    double size; /* of f, not too near */
};

/* Fills the levels on one side of x, from `reach` on; the caller frees a->level. False sets
 * err: interrupted. */
bool nb_approach_take(struct nb_approach *a, double x, int side, double reach, struct nb_err *err);
/* Level k, once its enclosures are asked for: they cost more than its values. */
const struct nb_level *nb_approach_level(const struct nb_approach *a, size_t k);
/* Whether f has a value there that can be trusted. */
bool nb_approach_number(const struct nb_approach *a, size_t k);
/* The next level to look at on the way out: where there are a thousand, as at 0, a few
 * say the same. */
size_t nb_further_out(size_t k);
/* What f is enclosed by on lo..hi. */
struct nb_interval nb_approach_enclosed(const struct nb_approach *a, double lo, double hi);
/* How far y may be from what lies in r. */
double nb_width(struct nb_interval r, double y);

#endif
