/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flat stretches. Where |f'| crosses the threshold is a root of f' - t or f' + t, or a jump of
 * f'; between neighbours of these it is on one side of it, and the middle says on which. */
#include "config.h"

#include "curve/flats.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "eval/sampler.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/lower.h"
#include "proof/cuts.h"

enum { MOST_BOXES = 4000 }; /* that are looked at for one level of f' */

static const double root_half = 0.7071067811865476;

void nb_flats_free(struct nb_flats *f)
{
    free(f->list);
    *f = (struct nb_flats){0};
}

/* From the tail that is nearer: 1 - 1e-20 is 1. */
double nb_normal_between(double a, double b)
{
    if (!(a < b))
        return 0;
    if (a > 0)
        return 0.5 * (erfc(a * root_half) - erfc(b * root_half));
    if (b < 0)
        return 0.5 * (erfc(-b * root_half) - erfc(-a * root_half));
    return 1 - 0.5 * erfc(-a * root_half) - 0.5 * erfc(b * root_half);
}

/* Cuts where the slope has this level. */
static struct nb_roots cut_at_level(struct nb_flats *f, struct nb_cuts *c, struct nb_expr *slope,
                                    struct nb_expr *var, double level)
{
    const struct nb_builder b = {var->pool, false};
    struct nb_roots roots = {0};
    struct nb_err err = {0};
    struct nb_expr *gap =
        level == 0 ? slope : nb_binary(b, NB_SUB, slope, nb_const(var->pool, level));
    if (!nb_depends(gap, var) ||
        !nb_roots_find_within(gap, var, f->lo, f->hi, MOST_BOXES, &roots, &err))
        return roots;
    if (nb_cuts_add_roots(c, &roots) && level != 0)
        f->open = true;
    return roots;
}

static bool is_in_stretch(const struct nb_roots *zeros, double x)
{
    for (size_t i = 0; i < zeros->count; i++)
        if (zeros->list[i].kind == NB_ROOT_STRETCH && x >= zeros->list[i].lo &&
            x <= zeros->list[i].hi)
            return true;
    return false;
}

static void add(struct nb_flats *f, struct nb_flat piece)
{
    struct nb_flat *last = f->count > 0 ? &f->list[f->count - 1] : NULL;
    if (last && last->hi == piece.lo && last->dead == piece.dead) {
        last->hi = piece.hi;
        return;
    }
    f->list = nb_grow(f->list, &f->cap, f->count + 1, sizeof *f->list);
    f->list[f->count++] = piece;
}

static void take_pieces(struct nb_flats *f, const struct nb_cuts *c, const struct nb_roots *zeros,
                        struct nb_sampler *slope)
{
    struct nb_err err = {0};
    for (size_t i = 0; i + 1 < c->count; i++) {
        const double lo = c->at[i], hi = c->at[i + 1], middle = lo + (hi - lo) / 2;
        double at = NAN, *out = &at;
        if (!(lo < hi))
            continue;
        nb_sampler_run(slope, &middle, 1, &out, &err);
        if (fabs(at) < f->threshold)
            add(f, (struct nb_flat){lo, hi, at == 0 && is_in_stretch(zeros, middle)});
    }
}

/* What is flat up to an end is so beyond it: there are no inputs there. */
static void add_up(struct nb_flats *f)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct nb_flat *p = &f->list[i];
        const double share = nb_normal_between(p->lo == f->lo ? -INFINITY : p->lo,
                                               p->hi == f->hi ? INFINITY : p->hi);
        f->share += share;
        f->dead += p->dead ? share : 0;
    }
}

void nb_flats_find(struct nb_flats *f, struct nb_expr *y, struct nb_expr *var, double threshold,
                   double lo, double hi)
{
    struct nb_err err = {0};
    struct nb_cuts c = {0};
    nb_flats_free(f);
    *f = (struct nb_flats){.of = y, .threshold = threshold, .lo = lo, .hi = hi};
    struct nb_expr *slope = nb_grad(var->pool, y, var, NB_RIGHT, &err);
    slope = slope ? nb_valued(slope) : NULL;
    if (!slope) {
        f->open = true;
        return;
    }
    nb_cuts_add(&c, lo);
    nb_cuts_add(&c, hi);
    struct nb_roots zeros = cut_at_level(f, &c, slope, var, 0);
    struct nb_roots above = cut_at_level(f, &c, slope, var, threshold);
    struct nb_roots below = cut_at_level(f, &c, slope, var, -threshold);
    nb_cuts_sort(&c);
    struct nb_sampler *sampler = nb_sampler_new(&slope, 1, var);
    take_pieces(f, &c, &zeros, sampler);
    add_up(f);
    nb_sampler_free(sampler);
    nb_roots_free(&zeros);
    nb_roots_free(&above);
    nb_roots_free(&below);
    nb_cuts_free(&c);
}
