/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keywords that every function that makes tensors has in PyTorch:
 * requires_grad=, device=, layout=, pin_memory=. */
#ifndef NB_VALUE_MAKER_H
#define NB_VALUE_MAKER_H

#include "value/function.h"
#include "value/interp.h"

struct nb_maker {
    bool requires_grad;
};

/* Takes these keywords out of the arguments, when the row makes tensors. False
 * sets err. */
bool nb_maker_take(const struct nb_builtin *row, struct nb_actual *actuals, size_t *count,
                   struct nb_maker *maker, struct nb_err *err);
/* The new tensor as they ask for it. NB_ABSENT sets err. */
struct nb_value nb_maker_finish(struct nb_interp *in, struct nb_maker maker, struct nb_value v,
                                struct nb_err *err);

#endif
