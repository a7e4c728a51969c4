/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of axes, found from what is shown. */
#include "config.h"

#include "curve/range.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "curve/rank.h"

static const double margin = 0.05;          /* around the values */
static const double pole_margin = 0.10;     /* around the bulk of them */
static const double near_zero = 0.25;       /* zero this near joins the range */
static const double lonely = 50;            /* peaks this many times the bulk are cut */
static const double overbearing = 24;       /* derivatives this many times the functions, too */
static const double overbearing_pole = 1.5; /* ... where the functions have poles themselves */
static const double room = 0.5;             /* what they get then, as a share of the functions */
enum { LEAST_RANKS = 3 };                   /* doubles that limits are apart */

static double held(double value)
{
    return fmin(fmax(value, -DBL_MAX), DBL_MAX);
}

struct nb_limits nb_range_widen(double lo, double hi)
{
    assert(!isnan(lo) && !isnan(hi));
    lo = held(lo);
    hi = held(hi);
    if (!(lo < hi) || nb_rank_distance(lo, hi) < LEAST_RANKS) {
        const double largest = fmax(fabs(lo), fabs(hi));
        const double half = largest > 0 ? largest / 2 : 1;
        lo = held(lo - half);
        hi = held(hi + half);
    }
    return (struct nb_limits){.lo = lo, .hi = hi, .set = true};
}

struct nb_limits nb_range_include(struct nb_limits l, double value)
{
    if (value >= l.lo && value <= l.hi)
        return l;
    const double lo = fmin(l.lo, value), hi = fmax(l.hi, value);
    const double space = margin * (hi / 2 - lo / 2) * 2;
    return nb_range_widen(value < l.lo ? lo - space : lo, value > l.hi ? hi + space : hi);
}

/* The k-th smallest of n values, which are put in another order (Hoare). */
static double select_value(double *v, size_t n, size_t k)
{
    size_t lo = 0, hi = n - 1;
    while (lo < hi) {
        const double pivot = v[lo + (hi - lo) / 2];
        size_t i = lo, j = hi;
        while (i <= j) {
            while (v[i] < pivot)
                i++;
            while (v[j] > pivot)
                j--;
            if (i > j)
                break;
            const double swap = v[i];
            v[i++] = v[j];
            v[j] = swap;
            if (j-- == 0)
                break;
        }
        if (j != SIZE_MAX && k <= j)
            hi = j;
        else if (k >= i)
            lo = i;
        else
            break;
    }
    return v[k];
}

/* Finite values, and whether there are infinite ones. */
struct bag {
    double *values;
    size_t count;
    bool pole;
};

static void push(struct bag *b, double value)
{
    if (isfinite(value))
        b->values[b->count++] = value;
}

static void push_profile(struct bag *b, const struct nb_profile *f)
{
    for (size_t i = 0; i < f->count; i++) {
        push(b, f->cells[i].lo);
        push(b, f->cells[i].hi);
    }
    for (size_t i = 0; i < f->break_count; i++) {
        b->pole |= f->breaks[i].kind == NB_BREAK_POLE;
        if (f->breaks[i].kind != NB_BREAK_POLE)
            push(b, f->breaks[i].value);
    }
}

static struct bag collect(const struct nb_range_part *s)
{
    const struct nb_profile *f = s->profile;
    struct bag b = {.values = nb_xcalloc(s->count + (f ? 2 * f->count + f->break_count : 0) + 1,
                                         sizeof *b.values)};
    for (size_t i = 0; i < s->count; i++)
        push(&b, s->values[i]);
    if (f)
        push_profile(&b, f);
    return b;
}

/* Where the bulk of n values in order begins: as far as this from either end. */
static size_t bulk_rank(size_t n)
{
    return n / 20;
}

enum { BINS = 4096 };

/* Numbers by bins between the least and the greatest; `scale` is 0 where these are too far
 * apart, and all are in one. */
struct binned {
    const double *values;
    size_t count, finite;
    double min, max, positive, scale;
    size_t counts[BINS];
};

/* BINS: it has none. */
static size_t bin_of(const struct binned *b, double value)
{
    const double at = (value - b->min) * b->scale;
    return !isfinite(value) ? BINS : at < BINS ? (size_t)at : BINS - 1;
}

static void find_ends(struct binned *b)
{
    b->min = b->positive = INFINITY;
    b->max = -INFINITY;
    for (size_t i = 0; i < b->count; i++) {
        const double x = isfinite(b->values[i]) ? b->values[i] : NAN;
        b->finite += x == x;
        b->min = x < b->min ? x : b->min;
        b->max = x > b->max ? x : b->max;
        b->positive = x > 0 && x < b->positive ? x : b->positive;
    }
    const double scale = BINS / (b->max - b->min);
    b->scale = isfinite(scale) ? scale : 0;
}

/* The k-th smallest. */
static double ranked(const struct binned *b, size_t k)
{
    size_t bin = 0, kept = 0;
    for (; k >= b->counts[bin]; bin++)
        k -= b->counts[bin];
    double *held = nb_xcalloc(b->counts[bin], sizeof *held);
    for (size_t i = 0; i < b->count; i++)
        if (bin_of(b, b->values[i]) == bin)
            held[kept++] = b->values[i];
    const double value = select_value(held, kept, k);
    free(held);
    return value;
}

/* Two of each outer end, so that the third from it is the bulk's. */
size_t nb_range_brief(const double *values, size_t count, bool bulk, double brief[NB_RANGE_BRIEF])
{
    struct binned b = {.values = values, .count = count};
    const size_t last = NB_RANGE_BRIEF - 1;
    find_ends(&b);
    for (size_t i = 0; i < count && bulk && b.finite > 0; i++) {
        const size_t bin = bin_of(&b, values[i]);
        if (bin < BINS)
            b.counts[bin]++;
    }
    if (b.finite == 0)
        return 0;
    const double low = bulk ? ranked(&b, bulk_rank(b.finite)) : b.min;
    const double high = bulk ? ranked(&b, b.finite - 1 - bulk_rank(b.finite)) : b.max;
    for (size_t i = 2; i < last - 1; i++)
        brief[i] = i <= last / 2 ? low : high;
    brief[0] = brief[1] = b.min;
    brief[last] = brief[last - 1] = b.max;
    if (b.positive < INFINITY)
        brief[b.positive < low ? 1 : b.positive > high ? last - 1 : 3] = b.positive;
    return NB_RANGE_BRIEF;
}

/* A range without margins, empty (lo > hi) when there is nothing; `cut` where the curve
 * goes on outside. */
struct span {
    double lo, hi;
    bool cut_lo, cut_hi;
};

static const struct span nothing = {INFINITY, -INFINITY, false, false};

/* All of the values, or the bulk of them where there are poles or lonely peaks. */
static struct span span_of(const struct nb_range_part *s)
{
    struct bag b = collect(s);
    const size_t n = b.count;
    struct span r = nothing;
    if (n > 0) {
        const double low = select_value(b.values, n, bulk_rank(n));
        const double high = select_value(b.values, n, n - 1 - bulk_rank(n)), bulk = high - low;
        const double min = select_value(b.values, n, 0), max = select_value(b.values, n, n - 1);
        r = (struct span){min, max, false, false};
        if (bulk > 0 && (b.pole || max / 2 - min / 2 > lonely * bulk / 2)) {
            r.lo = fmax(min, low - pole_margin * bulk);
            r.hi = fmin(max, high + pole_margin * bulk);
            r.cut_lo = r.lo > min;
            r.cut_hi = r.hi < max;
        }
    }
    free(b.values);
    return r;
}

static struct span joined(struct span a, struct span b)
{
    if (a.lo > a.hi)
        return b;
    if (b.lo > b.hi)
        return a;
    return (struct span){fmin(a.lo, b.lo), fmax(a.hi, b.hi), a.lo <= b.lo ? a.cut_lo : b.cut_lo,
                         a.hi >= b.hi ? a.cut_hi : b.cut_hi};
}

/* Derivatives beside functions: cut where the functions would be lost. */
static struct span beside(struct span functions, struct span derivatives)
{
    const double height = functions.hi - functions.lo;
    const struct span both = joined(functions, derivatives);
    const double most = functions.cut_lo || functions.cut_hi ? overbearing_pole : overbearing;
    if (!(height > 0) || both.hi / 2 - both.lo / 2 <= most * height / 2)
        return both;
    const double lo = functions.lo - room * height, hi = functions.hi + room * height;
    if (derivatives.lo > hi || derivatives.hi < lo)
        return functions;
    return (struct span){fmax(lo, both.lo), fmin(hi, both.hi), lo > both.lo, hi < both.hi};
}

/* With room around, and with zero where that is near. */
static struct nb_limits with_margins(struct span s)
{
    const double space = margin * (s.hi / 2 - s.lo / 2) * 2;
    double lo = s.lo, hi = s.hi;
    if (lo > hi)
        return (struct nb_limits){.lo = -1, .hi = 1, .set = true};
    if (!(hi - lo > 0)) /* one value: around it */
        return nb_range_widen(lo - (lo == 0 ? 1 : fabs(lo) / 2), hi + (hi == 0 ? 1 : fabs(hi) / 2));
    if (lo > 0 && lo <= near_zero * (hi - lo))
        lo = 0;
    if (hi < 0 && -hi <= near_zero * (hi - lo))
        hi = 0;
    return nb_range_widen(s.cut_lo ? lo : lo - space, s.cut_hi ? hi : hi + space);
}

struct nb_limits nb_range_y(const struct nb_range_part *shown, size_t count)
{
    struct span functions = nothing, derivatives = nothing;
    for (size_t i = 0; i < count; i++) {
        struct span *to = shown[i].derivative ? &derivatives : &functions;
        *to = joined(*to, span_of(&shown[i]));
    }
    return with_margins(beside(functions, derivatives));
}
