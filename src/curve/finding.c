/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a profile says of itself. */
#include "config.h"

#include "curve/finding.h"

#include <math.h>

/* Above a view that is so many times lower a logarithmic axis shows more. */
static const double far = 1e4;

static bool is_seen(const struct nb_cell *c)
{
    return c->lo <= c->hi;
}

static size_t count_cells(const struct nb_profile *f, unsigned state)
{
    size_t n = 0;
    for (size_t i = 0; i < f->count; i++)
        n += (f->cells[i].state & state) != 0;
    return n;
}

static size_t count_unproved(const struct nb_profile *f)
{
    const unsigned known = NB_CELL_PROVED | NB_CELL_NOISE | NB_CELL_COARSE;
    size_t n = 0;
    for (size_t i = 0; i < f->count; i++)
        n += is_seen(&f->cells[i]) && !(f->cells[i].state & known);
    return n;
}

static double highest(const struct nb_profile *f)
{
    double most = -INFINITY;
    for (size_t i = 0; i < f->count; i++)
        if (is_seen(&f->cells[i]))
            most = fmax(most, f->cells[i].hi);
    return most;
}

/* Nothing but points that stand alone. */
static struct nb_finding of_points(const struct nb_profile *f)
{
    struct nb_finding r = {.kind = NB_FOUND_NOWHERE};
    for (size_t i = 0; i < f->break_count; i++) {
        if (f->breaks[i].kind != NB_BREAK_POINT)
            continue;
        r.kind = r.kind == NB_FOUND_NOWHERE ? NB_FOUND_ONLY_AT : NB_FOUND_NOTHING;
        r.x = f->breaks[i].x;
        r.value = f->breaks[i].value;
    }
    return r;
}

struct nb_finding nb_finding_of(const struct nb_profile *f, const struct nb_sight *sight)
{
    struct nb_finding r = {.kind = NB_FOUND_NOTHING, .of = f->count};
    const double most = highest(f);
    if (most == -INFINITY)
        return of_points(f);
    if (count_cells(f, NB_CELL_COARSE) > 0)
        r.kind = NB_FOUND_COARSE;
    else if (count_cells(f, NB_CELL_NOISE) > 0)
        r.kind = NB_FOUND_NOISE;
    else if ((r.count = count_unproved(f)) > 0)
        r.kind = count_cells(f, NB_CELL_TRIED) == r.count ? NB_FOUND_TRIED : NB_FOUND_UNPROVED;
    else if (sight->ours && isfinite(most) && sight->y.hi > 0 && most / far > sight->y.hi)
        r = (struct nb_finding){.kind = NB_FOUND_FAR, .value = most};
    return r;
}
