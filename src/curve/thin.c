/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long data made short. */
#include "config.h"

#include "curve/thin.h"

#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/interrupt.h"
#include "base/xalloc.h"

/* Twice the columns of the widest picture; a line with fewer points than four in each is
 * short. */
enum { BINS = 16384, LEAST = 8 * BINS };
enum { BLOCK = 1 << 16 }; /* points between two looks at Ctrl-C */

struct state {
    const double *xs, *ys;
    size_t count;
    double lo, scale; /* of the bins */
    struct nb_thin *out;
};

/* The bin of a value, or one of those that are left and right of all. */
static int bin_of(const struct state *s, double x)
{
    const double at = (x - s->lo) * s->scale;
    return at < 0 ? -1 : at < BINS ? (int)at : BINS;
}

static void put(struct state *s, size_t i)
{
    s->out->xs[s->out->count] = s->xs[i];
    s->out->ys[s->out->count++] = s->ys[i];
}

/* Puts the first, the lowest, the highest and the last point from i on that follow each
 * other in one bin, in their order, each once; the index of the next. */
static size_t put_run(struct state *s, size_t i)
{
    const int bin = bin_of(s, s->xs[i]);
    size_t low = i, high = i, k = i + 1;
    double lowest = s->ys[i], highest = lowest;
    const size_t end = s->count - i < BLOCK ? s->count : i + BLOCK;
    for (; k < end && isfinite(s->ys[k]) && isfinite(s->xs[k]) && bin_of(s, s->xs[k]) == bin; k++) {
        const double y = s->ys[k];
        if (y < lowest) {
            lowest = y;
            low = k;
        }
        if (y > highest) {
            highest = y;
            high = k;
        }
    }
    const size_t order[] = {i, low < high ? low : high, low < high ? high : low, k - 1};
    for (size_t n = 0; n < NB_COUNT(order); n++)
        if (n == 0 || order[n] != order[n - 1])
            put(s, order[n]);
    return k;
}

/* A gap ends a run, and one point without a number stands for it: never more points than
 * there were. */
static void thin_all(struct state *s)
{
    size_t look = 0;
    for (size_t i = 0; i < s->count;) {
        if (i >= look && nb_interrupt_pending())
            return;
        look = i >= look ? i + BLOCK : look;
        if (isfinite(s->xs[i]) && isfinite(s->ys[i])) {
            i = put_run(s, i);
            continue;
        }
        put(s, i);
        while (i < s->count && !(isfinite(s->xs[i]) && isfinite(s->ys[i])))
            i++;
    }
}

static struct nb_limits extent(const double *xs, size_t count)
{
    double lo = INFINITY, hi = -INFINITY;
    for (size_t i = 0; i < count && (i % BLOCK || !nb_interrupt_pending()); i++)
        if (isfinite(xs[i])) {
            lo = xs[i] < lo ? xs[i] : lo;
            hi = xs[i] > hi ? xs[i] : hi;
        }
    return (struct nb_limits){lo, hi, lo < hi};
}

bool nb_thin_points(const double *xs, const double *ys, size_t count, struct nb_limits shown,
                    struct nb_thin *out)
{
    *out = (struct nb_thin){0};
    if (count < LEAST)
        return false;
    const struct nb_limits all = extent(xs, count);
    const double lo = shown.set && isfinite(shown.lo) ? shown.lo : all.lo;
    const double hi = shown.set && isfinite(shown.hi) ? shown.hi : all.hi;
    if (!(hi - lo > 0) || !isfinite(hi - lo))
        return false;
    out->xs = nb_xcalloc(count, sizeof *out->xs);
    out->ys = nb_xcalloc(count, sizeof *out->ys);
    struct state s = {xs, ys, count, lo, BINS / (hi - lo), out};
    thin_all(&s);
    return true;
}

void nb_thin_free(struct nb_thin *t)
{
    free(t->xs);
    free(t->ys);
    *t = (struct nb_thin){0};
}
