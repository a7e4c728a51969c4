/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about what was done in the window. */
#include "config.h"

#include "base/i18n.h"
#include "session/command.h"
#include "session/hands.h"

static struct nb_value state(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    nb_session_hear(s);
    const char *did = nb_hands_did(s);
    fputs(*did ? did : _("nothing was chosen in the window\n"), a->in->out);
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "state",
     .params = "",
     .run = state,
     .doc = N_("What was chosen in the window, as commands.")},
};

const struct nb_builtins nb_window_commands = NB_BUILTINS(rows, NULL);
