/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One-sided limits: values at x + d for d = 2^-k, and sequences made faster.
 *
 * Near x a function is most often a sum of terms b*d^p, which are geometric in k, or of
 * powers of 1/k where there are logarithms of d. Wynn's epsilon algorithm leaves out the
 * former, his rho algorithm the latter (P. Wynn 1956: "On a device for computing the
 * e_m(S_n) transformation" and "On a procrustean technique for the numerical
 * transformation of slowly convergent sequences and series"). Each gives a guess for
 * each stretch of levels; the one with the least error is taken.
 *
 * The error of a guess is judged by those that end further out; by the guess from a
 * second sequence, at 3/4 d, which is another where what has seemed to settle only
 * swings in time with the first; and by the noise, which is how wide enclosures are at
 * single points. So what cancels near x, as in (exp(x) - 1)/x, is known for noise and
 * left alone, and the limit is found from further out. What is nearer than the levels
 * of a guess must fit it, but for noise. */
#include "config.h"

#include "proof/limit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"
#include "base/xalloc.h"
#include "eval/sampler.h"
#include "proof/approach.h"
#include "proof/enclose.h"

enum {
    MOST_TERMS = 4, /* that are left out of a sequence */
    MOST_POINTS = 2 * MOST_TERMS + 1,
    LAST_LEVELS = 4, /* the nearest ones: if they do, no others are looked at */
};
/* Errors as shares of the limit, or of f: what is off by more is not known; by less, good
 * enough not to look further. */
#define KNOWN 1e-7
#define GOOD 0x1p-48
/* Enclosures of a 0 may be as wide as a few of the least doubles: known, where f is 0 all
 * the way and has no size. */
#define SMALLEST 0x1p-1070
/* As a share: limits that are as good as a value of f. */
#define ROUNDINGS 0x1p-50
/* f(x) is not as near to a guess as this without being the limit. */
#define BY_CHANCE 1e-9

struct nb_limit_finder {
    struct nb_sampler *sampler;
    struct nb_enclosure *enclosure;
};

struct nb_limit_finder *nb_limit_finder_new(struct nb_expr *f, struct nb_expr *var)
{
    struct nb_limit_finder *p = nb_xcalloc(1, sizeof *p);
    p->sampler = nb_sampler_new(&f, 1, var);
    p->enclosure = nb_enclosure_new(&f, 1, &var, 1);
    return p;
}

void nb_limit_finder_free(struct nb_limit_finder *p)
{
    if (!p)
        return;
    nb_sampler_free(p->sampler);
    nb_enclosure_free(p->enclosure);
    free(p);
}

/* A sequence's limit by Wynn's algorithms: s has n elements, n odd, at the nodes, or
 * one after the other (NULL). s is used up. */
static double wynn(double *s, const double *node, size_t n)
{
    double last[MOST_POINTS + 1] = {0};
    for (size_t k = 1; k < n; k++) {
        for (size_t i = 0; i + k < n; i++) {
            double difference = s[i + 1] - s[i];
            double next = last[i + 1] + (node ? node[i + k] - node[i] : 1) / difference;
            last[i] = s[i];
            /* A sequence that has arrived is its limit. */
            s[i] = difference == 0 ? (k % 2 ? INFINITY : s[i + 1]) : next;
        }
        last[n - k] = s[n - k];
    }
    return s[0];
}

/* The levels that a guess is made of, up to `end`, to leave out so many terms: each
 * `stride` from the next, or, if that is 0, at 3/4 of the next. */
struct window {
    size_t end, stride, terms;
};

static size_t index_of(const struct window *w, size_t back)
{
    size_t k = w->end;
    if (w->stride)
        return k - back * w->stride;
    while (back-- > 0)
        k -= k / 4;
    return k;
}

/* The same window further out: by a share of its end, for powers of 1/k are as slow as
 * that. */
static struct window earlier(struct window w)
{
    size_t step = w.end / (w.stride ? 8 : 4);
    w.end -= step > 0 ? step : 1;
    return w;
}

/* What sequence `which` gives; with errors of alternating sign, which add up most: the
 * noise times `shaken`. */
static double guess(const struct nb_approach *a, const struct window *w, int which, double shaken)
{
    double s[MOST_POINTS], node[MOST_POINTS];
    size_t n = 2 * w->terms + 1;
    for (size_t i = 0; i < n; i++) {
        const struct nb_level *l = &a->level[index_of(w, n - 1 - i)];
        s[i] = l->y[which] + (i % 2 ? -shaken : shaken) * l->noise;
        node[i] = (double)index_of(w, n - 1 - i);
    }
    return wynn(s, w->stride ? NULL : node, n);
}

static bool has_numbers(const struct nb_approach *a, const struct window *w)
{
    for (size_t i = 0; i <= 2 * w->terms; i++)
        if (!nb_approach_number(a, index_of(w, i)))
            return false;
    return true;
}

/* The part of a sequence that is still to come after two changes, if they go on to shrink
 * by that ratio; for powers of 1/k it may be 3 times as much. */
static double still_to_come(double last, double before, double noise)
{
    double ratio = fmax(last / before, 1.0 / 16);
    if (fmax(last, before) <= 4 * noise)
        return fmax(last, before);
    last = fmax(last, before / 16); /* it may be small by chance */
    return ratio < 0.95 ? 4 * last * ratio / (1 - ratio) : INFINITY;
}

/* The furthest from y that levels after `from` are, up to `to`. */
static double furthest(const struct nb_approach *a, size_t from, size_t to, double y)
{
    double most = 0;
    for (size_t k = from + 1; k <= to; k++)
        if (nb_approach_number(a, k))
            most = fmax(most, fabs(a->level[k].y[0] - y));
    return most;
}

/* Whether values come nearer to y on the way to `end`, late and fast or all the time:
 * epsilon finds a sense in sequences that run away or swing, too. */
static bool comes_near(const struct nb_approach *a, size_t end, double y, double noise)
{
    size_t back = end / 8 > 0 ? end / 8 : 1;
    double late = furthest(a, end - back, end, y),
           before = furthest(a, end - 2 * back, end - back, y);
    return late <= 0.5 * before + noise ||
           furthest(a, end / 2, end, y) <= 0.95 * furthest(a, end / 4, end / 2, y) + noise;
}

/* How far off a window is that leaves out a term less. Of many guesses some agree with
 * their neighbours by chance; they hardly agree with this one, too. */
static double doubt(const struct nb_approach *a, struct window w, double y)
{
    if (w.terms < 2)
        return 0;
    w.terms--;
    return fabs(guess(a, &w, 0, 0) - y);
}

/* How far the last values of both sequences are from y: as far as swings may reach. */
static double spread(const struct nb_approach *a, size_t end, double y)
{
    double most = 0;
    for (size_t k = end; k + LAST_LEVELS > end && k > 0; k--)
        most = fmax(most, fmax(fabs(a->level[k].y[0] - y), fabs(a->level[k].y[1] - y)));
    return most;
}

/* The limit by a window, and by two like it that end earlier; an infinite error where
 * they tell nothing. */
static struct nb_limit judged(const struct nb_approach *a, struct window w)
{
    struct nb_limit none = {NB_LIMIT_UNKNOWN, NAN, INFINITY};
    double y[3];
    struct window next = w;
    for (int i = 0; i < 3; i++, next = earlier(next)) {
        if (next.end < 2 * next.terms * next.stride + 1 || !has_numbers(a, &next))
            return none;
        y[i] = guess(a, &next, 0, 0);
    }
    double shaken = fabs(guess(a, &w, 0, 1) - y[0]);
    double noise = 4 * (double)w.terms * shaken + a->level[w.end].noise;
    double other = w.terms ? fabs(guess(a, &w, 1, 0) - y[0]) : 2 * spread(a, w.end, y[0]);
    double rest = still_to_come(fabs(y[0] - y[1]), fabs(y[1] - y[2]), noise);
    double error = rest + fmax(other, noise) + doubt(a, w, y[0]);
    if (!isfinite(y[0]) || !(error < INFINITY) || !comes_near(a, w.end, y[0], noise))
        return none;
    return (struct nb_limit){NB_LIMIT_FINITE, y[0], error};
}

/* Whether what is nearer than level `end` fits, as far as it can be trusted. */
static bool fits(const struct nb_approach *a, const struct nb_limit *l, size_t end)
{
    double reach = fabs(a->level[end].y[0] - l->value) + l->error;
    for (size_t k = end + 1; k < a->count; k += 1 + (k - end) / 16) {
        const struct nb_level *next = nb_approach_level(a, k);
        if (next->state == NB_LEVEL_NOTHING || next->state == NB_LEVEL_ENDLESS)
            return false;
        if (next->state == NB_LEVEL_NUMBER && fabs(next->y[0] - l->value) > reach + next->trust)
            return false;
    }
    return true;
}

static void keep_better(const struct nb_approach *a, struct nb_limit *best, struct window w)
{
    struct nb_limit l = judged(a, w);
    if (l.error < best->error && fits(a, &l, w.end))
        *best = l;
}

/* The best guess from levels that end at `end`. A window spans a good part of them: where
 * it is short, all that is slow looks alike. */
static void look_at(const struct nb_approach *a, size_t end, struct nb_limit *best)
{
    keep_better(a, best, (struct window){end, 1, 0});
    for (size_t terms = 1; terms <= MOST_TERMS; terms++)
        for (size_t stride = 1; 2 * terms * stride <= end; stride *= 2)
            if (8 * terms * stride >= end)
                keep_better(a, best, (struct window){end, stride, terms});
    for (size_t terms = 1; terms <= 2; terms++)
        keep_better(a, best, (struct window){end, 0, terms});
}

/* Whether an error is one that limits may have. */
static bool is_known(const struct nb_approach *a, double y, double error)
{
    return error <= fmax(KNOWN * fmax(fabs(y), a->size), SMALLEST);
}

static struct nb_limit settle(const struct nb_approach *a, size_t near)
{
    struct nb_limit best = {NB_LIMIT_UNKNOWN, NAN, INFINITY};
    for (size_t end = near; end >= LAST_LEVELS; end = nb_further_out(end)) {
        bool good = best.error <= GOOD * fmax(fabs(best.value), a->size);
        if (near - end >= LAST_LEVELS && good)
            break;
        if (nb_approach_number(a, end) && a->level[end].noise < best.error)
            look_at(a, end, &best);
    }
    if (is_known(a, best.value, best.error))
        return best;
    return (struct nb_limit){NB_LIMIT_UNKNOWN, NAN, INFINITY};
}

/* Whether |y| grows from level to level, in both sequences, on the way to `end`. */
static bool is_growing(const struct nb_approach *a, size_t end)
{
    for (size_t k = end - LAST_LEVELS + 1; k <= end; k++) {
        const struct nb_level *l = &a->level[k], *before = l - 1;
        bool grows = fabs(l->y[0]) >= fabs(before->y[1]) && fabs(l->y[1]) >= fabs(l->y[0]);
        if (!nb_approach_number(a, k) || !nb_approach_number(a, k - 1) || !grows ||
            l->y[0] * l->y[1] <= 0)
            return false;
    }
    return true;
}

enum { POINTS = 4 }; /* that show how changes grow */

/* Whether f runs away: at each of these levels it is further, and the change is at least
 * `least` times the one before. What is small beside f may yet come to an end. */
static bool runs_away(const struct nb_approach *a, const size_t at[POINTS], double least)
{
    double y[POINTS];
    for (int i = 0; i < POINTS; i++) {
        if (!nb_approach_number(a, at[i]))
            return false;
        y[i] = a->level[at[i]].y[0];
    }
    for (int i = 2; i < POINTS; i++)
        if (!((y[i] - y[i - 1]) / (y[i - 1] - y[i - 2]) >= least))
            return false;
    bool certain = fabs(y[3] - y[2]) > 2 * a->level[at[3]].trust;
    bool grows = (y[3] - y[2]) * y[3] > 0 && fabs(y[3]) > 1.5 * fabs(y[0]);
    return certain && grows && is_growing(a, at[3]);
}

/* By as much at each step, or more: a logarithm, or a power. Where the last change is no
 * more than what one double makes, as in high powers, it is looked at further out. */
static bool runs_away_fast(const struct nb_approach *a, size_t near)
{
    for (size_t end = near; end >= near / 2 && end >= NB_LEAST_LEVELS; end = nb_further_out(end)) {
        size_t step = end / POINTS;
        const size_t at[POINTS] = {end - 3 * step, end - 2 * step, end - step, end};
        double last = fabs(a->level[end].y[0] - a->level[end - step].y[0]);
        if (nb_approach_number(a, end) && last > 2 * a->level[end].trust)
            return runs_away(a, at, 1 - 1e-9);
    }
    return false;
}

/* Slower than that: the square root of a logarithm. */
static bool runs_away_slowly(const struct nb_approach *a, size_t near)
{
    return near >= 2 * NB_LEAST_LEVELS &&
           runs_away(a, (size_t[]){near / 8, near / 4, near / 2, near}, 1.1);
}

static struct nb_limit infinite(double y)
{
    return (struct nb_limit){NB_LIMIT_INFINITE, copysign(INFINITY, y), 0};
}

static struct nb_limit undefined(void)
{
    return (struct nb_limit){NB_LIMIT_UNDEFINED, NAN, INFINITY};
}

static bool has_values(const struct nb_approach *a)
{
    for (size_t k = 0; k < a->count; k++)
        if (!isnan(a->level[k].y[0]))
            return true;
    return false;
}

static struct nb_limit found(const struct nb_approach *a)
{
    size_t near = a->count - 1;
    if (!has_values(a))
        return undefined();
    while (near > 0 && nb_approach_level(a, near)->state == NB_LEVEL_NOISE)
        near = nb_further_out(near);
    const struct nb_level *l = nb_approach_level(a, near);
    if (l->state == NB_LEVEL_NOTHING)
        return undefined();
    if (l->state == NB_LEVEL_ENDLESS || runs_away_fast(a, near))
        return infinite(l->y[0]);
    struct nb_limit best = settle(a, near);
    if (best.kind == NB_LIMIT_UNKNOWN && runs_away_slowly(a, near))
        return infinite(l->y[0]);
    return best;
}

/* How far f goes beside x from one double to the next: what bends there may do so between
 * x and the next double. */
static double one_step(const struct nb_approach *a)
{
    const struct nb_level *nearest = &a->level[a->count - 1];
    double y = fabs(nearest->y[0] - nearest->y[1]);
    return isfinite(y) ? y : 0;
}

/* Where f(x) fits, the limit is that. What jumps within the last doubles fits nothing. */
static struct nb_limit or_value(const struct nb_approach *a, double x, struct nb_limit l,
                                struct nb_err *err)
{
    double y = NAN, *out = &y;
    bool known = nb_sampler_run(a->sampler, &x, 1, &out, err);
    double apart = fabs(y - l.value);
    if (!known || l.kind != NB_LIMIT_FINITE || !(apart <= fmax(l.error, one_step(a))))
        return l;
    if (!is_known(a, y, apart))
        return l;
    l.error = fmax(l.error, apart);
    l.value = y;
    if (!a->blind && l.error <= BY_CHANCE * fmax(fabs(y), a->size))
        l.error = fmin(l.error, nb_width(nb_approach_enclosed(a, x, x), y));
    return l;
}

struct nb_limit nb_limit_find(struct nb_limit_finder *p, double x, int side, double reach,
                              struct nb_err *err)
{
    struct nb_approach a = {.sampler = p->sampler, .enclosure = p->enclosure};
    struct nb_limit l = {NB_LIMIT_UNKNOWN, NAN, INFINITY};
    if (nb_approach_take(&a, x, side, reach, err))
        l = or_value(&a, x, found(&a), err);
    free(a.level);
    return l;
}

bool nb_limit_exists(struct nb_limit l)
{
    return l.kind == NB_LIMIT_FINITE || l.kind == NB_LIMIT_INFINITE;
}

bool nb_limit_differs(struct nb_limit a, struct nb_limit b)
{
    if (a.kind == NB_LIMIT_INFINITE || b.kind == NB_LIMIT_INFINITE)
        return a.value != b.value;
    return fabs(a.value - b.value) > a.error + b.error;
}

/* The decimal number with so many digits that is nearest to y. */
static double rounded(double y, int digits)
{
    char text[NB_NUM_MAX];
    snprintf(text, sizeof text, "%.*e", digits - 1, y);
    return strtod(text, NULL);
}

double nb_limit_rounded(double y, double doubt)
{
    enum { DIGITS = 17 };
    double x = 0;
    for (int digits = 1; digits <= DIGITS && !(fabs(x - y) <= doubt); digits++)
        x = rounded(y, digits);
    return x;
}

double nb_limit_settled(struct nb_limit l)
{
    enum { FEW_DIGITS = 12 };
    if (l.kind != NB_LIMIT_FINITE)
        return l.value;
    double few = rounded(l.value, FEW_DIGITS);
    if (fabs(few - l.value) <= l.error)
        return nb_limit_rounded(l.value, l.error);
    return l.error <= ROUNDINGS * fabs(l.value) ? l.value : nb_limit_rounded(l.value, l.error);
}
