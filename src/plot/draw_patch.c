/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas, boxes and lines in points, held to the plot: what lies far outside would leave the
 * numbers that cairo has. */
#include "config.h"

#include "plot/draw_patch.h"

#include "curve/clip.h"
#include "figure/patch.h"

static const double beyond = 20; /* points outside of the plot: edges are not seen */

static double held(double at, double lo, double hi)
{
    return fmin(fmax(at, lo - beyond), hi + beyond);
}

/* Places of x and y; an infinite one is that edge of the plot, or beyond. */
static double across(const struct nb_layout *l, double x)
{
    return held(isinf(x) ? x : nb_scale_map(&l->x, x), l->plot.x, l->plot.x + l->plot.width);
}

static double down(const struct nb_layout *l, double y)
{
    return held(isinf(y) ? -y : nb_scale_map(&l->y, y), l->plot.y, l->plot.y + l->plot.height);
}

static struct nb_rect box_of(const struct nb_layout *l, const double *v)
{
    const double x0 = across(l, v[0]), x1 = across(l, v[1]);
    const double y0 = down(l, v[2]), y1 = down(l, v[3]);
    return (struct nb_rect){fmin(x0, x1), fmin(y0, y1), fabs(x1 - x0), fabs(y1 - y0)};
}

static void add_box(const struct nb_layout *l, const double *v, cairo_t *cr)
{
    const struct nb_rect r = box_of(l, v);
    if (r.width > 0 && r.height > 0)
        cairo_rectangle(cr, r.x, r.y, r.width, r.height);
}

static bool is_there(const double *v)
{
    return isfinite(v[0]) && !isnan(v[1]) && !isnan(v[2]);
}

/* From the first entry of a piece: out along one border, back along the other. How many
 * entries it has. */
static size_t add_piece(const struct nb_layout *l, const double *v, size_t left, cairo_t *cr)
{
    size_t n = 0;
    for (; n < left && is_there(v + 3 * n); n++)
        cairo_line_to(cr, across(l, v[3 * n]), down(l, v[3 * n + 1]));
    for (size_t k = n; k-- > 0;)
        cairo_line_to(cr, across(l, v[3 * k]), down(l, v[3 * k + 2]));
    if (n > 0)
        cairo_close_path(cr);
    return n;
}

static void add_band(const struct nb_layout *l, const struct nb_patch *patch, cairo_t *cr)
{
    for (size_t i = 0; i < patch->count;) {
        const size_t n = add_piece(l, patch->numbers + 3 * i, patch->count - i, cr);
        i += n ? n : 1;
    }
}

static void add_segment(const struct nb_layout *l, const double *v, cairo_t *cr)
{
    struct nb_point a = {nb_scale_map(&l->x, v[0]), nb_scale_map(&l->y, v[1])};
    struct nb_point b = {nb_scale_map(&l->x, v[2]), nb_scale_map(&l->y, v[3])};
    if (!isfinite(v[0] + v[2]) || isnan(v[1] + v[3]) || !nb_clip_segment(&l->plot, &a, &b))
        return;
    cairo_move_to(cr, a.x, a.y);
    cairo_line_to(cr, b.x, b.y);
}

void nb_patch_path(const struct nb_panel *p, const struct nb_patch *patch, cairo_t *cr)
{
    const size_t width = nb_patch_width(patch->kind);
    cairo_new_path(cr);
    if (patch->kind == NB_PATCH_BAND)
        add_band(&p->layout, patch, cr);
    for (size_t i = 0; i < patch->count && patch->kind != NB_PATCH_BAND; i++)
        (patch->kind == NB_PATCH_BOXES ? add_box : add_segment)(&p->layout,
                                                                patch->numbers + width * i, cr);
}

bool nb_patch_meets(const struct nb_layout *l, const struct nb_patch *patch, struct nb_rect r)
{
    for (size_t i = 0; i < patch->count; i++) {
        const double *v = patch->numbers + nb_patch_width(patch->kind) * i;
        const struct nb_rect b = patch->kind == NB_PATCH_BOXES ? box_of(l, v) : (struct nb_rect){0};
        struct nb_point from = {nb_scale_map(&l->x, v[0]), nb_scale_map(&l->y, v[1])};
        struct nb_point to = from;
        if (patch->kind == NB_PATCH_SEGMENTS)
            to = (struct nb_point){nb_scale_map(&l->x, v[2]), nb_scale_map(&l->y, v[3])};
        if (patch->kind == NB_PATCH_BOXES
                ? b.x < r.x + r.width && r.x < b.x + b.width && b.y < r.y + r.height &&
                      r.y < b.y + b.height && isfinite(v[0] + v[1] + v[2] + v[3])
                : nb_clip_segment(&r, &from, &to))
            return true;
    }
    return false;
}
