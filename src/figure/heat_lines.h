/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contours of a matrix. */
#ifndef NB_FIGURE_HEAT_LINES_H
#define NB_FIGURE_HEAT_LINES_H

#include "curve/trace.h"
#include "figure/heat.h"

/* The lines in x and y on which a map of points, linear between its neighbours, has a level;
 * none go through cells without a value at a corner. The caller frees the trace. */
void nb_heat_lines(const struct nb_heat *heat, double level, struct nb_trace *t);

#endif
