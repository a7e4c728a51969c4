/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plain numbers alone are computed from: plain numbers, and no node; in a pool that is
 * exact, only where nothing is rounded (graph/exact.h). */
#ifndef NB_LANG_PLAIN_H
#define NB_LANG_PLAIN_H

#include "value/function.h"
#include "value/value.h"

/* An operator of one or two values. False: they are not all plain,
 * or would be rounded. */
bool nb_plain_operate(const struct nb_pool *pool, enum nb_basic op, const struct nb_value *v,
                      size_t count, struct nb_value *out);
/* A row of plain numbers, given by their places, as a kernel computes it. False: not all are
 * plain, there is no kernel, or too few or too many are given. */
bool nb_plain_call(const struct nb_pool *pool, const struct nb_op *op,
                   const struct nb_actual *actuals, size_t count, struct nb_value *out);

#endif
