/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Below a plot, with the same x: how far a function is off that is computed step by step in a
 * format of few digits, in last places. */
#ifndef NB_EXPLORE_ULPS_H
#define NB_EXPLORE_ULPS_H

#include <stddef.h>

#include "curve/limits.h"

struct nb_ulps {
    size_t panel;
    /* What the rest is made for: */
    const struct nb_expr *y;
    struct nb_limits x;
    size_t count;  /* of columns */
    double *error; /* owned: the largest that was met in each; NaN: none */
    double most, at;
};

struct nb_buf;
struct nb_explorer;

void nb_ulps_free(struct nb_ulps *s);
void nb_ulps_mark(struct nb_explorer *e);
/* "bfloat16 0.730469, by steps 0.726562: 1.1 ulp", where the explorer reads. */
void nb_ulps_read(struct nb_explorer *e, struct nb_buf *out);

#endif
