/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A curve that goes in steps, for its argument or its value is rounded to a format of few
 * digits (graph/op.h): F(g(F(x))), either F may be missing, g has no roundings. Between two
 * roundings it is constant, and where g rises or falls a step is found by bisection on the
 * rounded value itself, to the double.
 *
 * Or g has roundings, as what emulate() makes, and only its argument's change it: then it is
 * looked at for each number of the format, or, where these are too many, for some of them that
 * are always the same.
 *
 * Where the format has no number, or an infinite one, the curve has no value. */
#ifndef NB_CURVE_STAIRS_H
#define NB_CURVE_STAIRS_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/expr.h"

struct nb_stairs;

enum { NB_STAIRS_TRIED = 256 };

/* From `x` on, or from the double behind it, the curve is `after`, and before it `before`;
 * NaN: without a value. `value`: at x itself, one of the two. */
struct nb_stair {
    double x, before, after, value;
};

/* All that is between two points. */
struct nb_flight {
    double lo, hi;      /* the extent; lo > hi: it has no value */
    double first, last; /* the values at the ends */
    size_t count;       /* of steps; one more than `most`: more than these */
    bool whole;         /* it is sure: no step is missed, the extent is exact */
    bool tried;         /* it is not, but what NB_STAIRS_TRIED of very many numbers of x say */
};

/* NULL: y(var) is none of these. Both live as long as the stairs. */
struct nb_stairs *nb_stairs_new(struct nb_expr *y, struct nb_expr *var);
void nb_stairs_free(struct nb_stairs *s);
/* The steps between lo < hi into out, which has room for `most`, by growing x. */
struct nb_flight nb_stairs_between(struct nb_stairs *s, double lo, double hi, struct nb_stair *out,
                                   size_t most);

#endif
