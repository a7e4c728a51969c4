/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tangent is called: by where it touches, and by its slope. */
#ifndef NB_FIGURE_TANGENT_H
#define NB_FIGURE_TANGENT_H

#include "base/buf.h"
#include "figure/axes.h"

/* "tangent at 1.5: slope 2"; a slope that is NaN is not said. */
void nb_tangent_text(const struct nb_curve *c, double slope, struct nb_buf *out);
/* The slope of the line that the curve is. */
double nb_tangent_slope(const struct nb_curve *c);
/* Gives the curve its name, after its line was set. */
void nb_tangent_name(struct nb_curve *c);

#endif
