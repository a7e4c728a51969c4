/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gamma function, in pairs of doubles.
 *
 * Everything is brought back to positive arguments, and those to 1 <= y <= 2 by
 * gamma(x + 1) = x gamma(x), with every factor a pair: there 1/gamma is a polynomial
 * about the point where it turns, so that digamma keeps its digits up to that root.
 * From 20 on the logarithm and its derivatives have Stirling's series. What is
 * negative lies between two poles, -m - 1 < x < -m, and with q = -x - m, p = 1 - q
 * and the reflection formulas at x and at q, whose sines are equal,
 *     |gamma(x)| = gamma(p) gamma(q)/gamma(1 - x),
 *     digamma(x) = digamma(1 - x) + digamma(p) - digamma(q),
 * without any sine. */
#include "config.h"

#include "number/gamma.h"

#include <float.h>
#include <limits.h>
#include <math.h>

#include "base/count.h"
#include "number/coef_gamma.h"
#include "number/logarithm.h"

/* m 2^e, so that products neither overflow nor lose their low parts. */
struct scaled {
    struct nb_pair m;
    int e;
};

static struct scaled rescaled(struct nb_pair m, int e)
{
    int k = 0;
    (void)frexp(m.hi, &k);
    return (struct scaled){{ldexp(m.hi, -k), ldexp(m.lo, -k)}, e + k};
}

static struct scaled times(struct scaled a, struct nb_pair b)
{
    return rescaled(nb_pair_mul(a.m, b), a.e);
}

static struct scaled product(struct scaled a, struct scaled b)
{
    return rescaled(nb_pair_mul(a.m, b.m), a.e + b.e);
}

static struct scaled inverse(struct scaled a)
{
    return rescaled(nb_pair_inverse(a.m), -a.e);
}

static struct scaled sum(struct scaled a, struct scaled b)
{
    bool first = b.m.hi == 0 || (a.m.hi != 0 && a.e >= b.e);
    struct scaled large = first ? a : b, small = first ? b : a;
    int d = small.e - large.e;
    if (small.m.hi == 0 || d < -1000)
        return large;
    struct nb_pair s = {ldexp(small.m.hi, d), ldexp(small.m.lo, d)};
    return rescaled(nb_pair_add(large.m, s), large.e);
}

/* Rounded once, where it is subnormal as well. */
static double rounded(struct scaled a)
{
    if (a.e > 1100)
        return copysign(INFINITY, a.m.hi);
    if (a.e < -1100)
        return copysign(0, a.m.hi);
    int first = a.e / 2, rest = a.e - first;
    double power = ldexp(1, rest);
    struct nb_pair m = {ldexp(a.m.hi, first), ldexp(a.m.lo, first)};
    return nb_pair_round(m, (struct nb_power){power, 0x1p-1022 / power, false});
}

/* ---- between 1 and 2 ------------------------------------------------------ */

/* x > 0 as y + n with 1 <= y <= 2; for x below 1, n is -1. */
static struct nb_pair between_1_and_2(struct nb_pair x, int *n)
{
    *n = (int)ceil(x.hi) - 2;
    struct nb_pair y = nb_two_sum(x.hi, -*n);
    return nb_fast_two_sum(y.hi, y.lo + x.lo);
}

static struct nb_pair from_turn(struct nb_pair y)
{
    return nb_from_root(y, GAMMA_TURN_1, GAMMA_TURN_2, GAMMA_TURN_3);
}

/* 1/gamma(y). */
static struct nb_pair inverse_gamma(struct nb_pair y)
{
    struct nb_pair t = from_turn(y), s = {0, 0};
    for (size_t i = NB_COUNT(GAMMA_INVERSE); i-- > 0;)
        s = nb_pair_add(nb_pair_mul(s, t), (struct nb_pair){GAMMA_INVERSE[i], GAMMA_INVERSE_LO[i]});
    return s;
}

/* Its derivative: the distance from the turn times what follows. */
static struct nb_pair inverse_slope(struct nb_pair y)
{
    struct nb_pair t = from_turn(y), s = {0, 0};
    for (size_t i = NB_COUNT(GAMMA_INVERSE); i-- > 2;) {
        struct nb_pair c = {GAMMA_INVERSE[i], GAMMA_INVERSE_LO[i]};
        s = nb_pair_add(nb_pair_mul(s, t), nb_pair_scale(c, (double)i));
    }
    return nb_pair_mul(s, t);
}

/* log gamma(y), which has its roots at both ends. */
static struct nb_pair log_between(struct nb_pair y)
{
    struct nb_pair t = nb_two_sum(y.hi, -1.5), s = {0, 0};
    struct nb_pair low = nb_two_sum(y.hi, -1), high = nb_two_sum(2, -y.hi);
    t.lo += y.lo;
    low = nb_fast_two_sum(low.hi, low.lo + y.lo);
    high = nb_fast_two_sum(high.hi, high.lo - y.lo);
    for (size_t i = NB_COUNT(GAMMA_BETWEEN); i-- > 0;)
        s = nb_pair_add(nb_pair_mul(s, t), (struct nb_pair){GAMMA_BETWEEN[i], GAMMA_BETWEEN_LO[i]});
    return nb_pair_negate(nb_log1p_pair(nb_pair_mul(nb_pair_mul(low, high), s)));
}

/* ---- positive arguments --------------------------------------------------- */

/* The factors from y to x = y + n: y (y + 1) ... (x - 1); 1/x for n = -1. */
static struct scaled rising(struct nb_pair y, int n)
{
    struct scaled f = {{0.5, 0}, 1};
    for (int k = 0; k < n; k++) {
        struct nb_pair next = nb_two_sum(y.hi, k);
        next.lo += y.lo;
        f = times(f, next);
    }
    return f;
}

static struct scaled gamma_at(struct nb_pair x)
{
    int n;
    struct nb_pair y = between_1_and_2(x, &n);
    struct scaled one = {nb_pair_inverse(inverse_gamma(y)), 0};
    one = rescaled(one.m, one.e);
    if (n < 0)
        return product(one, inverse(rescaled(x, 0)));
    return product(one, rising(y, n));
}

static struct nb_pair log_of(struct scaled a)
{
    struct nb_pair m = a.m;
    bool near = a.e == 1; /* m in [1/2, 1): twice it is near 1 or its own logarithm */
    struct nb_log_parts parts = nb_log_split(near ? (struct nb_pair){2 * m.hi, 2 * m.lo} : m);
    parts.k += near ? 0 : a.e;
    return nb_log_pair(parts);
}

/* Stirling's series, for x >= 20. */
static struct nb_pair stirling(double x)
{
    struct nb_pair z = nb_pair_inverse((struct nb_pair){x, 0}), w = nb_pair_mul(z, z), s = {0, 0};
    for (size_t i = NB_COUNT(STIRLING); i-- > 0;)
        s = nb_pair_add(nb_pair_mul(s, w), (struct nb_pair){STIRLING[i], STIRLING_LO[i]});
    s = nb_pair_add(nb_pair_mul(s, z), (struct nb_pair){HALF_LOG_2PI_HI, HALF_LOG_2PI_LO});
    struct nb_pair log = log_of(rescaled((struct nb_pair){x, 0}, 0));
    struct nb_pair main = nb_pair_mul(log, nb_two_sum(x, -0.5));
    return nb_pair_add(nb_pair_add(main, (struct nb_pair){-x, 0}), s);
}

enum { STIRLING_FROM = 20 };

/* log gamma(x) for x > 0. */
static struct nb_pair log_gamma(double x)
{
    int n;
    struct nb_pair at = {x, 0};
    if (x >= STIRLING_FROM)
        return stirling(x);
    struct nb_pair y = between_1_and_2(at, &n);
    struct nb_pair log = log_between(y);
    if (n < 0)
        return nb_pair_add(log, nb_pair_negate(log_of(rescaled(at, 0))));
    return n == 0 ? log : nb_pair_add(log, log_of(rising(y, n)));
}

/* log x - 1/(2x) - sum of B(2k)/(2k x^2k), for x >= 20. */
static struct nb_pair digamma_far(double x)
{
    struct nb_pair z = nb_pair_inverse((struct nb_pair){x, 0}), w = nb_pair_mul(z, z), s = {0, 0};
    for (size_t i = NB_COUNT(STIRLING); i-- > 0;) {
        struct nb_pair c = {STIRLING[i], STIRLING_LO[i]};
        s = nb_pair_mul(nb_pair_add(s, nb_pair_scale(c, 2 * (double)i + 1)), w);
    }
    s = nb_pair_add(s, nb_pair_scale(z, 0.5));
    return nb_pair_add(log_of(rescaled((struct nb_pair){x, 0}, 0)), nb_pair_negate(s));
}

/* For 0 < x < STIRLING_FROM + 1. */
static struct nb_pair digamma_near(struct nb_pair x)
{
    int n;
    struct nb_pair y = between_1_and_2(x, &n);
    struct nb_pair d = nb_pair_negate(nb_pair_divide(inverse_slope(y), inverse_gamma(y)));
    if (n < 0)
        return nb_pair_add(d, nb_pair_negate(nb_pair_inverse(x)));
    for (int k = 0; k < n; k++) {
        struct nb_pair next = nb_two_sum(y.hi, k);
        next.lo += y.lo;
        d = nb_pair_add(d, nb_pair_inverse(next));
    }
    return d;
}

static struct nb_pair digamma_at(double x)
{
    return x < STIRLING_FROM ? digamma_near((struct nb_pair){x, 0}) : digamma_far(x);
}

/* ---- all arguments --------------------------------------------------------- */

/* Where x < 0 lies between poles. */
struct strip {
    double m;         /* -m - 1 < x < -m */
    double q;         /* -x - m, exact */
    struct nb_pair p; /* 1 - q */
};

static struct strip strip_of(double x)
{
    double m = floor(-x), q = -x - m;
    return (struct strip){m, q, nb_two_sum(1, -q)};
}

static bool is_pole(double x)
{
    return x <= 0 && x == floor(x);
}

/* Beyond, |gamma| is 0 or infinite. */
enum { GAMMA_END = 190 };

/* |gamma(x)| for -GAMMA_END < x < GAMMA_END, no pole. */
static struct scaled size_of_gamma(double x)
{
    if (x > 0)
        return gamma_at((struct nb_pair){x, 0});
    struct strip s = strip_of(x);
    struct scaled top = product(gamma_at((struct nb_pair){s.q, 0}), gamma_at(s.p));
    return product(top, inverse(gamma_at(nb_two_sum(1, -x))));
}

static double sign_of_gamma(double x)
{
    return x > 0 || fmod(floor(x), 2) == 0 ? 1 : -1;
}

double nb_gamma(double x)
{
    if (x == 0)
        return 1 / x;
    if (isnan(x) || is_pole(x))
        return NAN;
    if (fabs(x) >= GAMMA_END)
        return x > 0 ? INFINITY : copysign(0, sign_of_gamma(x));
    return sign_of_gamma(x) * rounded(size_of_gamma(x));
}

static struct nb_pair digamma_pair(double x)
{
    if (x > 0)
        return digamma_at(x);
    struct strip s = strip_of(x);
    struct nb_pair d = nb_pair_add(digamma_at(-x), nb_pair_inverse((struct nb_pair){-x, 0}));
    struct nb_pair q = digamma_near((struct nb_pair){s.q, 0});
    return nb_pair_add(nb_pair_add(d, digamma_near(s.p)), nb_pair_negate(q));
}

/* So near to 0, only the pole is left; its inverse would overflow on the way. */
#define TINY 0x1p-900

double nb_gamma_slope(double x)
{
    if (fabs(x) < TINY)
        return -INFINITY;
    if (isnan(x) || x == -INFINITY)
        return NAN;
    if (is_pole(x))
        return fmod(x, 2) == 0 ? -INFINITY : INFINITY;
    if (fabs(x) >= GAMMA_END)
        return x > 0 ? INFINITY : copysign(0, sign_of_gamma(x));
    return sign_of_gamma(x) * rounded(times(size_of_gamma(x), digamma_pair(x)));
}

double nb_digamma(double x)
{
    if (fabs(x) < TINY)
        return -1 / x;
    if (isnan(x) || is_pole(x))
        return NAN;
    if (x > 0x1p60)
        return isinf(x) ? x : nb_pair_sum(log_of(rescaled((struct nb_pair){x, 0}, 0)));
    return nb_pair_sum(digamma_pair(x));
}

/* x (log x - 1), where the rest does not count. */
static double log_gamma_huge(double x)
{
    struct nb_pair log = log_of(rescaled((struct nb_pair){x, 0}, 0));
    struct nb_pair rest = nb_pair_add(log, (struct nb_pair){-1, 0});
    return rounded(product(rescaled(rest, 0), rescaled((struct nb_pair){x, 0}, 0)));
}

double nb_lgamma(double x)
{
    if (isnan(x) || is_pole(x) || isinf(x))
        return x == x ? INFINITY : x;
    if (x > 0x1p100)
        return log_gamma_huge(x);
    if (x > 0)
        return nb_pair_sum(log_gamma(x));
    if (x > -STIRLING_FROM)
        return nb_pair_sum(log_of(size_of_gamma(x)));
    struct strip s = strip_of(x);
    struct scaled top = product(gamma_at((struct nb_pair){s.q, 0}), gamma_at(s.p));
    struct nb_pair below = nb_pair_add(stirling(-x), log_of(rescaled((struct nb_pair){-x, 0}, 0)));
    return nb_pair_sum(nb_pair_add(log_of(top), nb_pair_negate(below)));
}

/* ---- polygamma -------------------------------------------------------------- */

static struct nb_pair power(struct nb_pair x, int n)
{
    struct nb_pair y = {1, 0};
    for (; n > 0; n /= 2, x = nb_pair_mul(x, x))
        if (n % 2)
            y = nb_pair_mul(y, x);
    return y;
}

/* Euler and Maclaurin's sum of (X/(X + k))^s over k >= 0, over X:
 * 1/(s - 1) + 1/(2X) + sum of B(2k)/(2k)! s (s + 1) ... (s + 2k - 2)/X^2k. */
static struct nb_pair tail_sum(struct nb_pair x, int s)
{
    struct nb_pair z = nb_pair_inverse(x), w = nb_pair_mul(z, z), f = nb_pair_scale(w, s);
    struct nb_pair y = nb_pair_inverse((struct nb_pair){s - 1, 0});
    y = nb_pair_add(y, nb_pair_scale(z, 0.5));
    for (size_t i = 0; i < NB_COUNT(EULER_MACLAURIN); i++) {
        struct nb_pair c = {EULER_MACLAURIN[i], EULER_MACLAURIN_LO[i]};
        y = nb_pair_add(y, nb_pair_mul(c, f));
        f = nb_pair_scale(nb_pair_scale(f, s + 2 * (double)i + 1), s + 2 * (double)i + 2);
        f = nb_pair_mul(f, w);
    }
    return y;
}

/* x^s times the sum of 1/(x + k)^s over k >= 0, for x not too large; what comes after
 * the term that no longer counts is less than that, X times. */
static struct nb_pair zeta_over_first(struct nb_pair x, int s)
{
    struct nb_pair sum = {0, 0}, ratio = {1, 0}, at = x;
    for (int k = 1;; k++) {
        if (at.hi >= s + 30)
            return nb_pair_add(sum, nb_pair_mul(nb_pair_mul(ratio, at), tail_sum(at, s)));
        if (ratio.hi < 0x1p-130)
            return sum;
        sum = nb_pair_add(sum, ratio);
        at = nb_two_sum(x.hi, k);
        at = nb_fast_two_sum(at.hi, at.lo + x.lo);
        ratio = power(nb_pair_divide(x, at), s);
    }
}

/* n! times the sum of 1/(x + k)^(n + 1) over k >= 0, x > 0. */
static struct scaled zeta(int n, struct nb_pair x)
{
    bool far = x.hi >= 0x1p60;
    struct scaled inv = inverse(rescaled(x, 0)), y = {{0.5, 0}, 1};
    y = far ? (struct scaled){nb_pair_inverse((struct nb_pair){n, 0}), 0}
            : product(inv, rescaled(zeta_over_first(x, n + 1), 0));
    for (int j = 1; j <= n; j++)
        y = product(times(y, (struct nb_pair){j, 0}), inv);
    return y;
}

static struct scaled negative(struct scaled a)
{
    return (struct scaled){nb_pair_negate(a.m), a.e};
}

/* The sum over all poles: those above x, and those below it as what is missing above
 * 1 - x of what is above q. */
static struct scaled zeta_below_0(int n, double x)
{
    struct strip s = strip_of(x);
    struct scaled below = zeta(n, (struct nb_pair){s.q, 0});
    below = sum(below, negative(zeta(n, nb_two_sum(1, -x))));
    return sum(zeta(n, s.p), n % 2 ? below : negative(below));
}

double nb_polygamma(double n, double x)
{
    if (isnan(x) || !(n >= 0) || n > NB_POLYGAMMA_MAX || n != floor(n))
        return NAN;
    int k = (int)n;
    double sign = k % 2 ? 1 : -1;
    if (k == 0)
        return nb_digamma(x);
    if (is_pole(x))
        return k % 2 ? INFINITY : x == 0 ? copysign(INFINITY, -x) : NAN;
    if (isinf(x))
        return sign * 0;
    return sign * rounded(x > 0 ? zeta(k, (struct nb_pair){x, 0}) : zeta_below_0(k, x));
}
