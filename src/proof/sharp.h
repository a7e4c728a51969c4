/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The double that is nearest to a root, where f can be computed in pairs of doubles: its sign
 * half way between two doubles says which of them is. */
#ifndef NB_PROOF_SHARP_H
#define NB_PROOF_SHARP_H

#include <stdbool.h>

#include "graph/expr.h"

struct nb_sharp;

/* f, rank 0, of var. NULL where an operation of it is not known as a pair. */
struct nb_sharp *nb_sharp_new(struct nb_expr *f, struct nb_expr *var);
void nb_sharp_free(struct nb_sharp *s);
/* Moves *x, which is at most some 30 doubles away from where f crosses 0, to the double that is
 * nearest to it. False: that could not be decided. */
bool nb_sharp_nearest(struct nb_sharp *s, double *x);
/* Whether x is a number that somebody would write. */
bool nb_is_round(double x);

#endif
