/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows at any arguments: their textbook formula and its derivative by numbers of any
 * size, and what both tend to where the formula has no value. */
#ifndef NB_TESTS_WIDE_ROW_H
#define NB_TESTS_WIDE_ROW_H

#include <stdbool.h>

#include "graph/op.h"

struct wide_row {
    double value, slope;
    bool known[2]; /* there is such a number, or one limit */
};

/* At these arguments, the derivative by argument `which`. Where an argument is infinite
 * and the formula NaN, it is the limit for numbers that grow; where one is 0, for
 * numbers that vanish. Slopes by x are limits from the right. */
struct wide_row wide_row_at(struct nb_pool *pool, const struct nb_op *op, const double *args,
                            size_t which);

#endif
