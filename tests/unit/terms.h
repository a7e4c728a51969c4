/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows whose terms cancel, and how far that may put them off. */
#ifndef NB_TESTS_TERMS_H
#define NB_TESTS_TERMS_H

#include "graph/op.h"

/* Allowed of the row's value (order 0) or slope (1) at its arguments: a rounding of the
 * largest term; 0 of all other rows. */
double terms_of(const struct nb_op *op, const double *args, size_t order);

#endif
