/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The adjoint of a node: a sum of terms, each under a mask (reach.h). */
#ifndef NB_GRAPH_ADJOINT_H
#define NB_GRAPH_ADJOINT_H

#include "graph/build.h"

struct nb_adjoint_term {
    struct nb_expr *mask; /* a truth value; NULL: everywhere */
    struct nb_expr *value;
    bool clean; /* the value is 0 outside of the mask */
    bool wild;  /* ... and may be infinite: it has a slope that is not tame as a factor */
};

struct nb_adjoint {
    struct nb_adjoint_term *terms;
    size_t count, cap;
};

/* The term's value with 0 outside of its mask. */
struct nb_expr *nb_adjoint_masked(struct nb_builder b, struct nb_adjoint_term t);
void nb_adjoint_add(struct nb_builder b, struct nb_adjoint *a, struct nb_adjoint_term t);
/* Joins terms where it can. They double at every choice on the way: without this, a
 * chain of n choices would make 2^n of them. */
void nb_adjoint_settle(struct nb_builder b, struct nb_adjoint *a);
/* All terms as one value. */
struct nb_expr *nb_adjoint_total(struct nb_builder b, const struct nb_adjoint *a);

#endif
