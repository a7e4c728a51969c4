/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums, maxima and their like: over everything, or along an axis. */
#ifndef NB_EVAL_REDUCTION_H
#define NB_EVAL_REDUCTION_H

#include "eval/memory.h"

/* The elements of e, a node of form NB_REDUCE; the caller frees them. NULL sets
 * err. */
double *nb_reduction_compute(struct nb_expr *e, const struct nb_memory *m, struct nb_err *err);

#endif
