/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes computed into memory, one after the other as their plan says. */
#ifndef NB_EVAL_COMPUTE_H
#define NB_EVAL_COMPUTE_H

#include "eval/memory.h"

/* Computes all nodes that m's plan keeps; false sets err. */
bool nb_compute(struct nb_memory *m, struct nb_err *err);

#endif
