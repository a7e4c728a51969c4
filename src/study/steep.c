/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steepest places of a function: candidates from everywhere, the best kept. */
#include "config.h"

#include "study/steep.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

enum {
    DECADES = 11,    /* from 10 to 1e12 */
    PER_DECADE = 64, /* grid points, on each side */
    PER_UNIT = 200,  /* grid points in -10..10 */
    INNER = 20 * PER_UNIT + 1,
    FINE = 20000, /* points of a closer look at a decade */
    OUTER = DECADES * PER_DECADE,
    POINTS = INNER + 2 * OUTER,
};

/* f' and f'' on the grid. */
struct look {
    const struct nb_study *study;
    struct nb_expr *slope, *bend;
    double x[POINTS], d1[POINTS], d2[POINTS];
};

static void fill_grid(double *x)
{
    for (size_t i = 0; i < INNER; i++)
        x[OUTER + i] = ((double)i - 10 * PER_UNIT) / PER_UNIT;
    for (size_t i = 0; i < OUTER; i++) {
        double far = pow(10, 1 + (double)(i + 1) / PER_DECADE);
        x[OUTER - 1 - i] = -far;
        x[OUTER + INNER + i] = far;
    }
}

static bool take_look(struct look *l, const struct nb_study *s)
{
    l->study = s;
    l->slope = nb_study_derivative(s, 1, NB_RIGHT);
    l->bend = nb_study_derivative(s, 2, NB_RIGHT);
    fill_grid(l->x);
    return l->slope && l->bend && nb_study_values(s, l->slope, l->x, POINTS, l->d1) &&
           nb_study_values(s, l->bend, l->x, POINTS, l->d2);
}

/* One more place with this slope. */
static void offer(struct nb_steep *s, double slope, double x)
{
    slope = fabs(slope);
    if (isnan(slope) || slope < s->slope * (1 - 4 * DBL_EPSILON))
        return;
    if (slope > s->slope * (1 + 4 * DBL_EPSILON)) {
        *s = (struct nb_steep){.slope = slope, .at = {x, x}, .places = 1};
        return;
    }
    for (size_t i = 0; i < 2 && i < s->places; i++)
        if (fabs(s->at[i] - x) <= 1e-6 * fmax(1, fabs(x)))
            return;
    if (s->places++ == 1)
        s->at[1] = x;
    if (fabs(x) < fabs(s->at[0])) {
        s->at[0] = x;
        s->slope = slope;
    }
}

static double distance(const struct look *l, struct nb_expr *e, double level, double x)
{
    double y = nb_study_at(l->study, e, x);
    return level > 0 ? fabs(y) - level : y;
}

/* The place between a and b where e changes its sign, or |e| passes a level: of
 * the two doubles beside it, the one that is nearer. */
static double crossing(const struct look *l, struct nb_expr *e, double level, double a, double b)
{
    bool above = distance(l, e, level, a) > 0;
    for (double mid = a + (b - a) / 2; mid != a && mid != b; mid = a + (b - a) / 2)
        *((distance(l, e, level, mid) > 0) == above ? &a : &b) = mid;
    double from_a = fabs(distance(l, e, level, a)), from_b = fabs(distance(l, e, level, b));
    bool outer = from_a == from_b && fabs(a) > fabs(b); /* so that even functions are even */
    return from_a < from_b || outer ? a : b;
}

/* Extrema of f' are roots of f''. */
static void offer_roots(struct nb_steep *s, const struct look *l)
{
    for (size_t i = 0; i + 1 < POINTS; i++) {
        bool maximum = l->d1[i] >= 0 && l->d2[i] > 0 && l->d2[i + 1] < 0;
        bool minimum = l->d1[i] <= 0 && l->d2[i] < 0 && l->d2[i + 1] > 0;
        if (!maximum && !minimum)
            continue;
        double x = crossing(l, l->bend, 0, l->x[i], l->x[i + 1]);
        offer(s, nb_study_at(l->study, l->slope, x), x);
    }
}

/* Whether the largest |f'| of each decade is still growing as it did before: at a
 * constant rate for a logarithm, faster for a power; what has a limit slows down. */
static bool grows_without_end(const double top[DECADES])
{
    for (size_t k = DECADES - 5; k + 1 < DECADES; k++) {
        double was = top[k] - top[k - 1], is = top[k + 1] - top[k];
        if (!(was > 1e-9 * top[k] && is > 0.5 * was))
            return false;
    }
    return true;
}

static bool grows_far_out(const struct look *l)
{
    double top[DECADES] = {0};
    for (size_t i = 0; i < OUTER; i++) {
        double *t = &top[i / PER_DECADE];
        *t = fmax(*t, fmax(fabs(l->d1[OUTER - 1 - i]), fabs(l->d1[OUTER + INNER + i])));
    }
    return grows_without_end(top);
}

/* The same towards a bend: x*sin(1/x). */
static bool grows_towards(const struct look *l, double x, int side)
{
    double xs[OUTER], slopes[OUTER], top[DECADES] = {0}, unit = fmax(1, fabs(x));
    for (size_t i = 0; i < OUTER; i++) {
        double distance = unit * pow(10, -1 - (double)i / PER_DECADE);
        xs[i] = side ? x + distance : x - distance;
    }
    if (!nb_study_values(l->study, l->slope, xs, OUTER, slopes))
        return false;
    for (size_t i = 0; i < OUTER; i++)
        top[i / PER_DECADE] = fmax(top[i / PER_DECADE], fabs(slopes[i]));
    return grows_without_end(top);
}

static void offer_bends(struct nb_steep *s, const struct look *l, const struct nb_bends *bends)
{
    for (size_t i = 0; i < bends->count; i++) {
        const struct nb_bend *b = &bends->list[i];
        if (nb_bend_is_jump(b) || grows_towards(l, b->x, 0) || grows_towards(l, b->x, 1))
            offer(s, INFINITY, b->x);
        else
            offer(s, fmax(fabs(b->slope[0]), fabs(b->slope[1])), b->x);
    }
}

static void note_limits(struct nb_steep *s, const struct look *l)
{
    double least = INFINITY;
    for (size_t i = 0; i < POINTS; i++)
        least = fmin(least, fabs(l->d1[i]));
    double enough = s->slope * (1 - 4 * DBL_EPSILON);
    s->everywhere = least >= enough && isfinite(s->slope);
    s->limit[0] = fabs(l->d1[0]) >= enough;
    s->limit[1] = fabs(l->d1[POINTS - 1]) >= enough;
    if (s->limit[0] || s->limit[1])
        s->slope = fabs(l->d1[s->limit[1] ? POINTS - 1 : 0]);
}

static bool is_flat(double slope)
{
    return fabs(slope) < NB_SATURATED;
}

/* The grid is coarse far out, where f' may still oscillate: the outermost place
 * within a decade beyond x that is not flat, or x. */
static double last_rise(const struct look *l, double x, double step)
{
    double *xs = nb_xcalloc(2 * FINE, sizeof *xs), *slopes = xs + FINE, last = x;
    for (size_t i = 0; i < FINE; i++)
        xs[i] = x + (double)i * step;
    if (nb_study_values(l->study, l->slope, xs, FINE, slopes))
        for (size_t i = 0; i < FINE; i++)
            last = is_flat(slopes[i]) ? last : xs[i];
    free(xs);
    return last;
}

/* The flat tail on one side. */
static void note_tail(struct nb_steep *s, const struct look *l, int side)
{
    size_t i = side ? POINTS - 1 : 0, steps = 0;
    for (; steps < POINTS && is_flat(l->d1[i]); steps++)
        i = side ? i - 1 : i + 1;
    s->flat[side] = steps > PER_DECADE; /* less is chance: sin' is small somewhere */
    if (!s->flat[side] || steps == POINTS)
        return;
    double step = (side ? 9 : -9) * fmax(1, fabs(l->x[i])) / FINE;
    double in = last_rise(l, l->x[i], step);
    double x = crossing(l, l->slope, NB_SATURATED, in, in + step);
    s->flat_from[side] = fabs(x) < 1e-300 ? 0 : x;
}

bool nb_steep_find(const struct nb_study *s, const struct nb_bends *bends, struct nb_steep *out)
{
    struct look *l = nb_xcalloc(1, sizeof *l);
    bool ok = take_look(l, s);
    *out = (struct nb_steep){0};
    if (ok) {
        offer_roots(out, l); /* before the grid, whose points are beside them */
        for (size_t i = 0; i < POINTS; i++)
            offer(out, l->d1[i], l->x[i]);
        offer_bends(out, l, bends);
        if (grows_far_out(l))
            out->slope = INFINITY;
        note_limits(out, l);
        note_tail(out, l, 0);
        note_tail(out, l, 1);
    }
    free(l);
    return ok;
}
