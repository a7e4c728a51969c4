/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read, and what is shown of it over the picture. */
#include "config.h"

#include "explore/deeds_priv.h"

/* The function that is read: the next one (1), or the one before. */
static void choose_curve(struct nb_explorer *e, int step)
{
    const int n = (int)nb_reading_functions(nb_explorer_panel(e));
    if (n == 0)
        return;
    e->chosen = e->chosen < 0 ? (step > 0 ? 0 : n - 1) : (e->chosen + step + n) % n;
    e->overlay = true;
}

void nb_do_tab(struct nb_explorer *e, const struct nb_input *in)
{
    choose_curve(e, in->mods & NB_MOD_SHIFT ? -1 : 1);
}

void nb_do_tangent(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->modes.tangent = !e->modes.tangent;
    e->overlay = true;
}

void nb_do_keys(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->modes.keys = !e->modes.keys;
    e->overlay = true;
}

/* f' is what it was. */
static void leave_slopes(struct nb_explorer *e)
{
    if (!e->modes.born && !e->modes.guess)
        return;
    e->modes.born = e->modes.guess = false;
    nb_explorer_read_views(e);
    nb_explorer_rebuild(e);
}

void nb_do_escape(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_moving_cancel(e);
    leave_slopes(e);
    e->modes.keys = e->modes.walk = e->modes.contrast = false;
    if (e->state.ghosts.count > 0) {
        e->state.ghosts.count = 0;
        nb_explorer_rebuild(e);
        nb_explorer_commit(e);
    }
    e->chosen = -1;
}
