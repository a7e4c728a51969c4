/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A curve seen through a viewport: sampled on a grid, with the places where it
 * may jump or bend found to the last bit.
 *
 * The candidates come from the expression (proof/event.h) and from the borders
 * of the domain. Each candidate is a function whose *class* (its sign, the
 * integer below it, whether it is a number) is constant but at the event; a
 * change of class between two grid points is bisected, in the order of the
 * doubles, until the two are neighbours. */
#include "config.h"

#include "plot/sample.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "eval/sampler.h"

enum {
    POINTS_PER_COLUMN = 4,
    MAX_BREAKS = 1000,   /* beyond that, they are closer than one can see */
    BREAKS_PER_STEP = 4, /* between two grid points */
};

struct nb_probe {
    const struct nb_curve *curve;
    struct nb_sampler *sampler;     /* expression 0 is y, the others are events */
    size_t count;                   /* of expressions; 0 for a data curve */
    bool *integer;                  /* by expression */
    struct nb_limit_finder *finder; /* of y, once a limit is asked for */
};

struct nb_probe *nb_probe_new(const struct nb_curve *curve)
{
    struct nb_probe *p = nb_xcalloc(1, sizeof *p);
    p->curve = curve;
    if (!curve->y)
        return p;
    p->count = curve->event_count + 1;
    p->integer = nb_xcalloc(p->count, sizeof *p->integer);
    struct nb_expr **exprs = nb_xcalloc(p->count, sizeof *exprs);
    exprs[0] = curve->y;
    for (size_t i = 0; i < curve->event_count; i++) {
        exprs[i + 1] = curve->events[i].g;
        p->integer[i + 1] = curve->events[i].integer;
    }
    p->sampler = nb_sampler_new(exprs, p->count, curve->var);
    free(exprs);
    return p;
}

void nb_probe_free(struct nb_probe *p)
{
    if (!p)
        return;
    if (p->sampler)
        nb_sampler_free(p->sampler);
    nb_limit_finder_free(p->finder);
    free(p->integer);
    free(p);
}

/* A block of count rows of n values, all in one allocation. */
static double **rows_new(size_t count, size_t n)
{
    double **rows = nb_xcalloc(count, sizeof *rows);
    rows[0] = nb_xcalloc(count * n, sizeof **rows);
    for (size_t i = 1; i < count; i++)
        rows[i] = rows[0] + i * n;
    return rows;
}

static void rows_free(double **rows)
{
    free(rows[0]);
    free(rows);
}

/* All expressions at all x; where evaluation was interrupted, NaN. */
static void run(struct nb_probe *p, const double *x, size_t n, double **rows)
{
    struct nb_err err = {0};
    if (nb_sampler_run(p->sampler, x, n, rows, &err))
        return;
    for (size_t i = 0; i < p->count * n; i++)
        rows[0][i] = NAN;
}

void nb_probe_values(struct nb_probe *p, const double *x, size_t n, double *out)
{
    double **rows = rows_new(p->count, n);
    run(p, x, n, rows);
    memcpy(out, rows[0], n * sizeof *out);
    rows_free(rows);
}

/* What is constant between events: of y whether it is a number, of an event
 * its sign, or the unit step that it is in or on the border of. */
static double class_of(const struct nb_probe *p, size_t k, double g)
{
    static const double no_number = 0.25; /* differs from all other classes */
    if (isnan(g) || (k == 0 && isinf(g)))
        return no_number;
    if (k == 0)
        return 0;
    if (p->integer[k])
        return g == floor(g) ? g : floor(g) + 0.5;
    return (g > 0) - (g < 0);
}

static double class_at(struct nb_probe *p, size_t k, double x, double **column)
{
    run(p, &x, 1, column);
    return class_of(p, k, column[k][0]);
}

/* Doubles as integers in the same order; neighbours differ by 1. */
static int64_t to_rank(double x)
{
    int64_t bits;
    x += 0.0; /* -0 and 0 are one point */
    memcpy(&bits, &x, sizeof bits);
    return bits < 0 ? INT64_MIN - bits : bits;
}

static double from_rank(int64_t rank)
{
    double x;
    const int64_t bits = rank < 0 ? INT64_MIN - rank : rank;
    memcpy(&x, &bits, sizeof x);
    return x + 0.0;
}

/* The rank between two, which may be of either sign. */
static int64_t middle(int64_t a, int64_t b)
{
    return (a & b) + ((a ^ b) >> 1);
}

/* The first double above a of another class than a's; b has another. */
static double first_change(struct nb_probe *p, size_t k, double a, double b, double **column)
{
    const double class_a = class_at(p, k, a, column);
    int64_t low = to_rank(a), high = to_rank(b);
    while (high - 1 > low) {
        const int64_t mid = middle(low, high);
        if (class_at(p, k, from_rank(mid), column) == class_a)
            low = mid;
        else
            high = mid;
    }
    return from_rank(high);
}

/* Where the event is that changes the class between the neighbours a and b:
 * at the one that is exactly on it, else at the one nearer to it. */
static double event_point(struct nb_probe *p, size_t k, double a, double b, double **column)
{
    run(p, &a, 1, column);
    double near_a = column[k][0];
    run(p, &b, 1, column);
    double near_b = column[k][0];
    if (k == 0)
        return isfinite(near_a) ? a : b;
    if (p->integer[k]) {
        near_a -= nearbyint(near_a);
        near_b -= nearbyint(near_b);
    }
    return fabs(near_a) < fabs(near_b) || isnan(near_b) ? a : b;
}

/* What the curve tends to at x on a side, in a column of width w; where evaluation was
 * interrupted, nothing. */
static struct nb_limit approach(struct nb_probe *p, double x, int side, double w)
{
    struct nb_err err = {0};
    if (!p->finder)
        p->finder = nb_limit_finder_new(p->curve->y, p->curve->var);
    return nb_limit_find(p->finder, x, side, w / 8, &err);
}

static void add_break(struct nb_samples *s, struct nb_probe *p, double x, double w, double **column)
{
    /* One event may show in several expressions, a rounding apart. */
    for (size_t i = 0; i < s->break_count; i++)
        if (fabs(s->breaks[i].x - x) <= 1e-9 * w)
            return;
    run(p, &x, 1, column);
    const struct nb_break b = {
        .x = x,
        .value = column[0][0],
        .left = approach(p, x, -1, w),
        .right = approach(p, x, 1, w),
    };
    s->breaks = nb_grow(s->breaks, &s->break_cap, s->break_count + 1, sizeof *s->breaks);
    s->breaks[s->break_count++] = b;
}

/* All events of expression k between two grid points of different classes. */
static void locate(struct nb_samples *s, struct nb_probe *p, size_t k, double a, double b, double w,
                   double **column)
{
    for (int i = 0; i < BREAKS_PER_STEP && a < b; i++) {
        const double class_a = class_at(p, k, a, column);
        if (class_a == class_at(p, k, b, column))
            return;
        const double x = first_change(p, k, a, b, column);
        const double at = event_point(p, k, nextafter(x, -INFINITY), x, column);
        add_break(s, p, at, w, column);
        a = at < x ? x : nextafter(x, INFINITY);
    }
}

/* Where g touches zero without crossing it, as the denominator of 1/x^2 does:
 * the place of its smallest |g| between a and b, by ternary search; NaN when
 * that is not small beside `rim`, the |g| of the neighbourhood. */
static double touching_point(struct nb_probe *p, size_t k, double a, double b, double rim,
                             double **column)
{
    double best = NAN, least = 1e-12 * rim;
    for (int i = 0; i < 120 && least > 0; i++) {
        const double inner[2] = {a + (b - a) / 3, b - (b - a) / 3};
        double g[2];
        for (int j = 0; j < 2; j++) {
            run(p, &inner[j], 1, column);
            g[j] = fabs(column[k][0]);
        }
        const int nearer = g[1] < g[0];
        *(nearer ? &a : &b) = inner[!nearer];
        if (g[nearer] < least) {
            best = inner[nearer];
            least = g[nearer];
        }
    }
    return best;
}

static void look_for_touch(struct nb_samples *s, struct nb_probe *p, size_t k, const double *x,
                           const double *g, double w, double **column)
{
    const double rim = fmax(fabs(g[0]), fabs(g[2]));
    if (p->integer[k] || !(fabs(g[1]) < fabs(g[0])) || !(fabs(g[1]) < fabs(g[2])) ||
        g[0] * g[2] <= 0 || fabs(g[1]) > 0.5 * rim)
        return;
    const double at = touching_point(p, k, x[0], x[2], rim, column);
    if (!isnan(at))
        add_break(s, p, at, w, column);
}

static int by_x(const void *a, const void *b)
{
    const struct nb_break *p = a, *q = b;
    return (p->x > q->x) - (p->x < q->x);
}

static void find_breaks(struct nb_samples *s, struct nb_probe *p, const double *x, size_t n,
                        double **rows)
{
    double **column = rows_new(p->count, 1);
    const double w = (x[1] - x[0]) * POINTS_PER_COLUMN;
    /* The events first: they say where the border of a domain is exactly. */
    for (size_t step = 1; step <= p->count; step++) {
        const size_t k = step % p->count;
        for (size_t i = 0; i + 1 < n && s->break_count < MAX_BREAKS; i++) {
            if (class_of(p, k, rows[k][i]) != class_of(p, k, rows[k][i + 1]))
                locate(s, p, k, x[i], x[i + 1], w, column);
            else if (k > 0 && i + 2 < n)
                look_for_touch(s, p, k, x + i, rows[k] + i, w, column);
        }
    }
    rows_free(column);
    /* What lies beyond the edges of the view is nobody's end. */
    const struct nb_limit outside = {NB_LIMIT_UNDEFINED, NAN, INFINITY};
    for (size_t i = 0; i < s->break_count; i++) {
        struct nb_break *b = &s->breaks[i];
        b->left = b->x <= x[0] ? outside : b->left;
        b->right = b->x >= x[n - 1] ? outside : b->right;
    }
    if (s->break_count)
        qsort(s->breaks, s->break_count, sizeof *s->breaks, by_x);
}

static void take_function(struct nb_samples *s, struct nb_probe *p, double lo, double hi,
                          size_t columns)
{
    const size_t n = columns * POINTS_PER_COLUMN + 1;
    double *x = nb_xcalloc(n, sizeof *x);
    for (size_t i = 0; i < n; i++) {
        const double t = (double)i / (double)(n - 1);
        x[i] = lo * (1 - t) + hi * t;
    }
    double **rows = rows_new(p->count, n);
    run(p, x, n, rows);
    s->points = nb_xcalloc(n, sizeof *s->points);
    s->count = n;
    for (size_t i = 0; i < n; i++)
        s->points[i] = (struct nb_point){x[i], rows[0][i]};
    find_breaks(s, p, x, n, rows);
    rows_free(rows);
    free(x);
}

void nb_samples_take(struct nb_samples *s, struct nb_probe *p, double lo, double hi, size_t columns)
{
    assert(lo < hi && columns >= 2);
    *s = (struct nb_samples){0};
    if (p->count > 0) {
        take_function(s, p, lo, hi, columns < 2 ? 2 : columns);
        return;
    }
    s->count = p->curve->count;
    s->points = nb_xcalloc(s->count + 1, sizeof *s->points);
    for (size_t i = 0; i < s->count; i++)
        s->points[i] = (struct nb_point){p->curve->xs[i], p->curve->ys[i]};
}

void nb_samples_free(struct nb_samples *s)
{
    free(s->points);
    free(s->breaks);
    *s = (struct nb_samples){0};
}
