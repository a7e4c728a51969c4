/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roots by bisection: exclusion by enclosures, uniqueness by derivatives. */
#include "config.h"

#include "proof/roots.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/sampler.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/lower.h"
#include "proof/boxes.h"
#include "proof/enclose.h"
#include "proof/multiple.h"
#include "proof/sharp.h"
#include "proof/unroll.h"

/* Boxes looked at before the rest is left open, and roots kept. */
enum { MOST_BOXES = 20000 };

struct search {
    struct nb_enclosure *enclosure; /* of f and f' */
    struct nb_sampler *sampler;     /* of f and f' */
    struct nb_expr *f, *var;
    struct nb_series *series; /* of f, where it was asked for */
    struct nb_sharp *sharp;   /* of f; NULL: its operations are not known in pairs */
    double lo, hi;
    size_t most_boxes;
    struct nb_boxes queue, leaves;
    struct nb_roots *out;
    struct nb_err *err;
};

static void add_root(struct search *s, struct nb_root root)
{
    struct nb_roots *r = s->out;
    double x = root.x;
    const bool point = root.kind == NB_ROOT_CROSSES || root.kind == NB_ROOT_TOUCHES;
    /* What only touched 0 to its rounding may cross it all the same. */
    if (point && root.zero && s->sharp && !nb_is_round(x) && nb_sharp_nearest(s->sharp, &x) &&
        x >= s->lo && x <= s->hi) {
        root.kind = NB_ROOT_CROSSES;
        root.x = x;
    }
    r->list = nb_grow(r->list, &r->cap, r->count + 1, sizeof *r->list);
    r->list[r->count++] = root;
}

/* f and f' over [lo, hi]. */
static void enclose(struct search *s, double lo, double hi, struct nb_interval out[2])
{
    struct nb_interval box = nb_between(lo, hi);
    nb_enclose(s->enclosure, &box, out);
}

/* f as its kernels compute it; NaN when there is an error. */
static double value_at(struct search *s, double x)
{
    double y, slope, *out[2] = {&y, &slope};
    return nb_sampler_run(s->sampler, &x, 1, out, s->err) ? y : NAN;
}

static double slope_at(struct search *s, double x)
{
    double y, slope, *out[2] = {&y, &slope};
    return nb_sampler_run(s->sampler, &x, 1, out, s->err) ? slope : NAN;
}

/* 1 or -1 for sure, or 0. */
static int sign_of(struct nb_interval f)
{
    bool sure = f.defined == NB_EVERYWHERE;
    return sure && f.lo > 0 ? 1 : sure && f.hi < 0 ? -1 : 0;
}

static bool is_split(double lo, double cut, double hi)
{
    return lo < cut && cut < hi;
}

/* What the mean value theorem leaves of [lo, hi]: m - f(m)/f', with f' of one
 * sign. False: nothing, there is no root. */
static bool contract(struct nb_interval at_m, double m, struct nb_interval slope, double *lo,
                     double *hi)
{
    struct nb_interval n = nb_interval_sub(nb_interval_at(m), nb_interval_div(at_m, slope));
    *lo = fmax(*lo, n.lo);
    *hi = fmin(*hi, n.hi);
    return *lo <= *hi;
}

/* Whether f(m) + f'(X)(X - m) holds 0. */
static bool mean_value_holds_0(struct nb_interval at_m, double m, struct nb_interval slope,
                               double lo, double hi)
{
    struct nb_interval step = nb_interval_sub(nb_between(lo, hi), nb_interval_at(m));
    return nb_holds(nb_interval_add(at_m, nb_interval_mul(slope, step)), 0);
}

/* The double nearest to where computed values change their sign; f(lo) and f(hi)
 * have different ones. */
static double bisect(struct search *s, double (*f)(struct search *s, double x), double lo,
                     double hi)
{
    lo = fmax(lo, -DBL_MAX);
    hi = fmin(hi, DBL_MAX);
    double at_lo = f(s, lo), at_hi = f(s, hi);
    /* Beside 0 the smallest numbers may underflow to a root. */
    if (lo < 0 && hi > 0 && f(s, 0) == 0)
        return 0;
    for (;;) {
        double m = 0.5 * lo + 0.5 * hi, y;
        if (!is_split(lo, m, hi))
            break;
        y = f(s, m);
        if (y == 0)
            return m;
        if ((y < 0) == (at_lo < 0)) {
            lo = m;
            at_lo = y;
        } else {
            hi = m;
            at_hi = y;
        }
    }
    return fabs(at_lo) <= fabs(at_hi) ? lo : hi;
}

/* Of a double and its neighbours, the one at which f computes to the least, and of
 * equals a round one, or the one whose enclosure lies best around 0. */
static double polished(struct search *s, double x)
{
    enum { EACH_SIDE = 2 };
    double at = x, best = x, least = INFINITY, least_off = INFINITY;
    for (int i = 0; i < EACH_SIDE; i++)
        at = nextafter(at, -INFINITY);
    for (int i = 0; i <= 2 * EACH_SIDE; i++, at = nextafter(at, INFINITY)) {
        struct nb_interval f[2];
        enclose(s, at, at, f);
        double size = fabs(value_at(s, at)), off = nb_is_round(at) ? 0 : fabs(f[0].lo + f[0].hi);
        bool equal = size == least && (off < least_off || (off == least_off && at == x));
        if (!(size < least || equal) || at < s->lo || at > s->hi)
            continue;
        least = size;
        least_off = off;
        best = at;
    }
    return best;
}

/* A double from lo to hi, if these are only a few, at which f computes to 0. */
static bool find_zero(struct search *s, double lo, double hi, double *x)
{
    double at = lo;
    *x = 0;
    if (lo <= 0 && hi >= 0 && value_at(s, 0) == 0)
        return true;
    for (int i = 0; i < 16 && at <= hi; i++, at = nextafter(at, INFINITY)) {
        if (value_at(s, at) != 0)
            continue;
        *x = polished(s, at);
        return true;
    }
    return false;
}

static void add_crossing(struct search *s, double lo, double hi)
{
    double a = value_at(s, lo), b = value_at(s, hi);
    double x = a == 0 ? lo : b == 0 ? hi : bisect(s, value_at, lo, hi);
    add_root(s, (struct nb_root){NB_ROOT_CROSSES, polished(s, x), lo, hi, .zero = true});
}

/* A box on which f is continuous and rises or falls. True when that settles it;
 * else *lo, *hi are what is left. */
static bool settle_monotone(struct search *s, struct nb_interval at_m, double m,
                            struct nb_interval slope, double *lo, double *hi)
{
    struct nb_interval left[2], right[2];
    enclose(s, *lo, *lo, left);
    enclose(s, *hi, *hi, right);
    int from = sign_of(left[0]), to = sign_of(right[0]);
    if (from && to) {
        if (from != to)
            add_crossing(s, *lo, *hi);
        return true;
    }
    return !contract(at_m, m, slope, lo, hi);
}

/* Nothing is gained by looking closer: f at a point is as wide. */
static bool is_noise(struct nb_interval f, struct nb_interval at_m)
{
    double width = at_m.hi - at_m.lo;
    return f.hi - f.lo <= (nb_holds(at_m, 0) ? 4 : 2) * width;
}

/* Whether f is one number on the box. That it is 0 shows to its rounding only:
 * relu(x + 1) - 2 relu(x) + relu(x - 1) above 1. */
static bool is_constant(const struct nb_interval f[2])
{
    bool flat = f[1].lo == 0 && f[1].hi == 0 && f[1].defined == NB_EVERYWHERE;
    return flat && f[0].continuous;
}

static void look_at(struct search *s, double lo, double hi)
{
    struct nb_interval f[2], at_m[2];
    enclose(s, lo, hi, f);
    bool jumps_over = f[0].lo < 0 && f[0].hi > 0;
    if (f[0].defined == NB_NOWHERE || !(nb_may_vanish(f[0]) || jumps_over))
        return;
    if (f[0].lo == 0 && f[0].hi == 0 && f[0].defined == NB_EVERYWHERE && lo < hi) {
        nb_boxes_push(&s->leaves, lo, hi, NB_ROOT_STRETCH);
        return;
    }
    double m = nb_boxes_cut(lo, hi), width = hi - lo;
    if (!is_split(lo, m, hi)) {
        nb_boxes_push(&s->leaves, lo, hi, NB_ROOT_TOUCHES);
        return;
    }
    enclose(s, m, m, at_m);
    if (is_constant(f)) {
        if (nb_holds(at_m[0], 0))
            nb_boxes_push(&s->leaves, lo, hi, NB_ROOT_STRETCH);
        return;
    }
    if (f[0].continuous && f[1].defined == NB_EVERYWHERE) {
        if (!mean_value_holds_0(at_m[0], m, f[1], lo, hi))
            return;
        if (sign_of(f[1]) && settle_monotone(s, at_m[0], m, f[1], &lo, &hi))
            return;
    }
    if (is_noise(f[0], at_m[0])) {
        nb_boxes_push(&s->leaves, lo, hi, NB_ROOT_TOUCHES);
    } else if (hi - lo < 0.5 * width) {
        nb_boxes_push(&s->queue, lo, hi, NB_ROOT_OPEN);
    } else {
        m = nb_boxes_cut(lo, hi);
        nb_boxes_push(&s->queue, lo, m, NB_ROOT_OPEN);
        nb_boxes_push(&s->queue, m, hi, NB_ROOT_OPEN);
    }
}

/* The widest boxes come first, so that what stays open is small. */
static bool search_all(struct search *s)
{
    size_t next = 0;
    for (; next < s->queue.count && next < s->most_boxes; next++) {
        struct nb_box b = s->queue.list[next];
        look_at(s, b.lo, b.hi);
        if (next % 64 == 0 && !nb_interrupt_check(s->err))
            return false;
    }
    for (; next < s->queue.count; next++)
        nb_boxes_push(&s->leaves, s->queue.list[next].lo, s->queue.list[next].hi, NB_ROOT_OPEN);
    return s->err->kind == NB_OK;
}

/* A point at that distance outside of a leaf. */
static double beside(double x, double distance, double toward)
{
    double y = x + copysign(distance, toward), least = x;
    for (int i = 0; i < 4; i++)
        least = nextafter(least, toward);
    return fabs(y - x) > fabs(least - x) ? y : least;
}

/* Where a function that does not cross 0 is nearest to it. */
static double nearest_approach(struct search *s, double lo, double hi)
{
    double from = slope_at(s, lo), to = slope_at(s, hi), x;
    if (from < 0 ? to > 0 : from > 0 && to < 0)
        return bisect(s, slope_at, lo, hi);
    return find_zero(s, lo, hi, &x) ? x : 0.5 * lo + 0.5 * hi;
}

/* Whether f at x is 0 within its rounding. */
static bool is_zero_to_rounding(struct search *s, double x)
{
    struct nb_interval f[2];
    enclose(s, x, x, f);
    double width = f[0].hi - f[0].lo;
    return nb_holds(nb_between(f[0].lo - width, f[0].hi + width), 0);
}

/* What is too wide for its rounding: a root of higher order, maybe. */
static void settle_open(struct search *s, struct nb_box b)
{
    struct nb_root root;
    double lo = beside(b.lo, b.hi - b.lo, -INFINITY), hi = beside(b.hi, b.hi - b.lo, INFINITY);
    if (!s->series)
        s->series = nb_series_new(s->f, s->var, NB_MULTIPLE_ORDER);
    enum nb_multiple found = nb_multiple_find(s->series, lo, hi, &root);
    if (found == NB_MULTIPLE_ROOT && root.x >= s->lo && root.x <= s->hi)
        add_root(s, root);
    else if (found != NB_MULTIPLE_NONE)
        add_root(s, (struct nb_root){NB_ROOT_OPEN, b.lo, b.lo, b.hi, .zero = false});
}

/* Whether f goes to 0 where its domain ends beside `last`, as some power of the distance does, not
 * to another number: an enclosure of both sides may hold 0 because of a jump beyond the end. */
static bool ends_at_0(struct search *s, double last, double inner)
{
    const double at_last = fabs(value_at(s, last)), step = 64 * fabs(inner - last);
    return at_last == 0 || at_last < 0.75 * fabs(value_at(s, last + copysign(step, inner - last)));
}

/* A leaf of a few doubles, or one as near to 0 as rounding lets us see. */
static void settle_leaf(struct search *s, struct nb_box b)
{
    double left = beside(b.lo, b.hi - b.lo, -INFINITY), right = beside(b.hi, b.hi - b.lo, INFINITY);
    bool first = left<s->lo, last = right> s->hi;
    left = fmax(left, s->lo);
    right = fmin(right, s->hi);
    struct nb_interval f[2];
    enclose(s, left, right, f);
    double from = value_at(s, left), to = value_at(s, right), zero;
    bool changes = from < 0 ? to > 0 : from > 0 && to < 0;
    struct nb_root r = {NB_ROOT_TOUCHES, 0, b.lo, b.hi, .zero = true};
    bool few = b.hi - b.lo <= 16 * (nextafter(fabs(b.hi), INFINITY) - fabs(b.hi)) + NB_TINY;
    bool exact = (few || nb_holds(nb_between(b.lo, b.hi), 0)) && find_zero(s, b.lo, b.hi, &zero);
    if (changes && f[0].continuous) {
        r.kind = NB_ROOT_CROSSES;
        r.x = exact ? zero : bisect(s, value_at, left, right);
    } else if (changes) {
        r.kind = NB_ROOT_JUMPS;
        r.x = exact ? zero : bisect(s, value_at, left, right);
        r.zero = exact;
    } else if (exact && zero != 0 && fabs(zero) < DBL_MIN) {
        return; /* what underflows beside 0 is no root there: x/3/x */
    } else if (exact) {
        r.x = zero;
        r.kind = first || last ? NB_ROOT_CROSSES : NB_ROOT_TOUCHES;
    } else if (f[0].continuous) {
        r.x = first ? s->lo : last ? s->hi : nearest_approach(s, left, right);
        r.x = few ? polished(s, r.x) : r.x;
        if (!few && !is_zero_to_rounding(s, r.x)) {
            settle_open(s, b);
            return;
        }
    } else if (isnan(from) != isnan(to) && isfinite(f[0].lo) && isfinite(f[0].hi) &&
               ends_at_0(s, isnan(from) ? b.hi : b.lo, isnan(from) ? right : left)) {
        /* The domain ends between two doubles, and f with it at 0: sqrt(sin(x)). */
        r.x = isnan(from) ? b.hi : b.lo;
    } else {
        return; /* a pole or a jump on one side of 0 */
    }
    add_root(s, r);
}

/* From where to where a stretch is 0: its neighbours' last doubles are not. */
static void settle_stretch(struct search *s, struct nb_box b)
{
    for (int i = 0; i < 16 && value_at(s, b.lo) != 0; i++)
        b.lo = nextafter(b.lo, INFINITY);
    for (int i = 0; i < 16 && value_at(s, b.hi) != 0; i++)
        b.hi = nextafter(b.hi, -INFINITY);
    add_root(s, (struct nb_root){NB_ROOT_STRETCH, b.lo, b.lo, b.hi, .zero = true});
}

static void settle(struct search *s, struct nb_box b)
{
    if (b.kind == NB_ROOT_STRETCH)
        settle_stretch(s, b);
    else if (b.kind == NB_ROOT_OPEN)
        settle_open(s, b);
    else
        settle_leaf(s, b);
}

static int by_x(const void *a, const void *b)
{
    const struct nb_root *x = a, *y = b;
    return (x->x > y->x) - (x->x < y->x);
}

/* A root at the border of two boxes was found by both. */
static void drop_doubles(struct nb_roots *r)
{
    size_t n = 0;
    if (r->count)
        qsort(r->list, r->count, sizeof *r->list, by_x);
    for (size_t i = 0; i < r->count; i++) {
        const struct nb_root *last = n ? &r->list[n - 1] : NULL, *next = &r->list[i];
        bool same = last && last->kind != NB_ROOT_STRETCH && last->kind != NB_ROOT_OPEN &&
                    next->x <= nextafter(nextafter(last->x, INFINITY), INFINITY);
        if (!same)
            r->list[n++] = *next;
    }
    r->count = n;
}

static void search_free(struct search *s)
{
    nb_enclosure_free(s->enclosure);
    nb_sampler_free(s->sampler);
    nb_series_free(s->series);
    nb_sharp_free(s->sharp);
    free(s->queue.list);
    free(s->leaves.list);
}

bool nb_roots_find(struct nb_expr *f, struct nb_expr *var, double lo, double hi,
                   struct nb_roots *out, struct nb_err *err)
{
    return nb_roots_find_within(f, var, lo, hi, MOST_BOXES, out, err);
}

bool nb_roots_find_within(struct nb_expr *f, struct nb_expr *var, double lo, double hi,
                          size_t most_boxes, struct nb_roots *out, struct nb_err *err)
{
    f = nb_valued(f);
    struct nb_expr *both[2] = {f, nb_grad(f->pool, f, var, NB_RIGHT, err)};
    struct search s = {
        .lo = lo, .hi = hi, .most_boxes = most_boxes, .var = var, .out = out, .err = err};
    if (!both[1])
        return false;
    s.enclosure = nb_enclosure_new(both, 2, &var, 1);
    s.sampler = nb_sampler_new(both, 2, var);
    s.f = nb_unroll(f);
    s.sharp = nb_sharp_new(s.f, var);
    nb_boxes_push(&s.queue, lo, hi, NB_ROOT_OPEN);
    bool ok = search_all(&s);
    nb_boxes_join(&s.leaves, out, hi - lo);
    for (size_t i = 0; i < s.leaves.count && ok; i++) {
        settle(&s, s.leaves.list[i]);
        ok = err->kind == NB_OK;
    }
    drop_doubles(out);
    search_free(&s);
    return ok;
}

void nb_roots_free(struct nb_roots *r)
{
    free(r->list);
    *r = (struct nb_roots){0};
}
