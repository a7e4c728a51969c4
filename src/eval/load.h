/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements of constants and ranges, and of views. */
#ifndef NB_EVAL_LOAD_H
#define NB_EVAL_LOAD_H

#include "graph/expr.h"

/* out[k] = element first + k of e, k < n. e is a constant, a range, or a view of one of
 * these or of what has its elements in `data`, else NULL. A scalar fills. */
void nb_load(const struct nb_expr *e, const double *data, size_t first, size_t n, double *out);

#endif
