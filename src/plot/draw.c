/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene, drawn. Curves first for the eye: everything else is quiet ink. */
#include "config.h"

#include "plot/draw.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "plot/dense.h"
#include "plot/markers.h"

static const double pi = 3.14159265358979323846;
static const double overhang = 6;        /* of lines past the plot, before the clip */
static const double flat_error = 0.03;   /* pixels that simplifying may move a line */
static const double marker_spacing = 22; /* points: data this sparse shows its points */
static const double frame_alpha = 0.3;

/* A share of the colour, the rest background: opaque, for PostScript knows no
 * transparency and cairo would draw such a page as one large picture. */
static void set_color(const struct nb_panel *p, cairo_t *cr, struct nb_rgb c, double share)
{
    const struct nb_rgb b = p->theme.background;
    cairo_set_source_rgb(cr, b.r + share * (c.r - b.r), b.g + share * (c.g - b.g),
                         b.b + share * (c.b - b.b));
}

/* The middle of the device pixel at `at`: thin lines stay sharp. */
static double snap(const struct nb_panel *p, double at)
{
    return (floor(at * p->scale) + 0.5) / p->scale;
}

static void vertical(const struct nb_panel *p, cairo_t *cr, double x)
{
    const struct nb_rect *plot = &p->layout.plot;
    cairo_move_to(cr, snap(p, x), plot->y);
    cairo_line_to(cr, snap(p, x), plot->y + plot->height);
}

static void horizontal(const struct nb_panel *p, cairo_t *cr, double y)
{
    const struct nb_rect *plot = &p->layout.plot;
    cairo_move_to(cr, plot->x, snap(p, y));
    cairo_line_to(cr, plot->x + plot->width, snap(p, y));
}

static void draw_grid(const struct nb_panel *p, cairo_t *cr)
{
    const struct nb_layout *l = &p->layout;
    for (size_t i = 0; i < l->xticks.count; i++)
        vertical(p, cr, nb_scale_map(&l->x, l->xticks.tick[i].value));
    for (size_t i = 0; i < l->yticks.count; i++)
        horizontal(p, cr, nb_scale_map(&l->y, l->yticks.tick[i].value));
    cairo_set_line_width(cr, 1);
    set_color(p, cr, p->theme.ink, p->theme.grid_alpha);
    cairo_stroke(cr);
}

static bool holds_zero(const struct nb_limits *l)
{
    return l->lo <= 0 && l->hi >= 0;
}

/* The lines x = 0 and y = 0; where one is out of sight, the plot's edge in its
 * place, lighter. */
static void draw_axes(const struct nb_panel *p, cairo_t *cr)
{
    const struct nb_layout *l = &p->layout;
    const bool x_zero = holds_zero(&p->x), y_zero = holds_zero(&p->y);
    cairo_set_line_width(cr, 1);
    vertical(p, cr, x_zero ? nb_scale_map(&l->x, 0) : l->plot.x);
    set_color(p, cr, p->theme.ink, x_zero ? p->theme.axis_alpha : frame_alpha);
    cairo_stroke(cr);
    horizontal(p, cr, y_zero ? nb_scale_map(&l->y, 0) : l->plot.y + l->plot.height);
    set_color(p, cr, p->theme.ink, y_zero ? p->theme.axis_alpha : frame_alpha);
    cairo_stroke(cr);
}

/* Visible runs of a piece are collected here and drawn one by one. */
struct run {
    const struct nb_panel *panel;
    cairo_t *cr;
    double width; /* of the line */
    struct nb_point *points;
    size_t count;
};

static void finish_run(struct run *r)
{
    if (r->count >= 2 && nb_dense_is(r->points, r->count, r->panel->scale)) {
        nb_dense_fill(r->cr, r->points, r->count, r->panel->scale, r->width);
    } else if (r->count >= 2) {
        const double tolerance = flat_error / r->panel->scale;
        const size_t kept = nb_clip_simplify(r->points, r->count, tolerance);
        cairo_move_to(r->cr, r->points[0].x, r->points[0].y);
        for (size_t i = 1; i < kept; i++)
            cairo_line_to(r->cr, r->points[i].x, r->points[i].y);
        cairo_stroke(r->cr);
    }
    r->count = 0;
}

static void take_point(void *ctx, struct nb_point point, bool start)
{
    struct run *r = ctx;
    if (start)
        finish_run(r);
    r->points[r->count++] = point;
}

static void draw_piece(const struct nb_panel *p, cairo_t *cr, const struct nb_trace *t,
                       const struct nb_trace_piece *piece, double width)
{
    const struct nb_rect *plot = &p->layout.plot;
    struct nb_point *points = nb_xcalloc(3 * piece->count + 1, sizeof *points);
    for (size_t i = 0; i < piece->count; i++) {
        const struct nb_point at = t->points[piece->first + i];
        points[i] =
            (struct nb_point){nb_scale_map(&p->layout.x, at.x), nb_scale_map(&p->layout.y, at.y)};
    }
    struct run run = {p, cr, width, points + piece->count, 0};
    const struct nb_rect view = {plot->x - overhang, plot->y - overhang, plot->width + 2 * overhang,
                                 plot->height + 2 * overhang};
    nb_clip_polyline(&view, points, piece->count, take_point, &run);
    finish_run(&run);
    free(points);
}

/* The pen of a look; its dashes follow its width. */
static struct nb_pen pen_of(const struct nb_panel *p, const struct nb_stroke *look)
{
    struct nb_pen pen = *nb_style_pen(look->order);
    if (pen.width == 0)
        return pen;
    const double width = (look->width > 0 ? look->width : pen.width) * p->theme.line;
    const double stretch = fmax(1, look->width / pen.width) * p->theme.line;
    for (int i = 0; i < pen.dashes; i++)
        pen.dash[i] *= stretch;
    pen.width = width;
    return pen;
}

static void set_look(const struct nb_panel *p, cairo_t *cr, const struct nb_stroke *look)
{
    const struct nb_pen pen = pen_of(p, look);
    set_color(p, cr, nb_style_hue(look->hue), 1 - look->faint);
    cairo_set_line_width(cr, pen.width);
    cairo_set_dash(cr, pen.dash, pen.dashes, 0);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
}

/* Few points of data are shown as what they are. */
static void draw_markers(const struct nb_panel *p, cairo_t *cr, const struct nb_curve *c)
{
    const struct nb_layout *l = &p->layout;
    size_t inside = 0;
    for (size_t i = 0; i < c->count; i++)
        inside += c->xs[i] >= p->x.lo && c->xs[i] <= p->x.hi;
    const bool sparse = c->look.order == 0 && (double)inside * marker_spacing <= l->plot.width;
    if (c->y || (c->look.order != NB_PEN_POINTS && !c->look.marked && !sparse))
        return;
    struct nb_point *at = nb_xcalloc(c->count + 1, sizeof *at);
    for (size_t i = 0; i < c->count; i++)
        at[i] = (struct nb_point){nb_scale_map(&l->x, c->xs[i]), nb_scale_map(&l->y, c->ys[i])};
    const struct nb_markers markers = {.at = at,
                                       .count = c->count,
                                       .radius = p->theme.marker_radius + 0.4,
                                       .color = nb_style_hue(c->look.hue),
                                       .alpha = 1 - c->look.faint,
                                       .view = l->plot,
                                       .scale = p->scale};
    nb_markers_draw(cr, &markers);
    free(at);
}

static void draw_curve(const struct nb_panel *p, cairo_t *cr, size_t i)
{
    const struct nb_curve *c = &p->axes->curves[i];
    const struct nb_trace *t = &p->traces[i];
    const struct nb_pen pen = pen_of(p, &c->look);
    set_look(p, cr, &c->look);
    for (size_t j = 0; j < t->piece_count && pen.width > 0; j++)
        draw_piece(p, cr, t, &t->pieces[j], pen.width);
    draw_markers(p, cr, c);
}

/* Closed: filled; open: a ring around the background. */
static void draw_dot(const struct nb_panel *p, cairo_t *cr, struct nb_rgb color, double x, double y,
                     bool closed)
{
    const double ring = 1.4, r = p->theme.dot_radius;
    cairo_new_path(cr);
    cairo_arc(cr, x, y, r + ring / 2, 0, 2 * pi);
    set_color(p, cr, color, 1);
    cairo_fill(cr);
    if (closed)
        return;
    cairo_arc(cr, x, y, r - ring / 2, 0, 2 * pi);
    set_color(p, cr, p->theme.background, 1);
    cairo_fill(cr);
}

/* Dots closer than this are a necklace that says nothing. */
static bool dots_have_room(const struct nb_panel *p, const struct nb_trace *t)
{
    const double least = 3 * p->theme.dot_radius;
    double last = -INFINITY;
    for (size_t i = 0; i < t->dot_count; i++) {
        const double x = nb_scale_map(&p->layout.x, t->dots[i].x);
        if (x != last && x - last < least)
            return false;
        last = x;
    }
    return true;
}

static void draw_dots(const struct nb_panel *p, cairo_t *cr, size_t i)
{
    const struct nb_trace *t = &p->traces[i];
    const struct nb_rect *plot = &p->layout.plot;
    if (!dots_have_room(p, t))
        return;
    cairo_set_dash(cr, NULL, 0, 0);
    for (size_t j = 0; j < t->dot_count; j++) {
        const double x = nb_scale_map(&p->layout.x, t->dots[j].x);
        const double y = nb_scale_map(&p->layout.y, t->dots[j].y);
        if (y >= plot->y - 1 && y <= plot->y + plot->height + 1)
            draw_dot(p, cr, nb_style_hue(p->axes->curves[i].look.hue), x, y, t->dots[j].closed);
    }
}

static void draw_curves(const struct nb_panel *p, cairo_t *cr)
{
    const struct nb_rect *plot = &p->layout.plot;
    cairo_save(cr);
    cairo_rectangle(cr, plot->x - 1, plot->y - 1, plot->width + 2, plot->height + 2);
    cairo_clip(cr);
    /* The first curve is the one that matters: it lies on top. */
    for (size_t i = p->axes->count; i-- > 0;)
        draw_curve(p, cr, i);
    cairo_restore(cr);
    for (size_t i = p->axes->count; i-- > 0;)
        draw_dots(p, cr, i);
}

static void draw_legend(const struct nb_panel *p, cairo_t *cr)
{
    const struct nb_layout *l = &p->layout;
    if (l->legend.width == 0)
        return;
    cairo_rectangle(cr, snap(p, l->legend.x), snap(p, l->legend.y), l->legend.width,
                    l->legend.height);
    set_color(p, cr, p->theme.background, 1);
    cairo_fill(cr);
    for (size_t i = 0; i < l->key_count; i++) {
        const struct nb_key *k = &l->keys[i];
        set_color(p, cr, nb_style_hue(k->look.hue), 1 - k->look.faint);
        if (k->look.order == NB_PEN_POINTS || k->look.marked) {
            cairo_arc(cr, (k->x0 + k->x1) / 2, k->y, p->theme.marker_radius + 0.4, 0, 2 * pi);
            cairo_fill(cr);
        }
        if (k->look.order == NB_PEN_POINTS)
            continue;
        set_look(p, cr, &k->look);
        cairo_move_to(cr, k->x0, k->y);
        cairo_line_to(cr, k->x1, k->y);
        cairo_stroke(cr);
    }
    cairo_set_dash(cr, NULL, 0, 0);
}

static void draw_labels(const struct nb_panel *p, cairo_t *cr)
{
    for (size_t i = 0; i < p->layout.label_count; i++) {
        const struct nb_label *label = &p->layout.labels[i];
        cairo_save(cr);
        cairo_translate(cr, label->x, label->y);
        if (label->upwards)
            cairo_rotate(cr, -pi / 2);
        cairo_translate(cr, -nb_text_width(label->text) / 2, -nb_text_height(label->text) / 2);
        set_color(p, cr, label->color, label->alpha);
        nb_text_draw(label->text, cr);
        cairo_restore(cr);
    }
}

static const double quiet_width = 1.2; /* of lines that no curve is */

static void draw_rule(const struct nb_panel *p, cairo_t *cr, const struct nb_guide *r)
{
    const struct nb_layout *l = &p->layout;
    const struct nb_limits *range = r->vertical ? &p->x : &p->y;
    if (r->at < range->lo || r->at > range->hi)
        return;
    struct nb_stroke look = r->look;
    if (look.width == 0)
        look.width = quiet_width;
    set_look(p, cr, &look);
    if (r->vertical)
        vertical(p, cr, nb_scale_map(&l->x, r->at));
    else
        horizontal(p, cr, nb_scale_map(&l->y, r->at));
    cairo_stroke(cr);
}

/* A line with a small filled head. */
static void draw_arrow(const struct nb_panel *p, cairo_t *cr, const struct nb_arrow *a)
{
    const double length = 7 * p->theme.line, half = 2.6 * p->theme.line;
    const double dx = a->to.x - a->from.x, dy = a->to.y - a->from.y, far = hypot(dx, dy);
    if (far < length)
        return;
    const double ux = dx / far, uy = dy / far;
    const double x = a->to.x - length * ux, y = a->to.y - length * uy;
    set_color(p, cr, a->color, 0.8);
    cairo_set_line_width(cr, p->theme.line);
    cairo_move_to(cr, a->from.x, a->from.y);
    cairo_line_to(cr, x, y);
    cairo_stroke(cr);
    cairo_move_to(cr, a->to.x, a->to.y);
    cairo_line_to(cr, x - half * uy, y + half * ux);
    cairo_line_to(cr, x + half * uy, y - half * ux);
    cairo_close_path(cr);
    cairo_fill(cr);
}

static void draw_panel(const struct nb_panel *p, cairo_t *cr)
{
    cairo_save(cr);
    cairo_translate(cr, p->cell.x, p->cell.y);
    if (!p->axes->no_grid)
        draw_grid(p, cr);
    draw_axes(p, cr);
    for (size_t i = 0; i < p->axes->rule_count; i++)
        draw_rule(p, cr, &p->axes->rules[i]);
    draw_curves(p, cr);
    draw_legend(p, cr);
    cairo_set_dash(cr, NULL, 0, 0);
    for (size_t i = 0; i < p->layout.arrow_count; i++)
        draw_arrow(p, cr, &p->layout.arrows[i]);
    draw_labels(p, cr);
    cairo_restore(cr);
}

static void draw_title(const struct nb_scene *s, cairo_t *cr)
{
    const struct nb_rgb ink = s->theme->ink;
    cairo_save(cr);
    cairo_translate(cr, s->width / 2 - nb_text_width(s->title) / 2,
                    s->title_y - nb_text_height(s->title) / 2);
    cairo_set_source_rgb(cr, ink.r, ink.g, ink.b);
    nb_text_draw(s->title, cr);
    cairo_restore(cr);
}

void nb_draw(const struct nb_scene *s, cairo_t *cr)
{
    const struct nb_rgb paper = s->theme->background;
    cairo_save(cr);
    cairo_scale(cr, s->scale, s->scale);
    cairo_set_source_rgb(cr, paper.r, paper.g, paper.b);
    if (!s->bare)
        cairo_paint(cr);
    for (size_t i = 0; i < s->count; i++)
        draw_panel(&s->panels[i], cr);
    if (s->title)
        draw_title(s, cr);
    cairo_restore(cr);
}
