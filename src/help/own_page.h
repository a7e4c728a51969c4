/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help on a function of the user's, or an expression in x: what can be found out about it. */
#ifndef NB_HELP_OWN_PAGE_H
#define NB_HELP_OWN_PAGE_H

#include "help/leaf.h"
#include "study/kinks.h"

/* Formulas, kinks, range, limits, shape. False sets err. */
bool nb_help_own(struct nb_leaf *p, const struct nb_study *s, const struct nb_bends *bends);
/* The whole page of the function that is argument 0 of the call. False sets err. */
bool nb_help_own_function(struct nb_leaf *p, struct nb_args *a);

#endif
