/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Higher derivatives tell what rounding hides. */
#include "config.h"

#include "proof/multiple.h"

#include <math.h>

#include "proof/limit.h"

/* Numbers of a few digits are multiples of its inverse. */
#define FEW 1e6

struct search {
    struct nb_series *f;
    double lo, hi, unit;
    struct nb_interval over[NB_MULTIPLE_ORDER + 1], at_lo[NB_MULTIPLE_ORDER + 1],
        at_hi[NB_MULTIPLE_ORDER + 1];
};

static void at_point(const struct search *s, double x, struct nb_interval *out)
{
    nb_series_over(s->f, nb_interval_at(x), s->unit, out);
}

/* 1 or -1 for sure, or 0. */
static int sign_of(struct nb_interval y)
{
    return y.lo > 0 ? 1 : y.hi < 0 ? -1 : 0;
}

/* The first derivative that changes its sign in [lo, hi], where the next one has one
 * sign all over; 0: there is no such one. */
static int turning_order(const struct search *s)
{
    int m = 1;
    while (m <= NB_MULTIPLE_ORDER && sign_of(s->over[m]) == 0)
        m++;
    for (; m > 1 && m <= NB_MULTIPLE_ORDER; m--) {
        int from = sign_of(s->at_lo[m - 1]), to = sign_of(s->at_hi[m - 1]);
        if (from * to < 0)
            return m - 1;
        if (from * to == 0)
            return 0;
    }
    return 0;
}

/* The number with the fewest digits that is not told from x: the derivative before the
 * one that has one sign is known to within the width of y, its enclosure at x. */
static double rounded(const struct search *s, double x, int order, struct nb_interval y)
{
    struct nb_interval slope = s->over[order + 1];
    double steep = (order + 1) * fmin(fabs(slope.lo), fabs(slope.hi)) / s->unit;
    double simple = nb_limit_rounded(x, fmin((y.hi - y.lo) / steep, s->hi - s->lo));
    return simple * FEW == nearbyint(simple * FEW) ? simple : x;
}

/* Where that derivative is 0. */
static double zero_of(const struct search *s, int order)
{
    double lo = s->lo, hi = s->hi;
    int from = sign_of(s->at_lo[order]);
    for (;;) {
        struct nb_interval y[NB_MULTIPLE_ORDER + 1];
        double m = 0.5 * lo + 0.5 * hi;
        bool ends = !(lo < m && m < hi);
        at_point(s, m, y);
        double middle = y[order].lo + y[order].hi;
        if (ends || middle == 0)
            return rounded(s, m, order, y[order]);
        if ((middle > 0) == (from > 0))
            lo = m;
        else
            hi = m;
    }
}

/* Whether y is 0 within its rounding. */
static bool is_zero(struct nb_interval y)
{
    double width = y.hi - y.lo;
    return y.lo - width <= 0 && y.hi + width >= 0;
}

static enum nb_multiple judge(const struct search *s, double x, int order, struct nb_root *out)
{
    struct nb_interval y[NB_MULTIPLE_ORDER + 1];
    int from = sign_of(s->at_lo[0]), to = sign_of(s->at_hi[0]);
    bool turns = sign_of(s->at_lo[1]) * sign_of(s->at_hi[1]) < 0;
    at_point(s, x, y);
    *out = (struct nb_root){NB_ROOT_CROSSES, x, s->lo, s->hi, .zero = true};
    if (from * to < 0)
        return is_zero(y[0]) ? NB_MULTIPLE_ROOT : NB_MULTIPLE_OPEN;
    if (from * to == 0 || !turns)
        return NB_MULTIPLE_OPEN;
    out->kind = NB_ROOT_TOUCHES;
    out->nearly = true;
    if (is_zero(y[0]))
        return NB_MULTIPLE_ROOT;
    return order == 1 && sign_of(y[0]) == from ? NB_MULTIPLE_NONE : NB_MULTIPLE_OPEN;
}

enum nb_multiple nb_multiple_find(struct nb_series *f, double lo, double hi, struct nb_root *out)
{
    struct search s = {.f = f, .lo = lo, .hi = hi, .unit = 1};
    if (!(lo < hi) || !isfinite(hi - lo))
        return NB_MULTIPLE_OPEN;
    s.unit = exp2(ilogb(hi - lo));
    nb_series_over(f, nb_between(lo, hi), s.unit, s.over);
    at_point(&s, lo, s.at_lo);
    at_point(&s, hi, s.at_hi);
    int order = s.over[0].continuous ? turning_order(&s) : 0;
    return order ? judge(&s, zero_of(&s, order), order, out) : NB_MULTIPLE_OPEN;
}
