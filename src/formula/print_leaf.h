/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tensors' data and ranges as text. */
#ifndef NB_FORMULA_PRINT_LEAF_H
#define NB_FORMULA_PRINT_LEAF_H

#include "base/buf.h"
#include "graph/expr.h"

struct nb_style;

/* "tensor([1, 2])", broken off where out has more bytes than the limit. */
void nb_print_data(const struct nb_style *style, const struct nb_expr *e, size_t limit,
                   struct nb_buf *out);
/* "linspace(-5, 5, 100)" */
void nb_print_range(const struct nb_style *style, const struct nb_expr *e, struct nb_buf *out);

#endif
