/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of several figures. */
#ifndef NB_PYPLOT_FIGURES_H
#define NB_PYPLOT_FIGURES_H

#include "value/builtin.h"

/* Makes the figure of a number or a name current; absent or None: a new one. *there: it was
 * there before. False sets the error. */
bool nb_figure_choose(struct nb_args *a, struct nb_value num, bool *there);

#endif
