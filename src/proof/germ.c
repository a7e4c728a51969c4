/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic of functions near an end. */
#include "config.h"

#include "proof/germ.h"

#include <float.h>
#include <math.h>

static const struct nb_growth one = {{0}};

struct nb_germ nb_germ_unknown(void)
{
    return (struct nb_germ){.known = false};
}

struct nb_germ nb_germ_lead(double c, struct nb_growth scale, double from)
{
    bool ok = isfinite(c);
    return (struct nb_germ){ok, c, c == 0 ? one : scale, nb_interval_at(0), one, from};
}

static bool is_zero(struct nb_interval y)
{
    return y.lo == 0 && y.hi == 0;
}

struct nb_germ nb_germ_rest(struct nb_interval y, struct nb_growth scale, double from)
{
    bool ok = y.lo <= y.hi && !(y.lo == -INFINITY && y.hi == INFINITY);
    y = nb_between(y.lo, y.hi);
    return (struct nb_germ){ok, 0, one, y, is_zero(y) ? one : scale, from};
}

struct nb_germ nb_germ_number(double c, double from)
{
    return nb_germ_lead(c, one, from);
}

/* A double that stands for a number so many roundings away. */
static struct nb_interval about(double x, int steps)
{
    return nb_widened(nb_interval_at(x), steps);
}

struct nb_interval nb_germ_over(struct nb_germ g)
{
    if (!g.known)
        return nb_whole_line();
    struct nb_interval rest = nb_interval_mul(g.h, nb_growth_over(g.rest, g.from));
    return g.c == 0
               ? rest
               : nb_interval_add(
                     nb_interval_mul(nb_interval_at(g.c), nb_growth_over(g.lead, g.from)), rest);
}

/* The rest as a part of the lead. */
static struct nb_interval relative_rest(struct nb_germ g)
{
    struct nb_growth ratio;
    nb_growth_times(g.rest, g.lead, -1, &ratio);
    if (is_zero(g.h))
        return nb_interval_at(0);
    return nb_interval_mul(nb_interval_div(g.h, nb_interval_at(g.c)),
                           nb_growth_over(ratio, g.from));
}

int nb_germ_sign(struct nb_germ g)
{
    if (!g.known)
        return 0;
    if (g.c == 0)
        return g.h.lo > 0 ? 1 : g.h.hi < 0 ? -1 : 0;
    return relative_rest(g).lo > -1 ? (g.c > 0 ? 1 : -1) : 0;
}

/* h*scale, more of the rest of g. */
static void add_rest(struct nb_germ *g, struct nb_interval h, struct nb_growth scale)
{
    struct nb_growth ratio;
    if (is_zero(h))
        return;
    if (is_zero(g->h)) {
        g->h = h;
        g->rest = scale;
        return;
    }
    bool larger = nb_growth_compare(scale, g->rest) > 0;
    struct nb_growth top = larger ? scale : g->rest, low = larger ? g->rest : scale;
    nb_growth_times(low, top, -1, &ratio);
    struct nb_interval part = nb_interval_mul(larger ? g->h : h, nb_growth_over(ratio, g->from));
    g->h = nb_interval_add(larger ? h : g->h, part);
    g->rest = top;
    g->known &= !(g->h.lo == -INFINITY && g->h.hi == INFINITY);
}

/* The lead of which it is known to be c but for rounding. */
static void set_lead(struct nb_germ *g, struct nb_interval c, struct nb_growth scale)
{
    double middle = 0.5 * c.lo + 0.5 * c.hi;
    g->c = middle;
    g->lead = middle == 0 ? one : scale;
    g->known &= isfinite(middle);
    add_rest(g, nb_interval_add(c, nb_interval_at(-middle)), scale);
}

struct nb_germ nb_germ_add(struct nb_germ a, struct nb_germ b)
{
    if (!a.known || !b.known)
        return nb_germ_unknown();
    struct nb_germ g = nb_germ_lead(0, one, a.from);
    int order = a.c == 0 ? -1 : b.c == 0 ? 1 : nb_growth_compare(a.lead, b.lead);
    g.c = order == 0 ? a.c + b.c : order > 0 ? a.c : b.c;
    g.lead = g.c == 0 ? one : order > 0 ? a.lead : b.lead;
    g.known = isfinite(g.c);
    if (order == 0) {
        double t = g.c - a.c, lost = (a.c - (g.c - t)) + (b.c - t);
        add_rest(&g, nb_interval_at(lost), a.lead);
    } else if (order > 0 ? b.c != 0 : a.c != 0) {
        add_rest(&g, nb_interval_at(order > 0 ? b.c : a.c), order > 0 ? b.lead : a.lead);
    }
    add_rest(&g, a.h, a.rest);
    add_rest(&g, b.h, b.rest);
    return g;
}

struct nb_germ nb_germ_neg(struct nb_germ a)
{
    a.c = -a.c;
    a.h = nb_enclose_neg(&a.h);
    return a;
}

/* h*a*b; a scale that had to be rounded up bounds it from one side. */
static void add_product(struct nb_germ *g, struct nb_interval h, struct nb_growth a,
                        struct nb_growth b)
{
    struct nb_growth scale;
    if (!nb_growth_times(a, b, 1, &scale))
        h = nb_hull(h, nb_interval_at(0));
    add_rest(g, h, scale);
}

struct nb_germ nb_germ_mul(struct nb_germ a, struct nb_germ b)
{
    if (!a.known || !b.known)
        return nb_germ_unknown();
    struct nb_germ g = nb_germ_lead(0, one, a.from);
    struct nb_growth lead;
    struct nb_interval c = nb_interval_mul(nb_interval_at(a.c), nb_interval_at(b.c));
    if (nb_growth_times(a.lead, b.lead, 1, &lead)) {
        g.c = a.c * b.c;
        g.lead = g.c == 0 ? one : lead;
        g.known = isfinite(g.c);
        add_rest(&g, is_zero(c) ? c : nb_interval_add(c, nb_interval_at(-g.c)), lead);
    } else {
        add_product(&g, c, a.lead, b.lead);
    }
    add_product(&g, nb_interval_mul(nb_interval_at(a.c), b.h), a.lead, b.rest);
    add_product(&g, nb_interval_mul(nb_interval_at(b.c), a.h), b.lead, a.rest);
    add_product(&g, nb_interval_mul(a.h, b.h), a.rest, b.rest);
    return g;
}

static struct nb_interval interval_power(struct nb_interval a, double power)
{
    return nb_interval_pow(a, nb_interval_at(power));
}

static bool is_integer(double x)
{
    return x == nearbyint(x) && fabs(x) < 0x1p53;
}

/* A rest alone: its enclosure to the power. */
static struct nb_germ power_of_rest(struct nb_germ a, double power)
{
    struct nb_growth scale;
    bool whole = is_integer(power), sure = a.h.lo > 0 || (a.h.hi < 0 && whole);
    bool allowed = sure || (power > 0 && (a.h.lo >= 0 || whole));
    if (!allowed || is_zero(a.h))
        return is_zero(a.h) && power > 0 ? a : nb_germ_unknown();
    struct nb_interval h = interval_power(a.h, power);
    if (!nb_growth_power(a.rest, power, &scale))
        h = nb_hull(h, nb_interval_at(0));
    return nb_germ_rest(h, scale, a.from);
}

/* (c lead (1 + r))^p = c^p lead^p (1 + r p (1 + s)^(p - 1)), s between 0 and r. */
struct nb_germ nb_germ_power(struct nb_germ a, double power)
{
    if (!a.known || power == 0)
        return a.known ? nb_germ_number(1, a.from) : a;
    if (a.c == 0)
        return power_of_rest(a, power);
    struct nb_interval r = relative_rest(a), s = nb_hull(r, nb_interval_at(0)), c;
    struct nb_growth lead, ratio;
    if (!(s.lo > -1 && isfinite(s.hi)) || (a.c < 0 && !is_integer(power)))
        return nb_germ_unknown();
    struct nb_germ g = nb_germ_lead(0, one, a.from);
    c = fabs(a.c) == 1 ? nb_interval_at(pow(a.c, power))
                       : interval_power(nb_interval_at(a.c), power);
    bool clean = nb_growth_power(a.lead, power, &lead);
    if (clean)
        set_lead(&g, c, lead);
    else
        add_rest(&g, nb_hull(c, nb_interval_at(0)), lead);
    struct nb_interval bend = interval_power(nb_interval_add(s, nb_interval_at(1)), power - 1);
    struct nb_interval h =
        nb_interval_mul(nb_interval_mul(c, nb_interval_at(power)),
                        nb_interval_mul(nb_interval_div(a.h, nb_interval_at(a.c)), bend));
    nb_growth_times(a.rest, a.lead, -1, &ratio);
    add_product(&g, clean ? h : nb_hull(h, nb_interval_at(0)), lead, ratio);
    return g;
}

static struct nb_interval of_exp(struct nb_interval y)
{
    double lo = exp(y.lo), hi = exp(y.hi);
    lo = y.lo == 0 ? 1 : nextafter(nextafter(lo, 0), 0);
    hi = y.hi == 0 ? 1 : nextafter(nextafter(hi, INFINITY), INFINITY);
    return nb_between(lo, hi);
}

static struct nb_interval of_log(double x)
{
    return x == 1 ? nb_interval_at(0) : about(log(x), 3);
}

/* All of a as a rest. */
static struct nb_germ without_lead(struct nb_germ a)
{
    struct nb_germ g = nb_germ_rest(a.h, a.rest, a.from);
    if (a.c != 0)
        add_rest(&g, nb_interval_at(a.c), a.lead);
    return g;
}

struct nb_germ nb_germ_hull(struct nb_germ a, struct nb_germ b)
{
    struct nb_germ x = without_lead(a), y = without_lead(b);
    bool first = is_zero(y.h) || (!is_zero(x.h) && nb_growth_compare(x.rest, y.rest) > 0);
    struct nb_growth top = first ? x.rest : y.rest;
    struct nb_growth over_x, over_y;
    if (!x.known || !y.known || !a.known || !b.known)
        return nb_germ_unknown();
    nb_growth_times(x.rest, top, -1, &over_x);
    nb_growth_times(y.rest, top, -1, &over_y);
    struct nb_interval h =
        is_zero(x.h) ? x.h : nb_interval_mul(x.h, nb_growth_over(over_x, a.from));
    struct nb_interval k =
        is_zero(y.h) ? y.h : nb_interval_mul(y.h, nb_growth_over(over_y, a.from));
    return nb_germ_rest(nb_hull(h, k), top, a.from);
}

/* exp(c + r) = exp(c) (1 + r exp(s)), times the scale; s between 0 and r. */
static struct nb_germ exp_of_bounded(double c, struct nb_germ r, struct nb_growth scale)
{
    struct nb_interval s = nb_hull(nb_germ_over(r), nb_interval_at(0));
    struct nb_germ g = nb_germ_lead(0, one, r.from);
    if (!r.known || !(s.hi < 700) || !(s.lo > -700))
        return nb_germ_unknown();
    set_lead(&g, of_exp(nb_interval_at(c)), scale);
    struct nb_interval all = nb_interval_mul(of_exp(nb_interval_at(c)), of_exp(s));
    add_product(&g, nb_interval_mul(r.h, all), r.rest, scale);
    return g;
}

/* exp(c X^p ...) with more in the exponent than a scale has: at most, or at least, the
 * exponential of the part k of that is linear in X, or in log X. */
static struct nb_germ exp_of_large(struct nb_germ a)
{
    struct nb_interval r = relative_rest(a);
    struct nb_growth ratio, linear = {{0, 1, 0, 0}}, logarithm = {{0, 0, 1, 0}}, out = one;
    if (!(r.lo > -1))
        return nb_germ_unknown();
    double least = fabs(a.c) * (1 + r.lo) * (1 - 0x1p-40);
    nb_growth_times(a.lead, linear, -1, &ratio);
    enum nb_growth_part part = nb_growth_compare(ratio, one) >= 0 ? NB_BY_EXP : NB_BY_POWER;
    if (part == NB_BY_POWER)
        nb_growth_times(a.lead, logarithm, -1, &ratio);
    out.e[part] = copysign(least * nb_growth_over(ratio, a.from).lo * (1 - 0x1p-40), a.c);
    if (out.e[part] == 0 || !isfinite(out.e[part]))
        return nb_germ_unknown();
    return nb_germ_rest(a.c < 0 ? nb_between(0, 1) : nb_between(1, INFINITY), out, a.from);
}

struct nb_germ nb_germ_exp(struct nb_germ a)
{
    struct nb_germ rest = nb_germ_rest(a.h, a.rest, a.from);
    struct nb_growth scale = one;
    if (!a.known)
        return a;
    int size = a.c == 0 ? -1 : nb_growth_compare(a.lead, one);
    if (size < 0)
        return exp_of_bounded(0, without_lead(a), one);
    if (size == 0)
        return exp_of_bounded(a.c, rest, one);
    /* exp(c X), exp(c log X) and exp(c log log X) are scales. */
    for (int k = NB_BY_POWER; k <= NB_BY_LOGLOG; k++) {
        struct nb_growth part = one;
        part.e[k] = 1;
        if (nb_growth_compare(a.lead, part) == 0) {
            scale.e[k - 1] = a.c;
            struct nb_germ g = exp_of_bounded(0, rest, scale);
            return g.known ? g : exp_of_large(a);
        }
    }
    return exp_of_large(a);
}

/* log(c lead (1 + r)) */
struct nb_germ nb_germ_log(struct nb_germ a)
{
    if (!a.known || nb_germ_sign(a) <= 0)
        return nb_germ_unknown();
    struct nb_growth scale = a.c != 0 ? a.lead : a.rest, part;
    struct nb_germ g = nb_germ_lead(0, one, a.from);
    if (scale.e[NB_BY_LOGLOG] != 0)
        return nb_germ_unknown();
    for (int k = NB_BY_EXP; k < NB_BY_LOGLOG; k++) {
        if (scale.e[k] != (double)scale.e[k])
            return nb_germ_unknown();
        part = one;
        part.e[k + 1] = 1;
        g = nb_germ_add(g, nb_germ_lead((double)scale.e[k], part, a.from));
    }
    if (a.c == 0) {
        struct nb_interval y = {of_log(a.h.lo).lo, of_log(a.h.hi).hi, NB_EVERYWHERE, true, false};
        return nb_germ_add(g, nb_germ_rest(y, one, a.from));
    }
    struct nb_interval c = of_log(a.c), r = relative_rest(a);
    double middle = 0.5 * c.lo + 0.5 * c.hi;
    g = nb_germ_add(g, nb_germ_number(middle, a.from));
    add_rest(&g, nb_interval_add(c, nb_interval_at(-middle)), one);
    struct nb_interval bend = nb_interval_add(nb_hull(r, nb_interval_at(0)), nb_interval_at(1));
    nb_growth_times(a.rest, a.lead, -1, &part);
    if (!is_zero(a.h))
        add_rest(&g, nb_interval_div(nb_interval_div(a.h, nb_interval_at(a.c)), bend), part);
    return g;
}

enum nb_tail nb_germ_tail(struct nb_germ g, struct nb_interval *out)
{
    struct nb_interval lead = nb_interval_at(0), rest = nb_interval_at(0);
    enum nb_tail of_lead = NB_TAIL_FINITE, of_rest = NB_TAIL_FINITE;
    if (!g.known)
        return NB_TAIL_UNKNOWN;
    if (g.c != 0)
        of_lead = nb_growth_tail(g.lead, g.from, &lead);
    if (!is_zero(g.h))
        of_rest = nb_growth_tail(g.rest, g.from, &rest);
    /* A part that is certainly as large as all of it, and infinite. */
    bool infinite = g.c != 0 ? of_lead == NB_TAIL_INFINITE : of_rest == NB_TAIL_INFINITE;
    if (infinite && nb_germ_sign(g) != 0)
        return NB_TAIL_INFINITE;
    if (of_lead != NB_TAIL_FINITE || of_rest != NB_TAIL_FINITE)
        return NB_TAIL_UNKNOWN;
    *out = nb_interval_add(nb_interval_mul(nb_interval_at(g.c), lead), nb_interval_mul(g.h, rest));
    return isfinite(out->lo) && isfinite(out->hi) ? NB_TAIL_FINITE : NB_TAIL_UNKNOWN;
}
