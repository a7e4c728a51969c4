/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as unevaluated sums of two doubles: about 106 bits.
 *
 * Everything here is exact or has the error that is stated, under round to
 * nearest and without contraction or reassociation (-ffp-contract=off, never
 * -ffast-math). u = 2^-53. With fused multiply-add a product's error is one
 * instruction; without it Dekker's splitting does the same in seventeen. */
#ifndef NB_NUMBER_PAIR_H
#define NB_NUMBER_PAIR_H

#ifdef __FAST_MATH__
#error "the kernels need IEEE arithmetic as written"
#endif

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* A loop is vectorised only when everything in it is inlined, at any -O. */
#define NB_INLINE static inline __attribute__((always_inline))

/* hi + lo, |lo| <= ulp(hi)/2 when normalised. */
struct nb_pair {
    double hi, lo;
};

#if defined(__FMA__) || defined(__aarch64__)
#define NB_HAVE_FMA 1
#else
#define NB_HAVE_FMA 0
#endif

/* a*b + c, in one rounding where that is free: for steps of polynomials. */
NB_INLINE double nb_mad(double a, double b, double c)
{
#if NB_HAVE_FMA
    return __builtin_fma(a, b, c);
#else
    return a * b + c;
#endif
}

/* a + b exactly, for |a| >= |b| or a = 0. */
NB_INLINE struct nb_pair nb_fast_two_sum(double a, double b)
{
    double s = a + b;
    return (struct nb_pair){s, b - (s - a)};
}

/* a + b exactly (Knuth). */
NB_INLINE struct nb_pair nb_two_sum(double a, double b)
{
    double s = a + b, t = s - a;
    return (struct nb_pair){s, (a - (s - t)) + (b - t)};
}

/* a in two halves of 26 bits (Veltkamp). */
NB_INLINE struct nb_pair nb_split(double a)
{
    double t = 134217729.0 * a, hi = t - (t - a);
    return (struct nb_pair){hi, a - hi};
}

/* a*b exactly, while nothing under- or overflows. */
NB_INLINE struct nb_pair nb_two_prod(double a, double b)
{
    double p = a * b;
#if NB_HAVE_FMA
    return (struct nb_pair){p, __builtin_fma(a, b, -p)};
#else
    struct nb_pair x = nb_split(a), y = nb_split(b);
    return (struct nb_pair){p, ((x.hi * y.hi - p) + x.hi * y.lo + x.lo * y.hi) + x.lo * y.lo};
#endif
}

/* c - a*b, exact when it is a double: the residual of a quotient. */
NB_INLINE double nb_residual(double a, double b, double c)
{
#if NB_HAVE_FMA
    return __builtin_fma(-a, b, c);
#else
    struct nb_pair p = nb_two_prod(a, b);
    return (c - p.hi) - p.lo;
#endif
}

/* Products and sums of pairs: relative error a few u^2. */
NB_INLINE struct nb_pair nb_pair_mul(struct nb_pair a, struct nb_pair b)
{
    struct nb_pair p = nb_two_prod(a.hi, b.hi);
    return (struct nb_pair){p.hi, nb_mad(a.hi, b.lo, nb_mad(a.lo, b.hi, p.lo))};
}

NB_INLINE struct nb_pair nb_pair_scale(struct nb_pair a, double b)
{
    struct nb_pair p = nb_two_prod(a.hi, b);
    return (struct nb_pair){p.hi, nb_mad(a.lo, b, p.lo)};
}

NB_INLINE struct nb_pair nb_pair_add(struct nb_pair a, struct nb_pair b)
{
    struct nb_pair s = nb_two_sum(a.hi, b.hi);
    return nb_fast_two_sum(s.hi, s.lo + (a.lo + b.lo));
}

/* 1/d: the rounded quotient and its residual over d. */
NB_INLINE struct nb_pair nb_pair_inverse(struct nb_pair d)
{
    double r = 1 / d.hi, e = nb_mad(-r, d.lo, nb_residual(r, d.hi, 1));
    return (struct nb_pair){r, r * e};
}

/* a/b, with b's inverse rounded to a double already known. */
NB_INLINE struct nb_pair nb_pair_divide(struct nb_pair a, struct nb_pair b)
{
    double r = 1 / b.hi, q = a.hi * r;
    return (struct nb_pair){q, r * ((nb_residual(q, b.hi, a.hi) + a.lo) - q * b.lo)};
}

/* sqrt(a) for a.hi > 0: the rounded root and its residual over twice the root. */
NB_INLINE struct nb_pair nb_pair_sqrt(struct nb_pair a)
{
    double r = __builtin_sqrt(a.hi);
    return (struct nb_pair){r, (nb_residual(r, r, a.hi) + a.lo) / (2 * r)};
}

/* What a pair is as a double. */
NB_INLINE double nb_pair_sum(struct nb_pair a)
{
    return a.hi + a.lo;
}

NB_INLINE struct nb_pair nb_pair_negate(struct nb_pair a)
{
    return (struct nb_pair){-a.hi, -a.lo};
}

/* A condition as all bits or none. What chooses by masks has no branches, so there are
 * none that a compiler could thread jumps through, after which a loop would stay
 * serial. GCC before 14 threads none, and knows no masks of 64 bits for SSE2. */
struct nb_mask {
    uint64_t bits;
};

#if defined(__clang__) || __GNUC__ >= 14 || !defined(__SSE2__) || defined(__SSE4_2__)
#define NB_HAVE_MASKS 1
#else
#define NB_HAVE_MASKS 0
#endif

NB_INLINE struct nb_mask nb_when(bool c)
{
    return (struct nb_mask){NB_HAVE_MASKS ? -(uint64_t)c : c};
}

/* a where the condition holds, b elsewhere. */
NB_INLINE double nb_choose(struct nb_mask c, double a, double b)
{
#if NB_HAVE_MASKS
    uint64_t yes, no;
    memcpy(&yes, &a, sizeof yes);
    memcpy(&no, &b, sizeof no);
    no = (yes & c.bits) | (no & ~c.bits);
    memcpy(&b, &no, sizeof b);
    return b;
#else
    return c.bits ? a : b;
#endif
}

NB_INLINE struct nb_pair nb_pair_choose(struct nb_mask c, struct nb_pair a, struct nb_pair b)
{
    return (struct nb_pair){nb_choose(c, a.hi, b.hi), nb_choose(c, a.lo, b.lo)};
}

/* v, or NaN where x is NaN. */
NB_INLINE double nb_or_nan(double x, double v)
{
    return nb_choose(nb_when(x == x), v, x);
}

/* A power of two to multiply by, with what it takes to round the product once
 * when it is subnormal: 2^-1022 over the power. A double between magic and twice
 * that has its last place where the product has 2^-1074. */
struct nb_power {
    double value, magic;
    bool mild; /* known to be 1, and products normal: a constant in kernels */
};

/* The pair times the power, rounded once. Where the product is normal the sum
 * rounds and the product is exact. Where it is subnormal, adding `magic` rounds
 * to the final grid, and the rest of the sum is added before it counts. */
NB_INLINE double nb_pair_round(struct nb_pair a, struct nb_power power)
{
    if (power.mild)
        return a.hi + a.lo;
    double magic = __builtin_copysign(power.magic, a.hi);
    double s = magic + a.hi, rest = (a.hi - (s - magic)) + a.lo;
    double coarse = __builtin_copysign(((s + rest) - magic) * power.value, a.hi);
    double fine = (a.hi + a.lo) * power.value;
    return -0x1p-1022 < fine && fine < 0x1p-1022 ? coarse : fine;
}

/* One step of Horner's rule in pairs, c + n*t, where c is the larger. */
NB_INLINE struct nb_pair nb_pair_step(struct nb_pair n, struct nb_pair t, double c, double c_lo)
{
    struct nb_pair p = nb_pair_mul(n, t), s = nb_fast_two_sum(c, p.hi);
    s.lo += p.lo + c_lo;
    return s;
}

/* Polynomials c[0] + c[1] x + ..., straight-line so that compilers vectorise
 * the loop around them, in Estrin's order so that the steps overlap. */
NB_INLINE double nb_poly4(const double *c, double x, double x2)
{
    return nb_mad(nb_mad(c[3], x, c[2]), x2, nb_mad(c[1], x, c[0]));
}

NB_INLINE double nb_poly6(const double *c, double x)
{
    double x2 = x * x;
    return nb_mad(nb_mad(c[5], x, c[4]), x2 * x2, nb_poly4(c, x, x2));
}

NB_INLINE double nb_poly8(const double *c, double x, double x2)
{
    return nb_mad(nb_poly4(c + 4, x, x2), x2 * x2, nb_poly4(c, x, x2));
}

NB_INLINE double nb_poly10(const double *c, double x)
{
    double x2 = x * x, x8 = (x2 * x2) * (x2 * x2);
    return nb_mad(nb_mad(c[9], x, c[8]), x8, nb_poly8(c, x, x2));
}

NB_INLINE double nb_poly12(const double *c, double x)
{
    double x2 = x * x, x8 = (x2 * x2) * (x2 * x2);
    return nb_mad(nb_poly4(c + 8, x, x2), x8, nb_poly8(c, x, x2));
}

#endif
