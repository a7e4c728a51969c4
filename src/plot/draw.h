/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene, drawn: window and files alike. */
#ifndef NB_PLOT_DRAW_H
#define NB_PLOT_DRAW_H

#include <cairo.h>

#include "plot/scene.h"

/* Draws an arranged scene; the origin of `cr`, in device pixels, is the upper
 * left corner. */
void nb_draw(const struct nb_scene *s, cairo_t *cr);

#endif
