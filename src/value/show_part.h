/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of a tensor that are printed: all, or those near its edges. Only
 * these are computed. */
#ifndef NB_VALUE_SHOW_PART_H
#define NB_VALUE_SHOW_PART_H

#include "base/err.h"
#include "graph/expr.h"

/* The parts of a dimension that are printed: all of it, or its two edges. */
struct nb_shown {
    size_t head, tail, skipped;
};

/* Of a dimension of n; with `summarise`, `edge` elements at each end. */
struct nb_shown nb_shown_part(size_t n, bool summarise, int edge);
/* The elements in these rows and columns, row by row. The caller frees them;
 * NULL sets err. */
double *nb_fetch_shown(struct nb_expr *e, struct nb_shown rows, struct nb_shown columns,
                       struct nb_err *err);

#endif
