/* SPDX-License-Identifier: GPL-3.0-or-later */
/* linspace, arange and logspace over a chunk, once per instruction set. */
#include "config.h"

#include <math.h>

#include "rows/family.h"
#include "rows/kernel.h"

static void linspace(const struct nb_grid *grid, struct nb_picks p, double *restrict out)
{
    const struct nb_grid g = *grid;
    for (int k = 0; k < (int)p.n; k++)
        out[k] = nb_pair_sum(nb_grid_at(g, p.first + k * p.by));
}

/* start + i*step rounded once; without fused multiply-add by the library's. */
NB_INLINE double advance(double start, double step, double i)
{
#if NB_HAVE_FMA
    return __builtin_fma(i, step, start);
#else
    return fma(i, step, start);
#endif
}

static void arange(const struct nb_walk *walk, struct nb_picks p, double *restrict out)
{
    const struct nb_walk w = *walk;
    if (w.start.lo == 0 && w.step.lo == 0) {
        for (int k = 0; k < (int)p.n; k++) /* 1 serial in v1: the library's fma */
            out[k] = advance(w.start.hi, w.step.hi, p.first + k * p.by);
    } else {
        for (int k = 0; k < (int)p.n; k++)
            out[k] = nb_walk_at(w, p.first + k * p.by);
    }
}

NB_INLINE struct nb_pair square(struct nb_pair a)
{
    return nb_pair_mul(a, a);
}

/* e^t as 2^k (e^(r/32))^32: so small an argument leaves the series of e^r - 1 with
 * an error of 2^-75, and each square doubles it. So all powers that are doubles
 * come out exactly, and nearly all others correctly rounded. Some lie half way
 * between doubles, 10^23 and 3^34: the low part is rounded to 2^-68 of the high
 * one, where no more is known, so that those become ties, to even. Beyond the
 * clamps it is 0 or infinite long since. */
NB_INLINE double exponential(struct nb_pair t)
{
    double hi = nb_at_least(-750, nb_at_most(710, t.hi));
    struct nb_reduced r = nb_exp_reduce(hi, hi == t.hi ? t.lo : 0);
    struct nb_pair s = nb_fast_two_sum(r.r.hi, r.r.lo), p = nb_expm1_small(s.hi / 32, s.lo / 32);
    struct nb_pair m = nb_fast_two_sum(1, p.hi);
    m.lo += p.lo;
    m = square(square(square(square(square(m)))));
    double grid = 0x1.8p-16 * m.hi;
    m.lo = (m.lo + grid) - grid;
    return nb_exp_scale(m, r.k);
}

static void logspace(const struct nb_grid *grid, struct nb_pair log_base, struct nb_picks p,
                     double *restrict out)
{
    const struct nb_grid g = *grid;
    for (int k = 0; k < (int)p.n; k++)
        out[k] = exponential(nb_pair_mul(nb_grid_at(g, p.first + k * p.by), log_base));
}

const struct nb_range_kernels NB_FAMILY(nb_range_kernels) = {linspace, arange, logspace};
