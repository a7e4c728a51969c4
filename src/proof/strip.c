/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enclosing the integral over one strip. */
#include "config.h"

#include "proof/strip.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "eval/sampler.h"
#include "graph/diff.h"
#include "graph/lower.h"
#include "graph/order.h"
#include "number/pair.h"
#include "proof/enclose.h"
#include "proof/end.h"
#include "proof/series.h"
#include "proof/unroll.h"
#include "proof/wave.h"

enum { HALF = 5, POINTS = 2 * HALF, ORDER = 2 * POINTS };

/* Gauss's rule on [-1, 1]: zeros of Legendre's polynomial of degree 10 and weights
 * (Abramowitz and Stegun 1964, 25.4.30). */
static const struct {
    long double x, weight;
} rule[HALF] = {
    {0.97390652851717172008L, 0.06667134430868813759L},
    {0.86506336668898451073L, 0.14945134915058059315L},
    {0.67940956829902440623L, 0.21908636251598204400L},
    {0.43339539412924719080L, 0.26926671930999635509L},
    {0.14887433898163121088L, 0.29552422471475287017L},
};

/* The error is this times h^21 f^(20)/20!, h half the strip: 2^21 10!^4/(21 20!^2). */
#define REMAINDER 2.9255904e-06

struct nb_integrand {
    struct nb_expr *f, *var;
    struct nb_sampler *sampler;     /* of f and f' */
    struct nb_enclosure *enclosure; /* of f and f' */
    struct nb_series *series;
    struct nb_end *end;   /* made when first asked for */
    struct nb_wave *wave; /* likewise */
    bool asked_for_wave, is_rest;
    struct nb_integrand *rest; /* of f besides the waves; made with them, or NULL */
    size_t nodes;
    double work;
};

struct nb_integrand *nb_integrand_new(struct nb_expr *f, struct nb_expr *var, struct nb_err *err)
{
    f = nb_valued(f);
    struct nb_expr *both[2] = {f, nb_grad(f->pool, f, var, NB_RIGHT, err)};
    if (!both[1])
        return NULL;
    struct nb_integrand *p = nb_xcalloc(1, sizeof *p);
    p->f = nb_unroll(f);
    p->var = var;
    p->sampler = nb_sampler_new(both, 2, var);
    p->enclosure = nb_enclosure_new(both, 2, &var, 1);
    p->series = nb_series_new(p->f, var, ORDER);
    free(nb_order(both, 2, &p->nodes));
    return p;
}

void nb_integrand_free(struct nb_integrand *p)
{
    if (!p)
        return;
    nb_sampler_free(p->sampler);
    nb_enclosure_free(p->enclosure);
    nb_series_free(p->series);
    nb_end_free(p->end);
    nb_wave_free(p->wave);
    nb_integrand_free(p->rest);
    free(p);
}

double nb_integrand_work(const struct nb_integrand *p)
{
    return p->work;
}

static void enclose(struct nb_integrand *f, double lo, double hi, struct nb_interval out[2])
{
    struct nb_interval box = nb_between(lo, hi);
    f->work += 8 * (double)f->nodes;
    nb_enclose(f->enclosure, &box, out);
}

static double size_of(struct nb_interval y)
{
    return fmax(fabs(y.lo), fabs(y.hi));
}

static bool is_finite(struct nb_interval y)
{
    return isfinite(y.lo) && isfinite(y.hi);
}

/* Takes what is better than what the strip has. */
static void offer(struct nb_strip *p, long double exact, double error, double rounding, double mass)
{
    double value = (double)exact;
    if (!isfinite(value) || !(error + rounding < p->error + p->rounding))
        return;
    p->value = value;
    p->rest = (double)(exact - value);
    p->error = error;
    p->rounding = rounding + DBL_EPSILON * fabs(value);
    p->mass = fmax(mass, fabs(value));
}

/* Of an interval as wide as `noise` nothing will be left of the doubt by halving. */
static void offer_interval(struct nb_strip *p, struct nb_interval y, double noise)
{
    double value = 0.5 * y.lo + 0.5 * y.hi, doubt = fmax(y.hi - value, value - y.lo);
    noise += 8 * DBL_EPSILON * fabs(value);
    if (is_finite(y))
        offer(p, value, doubt > noise ? doubt - noise : 0, fmin(doubt, noise), 0);
}

/* Where the strip's inside begins: past the rounding of an end where f is not smooth. */
static double inside(double x, bool rough, double toward)
{
    for (int i = 0; i < 4 && rough; i++)
        x = nextafter(x, toward);
    return x;
}

/* Between an end and where the inside begins f counts as what it is there. */
static double sliver(struct nb_integrand *f, double x, double inner, double *error)
{
    struct nb_interval y[2], at[2];
    double width = fabs(x - inner);
    if (width == 0)
        return 0;
    enclose(f, fmin(x, inner), fmax(x, inner), y);
    enclose(f, inner, inner, at);
    bool known = y[0].defined != NB_NOWHERE && is_finite(y[0]);
    *error += known ? (y[0].hi - y[0].lo) * width : INFINITY;
    return known ? (0.5 * at[0].lo + 0.5 * at[0].hi) * width : 0;
}

/* The nodes as doubles, and what these are off. */
static void place_nodes(double lo, double hi, double x[POINTS], double off[POINTS])
{
    struct nb_pair sum = nb_two_sum(0.5 * lo, 0.5 * hi), half = nb_two_sum(0.5 * hi, -0.5 * lo);
    for (int i = 0; i < POINTS; i++) {
        long double node = i < HALF ? -rule[i].x : rule[POINTS - 1 - i].x;
        double n = (double)node, n_rest = (double)(node - (long double)n), step = half.hi * n;
        double rest = fma(half.hi, n, -step) + half.hi * n_rest + half.lo * n;
        struct nb_pair at = nb_two_sum(sum.hi, step);
        x[i] = at.hi;
        off[i] = at.lo + rest + sum.lo;
    }
}

/* Gauss's rule. c: Taylor's coefficients over [lo, hi]. */
static bool by_nodes(struct nb_integrand *f, struct nb_strip *p, double lo, double hi, double unit,
                     const struct nb_interval *c, struct nb_err *err)
{
    double x[POINTS], off[POINTS], y[POINTS], slope[POINTS], *out[2] = {y, slope};
    double half = 0.5 * hi - 0.5 * lo, rounding = 0, mass = 0;
    long double sum = 0;
    double bend = 2 * size_of(c[2]);
    place_nodes(lo, hi, x, off);
    if (!nb_sampler_run(f->sampler, x, POINTS, out, err))
        return false;
    for (int i = 0; i < POINTS; i++) {
        struct nb_interval at[2];
        long double weight = rule[i < HALF ? i : POINTS - 1 - i].weight;
        enclose(f, x[i], x[i], at);
        double value = nb_holds(at[0], y[i]) ? y[i] : 0.5 * at[0].lo + 0.5 * at[0].hi;
        double moved = off[i] == 0 ? 0 : off[i] * (0.5 * at[1].lo + 0.5 * at[1].hi);
        double doubt = fmax(at[0].hi - value, value - at[0].lo);
        if (off[i] != 0)
            doubt += fabs(off[i]) * (at[1].hi - at[1].lo) + bend * off[i] / unit * off[i] / unit;
        sum += weight * ((long double)value + moved);
        mass += (double)weight * fabs(value);
        rounding += (double)weight * (doubt + DBL_EPSILON / 2 * fabs(value));
    }
    double error = REMAINDER * size_of(c[ORDER]) * pow(half / unit, ORDER) * half;
    sum *= half;
    sum += sliver(f, p->lo, lo, &error);
    sum += sliver(f, p->hi, hi, &error);
    offer(p, sum, error, half * rounding, half * mass);
    return true;
}

/* Beside a rough end, or to infinity. */
static void by_germ(struct nb_integrand *f, struct nb_strip *p, double at, int side, double from)
{
    struct nb_interval y;
    if (from < NB_GROWTH_START)
        return;
    if (!f->end)
        f->end = nb_end_new(f->f, f->var);
    f->work += 1000 * (double)f->nodes;
    switch (nb_end_integral(f->end, at, side, from, &y)) {
    case NB_TAIL_FINITE:
        offer_interval(p, y, 0);
        break;
    case NB_TAIL_INFINITE:
        p->state = NB_STRIP_INFINITE;
        break;
    case NB_TAIL_UNKNOWN:
        break;
    }
}

/* A strip far out, where less is left up to infinity than anybody asks for. */
static void by_far_end(struct nb_integrand *f, struct nb_strip *p)
{
    double end = p->lo > 0 ? INFINITY : -INFINITY, from = fmax(p->lo, -p->hi);
    struct nb_interval y;
    if (from < NB_GROWTH_START || !(fmax(-p->lo, p->hi) > 1.5 * from))
        return;
    if (!f->end)
        f->end = nb_end_new(f->f, f->var);
    f->work += 1000 * (double)f->nodes;
    if (nb_germ_sign(nb_end_germ(f->end, end, 1, from)) != 0 &&
        nb_end_integral(f->end, end, 1, from, &y) == NB_TAIL_FINITE)
        offer_interval(p, nb_hull(y, nb_interval_at(0)), 0);
}

/* What f is as a sum of waves, and the rest of it as an integrand of its own. */
static struct nb_wave *wave_of(struct nb_integrand *f, struct nb_err *err)
{
    if (!f->asked_for_wave && !f->is_rest) {
        f->wave = nb_wave_new(f->f, f->var);
        struct nb_expr *rest = f->wave ? nb_wave_rest(f->wave) : NULL;
        f->rest = rest ? nb_integrand_new(rest, f->var, err) : NULL;
        if (f->rest)
            f->rest->is_rest = true;
    }
    f->asked_for_wave = true;
    return f->wave;
}

static bool by_parts(struct nb_integrand *f, struct nb_strip *p, struct nb_err *err)
{
    struct nb_interval y;
    struct nb_wave *w = wave_of(f, err);
    struct nb_strip rest = *p;
    double left;
    if (!w || err->kind != NB_OK)
        return err->kind == NB_OK;
    f->work += nb_wave_cost(w);
    if (!nb_wave_integral(w, p->lo, p->hi, &y, &left))
        return true;
    rest.value = rest.rest = rest.error = rest.rounding = rest.mass = 0;
    if (f->rest && !nb_strip_measure(f->rest, &rest, err))
        return false;
    double value = 0.5 * y.lo + 0.5 * y.hi, doubt = fmax(y.hi - value, value - y.lo);
    if (rest.state == NB_STRIP_ENCLOSED)
        offer(p, (long double)value + rest.value + rest.rest, left + rest.error,
              fmax(doubt - left, 0) + rest.rounding, rest.mass);
    return true;
}

/* Whether halving would tell nothing. */
static bool is_good(const struct nb_strip *p)
{
    return p->error + p->rounding <= 8 * DBL_EPSILON * fabs(p->value) ||
           (p->error == 0 && p->rounding == 0);
}

static bool by_series(struct nb_integrand *f, struct nb_strip *p, double lo, double hi,
                      struct nb_err *err)
{
    struct nb_interval c[ORDER + 1];
    double unit = exp2(ilogb(hi - lo));
    f->work += nb_series_cost(f->series);
    nb_series_over(f->series, nb_between(lo, hi), unit, c);
    if (!is_finite(c[ORDER]) || !is_finite(c[2]))
        return true;
    return by_nodes(f, p, lo, hi, unit, c, err);
}

static bool measure_finite(struct nb_integrand *f, struct nb_strip *p, struct nb_err *err)
{
    struct nb_interval y[2];
    double lo = inside(p->lo, p->rough_lo, INFINITY), hi = inside(p->hi, p->rough_hi, -INFINITY);
    double width = p->hi - p->lo;
    enclose(f, fmin(lo, hi), fmax(lo, hi), y);
    if (y[0].defined == NB_NOWHERE && lo < hi)
        p->state = NB_STRIP_UNDEFINED;
    bool defined = y[0].defined == NB_EVERYWHERE || !(inside(p->lo, true, INFINITY) < p->hi);
    enclose(f, p->lo, p->hi, y);
    if (is_finite(y[0]) && defined) {
        struct nb_interval at[2];
        double middle = 0.5 * p->lo + 0.5 * p->hi;
        enclose(f, middle, middle, at);
        double noise = at[0].defined == NB_EVERYWHERE ? (at[0].hi - at[0].lo) * width : 0;
        offer_interval(p, nb_interval_mul(y[0], nb_interval_at(width)), noise);
    }
    by_far_end(f, p);
    if (p->state != NB_STRIP_ENCLOSED || is_good(p))
        return true;
    if (lo < hi && !by_series(f, p, lo, hi, err))
        return false;
    if (p->rough_lo && !is_good(p))
        by_germ(f, p, p->lo, 1, nextafter(1 / width, 0));
    if (p->rough_hi && p->state == NB_STRIP_ENCLOSED && !is_good(p))
        by_germ(f, p, p->hi, -1, nextafter(1 / width, 0));
    if (p->state == NB_STRIP_ENCLOSED && p->error > p->rounding)
        return by_parts(f, p, err);
    return true;
}

bool nb_strip_measure(struct nb_integrand *f, struct nb_strip *p, struct nb_err *err)
{
    p->state = NB_STRIP_ENCLOSED;
    p->value = p->rest = p->rounding = p->mass = 0;
    p->error = INFINITY;
    if (isfinite(p->lo) && isfinite(p->hi))
        return measure_finite(f, p, err);
    if (isinf(p->lo) && isinf(p->hi))
        return true;
    double end = isinf(p->lo) ? -INFINITY : INFINITY, from = isinf(p->lo) ? -p->hi : p->lo;
    by_germ(f, p, end, 1, from);
    if (p->state == NB_STRIP_ENCLOSED && p->error > 0)
        return by_parts(f, p, err);
    return true;
}
