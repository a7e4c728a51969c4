/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adaptive integration: strips whose bounds of the error are largest are cut in two,
 * until the sum of all bounds is small enough, or the work too much. */
#include "config.h"

#include "proof/integral.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "proof/strip.h"
#include "proof/places.h"

/* Of rounds in which nothing gets better, so many are enough. */
enum { MOST_STRIPS = 40000, MOST_IDLE = 24 };

/* What is aimed at, relative to the value; and products of numbers (a few ns each). */
#define TARGET 2e-16
#define MOST_WORK 1e8
/* Up to here the jumps of what jumps for ever are cuts. */
#define NEAR 100

struct strips {
    struct nb_integrand *f;
    struct nb_strip *list;
    size_t count, cap;
    struct nb_strip *failed; /* the first one without an integral */
    struct nb_err *err;
};

static bool add_strip(struct strips *q, struct nb_strip p)
{
    if (!nb_strip_measure(q->f, &p, q->err) || !nb_interrupt_check(q->err))
        return false;
    q->list = nb_grow(q->list, &q->cap, q->count + 1, sizeof *q->list);
    q->list[q->count++] = p;
    return true;
}

/* Where to cut: by magnitude where the ends are far apart. */
static double cut_of(double lo, double hi)
{
    if (lo < 0 && hi > 0)
        return 0;
    if (isinf(hi))
        return lo < 1 ? 1 : lo < 16 ? 16 : lo < 0x1p64 ? 16 * lo : lo < 0x1p500 ? lo * lo : lo;
    if (isinf(lo))
        return -cut_of(-hi, -lo);
    if (lo > 0 && hi > 8 * lo)
        return sqrt(lo) * sqrt(hi);
    if (hi < 0 && lo < 8 * hi)
        return -sqrt(-lo) * sqrt(-hi);
    return 0.5 * lo + 0.5 * hi;
}

static bool is_split(const struct nb_strip *p, double cut)
{
    return p->lo < cut && cut < p->hi;
}

static bool split(struct strips *q, size_t i)
{
    struct nb_strip left = q->list[i], right = left;
    left.hi = right.lo = cut_of(left.lo, left.hi);
    left.rough_hi = right.rough_lo = false;
    if (!nb_strip_measure(q->f, &left, q->err))
        return false;
    q->list[i] = left;
    return add_strip(q, right);
}

/* All strips together, in twice the working precision. */
struct total {
    double value, error, rounding, mass;
    double worst;  /* error of what can be cut */
    bool hopeless; /* something without any bound cannot be cut */
};

static struct total total_of(const struct strips *q)
{
    struct total t = {0};
    double rest = 0;
    for (size_t i = 0; i < q->count; i++) {
        const struct nb_strip *p = &q->list[i];
        double s = t.value + p->value, u = s - t.value;
        rest += (t.value - (s - u)) + (p->value - u) + p->rest;
        t.value = s;
        t.error += p->error;
        t.rounding += p->rounding;
        t.mass += p->mass;
        bool splits = is_split(p, cut_of(p->lo, p->hi));
        t.hopeless |= isinf(p->error) && !splits;
        if (splits && p->error > p->rounding)
            t.worst = fmax(t.worst, p->error);
    }
    t.value += isfinite(rest) ? rest : 0;
    return t;
}

static bool find_failed(struct strips *q)
{
    for (size_t i = 0; i < q->count && !q->failed; i++)
        if (q->list[i].state != NB_STRIP_ENCLOSED)
            q->failed = &q->list[i];
    return q->failed != NULL;
}

/* Cuts strips that are among the worst, and have more than their share of what may be
 * off in the end. */
static bool split_worst(struct strips *q, const struct total *t, double goal)
{
    size_t before = q->count;
    double least = fmax(t->worst / 64, 0.25 * goal / (double)before);
    for (size_t i = 0; i < before && q->count < MOST_STRIPS; i++) {
        const struct nb_strip *p = &q->list[i];
        bool worth = p->error >= fmin(least, t->worst) && p->error > p->rounding;
        if (worth && is_split(p, cut_of(p->lo, p->hi)) && !split(q, i))
            return false;
    }
    return true;
}

/* A cut may make things worse for a while, as where more of a tail is to be seen: the
 * best of all sums is kept. */
static bool refine(struct strips *q, struct total *best)
{
    best->error = INFINITY;
    for (int idle = 0; idle < MOST_IDLE; idle++) {
        struct total t = total_of(q);
        double goal = fmax(TARGET * fabs(t.value), 0.5 * t.rounding);
        bool good = t.error <= goal, spent = q->count >= MOST_STRIPS;
        spent |= nb_integrand_work(q->f) > MOST_WORK;
        if (!(t.error > 0.9 * best->error) || isinf(t.error))
            idle = 0;
        if (!(t.error + t.rounding > best->error + best->rounding))
            *best = t;
        if (good || spent || t.hopeless || t.worst == 0 || find_failed(q))
            return true;
        if (!split_worst(q, &t, goal))
            return false;
    }
    return true;
}

/* Where the bound is worst. */
static double weakest(const struct strips *q)
{
    const struct nb_strip *worst = &q->list[0];
    for (size_t i = 0; i < q->count; i++) {
        const struct nb_strip *p = &q->list[i];
        bool endless = isinf(p->lo) || isinf(p->hi);
        if (p->error > worst->error || (endless && p->error == worst->error))
            worst = p;
    }
    return isinf(worst->lo) || fabs(worst->lo) > fabs(worst->hi) ? worst->lo : worst->hi;
}

static void conclude(struct strips *q, const struct total *t, struct nb_integral *out)
{
    static const enum nb_integral_state state[] = {
        [NB_STRIP_ENCLOSED] = NB_INTEGRAL_BOUNDED,
        [NB_STRIP_INFINITE] = NB_INTEGRAL_INFINITE,
        [NB_STRIP_UNDEFINED] = NB_INTEGRAL_UNDEFINED,
    };
    *out = (struct nb_integral){NB_INTEGRAL_BOUNDED, t->value, t->error + t->rounding, t->mass, 0};
    if (find_failed(q)) {
        const struct nb_strip *p = q->failed;
        out->state = state[p->state];
        out->at = (isinf(p->lo) || p->rough_lo ? p->lo : p->hi) + 0.0;
    } else if (q->count && (!isfinite(out->error) || !isfinite(out->value))) {
        out->state = NB_INTEGRAL_UNKNOWN;
        out->at = weakest(q);
    }
}

/* The places where f is not smooth; of infinitely many those near 0, for the others are
 * found by cutting. */
static bool find_cuts(struct nb_expr *f, struct nb_expr *var, double lo, double hi, double **cuts,
                      size_t *count, struct nb_err *err)
{
    struct nb_err ignored = {0};
    *cuts = NULL;
    *count = 0;
    if (isfinite(lo) && isfinite(hi))
        return nb_places_find(f, var, lo, hi, cuts, count, err);
    if (nb_places_find(f, var, lo, hi, cuts, count, &ignored))
        return true;
    free(*cuts);
    *cuts = NULL;
    *count = 0;
    lo = fmax(lo, -NEAR);
    hi = fmin(hi, NEAR);
    return lo >= hi || nb_places_find(f, var, lo, hi, cuts, count, err);
}

static bool add_parts(struct strips *q, double lo, double hi, const double *cuts, size_t ncuts)
{
    struct nb_strip p = {.lo = lo, .rough_lo = true, .rough_hi = true};
    for (size_t i = 0; i < ncuts; i++) {
        if (!(p.lo < cuts[i] && cuts[i] < hi))
            continue;
        p.hi = cuts[i];
        if (!add_strip(q, p))
            return false;
        p.lo = cuts[i];
    }
    p.hi = hi;
    return p.lo >= hi || add_strip(q, p);
}

bool nb_integrate(struct nb_expr *f, struct nb_expr *var, double lo, double hi,
                  struct nb_integral *out, struct nb_err *err)
{
    struct strips q = {.f = nb_integrand_new(f, var, err), .err = err};
    struct total t = {0};
    double *cuts = NULL;
    size_t ncuts = 0;
    bool ok = q.f && find_cuts(f, var, lo, hi, &cuts, &ncuts, err) &&
              add_parts(&q, lo, hi, cuts, ncuts) && refine(&q, &t);
    if (ok)
        conclude(&q, &t, out);
    nb_integrand_free(q.f);
    free(q.list);
    free(cuts);
    return ok;
}
