/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders of infinity. */
#include "config.h"

#include "proof/growth.h"

#include <float.h>
#include <math.h>

int nb_growth_compare(struct nb_growth a, struct nb_growth b)
{
    for (int k = 0; k < NB_GROWTH_PARTS; k++)
        if (a.e[k] != b.e[k])
            return a.e[k] > b.e[k] ? 1 : -1;
    return 0;
}

bool nb_growth_times(struct nb_growth a, struct nb_growth b, double power, struct nb_growth *out)
{
    bool exact = true;
    for (int k = 0; k < NB_GROWTH_PARTS; k++) {
        long double x = a.e[k], y = power * b.e[k], s = x + y, t = s - x;
        bool clean = (x - (s - t)) + (y - t) == 0;
        out->e[k] = clean ? s : nextafterl(s, INFINITY);
        exact &= clean;
    }
    return exact;
}

bool nb_growth_power(struct nb_growth a, double power, struct nb_growth *out)
{
    bool exact = true;
    for (int k = 0; k < NB_GROWTH_PARTS; k++) {
        long double y = a.e[k] * power;
        bool clean = fmal(a.e[k], power, -y) == 0;
        out->e[k] = clean ? y : nextafterl(y, INFINITY);
        exact &= clean;
    }
    return exact;
}

/* How much each part weighs in the derivative of the logarithm by log X. */
static void weights_of(double x, double weight[NB_GROWTH_PARTS])
{
    weight[NB_BY_EXP] = x;
    weight[NB_BY_POWER] = 1;
    weight[NB_BY_LOG] = 1 / log(x);
    weight[NB_BY_LOGLOG] = 1 / (log(x) * log(log(x)));
}

/* Whether it only grows, 1, or only decays, -1, from x on: the first exponent that is
 * not 0 outweighs all that pull the other way, and does so ever more. 0: not so. */
static int course_of(struct nb_growth a, double x)
{
    double weight[NB_GROWTH_PARTS], lead = 0, against = 0;
    weights_of(x, weight);
    for (int k = 0; k < NB_GROWTH_PARTS; k++) {
        double pull = a.e[k] == 0 ? 0 : (double)a.e[k] * weight[k];
        if (lead == 0)
            lead = pull;
        else if (pull * lead < 0)
            against += fabs(pull);
    }
    if (fabs(lead) <= against * (1 + 0x1p-40))
        return 0;
    return lead > 0 ? 1 : -1;
}

static bool is_one(struct nb_growth a)
{
    return nb_growth_compare(a, (struct nb_growth){{0}}) == 0;
}

/* x^p, rounded outward. */
static struct nb_interval power_at(double x, long double p)
{
    double y = (double)powl(x, p);
    return p == 0 ? nb_interval_at(1) : nb_widened(nb_interval_at(y), 3);
}

/* What it is at X = x. */
static struct nb_interval value_at(struct nb_growth a, double x)
{
    struct nb_interval y = nb_interval_at(1);
    double base[NB_GROWTH_PARTS] = {0, x, log(x), log(log(x))};
    if (a.e[NB_BY_EXP] != 0) {
        double at = (double)a.e[NB_BY_EXP] * x, v = exp(at), off = 4 * DBL_EPSILON * (1 + fabs(at));
        y = nb_between(v * (1 - off), v == 0 ? DBL_MIN : v * (1 + off));
    }
    for (int k = NB_BY_POWER; k < NB_GROWTH_PARTS; k++) {
        double off = k == NB_BY_POWER ? 0 : 4 * DBL_EPSILON * fabs((double)a.e[k]);
        struct nb_interval part = power_at(base[k], a.e[k]);
        y = nb_interval_mul(y, nb_between(part.lo * (1 - off), part.hi * (1 + off)));
    }
    return nb_between(fmax(y.lo, 0), isnan(y.hi) ? INFINITY : y.hi);
}

struct nb_interval nb_growth_over(struct nb_growth a, double from)
{
    int course = course_of(a, from);
    if (is_one(a))
        return nb_interval_at(1);
    if (course == 0)
        return nb_between(0, INFINITY);
    struct nb_interval y = value_at(a, from);
    return course > 0 ? nb_between(y.lo, INFINITY) : nb_between(0, y.hi);
}

/* At most this: where the part of a in question is halved, one half times the others
 * still decays, and the integral is at most that of the other half, whose value at
 * `from` is taken 2*width times. */
static enum nb_tail bounded_by_half(struct nb_growth a, double from, int part, double width,
                                    struct nb_interval *out)
{
    struct nb_growth rest = a;
    rest.e[part] = part == NB_BY_EXP ? a.e[part] / 2 : (a.e[part] + 1) / 2;
    if (course_of(rest, from) >= 0)
        return NB_TAIL_UNKNOWN;
    *out = nb_interval_mul(value_at(a, from), nb_between(0, 2 * width * (1 + 0x1p-50)));
    return NB_TAIL_FINITE;
}

/* The integral of X^p (log X)^q by parts, p < -1: each step takes 1 off q; once that is
 * below 0 the rest is between 0 and what it is with (log X)^q at its largest. */
static struct nb_interval power_tail(long double p, double q, double from)
{
    enum { STEPS = 24 };
    double width = (double)(1 / (-p - 1));
    struct nb_interval factor = nb_widened(nb_interval_at(width), 2);
    struct nb_interval ends = nb_interval_mul(power_at(from, p + 1), factor);
    struct nb_interval sum = nb_interval_at(0), share = nb_interval_at(1);
    for (int k = 0; k < STEPS; k++, q -= 1) {
        struct nb_interval power = nb_widened(power_at(log(from), q), 3 + (int)fabs(q));
        struct nb_interval term = nb_interval_mul(nb_interval_mul(share, ends), power);
        if (q < 0 && k + 1 == STEPS)
            term = nb_hull(term, nb_interval_at(0));
        sum = nb_interval_add(sum, term);
        if (q == 0)
            return sum;
        share = nb_interval_mul(nb_interval_mul(share, nb_interval_at(q)), factor);
    }
    return q < 0 ? sum : nb_between(0, INFINITY);
}

/* In log X, where that is what decays. */
static enum nb_tail in_logarithm(struct nb_growth a, double from, struct nb_interval *out)
{
    struct nb_growth b = {{0, a.e[NB_BY_LOG], a.e[NB_BY_LOGLOG], 0}};
    double x = log(from);
    /* Where the logarithm is small, the parts above it are told apart no more. */
    if (b.e[NB_BY_POWER] == -1 && b.e[NB_BY_LOG] < -1 && x > 1) {
        struct nb_interval power = power_at(log(x), b.e[NB_BY_LOG] + 1);
        struct nb_interval width = nb_interval_at((double)(-b.e[NB_BY_LOG] - 1));
        *out = nb_widened(nb_interval_div(power, nb_widened(width, 1)), 4);
        return NB_TAIL_FINITE;
    }
    if (b.e[NB_BY_POWER] == -1 || b.e[NB_BY_POWER] > -1)
        return NB_TAIL_INFINITE;
    if (b.e[NB_BY_LOG] != 0)
        return bounded_by_half(b, x, NB_BY_POWER, x / (double)(-b.e[NB_BY_POWER] - 1), out);
    *out = nb_widened(power_tail(b.e[NB_BY_POWER], 0, x), 4);
    return NB_TAIL_FINITE;
}

enum nb_tail nb_growth_tail(struct nb_growth a, double from, struct nb_interval *out)
{
    long double w = a.e[NB_BY_EXP], p = a.e[NB_BY_POWER];
    if (w != 0)
        return w > 0 ? NB_TAIL_INFINITE
                     : bounded_by_half(a, from, NB_BY_EXP, (double)(-1 / w), out);
    if (p == -1)
        return in_logarithm(a, from, out);
    if (p > -1)
        return NB_TAIL_INFINITE;
    if (a.e[NB_BY_LOGLOG] != 0)
        return bounded_by_half(a, from, NB_BY_POWER, from / (double)(-p - 1), out);
    *out = power_tail(p, (double)a.e[NB_BY_LOG], from);
    return NB_TAIL_FINITE;
}
