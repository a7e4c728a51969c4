/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of nodes that were computed before others, which read them.
 *
 * Of a DAG there are those that its plan keeps, from when they are computed
 * (compute.h) until nothing reads them any more. */
#ifndef NB_EVAL_MEMORY_H
#define NB_EVAL_MEMORY_H

#include "base/err.h"
#include "eval/plan.h"

struct nb_memory {
    struct nb_plan plan;
    double **data; /* of plan.order[i], nb_shape_count() numbers; or NULL */
    size_t *next;  /* lists of kept nodes that have the same last reader: the next */
    size_t *first; /* one, and of reader i the first one; plan.count: none */
};

/* Plans for these roots; nothing is computed yet. */
void nb_memory_init(struct nb_memory *m, struct nb_expr *const *roots, size_t nroots);
void nb_memory_fini(struct nb_memory *m);

/* The elements of a node of the DAG, or NULL; m may be NULL. */
const double *nb_memory_find(const struct nb_memory *m, const struct nb_expr *e);
/* Takes ownership of the elements of plan.order[i], which is kept, and frees those
 * that it was the last to read. */
void nb_memory_put(struct nb_memory *m, size_t i, double *data);
/* Hands the elements of plan.order[i] to the caller, who frees them. */
double *nb_memory_take(struct nb_memory *m, size_t i);

/* Room for so many numbers, or NULL with err set. */
double *nb_memory_allocate(size_t count, struct nb_err *err);

#endif
