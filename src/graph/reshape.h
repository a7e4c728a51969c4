/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations that only move elements, all of them views. */
#ifndef NB_GRAPH_RESHAPE_H
#define NB_GRAPH_RESHAPE_H

#include "graph/build.h"

/* The elements of x, row by row, in a shape of as many. */
struct nb_expr *nb_reshape(struct nb_builder b, struct nb_expr *x, struct nb_shape shape);
/* All elements, row by row, as a vector. */
struct nb_expr *nb_flatten(struct nb_builder b, struct nb_expr *x);
/* Rows as columns; a vector or a number is its own transpose. */
struct nb_expr *nb_transpose(struct nb_builder b, struct nb_expr *x);
/* Elements start, start + step, ... along an axis (0 of a vector), `count` of them. */
struct nb_expr *nb_slice(struct nb_builder b, struct nb_expr *x, int axis, size_t start,
                         ptrdiff_t step, size_t count);
/* The adjoint of the argument of the view e, given e's in its shape. */
struct nb_expr *nb_unview(struct nb_builder b, const struct nb_expr *e, struct nb_expr *g);
/* From the last element to the first along an axis. */
struct nb_expr *nb_flip(struct nb_builder b, struct nb_expr *x, int axis);

#endif
