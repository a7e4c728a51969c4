/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies in a plot: whether something else may stand there. */
#ifndef NB_PLOT_CLUTTER_H
#define NB_PLOT_CLUTTER_H

#include "plot/layout.h"

/* Whether nothing is drawn in a rectangle: no curve, dot, line or text of a layout that is
 * made but for its legend. */
bool nb_clutter_is_free(const struct nb_layout *l, const struct nb_layout_input *in,
                        struct nb_rect r);

#endif
