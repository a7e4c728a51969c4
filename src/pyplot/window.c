/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about what was done in the window. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "session/command.h"
#include "session/hands.h"
#include "value/convert.h"

static struct nb_value state(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    nb_session_hear(s);
    const char *did = nb_hands_did(s);
    fputs(*did ? did : _("nothing was chosen in the window\n"), a->in->out);
    return nb_none();
}

/* Lets the window go a step of its history. */
static struct nb_value step(struct nb_args *a, const char *command)
{
    struct nb_session *s = a->ctx;
    nb_session_hear(s);
    if (!nb_display_say(&s->display, command, a->err)) {
        if (a->err->kind == NB_OK)
            nb_fail(a, NB_ERR_VALUE, _("there is no window"));
        return NB_FAILED;
    }
    return nb_none();
}

static struct nb_value undo(struct nb_args *a)
{
    return step(a, "undo\n");
}

static struct nb_value redo(struct nb_args *a)
{
    return step(a, "redo\n");
}

static const struct nb_builtin rows[] = {
    {.name = "state",
     .params = "",
     .run = state,
     .doc = N_("What was chosen in the window, as commands.")},
    {.name = "undo",
     .params = "",
     .run = undo,
     .doc = N_("Takes back what was done in the window.")},
    {.name = "redo", .params = "", .run = redo, .doc = N_("Does again what undo() took back.")},
};

const struct nb_builtins nb_window_commands = NB_BUILTINS(rows, NULL);
