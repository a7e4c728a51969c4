/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a function is steepest, and where its tails are flat. */
#ifndef NB_STUDY_STEEP_H
#define NB_STUDY_STEEP_H

#include "study/kinks.h"

/* What counts as saturated: |f'| below this. */
#define NB_SATURATED 0.01

/* The largest |f'|: the Lipschitz constant. Found on a grid that reaches to 1e12 on
 * both sides, at the roots of f'' between its points, at kinks, and in the growth
 * from decade to decade, far out and towards kinks and poles; infinite when f' is
 * unbounded or f jumps. */
struct nb_steep {
    double slope;
    double at[2];        /* the one or two places nearest to 0 where it is attained */
    size_t places;       /* how many there are; 0: f' is a number nowhere */
    bool everywhere;     /* f' is constant */
    bool limit[2];       /* it is approached at -inf, at inf */
    bool flat[2];        /* |f'| < NB_SATURATED from flat_from[0] down, [1] up */
    double flat_from[2]; /* 0 where that is not so */
};

/* False sets err. */
bool nb_steep_find(const struct nb_study *s, const struct nb_bends *bends, struct nb_steep *out);

#endif
