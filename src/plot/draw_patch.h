/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies under the curves, drawn. */
#ifndef NB_PLOT_DRAW_PATCH_H
#define NB_PLOT_DRAW_PATCH_H

#include <cairo.h>

#include "plot/panel.h"

/* The path of a patch, clipped to the plot: to be filled, or stroked where it is lines. */
void nb_patch_path(const struct nb_panel *p, const struct nb_patch *patch, cairo_t *cr);
/* Whether an area of it that hides what is below reaches into the rectangle. */
bool nb_patch_meets(const struct nb_layout *l, const struct nb_patch *patch, struct nb_rect r);

#endif
