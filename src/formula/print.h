/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions as text that reads back to the same function. */
#ifndef NB_FORMULA_PRINT_H
#define NB_FORMULA_PRINT_H

#include <stdbool.h>

#include "base/buf.h"
#include "graph/expr.h"

struct nb_style;

/* Appends e in nabla's own language: "x*sigmoid(x)", "2*tanh'(x + 1)".
 * Tensors' data print as tensor([...]), ranges as linspace(...).
 *
 * A DAG of few nodes can be a text of astronomic length: false when it did not
 * fit into `limit` bytes and was broken off. */
bool nb_expr_print(struct nb_expr *e, size_t limit, struct nb_buf *out);
/* Whether that would be whole. */
bool nb_expr_is_brief(struct nb_expr *e, size_t limit);

/* Whether the language has words for all parts of e: none for what only gradients
 * use, such as elements put back into a tensor. */
bool nb_expr_has_text(struct nb_expr *e);

/* The same in another style (notation.h). */
bool nb_expr_print_as(struct nb_expr *e, const struct nb_style *style, size_t limit,
                      struct nb_buf *out);

#endif
