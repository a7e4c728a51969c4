/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene, drawn: window and files alike. */
#ifndef NB_PLOT_DRAW_H
#define NB_PLOT_DRAW_H

#include <cairo.h>

#include "plot/scene.h"

/* Draws an arranged scene; the origin of `cr`, in device pixels, is the upper
 * left corner. */
void nb_draw(const struct nb_scene *s, cairo_t *cr);
/* Whether the curve of the panel is data whose points are shown. */
bool nb_draw_is_marked(const struct nb_panel *p, const struct nb_curve *c);
/* ... and they are so many in sight that their density is. */
bool nb_draw_is_dense(const struct nb_panel *p, const struct nb_curve *c);

#endif
