/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Branch and bound: the least value of f, and the least of -f. */
#include "config.h"

#include "proof/bounds.h"

#include <math.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/lower.h"
#include "proof/enclose.h"

enum { MOST_BOXES = 20000 };

/* How much further than an attained value a box may reach and be let go. */
#define CLOSE_ENOUGH 0x1p-50

struct box {
    double lo, hi;
};

struct search {
    struct nb_enclosure *enclosure; /* of f and f' */
    bool mirrored;                  /* looking for the least value of -f */
    struct box *queue;
    size_t count, cap;
    double least;    /* no value is below this */
    double attained; /* some value is not above this */
    bool defined;    /* somewhere, perhaps */
};

static void push(struct search *s, double lo, double hi)
{
    s->queue = nb_grow(s->queue, &s->cap, s->count + 1, sizeof *s->queue);
    s->queue[s->count++] = (struct box){lo, hi};
}

static void enclose(struct search *s, double lo, double hi, struct nb_interval out[2])
{
    struct nb_interval box = nb_between(lo, hi);
    nb_enclose(s->enclosure, &box, out);
    if (!s->mirrored || out[0].defined == NB_NOWHERE)
        return;
    struct nb_interval f = *out;
    out->lo = -f.hi;
    out->hi = -f.lo;
}

static struct nb_interval attain(struct search *s, double x)
{
    struct nb_interval f[2];
    enclose(s, x, x, f);
    if (f[0].defined == NB_EVERYWHERE)
        s->attained = fmin(s->attained, f[0].hi);
    return f[0];
}

/* Done with a box in which nothing is below this. */
static void conclude(struct search *s, double low)
{
    s->least = fmin(s->least, low);
}

/* The bound that the mean value theorem gives, f(m) + f'(X)(X - m). */
static double mean_value_low(struct nb_interval at_m, double m, struct nb_interval slope,
                             struct box b)
{
    struct nb_interval step = nb_interval_sub(nb_between(b.lo, b.hi), nb_interval_at(m));
    return nb_interval_add(at_m, nb_interval_mul(slope, step)).lo;
}

static double middle(struct box b)
{
    double lo = fmax(b.lo, -1e300), hi = fmin(b.hi, 1e300);
    bool wide = lo < -1e3 || hi > 1e3;
    if (wide && lo < 1 && hi > 1)
        return lo > -1 || hi < 1e3 ? 1 : 0;
    if (wide && lo < -1 && hi > -1)
        return -1;
    if (wide && hi > 4 * lo && lo >= 1)
        return sqrt(lo) * sqrt(hi);
    if (wide && lo < 4 * hi && hi <= -1)
        return -sqrt(-lo) * sqrt(-hi);
    return 0.5 * lo + 0.5 * hi;
}

static void look_at(struct search *s, struct box b)
{
    struct nb_interval f[2], at_lo = attain(s, b.lo), at_hi = attain(s, b.hi), at_m;
    double m = middle(b);
    enclose(s, b.lo, b.hi, f);
    if (f[0].defined == NB_NOWHERE)
        return;
    s->defined = true;
    bool regular = f[0].continuous && f[1].defined == NB_EVERYWHERE;
    if (regular && (f[1].lo >= 0 || f[1].hi <= 0)) {
        conclude(s, fmin(at_lo.lo, at_hi.lo));
        return;
    }
    at_m = attain(s, m);
    double low = f[0].lo;
    if (regular)
        low = fmax(low, mean_value_low(at_m, m, s->mirrored ? nb_enclose_neg(&f[1]) : f[1], b));
    bool close = low >= s->attained - CLOSE_ENOUGH * fabs(s->attained);
    if (close || !(b.lo < m && m < b.hi)) {
        conclude(s, low);
        return;
    }
    push(s, b.lo, m);
    push(s, m, b.hi);
}

/* The largest number that no value is below. */
static bool find_least(struct search *s, double lo, double hi, double *least, struct nb_err *err)
{
    size_t next = 0;
    s->least = s->attained = INFINITY;
    s->count = 0;
    push(s, lo, hi);
    for (; next < s->count && next < MOST_BOXES; next++) {
        look_at(s, s->queue[next]);
        if (next % 64 == 0 && !nb_interrupt_check(err))
            return false;
    }
    for (; next < s->count; next++) {
        struct nb_interval f[2];
        enclose(s, s->queue[next].lo, s->queue[next].hi, f);
        conclude(s, f[0].defined == NB_NOWHERE ? INFINITY : f[0].lo);
    }
    *least = s->least;
    return true;
}

bool nb_bounds_find(struct nb_expr *f, struct nb_expr *var, double lo, double hi,
                    struct nb_interval *range, struct nb_err *err)
{
    f = nb_valued(f);
    struct nb_expr *both[2] = {f, nb_grad(f->pool, f, var, NB_RIGHT, err)};
    struct search s = {0};
    double low, high;
    if (!both[1])
        return false;
    s.enclosure = nb_enclosure_new(both, 2, &var, 1);
    bool ok = find_least(&s, lo, hi, &low, err);
    s.mirrored = true;
    ok = ok && find_least(&s, lo, hi, &high, err);
    nb_enclosure_free(s.enclosure);
    free(s.queue);
    if (ok)
        *range = s.defined ? nb_between(low, -high) : nb_undefined();
    return ok;
}
