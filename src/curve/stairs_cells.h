/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile of a curve that goes in steps. */
#ifndef NB_CURVE_STAIRS_CELLS_H
#define NB_CURVE_STAIRS_CELLS_H

#include "curve/profile.h"
#include "curve/stairs.h"

/* Adds the cells of the columns whose borders are x[0] to x[columns], and their breaks: in a
 * column of more than a few steps the curve is a band as high as it goes. */
void nb_stairs_cells(struct nb_stairs *s, struct nb_profile *f, const double *x, size_t columns);

#endif
