/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves that go up and down within a pixel: filled as the band that a pen covers that
 * follows them. Cairo takes seconds to stroke them. */
#ifndef NB_PLOT_DENSE_H
#define NB_PLOT_DENSE_H

#include <cairo.h>
#include <stddef.h>

/* Between x0 and x1 the curve covers low to high, all in points. */
struct nb_column {
    double x0, x1, low, high;
};

/* Adds to the path what a round pen of this width covers, to be filled; columns by growing
 * x, without gaps. `scale`: pixels a point. */
void nb_dense_path(cairo_t *cr, const struct nb_column *columns, size_t count, double scale,
                   double line_width);

#endif
