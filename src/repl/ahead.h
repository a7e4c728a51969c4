/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes from the keyboard and was not typed now: bytes that were typed while the terminal
 * was asked what it can, which come first; and its answers, where they come late. */
#ifndef NB_REPL_AHEAD_H
#define NB_REPL_AHEAD_H

#include <stdbool.h>

#include "base/buf.h"

struct nb_session;

struct nb_ahead {
    struct nb_session *session; /* borrowed */
    struct nb_buf bytes;
    bool late; /* answers may come */
};

/* Takes what the session has, before a line is read. */
void nb_ahead_begin(struct nb_ahead *a);
void nb_ahead_free(struct nb_ahead *a);
/* The next byte that is there already. */
bool nb_ahead_take(struct nb_ahead *a, unsigned char *byte);
/* Takes an answer away, if that is what comes now, where some may come; what is none after all
 * is there already. Before a byte is read. */
bool nb_ahead_swallow(struct nb_ahead *a, int fd);

#endif
