/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps and their colour bar, drawn. */
#ifndef NB_PLOT_HEAT_DRAW_H
#define NB_PLOT_HEAT_DRAW_H

#include <cairo.h>

#include "plot/panel.h"

/* The maps of a panel fill its plot: each pixel has the colour of the value in its middle; where
 * it has none, paper is seen. In files without pixels the cells of a matrix are rectangles, all
 * else is a picture of three pixels a point. */
void nb_draw_heats(const struct nb_panel *p, cairo_t *cr);

#endif
