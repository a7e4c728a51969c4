/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks at equal distances.
 *
 * Steps are compared by the score of Talbot, Lin and Hanrahan ("An extension of Wilkinson's
 * algorithm for positioning tick labels on axes", InfoVis 2010), without its term of
 * coverage: limits are fixed, and ticks lie inside of them. Simplicity weighs more than
 * there, since 2.5 is a step that people notice. */
#include "config.h"

#include "plot/ticks_priv.h"

#include <math.h>

#include "base/count.h"

enum { MOST_FOUND = 64 };
static const double simplicity_weight = 0.3 / 0.8, density_weight = 0.5 / 0.8;
static const double hysteresis = 0.1;
static const double near = 1e-3; /* steps that a tick may lie outside of the limits */

/* The steps, by what is simplest. */
static const struct nb_tick_step steps[] = {{1, 0}, {2, 0}, {5, 0}, {25, -1}};

/* Ticks with steps of s, or none when that makes no sense. */
static void place(struct nb_ticks *t, const struct nb_scale *on, struct nb_tick_step s)
{
    const double step = nb_tick_decimal(s.m, s.e);
    t->count = 0;
    t->note[0] = '\0';
    t->step = s;
    if (!(step > 0) || !isfinite(step))
        return;
    /* Keeps a tick that rounding puts just outside; quotients may be off by more. */
    const double slack = on->warp.kind == NB_WARP_LINEAR ? 1e-9 : 0;
    double first = ceil(on->lo / step - slack), last = floor(on->hi / step + slack);
    if (!(fabs(first) < 0x1p53 && fabs(last) < 0x1p53) || last - first >= MOST_FOUND)
        return;
    while (first <= last && nb_tick_decimal(first * s.m, s.e) < on->lo - near * step)
        first++;
    while (first <= last && nb_tick_decimal(last * s.m, s.e) > on->hi + near * step)
        last--;
    for (double k = first; k <= last; k++)
        t->tick[t->count++].value = nb_tick_decimal(k * s.m, s.e) + 0.0; /* no -0 */
    if (t->count)
        nb_tick_print(t, s, (int64_t)first, (int64_t)last);
}

bool nb_ticks_fit(const struct nb_ticks *t, const struct nb_tick_request *r)
{
    for (size_t i = 1; i < t->count; i++) {
        const double from = nb_scale_map(&r->scale, t->tick[i - 1].value);
        const double to = nb_scale_map(&r->scale, t->tick[i].value);
        const double least =
            r->extent(t->tick[i - 1].label, r->ctx) / 2 + r->extent(t->tick[i].label, r->ctx) / 2;
        if (fabs(to - from) < least)
            return false;
    }
    return true;
}

static double axis_length(const struct nb_tick_request *r)
{
    return fabs(r->scale.to - r->scale.from);
}

/* The score of ticks that are placed: at most 1; -inf for those that cannot be. */
static double score(const struct nb_ticks *t, const struct nb_tick_request *r, size_t rank)
{
    if (t->count < 2 || (r->scale.warp.kind == NB_WARP_LOG && !(t->tick[0].value > 0)) ||
        !nb_ticks_fit(t, r))
        return -INFINITY;
    bool zero = false;
    for (size_t i = 0; i < t->count; i++)
        zero = zero || t->tick[i].value == 0;
    const double simplicity = (zero ? 1 : 0.5) - (double)rank / (NB_COUNT(steps) - 1);
    const double first = nb_scale_map(&r->scale, t->tick[0].value);
    const double last = nb_scale_map(&r->scale, t->tick[t->count - 1].value);
    const double ratio = fabs(last - first) / (double)(t->count - 1) / r->spacing;
    return simplicity_weight * simplicity + density_weight * (2 - fmax(ratio, 1 / ratio));
}

static bool same_step(struct nb_tick_step a, struct nb_tick_step b)
{
    return a.m == b.m && a.e == b.e;
}

bool nb_ticks_even(struct nb_ticks *t, const struct nb_tick_request *r)
{
    const double lo = r->scale.lo, hi = r->scale.hi;
    const double wanted = (hi / 2 - lo / 2) / (axis_length(r) / r->spacing) * 2;
    const int e = (int)floor(log10(wanted));
    struct nb_tick_step best = {0, 0};
    double most = -INFINITY;
    for (int up = -1; up <= 2; up++)
        for (size_t i = 0; i < NB_COUNT(steps); i++) {
            const struct nb_tick_step s = {steps[i].m, steps[i].e + e + up};
            if (r->whole && s.e < 0)
                continue;
            place(t, &r->scale, s);
            const double points = score(t, r, i) + (same_step(s, r->kept) ? hysteresis : 0);
            if (points > most) {
                most = points;
                best = s;
            }
        }
    t->count = 0;
    if (best.m > 0)
        place(t, &r->scale, best);
    return t->count >= 2;
}

void nb_ticks_add_minor(struct nb_ticks *t, double value)
{
    if (t->minor_count < NB_MINOR_TICKS_MAX)
        t->minor[t->minor_count++] = value;
}

void nb_ticks_minor(struct nb_ticks *t, const struct nb_tick_request *r)
{
    const int parts = t->step.m == 2 ? 4 : 5;
    const double step = nb_tick_decimal(t->step.m, t->step.e) / parts;
    const double first = ceil(r->scale.lo / step - 1e-9), last = floor(r->scale.hi / step + 1e-9);
    t->minor_count = 0;
    if (!(last - first < NB_MINOR_TICKS_MAX) || !(fabs(first) < 0x1p52))
        return;
    for (double k = first; k <= last; k++)
        if (fmod(k, parts) != 0)
            nb_ticks_add_minor(t, k * step);
}

void nb_ticks_single(struct nb_ticks *t, const struct nb_tick_request *r)
{
    const int e = (int)floor(log10(r->scale.hi / 2 - r->scale.lo / 2)) + 1;
    static const int multiples[] = {5, 2, 1};
    t->minor_count = 0;
    for (int down = 0; down < 3; down++)
        for (size_t i = 0; i < NB_COUNT(multiples); i++) {
            place(t, &r->scale, (struct nb_tick_step){multiples[i], e - down});
            if (t->count == 1 || (t->count > 1 && nb_ticks_fit(t, r)))
                return;
        }
    t->count = 0;
}
