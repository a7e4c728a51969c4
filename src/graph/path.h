/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nodes on the way from a result to the variable of its derivative. */
#ifndef NB_GRAPH_PATH_H
#define NB_GRAPH_PATH_H

#include "graph/expr.h"

struct nb_path {
    struct nb_expr **order; /* from y down to where nothing depends on by */
    size_t count;
    bool *depends; /* order[i] depends on by */
    bool *risky;   /* ... by slopes that may be infinite */
    bool *direct;  /* ... by elementwise steps alone */
};

/* Formulas that are only read are not guarded: nothing of theirs is risky. */
void nb_path_find(struct nb_path *p, struct nb_expr *y, struct nb_expr *by, bool guarded);
void nb_path_free(struct nb_path *p);
/* The index of a node that is on it. */
size_t nb_path_index(const struct nb_path *p, const struct nb_expr *e);
/* Its order alone, the arguments of a node before it; the caller frees it. */
struct nb_expr **nb_path_order(struct nb_expr *y, struct nb_expr *by, size_t *count);

#endif
