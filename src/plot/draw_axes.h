/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid and the axes of a panel, and what draws straight quiet lines. */
#ifndef NB_PLOT_DRAW_AXES_H
#define NB_PLOT_DRAW_AXES_H

#include <cairo.h>

#include "plot/panel.h"

/* A share of the colour, the rest background: opaque, for PostScript knows no
 * transparency and cairo would draw such a page as one large picture. */
void nb_draw_color(const struct nb_panel *p, cairo_t *cr, struct nb_rgb c, double share);
/* The middle of the device pixel at `at`: thin lines stay sharp. */
double nb_draw_snap(const struct nb_panel *p, double at);
/* Adds a line through the whole plot to the path. */
void nb_draw_vertical(const struct nb_panel *p, cairo_t *cr, double x);
void nb_draw_horizontal(const struct nb_panel *p, cairo_t *cr, double y);

void nb_draw_axes(const struct nb_panel *p, cairo_t *cr);

#endif
