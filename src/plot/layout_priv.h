/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of the layout, axes and legend, say to each other. */
#ifndef NB_PLOT_LAYOUT_PRIV_H
#define NB_PLOT_LAYOUT_PRIV_H

#include "plot/layout.h"

/* Adds a label in ink; the caller places it. Valid until the next is added. */
struct nb_label *nb_layout_add(struct nb_layout *l, const struct nb_layout_input *in,
                               const char *text, enum nb_text_kind kind, double size, double wrap);
/* Lays out all but the legend, with `right` points kept free right of the plot. */
void nb_layout_axes(struct nb_layout *l, const struct nb_layout_input *in, double right);

/* Axes, and the curves' names at their right ends: false when the figure wants
 * a box, or the names do not fit there. */
bool nb_legend_beside(struct nb_layout *l, const struct nb_layout_input *in);
/* Adds the legend box, if the figure has one, to finished axes. */
void nb_legend_box(struct nb_layout *l, const struct nb_layout_input *in);

/* Adds the texts at points that are in sight. */
void nb_layout_notes(struct nb_layout *l, const struct nb_layout_input *in);

#endif
