/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States one after the other, to go back to and forth again. */
#ifndef NB_SEEN_UNDO_H
#define NB_SEEN_UNDO_H

#include "seen/state.h"

struct nb_undo {
    struct nb_state *list; /* owned, like each */
    size_t count, cap;
    size_t at; /* the state that is now */
};

void nb_undo_free(struct nb_undo *h);
/* Takes a copy of the state behind that which is now; what came after it is forgotten, and
 * after some hundreds the first ones are. */
void nb_undo_add(struct nb_undo *h, const struct nb_state *s);
/* The state that is now; NULL where there is none. */
const struct nb_state *nb_undo_now(const struct nb_undo *h);
/* One step back (-1) or forth (1), to the next state that has other views where that is
 * asked for; NULL where there is none. */
const struct nb_state *nb_undo_step(struct nb_undo *h, int step, bool of_views);

#endif
