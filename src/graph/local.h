/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The derivative of an elementwise node by one of its arguments. */
#ifndef NB_GRAPH_LOCAL_H
#define NB_GRAPH_LOCAL_H

#include "graph/build.h"
#include "graph/diff.h"

/* Who wants it, and how. */
struct nb_local {
    struct nb_builder b;
    enum nb_side side;  /* at a kink */
    nb_brief *shown;    /* NULL, or to be read: textbook formulas rather than primitives */
    struct nb_expr *by; /* the variable of the whole */
    /* In which direction a node moves when `by` grows: its tangent. */
    struct nb_expr *(*tangent)(void *ctx, struct nb_expr *e);
    void *ctx;
    struct nb_err *err;
};

/* The derivative of e by its argument i. NULL sets err. */
struct nb_expr *nb_local_derivative(const struct nb_local *l, struct nb_expr *e, size_t i);

#endif
