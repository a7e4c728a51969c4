/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events on an interval. What the expression's enclosure rules out is left; where it rises
 * or falls, a place is found by the secant rule in the order of the doubles; the rest, cut
 * a few times in vain, is for the search of roots. */
#include "config.h"

#include "curve/event_search.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"
#include "base/xalloc.h"
#include "curve/rank.h"
#include "eval/sampler.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "proof/enclose.h"
#include "proof/roots.h"

enum {
    MOST_CUTS = 6,      /* of an interval, before roots are searched for */
    MOST_BOXES = 1000,  /* of such a search */
    MOST_FRUITLESS = 4, /* searches, one after the other, before no more are tried */
};

struct nb_event_search {
    struct nb_event event;
    struct nb_expr *var;
    struct nb_enclosure *enclosure; /* of g and g', once it is asked for; likewise */
    struct nb_sampler *sampler;     /* of g */
    bool has_slope;
    int fruitless; /* searches of roots so far that decided nothing */
};

struct nb_event_search *nb_event_search_new(struct nb_event event, struct nb_expr *var)
{
    struct nb_event_search *s = nb_xcalloc(1, sizeof *s);
    s->event = event;
    s->var = var;
    return s;
}

void nb_event_search_free(struct nb_event_search *s)
{
    if (!s)
        return;
    nb_enclosure_free(s->enclosure);
    if (s->sampler)
        nb_sampler_free(s->sampler);
    free(s);
}

static void compile(struct nb_event_search *s)
{
    struct nb_err err = {0};
    struct nb_expr *g = s->event.g, *both[2] = {g, nb_grad(g->pool, g, s->var, NB_RIGHT, &err)};
    s->has_slope = both[1] != NULL;
    s->enclosure = nb_enclosure_new(both, s->has_slope ? 2 : 1, &s->var, 1);
    s->sampler = nb_sampler_new(&g, 1, s->var);
}

/* Where to look, and what was found there. */
struct hunt {
    struct nb_event_search *s;
    struct nb_place_at *out;
    size_t count, most;
    double open_lo, open_hi; /* of which only the roots can tell; empty where lo > hi */
};

static bool is_full(const struct hunt *h)
{
    return h->count > h->most;
}

static double value_at(struct nb_event_search *s, double x)
{
    struct nb_err err = {0};
    double g, *out = &g;
    return nb_sampler_run(s->sampler, &x, 1, &out, &err) ? g : NAN;
}

static void found(struct hunt *h, double x)
{
    const double g = value_at(h->s, x);
    if (!is_full(h))
        h->out[h->count++] = (struct nb_place_at){x, h->s->event.integer ? g == floor(g) : g == 0};
}

/* The first and the last level that lies in an interval of g. */
struct levels {
    double first, last;
};

static struct levels levels_in(const struct nb_event_search *s, double lo, double hi)
{
    if (s->event.integer)
        return (struct levels){ceil(lo), floor(hi)};
    return lo <= 0 && hi >= 0 ? (struct levels){0, 0} : (struct levels){1, 0};
}

/* Of the doubles beside x at which g is at its level, one that somebody would write. */
static double round_zero(struct nb_event_search *s, double level, double x)
{
    enum { FEW_DIGITS = 12 };
    char text[NB_NUM_MAX];
    snprintf(text, sizeof text, "%.*g", FEW_DIGITS, x);
    const double y = strtod(text, NULL);
    return fabs(y - x) <= 4 * DBL_EPSILON * fabs(x) && value_at(s, y) == level ? y : x;
}

/* The double nearest to where g - level changes its sign between a and b, at which it is
 * `at_a` and `at_b`, both not 0: by the secant rule (Illinois), by halves where that is
 * slow. */
static double crossing(struct nb_event_search *s, double level, double a, double at_a, double b,
                       double at_b)
{
    for (int i = 0, kept = 0; nb_rank_of(b) - 1 > nb_rank_of(a); i++) {
        double x = a - at_a * ((b - a) / (at_b - at_a));
        if (i % 8 >= 5 || !(x > a && x < b))
            x = nb_rank_double(nb_rank_middle(nb_rank_of(a), nb_rank_of(b)));
        const double g = value_at(s, x) - level;
        if (g == 0)
            return round_zero(s, level, x);
        if ((g < 0) == (at_a < 0)) {
            a = x;
            at_a = g;
            at_b *= kept < 0 ? 0.5 : 1;
            kept = -1;
        } else {
            b = x;
            at_b = g;
            at_a *= kept > 0 ? 0.5 : 1;
            kept = 1;
        }
    }
    return fabs(value_at(s, a) - level) <= fabs(value_at(s, b) - level) ? a : b;
}

static void solve_level(struct hunt *h, double level, double lo, double at_lo, double hi,
                        double at_hi)
{
    at_lo -= level;
    at_hi -= level;
    if (at_lo == 0)
        found(h, lo);
    if (at_hi == 0)
        found(h, hi);
    if ((at_lo < 0 && at_hi > 0) || (at_lo > 0 && at_hi < 0))
        found(h, crossing(h->s, level, lo, at_lo, hi, at_hi));
}

/* Whether there are more levels than places may be told; far out every double is one. */
static bool are_many(const struct hunt *h, struct levels l)
{
    return !(l.last - l.first <= (double)h->most) || fabs(l.first) > 0x1p53;
}

/* g rises or falls on [lo, hi]: it passes each level once. */
static void solve_monotone(struct hunt *h, double lo, double hi)
{
    const double at_lo = value_at(h->s, lo), at_hi = value_at(h->s, hi);
    const struct levels l = levels_in(h->s, fmin(at_lo, at_hi), fmax(at_lo, at_hi));
    if (l.first <= l.last && are_many(h, l)) {
        h->count = h->most + 1;
        return;
    }
    for (double k = l.first; k <= l.last && !is_full(h); k++)
        solve_level(h, k, lo, at_lo, hi, at_hi);
}

static struct nb_interval enclosed(struct nb_event_search *s, double lo, double hi,
                                   struct nb_interval *slope)
{
    const struct nb_interval box = nb_between(lo, hi);
    struct nb_interval g[2];
    g[1] = nb_whole_line();
    nb_enclose(s->enclosure, &box, g);
    *slope = g[1];
    return g[0];
}

/* Nothing is known of g on what is left open but its roots. */
static void search_roots(struct hunt *h)
{
    struct nb_interval slope;
    const double lo = h->open_lo, hi = h->open_hi;
    struct nb_expr *g = h->s->event.g;
    const struct nb_builder b = {g->pool, true};
    if (!(lo < hi) || h->s->fruitless >= MOST_FRUITLESS)
        return;
    h->open_lo = INFINITY;
    const struct nb_interval all = enclosed(h->s, lo, hi, &slope);
    const struct levels l = levels_in(h->s, all.lo, all.hi);
    if (are_many(h, l)) {
        h->count = h->most + 1;
        return;
    }
    for (double k = l.first; k <= l.last && !is_full(h); k++) {
        struct nb_roots roots = {0};
        struct nb_err err = {0};
        struct nb_expr *f = k == 0 ? g : nb_binary(b, NB_SUB, g, nb_const(g->pool, k));
        nb_roots_find_within(f, h->s->var, lo, hi, MOST_BOXES, &roots, &err);
        bool decided = roots.count == 0;
        for (size_t i = 0; i < roots.count; i++) {
            const struct nb_root *r = &roots.list[i];
            decided |= r->kind != NB_ROOT_OPEN;
            const bool wide = r->kind == NB_ROOT_STRETCH || r->kind == NB_ROOT_OPEN;
            if (!wide)
                found(h, r->x);
            if (wide && r->lo > lo) /* where a stretch begins that goes on, nothing does */
                found(h, r->lo);
            if (wide && r->hi < hi)
                found(h, r->hi);
        }
        h->s->fruitless = decided ? 0 : h->s->fruitless + 1;
        nb_roots_free(&roots);
    }
}

static bool has_one_sign(struct nb_interval slope)
{
    return slope.defined == NB_EVERYWHERE && (slope.lo > 0 || slope.hi < 0);
}

static void leave_open(struct hunt *h, double lo, double hi)
{
    if (!(h->open_lo <= h->open_hi && h->open_hi == lo)) {
        search_roots(h);
        h->open_lo = lo;
    }
    h->open_hi = hi;
}

static void look(struct hunt *h, double lo, double hi, int cuts)
{
    struct nb_interval slope;
    const struct nb_interval g = enclosed(h->s, lo, hi, &slope);
    const struct levels l = levels_in(h->s, g.lo, g.hi);
    if (is_full(h) || g.defined == NB_NOWHERE || !(l.first <= l.last))
        return;
    if (!h->s->event.integer && !nb_may_vanish(g))
        return;
    const double middle = 0.5 * lo + 0.5 * hi;
    if (g.continuous && has_one_sign(slope)) {
        solve_monotone(h, lo, hi);
    } else if (cuts == 0 || !(lo < middle && middle < hi)) {
        leave_open(h, lo, hi);
    } else {
        look(h, lo, middle, cuts - 1);
        look(h, middle, hi, cuts - 1);
    }
}

size_t nb_event_places(struct nb_event_search *s, double lo, double hi, struct nb_place_at *out,
                       size_t most)
{
    assert(lo < hi && most > 0);
    struct hunt h = {.s = s, .out = out, .most = most, .open_lo = INFINITY};
    if (!s->enclosure)
        compile(s);
    look(&h, lo, hi, MOST_CUTS);
    search_roots(&h);
    return h.count;
}
