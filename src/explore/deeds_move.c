/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves the view, and goes back and forth. */
#include "config.h"

#include "base/i18n.h"
#include "explore/deeds_priv.h"

#define ZOOM 0.8
#define PAN 0.1
#define FAR_PAN 0.5
#define FAR_WALK 10 /* pixels */

void nb_do_zoom_in(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_moving_step(e, ZOOM, 0, 0);
}

void nb_do_zoom_out(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_moving_step(e, 1 / ZOOM, 0, 0);
}

void nb_do_pan(struct nb_explorer *e, const struct nb_input *in)
{
    const double step = in->mods & NB_MOD_SHIFT ? FAR_PAN : PAN;
    const bool across = in->key == NB_KEY_RIGHT || in->key == NB_KEY_LEFT;
    const double dx = (in->key == NB_KEY_RIGHT) - (in->key == NB_KEY_LEFT);
    const double dy = (in->key == NB_KEY_UP) - (in->key == NB_KEY_DOWN);
    if (e->modes.walk && across)
        nb_stroll_step(e, in->mods & NB_MOD_SHIFT ? FAR_WALK * dx : dx);
    else
        nb_moving_step(e, 1, step * dx, step * dy);
}

void nb_do_home(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_moving_home(e);
}

void nb_do_back(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_travel(e, -1, true);
}

void nb_do_forward(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_travel(e, 1, true);
}

void nb_do_undo(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_travel(e, -1, false);
}

void nb_do_redo(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_travel(e, 1, false);
}

void nb_do_fit(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_moving_fit(e);
}

void nb_do_keep_fit(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->keep_fit = !e->keep_fit;
    nb_explorer_say(e, e->keep_fit ? _("y follows the curves") : _("y stays"));
    if (e->keep_fit)
        nb_moving_fit(e);
}
