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

static bool holds_zero(const struct nb_scale *s)
{
    return s->lo <= 0 && s->hi >= 0 && s->warp.kind != NB_WARP_LOG;
}

/* The lines x = 0 and y = 0; where one is out of sight, the edge of the plot where its
 * numbers stand in its place, lighter. */
static void draw_origin(const struct nb_panel *p, cairo_t *cr)
{
    const struct nb_layout *l = &p->layout;
    const bool x_zero = holds_zero(&l->x), y_zero = holds_zero(&l->y);
    nb_draw_vertical(p, cr, x_zero ? nb_scale_map(&l->x, 0) : l->plot.x);
    ink_lines(p, cr, x_zero ? p->theme.axis_alpha : frame_alpha);
    nb_draw_horizontal(p, cr, y_zero ? nb_scale_map(&l->y, 0) : l->plot.y + l->plot.height);
    ink_lines(p, cr, y_zero ? p->theme.axis_alpha : frame_alpha);
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

static void draw_ticks(const struct nb_panel *p, cairo_t *cr, bool opposite)
{
    const struct nb_layout *l = &p->layout;
    const double line = p->theme.line;
    for (size_t i = 0; i < l->xticks.count; i++)
        tick_x(p, cr, l->xticks.tick[i].value, tick_length * line, opposite);
    for (size_t i = 0; i < l->xticks.minor_count; i++)
        tick_x(p, cr, l->xticks.minor[i], minor_length * line, opposite);
    if (opposite && p->axes->twin)
        return;
    for (size_t i = 0; i < l->yticks.count; i++)
        tick_y(p, cr, l->yticks.tick[i].value, tick_length * line, opposite);
    for (size_t i = 0; i < l->yticks.minor_count; i++)
        tick_y(p, cr, l->yticks.minor[i], minor_length * line, opposite);
}

/* The left and the lower edge, or all four, with ticks that point inward. */
static void draw_edges(const struct nb_panel *p, cairo_t *cr, bool all)
{
    const struct nb_rect *plot = &p->layout.plot;
    draw_ticks(p, cr, false);
    nb_draw_vertical(p, cr, plot->x);
    nb_draw_horizontal(p, cr, plot->y + plot->height);
    if (all) {
        draw_ticks(p, cr, true);
        nb_draw_vertical(p, cr, plot->x + plot->width);
        nb_draw_horizontal(p, cr, plot->y);
    }
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
        draw_edges(p, cr, spines == NB_SPINES_BOX);
    if (p->axes->twin && spines != NB_SPINES_NONE)
        draw_right(p, cr);
}
