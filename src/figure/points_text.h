/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of data in a figure's text: as their bits, and for one picture no more of them than
 * it can show. */
#ifndef NB_FIGURE_POINTS_TEXT_H
#define NB_FIGURE_POINTS_TEXT_H

#include "base/buf.h"
#include "figure/axes.h"

/* `thin`: it is for one picture. Ends early at Ctrl-C. */
void nb_points_write(const struct nb_axes *a, const struct nb_curve *c, bool thin,
                     struct nb_buf *out);

#endif
