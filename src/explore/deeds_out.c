/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the window. */
#include "config.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "explore/deeds_priv.h"

/* Whether more is seen than the figure: marks that help to read it are in no file. */
static bool has_marks(const struct nb_explorer *e)
{
    const struct nb_modes *m = &e->modes;
    return m->tangent || m->strip || m->contrast || m->born || m->guess || m->interest ||
           m->inputs || e->depth > 1 || e->state.shadow.threshold > 0;
}

void nb_do_save(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    struct nb_buf text = {0};
    char *name = e->client.save(e->client.ctx);
    if (name)
        nb_buf_printf(&text, has_marks(e) ? _("saved %s, without marks") : _("saved %s"), name);
    else
        nb_buf_add(&text, _("it could not be saved"));
    nb_explorer_say(e, nb_buf_text(&text));
    nb_buf_free(&text);
    free(name);
}

void nb_do_close_window(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->wish = NB_WISH_CLOSE;
}

void nb_do_full_screen(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    e->wish = NB_WISH_FULL_SCREEN;
}

void nb_do_copy_picture(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    struct nb_err err = {0};
    const bool done = e->client.copy_picture(e->client.ctx, &err);
    nb_explorer_say(e, !done          ? err.message
                       : has_marks(e) ? _("the picture is copied, without marks")
                                      : _("the picture is copied"));
}

void nb_do_copy_text(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    struct nb_err err = {0};
    char *text = nb_explorer_table(e);
    if (!*text)
        nb_explorer_say(e, _("there is no function here"));
    else if (e->client.copy_text(e->client.ctx, text, &err))
        nb_explorer_say(e, _("the numbers are copied"));
    else
        nb_explorer_say(e, err.message);
    free(text);
}
