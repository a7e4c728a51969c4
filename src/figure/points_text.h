/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of data in a figure's text: as their bits; many of them as shared memory beside it;
 * and for one picture no more of them than it can show. */
#ifndef NB_FIGURE_POINTS_TEXT_H
#define NB_FIGURE_POINTS_TEXT_H

#include "base/buf.h"
#include "figure/axes.h"
#include "figure/handover.h"

struct nb_points_way {
    bool thin;                  /* they are for one picture */
    struct nb_handover *shares; /* NULL: all into the text */
    struct nb_buf *out;
};

/* Ends early at Ctrl-C. */
void nb_points_write(const struct nb_axes *a, const struct nb_curve *c,
                     const struct nb_points_way *way);

#endif
