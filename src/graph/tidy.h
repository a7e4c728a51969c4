/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The identities of algebra that building a derivative applies. */
#ifndef NB_GRAPH_TIDY_H
#define NB_GRAPH_TIDY_H

#include "graph/build.h"

/* A simpler expression that equals op(args) in exact arithmetic, or NULL when
 * there is none. It may be a scalar where op(args) is a tensor of equal
 * elements. Not for what the user wrote: 0*x is nan at x = inf. */
struct nb_expr *nb_tidy(struct nb_builder b, const struct nb_op *op, struct nb_expr *const *args);

#endif
