/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Derivatives: from expression to expression, exact, any order.
 *
 * Reverse mode over the DAG. Local derivatives are the rows' slope primitives
 * and rules; there are no finite differences anywhere. */
#ifndef NB_GRAPH_DIFF_H
#define NB_GRAPH_DIFF_H

#include "base/err.h"
#include "graph/expr.h"

/* The value of a derivative at a kink. */
enum nb_side {
    NB_RIGHT, /* the limit of f' from the right */
    NB_LEFT,
    NB_MEAN,
    NB_NAN,
    NB_TORCH, /* what PyTorch's autograd gives */
};

/* The gradient of sum(y) by the node `by`, in the shape of `by`; when y is a
 * scalar this is the gradient of y. NULL sets err. */
struct nb_expr *nb_grad(struct nb_pool *pool, struct nb_expr *y, struct nb_expr *by,
                        enum nb_side side, struct nb_err *err);
/* Whether e's text has at most `limit` letters. */
typedef bool nb_brief(struct nb_expr *e, size_t limit);
/* The same, with right limits at kinks, to be read: made of the rows' textbook
 * derivatives (sigmoid(x)*(1 - sigmoid(x))) where those are short. */
struct nb_expr *nb_grad_shown(struct nb_pool *pool, struct nb_expr *y, struct nb_expr *by,
                              nb_brief *brief, struct nb_err *err);
/* Whether y was computed from `by` at all. */
bool nb_depends(struct nb_expr *y, struct nb_expr *by);

#endif
