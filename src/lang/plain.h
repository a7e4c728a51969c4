/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plain numbers alone are computed from: plain numbers, and no node. */
#ifndef NB_LANG_PLAIN_H
#define NB_LANG_PLAIN_H

#include "value/function.h"
#include "value/value.h"

/* An operator of one or two values. False: they are not all plain. */
bool nb_plain_operate(enum nb_basic op, const struct nb_value *v, size_t count,
                      struct nb_value *out);
/* A row of plain numbers, given by their places, as a kernel computes it. False: not all are
 * plain, there is no kernel, or too few or too many are given. */
bool nb_plain_call(const struct nb_op *op, const struct nb_actual *actuals, size_t count,
                   struct nb_value *out);

#endif
