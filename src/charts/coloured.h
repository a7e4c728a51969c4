/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things of one command in several colours. */
#ifndef NB_CHARTS_COLOURED_H
#define NB_CHARTS_COLOURED_H

#include "charts/color.h"
#include "charts/line_style.h"
#include "figure/patch.h"

/* The look of bars: solid where no alpha is given, without dashes. A plot that has nothing else
 * gets no axis through the first bar. */
struct nb_stroke nb_bar_look(const struct nb_line_style *style, struct nb_axes *axes);
/* Adds the entries of a patch, a patch for each run of one colour; takes the numbers. The look's
 * hue is that of all where none is said. The id of the first. */
size_t nb_coloured_patch(struct nb_axes *axes, enum nb_patch_kind kind, double *numbers,
                         size_t count, const char *label, struct nb_stroke look,
                         const struct nb_hues *hues);
/* Points in several colours: a curve of points for each; copies the numbers. */
void nb_coloured_points(struct nb_axes *axes, const double *x, const double *y, size_t count,
                        const char *label, struct nb_stroke look, const struct nb_hues *hues);

#endif
