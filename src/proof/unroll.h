/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions of numbers that are computed through tensors, without the tensors.
 *
 * A sum over a vector becomes a sum of numbers, softmax([x, 0])[0] becomes
 * sigmoid(x - 0). Interval arithmetic and the search for kinks
 * understand that; for computing, the tensors are faster and more accurate. */
#ifndef NB_PROOF_UNROLL_H
#define NB_PROOF_UNROLL_H

#include "graph/build.h"
#include "graph/expr.h"
#include "graph/op.h"

/* The same function of rank 0, every tensor below which that depends on a variable
 * was replaced by its elements. e itself when there is none, or when that would take
 * too many nodes, or when a row below cannot say what its elements are. */
struct nb_expr *nb_unroll(struct nb_expr *e);

#endif
