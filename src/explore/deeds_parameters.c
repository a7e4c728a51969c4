/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves a parameter. */
#include "config.h"

#include "explore/deeds_priv.h"

void nb_do_play(struct nb_explorer *e, const struct nb_input *in)
{
    e->now = in->now;
    if (e->modes.born || e->modes.walk)
        nb_stroll_play(e);
    else
        nb_sliders_play(e);
}

void nb_do_step_back(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_sliders_step(e, -1);
}

void nb_do_step_on(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_sliders_step(e, 1);
}
