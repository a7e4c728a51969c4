/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passes over a DAG that make another one, node by node from the leaves up. */
#ifndef NB_GRAPH_REWRITE_H
#define NB_GRAPH_REWRITE_H

#include "graph/build.h"
#include "graph/expr.h"

struct nb_rewrite {
    struct nb_builder b;
    struct nb_expr **order, **made; /* made[i] takes the place of order[i] */
    size_t count;
};

void nb_rewrite_start(struct nb_rewrite *w, struct nb_builder b, struct nb_expr *root);
/* The same over a part of a DAG: an order that the pass takes and whose last node is
 * the root. */
void nb_rewrite_start_at(struct nb_rewrite *w, struct nb_builder b, struct nb_expr **order,
                         size_t count);
/* What took the place of the root, or the root where the pass did not come to it; ends
 * the pass. */
struct nb_expr *nb_rewrite_end(struct nb_rewrite *w);

/* What takes the place of a node's arguments. */
void nb_rewrite_args(const struct nb_rewrite *w, const struct nb_expr *e, struct nb_expr **args);
/* The node with this shape over what takes the place of its arguments; the node
 * itself when nothing changes. */
struct nb_expr *nb_rewrite_node(const struct nb_rewrite *w, struct nb_expr *e,
                                struct nb_shape shape);

#endif
