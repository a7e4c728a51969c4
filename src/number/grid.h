/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of ranges on pairs, for kernels and for single elements. */
#ifndef NB_NUMBER_GRID_H
#define NB_NUMBER_GRID_H

#include <stddef.h>

#include "number/pair.h"

/* From start to end in `steps` steps. The ends are decimals as pairs, off by
 * 2^-106 of them, so a sum that should cancel leaves that much: what is below
 * `zero` is 0. Ends that are plain doubles are exact, and zero is 0. */
struct nb_grid {
    struct nb_pair start, end;
    double steps, zero;
};

/* start + i*step, likewise. */
struct nb_walk {
    struct nb_pair start, step;
    double zero;
};

/* Elements number first, first + by, ... */
struct nb_picks {
    double first, by;
    size_t n;
};

/* ((m - i) a + i b)/m: the products of the doubles are exact as pairs, those of
 * the rests are small; the sum is a pair with an error far below half an ulp,
 * and one division with its residual rounds once. hi is the quotient rounded, lo
 * what it lacks; either order of the ends gives the same. (Bounds:
 * tests/unit/test_range.c) */
NB_INLINE struct nb_pair nb_grid_at(struct nb_grid g, double i)
{
    double m = g.steps, j = m - i;
    struct nb_pair p = nb_two_prod(j, g.start.hi), q = nb_two_prod(i, g.end.hi);
    struct nb_pair hi = nb_two_sum(p.hi, q.hi), lo = nb_two_sum(p.lo, q.lo);
    struct nb_pair h = nb_two_sum(hi.hi, hi.lo + lo.hi);
    h = nb_two_sum(h.hi, h.lo + (lo.lo + (j * g.start.lo + i * g.end.lo)));
    struct nb_mask zero = nb_when(__builtin_fabs(h.hi) < g.zero);
    h = nb_pair_choose(zero, (struct nb_pair){0, 0}, h);
    double quotient = h.hi / m;
    return (struct nb_pair){quotient, (nb_residual(quotient, m, h.hi) + h.lo) / m};
}

/* start + i*step rounded once, unless it is within 2^-50 ulp or so of a tie. */
NB_INLINE double nb_walk_at(struct nb_walk w, double i)
{
    struct nb_pair p = nb_two_prod(i, w.step.hi), s = nb_two_sum(w.start.hi, p.hi);
    double x = s.hi + (s.lo + (p.lo + (w.start.lo + i * w.step.lo)));
    return __builtin_fabs(x) < w.zero ? 0 : x;
}

#endif
