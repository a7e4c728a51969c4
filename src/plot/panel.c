/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One plot made ready to be drawn. */
#include "config.h"

#include "plot/panel.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "curve/flip.h"
#include "curve/range.h"
#include "figure/brief.h"
#include "graph/lower.h"
#include "plot/panel_limits.h"

static const double max_columns = 8192;
/* Enclosures of a curve: a second or less, and a few milliseconds. */
enum { PROOF_BUDGET = 400000, HASTY_BUDGET = 4000 };

/* Compiles a curve; what it is a derivative of is a curve before. */
static void open_curve(struct nb_panel *p, size_t i)
{
    const struct nb_curve *c = &p->axes->curves[i];
    const struct nb_points all = {c->xs, c->ys, c->count, false};
    p->shown[i] = all;
    if (!c->y && !c->implicit.f && c->look.order != NB_PEN_POINTS && !c->look.marked)
        p->pyramids[i] = nb_pyramid_new(all);
    if (!c->y)
        return;
    p->probes[i] = nb_probe_new(c->y, c->var);
    const bool follows = c->of && nb_valued(c->of) == c->of; /* the slopes are its own */
    for (size_t k = 0; follows && k < i && !p->of[i]; k++)
        if (p->axes->curves[k].y == c->of)
            p->of[i] = p->probes[k];
}

void nb_panel_open(struct nb_panel *p, const struct nb_axes *axes, struct nb_fonts *fonts)
{
    *p = (struct nb_panel){
        .axes = axes, .fonts = fonts, .view_x = axes->view_x, .view_y = axes->view_y};
    p->probes = nb_xcalloc(axes->count + 1, sizeof(struct nb_probe *));
    p->of = nb_xcalloc(axes->count + 1, sizeof(struct nb_probe *));
    p->traces = nb_xcalloc(axes->count + 1, sizeof *p->traces);
    p->pyramids = nb_xcalloc(axes->count + 1, sizeof(struct nb_pyramid *));
    p->shown = nb_xcalloc(axes->count + 1, sizeof *p->shown);
    p->brief = nb_brief_new(axes);
    p->recalls = nb_recalls_new(axes->count);
    for (size_t i = 0; i < axes->count; i++)
        open_curve(p, i);
}

void nb_panel_close(struct nb_panel *p)
{
    nb_layout_free(&p->layout);
    nb_spots_free(&p->spots);
    for (size_t i = 0; i < p->axes->count; i++) {
        nb_probe_free(p->probes[i]);
        nb_trace_free(&p->traces[i]);
        nb_pyramid_free(p->pyramids[i]);
    }
    nb_recalls_free(p->recalls);
    free(p->pyramids);
    free(p->shown);
    free(p->brief);
    free(p->probes);
    free(p->of);
    free(p->traces);
}

static bool same_limits(struct nb_limits a, struct nb_limits b)
{
    return a.set == b.set && a.lo == b.lo && a.hi == b.hi;
}

static struct nb_limits first_set(struct nb_limits a, struct nb_limits b)
{
    return a.set ? a : b;
}

static bool is_whole(struct nb_limits l)
{
    return l.set && !isnan(l.lo) && !isnan(l.hi);
}

/* The axes with their data in brief, for what limits are found from. */
static struct nb_axes in_brief(const struct nb_panel *p)
{
    struct nb_axes a = *p->axes;
    for (size_t i = 0; i < a.count; i++)
        nb_brief_follow(&p->brief[i], &a.curves[i]);
    a.curves = p->brief;
    return a;
}

static struct nb_limits range_y(const struct nb_panel *p, const struct nb_profile *profiles,
                                bool right)
{
    const struct nb_axes a = in_brief(p);
    return nb_panel_range_y(&a, profiles, right);
}

/* Columns and rows a point. */
static double resolution(const struct nb_panel *p)
{
    return p->fine ? 2 * p->scale : p->scale;
}

/* What the user wants of the y axis on a side; what has no logarithm is no limit. */
static struct nb_limits wanted_y(const struct nb_panel *p, bool right)
{
    return right ? nb_panel_usable(p->axes->y2, &p->axes->y2_warp)
                 : nb_panel_usable(first_set(p->view_y, p->axes->y), &p->axes->y_warp);
}

static struct nb_sight sight_of(const struct nb_panel *p, bool right, bool open)
{
    const struct nb_limits y = right ? p->y2 : p->y;
    return (struct nb_sight){{y.lo, y.hi, 0, 1, right ? p->axes->y2_warp : p->axes->y_warp},
                             p->cell.height * resolution(p),
                             open,
                             !wanted_y(p, right).set};
}

/* Proves the extents of all curves of a y axis in the limits that it has. */
static void prove(struct nb_panel *p, struct nb_profile *profiles, bool right, bool open)
{
    const struct nb_sight sight = sight_of(p, right, open);
    for (size_t i = 0; i < p->axes->count; i++)
        if (p->probes[i] && p->axes->curves[i].right == right)
            nb_profile_prove(&profiles[i], p->probes[i], &sight,
                             p->hasty ? HASTY_BUDGET : PROOF_BUDGET);
}

/* The limits of a y axis: what is wanted, or what the curves are proved to be; a first guess
 * says how much is a pixel. */
static void choose_y(struct nb_panel *p, struct nb_profile *profiles, bool right)
{
    struct nb_limits *y = right ? &p->y2 : &p->y;
    const struct nb_limits wanted = wanted_y(p, right);
    const struct nb_warp *w = right ? &p->axes->y2_warp : &p->axes->y_warp;
    *y = is_whole(wanted) ? wanted : nb_panel_complete(wanted, range_y(p, profiles, right), w);
    prove(p, profiles, right, !is_whole(wanted));
    if (is_whole(wanted))
        return;
    *y = nb_panel_complete(wanted, range_y(p, profiles, right), w);
    prove(p, profiles, right, false);
}

/* A view of the y axis on the left is one of that on the right: the same part of it. */
static void follow_view(struct nb_panel *p, struct nb_profile *profiles)
{
    const struct nb_axes *a = p->axes;
    if (!p->view_y.set)
        return;
    const struct nb_limits home = nb_panel_complete(nb_panel_usable(a->y, &a->y_warp),
                                                    range_y(p, profiles, false), &a->y_warp);
    const struct nb_scale left = {home.lo, home.hi, 0, 1, a->y_warp};
    const double t0 = nb_scale_map(&left, p->y.lo), t1 = nb_scale_map(&left, p->y.hi);
    struct nb_limits y = p->y2;
    nb_warp_part(&a->y2_warp, t0, t1, &y.lo, &y.hi);
    if (!(y.lo < y.hi) || !isfinite(y.lo) || !isfinite(y.hi))
        return;
    p->y2 = y;
    prove(p, profiles, true, false);
}

/* Of long data what stands for it in this view; of points alone no line is drawn, and
 * whether there are any is all that is asked of their trace. */
static void trace_data(struct nb_panel *p, size_t i, const struct nb_scale *x,
                       const struct nb_sight *sight, double columns)
{
    struct nb_points *shown = &p->shown[i];
    if (p->axes->curves[i].look.order == NB_PEN_POINTS && shown->count > 0) {
        size_t k = 0;
        while (k + 1 < shown->count && !(isfinite(shown->xs[k]) && isfinite(shown->ys[k])))
            k++;
        nb_trace_data(&p->traces[i], shown->xs + k, shown->ys + k, 1, x, &sight->y);
        return;
    }
    if (p->pyramids[i])
        *shown = nb_pyramid_pick(p->pyramids[i], x, &sight->y, columns, sight->rows);
    nb_trace_data(&p->traces[i], shown->xs, shown->ys, shown->count, x, &sight->y);
}

/* Samples all curves between the x limits and chooses the y limits. */
static void sample(struct nb_panel *p)
{
    const size_t count = p->axes->count;
    struct nb_profile *profiles = nb_xcalloc(count + 1, sizeof *profiles);
    const double columns = fmin(ceil(p->cell.width * resolution(p)), max_columns);
    const struct nb_scale x = {p->x.lo, p->x.hi, 0, 1, p->axes->x_warp};
    for (size_t i = 0; i < count; i++)
        if (p->probes[i])
            nb_profile_take(&profiles[i], p->probes[i], p->of[i],
                            p->hasty ? nb_recalls_of(p->recalls, i) : NULL, &x,
                            (size_t)fmax(columns, 2));
    choose_y(p, profiles, false);
    if (p->axes->twin) {
        choose_y(p, profiles, true);
        follow_view(p, profiles);
    }
    for (size_t i = 0; i < count; i++) {
        const struct nb_curve *c = &p->axes->curves[i];
        const struct nb_sight sight = sight_of(p, c->right, false);
        nb_trace_free(&p->traces[i]);
        if (c->y) {
            nb_profile_polish(&profiles[i], p->probes[i]);
            nb_trace_build(&p->traces[i], &profiles[i], &x, &sight);
            if (c->tangent)
                nb_trace_touch(&p->traces[i], c->at, p->probes[i], &x, &sight);
        } else if (c->implicit.f)
            nb_implicit_trace(&p->traces[i], &c->implicit, &x, &sight.y, columns, sight.rows);
        else
            trace_data(p, i, &x, &sight, columns);
        nb_trace_flip(&p->traces[i], p->axes->x_reversed,
                      c->right ? p->axes->y2_reversed : p->axes->y_reversed);
        nb_recalls_keep(p->recalls, i, &profiles[i]);
        nb_profile_free(&profiles[i]);
    }
    free(profiles);
}

static bool is_arranged(const struct nb_panel *p, struct nb_rect cell, double scale)
{
    return p->scale == scale && p->cell.x == cell.x && p->cell.y == cell.y &&
           p->cell.width == cell.width && p->cell.height == cell.height &&
           same_limits(p->view_x, p->seen_x) && same_limits(p->view_y, p->seen_y) &&
           (p->hasty || !p->held_hasty);
}

static void lay_out(struct nb_panel *p, struct nb_margins least)
{
    if (!p->steady)
        nb_spots_find(&p->spots, p->axes, p->x);
    p->layout.plot = (struct nb_rect){0, 0, p->cell.width, p->cell.height};
    if (p->bare)
        return;
    const struct nb_layout_input in = {
        .axes = p->axes,
        .traces = p->traces,
        .spots = &p->spots,
        .shown = p->shown,
        .fonts = p->fonts,
        .theme = &p->theme,
        .x = p->x,
        .y = p->y,
        .y2 = p->y2,
        .width = p->cell.width,
        .height = p->cell.height,
        .least = least,
        .boxed = p->steady && p->layout.legend.width > 0,
        .kept_x = p->steady ? p->layout.xticks.step : (struct nb_tick_step){0},
        .kept_y = p->steady ? p->layout.yticks.step : (struct nb_tick_step){0},
    };
    nb_layout_free(&p->layout);
    nb_layout_make(&p->layout, &in);
    p->aligned = p->layout.margins;
}

void nb_panel_succeed(struct nb_panel *p, const struct nb_panel *before)
{
    p->steady = p->hasty = true;
    nb_recalls_succeed(p->recalls, before->recalls);
    p->aligned = before->aligned;
    p->layout.legend.width = before->layout.legend.width;
    p->layout.xticks.step = before->layout.xticks.step;
    p->layout.yticks.step = before->layout.yticks.step;
}

void nb_panel_find_x(struct nb_panel *p)
{
    const struct nb_axes a = in_brief(p);
    p->x = nb_panel_usable(first_set(p->view_x, a.x), &a.x_warp);
    if (!is_whole(p->x))
        p->x = nb_panel_complete(p->x, nb_panel_range_x(&a), &a.x_warp);
}

static void sample_at(struct nb_panel *p, struct nb_rect cell, double scale)
{
    p->cell = cell;
    p->scale = scale;
    p->seen_x = p->view_x;
    p->seen_y = p->view_y;
    p->held_hasty = p->hasty;
    nb_panel_find_x(p);
    sample(p);
}

/* Limits of the same middle and this width. */
static struct nb_limits around(struct nb_limits l, double width)
{
    const double middle = l.lo + (l.hi - l.lo) / 2;
    return (struct nb_limits){middle - width / 2, middle + width / 2, true};
}

/* Makes the limits of one axis wider, so that units have the lengths that are wanted:
 * false, when they have, or that is not how it is done. */
static bool widen_for_aspect(const struct nb_panel *p, struct nb_limits *x, struct nb_limits *y)
{
    const struct nb_aspect *aspect = &p->axes->aspect;
    const struct nb_rect *plot = &p->layout.plot;
    if (!(aspect->ratio > 0) || aspect->by_box || p->axes->x_warp.kind != NB_WARP_LINEAR ||
        p->axes->y_warp.kind != NB_WARP_LINEAR)
        return false;
    *x = p->x;
    *y = p->y;
    const double wide = (p->y.hi - p->y.lo) * aspect->ratio * plot->width / plot->height;
    const double high = (p->x.hi - p->x.lo) / aspect->ratio * plot->height / plot->width;
    if (wide > p->x.hi - p->x.lo)
        *x = around(p->x, wide);
    else
        *y = around(p->y, high);
    return isfinite(wide) && isfinite(high);
}

/* Margins depend on the numbers at the ticks, and these on the limits: twice is enough. */
static void keep_aspect(struct nb_panel *p)
{
    const struct nb_limits view_x = p->view_x, view_y = p->view_y;
    struct nb_limits x, y;
    for (int i = 0; i < 2 && widen_for_aspect(p, &x, &y); i++) {
        p->view_x = x;
        p->view_y = y;
        sample_at(p, p->cell, p->scale);
        lay_out(p, p->steady ? p->aligned : (struct nb_margins){0});
    }
    p->view_x = p->seen_x = view_x;
    p->view_y = p->seen_y = view_y;
}

void nb_panel_arrange(struct nb_panel *p, const struct nb_theme *theme, struct nb_rect cell,
                      double scale)
{
    const bool sampled = is_arranged(p, cell, scale);
    if (sampled && p->steady == p->held_steady)
        return;
    p->theme = *theme;
    if (!sampled)
        sample_at(p, cell, scale);
    lay_out(p, p->steady ? p->aligned : (struct nb_margins){0});
    if (!sampled) {
        keep_aspect(p);
        p->own_x = p->x;
        p->own_y = p->y;
    }
    p->own = p->aligned;
    p->held_steady = p->steady;
}

void nb_panel_join(struct nb_panel *p, struct nb_limits x, struct nb_limits y)
{
    const struct nb_limits view_x = p->view_x, view_y = p->view_y;
    if (x.lo == p->x.lo && x.hi == p->x.hi && y.lo == p->y.lo && y.hi == p->y.hi)
        return;
    p->view_x = x;
    p->view_y = y;
    sample_at(p, p->cell, p->scale);
    lay_out(p, p->steady ? p->aligned : (struct nb_margins){0});
    p->view_x = p->seen_x = view_x;
    p->view_y = p->seen_y = view_y;
    p->own = p->aligned;
}

static bool same_margins(struct nb_margins a, struct nb_margins b)
{
    return a.left == b.left && a.right == b.right && a.top == b.top && a.bottom == b.bottom;
}

void nb_panel_align(struct nb_panel *p, struct nb_margins least)
{
    if (!same_margins(p->aligned, nb_margins_max(p->own, least)))
        lay_out(p, nb_margins_max(p->own, least));
}
