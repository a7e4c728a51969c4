/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views pushed down to the leaves, so that a slice of a long computation
 * computes the slice only. */
#ifndef NB_EVAL_PUSH_H
#define NB_EVAL_PUSH_H

#include "graph/expr.h"

/* An expression with the same elements in which no view stands over an
 * elementwise node: view(f(a, b)) became f(view(a), view(b)). */
struct nb_expr *nb_push_views(struct nb_expr *e);

#endif
