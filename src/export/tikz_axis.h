/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axis around a plot's curves, as options of pgfplots. */
#ifndef NB_EXPORT_TIKZ_AXIS_H
#define NB_EXPORT_TIKZ_AXIS_H

#include "base/buf.h"
#include "plot/scene.h"

/* "\begin{axis}[...]" with limits, ticks, names and the place in the figure. */
void nb_tikz_options(const struct nb_scene *s, const struct nb_panel *p, struct nb_buf *out);
/* "x,y", in numbers of the axis. */
void nb_tikz_pair(const struct nb_panel *p, double x, double y, struct nb_buf *out);

#endif
