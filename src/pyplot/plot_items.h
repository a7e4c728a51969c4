/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plot() is given, as it is meant. */
#ifndef NB_PYPLOT_PLOT_ITEMS_H
#define NB_PYPLOT_PLOT_ITEMS_H

#include <stdbool.h>

#include "value/builtin.h"

/* Makes a->rest functions, tensors, numbers, format strings and intervals: plot([f, g]) is
 * plot(f, g), and plot(f, (a, b)), plot(f, [a, b]) and plot(f, a, b) are plot(f, a..b).
 * False sets err at what is no interval. */
bool nb_plot_items(struct nb_args *a);

#endif
