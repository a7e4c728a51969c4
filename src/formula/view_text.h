/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views as a user writes them. */
#ifndef NB_FORMULA_VIEW_TEXT_H
#define NB_FORMULA_VIEW_TEXT_H

#include "base/buf.h"
#include "graph/expr.h"

/* Appends what stands after a tensor of shape `from` to make the view of it:
 * "[1:3]", "[0, 1]", "[:, 0]", ".t()", ".reshape(2, 3)"; nothing where a tensor
 * is repeated, as broadcasting does by itself. False: there is no such text. */
bool nb_view_text(struct nb_shape from, struct nb_shape to, struct nb_view v, struct nb_buf *out);

/* The view that undoes one which only reorders all elements: a transposition, a
 * reversed vector, another shape. False for any other. */
bool nb_view_undo(struct nb_shape from, struct nb_shape to, struct nb_view v, struct nb_view *out);

/* Whether element i of the argument is an element of the view, and which one. */
bool nb_view_finds(struct nb_shape to, struct nb_view v, size_t i, size_t *out);

#endif
