/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a trace is where: for legends, which should cover nothing. */
#ifndef NB_CURVE_INK_H
#define NB_CURVE_INK_H

#include "curve/trace.h"

/* A part of the view, in shares of the axes. */
struct nb_window_part {
    double u0, u1, v0, v1;
};

/* The length of line in view inside of the part, in lengths of the axes, about. */
double nb_ink_in(const struct nb_trace *t, struct nb_window_part part);
/* Where the curve leaves the view on the right, or on the left; NaN if elsewhere. */
double nb_ink_right_end(const struct nb_trace *t);
double nb_ink_left_end(const struct nb_trace *t);

#endif
