/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of a function as lines: a name and a text; nothing for NULL. */
#ifndef NB_STUDY_FACTS_H
#define NB_STUDY_FACTS_H

#include <stdio.h>

#include "graph/op.h"

void nb_fact(FILE *out, const char *name, const char *text);
void nb_fact_limits(FILE *out, const char *low, const char *high);
/* What the numbers of op.h say in words: "smooth, odd, rising". */
void nb_fact_shape(FILE *out, enum nb_smooth smooth, enum nb_parity parity,
                   enum nb_monotone monotone, const char *where);
/* "x = 0: slope 0 on the left, ..."; the name stands before the first one only. */
void nb_fact_kink(FILE *out, bool first, const struct nb_kink *kink);

#endif
