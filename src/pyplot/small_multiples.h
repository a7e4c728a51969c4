/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several functions side by side, each in a plot of its own. */
#ifndef NB_PYPLOT_SMALL_MULTIPLES_H
#define NB_PYPLOT_SMALL_MULTIPLES_H

#include "value/builtin.h"

/* A new figure with a plot for each of these functions and its derivative, under its name;
 * all have the same limits. False sets err. */
bool nb_small_multiples(struct nb_args *a, const struct nb_list *functions);

#endif
