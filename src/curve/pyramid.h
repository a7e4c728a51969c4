/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long data as a pyramid of boxes: blocks of 16 points, of 64, of 256, ... each with its
 * exact extremes, so that any view of it takes time by its pixels and not by its points.
 * What is picked for a view looks like all of it, to half a pixel, and to a twelfth where
 * the points go to the right: of a block that is narrower than that the first, the lowest, the
 * highest and the last point, of one that is flatter the leftmost and the rightmost, too, of
 * one that is out of sight its ends, of all others their parts. Lines between gaps in a column
 * are joined where they overlap. A line may go back and forth, and gaps are gaps. */
#ifndef NB_CURVE_PYRAMID_H
#define NB_CURVE_PYRAMID_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/scale.h"

/* Points of a line; a gap is a point that is not finite. */
struct nb_points {
    const double *xs, *ys;
    size_t count;
    bool some; /* of what is in sight, points that would hide each other are left out */
};

struct nb_pyramid;

/* Over points that stay where they are: NULL where they are too few to be worth it. */
struct nb_pyramid *nb_pyramid_new(struct nb_points all);
void nb_pyramid_free(struct nb_pyramid *p);

/* What stands for all points in a view of so many columns and rows. It belongs to the
 * pyramid, until the next view. */
struct nb_points nb_pyramid_pick(struct nb_pyramid *p, const struct nb_scale *x,
                                 const struct nb_scale *y, double columns, double rows);

#endif
