/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long data made short. */
#include "config.h"

#include "curve/thin.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

/* Twice the columns of the widest picture; a line with fewer points than four in each is
 * short. */
enum { BINS = 16384, LEAST = 8 * BINS };

/* The points of one bin that are kept, by their numbers. */
struct bin {
    size_t first, lowest, highest, last;
    bool used;
};

struct state {
    const double *xs, *ys;
    size_t count;
    struct nb_thin *out;
    struct bin bin;
};

static bool is_ordered(const double *xs, size_t count)
{
    bool ordered = isfinite(xs[0]) && isfinite(xs[count - 1]);
    for (size_t i = 1; i < count; i++)
        ordered &= xs[i - 1] <= xs[i];
    return ordered;
}

static void put(struct state *s, size_t i)
{
    s->out->xs[s->out->count] = s->xs[i];
    s->out->ys[s->out->count++] = s->ys[i];
}

static int by_number(const void *a, const void *b)
{
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

static void end_bin(struct state *s)
{
    size_t kept[4] = {s->bin.first, s->bin.lowest, s->bin.highest, s->bin.last};
    if (!s->bin.used)
        return;
    qsort(kept, 4, sizeof *kept, by_number);
    for (int i = 0; i < 4; i++)
        if (i == 0 || kept[i] != kept[i - 1])
            put(s, kept[i]);
    s->bin.used = false;
}

static void take(struct state *s, size_t i)
{
    const double y = s->ys[i];
    if (!s->bin.used)
        s->bin = (struct bin){i, i, i, i, true};
    s->bin.lowest = y < s->ys[s->bin.lowest] ? i : s->bin.lowest;
    s->bin.highest = y > s->ys[s->bin.highest] ? i : s->bin.highest;
    s->bin.last = i;
}

/* A gap ends a bin, and one point without a number stands for it: at most as many as there
 * are points, four of a bin and one. */
static void thin_between(struct state *s, double lo, double hi)
{
    const double scale = BINS / (hi - lo);
    double now = NAN;
    bool gap = false;
    for (size_t i = 0; i < s->count; i++) {
        const double bin = fmin(fmax(floor((s->xs[i] - lo) * scale), -1), BINS);
        if (!isfinite(s->ys[i])) {
            end_bin(s);
            if (!gap)
                put(s, i);
            gap = true;
            continue;
        }
        if (bin != now)
            end_bin(s);
        take(s, i);
        now = bin;
        gap = false;
    }
    end_bin(s);
}

bool nb_thin_points(const double *xs, const double *ys, size_t count, struct nb_limits shown,
                    struct nb_thin *out)
{
    *out = (struct nb_thin){0};
    if (count < LEAST || !is_ordered(xs, count))
        return false;
    const double lo = shown.set && isfinite(shown.lo) ? shown.lo : xs[0];
    const double hi = shown.set && isfinite(shown.hi) ? shown.hi : xs[count - 1];
    if (!(hi - lo > 0) || !isfinite(hi - lo))
        return false;
    out->xs = nb_xcalloc(count, sizeof *out->xs);
    out->ys = nb_xcalloc(count, sizeof *out->ys);
    struct state s = {.xs = xs, .ys = ys, .count = count, .out = out};
    thin_between(&s, lo, hi);
    return true;
}

void nb_thin_free(struct nb_thin *t)
{
    free(t->xs);
    free(t->ys);
    *t = (struct nb_thin){0};
}
