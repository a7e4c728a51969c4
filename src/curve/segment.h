/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cubic between two points of a curve, by Hermite's rule; in shares of the axes. */
#ifndef NB_CURVE_SEGMENT_H
#define NB_CURVE_SEGMENT_H

#include <stdbool.h>

#include "curve/probe.h"
#include "curve/scale.h"

struct nb_segment {
    double u0, u1, v0, v1;
    double slope0, slope1; /* dv/du at the ends */
};

double nb_segment_at(const struct nb_segment *s, double u);
/* Whether the cubic passes the point (u, v) within a tenth of a pixel, of a view of
 * columns x rows of them. */
bool nb_segment_is_near(const struct nb_segment *s, double u, double v, double columns,
                        double rows);
/* dv/du of a curve at x, where it has this value and slope; `beside` is another x, no
 * further than a column. */
double nb_segment_slope(const struct nb_scale *x_scale, const struct nb_scale *y_scale, double x,
                        struct nb_jet at, double beside);

#endif
