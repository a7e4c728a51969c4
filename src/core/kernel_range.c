/* SPDX-License-Identifier: GPL-3.0-or-later */
/* linspace and arange over a chunk, once per instruction set. */
#include "config.h"

#include <math.h>

#include "core/family.h"
#include "core/kernel.h"

/* Element i of m + 1 from a to b, ((m - i) a + i b)/m: the two products are
 * exact as pairs, their sum is a pair with an error far below half an ulp, and
 * one division with its residual rounds once. (tests/unit/test_range.c) */
NB_INLINE double interpolate(double a, double b, double m, double i)
{
    struct nb_pair p = nb_two_prod(m - i, a), q = nb_two_prod(i, b);
    struct nb_pair hi = nb_two_sum(p.hi, q.hi), lo = nb_two_sum(p.lo, q.lo);
    struct nb_pair h = nb_two_sum(hi.hi, hi.lo + lo.hi);
    double quotient = h.hi / m;
    return quotient + (nb_residual(quotient, m, h.hi) + (h.lo + lo.lo)) / m;
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

static void linspace(double a, double b, double m, double first, size_t n, double *restrict out)
{
    for (int k = 0; k < (int)n; k++)
        out[k] = interpolate(a, b, m, first + k);
}

static void arange(double start, double step, double first, size_t n, double *restrict out)
{
    for (int k = 0; k < (int)n; k++)
        out[k] = advance(start, step, first + k);
}

const struct nb_range_kernels NB_FAMILY(nb_range_kernels) = {linspace, arange};
