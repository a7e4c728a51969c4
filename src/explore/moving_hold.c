/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving: what was held is let go. */
#include "config.h"

#include "explore/explorer_priv.h"

void nb_moving_let_go(struct nb_explorer *e)
{
    if (e->gesture != NB_GESTURE_DRAG)
        e->anchor.set = false;
    e->turned_out = false;
}

void nb_moving_cancel(struct nb_explorer *e)
{
    e->gesture = NB_GESTURE_NONE;
    e->overlay = true;
    nb_moving_let_go(e);
}
