/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions of long double. The C library of a page has numbers of 113 bits, and functions of
 * them that compute in double: here are those that are used, to 96 bits and more, of which
 * what becomes a double has the bits that it has elsewhere. */
#include "config.h"

#include <float.h>
#include <math.h>

#if LDBL_MANT_DIG == 113

static const long double ln2 = 0.693147180559945309417232121458176568L;
static const long double two_over_root_pi = 1.128379167095512573896158903121545172L;

enum { HALVINGS = 8, TERMS = 14 /* of e^r - 1, r < 2^-9 */ };

long double expl(long double x)
{
    if (isnan(x) || x > 11400 || x < -11500)
        return isnan(x) ? x : x > 0 ? (long double)INFINITY : 0;
    const long double k = roundl(x / ln2);
    const long double r = (x - k * ln2) / (1 << HALVINGS);
    long double sum = 0;
    for (int i = TERMS; i > 0; i--)
        sum = r / i * (1 + sum);
    for (int i = 0; i < HALVINGS; i++) /* (1 + s)^2 - 1 */
        sum *= 2 + sum;
    return ldexpl(1 + sum, (int)k);
}

/* Two of Newton's steps, each with a third of its digits given, from the double's logarithm. */
long double logl(long double x)
{
    int e;
    if (!(x > 0) || isinf(x))
        return x == 0 ? -(long double)INFINITY : x > 0 ? x : (long double)NAN;
    long double m = frexpl(x, &e);
    if (m < 0.70710678L) {
        m *= 2;
        e--;
    }
    long double y = log((double)m);
    for (int i = 0; i < 2; i++) {
        const long double d = m * expl(-y) - 1;
        y += d - d * d / 2;
    }
    return y + e * ln2;
}

long double powl(long double x, long double p)
{
    if (!(x > 0) || isinf(x) || x == 1 || !isfinite(p))
        return pow((double)x, (double)p);
    return expl(p * logl(x));
}

/* The series of erf where it loses little, the continued fraction of erfc beyond. */
long double erfcl(long double x)
{
    if (x < 0 || isnan(x))
        return x < 0 ? 2 - erfcl(-x) : x;
    const long double square = x * x;
    if (x < 2) {
        long double term = x, sum = x;
        for (int n = 1; term > sum * LDBL_EPSILON; n++) {
            term *= 2 * square / (2 * n + 1);
            sum += term;
        }
        return 1 - two_over_root_pi * expl(-square) * sum;
    }
    long double below = x;
    for (int n = 400; n > 0; n--)
        below = x + n / (2 * below);
    return expl(-square) * two_over_root_pi / (2 * below);
}

#endif
