/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making nodes: broadcasting, shape checks and constant folding.
 *
 * What the user wrote keeps IEEE semantics: 0*x stays. Derivatives are built
 * with `tidy` set, which also applies the identities of algebra (0*x is 0,
 * 1*x is x, --x is x). */
#ifndef NB_GRAPH_BUILD_H
#define NB_GRAPH_BUILD_H

#include "base/err.h"
#include "graph/expr.h"
#include "graph/op.h"

struct nb_builder {
    struct nb_pool *pool;
    bool tidy;
};

/* The shape that arguments of these shapes broadcast to, by NumPy's rule. */
bool nb_broadcast(struct nb_shape a, struct nb_shape b, struct nb_shape *out);

/* An elementwise call; args has nb_op_max_args(op) entries. NULL sets err when
 * shapes do not broadcast. */
struct nb_expr *nb_call(struct nb_builder b, const struct nb_op *op, struct nb_expr *const *args,
                        struct nb_err *err);
/* The slope primitive of op at these arguments. */
struct nb_expr *nb_call_slope(struct nb_builder b, const struct nb_op *op,
                              struct nb_expr *const *args, struct nb_err *err);

/* Calls of the basic rows whose shapes are known to broadcast. */
struct nb_expr *nb_unary(struct nb_builder b, enum nb_basic op, struct nb_expr *x);
struct nb_expr *nb_binary(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                          struct nb_expr *y);
struct nb_expr *nb_where(struct nb_builder b, struct nb_expr *c, struct nb_expr *x,
                         struct nb_expr *y);

struct nb_expr *nb_reduce(struct nb_builder b, const struct nb_op *op, struct nb_expr *x, int axis);
/* A function along an axis (0 or 1 of a matrix; of a vector there is one). */
struct nb_expr *nb_along(struct nb_builder b, const struct nb_op *op, struct nb_expr *x, int axis);
/* One number a line, as a reduction along the axis gives them, repeated along it
 * to `shape`. */
struct nb_expr *nb_spread(struct nb_builder b, struct nb_expr *x, struct nb_shape shape, int axis);
struct nb_expr *nb_view_of(struct nb_builder b, struct nb_expr *x, struct nb_shape shape,
                           struct nb_view view);
/* Whether e was made of whole by views alone, or is it, and which of its elements e has. */
bool nb_view_within(const struct nb_expr *e, const struct nb_expr *whole, struct nb_view *view);
/* g, shaped as a view's result, put back into `shape`. */
struct nb_expr *nb_scatter(struct nb_builder b, struct nb_expr *g, struct nb_shape shape,
                           struct nb_view view);
/* x repeated to a shape it broadcasts to. */
struct nb_expr *nb_expand(struct nb_builder b, struct nb_expr *x, struct nb_shape shape);

#endif
