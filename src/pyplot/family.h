/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that give several numbers for each x: a curve for each. */
#ifndef NB_PYPLOT_FAMILY_H
#define NB_PYPLOT_FAMILY_H

#include "base/buf.h"
#include "value/function.h"
#include "value/interp.h"

/* Member i of y, a vector, without the vector (unroll.h). */
struct nb_expr *nb_family_member(struct nb_expr *y, size_t i);
/* The name of member i of f, which has `count`: the text of the function with the numbers of
 * its lists in their places, "elu(x, α=0.5)"; or "f[0]". */
void nb_family_label(struct nb_interp *in, const struct nb_function *f, size_t i, size_t count,
                     struct nb_buf *label);

#endif
