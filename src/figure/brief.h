/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data in brief: as few points as have the limits of all, so that these are found once and
 * not for every view. */
#ifndef NB_FIGURE_BRIEF_H
#define NB_FIGURE_BRIEF_H

#include "figure/axes.h"

/* The curves of the axes, borrowed but for the points of long data, of which the numbers are
 * those of nb_range_brief (an x and a y together mean nothing). One block, to be free()d. */
struct nb_curve *nb_brief_new(const struct nb_axes *a);
/* Takes over everything else of a curve. */
void nb_brief_follow(struct nb_curve *brief, const struct nb_curve *c);

#endif
