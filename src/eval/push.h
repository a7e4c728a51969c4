/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views pushed down to the leaves, so that a slice of a long computation
 * computes the slice only. */
#ifndef NB_EVAL_PUSH_H
#define NB_EVAL_PUSH_H

#include "graph/expr.h"

/* An expression with the same elements in which no view stands over an
 * elementwise node: view(f(a, b)) became f(view(a), view(b)). */
struct nb_expr *nb_push_views(struct nb_expr *e);
/* The same where it saves work: a view of a large part of a long computation stays
 * where it is, since each of a chain of views would compute the chain anew. */
struct nb_expr *nb_push_saving_views(struct nb_expr *e);

#endif
