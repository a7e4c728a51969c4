/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prompt. */
#ifndef NB_REPL_REPL_H
#define NB_REPL_REPL_H

#include <stdbool.h>

struct nb_session;

struct nb_repl_options {
    bool banner;
    bool color;
};

/* Reads and runs inputs until the user leaves. Returns the exit status: 0, or
 * 128 and the number of the signal that ended it. */
int nb_repl_run(struct nb_session *session, struct nb_repl_options options);

#endif
