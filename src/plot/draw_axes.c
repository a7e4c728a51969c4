/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid and the axes of a panel. */
#include "config.h"

#include "plot/draw_axes.h"

#include <math.h>

static const double frame_alpha = 0.3;  /* of an edge that stands for an axis out of sight */
static const double minor_share = 0.45; /* of the grid's ink, between its lines */
static const double tick_length = 4, minor_length = 2.5;

void nb_draw_color(const struct nb_panel *p, cairo_t *cr, struct nb_rgb c, double share)
{
    const struct nb_rgb b = p->theme.background;
    cairo_set_source_rgb(cr, b.r + share * (c.r - b.r), b.g + share * (c.g - b.g),
                         b.b + share * (c.b - b.b));
}

double nb_draw_snap(const struct nb_panel *p, double at)
{
    return (floor(at * p->scale) + 0.5) / p->scale;
}

void nb_draw_vertical(const struct nb_panel *p, cairo_t *cr, double x)
{
    const struct nb_rect *plot = &p->layout.plot;
    cairo_move_to(cr, nb_draw_snap(p, x), plot->y);
    cairo_line_to(cr, nb_draw_snap(p, x), plot->y + plot->height);
}

void nb_draw_horizontal(const struct nb_panel *p, cairo_t *cr, double y)
{
    const struct nb_rect *plot = &p->layout.plot;
    cairo_move_to(cr, plot->x, nb_draw_snap(p, y));
    cairo_line_to(cr, plot->x + plot->width, nb_draw_snap(p, y));
}

static void ink_lines(const struct nb_panel *p, cairo_t *cr, double share)
{
    cairo_set_line_width(cr, fmin(p->theme.line, 1));
    nb_draw_color(p, cr, p->theme.ink, share);
    cairo_stroke(cr);
}

static void draw_grid(const struct nb_panel *p, cairo_t *cr)
{
    const struct nb_layout *l = &p->layout;
    for (size_t i = 0; i < l->xticks.minor_count; i++)
        nb_draw_vertical(p, cr, nb_scale_map(&l->x, l->xticks.minor[i]));
    for (size_t i = 0; i < l->yticks.minor_count; i++)
        nb_draw_horizontal(p, cr, nb_scale_map(&l->y, l->yticks.minor[i]));
    ink_lines(p, cr, minor_share * p->theme.grid_alpha);
    for (size_t i = 0; i < l->xticks.count; i++)
        nb_draw_vertical(p, cr, nb_scale_map(&l->x, l->xticks.tick[i].value));
    for (size_t i = 0; i < l->yticks.count; i++)
        nb_draw_horizontal(p, cr, nb_scale_map(&l->y, l->yticks.tick[i].value));
    ink_lines(p, cr, p->theme.grid_alpha);
}

static bool holds(const struct nb_scale *s, double at)
{
    return s->lo <= at && s->hi >= at && !(at <= 0 && s->warp.kind == NB_WARP_LOG);
}

/* The lines x = 0 and y = 0, or where somebody wants them; where one is out of sight, the edge
 * of the plot where its numbers stand in its place, lighter. */
static void draw_origin(const struct nb_panel *p, cairo_t *cr)
{
    const struct nb_layout *l = &p->layout;
    const struct nb_crossing x = p->axes->cross_x, y = p->axes->cross_y;
    const bool x_seen = x.of_plot || holds(&l->x, x.at), y_seen = y.of_plot || holds(&l->y, y.at);
    const double left = l->plot.x + (x.of_plot ? x.at * l->plot.width : 0);
    const double low = l->plot.y + (1 - (y.of_plot ? y.at : 0)) * l->plot.height;
    if (!(p->axes->hidden_sides & NB_SIDE_LEFT)) {
        nb_draw_vertical(p, cr, x_seen && !x.of_plot ? nb_scale_map(&l->x, x.at) : left);
        ink_lines(p, cr, x_seen ? p->theme.axis_alpha : frame_alpha);
    }
    if (!(p->axes->hidden_sides & NB_SIDE_BOTTOM)) {
        nb_draw_horizontal(p, cr, y_seen && !y.of_plot ? nb_scale_map(&l->y, y.at) : low);
        ink_lines(p, cr, y_seen ? p->theme.axis_alpha : frame_alpha);
    }
}

/* Short lines from the edge inward. */
static void tick_x(const struct nb_panel *p, cairo_t *cr, double value, double length, bool top)
{
    const struct nb_rect *plot = &p->layout.plot;
    const double x = nb_draw_snap(p, nb_scale_map(&p->layout.x, value));
    const double y = top ? plot->y : plot->y + plot->height;
    cairo_move_to(cr, x, y);
    cairo_rel_line_to(cr, 0, top ? length : -length);
}

static void tick_y(const struct nb_panel *p, cairo_t *cr, double value, double length, bool right)
{
    const struct nb_rect *plot = &p->layout.plot;
    cairo_move_to(cr, right ? plot->x + plot->width : plot->x,
                  nb_draw_snap(p, nb_scale_map(&p->layout.y, value)));
    cairo_rel_line_to(cr, right ? -length : length, 0);
}

static void x_ticks(const struct nb_panel *p, cairo_t *cr, bool top)
{
    const struct nb_ticks *t = &p->layout.xticks;
    for (size_t i = 0; i < t->count; i++)
        tick_x(p, cr, t->tick[i].value, tick_length * p->theme.line, top);
    for (size_t i = 0; i < t->minor_count; i++)
        tick_x(p, cr, t->minor[i], minor_length * p->theme.line, top);
}

static void y_ticks(const struct nb_panel *p, cairo_t *cr, bool right)
{
    const struct nb_ticks *t = &p->layout.yticks;
    for (size_t i = 0; i < t->count; i++)
        tick_y(p, cr, t->tick[i].value, tick_length * p->theme.line, right);
    for (size_t i = 0; i < t->minor_count; i++)
        tick_y(p, cr, t->minor[i], minor_length * p->theme.line, right);
}

/* Edges with ticks that point inward; those below and at the left are there without their
 * line. */
static void draw_edges(const struct nb_panel *p, cairo_t *cr, unsigned sides)
{
    const struct nb_rect *plot = &p->layout.plot;
    x_ticks(p, cr, false);
    y_ticks(p, cr, false);
    if (sides & NB_SIDE_TOP)
        x_ticks(p, cr, true);
    if (sides & NB_SIDE_RIGHT && !p->axes->twin)
        y_ticks(p, cr, true);
    if (sides & NB_SIDE_LEFT)
        nb_draw_vertical(p, cr, plot->x);
    if (sides & NB_SIDE_BOTTOM)
        nb_draw_horizontal(p, cr, plot->y + plot->height);
    if (sides & NB_SIDE_RIGHT)
        nb_draw_vertical(p, cr, plot->x + plot->width);
    if (sides & NB_SIDE_TOP)
        nb_draw_horizontal(p, cr, plot->y);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_SQUARE);
    ink_lines(p, cr, p->theme.axis_alpha);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
}

/* The y axis on the right, with ticks that point inward: the grid is that of the left. */
static void draw_right(const struct nb_panel *p, cairo_t *cr)
{
    const struct nb_layout *l = &p->layout;
    const double right = l->plot.x + l->plot.width;
    for (size_t i = 0; i < l->y2ticks.count; i++) {
        const double y = nb_draw_snap(p, nb_scale_map(&l->y2, l->y2ticks.tick[i].value));
        cairo_move_to(cr, right, y);
        cairo_rel_line_to(cr, -tick_length * p->theme.line, 0);
    }
    nb_draw_vertical(p, cr, right);
    ink_lines(p, cr, p->theme.axis_alpha);
}

void nb_draw_axes(const struct nb_panel *p, cairo_t *cr)
{
    const enum nb_spines spines = p->axes->spines;
    if (!p->axes->no_grid && spines != NB_SPINES_NONE)
        draw_grid(p, cr);
    if (spines == NB_SPINES_ORIGIN)
        draw_origin(p, cr);
    else if (spines != NB_SPINES_NONE)
        draw_edges(p, cr, nb_axes_sides(p->axes));
    if (p->axes->twin && spines != NB_SPINES_NONE)
        draw_right(p, cr);
}
