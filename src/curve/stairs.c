/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of rounded curves. An interval is halved until g rises or falls on what its argument
 * is there, or the curve is constant; in what rises or falls, parts with different ends are
 * halved side by side, until they are a step each or too many. */
#include "config.h"

#include "curve/stairs.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "curve/rank.h"
#include "curve/rung.h"
#include "eval/sampler.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/subst.h"
#include "proof/enclose.h"

/* Of an interval: more halvings would not end, as with a sine that is faster than steps. */
enum { MOST_HALVINGS = 400 };

/* Numbers of x between two points: as many are all looked at, of more some; all of a format
 * of 16 bits always. */
enum { ALL_NUMBERS = 1024, ALL_OF_16_BITS = 65536 };

struct nb_stairs {
    struct nb_sampler *ends;        /* of the rounded argument and the curve */
    struct nb_sampler *outer;       /* of the roundings of the value; NULL: g has some, too */
    struct nb_enclosure *inside;    /* of g and g' */
    const struct nb_format *format; /* of x, where it is rounded */
};

static bool is_rounding(const struct nb_expr *e)
{
    return nb_op_rounds(e->op) && !e->slope && e->shape.rank == 0;
}

/* Whether e is var, or roundings of it alone. */
static bool is_argument(const struct nb_expr *e, const struct nb_expr *var)
{
    while (is_rounding(e))
        e = e->arg[0];
    return e == var;
}

/* What g has for its argument: the one rounding of var that it uses, or var; NULL where it
 * has several. *rounds: whether it rounds inside. */
static struct nb_expr *argument_of(struct nb_expr *g, struct nb_expr *var, bool *rounds)
{
    struct nb_expr *found = NULL;
    *rounds = false;
    size_t count;
    struct nb_expr **order = nb_order(&g, 1, &count);
    bool good = !is_argument(g, var);
    for (size_t i = 0; i < count && good; i++) {
        const struct nb_expr *e = order[i];
        if (is_argument(e, var))
            continue;
        *rounds |= is_rounding(e);
        for (size_t k = 0; k < e->nargs && good; k++) {
            if (!is_argument(e->arg[k], var))
                continue;
            good = !found || found == e->arg[k];
            found = e->arg[k];
        }
    }
    free(order);
    return good ? found : NULL;
}

static bool compile(struct nb_stairs *s, struct nb_expr *y, struct nb_expr *g, struct nb_expr *u,
                    struct nb_expr *var)
{
    const struct nb_builder b = {y->pool, false};
    struct nb_err err = {0};
    struct nb_expr *at = nb_var(y->pool, "u", nb_scalar_shape);
    struct nb_expr *inside[2] = {nb_subst(b, g, &u, &at, 1, &err)};
    struct nb_expr *outer = nb_subst(b, y, &g, &at, 1, &err), *ends[] = {u, y};
    inside[1] = inside[0] ? nb_grad(y->pool, inside[0], at, NB_RIGHT, &err) : NULL;
    if (!inside[1] || !outer)
        return false;
    s->ends = nb_sampler_new(ends, 2, var);
    s->outer = nb_sampler_new(&outer, 1, at);
    s->inside = nb_enclosure_new(inside, 2, &at, 1);
    return true;
}

/* Of the argument's roundings the innermost. */
static const struct nb_format *format_of(const struct nb_expr *u)
{
    const struct nb_format *f = NULL;
    for (; is_rounding(u); u = u->arg[0])
        f = u->op->format;
    return f;
}

struct nb_stairs *nb_stairs_new(struct nb_expr *y, struct nb_expr *var)
{
    struct nb_expr *g = y, *ends[2] = {NULL, y};
    bool rounds = false;
    while (is_rounding(g) && !is_argument(g, var))
        g = g->arg[0];
    struct nb_expr *u = ends[0] = is_argument(g, var) ? g : argument_of(g, var, &rounds);
    if (!u || (u == var && (g == y || rounds)) || y->shape.rank > 0)
        return NULL;
    struct nb_stairs *s = nb_xcalloc(1, sizeof *s);
    s->format = format_of(u);
    if (rounds)
        s->ends = nb_sampler_new(ends, 2, var);
    else if (!compile(s, y, g, u, var)) {
        nb_stairs_free(s);
        return NULL;
    }
    return s;
}

void nb_stairs_free(struct nb_stairs *s)
{
    if (!s)
        return;
    if (s->ends)
        nb_sampler_free(s->ends);
    if (s->outer)
        nb_sampler_free(s->outer);
    nb_enclosure_free(s->inside);
    free(s);
}

/* A point of the curve: x, what is made of it, and y, NaN where it has no value. */
struct foot {
    double x, u, y;
};

struct walk {
    struct nb_stairs *s;
    struct nb_stair *out;
    size_t most;
    struct nb_flight flight;
    int left; /* halvings */
};

static struct foot foot_at(const struct walk *w, double x)
{
    struct nb_err err = {0};
    struct foot f = {.x = x};
    double *out[] = {&f.u, &f.y};
    if (!nb_sampler_run(w->s->ends, &x, 1, out, &err) || !isfinite(f.u) || !isfinite(f.y))
        f.y = NAN;
    return f;
}

static bool is_same(double y, double z)
{
    return y == z || (isnan(y) && isnan(z));
}

static bool are_neighbours(struct foot a, struct foot b)
{
    return nb_rank_distance(a.x, b.x) <= 1;
}

static struct foot foot_between(const struct walk *w, struct foot a, struct foot b)
{
    return foot_at(w, nb_rank_double(nb_rank_middle(nb_rank_of(a.x), nb_rank_of(b.x))));
}

static void see(struct walk *w, double y)
{
    struct nb_flight *f = &w->flight;
    if (isnan(y))
        return;
    f->lo = fmin(f->lo, y);
    f->hi = fmax(f->hi, y);
}

/* How many of the last bits of a number are 0. */
static int zeros_of(double x)
{
    int n = 0, exponent;
    for (double m = ldexp(frexp(x, &exponent), 53); m != 0 && fmod(m, 2) == 0; m /= 2)
        n++;
    return x == 0 ? 53 : n;
}

static void put_step(struct walk *w, struct nb_stair step)
{
    if (w->flight.count < w->most)
        w->out[w->flight.count] = step;
    if (w->flight.count <= w->most)
        w->flight.count++;
}

/* Between two neighbours: the rounder of them is the place, for half-way numbers are. */
static void add_step(struct walk *w, struct foot a, struct foot b)
{
    const struct foot at = zeros_of(a.x) > zeros_of(b.x) ? a : b;
    put_step(w, (struct nb_stair){at.x, a.y, b.y, at.y});
}

/* Two points between which the curve is to be told. */
struct part {
    struct foot a, b;
};

/* Halves each of n parts that are no neighbours and keeps what has different ends. Returns
 * how many are left, at most 2 n. */
static size_t halve(const struct walk *w, const struct part *from, size_t n, struct part *to)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (are_neighbours(from[i].a, from[i].b)) {
            to[kept++] = from[i];
            continue;
        }
        const struct foot m = foot_between(w, from[i].a, from[i].b);
        if (!is_same(from[i].a.y, m.y))
            to[kept++] = (struct part){from[i].a, m};
        if (!is_same(m.y, from[i].b.y))
            to[kept++] = (struct part){m, from[i].b};
    }
    return kept;
}

/* The steps of what rises or falls from a to b. */
static void collect(struct walk *w, struct foot a, struct foot b)
{
    enum { DOUBLE_BITS = 64 };
    const size_t room = 2 * (w->most + 1);
    struct part *parts = nb_xcalloc(2 * room, sizeof *parts), *next = parts + room;
    size_t n = is_same(a.y, b.y) ? 0 : 1;
    parts[0] = (struct part){a, b};
    for (int i = 0; i < DOUBLE_BITS && n <= w->most; i++) {
        struct part *last = i % 2 ? next : parts;
        n = halve(w, last, n, i % 2 ? parts : next);
    }
    if (n > w->most)
        w->flight.count = w->most + 1;
    for (size_t i = 0; i < n && n <= w->most; i++)
        add_step(w, parts[i].a, parts[i].b);
    free(parts);
}

static double rounded(const struct walk *w, double y)
{
    struct nb_err err = {0};
    double out, *to = &out;
    return nb_sampler_run(w->s->outer, &y, 1, &to, &err) ? out : NAN;
}

/* What is enclosed rounds to one number, or lies beyond all of them on one side. */
static bool rounds_alike(const struct walk *w, struct nb_interval g)
{
    const double lo = rounded(w, g.lo), hi = rounded(w, g.hi);
    return lo == hi || (isnan(lo) && isnan(hi) && (g.lo > 0) == (g.hi > 0));
}

static bool is_level(const struct walk *w, struct foot a, struct foot b, struct nb_interval g)
{
    return a.u == b.u || g.defined == NB_NOWHERE ||
           (g.defined == NB_EVERYWHERE && g.continuous && rounds_alike(w, g));
}

/* Whether what may still be found is only how high the curve goes, and no more than that. */
static bool is_told(const struct walk *w, struct nb_interval g)
{
    return w->flight.count > w->most && rounded(w, g.lo) >= w->flight.lo &&
           rounded(w, g.hi) <= w->flight.hi;
}

/* Whether g rises or falls, from a value to a value: a curve may come from nowhere and go
 * there again, and where it ends it is highest. */
static bool is_course(struct foot a, struct foot b, const struct nb_interval g[2])
{
    return g[0].continuous && g[1].defined == NB_EVERYWHERE && (g[1].lo >= 0 || g[1].hi <= 0) &&
           !isnan(a.y) && !isnan(b.y);
}

/* Whether the argument is beyond its format from a to b. */
static bool is_beyond(struct foot a, struct foot b)
{
    return !isfinite(a.u) && !isfinite(b.u) && (a.x > 0) == (b.x > 0);
}

static void look(struct walk *w, struct foot a, struct foot b)
{
    struct nb_interval g[2] = {nb_whole_line(), nb_whole_line()};
    const bool inside = isfinite(a.u) && isfinite(b.u);
    if (inside) {
        const struct nb_interval box = nb_between(fmin(a.u, b.u), fmax(a.u, b.u));
        nb_enclose(w->s->inside, &box, g);
    }
    if (is_beyond(a, b) || (inside && (is_level(w, a, b, g[0]) || is_told(w, g[0]))))
        return;
    if (are_neighbours(a, b)) {
        if (!is_same(a.y, b.y))
            add_step(w, a, b);
    } else if (is_course(a, b, g)) {
        if (w->flight.count <= w->most)
            collect(w, a, b);
    } else if (w->left-- > 0 && !nb_interrupt_pending()) {
        const struct foot m = foot_between(w, a, b);
        see(w, m.y);
        look(w, a, m);
        look(w, m, b);
    } else
        w->flight.whole = false;
}

/* The rung on which x stands, once it is rounded. */
static int64_t rung_of(const struct walk *w, struct foot a)
{
    const struct nb_format *f = w->s->format;
    const int64_t beyond = nb_rung_of(f, f->max) + 1;
    return isfinite(a.u) ? nb_rung_of(f, a.u) : a.x < 0 ? -beyond : beyond;
}

/* The k-th of some of n numbers: one of each of as many parts, nowhere in step with the powers
 * of two at which formats are even. */
static int64_t sampled(size_t k, int64_t n)
{
    const double golden = 0.6180339887498949, part = (double)n / NB_STAIRS_TRIED;
    const double shift = fmod((double)k * golden, 1);
    return (int64_t)(((double)k + shift) * part);
}

/* Every number between two, with the steps half-way from one to the next. */
static void visit_all(struct walk *w, int64_t from, size_t n)
{
    const struct nb_format *f = w->s->format;
    struct foot last = foot_at(w, nb_rung_number(f, from));
    see(w, last.y);
    for (size_t k = 1; k < n && !nb_interrupt_pending(); k++) {
        const struct foot next = foot_at(w, nb_rung_number(f, from + (int64_t)k));
        see(w, next.y);
        if (!is_same(last.y, next.y)) {
            const struct foot half = foot_at(w, last.x / 2 + next.x / 2);
            put_step(w, (struct nb_stair){half.x, last.y, next.y, half.y});
        }
        last = next;
    }
}

static void visit(struct walk *w, struct foot a, struct foot b)
{
    const int64_t from = rung_of(w, a), n = rung_of(w, b) - from + 1;
    if (n <= ALL_NUMBERS || 2 * nb_rung_of(w->s->format, w->s->format->max) < ALL_OF_16_BITS) {
        visit_all(w, from, (size_t)n);
        return;
    }
    w->flight.whole = false;
    w->flight.count = w->most + 1;
    w->flight.tried = true;
    for (size_t k = 0; k < NB_STAIRS_TRIED && !nb_interrupt_pending(); k++)
        see(w, foot_at(w, nb_rung_number(w->s->format, from + sampled(k, n))).y);
}

struct nb_flight nb_stairs_between(struct nb_stairs *s, double lo, double hi, struct nb_stair *out,
                                   size_t most)
{
    assert(lo < hi && most > 0);
    struct walk w = {.s = s, .out = out, .most = most, .left = MOST_HALVINGS};
    const struct foot a = foot_at(&w, lo), b = foot_at(&w, hi);
    w.flight = (struct nb_flight){INFINITY, -INFINITY, a.y, b.y, 0, true, false};
    see(&w, a.y);
    see(&w, b.y);
    if (s->inside)
        look(&w, a, b);
    else
        visit(&w, a, b);
    return w.flight;
}
