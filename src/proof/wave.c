/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Integration by parts with enclosures. */
#include "config.h"

#include "proof/wave.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/lower.h"
#include "proof/end.h"
#include "proof/series.h"
#include "proof/waveform.h"

/* How often by parts on a strip, and to infinity. */
enum { STEPS = 10, FAR_STEPS = 3 };

struct term {
    bool sine;
    struct nb_series *g, *u;
    /* To infinity: each g/u' of the steps must vanish there, and the last (g/u')' have
     * an integral. */
    struct nb_end *ends[FAR_STEPS], *left[FAR_STEPS + 1];
};

struct nb_wave {
    struct term *terms;
    size_t count;
    struct nb_expr *rest, *var;
    double cost;
};

/* Taylor coefficients of a function. */
struct jet {
    struct nb_interval c[STEPS + 2];
};

static struct nb_interval over(struct nb_interval a, struct nb_interval b)
{
    return nb_holds(b, 0) ? nb_whole_line() : nb_interval_div(a, b);
}

/* y' for coefficients up to `order` of it. */
static struct jet derived(const struct jet *y, size_t order)
{
    struct jet d;
    for (size_t k = 0; k <= order; k++)
        d.c[k] = nb_interval_mul(y->c[k + 1], nb_between((double)(k + 1), (double)(k + 1)));
    return d;
}

static struct jet quotient(const struct jet *a, const struct jet *b, size_t order)
{
    struct jet q;
    for (size_t k = 0; k <= order; k++) {
        struct nb_interval t = a->c[k];
        for (size_t j = 1; j <= k; j++)
            t = nb_interval_sub(t, nb_interval_mul(b->c[j], q.c[k - j]));
        q.c[k] = over(t, b->c[0]);
    }
    return q;
}

static struct jet jet_of(struct nb_series *s, struct nb_interval box, double unit)
{
    struct jet y;
    nb_series_over(s, box, unit, y.c);
    return y;
}

/* The antiderivative at x after so many steps: the sum of +-(g/u') sin or cos of u. */
static struct nb_interval boundary(struct term *t, double x, double unit, int steps)
{
    struct nb_interval at = nb_interval_at(x), sum = nb_interval_at(0);
    struct jet g = jet_of(t->g, at, unit), u = jet_of(t->u, at, unit);
    struct jet slope = derived(&u, STEPS);
    struct nb_interval sine = nb_enclose_sin(u.c), cosine = nb_enclose_cos(u.c);
    bool is_sine = t->sine, negative = false;
    for (int k = 0; k < steps; k++) {
        struct jet h = quotient(&g, &slope, (size_t)(STEPS - k));
        struct nb_interval part = nb_interval_mul(h.c[0], is_sine ? cosine : sine);
        sum = is_sine != negative ? nb_interval_sub(sum, part) : nb_interval_add(sum, part);
        negative = is_sine ? negative : !negative;
        is_sine = !is_sine;
        g = derived(&h, (size_t)(STEPS - k - 1));
    }
    return sum;
}

static double size_of(struct nb_interval y)
{
    double size = fmax(fabs(y.lo), fabs(y.hi));
    return isnan(size) ? INFINITY : size;
}

/* Over [lo, hi] what is left after each number of steps is at most so much; the number
 * that leaves least. */
static int best_steps(struct term *t, double lo, double hi, double unit, double *least)
{
    struct nb_interval box = nb_between(lo, hi);
    struct jet g = jet_of(t->g, box, unit), u = jet_of(t->u, box, unit);
    struct jet slope = derived(&u, STEPS);
    int best = 0;
    *least = INFINITY;
    for (int k = 1; k <= STEPS; k++) {
        struct jet h = quotient(&g, &slope, (size_t)(STEPS - k + 1));
        g = derived(&h, (size_t)(STEPS - k));
        double left = size_of(g.c[0]) * ((hi - lo) / unit) * (1 + 0x1p-50);
        if (!(left < *least))
            continue;
        *least = left;
        best = k;
    }
    return best;
}

static bool on_strip(struct term *t, double lo, double hi, struct nb_interval *out, double *left)
{
    double unit = exp2(ilogb(hi - lo));
    int steps = best_steps(t, lo, hi, unit, left);
    if (steps == 0)
        return false;
    struct nb_interval ends =
        nb_interval_sub(boundary(t, hi, unit, steps), boundary(t, lo, unit, steps));
    struct nb_interval doubt = nb_between(-*left, *left);
    *out = nb_interval_mul(nb_interval_add(ends, doubt), nb_interval_at(unit));
    *left *= unit;
    return isfinite(out->lo) && isfinite(out->hi);
}

/* Whether the germ goes to 0. */
static bool vanishes(struct nb_germ g)
{
    static const struct nb_growth one = {{0}};
    bool lead = g.c == 0 || nb_growth_compare(g.lead, one) < 0;
    bool rest = (g.h.lo == 0 && g.h.hi == 0) || nb_growth_compare(g.rest, one) < 0;
    return g.known && lead && rest && isfinite(g.h.lo) && isfinite(g.h.hi);
}

/* The integral of what is left to infinity: at most that of its size. */
static bool far_rest(struct nb_end *end, double at, double from, struct nb_interval *out)
{
    static const struct nb_growth one = {{0}};
    struct nb_germ any = nb_germ_rest(nb_between(-1, 1), one, from);
    struct nb_germ left = nb_end_germ(end, at, 1, from);
    return nb_germ_tail(nb_germ_mul(left, any), out) == NB_TAIL_FINITE;
}

static bool to_infinity(struct term *t, double at, double x, struct nb_interval *out, double *doubt)
{
    struct nb_interval left;
    double unit = exp2(ilogb(x));
    bool found = false;
    if (fabs(x) < NB_GROWTH_START || (at < 0) != (x < 0))
        return false;
    for (int k = 0; k < FAR_STEPS; k++) {
        if (!t->ends[k] || !vanishes(nb_end_germ(t->ends[k], at, 1, fabs(x))))
            break;
        if (!far_rest(t->left[k + 1], at, fabs(x), &left))
            continue;
        struct nb_interval here = boundary(t, x, unit, k + 1);
        here = nb_interval_mul(here, nb_interval_at(unit));
        struct nb_interval y = nb_interval_add(at > 0 ? nb_enclose_neg(&here) : here, left);
        if (found && y.hi - y.lo >= out->hi - out->lo)
            continue;
        *out = y;
        *doubt = 0.5 * (left.hi - left.lo);
        found = true;
    }
    return found && isfinite(out->lo) && isfinite(out->hi);
}

bool nb_wave_integral(struct nb_wave *w, double lo, double hi, struct nb_interval *out,
                      double *left)
{
    *out = nb_interval_at(0);
    *left = 0;
    for (size_t i = 0; i < w->count; i++) {
        struct nb_interval y;
        struct term *t = &w->terms[i];
        double doubt;
        bool ok = isinf(hi)   ? to_infinity(t, hi, lo, &y, &doubt)
                  : isinf(lo) ? to_infinity(t, lo, hi, &y, &doubt)
                              : on_strip(t, lo, hi, &y, &doubt);
        if (!ok)
            return false;
        *left += doubt;
        *out = nb_interval_add(*out, y);
    }
    return true;
}

/* The expressions of the first steps, for germs. */
static void plan_far(struct term *t, struct nb_expr *g, struct nb_expr *u, struct nb_expr *var)
{
    struct nb_builder b = {g->pool, true};
    struct nb_err err = {0};
    struct nb_expr *slope = nb_grad(b.pool, u, var, NB_RIGHT, &err);
    for (int k = 0; k < FAR_STEPS && slope; k++) {
        struct nb_expr *h = nb_binary(b, NB_DIV, g, slope);
        g = nb_grad(b.pool, h, var, NB_RIGHT, &err);
        if (!g)
            return;
        t->ends[k] = nb_end_new(h, var);
        t->left[k + 1] = nb_end_new(g, var);
    }
}

struct nb_wave *nb_wave_new(struct nb_expr *f, struct nb_expr *var)
{
    struct nb_waveform form;
    if (!nb_waveform_find(nb_lower(f), var, &form))
        return NULL;
    struct nb_wave *w = nb_xcalloc(1, sizeof *w);
    w->var = var;
    w->terms = nb_xcalloc(form.count, sizeof *w->terms);
    for (size_t i = 0; i < form.count; i++) {
        struct nb_waveform_term part = form.term[i];
        if (!part.u) {
            w->rest = part.g;
            continue;
        }
        struct term *t = &w->terms[w->count++];
        t->sine = part.sine;
        t->g = nb_series_new(part.g, var, STEPS + 1);
        t->u = nb_series_new(part.u, var, STEPS + 1);
        plan_far(t, part.g, part.u, var);
        w->cost += 3 * (nb_series_cost(t->g) + nb_series_cost(t->u)) + 30 * STEPS * STEPS;
    }
    return w;
}

void nb_wave_free(struct nb_wave *w)
{
    for (size_t i = 0; w && i < w->count; i++) {
        struct term *t = &w->terms[i];
        nb_series_free(t->g);
        nb_series_free(t->u);
        for (int k = 0; k < FAR_STEPS; k++) {
            nb_end_free(t->ends[k]);
            nb_end_free(t->left[k + 1]);
        }
    }
    if (w)
        free(w->terms);
    free(w);
}

struct nb_expr *nb_wave_rest(const struct nb_wave *w)
{
    return w->rest;
}

double nb_wave_cost(const struct nb_wave *w)
{
    return w->cost;
}
