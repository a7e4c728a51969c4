/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pyplot/pyplot.h"

#include "base/count.h"
#include "session/command.h"

/* The tables of commands, of this folder and of studies: a list that the makefile gathers. */
#define COMMANDS(table) extern const struct nb_builtins table;
#include "pyplot/commands.inc"
#undef COMMANDS
#define COMMANDS(table) &table,
static const struct nb_builtins *const tables[] = {
#include "pyplot/commands.inc"
};

struct nb_session *nb_pyplot_session(struct nb_session_options options)
{
    struct nb_session *s = nb_session_new(options);
    for (size_t i = 0; i < NB_COUNT(tables); i++)
        nb_interp_register(s->in, tables[i], s);
    return s;
}
