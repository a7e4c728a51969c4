/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of breaks, by one-sided limits. */
#include "config.h"

#include "curve/break.h"

#include <math.h>

#include "base/count.h"
#include "curve/rank.h"

/* A limit is what the doubles next to it give, if the curve is enclosed that well, as a
 * share of its size. */
#define CLOSE 1e-10
/* ... or about as narrow as doubles are. */
#define NARROWEST 0x1p-1060
/* ... or, of what is 0 all around, less than anybody writes. */
#define TINY 1e-290
/* A value is on the way to a limit if it is not much further than its neighbour. */
#define ON_THE_WAY 0.25
/* ... or to infinity, if it is this share of its neighbour or more. */
#define HUGE_SHARE 1e-3
/* Limits that differ by less, as a share, are one. */
#define SAME 1e-9

enum { BESIDE = 16 }; /* doubles on a side in which the curve is enclosed */

static struct nb_interval enclosed_from(struct nb_probe *p, int order, double near, int side)
{
    const double far = nb_rank_step(near, side * BESIDE);
    const struct nb_reach r = nb_probe_over(p, fmin(near, far), fmax(near, far));
    return order == 0 ? r.y : r.slope;
}

static double of_order(struct nb_jet jet, int order)
{
    return order == 0 ? jet.y : jet.slope;
}

/* The limit where enclosures from `near` on show it at once; else it is unknown. */
static struct nb_limit limit_beside(struct nb_probe *p, int order, double x, double near, int side,
                                    double reach)
{
    const struct nb_limit unknown = {NB_LIMIT_UNKNOWN, NAN, INFINITY};
    const struct nb_interval f = enclosed_from(p, order, near, side);
    const double width = f.hi - f.lo;
    if (f.defined == NB_NOWHERE)
        return (struct nb_limit){NB_LIMIT_UNDEFINED, NAN, INFINITY};
    if (f.defined != NB_EVERYWHERE || !f.continuous || !isfinite(width))
        return unknown;
    const double y = of_order(nb_probe_at(p, near), order);
    const double size = fabs(of_order(nb_probe_at(p, x + side * reach), order));
    const bool close = width <= CLOSE * fmax(fabs(y), isfinite(size) ? size : 0) ||
                       width <= NARROWEST || (y == 0 && size == 0 && width <= TINY);
    return isfinite(y) && close ? (struct nb_limit){NB_LIMIT_FINITE, y, width} : unknown;
}

/* The limit on a side: that of the doubles beside x, or of those a few further. */
static struct nb_limit limit_near(struct nb_probe *p, int order, double x, int side, double reach)
{
    const int steps[] = {1, NB_BREAK_DOUBT};
    for (size_t i = 0; i < NB_COUNT(steps); i++) {
        const double near = nb_rank_step(x, side * steps[i]);
        const struct nb_limit l = limit_beside(p, order, x, near, side, reach);
        if (l.kind != NB_LIMIT_UNKNOWN)
            return l;
    }
    return (struct nb_limit){NB_LIMIT_UNKNOWN, NAN, INFINITY};
}

/* ... else what is found by looking for it. */
static struct nb_limit limit_of(struct nb_probe *p, int order, double x, int side, double reach)
{
    const struct nb_limit l = limit_near(p, order, x, side, reach);
    return l.kind != NB_LIMIT_UNKNOWN ? l : nb_probe_limit(p, order, x, side, reach);
}

/* Whether values on the way to x still swing where they should have settled. */
static bool swings(struct nb_probe *p, double x, int side, double reach)
{
    double least = INFINITY, most = -INFINITY, nearest = INFINITY, furthest = -INFINITY;
    for (int k = 0; k < 64; k++) {
        const double far = nb_probe_at(p, x + side * reach * exp2(-8 - k / 8.0)).y;
        const double near = nb_probe_at(p, x + side * reach * exp2(-20 - k / 8.0)).y;
        least = fmin(least, far);
        most = fmax(most, far);
        nearest = fmin(nearest, near);
        furthest = fmax(furthest, near);
    }
    return furthest - nearest > 0.1 * (most - least);
}

/* y and y' as one comes to x from a side. */
static struct nb_jet jet_beside(struct nb_probe *p, double x, int side, struct nb_limit l)
{
    struct nb_jet jet = nb_probe_at(p, nb_rank_step(x, side));
    if (nb_limit_exists(l))
        jet.y = fabs(l.value) <= l.error ? 0 : l.value;
    return jet;
}

/* `size`: of what is compared, not too near. */
static bool differ(struct nb_limit a, struct nb_limit b, double size)
{
    return nb_limit_differs(a, b) &&
           !(fabs(a.value - b.value) <= SAME * fmax(size, fabs(a.value) + fabs(b.value)));
}

/* How large y or y' is around x. */
static double size_around(struct nb_probe *p, int order, double x, double reach)
{
    const double left = fabs(of_order(nb_probe_at(p, x - reach), order));
    const double right = fabs(of_order(nb_probe_at(p, x + reach), order));
    return fmax(isfinite(left) ? left : 0, isfinite(right) ? right : 0);
}

/* Whether y at x is what it would be if the place were beside x, between two doubles. */
static bool is_on_the_way(struct nb_probe *p, const struct nb_break *b, int side)
{
    const struct nb_limit l = side < 0 ? b->left : b->right;
    const double beside = nb_probe_at(p, nb_rank_step(b->x, side)).y;
    if (l.kind == NB_LIMIT_INFINITE)
        return fabs(b->value) > HUGE_SHARE * fabs(beside);
    return l.kind == NB_LIMIT_FINITE && fabs(b->value - l.value) > l.error &&
           fabs(b->value - l.value) <= fabs(beside - l.value) / ON_THE_WAY;
}

/* The value, where x is not quite the place: what it is there, as far as that is known. At
 * a pole doubles have some huge value, or an infinite one. */
static double value_at_place(struct nb_probe *p, const struct nb_break *b)
{
    for (int side = -1; side <= 1; side += 2) {
        const struct nb_limit l = side < 0 ? b->left : b->right;
        const bool asked = l.kind == NB_LIMIT_INFINITE || !b->exact;
        if (asked && is_on_the_way(p, b, side))
            return l.kind == NB_LIMIT_FINITE ? nb_limit_settled(l) : NAN;
    }
    return isinf(b->value) ? NAN : b->value;
}

/* Whether the value is none of the limits beside it. */
static bool stands_apart(const struct nb_break *b, double size)
{
    const struct nb_limit value = {NB_LIMIT_FINITE, b->value, 0};
    return isfinite(b->value) && differ(b->left, value, size) && differ(b->right, value, size);
}

/* The curve runs on through x: do its slopes? */
static enum nb_break_kind kind_of_bend(struct nb_probe *p, struct nb_break *b, double reach)
{
    const struct nb_limit left = limit_of(p, 1, b->x, -1, reach);
    const struct nb_limit right = limit_of(p, 1, b->x, 1, reach);
    b->slope[0] = nb_limit_settled(left);
    b->slope[1] = nb_limit_settled(right);
    if (!nb_limit_exists(left) || !nb_limit_exists(right))
        return left.kind == NB_LIMIT_UNKNOWN && right.kind == NB_LIMIT_UNKNOWN ? NB_BREAK_NONE
                                                                               : NB_BREAK_KINK;
    b->before.slope = b->slope[0];
    b->after.slope = b->slope[1];
    if (differ(left, right, size_around(p, 1, b->x, reach)))
        return NB_BREAK_KINK;
    return isinf(b->slope[0]) ? NB_BREAK_VERTICAL : NB_BREAK_NONE;
}

static enum nb_break_kind kind_of(struct nb_probe *p, struct nb_break *b, double reach)
{
    const struct nb_limit l = b->left, r = b->right;
    const bool no_left = l.kind == NB_LIMIT_UNDEFINED, no_right = r.kind == NB_LIMIT_UNDEFINED;
    if (no_left && no_right)
        return isfinite(b->value) ? NB_BREAK_POINT : NB_BREAK_NONE;
    if (l.kind == NB_LIMIT_INFINITE || r.kind == NB_LIMIT_INFINITE)
        return NB_BREAK_POLE;
    if (l.kind == NB_LIMIT_UNKNOWN || r.kind == NB_LIMIT_UNKNOWN) {
        const int side = l.kind == NB_LIMIT_UNKNOWN ? -1 : 1;
        return swings(p, b->x, side, reach) ? NB_BREAK_ESSENTIAL : NB_BREAK_UNDECIDED;
    }
    if (no_left || no_right)
        return NB_BREAK_END;
    const double size = size_around(p, 0, b->x, reach);
    if (differ(l, r, size))
        return NB_BREAK_JUMP;
    if (!isfinite(b->value))
        return NB_BREAK_HOLE;
    return stands_apart(b, size) ? NB_BREAK_POINT : kind_of_bend(p, b, reach);
}

/* The place, with its value and nothing else yet. */
static struct nb_break begin(struct nb_probe *p, struct nb_place_at at)
{
    struct nb_break b = {
        .x = at.x, .value = nb_probe_at(p, at.x).y, .exact = at.exact, .slope = {NAN, NAN}};
    /* What doubles make of 1/0 is no value of the function. */
    if (nb_probe_over(p, at.x, at.x).y.defined == NB_NOWHERE)
        b.value = NAN;
    return b;
}

struct nb_break nb_break_glimpse(struct nb_probe *p, struct nb_place_at at, double reach)
{
    const double x = at.x;
    struct nb_break b = begin(p, at);
    b.left = limit_near(p, 0, x, -1, reach);
    b.right = limit_near(p, 0, x, 1, reach);
    if (b.left.kind != NB_LIMIT_UNKNOWN && b.right.kind != NB_LIMIT_UNKNOWN)
        return nb_break_at(p, at, reach);
    b.before = jet_beside(p, x, -1, b.left);
    b.after = jet_beside(p, x, 1, b.right);
    b.kind = NB_BREAK_UNDECIDED;
    return b;
}

struct nb_break nb_break_at(struct nb_probe *p, struct nb_place_at at, double reach)
{
    const double x = at.x;
    struct nb_break b = begin(p, at);
    b.left = limit_of(p, 0, x, -1, reach);
    b.right = limit_of(p, 0, x, 1, reach);
    b.before = jet_beside(p, x, -1, b.left);
    b.after = jet_beside(p, x, 1, b.right);
    b.value = value_at_place(p, &b);
    b.kind = kind_of(p, &b, reach);
    return b;
}

const char *nb_break_name(enum nb_break_kind kind)
{
    static const char *const names[] = {
        [NB_BREAK_NONE] = "smooth",
        [NB_BREAK_KINK] = "kink",
        [NB_BREAK_VERTICAL] = "vertical",
        [NB_BREAK_JUMP] = "jump",
        [NB_BREAK_HOLE] = "hole",
        [NB_BREAK_POINT] = "point",
        [NB_BREAK_END] = "end",
        [NB_BREAK_POLE] = "pole",
        [NB_BREAK_ESSENTIAL] = "essential",
        [NB_BREAK_UNDECIDED] = "undecided",
    };
    return names[kind];
}
