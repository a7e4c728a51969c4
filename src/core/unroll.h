/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions of numbers that are computed through tensors, without the tensors.
 *
 * A sum over a vector becomes a sum of numbers, softmax([x, 0])[0] becomes
 * sigmoid(x - 0). Interval arithmetic and the search for kinks
 * understand that; for computing, the tensors are faster and more accurate. */
#ifndef NB_CORE_UNROLL_H
#define NB_CORE_UNROLL_H

#include "core/build.h"
#include "core/expr.h"
#include "core/op.h"

/* The same function of rank 0, every tensor below which that depends on a variable
 * was replaced by its elements. e itself when there is none, or when that would take
 * too many nodes, or when a row below cannot say what its elements are. */
struct nb_expr *nb_unroll(struct nb_expr *e);

/* How rows that are not elementwise say it (op.h): element i of e, part[k] being the
 * elements of its k-th argument. NULL: that cannot be said. */
nb_element_rule nb_element_of_fold; /* sum, prod, max, min */
nb_element_rule nb_element_of_softmax, nb_element_of_softmin, nb_element_of_softmax_rest;
nb_element_rule nb_element_of_log_softmax, nb_element_of_logsumexp;
nb_element_rule nb_element_of_cumsum, nb_element_of_cumprod, nb_element_of_norm;
nb_element_rule nb_element_of_matmul, nb_element_of_cat, nb_element_of_gather;
nb_element_rule nb_element_of_place, nb_element_of_recurrence;

#endif
