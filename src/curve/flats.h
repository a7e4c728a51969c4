/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a function is flat: the stretches on which |f'| is less than a threshold, between roots
 * that are found, and how many inputs fall there. */
#ifndef NB_CURVE_FLATS_H
#define NB_CURVE_FLATS_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/expr.h"

struct nb_flat {
    double lo, hi;
    bool dead; /* f' is 0 all over it */
};

struct nb_flats {
    const struct nb_expr *of; /* what it was found for; NULL: nothing was */
    double threshold, lo, hi;
    struct nb_flat *list; /* from left to right; owned */
    size_t count, cap;
    bool open;          /* something was not decided */
    double share, dead; /* of inputs from N(0, 1) that fall there; that die */
};

void nb_flats_free(struct nb_flats *f);
/* All of them on lo..hi, which may be cut there. */
void nb_flats_find(struct nb_flats *f, struct nb_expr *y, struct nb_expr *var, double threshold,
                   double lo, double hi);
/* How much of the normal distribution is between a and b: exact in the tails, too. */
double nb_normal_between(double a, double b);

#endif
