/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of the rows' formulas. */
#ifndef NB_LANG_PRELUDE_H
#define NB_LANG_PRELUDE_H

#include "graph/expr.h"

/* Gives the pool a reader for formulas (graph/rule.h). */
void nb_prelude_install(struct nb_pool *pool);

#endif
