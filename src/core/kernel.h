/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a function of one number to kernels over a chunk.
 *
 * A family file writes each function once, as a static inline without
 * branches, and these macros make its loops, which compilers vectorise. The
 * file is compiled once for every instruction set (NB_ISA, see local.mk); op.c
 * chooses among them when the program starts. Only func_*.c include this. */
#ifndef NB_CORE_KERNEL_H
#define NB_CORE_KERNEL_H

#include <float.h>
#include <math.h>

#include "core/expo.h"
#include "core/op.h"

#define NB_JOIN_(a, b) a##b
#define NB_JOIN(a, b) NB_JOIN_(a, b)
/* The family's name for this instruction set: nb_sigmoid_family_v3. */
#define NB_FAMILY(name) NB_JOIN(name, NB_ISA)

/* A value and its slope. */
struct nb_vs {
    double v, s;
};

/* The parameters of a call: the same for all elements. */
struct nb_params {
    double p[2];
};

/* f(x): one argument, value only. */
#define NB_KERNEL_1(name, f)                                                                       \
    static void name(size_t n, double *restrict y, const double *const *a)                         \
    {                                                                                              \
        const double *restrict x = a[0];                                                           \
        for (size_t i = 0; i < n; i++)                                                             \
            y[i] = f(x[i]);                                                                        \
    }

/* f(a, b): two operands, value only. */
#define NB_KERNEL_2(name, f)                                                                       \
    static void name(size_t n, double *restrict y, const double *const *a)                         \
    {                                                                                              \
        const double *p = a[0], *q = a[1];                                                         \
        for (size_t i = 0; i < n; i++)                                                             \
            y[i] = f(p[i], q[i]);                                                                  \
    }

/* struct nb_vs f(x, params) as the kernels f_value, f_slope and f_both; the
 * compiler drops what one of them does not use. */
#define NB_KERNELS_(f, load)                                                                       \
    static void f##_value(size_t n, double *restrict y, const double *const *a)                    \
    {                                                                                              \
        const double *restrict x = a[0];                                                           \
        const struct nb_params p = load;                                                           \
        for (size_t i = 0; i < n; i++)                                                             \
            y[i] = f(x[i], p).v;                                                                   \
    }                                                                                              \
    static void f##_slope(size_t n, double *restrict dy, const double *const *a)                   \
    {                                                                                              \
        const double *restrict x = a[0];                                                           \
        const struct nb_params p = load;                                                           \
        for (size_t i = 0; i < n; i++)                                                             \
            dy[i] = f(x[i], p).s;                                                                  \
    }                                                                                              \
    static void f##_both(size_t n, double *restrict y, double *restrict dy,                        \
                         const double *const *a)                                                   \
    {                                                                                              \
        const double *restrict x = a[0];                                                           \
        const struct nb_params p = load;                                                           \
        for (size_t i = 0; i < n; i++) {                                                           \
            struct nb_vs r = f(x[i], p);                                                           \
            y[i] = r.v;                                                                            \
            dy[i] = r.s;                                                                           \
        }                                                                                          \
    }
/* For functions without, with one and with two parameters. */
#define NB_KERNELS(f) NB_KERNELS_(f, {0})
#define NB_KERNELS_1(f) NB_KERNELS_(f, {{a[1][0]}})
#define NB_KERNELS_2(f) NB_KERNELS_(f, (struct nb_params){{a[1][0] NB_COMMA a[2][0]}})
#define NB_COMMA ,

/* The same for functions that are right only where not f_is_far(x, params):
 * after the loop, the few elements beyond are computed by f_far(x, params),
 * which may call the library. */
#define NB_KERNELS_FAR_(f, load)                                                                   \
    NB_KERNELS_(f##_near, load)                                                                    \
    static void f##_value(size_t n, double *restrict y, const double *const *a)                    \
    {                                                                                              \
        const struct nb_params p = load;                                                           \
        f##_near_value(n, y, a);                                                                   \
        for (size_t i = 0; i < n; i++)                                                             \
            if (f##_is_far(a[0][i], p))                                                            \
                y[i] = f##_far(a[0][i], p).v;                                                      \
    }                                                                                              \
    static void f##_slope(size_t n, double *restrict dy, const double *const *a)                   \
    {                                                                                              \
        const struct nb_params p = load;                                                           \
        f##_near_slope(n, dy, a);                                                                  \
        for (size_t i = 0; i < n; i++)                                                             \
            if (f##_is_far(a[0][i], p))                                                            \
                dy[i] = f##_far(a[0][i], p).s;                                                     \
    }                                                                                              \
    static void f##_both(size_t n, double *restrict y, double *restrict dy,                        \
                         const double *const *a)                                                   \
    {                                                                                              \
        const struct nb_params p = load;                                                           \
        f##_near_both(n, y, dy, a);                                                                \
        for (size_t i = 0; i < n; i++) {                                                           \
            if (!f##_is_far(a[0][i], p))                                                           \
                continue;                                                                          \
            struct nb_vs r = f##_far(a[0][i], p);                                                  \
            y[i] = r.v;                                                                            \
            dy[i] = r.s;                                                                           \
        }                                                                                          \
    }
#define NB_KERNELS_FAR(f) NB_KERNELS_FAR_(f, {0})
#define NB_KERNELS_FAR_1(f) NB_KERNELS_FAR_(f, {{a[1][0]}})

/* The three kernels as designated initialisers of a row. */
#define NB_USE_KERNELS(f)                                                                          \
    .value = f##_value, .slope = f##_slope, .both = f##_both, .ulp = {0.6, 0.6}
/* Where every operation is exact but the last. */
#define NB_USE_EXACT(f) .value = f##_value, .slope = f##_slope, .both = f##_both, .ulp = {0.5, 0.5}

/* min(x, limit) and max(x, limit) that keep NaN. */
NB_INLINE double nb_at_most(double limit, double x)
{
    return limit < x ? limit : x;
}

NB_INLINE double nb_at_least(double limit, double x)
{
    return limit > x ? limit : x;
}

/* x + y rounded: what a pair is as a double. */
NB_INLINE double nb_pair_sum(struct nb_pair a)
{
    return a.hi + a.lo;
}

/* e^-(scale x^2), scale 1 or 1/2, with the square as a pair: rounding it would
 * cost exp as many ulp as it is large. The exponent is at most 797. */
NB_INLINE struct nb_decay nb_gauss(double x, double scale)
{
    struct nb_pair square = nb_two_prod(x, x);
    return nb_exp_decay(scale * square.hi, scale * square.lo);
}

#endif
