/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements of leaves: constants, data, ranges, and views of them. */
#ifndef NB_EVAL_LOAD_H
#define NB_EVAL_LOAD_H

#include "graph/expr.h"

/* out[k] = element first + k of e, k < n. e is a leaf, a view of a leaf, or,
 * when `data` is given, anything whose elements (or the elements of the node
 * below the view) lie there. A scalar fills. */
void nb_load(const struct nb_expr *e, const double *data, size_t first, size_t n, double *out);

#endif
