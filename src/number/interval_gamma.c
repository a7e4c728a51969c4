/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interval arithmetic: gamma and its like, strip by strip.
 *
 * Between two poles each of them is monotone or has one turn: gamma and lgamma where
 * digamma has its root, for log |gamma| is convex; gamma' never, for gamma'' =
 * gamma (digamma^2 + digamma') has the sign of gamma; the polygammas of odd order
 * where the next one has its root, those of even order never. */
#include "config.h"

#include <float.h>
#include <math.h>
#include <stddef.h>

#include "number/gamma.h"

/* One of the functions, with its order n where it has one. */
struct kind {
    double (*f)(double n, double x);
    double (*turns)(double n, double x); /* its derivative's sign, but for f's; or NULL */
    double n;
};

static double gamma_of(double n, double x)
{
    (void)n;
    return nb_gamma(x);
}

static double gamma_slope_of(double n, double x)
{
    (void)n;
    return nb_gamma_slope(x);
}

static double lgamma_of(double n, double x)
{
    (void)n;
    return nb_lgamma(x);
}

static double digamma_of(double n, double x)
{
    (void)n;
    return nb_digamma(x);
}

static double next_polygamma(double n, double x)
{
    return nb_polygamma(n + 1, x);
}

static bool is_pole(double x)
{
    return x <= 0 && x == floor(x);
}

/* The function at the end x of a box that goes on in that direction: at a pole, its
 * limit. */
static double at_end(struct kind k, double x, double direction)
{
    if (isinf(x) || !is_pole(x))
        return k.f(k.n, x);
    double beside = k.f(k.n, x == 0 ? copysign(DBL_MIN, direction) : nextafter(x, direction));
    return copysign(INFINITY, beside);
}

/* What is computed is within three doubles, and beside the roots of what is left of 0
 * within 2^-44 of itself: no double is nearer to a root than 2^-54 of the terms. */
static struct nb_interval with_errors(struct nb_interval y, bool left)
{
    double lo = left && isfinite(y.lo) ? fabs(y.lo) * 0x1p-44 : 0;
    double hi = left && isfinite(y.hi) ? fabs(y.hi) * 0x1p-44 : 0;
    return nb_widened(nb_between(y.lo - lo, y.hi + hi), 3);
}

/* Where the function turns between lo and hi, in one strip; NaN: it does not. The
 * function is flat there: a distance of 2^-34 is below its rounding. */
static double turn_between(struct kind k, double lo, double hi)
{
    double down = at_end((struct kind){k.turns, NULL, k.n}, lo, INFINITY);
    double up = at_end((struct kind){k.turns, NULL, k.n}, hi, -INFINITY);
    bool falls = down < 0;
    if (down == 0 || up == 0 || falls == (up < 0))
        return NAN;
    hi = lo >= 0 ? fmin(hi, 2) : hi; /* the only positive root is that of digamma */
    while (hi - lo > 0x1p-34 * fmax(1, fabs(hi))) {
        double mid = lo + (hi - lo) / 2;
        if (mid <= lo || mid >= hi)
            break;
        *((k.turns(k.n, mid) < 0) == falls ? &lo : &hi) = mid;
    }
    return lo + (hi - lo) / 2;
}

/* Over a box that has no pole but at its ends. */
static struct nb_interval in_strip(struct kind k, double lo, double hi)
{
    double a = at_end(k, lo, INFINITY), b = at_end(k, hi, -INFINITY);
    struct nb_interval y = nb_between(fmin(a, b), fmax(a, b));
    double turn = k.turns ? turn_between(k, lo, hi) : NAN;
    if (isnan(a) || isnan(b))
        return nb_whole_line();
    if (!isnan(turn)) {
        double at = k.f(k.n, turn);
        y = nb_between(fmin(y.lo, at), fmax(y.hi, at));
    }
    y = with_errors(y, lo < 0);
    if (is_pole(lo) || is_pole(hi)) {
        y.defined = NB_PERHAPS;
        y.continuous = false;
    }
    return y;
}

static bool has_pole_inside(double lo, double hi)
{
    return lo < 0 && floor(hi < 0 ? nextafter(hi, -INFINITY) : 0) > lo;
}

/* For those with different signs on both sides of a pole, and others. */
static struct nb_interval over(struct kind k, struct nb_interval x, bool falls_below)
{
    if (has_pole_inside(x.lo, x.hi) || x.lo == -INFINITY)
        return nb_whole_line();
    struct nb_interval y = in_strip(k, x.lo, x.hi);
    return falls_below ? y : nb_common(y, nb_between(0, INFINITY));
}

struct nb_interval nb_enclose_gamma(const struct nb_interval *a)
{
    struct nb_interval y = over((struct kind){gamma_of, digamma_of, 0}, a[0], true);
    y.nonzero = !has_pole_inside(a->lo, a->hi) && a->lo > -INFINITY;
    return y;
}

struct nb_interval nb_enclose_gamma_slope(const struct nb_interval *a)
{
    return over((struct kind){gamma_slope_of, NULL, 0}, a[0], true);
}

struct nb_interval nb_enclose_lgamma(const struct nb_interval *a)
{
    return over((struct kind){lgamma_of, digamma_of, 0}, a[0], true);
}

struct nb_interval nb_enclose_digamma(const struct nb_interval *a)
{
    return over((struct kind){digamma_of, NULL, 0}, a[0], true);
}

struct nb_interval nb_enclose_trigamma(const struct nb_interval *a)
{
    return nb_enclose_polygamma((struct nb_interval[]){nb_interval_at(1), a[0]});
}

/* a[0] is the order. */
struct nb_interval nb_enclose_polygamma(const struct nb_interval *a)
{
    double n = a[0].lo;
    if (!nb_is_point(a[0]) || isnan(nb_polygamma(n, 1)))
        return nb_whole_line();
    bool odd = fmod(n, 2) == 1;
    struct kind k = {nb_polygamma, odd ? next_polygamma : NULL, n};
    return over(k, a[1], !odd);
}
