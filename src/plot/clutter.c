/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies in a plot. */
#include "config.h"

#include "plot/clutter.h"

#include <math.h>

#include "curve/ink.h"
#include "figure/patch.h"
#include "plot/draw_patch.h"
#include "plot/layout_priv.h"

static bool meets(struct nb_rect a, struct nb_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static bool holds(struct nb_rect r, double x, double y, double radius)
{
    return x > r.x - radius && x < r.x + r.width + radius && y > r.y - radius &&
           y < r.y + r.height + radius;
}

static bool meets_trace(const struct nb_layout *l, const struct nb_trace *t, struct nb_rect r,
                        double dot)
{
    const struct nb_rect *p = &l->plot;
    const struct nb_window_part part = {
        .u0 = (r.x - p->x) / p->width,
        .u1 = (r.x + r.width - p->x) / p->width,
        .v0 = 1 - (r.y + r.height - p->y) / p->height,
        .v1 = 1 - (r.y - p->y) / p->height,
    };
    for (size_t k = 0; k < t->dot_count; k++)
        if (holds(r, p->x + t->dots[k].u * p->width, p->y + (1 - t->dots[k].v) * p->height, dot))
            return true;
    return nb_ink_in(t, part) > 0;
}

/* Every point of data may have a disc. */
static bool meets_points(const struct nb_layout *l, const struct nb_points *shown,
                         const struct nb_scale *y, struct nb_rect r, double radius)
{
    for (size_t k = 0; k < shown->count; k++)
        if (holds(r, nb_scale_map(&l->x, shown->xs[k]), nb_scale_map(y, shown->ys[k]), radius))
            return true;
    return false;
}

static bool meets_guide(const struct nb_layout *l, const struct nb_guide *g, struct nb_rect r)
{
    const double at = nb_scale_map(g->vertical ? &l->x : nb_layout_y(l, g->right), g->at);
    return g->vertical ? at > r.x && at < r.x + r.width : at > r.y && at < r.y + r.height;
}

static bool meets_arrow(const struct nb_arrow *arrow, struct nb_rect r)
{
    struct nb_point a = arrow->from, b = arrow->to;
    return nb_clip_segment(&r, &a, &b);
}

bool nb_clutter_is_free(const struct nb_layout *l, const struct nb_layout_input *in,
                        struct nb_rect r)
{
    const struct nb_axes *a = in->axes;
    bool free = true;
    for (size_t i = 0; i < l->label_count && free; i++)
        free = !meets(nb_label_box(&l->labels[i]), r);
    for (size_t i = 0; i < l->arrow_count && free; i++)
        free = !meets_arrow(&l->arrows[i], r);
    for (size_t i = 0; i < a->rule_count && free; i++)
        free = !meets_guide(l, &a->rules[i], r);
    for (size_t i = 0; i < a->patch_count && free; i++)
        free = !nb_patch_meets(l, &a->patches[i], r);
    for (size_t i = 0; i < a->count && free; i++)
        free = !meets_points(l, &in->shown[i], nb_layout_y(l, a->curves[i].right), r,
                             in->theme->marker_radius + 1);
    for (size_t i = 0; i < a->count && free; i++)
        free = !meets_trace(l, &in->traces[i], r, in->theme->dot_radius + 1);
    return free;
}
