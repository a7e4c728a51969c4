/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Substitution. */
#ifndef NB_GRAPH_SUBST_H
#define NB_GRAPH_SUBST_H

#include "graph/build.h"

/* The same expression with each var[i] replaced by value[i] (and so with new
 * shapes, where those differ). NULL sets err when shapes do not fit. */
struct nb_expr *nb_subst(struct nb_builder b, struct nb_expr *e, struct nb_expr *const *var,
                         struct nb_expr *const *value, size_t count, struct nb_err *err);

#endif
