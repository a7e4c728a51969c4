/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interval arithmetic: waves, by the turns that an interval holds. */
#include "config.h"

#include <math.h>

#include "number/interval.h"

/* Doubles that a library function may be off, and what a computed value may be
 * off on the other side of it. */
enum { LIBRARY_STEPS = 3 };

/* Whether phase + k, k whole, is among the turns of x/period; where that is too
 * close to tell, it is. */
static bool comes_by(struct nb_interval x, double period, double phase)
{
    double lo = x.lo / period - phase, hi = x.hi / period - phase;
    double doubt = 0x1p-50 * (1 + fmax(fabs(lo), fabs(hi)));
    return !(floor(hi + doubt) < ceil(lo - doubt));
}

#define PI 3.141592653589793

/* A wave between -1 and 1 that has `at` at the ends of x and is 1 at `top` turns,
 * -1 half a turn from there. */
static struct nb_interval wave(struct nb_interval x, double at_lo, double at_hi, double top)
{
    struct nb_interval r = nb_between(fmin(at_lo, at_hi), fmax(at_lo, at_hi));
    r = nb_widened(r, LIBRARY_STEPS);
    if (!isfinite(x.lo) || !isfinite(x.hi))
        return nb_between(-1, 1);
    r.lo = comes_by(x, 2 * PI, top + 0.5) ? -1 : fmax(-1, r.lo);
    r.hi = comes_by(x, 2 * PI, top) ? 1 : fmin(1, r.hi);
    return r;
}

struct nb_interval nb_enclose_sin(const struct nb_interval *a)
{
    return wave(*a, sin(a->lo), sin(a->hi), 0.25);
}

struct nb_interval nb_enclose_cos(const struct nb_interval *a)
{
    return wave(*a, cos(a->lo), cos(a->hi), 0);
}

struct nb_interval nb_enclose_minus_sin(const struct nb_interval *a)
{
    return wave(*a, -sin(a->lo), -sin(a->hi), 0.75);
}

struct nb_interval nb_enclose_tan(const struct nb_interval *a)
{
    if (!isfinite(a->lo) || !isfinite(a->hi) || comes_by(*a, PI, 0.5))
        return nb_whole_line();
    return nb_widened(nb_between(tan(a->lo), tan(a->hi)), LIBRARY_STEPS);
}

/* sin(x)/x, x >= 0, within four doubles. */
static struct nb_interval sinc_at(double x)
{
    double y = x == 0 ? 1 : sin(x) / x;
    return nb_widened(nb_interval_at(y), x == 0 ? 0 : 4);
}

/* sin(pi x)/(pi x); pi lies between two doubles. */
struct nb_interval nb_enclose_normalized_sinc(const struct nb_interval *a)
{
    struct nb_interval pi = nb_between(0x1.921fb54442d18p+1, 0x1.921fb54442d19p+1);
    struct nb_interval u = nb_enclose_mul((struct nb_interval[]){*a, pi});
    return nb_enclose_sinc(&u);
}

/* Even, and falling up to 4.49; below its least value it never is. */
struct nb_interval nb_enclose_sinc(const struct nb_interval *a)
{
    double near = fmin(fabs(a->lo), fabs(a->hi)), far = fmax(fabs(a->lo), fabs(a->hi));
    struct nb_interval bounds = nb_between(-0.21723362821122172, 1), parts[2] = {*a, *a};
    bool through = nb_holds(*a, 0);
    if (far < 4.49)
        return nb_common(nb_hull(sinc_at(through ? 0 : near), sinc_at(far)), bounds);
    parts[0] = nb_enclose_sin(a);
    return through ? bounds : nb_common(nb_enclose_div(parts), bounds);
}
