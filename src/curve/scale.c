/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data to device and back, for one axis. */
#include "config.h"

#include "curve/scale.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

static const double far_away = 1e9; /* in lengths of the axis */
/* Of the numbers shown: in a frame narrower than this every axis is a line, to 1e-7 of its
 * length, and logarithms could not tell its ends apart any better. */
static const double narrow = 1e-6;
static const double ln_2 = 0.69314718055994530942;

double nb_warp_place(const struct nb_warp *w, double value)
{
    if (w->kind == NB_WARP_LINEAR)
        return value;
    if (w->kind == NB_WARP_LOG)
        return value > 0 ? log(value) : isnan(value) ? value : -INFINITY;
    const double ratio = value / w->linear;
    if (fabs(ratio) < 0x1p30)
        return asinh(ratio);
    return copysign(log(fabs(value)) - log(w->linear) + ln_2, value);
}

double nb_warp_value(const struct nb_warp *w, double place)
{
    if (w->kind == NB_WARP_LINEAR)
        return place;
    if (w->kind == NB_WARP_LOG)
        return exp(place);
    if (fabs(place) < 30)
        return w->linear * sinh(place);
    return copysign(exp(fabs(place) - ln_2 + log(w->linear)), place);
}

static bool is_straight(const struct nb_warp *w, double lo, double hi)
{
    return w->kind == NB_WARP_LINEAR || hi - lo <= narrow * fmax(fabs(lo), fabs(hi));
}

/* (value - lo)/(hi - lo); hi - lo may pass DBL_MAX. Only then are halves taken: the half
 * of a subnormal number may be none. */
static double share(double lo, double hi, double value)
{
    const double width = hi - lo;
    return isfinite(width) ? (value - lo) / width : (value / 2 - lo / 2) / (hi / 2 - lo / 2);
}

double nb_scale_map(const struct nb_scale *s, double value)
{
    assert(s->lo < s->hi);
    double t;
    if (is_straight(&s->warp, s->lo, s->hi))
        t = share(s->lo, s->hi, value);
    else
        t = share(nb_warp_place(&s->warp, s->lo), nb_warp_place(&s->warp, s->hi),
                  nb_warp_place(&s->warp, value));
    if (t > far_away)
        t = far_away;
    if (t < -far_away)
        t = -far_away;
    return s->from + t * (s->to - s->from);
}

/* The point at t of lo..hi, from the nearer end. Each half grows with t, as products and
 * sums are rounded monotonically, and neither passes the middle: so the whole grows. */
static double mix(double lo, double hi, double t)
{
    const double width = hi - lo, middle = lo + width / 2;
    return t <= 0.5 ? fmin(lo + t * width, middle) : fmax(hi - (1 - t) * width, middle);
}

static double mix_any(double lo, double hi, double t)
{
    return isfinite(hi - lo) ? mix(lo, hi, t) : 2 * mix(lo / 2, hi / 2, t);
}

double nb_scale_invert(const struct nb_scale *s, double at)
{
    assert(s->from != s->to);
    const double t = (at - s->from) / (s->to - s->from);
    if (!(t > 0))
        return s->lo;
    if (t >= 1)
        return s->hi;
    const double x = is_straight(&s->warp, s->lo, s->hi)
                         ? mix_any(s->lo, s->hi, t)
                         : nb_warp_value(&s->warp, mix(nb_warp_place(&s->warp, s->lo),
                                                       nb_warp_place(&s->warp, s->hi), t));
    return fmin(fmax(x, s->lo), s->hi);
}

void nb_warp_part(const struct nb_warp *w, double t0, double t1, double *lo, double *hi)
{
    const double from = *lo, to = *hi;
    if (is_straight(w, from, to)) {
        *lo = from + t0 * (to - from);
        *hi = from + t1 * (to - from);
        return;
    }
    const double a = nb_warp_place(w, from), b = nb_warp_place(w, to);
    *lo = nb_warp_value(w, a + t0 * (b - a));
    *hi = nb_warp_value(w, a + t1 * (b - a));
}
