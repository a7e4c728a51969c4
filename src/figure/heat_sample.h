/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of a map at the middles of pixels. */
#ifndef NB_FIGURE_HEAT_SAMPLE_H
#define NB_FIGURE_HEAT_SAMPLE_H

#include "figure/heat.h"

/* Pixels: the axes, and where the middles of columns and rows stand on them: the first, and
 * how far it is to the next. */
struct nb_heat_grid {
    struct nb_scale x, y;
    double x0, dx, y0, dy;
    size_t columns, rows;
};

struct nb_heat_sampler;
/* Borrows the map. */
struct nb_heat_sampler *nb_heat_sampler_new(const struct nb_heat *h, const struct nb_heat_grid *g);
void nb_heat_sampler_free(struct nb_heat_sampler *s);
/* The values of a row, and whether the map is there at all. False: it was interrupted. */
bool nb_heat_sampler_row(struct nb_heat_sampler *s, size_t row, double *values, bool *there);

/* The values of a map, of a function at points of a grid over its limits: the least and the
 * largest finite one, how many are none or infinite, and how many there are. */
struct nb_heat_range {
    double lo, hi;
    size_t none, infinite, all;
};
struct nb_heat_range nb_heat_look(const struct nb_heat *heat);

#endif
