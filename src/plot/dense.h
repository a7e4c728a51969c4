/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves that go up and down within a pixel: filled as the band they cover.
 * Cairo takes seconds to stroke them. */
#ifndef NB_PLOT_DENSE_H
#define NB_PLOT_DENSE_H

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

#include "curve/clip.h"

/* Whether the polyline's x never falls and it has more ink than its columns
 * can show apart. Coordinates in points, `scale` pixels each. */
bool nb_dense_is(const struct nb_point *points, size_t count, double scale);
/* Fills the band between the polyline's lowest and highest y in every column,
 * widened by half a line width. */
void nb_dense_fill(cairo_t *cr, const struct nb_point *points, size_t count, double scale,
                   double line_width);

#endif
