/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One plot made ready to be drawn. */
#include "config.h"

#include "plot/panel.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "plot/range.h"

static const double max_columns = 8192;

void nb_panel_open(struct nb_panel *p, const struct nb_axes *axes, struct nb_fonts *fonts)
{
    *p = (struct nb_panel){
        .axes = axes, .fonts = fonts, .view_x = axes->view_x, .view_y = axes->view_y};
    p->probes = nb_xcalloc(axes->count + 1, sizeof(struct nb_probe *));
    p->traces = nb_xcalloc(axes->count + 1, sizeof *p->traces);
    for (size_t i = 0; i < axes->count; i++)
        p->probes[i] = nb_probe_new(&axes->curves[i]);
}

void nb_panel_close(struct nb_panel *p)
{
    nb_layout_free(&p->layout);
    for (size_t i = 0; i < p->axes->count; i++) {
        nb_probe_free(p->probes[i]);
        nb_trace_free(&p->traces[i]);
    }
    free(p->probes);
    free(p->traces);
}

static struct nb_limits first_set(struct nb_limits a, struct nb_limits b)
{
    return a.set ? a : b;
}

/* Those that the user wants, an end that is left open as it was found. */
static struct nb_limits complete(struct nb_limits wanted, struct nb_limits found)
{
    const double width = found.hi - found.lo;
    if (!wanted.set)
        return found;
    if (isnan(wanted.lo))
        wanted.lo = found.lo < wanted.hi ? found.lo : wanted.hi - width;
    if (isnan(wanted.hi))
        wanted.hi = found.hi > wanted.lo ? found.hi : wanted.lo + width;
    return wanted;
}

static bool is_whole(struct nb_limits l)
{
    return l.set && !isnan(l.lo) && !isnan(l.hi);
}

/* What the curves want to show, with the lines of the figure. */
static struct nb_limits natural_y(const struct nb_axes *a, const struct nb_samples *samples)
{
    struct nb_limits y = nb_range_y(samples, a->count);
    for (size_t i = 0; i < a->rule_count; i++)
        if (!a->rules[i].vertical)
            y = nb_range_include(y, a->rules[i].at);
    return y;
}

/* Samples all curves between the x limits and chooses the y limits. */
static void sample(struct nb_panel *p)
{
    const size_t count = p->axes->count;
    struct nb_samples *samples = nb_xcalloc(count + 1, sizeof *samples);
    const double columns = fmin(ceil(p->cell.width * p->scale), max_columns);
    for (size_t i = 0; i < count; i++)
        nb_samples_take(&samples[i], p->probes[i], p->x.lo, p->x.hi, (size_t)fmax(columns, 2));
    p->y = first_set(p->view_y, p->axes->y);
    if (!is_whole(p->y))
        p->y = complete(p->y, natural_y(p->axes, samples));
    const double half_pixel = 0.5 / (p->cell.height * p->scale);
    for (size_t i = 0; i < count; i++) {
        nb_trace_free(&p->traces[i]);
        nb_trace_build(&p->traces[i], &samples[i], half_pixel * p->y.hi - half_pixel * p->y.lo);
        nb_samples_free(&samples[i]);
    }
    free(samples);
}

static bool same_limits(struct nb_limits a, struct nb_limits b)
{
    return a.set == b.set && a.lo == b.lo && a.hi == b.hi;
}

static bool is_arranged(const struct nb_panel *p, struct nb_rect cell, double scale)
{
    return p->scale == scale && p->cell.x == cell.x && p->cell.y == cell.y &&
           p->cell.width == cell.width && p->cell.height == cell.height &&
           same_limits(p->view_x, p->seen_x) && same_limits(p->view_y, p->seen_y);
}

static void lay_out(struct nb_panel *p, struct nb_margins least)
{
    const struct nb_layout_input in = {
        .axes = p->axes,
        .traces = p->traces,
        .fonts = p->fonts,
        .theme = &p->theme,
        .x = p->x,
        .y = p->y,
        .width = p->cell.width,
        .height = p->cell.height,
        .least = least,
        .boxed = p->steady && p->layout.legend.width > 0,
    };
    nb_layout_free(&p->layout);
    nb_layout_make(&p->layout, &in);
    p->aligned = p->layout.margins;
}

static void sample_at(struct nb_panel *p, struct nb_rect cell, double scale)
{
    p->cell = cell;
    p->scale = scale;
    p->seen_x = p->view_x;
    p->seen_y = p->view_y;
    p->x = first_set(p->view_x, p->axes->x);
    if (!is_whole(p->x))
        p->x = complete(p->x, nb_range_x(p->axes));
    sample(p);
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
    p->own = p->aligned;
    p->held_steady = p->steady;
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
