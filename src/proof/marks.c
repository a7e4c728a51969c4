/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points with a name: roots of f, f' and f'', and limits at the events of f. */
#include "config.h"

#include "proof/marks.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "eval/sampler.h"
#include "graph/diff.h"
#include "graph/lower.h"
#include "proof/enclose.h"
#include "proof/limit.h"
#include "proof/places.h"
#include "proof/roots.h"

enum { ORDERS = 3 }; /* f, f', f'' */

struct survey {
    struct nb_expr *f[ORDERS], *var;
    double lo, hi;
    struct nb_sampler *sampler;        /* of all orders */
    struct nb_enclosure *enclosure;    /* of f and f' */
    struct nb_limit_finder *finder[2]; /* of f and f', once they are asked for */
    double *places;
    size_t nplaces;
    struct nb_marks *out;
    struct nb_err *err;
};

/* f and its derivatives at a point. */
struct jet {
    double y[ORDERS];
};

static struct jet jet_at(struct survey *s, double x)
{
    struct jet j = {{NAN, NAN, NAN}};
    double *out[ORDERS] = {&j.y[0], &j.y[1], &j.y[2]};
    nb_sampler_run(s->sampler, &x, 1, out, s->err);
    return j;
}

static void add(struct survey *s, struct nb_mark m)
{
    struct nb_marks *v = s->out;
    v->list = nb_grow(v->list, &v->cap, v->count + 1, sizeof *v->list);
    v->list[v->count++] = m;
}

/* A step from a place that is far enough for rounding. */
#define NEAR_STEP 0x1p-34
/* What is as near as this to a place at 0 is there: squares of it underflow. */
#define TINY 1e-140

static double step_of(double x, double step)
{
    return step * fmax(fabs(x), 0x1p-10);
}

/* Limits are looked for within half of what is left to the next places, and 1/8. */
static double reach_of(const struct survey *s, double x)
{
    double reach = 0.125;
    for (size_t i = 0; i < s->nplaces; i++)
        if (s->places[i] != x)
            reach = fmin(reach, 0.5 * fabs(s->places[i] - x));
    return reach;
}

/* What f or f' does on both sides of a place. */
struct sides {
    struct nb_limit left, right;
};

static struct sides sides_of(struct survey *s, double x, int order)
{
    double reach = reach_of(s, x);
    struct nb_limit_finder **finder = &s->finder[order];
    if (!*finder)
        *finder = nb_limit_finder_new(s->f[order], s->var);
    return (struct sides){nb_limit_find(*finder, x, -1, reach, s->err),
                          nb_limit_find(*finder, x, 1, reach, s->err)};
}

/* What exists on both sides is not the same on both: by more than their errors, and
 * more than rounding. */
static bool differ(const struct sides *s)
{
    double size = fabs(s->left.value) + fabs(s->right.value);
    return nb_limit_differs(s->left, s->right) &&
           !(fabs(s->right.value - s->left.value) <= 1e-9 * size);
}

/* Whether enclosures prove that nothing happens at x. */
static bool is_smooth_at(struct survey *s, double x)
{
    double step = step_of(x, NEAR_STEP);
    struct nb_interval box = nb_between(x - step, x + step), f[2];
    nb_enclose(s->enclosure, &box, f);
    return f[0].continuous && f[1].continuous;
}

/* f runs on through x: it bends there if its slopes differ. */
static bool classify_bend(struct survey *s, struct nb_mark *m)
{
    struct sides slopes = sides_of(s, m->x, 1);
    m->kind = NB_MARK_KINK;
    m->left = nb_limit_settled(slopes.left);
    m->right = nb_limit_settled(slopes.right);
    if (!nb_limit_exists(slopes.left) || !nb_limit_exists(slopes.right))
        return false;
    return differ(&slopes) || isinf(m->left) || isinf(m->right);
}

static bool classify(struct survey *s, double x, struct nb_mark *m)
{
    double y = jet_at(s, x).y[0];
    *m = (struct nb_mark){.x = x, .y = y};
    if (is_smooth_at(s, x))
        return false;
    struct sides f = sides_of(s, x, 0);
    bool no_left = f.left.kind == NB_LIMIT_UNDEFINED, no_right = f.right.kind == NB_LIMIT_UNDEFINED;
    if (no_left && no_right)
        return false;
    m->left = nb_limit_settled(f.left);
    m->right = nb_limit_settled(f.right);
    if (f.left.kind == NB_LIMIT_UNKNOWN || f.right.kind == NB_LIMIT_UNKNOWN)
        *m = (struct nb_mark){.kind = NB_MARK_OPEN, .x = x, .end = x, .y = NB_OPEN_LIMITS};
    else if (isinf(m->left) || isinf(m->right))
        m->kind = NB_MARK_POLE;
    else if (no_left || no_right) {
        m->kind = NB_MARK_EDGE;
        m->y = isnan(y) ? (no_left ? m->right : m->left) : y;
    } else if (differ(&f))
        m->kind = NB_MARK_JUMP;
    else if (!isfinite(y)) {
        m->kind = NB_MARK_HOLE;
        m->y = f.left.error < f.right.error ? m->left : m->right;
    } else
        return classify_bend(s, m);
    return true;
}

/* The mark at a place of f that is at x, but for a few doubles. */
static const struct nb_mark *mark_at(const struct survey *s, double x)
{
    for (size_t i = 0; i < s->out->count; i++)
        if (s->out->list[i].kind >= NB_MARK_KINK &&
            fabs(s->out->list[i].x - x) <= 0x1p-48 * fabs(x) + TINY)
            return &s->out->list[i];
    return NULL;
}

/* At the ends of the interval there is nothing but the curve that leaves it, unless f is
 * somewhere else at the end itself, as floor is at 2 on 0..2. */
static bool counts(const struct survey *s, const struct nb_mark *m)
{
    if (m->x > s->lo && m->x < s->hi)
        return true;
    if (m->kind == NB_MARK_JUMP)
        return isfinite(m->y) && m->y != (m->x == s->lo ? m->right : m->left);
    return m->kind == NB_MARK_POLE && isinf(m->x == s->lo ? m->right : m->left);
}

static void add_places(struct survey *s)
{
    struct nb_mark m;
    for (size_t i = 0; i < s->nplaces; i++)
        if (classify(s, s->places[i], &m) && counts(s, &m))
            add(s, m);
}

static void add_open(struct survey *s, const struct nb_root *r, int order)
{
    add(s, (struct nb_mark){.kind = NB_MARK_OPEN, .x = r->lo, .end = r->hi, .y = order});
}

/* A root at an end of the domain or at a kink is the value there, whatever the doubles
 * beside it give; and it is where the kink is. */
static void add_root(struct survey *s, double x)
{
    for (size_t i = 0; i < s->out->count; i++) {
        struct nb_mark *m = &s->out->list[i];
        bool here = fabs(m->x - x) <= 0x1p-48 * fabs(x);
        if (!here || (m->kind != NB_MARK_EDGE && m->kind != NB_MARK_KINK))
            continue;
        m->y = 0;
        if (m->kind == NB_MARK_EDGE)
            m->x = x;
        x = m->x;
    }
    add(s, (struct nb_mark){.kind = NB_MARK_ROOT, .x = x});
}

static void add_roots(struct survey *s, const struct nb_roots *roots)
{
    for (size_t i = 0; i < roots->count; i++) {
        const struct nb_root *r = &roots->list[i];
        if (r->kind == NB_ROOT_OPEN)
            add_open(s, r, 0);
        else if (r->kind == NB_ROOT_STRETCH)
            add(s, (struct nb_mark){.kind = NB_MARK_ZERO, .x = r->lo, .end = r->hi});
        else if (r->zero)
            add_root(s, r->x);
    }
}

/* f at x; where it has a root there, the 0 that rounding misses. */
static double value_at(struct survey *s, double x)
{
    for (size_t i = 0; i < s->out->count; i++)
        if (s->out->list[i].kind == NB_MARK_ROOT && s->out->list[i].x == x)
            return 0;
    return jet_at(s, x).y[0];
}

/* Whether the derivative of this order goes from below 0 to above it. */
static bool rises_through(struct survey *s, double x, int order)
{
    return jet_at(s, x + step_of(x, NEAR_STEP)).y[order] >
           jet_at(s, x - step_of(x, NEAR_STEP)).y[order];
}

/* A root of a derivative that is a jump or pole of f, or a kink where `smooth` is
 * asked for, is not what it seems. */
static bool is_spoiled(const struct nb_mark *place, bool smooth)
{
    return place && place->kind >= (smooth ? NB_MARK_KINK : NB_MARK_JUMP);
}

static void add_level(struct survey *s, double lo, double hi)
{
    double y = jet_at(s, 0.5 * lo + 0.5 * hi).y[0];
    if (y != 0)
        add(s, (struct nb_mark){.kind = NB_MARK_CONSTANT, .x = lo, .end = hi, .y = y});
}

/* f' is 0 on a stretch: f is constant from one jump to the next. The jumps are the
 * first marks that were added, from left to right. */
static void add_constant(struct survey *s, const struct nb_root *r)
{
    double from = r->lo;
    for (size_t i = 0, n = s->out->count; i < n; i++) {
        struct nb_mark m = s->out->list[i];
        bool cuts = m.kind == NB_MARK_JUMP || m.kind == NB_MARK_POLE;
        if (!cuts || m.x <= from || m.x >= r->hi)
            continue;
        add_level(s, from, m.x);
        from = m.x;
    }
    add_level(s, from, r->hi);
}

static void add_extrema(struct survey *s, const struct nb_roots *roots)
{
    for (size_t i = 0; i < roots->count; i++) {
        const struct nb_root *r = &roots->list[i];
        const struct nb_mark *place = mark_at(s, r->x);
        double x = place ? place->x : r->x;
        if (r->kind == NB_ROOT_OPEN)
            add_open(s, r, 1);
        else if (r->kind == NB_ROOT_STRETCH)
            add_constant(s, r);
        else if (r->kind != NB_ROOT_TOUCHES && !is_spoiled(place, false) && x > s->lo && x < s->hi)
            add(s,
                (struct nb_mark){.kind = rises_through(s, x, 1) ? NB_MARK_MINIMUM : NB_MARK_MAXIMUM,
                                 .x = x,
                                 .y = value_at(s, x)});
    }
}

static void add_inflections(struct survey *s, const struct nb_roots *roots)
{
    for (size_t i = 0; i < roots->count; i++) {
        const struct nb_root *r = &roots->list[i];
        bool inside = r->x > s->lo && r->x < s->hi;
        if (r->kind == NB_ROOT_OPEN)
            add_open(s, r, 2);
        else if ((r->kind == NB_ROOT_CROSSES || r->kind == NB_ROOT_JUMPS) && inside &&
                 !is_spoiled(mark_at(s, r->x), true))
            add(s, (struct nb_mark){.kind = NB_MARK_INFLECTION, .x = r->x, .y = value_at(s, r->x)});
    }
}

/* The intercept of the line with this slope that f comes near to on the way to `end`:
 * as far as it is settled, to the digits that are. False when it is not. */
static bool intercept(struct survey *s, double end, double slope, double *y)
{
    enum { FIRST = 5, LAST = 26 };
    double last = NAN, best = INFINITY;
    for (int k = FIRST; k <= LAST; k++) {
        double x = copysign(ldexp(1, k), end), gap = jet_at(s, x).y[0] - slope * x;
        double doubt = fabs(gap - last) + 0x1p-51 * fabs(slope * x);
        if (doubt < best) {
            best = doubt;
            *y = gap;
        }
        last = gap;
    }
    *y = nb_limit_rounded(*y, 16 * best);
    return best < 1e-7;
}

/* Far out, at no whole number: negative ones have whole powers only. */
#define FAR_OUT 0x1.3333p20
#define FURTHER_OUT 0x1p250
#define FURTHEST_OUT 0x1p1000

/* f at -inf or inf, unless that is not where it is going: floor(1/x) is -1 up to
 * there. NaN when it does not settle; infinite, too, when it is not known. */
static double value_at_end(struct survey *s, double end)
{
    double y = jet_at(s, end).y[0], from = jet_at(s, copysign(FURTHER_OUT, end)).y[0];
    double to = jet_at(s, copysign(FURTHEST_OUT, end)).y[0];
    bool nearing = fabs(to - y) <= 1e-9 * fabs(y) || fabs(to - y) < fabs(from - y);
    if (isinf(y) || nearing)
        return y;
    if (from == to)
        return to;
    return isnan(y) ? copysign(INFINITY, to) : NAN;
}

/* Whether f is about slope*x far out. */
static bool rises_by(struct survey *s, double end, double slope)
{
    double line = slope * copysign(FURTHER_OUT, end);
    return fabs(jet_at(s, copysign(FURTHER_OUT, end)).y[0] - line) < 1e-6 * fabs(line);
}

/* A line that f comes as near to as doubles can tell, on the way to x = +-inf. */
static void add_asymptote(struct survey *s, double end)
{
    if (!nb_depends(s->f[0], s->var) || isnan(jet_at(s, copysign(FAR_OUT, end)).y[0]))
        return;
    double y = value_at_end(s, end), slope = jet_at(s, end).y[1];
    if (isnan(slope))
        slope = jet_at(s, copysign(FURTHER_OUT, end)).y[1];
    if (!(isinf(y) && isfinite(slope) && slope != 0))
        slope = 0;
    else if (!rises_by(s, end, slope) || !intercept(s, end, slope, &y))
        return;
    if (isfinite(y))
        add(s, (struct nb_mark){.kind = NB_MARK_ASYMPTOTE, .x = end, .y = y, .left = slope});
}

static int by_place(const void *a, const void *b)
{
    const struct nb_mark *x = a, *y = b;
    if (x->x != y->x)
        return x->x < y->x ? -1 : 1;
    return (int)x->kind - (int)y->kind;
}

static bool find_all(struct survey *s)
{
    static void (*const adders[ORDERS])(struct survey *, const struct nb_roots *) = {
        add_roots, add_extrema, add_inflections};
    struct nb_roots roots[ORDERS] = {{0}};
    bool ok = nb_places_find(s->f[0], s->var, s->lo, s->hi, &s->places, &s->nplaces, s->err);
    for (int k = 0; k < ORDERS && ok; k++)
        ok = nb_roots_find(s->f[k], s->var, s->lo, s->hi, &roots[k], s->err);
    if (ok)
        add_places(s);
    for (int k = 0; k < ORDERS && ok; k++)
        adders[k](s, &roots[k]);
    for (int k = 0; k < ORDERS; k++)
        nb_roots_free(&roots[k]);
    if (ok) {
        add_asymptote(s, -INFINITY);
        add_asymptote(s, INFINITY);
    }
    if (s->out->count)
        qsort(s->out->list, s->out->count, sizeof *s->out->list, by_place);
    return ok && s->err->kind == NB_OK;
}

bool nb_marks_find(struct nb_expr *f, struct nb_expr *var, double lo, double hi,
                   struct nb_marks *out, struct nb_err *err)
{
    struct survey s = {.f = {nb_valued(f)}, .var = var, .lo = lo, .hi = hi, .out = out, .err = err};
    for (int k = 1; k < ORDERS; k++)
        if (!(s.f[k] = nb_grad(f->pool, s.f[k - 1], var, NB_RIGHT, err)))
            return false;
    s.sampler = nb_sampler_new(s.f, ORDERS, var);
    s.enclosure = nb_enclosure_new(s.f, 2, &var, 1);
    bool ok = find_all(&s);
    nb_enclosure_free(s.enclosure);
    nb_limit_finder_free(s.finder[0]);
    nb_limit_finder_free(s.finder[1]);
    nb_sampler_free(s.sampler);
    free(s.places);
    return ok;
}

void nb_marks_free(struct nb_marks *m)
{
    free(m->list);
    *m = (struct nb_marks){0};
}
