/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tensors that a function of the user's made which knows its own slope, as PyTorch's
 * autograd.Function does: its backward() is asked on the way back. */
#ifndef NB_LIBRARY_MADE_H
#define NB_LIBRARY_MADE_H

#include "value/interp.h"

/* All that a gradient comes from: y, and the inputs of what such functions made of it, each
 * with the weights of its elements. The gradient is the sum of theirs. */
struct nb_ways {
    struct nb_backward *items; /* owned */
    size_t count, cap;
};

/* False sets err; what is there is to be freed in any case. */
bool nb_ways_find(struct nb_interp *in, struct nb_backward how, struct nb_ways *ways,
                  struct nb_err *err);
void nb_ways_free(struct nb_ways *ways);
/* Whether PyTorch keeps tensors for the way back from y, and drops them after one. */
bool nb_ways_save(const struct nb_autograd *g, struct nb_expr *y);

#endif
