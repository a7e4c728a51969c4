/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of a function as lines of a page; nothing for NULL. */
#ifndef NB_HELP_FACTS_H
#define NB_HELP_FACTS_H

#include "graph/op.h"
#include "help/leaf.h"

/* What the numbers of op.h say in words: "smooth, odd, rising". */
void nb_fact_shape(struct nb_leaf *p, enum nb_smooth smooth, enum nb_parity parity,
                   enum nb_monotone monotone, const char *where);
/* "x = 0: slope 0 on the left, ..."; the name stands before the first one only. */
void nb_fact_kink(struct nb_leaf *p, bool first, const struct nb_kink *kink);
void nb_fact_limits(struct nb_leaf *p, const char *low, const char *high);

#endif
