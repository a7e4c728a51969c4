/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure as a window shows it: with the derivatives, scales and parameters that were
 * chosen there. */
#ifndef NB_SEEN_GUISE_H
#define NB_SEEN_GUISE_H

#include "seen/state.h"

struct nb_guise {
    struct nb_figure figure; /* most of it is the original's: only for drawing */
    size_t *borrowed;        /* owned: how many curves of each plot have the original's data */
};

/* What becomes of first derivatives: as the state wants; or every function has its one, which
 * is seen, or to be found. */
enum nb_slopes { NB_SLOPES_CHOSEN, NB_SLOPES_SHOWN, NB_SLOPES_HIDDEN };

/* How its functions are shown. */
struct nb_guise_look {
    enum nb_slopes slopes;
    const struct nb_op *format; /* their arguments and values are rounded to it; NULL: not */
};

/* Makes the figure that the state wants; the original is borrowed, and so is the pool, in
 * which derivatives are made. */
void nb_guise_make(struct nb_guise *v, const struct nb_figure *original,
                   const struct nb_state *state, struct nb_guise_look look, struct nb_pool *pool);
void nb_guise_free(struct nb_guise *v);

#endif
