/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The point under the pointer. */
#include "config.h"

#include "seen/anchor.h"

#include <math.h>

static const double near_enough = 0.05; /* of a point */
static const double most_growth = 8;    /* points, at once */

/* Whether y is to fit the curves: its limits are found with the picture. */
static bool fits_y(const struct nb_panel *p)
{
    return p->view_y.set && isnan(p->view_y.lo);
}

struct nb_viewport nb_panel_view(const struct nb_panel *p)
{
    return (struct nb_viewport){p->view_x.set ? p->view_x : p->x,
                                p->view_y.set && !fits_y(p) ? p->view_y : p->y, p->axes->x_warp,
                                p->axes->y_warp};
}

void nb_panel_fractions(const struct nb_panel *p, double at_x, double at_y, double *cx, double *cy)
{
    const struct nb_rect *plot = &p->layout.plot;
    *cx = (at_x - p->cell.x - plot->x) / plot->width;
    *cy = 1 - (at_y - p->cell.y - plot->y) / plot->height;
    if (p->axes->x_reversed)
        *cx = 1 - *cx;
    if (p->axes->y_reversed)
        *cy = 1 - *cy;
}

static struct nb_scale unit_scale(struct nb_limits l, const struct nb_warp *w)
{
    return (struct nb_scale){l.lo, l.hi, 0, 1, *w};
}

static double within(double from, double x, double length)
{
    return fmin(fmax(x, from), from + length);
}

struct nb_anchor nb_anchor_at(const struct nb_scene *s, const struct nb_panel *p, double at_x,
                              double at_y)
{
    const struct nb_viewport v = nb_panel_view(p);
    const struct nb_rect *plot = &p->layout.plot;
    double cx, cy;
    at_x = within(p->cell.x + plot->x, at_x, plot->width);
    at_y = within(p->cell.y + plot->y, at_y, plot->height);
    const struct nb_scale x = unit_scale(v.x, &v.x_warp), y = unit_scale(v.y, &v.y_warp);
    nb_panel_fractions(p, at_x, at_y, &cx, &cy);
    return (struct nb_anchor){
        .set = true,
        .panel = (size_t)(p - s->panels),
        .x = nb_scale_invert(&x, cx),
        .y = nb_scale_invert(&y, cy),
        .at_x = at_x,
        .at_y = at_y,
    };
}

void nb_anchor_hold_curve(struct nb_anchor *a, const struct nb_panel *p, double reach)
{
    const double from = a->at_y;
    for (size_t i = 0; i < p->axes->count; i++) {
        const struct nb_curve *c = &p->axes->curves[i];
        double y;
        if (!c->y || c->hidden || c->right)
            continue;
        nb_probe_values(p->probes[i], &a->x, 1, &y);
        const double at = p->cell.y + nb_scale_map(&p->layout.y, y);
        if (!isfinite(y) || !(fabs(at - from) <= reach))
            continue;
        reach = fabs(at - from);
        a->y = y;
        a->at_y = at;
    }
}

/* How far the view is from where it should be, in fractions of its widths. */
struct miss {
    double x, y;
};

static struct miss miss_of(const struct nb_anchor *a, const struct nb_panel *p)
{
    const struct nb_viewport v = nb_panel_view(p);
    double cx, cy;
    nb_panel_fractions(p, a->at_x, a->at_y, &cx, &cy);
    const struct nb_scale x = unit_scale(v.x, &v.x_warp), y = unit_scale(v.y, &v.y_warp);
    return (struct miss){nb_scale_map(&x, a->x) - cx, fits_y(p) ? 0 : nb_scale_map(&y, a->y) - cy};
}

static void pull(struct nb_panel *p, struct miss by)
{
    struct nb_viewport v = nb_panel_view(p);
    nb_viewport_pan(&v, by.x, by.y);
    p->view_x = v.x;
    if (!fits_y(p))
        p->view_y = v.y;
}

void nb_anchor_pull(const struct nb_anchor *a, struct nb_scene *s)
{
    struct nb_panel *p = &s->panels[a->panel];
    pull(p, miss_of(a, p));
}

static bool is_little(const struct nb_panel *p, struct miss m)
{
    const struct nb_rect *plot = &p->layout.plot;
    return fabs(m.x) * plot->width < near_enough && fabs(m.y) * plot->height < near_enough;
}

double nb_anchor_drift(const struct nb_anchor *a, const struct nb_panel *p, struct nb_viewport v,
                       struct nb_rect plot)
{
    struct nb_panel there = *p;
    there.view_x = v.x;
    there.view_y = v.y;
    there.layout.plot = plot;
    const struct miss m = miss_of(a, &there);
    return hypot(m.x * plot.width, m.y * plot.height);
}

/* How much more a margin will grow that has grown by `by`, if each pull takes the same share of
 * what is missing as the last one did: a number at the edge moves with the view, and wants a
 * wider margin again. */
static double growth(double by, double now, double before)
{
    const double left = now / before;
    return left > 0 && left < 1 ? fmin(by * left / (1 - left), most_growth) : 0;
}

static void widen(struct nb_margins *m, const struct nb_margins *from, struct miss now,
                  struct miss before)
{
    m->left += growth(m->left - from->left, now.x, before.x);
    m->right += growth(m->right - from->right, now.x, before.x);
    m->top += growth(m->top - from->top, now.y, before.y);
    m->bottom += growth(m->bottom - from->bottom, now.y, before.y);
}

/* A view that is pulled may want other margins, and with them other names beside the
 * curves: from the second time on margins only grow, and so it comes to an end. */
void nb_anchor_arrange(const struct nb_anchor *a, struct nb_scene *s, double width, double height,
                       double scale)
{
    enum { FREE = 2, TRIES = 12 };
    struct nb_panel *p = &s->panels[a->panel];
    struct miss now = {0, 0};
    struct nb_margins margins = p->aligned;
    for (int i = 0;; i++) {
        if (i == FREE)
            p->steady = true;
        nb_scene_arrange(s, width, height, scale);
        const struct miss before = now;
        if (!a->set || i == TRIES || is_little(p, now = miss_of(a, p)))
            return;
        if (i > FREE)
            widen(&p->aligned, &margins, now, before);
        margins = p->aligned;
        pull(p, now);
    }
}
