/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks at points that have a name, drawn. */
#ifndef NB_PLOT_DRAW_SPOTS_H
#define NB_PLOT_DRAW_SPOTS_H

#include <cairo.h>

#include "plot/panel.h"

/* Quiet discs in the colours of their curves. */
void nb_draw_spots(const struct nb_panel *p, cairo_t *cr);

#endif
