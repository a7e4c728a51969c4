/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the elements of rows are that are not elementwise, for who wants no tensors on
 * the way (proof/unroll.h). */
#ifndef NB_ROWS_ELEMENT_H
#define NB_ROWS_ELEMENT_H

#include "graph/build.h"
#include "graph/op.h"

/* Element i of e, part[k] being the elements of its k-th argument. NULL: that cannot be said. */
nb_element_rule nb_element_of_fold; /* sum, prod, max, min */
nb_element_rule nb_element_of_softmax, nb_element_of_softmin, nb_element_of_softmax_rest;
nb_element_rule nb_element_of_log_softmax, nb_element_of_logsumexp, nb_element_of_logmeanexp;
nb_element_rule nb_element_of_cumsum, nb_element_of_cumprod, nb_element_of_norm;
nb_element_rule nb_element_of_matmul, nb_element_of_cat, nb_element_of_gather;
nb_element_rule nb_element_of_place, nb_element_of_recurrence;

#endif
