/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long data made short for a picture, which looks the same: of points that follow each other
 * in a sixteen thousandth of the width the first, the lowest, the highest and the last one
 * are drawn like all of them (Jugel et al., M4, VLDB 2014). A line may go back and forth. */
#ifndef NB_CURVE_THIN_H
#define NB_CURVE_THIN_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/limits.h"

struct nb_thin {
    double *xs, *ys; /* owned */
    size_t count;
};

/* Of `count` points of a line, over the limits that are shown, up to its ends where one is
 * not set. False: they are too few, or all at one x. Ends early at Ctrl-C. */
bool nb_thin_points(const double *xs, const double *ys, size_t count, struct nb_limits shown,
                    struct nb_thin *out);
void nb_thin_free(struct nb_thin *t);

#endif
