/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a function of one number to kernels over a chunk.
 *
 * A family file writes each function once, as a static inline without
 * branches, and these macros make its loops, which compilers vectorise. The
 * file is compiled once for every instruction set (NB_ISA, see local.mk); registry.c
 * chooses among them when the program starts. Only func_*.c include this. */
#ifndef NB_ROWS_KERNEL_H
#define NB_ROWS_KERNEL_H

#include <float.h>
#include <math.h>

#include "graph/op.h"
#include "number/expo.h"

#define NB_JOIN_(a, b) a##b
#define NB_JOIN(a, b) NB_JOIN_(a, b)
/* The family's name for this instruction set: nb_sigmoid_family_v3. */
#define NB_FAMILY(name) NB_JOIN(name, NB_ISA)

/* A value and its slope. */
struct nb_vs {
    double v, s;
};

/* The parameters of a call: the same for all elements. A chunk is mild when
 * nothing on the way to its results is subnormal or beyond the range of doubles,
 * as nearly all chunks are; functions may leave out what the others need, which
 * is up to half of their operations, as long as the bits are the same. `unit`: it
 * is mild and the first parameter is 1, which products and quotients need not be
 * told. Both are constants in a loop. */
struct nb_params {
    double p[2];
    bool mild, unit;
};

/* A function as loops over whole vectors of x, and of one x alone; the parameters are in a. */
typedef struct nb_vs nb_one(double x, const double *const *a);
typedef void nb_loop_of_one(size_t n, double *restrict y, const double *restrict x,
                            const double *const *a);
typedef void nb_loop_of_both(size_t n, double *restrict y, double *restrict dy,
                             const double *restrict x, const double *const *a);
struct nb_loops {
    size_t lanes; /* of a vector */
    nb_one *one;
    nb_loop_of_one *value, *slope;
    nb_loop_of_both *both;
};

/* Any number of numbers by them. */
void nb_loops_value(const struct nb_loops *l, size_t n, double *y, const double *const *a);
void nb_loops_slope(const struct nb_loops *l, size_t n, double *dy, const double *const *a);
void nb_loops_both(const struct nb_loops *l, size_t n, double *y, double *dy,
                   const double *const *a);

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

/* Parameters of functions without, with one and with two of them. */
NB_INLINE struct nb_params nb_params_0(const double *const *a)
{
    (void)a;
    return (struct nb_params){.p = {0}};
}

NB_INLINE struct nb_params nb_params_1(const double *const *a)
{
    return (struct nb_params){.p = {a[1][0]}};
}

NB_INLINE struct nb_params nb_params_2(const double *const *a)
{
    return (struct nb_params){.p = {a[1][0], a[2][0]}};
}

/* Whether low <= |x| <= high or x = 0, for all x. It is a loop of its own, since
 * counting inside of the kernels' would need what they have no registers for. */
NB_INLINE bool nb_all_within(size_t n, const double *x, double low, double high)
{
    int64_t others = 0;
    for (size_t i = 0; i < n; i++) { /* any serial in v1: no masks of 64 bits */
        double a = fabs(x[i]);
        others += !((a >= low) & (a <= high)) & (a != 0);
    }
    return others == 0;
}

NB_INLINE bool nb_never_mild(size_t n, const double *x, struct nb_params p)
{
    (void)n, (void)x, (void)p;
    return false;
}

/* The numbers of a vector. Loops go over whole vectors, or each would have a body for what
 * remains beside its own: vectors.c makes them whole. */
#if defined __AVX512F__
enum { NB_LANES = 8 };
#elif defined __AVX2__
enum { NB_LANES = 4 };
#else
enum { NB_LANES = 2 };
#endif

/* struct nb_vs f(x, params) as loops; the compiler drops what a loop does not use. */
#define NB_LOOPS(f)                                                                                \
    NB_INLINE void f##_value_loop(size_t n, double *restrict y, const double *restrict x,          \
                                  struct nb_params p)                                              \
    {                                                                                              \
        for (size_t i = 0; i < n; i++)                                                             \
            y[i] = f(x[i], p).v;                                                                   \
    }                                                                                              \
    NB_INLINE void f##_slope_loop(size_t n, double *restrict dy, const double *restrict x,         \
                                  struct nb_params p)                                              \
    {                                                                                              \
        for (size_t i = 0; i < n; i++)                                                             \
            dy[i] = f(x[i], p).s;                                                                  \
    }                                                                                              \
    NB_INLINE void f##_both_loop(size_t n, double *restrict y, double *restrict dy,                \
                                 const double *restrict x, struct nb_params p)                     \
    {                                                                                              \
        for (size_t i = 0; i < n; i++) {                                                           \
            struct nb_vs r = f(x[i], p);                                                           \
            y[i] = r.v;                                                                            \
            dy[i] = r.s;                                                                           \
        }                                                                                          \
    }

/* Calls loop(n, .., x, p) with what is known of the chunk x, whole vectors. */
#define NB_EASIEST_(loop, params, is_mild, ...)                                                    \
    {                                                                                              \
        n = n / NB_LANES * NB_LANES; /* says so */                                                 \
        struct nb_params p = params(a);                                                            \
        bool mild = is_mild(n, x, p);                                                              \
        if (mild && p.p[0] == 1) {                                                                 \
            p.mild = p.unit = true;                                                                \
            loop(n, __VA_ARGS__, x, p);                                                            \
        } else if (mild) {                                                                         \
            p.mild = true;                                                                         \
            loop(n, __VA_ARGS__, x, p);                                                            \
        } else {                                                                                   \
            loop(n, __VA_ARGS__, x, p);                                                            \
        }                                                                                          \
    }
/* The kernels f_value, f_slope and f_both, for mild chunks and for all others. */
#define NB_KERNELS_(f, params, is_mild)                                                            \
    NB_LOOPS(f)                                                                                    \
    static struct nb_vs f##_one(double x, const double *const *a)                                  \
    {                                                                                              \
        return f(x, params(a));                                                                    \
    }                                                                                              \
    static void f##_values(size_t n, double *restrict y, const double *restrict x,                 \
                           const double *const *a)                                                 \
    {                                                                                              \
        NB_EASIEST_(f##_value_loop, params, is_mild, y)                                            \
    }                                                                                              \
    static void f##_slopes(size_t n, double *restrict dy, const double *restrict x,                \
                           const double *const *a)                                                 \
    {                                                                                              \
        NB_EASIEST_(f##_slope_loop, params, is_mild, dy)                                           \
    }                                                                                              \
    static void f##_pairs(size_t n, double *restrict y, double *restrict dy,                       \
                          const double *restrict x, const double *const *a)                        \
    {                                                                                              \
        NB_EASIEST_(f##_both_loop, params, is_mild, y, dy)                                         \
    }                                                                                              \
    static const struct nb_loops f##_loops = {NB_LANES, f##_one, f##_values, f##_slopes,           \
                                              f##_pairs};                                          \
    static void f##_value(size_t n, double *restrict y, const double *const *a)                    \
    {                                                                                              \
        nb_loops_value(&f##_loops, n, y, a);                                                       \
    }                                                                                              \
    static void f##_slope(size_t n, double *restrict dy, const double *const *a)                   \
    {                                                                                              \
        nb_loops_slope(&f##_loops, n, dy, a);                                                      \
    }                                                                                              \
    static void f##_both(size_t n, double *restrict y, double *restrict dy,                        \
                         const double *const *a)                                                   \
    {                                                                                              \
        nb_loops_both(&f##_loops, n, y, dy, a);                                                    \
    }
/* For functions without, with one and with two parameters. */
#define NB_KERNELS(f) NB_KERNELS_(f, nb_params_0, nb_never_mild)
#define NB_KERNELS_1(f) NB_KERNELS_(f, nb_params_1, nb_never_mild)
#define NB_KERNELS_2(f) NB_KERNELS_(f, nb_params_2, nb_never_mild)
/* For those that are faster where bool is_mild(n, x, params) holds. */
#define NB_KERNELS_MILD(f, is_mild) NB_KERNELS_(f, nb_params_0, is_mild)
#define NB_KERNELS_MILD_1(f, is_mild) NB_KERNELS_(f, nb_params_1, is_mild)

/* The same for functions that are right only where not f_is_far(x, params):
 * after the loop, the few elements beyond are computed by f_far(x, params),
 * which may call the library. */
#define NB_KERNELS_FAR_(f, params)                                                                 \
    NB_KERNELS_(f##_near, params, nb_never_mild)                                                   \
    static void f##_value(size_t n, double *restrict y, const double *const *a)                    \
    {                                                                                              \
        const struct nb_params p = params(a);                                                      \
        f##_near_value(n, y, a);                                                                   \
        for (size_t i = 0; i < n; i++)                                                             \
            if (f##_is_far(a[0][i], p))                                                            \
                y[i] = f##_far(a[0][i], p).v;                                                      \
    }                                                                                              \
    static void f##_slope(size_t n, double *restrict dy, const double *const *a)                   \
    {                                                                                              \
        const struct nb_params p = params(a);                                                      \
        f##_near_slope(n, dy, a);                                                                  \
        for (size_t i = 0; i < n; i++)                                                             \
            if (f##_is_far(a[0][i], p))                                                            \
                dy[i] = f##_far(a[0][i], p).s;                                                     \
    }                                                                                              \
    static void f##_both(size_t n, double *restrict y, double *restrict dy,                        \
                         const double *const *a)                                                   \
    {                                                                                              \
        const struct nb_params p = params(a);                                                      \
        f##_near_both(n, y, dy, a);                                                                \
        for (size_t i = 0; i < n; i++) {                                                           \
            if (!f##_is_far(a[0][i], p))                                                           \
                continue;                                                                          \
            struct nb_vs r = f##_far(a[0][i], p);                                                  \
            y[i] = r.v;                                                                            \
            dy[i] = r.s;                                                                           \
        }                                                                                          \
    }
#define NB_KERNELS_FAR(f) NB_KERNELS_FAR_(f, nb_params_0)
#define NB_KERNELS_FAR_1(f) NB_KERNELS_FAR_(f, nb_params_1)

/* The same for functions that are right only for ordinary parameters: for others,
 * where f_is_odd(params), elements are computed one by one by f_odd(x, params). So
 * the loops pay nothing for parameters that are 0, infinite or nearly. */
#define NB_KERNELS_ODD_(f, params, is_mild)                                                        \
    NB_KERNELS_(f##_usual, params, is_mild)                                                        \
    static void f##_both(size_t n, double *restrict y, double *restrict dy,                        \
                         const double *const *a)                                                   \
    {                                                                                              \
        const struct nb_params p = params(a);                                                      \
        if (!f##_is_odd(p)) {                                                                      \
            f##_usual_both(n, y, dy, a);                                                           \
            return;                                                                                \
        }                                                                                          \
        for (size_t i = 0; i < n; i++) {                                                           \
            struct nb_vs r = f##_odd(a[0][i], p);                                                  \
            y[i] = r.v;                                                                            \
            dy[i] = r.s;                                                                           \
        }                                                                                          \
    }                                                                                              \
    static void f##_value(size_t n, double *restrict y, const double *const *a)                    \
    {                                                                                              \
        const struct nb_params p = params(a);                                                      \
        if (!f##_is_odd(p)) {                                                                      \
            f##_usual_value(n, y, a);                                                              \
            return;                                                                                \
        }                                                                                          \
        for (size_t i = 0; i < n; i++)                                                             \
            y[i] = f##_odd(a[0][i], p).v;                                                          \
    }                                                                                              \
    static void f##_slope(size_t n, double *restrict dy, const double *const *a)                   \
    {                                                                                              \
        const struct nb_params p = params(a);                                                      \
        if (!f##_is_odd(p)) {                                                                      \
            f##_usual_slope(n, dy, a);                                                             \
            return;                                                                                \
        }                                                                                          \
        for (size_t i = 0; i < n; i++)                                                             \
            dy[i] = f##_odd(a[0][i], p).s;                                                         \
    }
#define NB_KERNELS_ODD_1(f) NB_KERNELS_ODD_(f, nb_params_1, nb_never_mild)
#define NB_KERNELS_ODD_2(f) NB_KERNELS_ODD_(f, nb_params_2, nb_never_mild)
#define NB_KERNELS_ODD_MILD_1(f, is_mild) NB_KERNELS_ODD_(f, nb_params_1, is_mild)

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

/* `below` for x < 0, `above` elsewhere, NaN for NaN. */
NB_INLINE double nb_step(double x, double below, double above)
{
    return nb_or_nan(x, nb_choose(nb_when(x < 0), below, above));
}

/* e^-(scale x^2), scale 1 or 1/2, with the square as a pair: rounding it would
 * cost exp as many ulp as it is large. The exponent is at most 797. */
NB_INLINE struct nb_decay nb_gauss(double x, double scale, bool mild)
{
    struct nb_pair square = nb_two_prod(x, x);
    return nb_exp_decay(scale * square.hi, scale * square.lo, mild);
}

#endif
