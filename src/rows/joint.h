/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations that need all of their arguments before the first result is known:
 * matrix products, concatenation, picking elements by number.
 *
 * They are rows of the form NB_JOINT: `joint` computes them from arguments that
 * lie in memory, `pull_joint` is the adjoint of each argument, made of such
 * operations again, so that all orders of derivatives follow. */
#ifndef NB_ROWS_JOINT_H
#define NB_ROWS_JOINT_H

#include "base/err.h"
#include "graph/build.h"

/* x @ y by PyTorch's rules: two vectors give their inner product, a matrix and a
 * vector a vector. NULL sets err when there is no product. */
struct nb_expr *nb_matmul(struct nb_builder b, struct nb_expr *x, struct nb_expr *y,
                          struct nb_err *err);
/* Tensors of rank 1 or 2, equal but for their sizes along the axis, one after the
 * other; at least one. Memory and time are the result's times log2 of count. */
struct nb_expr *nb_cat(struct nb_builder b, struct nb_expr *const *parts, size_t count, int axis);
/* The elements of x whose numbers, counted row by row, are those in index; shaped
 * as index, whose elements the caller knows to be whole and in range. */
struct nb_expr *nb_gather(struct nb_builder b, struct nb_expr *x, struct nb_expr *index);
/* h[i] = a[i]*h[i-1] + x[i] along the axis, h[0] = x[0]; a and x have one shape. */
struct nb_expr *nb_recurrence(struct nb_builder b, struct nb_expr *a, struct nb_expr *x, int axis);

/* Adjoints, for the rows of func_matrix.c. */
nb_pull_joint nb_pull_matmul, nb_pull_cat, nb_pull_gather, nb_pull_place, nb_pull_recurrence;
nb_pull nb_pull_cumsum, nb_pull_cumprod, nb_pull_norm, nb_pull_nothing;
/* The adjoint of the argument of a product reduction, given the result's: the
 * products of the others, made without division. */
struct nb_expr *nb_pull_prod(struct nb_builder b, struct nb_expr *e, struct nb_expr *g);

#endif
