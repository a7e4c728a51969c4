/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history and its file: $NABLA_HISTORY, else nabla/history in the XDG state
 * folder. Readline's format with time stamps, which keeps inputs of several
 * lines whole. */
#ifndef NB_REPL_HISTORY_H
#define NB_REPL_HISTORY_H

struct nb_history {
    char *path; /* NULL: kept in memory only */
};

/* Reads the file; makes it, and its folders, where they are missing. */
void nb_history_open(struct nb_history *h);
/* Appends an input, to the file at once: a crash loses nothing, and sessions
 * that run side by side lose none of each other's. What begins with a blank
 * and what repeats the last input is not kept. */
void nb_history_add(struct nb_history *h, const char *text);
void nb_history_close(struct nb_history *h);

#endif
