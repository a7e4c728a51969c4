/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps of colours. */
#include "config.h"

#include "figure/heat.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/xalloc.h"

struct nb_heat *nb_axes_add_heat(struct nb_axes *a, struct nb_heat heat)
{
    a->heats = nb_grow(a->heats, &a->heat_cap, a->heat_count + 1, sizeof *a->heats);
    heat.label = nb_xstrdup(heat.label ? heat.label : "");
    heat.cap = heat.count;
    a->heats[a->heat_count] = heat;
    return &a->heats[a->heat_count++];
}

void nb_axes_drop_heats(struct nb_axes *a, size_t from)
{
    assert(from <= a->heat_count);
    while (a->heat_count > from) {
        struct nb_heat *h = &a->heats[--a->heat_count];
        free(h->numbers);
        free(h->levels);
        free(h->label);
    }
}

struct nb_heat *nb_axes_heat(const struct nb_axes *a)
{
    for (size_t i = a->heat_count; i > 0; i--)
        if (a->heats[i - 1].kind != NB_HEAT_REGION)
            return &a->heats[i - 1];
    return NULL;
}

void nb_heats_mark(const struct nb_axes *a, struct nb_gc *gc)
{
    for (size_t i = 0; i < a->heat_count; i++) {
        const struct nb_implicit *f = &a->heats[i].of;
        struct nb_expr *const parts[] = {f->f, f->x, f->y};
        for (size_t k = 0; k < 3 && f->f; k++)
            nb_gc_mark(gc, &parts[k]->obj);
    }
}

size_t nb_heat_size(const struct nb_heat *h)
{
    const size_t more = h->kind == NB_HEAT_CELLS;
    if (h->kind == NB_HEAT_FUNCTION || h->kind == NB_HEAT_REGION)
        return 0;
    return h->columns + h->rows + 2 * more + h->columns * h->rows;
}

bool nb_heat_is_whole(const struct nb_heat *h)
{
    return h->count == nb_heat_size(h);
}

/* The middle of the band that a value is in. */
static double band_of(const struct nb_heat *h, double value)
{
    for (size_t i = 0; i + 1 < h->level_count; i++)
        if (value >= h->levels[i] &&
            (value < h->levels[i + 1] || (i + 2 == h->level_count && value == h->levels[i + 1])))
            return h->levels[i] / 2 + h->levels[i + 1] / 2;
    return NAN;
}

double nb_heat_share(const struct nb_heat *h, double value)
{
    const double lo = h->values.lo, hi = h->values.hi;
    if (h->level_count > 0)
        value = band_of(h, value);
    if (isnan(value))
        return NAN;
    value = fmin(fmax(value, lo), hi);
    if (h->centred)
        return 0.5 + 0.5 * (value / fmax(fabs(lo), fabs(hi)));
    return (value / 2 - lo / 2) / (hi / 2 - lo / 2);
}

void nb_heat_flip(struct nb_heat *map)
{
    double *z = map->numbers + map->count - map->rows * map->columns;
    for (size_t k = 0; k < map->rows / 2; k++)
        for (size_t i = 0; i < map->columns; i++) {
            double *above = z + k * map->columns + i;
            double *below = z + (map->rows - 1 - k) * map->columns + i, kept = *above;
            *above = *below;
            *below = kept;
        }
}

size_t nb_heat_even_levels(struct nb_limits on, double wanted, bool filled, double *levels,
                           size_t most)
{
    static const double steps[] = {1, 2, 2.5, 5, 10};
    const double rough = (on.hi - on.lo) / wanted;
    const int place = (int)floor(log10(rough));
    double chosen = 10;
    for (size_t i = NB_COUNT(steps); i > 0; i--)
        if (steps[i - 1] * pow(10, place) >= rough)
            chosen = steps[i - 1];
    const double step = chosen * pow(10, place);
    const double first = filled ? floor(on.lo / step) : floor(on.lo / step) + 1;
    const double last = filled ? ceil(on.hi / step) : ceil(on.hi / step) - 1;
    size_t count = 0;
    for (double k = first; k <= last && count < most; k++) /* 0.6, not 3 times 0.2 */
        levels[count++] = place < 0 ? k * chosen / pow(10, -place) : k * step;
    return count;
}
