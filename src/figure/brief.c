/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data in brief. */
#include "config.h"

#include "figure/brief.h"

#include <math.h>

#include "base/xalloc.h"
#include "curve/range.h"

/* Below this many points all are as good. */
enum { LEAST = 1000 };

/* Where one axis has no number, the other one's count. */
static void fill(double *numbers, const double *values, size_t count, bool bulk)
{
    for (size_t i = nb_range_brief(values, count, bulk, numbers); i < NB_RANGE_BRIEF; i++)
        numbers[i] = NAN;
}

struct nb_curve *nb_brief_new(const struct nb_axes *a)
{
    const size_t of_curve = sizeof(struct nb_curve) + 2 * NB_RANGE_BRIEF * sizeof(double);
    struct nb_curve *curves = nb_xcalloc(a->count + 1, of_curve);
    double *numbers = (double *)(void *)(curves + a->count + 1);
    for (size_t i = 0; i < a->count; i++) {
        struct nb_curve *c = &curves[i];
        *c = a->curves[i];
        if (c->count < LEAST)
            continue;
        fill(numbers, c->xs, c->count, false);
        fill(numbers + NB_RANGE_BRIEF, c->ys, c->count, true);
        c->xs = numbers;
        c->ys = numbers + NB_RANGE_BRIEF;
        c->count = NB_RANGE_BRIEF;
        numbers += (size_t)2 * NB_RANGE_BRIEF;
    }
    return curves;
}

void nb_brief_follow(struct nb_curve *brief, const struct nb_curve *c)
{
    const struct nb_curve held = *brief;
    *brief = *c;
    brief->xs = held.xs;
    brief->ys = held.ys;
    brief->count = held.count;
}
