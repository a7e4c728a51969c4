/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of axes, found from what is shown. */
#include "config.h"

#include "plot/range.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

static const double margin = 0.05;      /* around the values */
static const double pole_margin = 0.10; /* around the bulk of them */
static const double near_zero = 0.25;   /* zero this near joins the range */
static const double lonely = 50;        /* peaks this many times the bulk are cut */

struct nb_limits nb_range_widen(double lo, double hi)
{
    assert(!isnan(lo) && !isnan(hi));
    lo = fmin(fmax(lo, -DBL_MAX / 4), DBL_MAX / 4);
    hi = fmin(fmax(hi, -DBL_MAX / 4), DBL_MAX / 4);
    const double largest = fmax(fabs(lo), fabs(hi));
    if (!(hi - lo > 64 * DBL_EPSILON * largest) || hi - lo < 1e-290) {
        const double half = largest > 0 ? largest / 2 : 1;
        lo -= half;
        hi += half;
    }
    return (struct nb_limits){.lo = lo, .hi = hi, .set = true};
}

/* Grows [*lo, *hi], which may be empty (lo > hi), by a finite number. */
static void include(double *lo, double *hi, double value)
{
    if (!isfinite(value))
        return;
    *lo = fmin(*lo, value);
    *hi = fmax(*hi, value);
}

struct nb_limits nb_range_include(struct nb_limits l, double value)
{
    if (value >= l.lo && value <= l.hi)
        return l;
    const double lo = fmin(l.lo, value), hi = fmax(l.hi, value);
    const double space = margin * (hi / 2 - lo / 2) * 2;
    return nb_range_widen(value < l.lo ? lo - space : lo, value > l.hi ? hi + space : hi);
}

struct nb_limits nb_range_x(const struct nb_axes *a)
{
    double lo = INFINITY, hi = -INFINITY, data_lo = INFINITY, data_hi = -INFINITY;
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < a->curves[i].count; j++)
            include(&data_lo, &data_hi, a->curves[i].xs[j]);
    if (a->x_default.set) {
        include(&lo, &hi, a->x_default.lo);
        include(&lo, &hi, a->x_default.hi);
    }
    include(&lo, &hi, data_lo);
    include(&lo, &hi, data_hi);
    struct nb_limits x = {.lo = -5, .hi = 5, .set = true};
    if (lo <= hi)
        x = nb_range_widen(lo, hi);
    for (size_t i = 0; i < a->rule_count; i++)
        if (a->rules[i].vertical)
            x = nb_range_include(x, a->rules[i].at);
    return x;
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void push(double *values, size_t *n, double value)
{
    if (isfinite(value))
        values[(*n)++] = value;
}

/* All finite values, sorted; the caller frees them. Kinks are no grid points
 * and count as well. */
static double *collect(const struct nb_samples *samples, size_t count, size_t *n, bool *pole)
{
    size_t most = 1;
    for (size_t i = 0; i < count; i++)
        most += samples[i].count + 3 * samples[i].break_count;
    double *values = nb_xcalloc(most, sizeof *values);
    *n = 0;
    *pole = false;
    for (size_t i = 0; i < count; i++) {
        const struct nb_samples *s = &samples[i];
        for (size_t j = 0; j < s->count; j++)
            push(values, n, s->points[j].y);
        for (size_t j = 0; j < s->break_count; j++) {
            const struct nb_break *b = &s->breaks[j];
            *pole =
                *pole || b->left.kind == NB_LIMIT_INFINITE || b->right.kind == NB_LIMIT_INFINITE;
            push(values, n, b->value);
            push(values, n, b->left.value);
            push(values, n, b->right.value);
        }
    }
    qsort(values, *n, sizeof *values, by_value);
    return values;
}

struct nb_limits nb_range_y(const struct nb_samples *samples, size_t count)
{
    size_t n;
    bool pole;
    double *values = collect(samples, count, &n, &pole);
    if (n == 0) {
        free(values);
        return (struct nb_limits){.lo = -1, .hi = 1, .set = true};
    }
    const double min = values[0], max = values[n - 1];
    const double low = values[n / 20], high = values[n - 1 - n / 20];
    free(values);
    double lo = min, hi = max, space = margin * (max / 2 - min / 2) * 2;
    const double bulk = high - low;
    if (bulk > 0 && (pole || max - min > lonely * bulk)) {
        space = 0;
        lo = fmax(min, low - pole_margin * bulk);
        hi = fmin(max, high + pole_margin * bulk);
    }
    if (lo > 0 && lo <= near_zero * (hi - lo))
        lo = 0;
    if (hi < 0 && -hi <= near_zero * (hi - lo))
        hi = 0;
    if (!(hi - lo > 0)) /* one value: around it */
        return nb_range_widen(lo - (lo == 0 ? 1 : fabs(lo) / 2), hi + (hi == 0 ? 1 : fabs(hi) / 2));
    return nb_range_widen(lo - space, hi + space);
}
