/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is half way between the limits from the left and from the right. */
#ifndef NB_GRAPH_MEAN_H
#define NB_GRAPH_MEAN_H

#include "graph/expr.h"

/* Where they are the same it is they, to the last bit. */
struct nb_expr *nb_mean(struct nb_pool *pool, struct nb_expr *left, struct nb_expr *right);
/* The two that y is half way between, if it was made so; else y, twice. The derivative of
 * what is half way is half way between theirs. */
void nb_mean_limits(struct nb_pool *pool, struct nb_expr *y, struct nb_expr *limit[2]);

#endif
