/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interval arithmetic: the operators.
 *
 * Sums, products, quotients and roots are rounded outward only when they are
 * inexact, which their residuals tell: x - 1 over [1, 1] is exactly 0. */
#include "config.h"

#include "number/interval.h"

#include <float.h>
#include <math.h>

/* Below this a product's residual may be subnormal, and no longer exact. */
#define RESIDUAL_END 0x1p-960

/* Doubles that a library function may be off, and what a computed value may be
 * off on the other side of it. */
enum { LIBRARY_STEPS = 3 };

/* x as a lower bound: what is beyond all doubles is above the largest. */
static double as_low(double x)
{
    return x > DBL_MAX ? DBL_MAX : x;
}

static double as_high(double x)
{
    return x < -DBL_MAX ? -DBL_MAX : x;
}

struct nb_interval nb_between(double lo, double hi)
{
    return (struct nb_interval){as_low(lo), as_high(hi), NB_EVERYWHERE, true, false};
}

struct nb_interval nb_whole_line(void)
{
    return (struct nb_interval){-INFINITY, INFINITY, NB_PERHAPS, false, false};
}

struct nb_interval nb_undefined(void)
{
    return (struct nb_interval){INFINITY, -INFINITY, NB_NOWHERE, false, false};
}

bool nb_is_point(struct nb_interval a)
{
    return a.lo == a.hi;
}

bool nb_holds(struct nb_interval a, double x)
{
    return a.lo <= x && x <= a.hi;
}

bool nb_may_vanish(struct nb_interval a)
{
    return nb_holds(a, 0) && !a.nonzero;
}

struct nb_interval nb_hull(struct nb_interval a, struct nb_interval b)
{
    return (struct nb_interval){
        fmin(a.lo, b.lo), fmax(a.hi, b.hi), a.defined == b.defined ? a.defined : NB_PERHAPS,
        a.continuous && b.continuous, !nb_may_vanish(a) && !nb_may_vanish(b)};
}

struct nb_interval nb_common(struct nb_interval a, struct nb_interval b)
{
    double lo = fmax(a.lo, b.lo), hi = fmin(a.hi, b.hi);
    return lo <= hi ? (struct nb_interval){lo, hi, a.defined, a.continuous, a.nonzero} : a;
}

struct nb_interval nb_widened(struct nb_interval a, int steps)
{
    for (int i = 0; i < steps; i++) {
        a.lo = nextafter(a.lo, -INFINITY);
        a.hi = nextafter(a.hi, INFINITY);
    }
    return a;
}

/* The rounded result r whose exact value is r + residual (only the sign counts),
 * from below and from above. */
static double floor_of(double r, double residual)
{
    return residual >= 0 ? r : nextafter(r, -INFINITY);
}

static double ceil_of(double r, double residual)
{
    return residual <= 0 ? r : nextafter(r, INFINITY);
}

/* The error of s = a + b; of infinite sums nothing is to be known. */
static double sum_rest(double a, double b, double s)
{
    double t = s - a;
    return isfinite(s) ? (a - (s - t)) + (b - t) : 0;
}

struct nb_interval nb_enclose_add(const struct nb_interval *a)
{
    double lo = a[0].lo + a[1].lo, hi = a[0].hi + a[1].hi;
    return nb_between(floor_of(lo, sum_rest(a[0].lo, a[1].lo, lo)),
                      ceil_of(hi, sum_rest(a[0].hi, a[1].hi, hi)));
}

/* r, which is 0 only where one of the arguments is. */
static struct nb_interval as_zero_as(struct nb_interval r, const struct nb_interval *a, int n)
{
    r.nonzero = true;
    for (int k = 0; k < n; k++)
        r.nonzero &= !nb_may_vanish(a[k]);
    return r;
}

struct nb_interval nb_enclose_neg(const struct nb_interval *a)
{
    return as_zero_as(nb_between(-a[0].hi, -a[0].lo), a, 1);
}

struct nb_interval nb_enclose_sub(const struct nb_interval *a)
{
    return nb_interval_add(a[0], nb_enclose_neg(a + 1));
}

/* Opens the hull for r and what its residual adds; where r is too small to have one, by a
 * double to both sides, but not across 0: what underflows to 0 keeps its sign. */
static void hold(struct nb_interval *hull, double r, double rest, bool tiny)
{
    double lo = floor_of(r, tiny ? -1 : rest), hi = ceil_of(r, tiny ? 1 : rest);
    if (tiny && signbit(r))
        hi = fmin(hi, 0);
    else if (tiny)
        lo = fmax(lo, 0);
    hull->lo = fmin(hull->lo, lo);
    hull->hi = fmax(hull->hi, hi);
}

/* Opens the hull for x*y; an unbounded factor times 0 is 0. */
static void hold_product(struct nb_interval *hull, double x, double y)
{
    double p = x == 0 || y == 0 ? 0 : x * y, rest = 0;
    if (p != 0 && isfinite(p))
        rest = fma(x, y, -p);
    hold(hull, p, rest, fabs(p) < RESIDUAL_END && x != 0 && y != 0);
}

/* What hold_product and hold_quotient begin with. */
static struct nb_interval nothing_yet(void)
{
    return (struct nb_interval){INFINITY, -INFINITY, NB_EVERYWHERE, true, false};
}

struct nb_interval nb_enclose_mul(const struct nb_interval *a)
{
    struct nb_interval hull = nothing_yet();
    hold_product(&hull, a[0].lo, a[1].lo);
    hold_product(&hull, a[0].lo, a[1].hi);
    hold_product(&hull, a[0].hi, a[1].lo);
    hold_product(&hull, a[0].hi, a[1].hi);
    return as_zero_as(nb_between(hull.lo, hull.hi), a, 2);
}

struct nb_interval nb_enclose_square(const struct nb_interval *a)
{
    double far = fmax(fabs(a->lo), fabs(a->hi)), near = fmin(fabs(a->lo), fabs(a->hi));
    struct nb_interval hull = nothing_yet();
    hold_product(&hull, far, far);
    hold_product(&hull, near, near);
    return as_zero_as(nb_between(nb_holds(*a, 0) ? 0 : fmax(hull.lo, 0), hull.hi), a, 1);
}

/* Opens the hull for x/y; both unbounded: the other ends have their limits. */
static void hold_quotient(struct nb_interval *hull, double x, double y)
{
    double q = isinf(x) && isinf(y) ? 0 : x / y, rest = 0;
    if (isfinite(q) && isfinite(y))
        rest = fma(-q, y, x) * copysign(1, y);
    bool tiny = x != 0 && isfinite(y) &&
                (fabs(q) < RESIDUAL_END || fabs(x) < RESIDUAL_END || fabs(y) < RESIDUAL_END);
    hold(hull, q, rest, tiny);
}

static struct nb_interval quotient_of(struct nb_interval x, struct nb_interval y)
{
    struct nb_interval hull = nothing_yet();
    hold_quotient(&hull, x.lo, y.lo);
    hold_quotient(&hull, x.lo, y.hi);
    hold_quotient(&hull, x.hi, y.lo);
    hold_quotient(&hull, x.hi, y.hi);
    return nb_between(hull.lo, hull.hi);
}

/* A divisor that is 0 at one of its ends leaves a bound on one side. */
static struct nb_interval quotient_by_zero(struct nb_interval x, struct nb_interval y)
{
    if (y.lo == 0 && y.hi == 0)
        return nb_undefined();
    struct nb_interval r = nb_whole_line();
    double end = y.lo == 0 ? y.hi : y.lo;
    if ((y.lo < 0 && y.hi > 0) || (x.lo < 0 && x.hi > 0))
        return r;
    struct nb_interval bound = quotient_of(x, nb_interval_at(end));
    bool positive = (x.lo >= 0) == (end > 0);
    if (positive)
        r.lo = bound.lo;
    else
        r.hi = bound.hi;
    return r;
}

struct nb_interval nb_enclose_div(const struct nb_interval *a)
{
    bool by_zero = nb_holds(a[1], 0);
    return as_zero_as(by_zero ? quotient_by_zero(a[0], a[1]) : quotient_of(a[0], a[1]), a, 1);
}

/* The part of a that is not below lo, and whether there was another. */
static struct nb_interval from(double lo, struct nb_interval a)
{
    if (a.hi < lo)
        return nb_undefined();
    struct nb_interval r = nb_between(fmax(lo, a.lo), a.hi);
    r.defined = a.lo < lo ? NB_PERHAPS : NB_EVERYWHERE;
    return r;
}

struct nb_interval nb_enclose_sqrt(const struct nb_interval *a)
{
    struct nb_interval x = from(0, *a);
    if (x.defined == NB_NOWHERE)
        return x;
    double lo = sqrt(x.lo), hi = sqrt(x.hi);
    double below = x.lo < RESIDUAL_END ? -(x.lo > 0) : fma(-lo, lo, x.lo);
    double above = x.hi < RESIDUAL_END ? x.hi > 0 : isfinite(hi) ? fma(-hi, hi, x.hi) : 0;
    struct nb_interval r = nb_between(floor_of(lo, below), ceil_of(hi, above));
    r.defined = x.defined;
    return r;
}

static struct nb_interval pow_of_ends(double x, double y, double n)
{
    double p = pow(x, n), q = pow(y, n);
    return nb_widened(nb_between(fmin(p, q), fmax(p, q)), n == 1 ? 0 : LIBRARY_STEPS);
}

/* a^n for a whole n: like |a|^n with the sign of a where n is odd. */
static struct nb_interval whole_power(struct nb_interval a, double n)
{
    if (n == 0)
        return nb_interval_at(1);
    if (n == 2)
        return nb_enclose_square(&a);
    bool odd = fmod(n, 2) != 0, through = nb_holds(a, 0);
    if (n < 0 && through) {
        struct nb_interval r = nb_whole_line();
        double far = fmax(fabs(a.lo), fabs(a.hi));
        if (far == 0)
            return nb_undefined();
        if (!odd || a.lo == 0)
            r.lo = fmax(0, pow_of_ends(far, far, n).lo);
        else if (a.hi == 0)
            r.hi = fmin(0, pow_of_ends(a.lo, a.lo, n).hi);
        return r;
    }
    struct nb_interval r = pow_of_ends(a.lo, a.hi, n);
    if (!odd)
        r.lo = through ? 0 : fmax(0, r.lo);
    return r;
}

/* a^b = exp(b log a) takes its extremes at the corners of the box. */
static struct nb_interval corner_power(struct nb_interval a, struct nb_interval b)
{
    struct nb_interval r = nb_hull(pow_of_ends(a.lo, a.hi, b.lo), pow_of_ends(a.lo, a.hi, b.hi));
    r.lo = fmax(0, r.lo);
    if (a.lo == 0 && b.lo <= 0) {
        r.continuous = false;
        r.defined = b.lo < 0 ? NB_PERHAPS : NB_EVERYWHERE;
    }
    return r;
}

/* Bases below 0 have a value at whole exponents, of either sign, but never 0. */
static struct nb_interval power_of_either_sign(const struct nb_interval *a)
{
    struct nb_interval r = nb_whole_line();
    r.nonzero = !nb_holds(a[0], 0) && isfinite(a[0].lo) && isfinite(a[1].lo) && isfinite(a[1].hi);
    return r;
}

struct nb_interval nb_enclose_pow(const struct nb_interval *a)
{
    if (nb_is_point(a[1]) && a[1].lo == nearbyint(a[1].lo) && isfinite(a[1].lo))
        return whole_power(a[0], a[1].lo);
    struct nb_interval base = from(0, a[0]);
    if (base.defined == NB_EVERYWHERE)
        return corner_power(base, a[1]);
    if (!nb_is_point(a[1]))
        return power_of_either_sign(a);
    if (base.defined == NB_NOWHERE)
        return base;
    struct nb_interval r = corner_power(base, a[1]);
    r.defined = NB_PERHAPS;
    return r;
}

/* floor(a/b): one whole number, or several and jumps between them. */
struct nb_interval nb_enclose_floordiv(const struct nb_interval *a)
{
    struct nb_interval r = nb_enclose_div(a);
    r.lo = floor(r.lo);
    r.hi = floor(r.hi);
    r.continuous &= nb_is_point(r);
    return r;
}

/* a - b floor(a/b), between 0 and b. */
struct nb_interval nb_enclose_mod(const struct nb_interval *a)
{
    struct nb_interval q = nb_enclose_floordiv(a);
    if (q.defined == NB_NOWHERE)
        return q;
    struct nb_interval r = nb_common(nb_interval_sub(a[0], nb_interval_mul(a[1], q)),
                                     nb_between(fmin(0, a[1].lo), fmax(0, a[1].hi)));
    r.defined = q.defined;
    r.continuous = q.continuous;
    return r;
}

struct nb_interval nb_enclose_minimum(const struct nb_interval *a)
{
    return nb_between(fmin(a[0].lo, a[1].lo), fmin(a[0].hi, a[1].hi));
}

struct nb_interval nb_enclose_maximum(const struct nb_interval *a)
{
    return nb_between(fmax(a[0].lo, a[1].lo), fmax(a[0].hi, a[1].hi));
}

static struct nb_interval truth(bool may_hold, bool may_fail)
{
    struct nb_interval r = nb_between(!may_fail, may_hold);
    r.continuous = may_hold != may_fail;
    return r;
}

/* A comparison that holds for some pairs and fails for some, by what it is where
 * an argument is no number. */
static struct nb_interval compared(const struct nb_interval *a, bool may_hold, bool may_fail,
                                   bool undefined)
{
    bool never = a[0].defined == NB_NOWHERE || a[1].defined == NB_NOWHERE;
    bool always = a[0].defined == NB_EVERYWHERE && a[1].defined == NB_EVERYWHERE;
    if (never)
        return truth(undefined, !undefined);
    return truth(may_hold || (!always && undefined), may_fail || (!always && !undefined));
}

struct nb_interval nb_enclose_lt(const struct nb_interval *a)
{
    return compared(a, a[0].lo < a[1].hi, a[0].hi >= a[1].lo, false);
}

struct nb_interval nb_enclose_le(const struct nb_interval *a)
{
    return compared(a, a[0].lo <= a[1].hi, a[0].hi > a[1].lo, false);
}

struct nb_interval nb_enclose_gt(const struct nb_interval *a)
{
    return compared(a, a[0].hi > a[1].lo, a[0].lo <= a[1].hi, false);
}

struct nb_interval nb_enclose_ge(const struct nb_interval *a)
{
    return compared(a, a[0].hi >= a[1].lo, a[0].lo < a[1].hi, false);
}

static bool may_be_equal(const struct nb_interval *a)
{
    return a[0].lo <= a[1].hi && a[1].lo <= a[0].hi;
}

static bool may_differ(const struct nb_interval *a)
{
    return !nb_is_point(a[0]) || !nb_is_point(a[1]) || a[0].lo != a[1].lo;
}

struct nb_interval nb_enclose_eq(const struct nb_interval *a)
{
    return compared(a, may_be_equal(a), may_differ(a), false);
}

struct nb_interval nb_enclose_ne(const struct nb_interval *a)
{
    return compared(a, may_differ(a), may_be_equal(a), true);
}

/* NaN counts as true, as any number but 0. */
static bool may_be_true(struct nb_interval a)
{
    return a.defined != NB_EVERYWHERE || a.lo < 0 || a.hi > 0;
}

static bool may_be_false(struct nb_interval a)
{
    return nb_holds(a, 0);
}

struct nb_interval nb_enclose_and(const struct nb_interval *a)
{
    return truth(may_be_true(a[0]) && may_be_true(a[1]), may_be_false(a[0]) || may_be_false(a[1]));
}

struct nb_interval nb_enclose_or(const struct nb_interval *a)
{
    return truth(may_be_true(a[0]) || may_be_true(a[1]), may_be_false(a[0]) && may_be_false(a[1]));
}

struct nb_interval nb_enclose_not(const struct nb_interval *a)
{
    return truth(may_be_false(*a), may_be_true(*a));
}

struct nb_interval nb_enclose_where(const struct nb_interval *a)
{
    if (!may_be_false(a[0]))
        return a[1];
    if (!may_be_true(a[0]))
        return a[2];
    struct nb_interval r = nb_hull(a[1], a[2]);
    r.continuous = false;
    return r;
}
