/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enclosures: an expression compiled to be evaluated over boxes.
 *
 * Rigorous: whatever the expression is somewhere in the box, in real arithmetic
 * with the constants as doubles (folded ones, too) or as the kernels compute it,
 * lies in the result. How a function encloses is said by its row (op.h): by a rule
 * of its own, by the points between which it is monotone, or by its formula. A
 * derivative is an expression like any other (diff.h).
 *
 * Where a row turns is told by texts: in a pool that cannot read them (graph/rule.h),
 * as the viewer's, what is enclosed over single points holds, and no more.
 *
 * Tensors are enclosed element by element where they can be unrolled (unroll.h). Where
 * not, one that is reduced is one interval that holds all elements, and functions
 * along a dimension, joint operations and scatters may be anything. */
#ifndef NB_PROOF_ENCLOSE_H
#define NB_PROOF_ENCLOSE_H

#include <stddef.h>

#include "graph/expr.h"
#include "number/interval.h"

struct nb_enclosure;

/* Compiles roots that depend on no other variables than these. It keeps no node:
 * it may outlive them. */
struct nb_enclosure *nb_enclosure_new(struct nb_expr *const *roots, size_t nroots,
                                      struct nb_expr *const *vars, size_t nvars);
void nb_enclosure_free(struct nb_enclosure *p);
/* out[k]: what root k is while each vars[i] runs over box[i]. */
void nb_enclose(struct nb_enclosure *p, const struct nb_interval *box, struct nb_interval *out);

#endif
