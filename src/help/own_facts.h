/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be found out about a function of the user's, in the words of a row: so that what
 * asks rows can ask it. */
#ifndef NB_HELP_OWN_FACTS_H
#define NB_HELP_OWN_FACTS_H

#include "base/buf.h"
#include "base/num.h"
#include "study/study.h"
#include "study/kinks.h"

/* A row that nothing can be computed by; its texts are here. */
struct nb_own_facts {
    struct nb_op op;
    char low[NB_NUM_MAX], high[NB_NUM_MAX], range[2 * NB_NUM_MAX + 8], param[32];
    struct nb_buf formula; /* owned */
};

/* What 2001 values on -10..10 have in common. */
struct nb_own_shape {
    enum nb_parity parity;
    enum nb_monotone monotone;
};

bool nb_own_shape_find(const struct nb_study *s, struct nb_own_shape *shape);
/* Jumps, kinks, or 0 for neither. */
enum nb_smooth nb_own_roughness(const struct nb_bends *bends);
/* The value that f has at an infinity, or seems to have from far out; NaN when there is none. */
double nb_own_limit(const struct nb_study *s, double sign);
/* False sets err; the facts are to be freed in any case. */
bool nb_own_facts_find(struct nb_args *a, struct nb_function *f, struct nb_own_facts *out);
void nb_own_facts_free(struct nb_own_facts *facts);

#endif
