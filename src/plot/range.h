/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of axes, found from what is shown. */
#ifndef NB_PLOT_RANGE_H
#define NB_PLOT_RANGE_H

#include <stddef.h>

#include "plot/axes.h"
#include "plot/sample.h"

/* The x limits of a plot when nobody chose any: the curves' default, joined
 * with the extent of the data and the vertical lines. */
struct nb_limits nb_range_x(const struct nb_axes *a);
/* The y limits that show `count` sampled curves: everything, or the bulk of it
 * when there are poles or lonely peaks. */
struct nb_limits nb_range_y(const struct nb_samples *samples, size_t count);
/* The limits, wide enough to show a value too. */
struct nb_limits nb_range_include(struct nb_limits l, double value);
/* Limits that can be drawn: lo < hi, finite, and not narrower than 64 steps
 * of the doubles there. */
struct nb_limits nb_range_widen(double lo, double hi);

#endif
