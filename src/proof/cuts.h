/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where something may change on an interval: between neighbouring cuts it is what it is in
 * the middle. */
#ifndef NB_PROOF_CUTS_H
#define NB_PROOF_CUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "proof/roots.h"

struct nb_cuts {
    double *at; /* from left to right once they are sorted */
    size_t count, cap;
};

void nb_cuts_free(struct nb_cuts *c);
void nb_cuts_add(struct nb_cuts *c, double at);
/* Both ends of a stretch, and of what is not decided: true when some is. */
bool nb_cuts_add_roots(struct nb_cuts *c, const struct nb_roots *roots);
void nb_cuts_sort(struct nb_cuts *c);

#endif
