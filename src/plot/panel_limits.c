/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits that a panel has where the user wants none. */
#include "config.h"

#include "plot/panel_limits.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "curve/range.h"
#include "figure/heat.h"
#include "figure/patch.h"

/* x limits that were found, without what a logarithmic axis has no place for: four decades,
 * or what data has. */
static struct nb_limits positive_x(const struct nb_axes *a, struct nb_limits x)
{
    double least = INFINITY;
    if (a->x_warp.kind != NB_WARP_LOG || x.lo > 0)
        return x;
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; !a->curves[i].pin && k < a->curves[i].count; k++)
            if (a->curves[i].xs[k] > 0)
                least = fmin(least, a->curves[i].xs[k]);
    x.hi = x.hi > 0 ? x.hi : 10;
    if (least == INFINITY)
        x.hi = pow(10, ceil(log10(x.hi) - 1e-9));
    x.lo = least < x.hi ? least : 1e-4 * x.hi;
    return x;
}

struct nb_limits nb_panel_range_x(const struct nb_axes *a)
{
    return positive_x(a, nb_axes_range_x(a));
}

/* With some space; none on a side where areas begin at 0. */
static struct nb_limits around(struct nb_limits l)
{
    const double space = 0.05 * (l.hi - l.lo);
    return nb_range_widen(l.lo == 0 ? 0 : l.lo - space, l.hi == 0 ? 0 : l.hi + space);
}

/* Room for the names of points above and below the curves. */
static struct nb_limits with_names(const struct nb_axes *a, struct nb_limits y, bool right)
{
    const double space = 0.06 * (y.hi - y.lo);
    for (size_t i = 0; i < a->count; i++)
        if (a->curves[i].points && a->curves[i].right == right)
            return nb_range_widen(y.lo - space, y.hi + space);
    return y;
}

static struct nb_limits linear_y(const struct nb_axes *a, const struct nb_profile *profiles,
                                 bool right)
{
    struct nb_range_part *shown = nb_xcalloc(a->count + 1, sizeof *shown);
    size_t count = 0;
    for (size_t i = 0; i < a->count; i++) {
        const struct nb_curve *c = &a->curves[i];
        if (c->right == right && !c->tangent && !c->pin)
            shown[count++] = (struct nb_range_part){c->y ? &profiles[i] : NULL, c->ys, c->count,
                                                    c->y && c->look.order > 0};
    }
    const struct nb_limits more =
        right ? (struct nb_limits){0} : nb_patches_extent(a, true, (struct nb_limits){0});
    struct nb_limits y = more.set && count == 0 ? around(more) : nb_range_y(shown, count);
    if (more.set && count > 0)
        y = nb_range_include(nb_range_include(y, more.lo), more.hi);
    for (size_t i = 0; i < a->rule_count; i++)
        if (!a->rules[i].vertical && a->rules[i].right == right)
            y = nb_range_include(y, a->rules[i].at);
    free(shown);
    return with_names(a, y, right);
}

/* Limits in places of the stretched axis, with some space around them, as values. */
static struct nb_limits unwarp(const struct nb_warp *w, double lo, double hi)
{
    if (!(lo <= hi))
        return (struct nb_limits){.lo = 0.1, .hi = 10, .set = true};
    const double space = lo < hi ? 0.05 * (hi - lo) : 1;
    const struct nb_limits l = {
        .lo = nb_warp_value(w, lo - space), .hi = nb_warp_value(w, hi + space), .set = true};
    return w->kind == NB_WARP_LOG
               ? (struct nb_limits){fmax(l.lo, DBL_TRUE_MIN), fmin(l.hi, DBL_MAX), true}
               : nb_range_widen(l.lo, l.hi);
}

static void include_place(const struct nb_warp *w, double value, double *lo, double *hi)
{
    const double at = nb_warp_place(w, value);
    if (!isfinite(at) || !isfinite(value))
        return;
    *lo = fmin(*lo, at);
    *hi = fmax(*hi, at);
}

static void include_profile(const struct nb_warp *w, const struct nb_profile *f, double *lo,
                            double *hi)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct nb_cell *c = &f->cells[i];
        include_place(w, c->at0.y, lo, hi);
        include_place(w, c->at1.y, lo, hi);
        if (c->lo <= c->hi) {
            include_place(w, c->lo, lo, hi);
            include_place(w, c->hi, lo, hi);
        }
    }
}

/* Everything that has a place on the stretched axis. */
static struct nb_limits warped_y(const struct nb_axes *a, const struct nb_profile *profiles,
                                 bool right)
{
    const struct nb_warp *w = right ? &a->y2_warp : &a->y_warp;
    double lo = INFINITY, hi = -INFINITY;
    for (size_t i = 0; i < a->count; i++) {
        const struct nb_curve *c = &a->curves[i];
        if (c->right != right || c->tangent || c->pin)
            continue;
        if (c->y)
            include_profile(w, &profiles[i], &lo, &hi);
        for (size_t k = 0; k < c->count; k++)
            include_place(w, c->ys[k], &lo, &hi);
    }
    for (size_t i = 0; i < a->rule_count; i++)
        if (!a->rules[i].vertical && a->rules[i].right == right)
            include_place(w, a->rules[i].at, &lo, &hi);
    const struct nb_limits more =
        right ? (struct nb_limits){0} : nb_patches_extent(a, true, (struct nb_limits){0});
    for (int end = 0; end < 2 && more.set; end++)
        include_place(w, end ? more.hi : more.lo, &lo, &hi);
    return unwarp(w, lo, hi);
}

struct nb_limits nb_panel_range_y(const struct nb_axes *a, const struct nb_profile *profiles,
                                  bool right)
{
    const bool linear = (right ? a->y2_warp.kind : a->y_warp.kind) == NB_WARP_LINEAR;
    const struct nb_heat *heat = right ? NULL : nb_axes_heat(a);
    if (heat && (linear || heat->y.lo > 0 || a->y_warp.kind != NB_WARP_LOG))
        return heat->y;
    return nb_ticks_widen(a, right ? &a->y2_ticks : &a->y_ticks,
                          linear ? linear_y(a, profiles, right) : warped_y(a, profiles, right));
}

struct nb_limits nb_panel_usable(struct nb_limits l, const struct nb_warp *w)
{
    if (w->kind != NB_WARP_LOG || !l.set)
        return l;
    l.lo = l.lo > 0 ? l.lo : NAN;
    l.hi = l.hi > 0 ? l.hi : NAN;
    l.set = !isnan(l.lo) || !isnan(l.hi);
    return l;
}

struct nb_limits nb_panel_complete(struct nb_limits wanted, struct nb_limits found,
                                   const struct nb_warp *w)
{
    const double width = found.hi - found.lo, ratio = found.hi / found.lo;
    const bool log = w->kind == NB_WARP_LOG;
    if (!wanted.set)
        return found;
    if (isnan(wanted.lo))
        wanted.lo = found.lo < wanted.hi ? found.lo : log ? wanted.hi / ratio : wanted.hi - width;
    if (isnan(wanted.hi))
        wanted.hi = found.hi > wanted.lo ? found.hi : log ? wanted.lo * ratio : wanted.lo + width;
    return wanted.lo < wanted.hi && isfinite(wanted.hi) && (!log || wanted.lo > 0) ? wanted : found;
}
