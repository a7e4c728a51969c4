/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene, drawn. Curves first for the eye: everything else is quiet ink. */
#include "config.h"

#include "plot/draw.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "plot/dense.h"

static const double pi = 3.14159265358979323846;
static const double overhang = 6;        /* of lines past the plot, before the clip */
static const double flat_error = 0.03;   /* pixels that simplifying may move a line */
static const double marker_spacing = 22; /* points: data this sparse shows its points */
static const double frame_alpha = 0.3;

/* A share of the colour, the rest background: opaque, for PostScript knows no
 * transparency and cairo would draw such a page as one large picture. */
static void set_color(const struct nb_scene *s, cairo_t *cr, struct nb_rgb c, double share)
{
    const struct nb_rgb b = s->theme->background;
    cairo_set_source_rgb(cr, b.r + share * (c.r - b.r), b.g + share * (c.g - b.g),
                         b.b + share * (c.b - b.b));
}

/* The middle of the device pixel at `at`: thin lines stay sharp. */
static double snap(const struct nb_scene *s, double at)
{
    return (floor(at * s->scale) + 0.5) / s->scale;
}

static void vertical(const struct nb_scene *s, cairo_t *cr, double x)
{
    const struct nb_rect *plot = &s->layout.plot;
    cairo_move_to(cr, snap(s, x), plot->y);
    cairo_line_to(cr, snap(s, x), plot->y + plot->height);
}

static void horizontal(const struct nb_scene *s, cairo_t *cr, double y)
{
    const struct nb_rect *plot = &s->layout.plot;
    cairo_move_to(cr, plot->x, snap(s, y));
    cairo_line_to(cr, plot->x + plot->width, snap(s, y));
}

static void draw_grid(const struct nb_scene *s, cairo_t *cr)
{
    const struct nb_layout *l = &s->layout;
    for (size_t i = 0; i < l->xticks.count; i++)
        vertical(s, cr, nb_scale_map(&l->x, l->xticks.tick[i].value));
    for (size_t i = 0; i < l->yticks.count; i++)
        horizontal(s, cr, nb_scale_map(&l->y, l->yticks.tick[i].value));
    cairo_set_line_width(cr, 1);
    set_color(s, cr, s->theme->ink, s->theme->grid_alpha);
    cairo_stroke(cr);
}

static bool holds_zero(const struct nb_limits *l)
{
    return l->lo <= 0 && l->hi >= 0;
}

/* The lines x = 0 and y = 0; where one is out of sight, the plot's edge in its
 * place, lighter. */
static void draw_axes(const struct nb_scene *s, cairo_t *cr)
{
    const struct nb_layout *l = &s->layout;
    const bool x_zero = holds_zero(&s->x), y_zero = holds_zero(&s->y);
    cairo_set_line_width(cr, 1);
    vertical(s, cr, x_zero ? nb_scale_map(&l->x, 0) : l->plot.x);
    set_color(s, cr, s->theme->ink, x_zero ? s->theme->axis_alpha : frame_alpha);
    cairo_stroke(cr);
    horizontal(s, cr, y_zero ? nb_scale_map(&l->y, 0) : l->plot.y + l->plot.height);
    set_color(s, cr, s->theme->ink, y_zero ? s->theme->axis_alpha : frame_alpha);
    cairo_stroke(cr);
}

/* Visible runs of a piece are collected here and drawn one by one. */
struct run {
    const struct nb_scene *scene;
    cairo_t *cr;
    const struct nb_pen *pen;
    struct nb_point *points;
    size_t count;
};

static void finish_run(struct run *r)
{
    if (r->count >= 2 && nb_dense_is(r->points, r->count, r->scene->scale)) {
        nb_dense_fill(r->cr, r->points, r->count, r->scene->scale, r->pen->width);
    } else if (r->count >= 2) {
        const double tolerance = flat_error / r->scene->scale;
        const size_t kept = nb_clip_simplify(r->points, r->count, tolerance);
        cairo_move_to(r->cr, r->points[0].x, r->points[0].y);
        for (size_t i = 1; i < kept; i++)
            cairo_line_to(r->cr, r->points[i].x, r->points[i].y);
        cairo_stroke(r->cr);
    }
    r->count = 0;
}

static void take_point(void *ctx, struct nb_point p, bool start)
{
    struct run *r = ctx;
    if (start)
        finish_run(r);
    r->points[r->count++] = p;
}

static void draw_piece(const struct nb_scene *s, cairo_t *cr, const struct nb_trace *t,
                       const struct nb_piece *piece, const struct nb_pen *pen)
{
    const struct nb_rect *plot = &s->layout.plot;
    struct nb_point *points = nb_xcalloc(3 * piece->count + 1, sizeof *points);
    for (size_t i = 0; i < piece->count; i++) {
        const struct nb_point p = t->points[piece->first + i];
        points[i] =
            (struct nb_point){nb_scale_map(&s->layout.x, p.x), nb_scale_map(&s->layout.y, p.y)};
    }
    struct run run = {s, cr, pen, points + piece->count, 0};
    const struct nb_rect view = {plot->x - overhang, plot->y - overhang, plot->width + 2 * overhang,
                                 plot->height + 2 * overhang};
    nb_clip_polyline(&view, points, piece->count, take_point, &run);
    finish_run(&run);
    free(points);
}

static void set_pen(cairo_t *cr, const struct nb_pen *pen)
{
    cairo_set_line_width(cr, pen->width);
    cairo_set_dash(cr, pen->dash, pen->dashes, 0);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
}

/* Few points of data are shown as what they are. */
static void draw_markers(const struct nb_scene *s, cairo_t *cr, const struct nb_curve *c)
{
    const struct nb_layout *l = &s->layout;
    size_t inside = 0;
    for (size_t i = 0; i < c->count; i++)
        inside += c->xs[i] >= s->x.lo && c->xs[i] <= s->x.hi;
    const bool sparse = c->order == 0 && (double)inside * marker_spacing <= l->plot.width;
    if (c->y || (c->order != NB_PEN_POINTS && !sparse))
        return;
    for (size_t i = 0; i < c->count; i++) {
        const double x = nb_scale_map(&l->x, c->xs[i]), y = nb_scale_map(&l->y, c->ys[i]);
        if (isnan(x) || isnan(y) || fabs(x) > 1e6 || fabs(y) > 1e6)
            continue;
        cairo_new_sub_path(cr);
        cairo_arc(cr, x, y, s->theme->marker_radius + 0.4, 0, 2 * pi);
    }
    cairo_fill(cr);
}

static void draw_curve(const struct nb_scene *s, cairo_t *cr, size_t i)
{
    const struct nb_curve *c = &s->figure->curves[i];
    const struct nb_trace *t = &s->traces[i];
    const struct nb_pen *pen = nb_style_pen(c->order);
    set_color(s, cr, nb_style_hue(c->hue), 1);
    set_pen(cr, pen);
    for (size_t j = 0; j < t->piece_count && pen->width > 0; j++)
        draw_piece(s, cr, t, &t->pieces[j], pen);
    draw_markers(s, cr, c);
}

/* Closed: filled; open: a ring around the background. */
static void draw_dot(const struct nb_scene *s, cairo_t *cr, struct nb_rgb color, double x, double y,
                     bool closed)
{
    const double ring = 1.4, r = s->theme->dot_radius;
    cairo_new_path(cr);
    cairo_arc(cr, x, y, r + ring / 2, 0, 2 * pi);
    set_color(s, cr, color, 1);
    cairo_fill(cr);
    if (closed)
        return;
    cairo_arc(cr, x, y, r - ring / 2, 0, 2 * pi);
    set_color(s, cr, s->theme->background, 1);
    cairo_fill(cr);
}

/* Dots closer than this are a necklace that says nothing. */
static bool dots_have_room(const struct nb_scene *s, const struct nb_trace *t)
{
    const double least = 3 * s->theme->dot_radius;
    double last = -INFINITY;
    for (size_t i = 0; i < t->dot_count; i++) {
        const double x = nb_scale_map(&s->layout.x, t->dots[i].x);
        if (x != last && x - last < least)
            return false;
        last = x;
    }
    return true;
}

static void draw_dots(const struct nb_scene *s, cairo_t *cr, size_t i)
{
    const struct nb_trace *t = &s->traces[i];
    const struct nb_rect *plot = &s->layout.plot;
    if (!dots_have_room(s, t))
        return;
    cairo_set_dash(cr, NULL, 0, 0);
    for (size_t j = 0; j < t->dot_count; j++) {
        const double x = nb_scale_map(&s->layout.x, t->dots[j].x);
        const double y = nb_scale_map(&s->layout.y, t->dots[j].y);
        if (y >= plot->y - 1 && y <= plot->y + plot->height + 1)
            draw_dot(s, cr, nb_style_hue(s->figure->curves[i].hue), x, y, t->dots[j].closed);
    }
}

static void draw_curves(const struct nb_scene *s, cairo_t *cr)
{
    const struct nb_rect *plot = &s->layout.plot;
    cairo_save(cr);
    cairo_rectangle(cr, plot->x - 1, plot->y - 1, plot->width + 2, plot->height + 2);
    cairo_clip(cr);
    /* The first curve is the one that matters: it lies on top. */
    for (size_t i = s->figure->count; i-- > 0;)
        draw_curve(s, cr, i);
    cairo_restore(cr);
    for (size_t i = s->figure->count; i-- > 0;)
        draw_dots(s, cr, i);
}

static void draw_legend(const struct nb_scene *s, cairo_t *cr)
{
    const struct nb_layout *l = &s->layout;
    if (l->legend.width == 0)
        return;
    cairo_rectangle(cr, snap(s, l->legend.x), snap(s, l->legend.y), l->legend.width,
                    l->legend.height);
    set_color(s, cr, s->theme->background, 1);
    cairo_fill(cr);
    for (size_t i = 0; i < l->key_count; i++) {
        const struct nb_key *k = &l->keys[i];
        set_color(s, cr, nb_style_hue(k->hue), 1);
        if (k->order == NB_PEN_POINTS) {
            cairo_arc(cr, (k->x0 + k->x1) / 2, k->y, s->theme->marker_radius + 0.4, 0, 2 * pi);
            cairo_fill(cr);
            continue;
        }
        set_pen(cr, nb_style_pen(k->order));
        cairo_move_to(cr, k->x0, k->y);
        cairo_line_to(cr, k->x1, k->y);
        cairo_stroke(cr);
    }
    cairo_set_dash(cr, NULL, 0, 0);
}

static void draw_labels(const struct nb_scene *s, cairo_t *cr)
{
    for (size_t i = 0; i < s->layout.label_count; i++) {
        const struct nb_label *label = &s->layout.labels[i];
        cairo_save(cr);
        cairo_translate(cr, label->x, label->y);
        if (label->upwards)
            cairo_rotate(cr, -pi / 2);
        cairo_translate(cr, -nb_text_width(label->text) / 2, -nb_text_height(label->text) / 2);
        set_color(s, cr, label->color, label->alpha);
        nb_text_draw(label->text, cr);
        cairo_restore(cr);
    }
}

void nb_draw(const struct nb_scene *s, cairo_t *cr)
{
    cairo_save(cr);
    cairo_scale(cr, s->scale, s->scale);
    set_color(s, cr, s->theme->background, 1);
    cairo_paint(cr);
    if (!s->figure->no_grid)
        draw_grid(s, cr);
    draw_axes(s, cr);
    draw_curves(s, cr);
    draw_legend(s, cr);
    draw_labels(s, cr);
    cairo_restore(cr);
}
