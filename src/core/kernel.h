/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a function of one number to kernels over a chunk.
 *
 * A family file writes each function once, as a static inline, and these
 * macros make its loops. Only func_*.c include this. */
#ifndef NB_CORE_KERNEL_H
#define NB_CORE_KERNEL_H

#include <float.h>
#include <math.h>

#include "core/op.h"

/* A value and its slope. */
struct nb_vs {
    double v, s;
};

/* f(x): one argument, value only. */
#define NB_KERNEL_1(name, f)                                                                       \
    static void name(size_t n, double *y, const double *const *a)                                  \
    {                                                                                              \
        const double *x = a[0];                                                                    \
        for (size_t i = 0; i < n; i++)                                                             \
            y[i] = f(x[i]);                                                                        \
    }

/* f(a, b): two operands, value only. */
#define NB_KERNEL_2(name, f)                                                                       \
    static void name(size_t n, double *y, const double *const *a)                                  \
    {                                                                                              \
        const double *p = a[0], *q = a[1];                                                         \
        for (size_t i = 0; i < n; i++)                                                             \
            y[i] = f(p[i], q[i]);                                                                  \
    }

/* struct nb_vs f(x, p): p[1], p[2] .. are the parameters. Makes the kernels
 * f_value, f_slope and f_both; the compiler drops what one does not use. */
#define NB_KERNELS(f)                                                                              \
    static void f##_value(size_t n, double *y, const double *const *a)                             \
    {                                                                                              \
        const double *x = a[0];                                                                    \
        for (size_t i = 0; i < n; i++)                                                             \
            y[i] = f(x[i], a).v;                                                                   \
    }                                                                                              \
    static void f##_slope(size_t n, double *dy, const double *const *a)                            \
    {                                                                                              \
        const double *x = a[0];                                                                    \
        for (size_t i = 0; i < n; i++)                                                             \
            dy[i] = f(x[i], a).s;                                                                  \
    }                                                                                              \
    static void f##_both(size_t n, double *y, double *dy, const double *const *a)                  \
    {                                                                                              \
        const double *x = a[0];                                                                    \
        for (size_t i = 0; i < n; i++) {                                                           \
            struct nb_vs r = f(x[i], a);                                                           \
            y[i] = r.v;                                                                            \
            dy[i] = r.s;                                                                           \
        }                                                                                          \
    }

/* The three kernels as designated initialisers of a row. */
#define NB_USE_KERNELS(f) .value = f##_value, .slope = f##_slope, .both = f##_both

/* min(x, limit) that keeps NaN: beyond the limit exp(-x) is 0 anyway, and
 * inf * 0 must not arise. */
static inline double nb_at_most(double limit, double x)
{
    return limit < x ? limit : x;
}

/* exp(-c*x*x) for 0 < c <= 1 a power of two: the rounding error of x*x, which
 * exp would magnify by x*x, goes into a first-order correction. */
static inline double nb_exp_neg_square(double c, double x)
{
    double a = nb_at_most(64, fabs(x)); /* exp(-64*64/2) is 0 */
    double hi = a * a, lo = fma(a, a, -hi);
    return exp(-c * hi) * (1 - c * lo);
}

#endif
