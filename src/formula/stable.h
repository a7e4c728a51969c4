/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Naive formulas and their stable twins: equal in exact arithmetic, but the twin
 * keeps its digits where the other cancels or overflows. */
#ifndef NB_FORMULA_STABLE_H
#define NB_FORMULA_STABLE_H

#include "formula/law.h"

/* The rewrites, one row each; ends with from NULL. */
extern const struct nb_law nb_stable_laws[];

/* e with every naive part replaced; used() hears of each. */
struct nb_expr *nb_stable(struct nb_expr *e, void (*used)(const struct nb_law_use *use, void *ctx),
                          void *ctx);

#endif
