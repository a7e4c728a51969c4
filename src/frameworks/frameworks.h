/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What frameworks and papers have under names of their own. */
#ifndef NB_FRAMEWORKS_FRAMEWORKS_H
#define NB_FRAMEWORKS_FRAMEWORKS_H

#include "graph/build.h"
#include "value/interp.h"

/* Their names in an interpreter of library/library.h. */
void nb_frameworks_register(struct nb_interp *in);

/* What frameworks.c registers. */
extern const struct nb_builtins nb_vectors_builtins; /* standardize, polynorm, ... */
extern const struct nb_builtins nb_trained_builtins; /* safe_pade, kan_edge */

static inline struct nb_builder nb_frameworks_builder(const struct nb_args *a)
{
    return (struct nb_builder){a->in->pool, false};
}

/* The vector in argument k, or `standard` when it is not given; false sets err. */
bool nb_coefficients(struct nb_args *a, size_t k, const double *standard, size_t count,
                     struct nb_expr **out);
/* Element i of a vector, as a number. */
struct nb_expr *nb_coefficient(struct nb_args *a, struct nb_expr *vector, size_t i);

#endif
