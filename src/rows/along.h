/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions along a dimension: softmax and its like. */
#ifndef NB_ROWS_ALONG_H
#define NB_ROWS_ALONG_H

#include "graph/build.h"
#include "graph/expr.h"

/* The values of an NB_ALONG node whose argument has the elements x; y has room
 * for the node's own. */
void nb_along_lines(const struct nb_expr *e, const double *x, double *y);

/* Vector-Jacobian products, for the rows of func_along.c. */
nb_pull nb_pull_softmax, nb_pull_softmin, nb_pull_softmax_rest, nb_pull_log_softmax;
nb_pull nb_pull_logsumexp, nb_pull_sparsemax, nb_pull_entmax15;

#endif
