/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sliders of a plot in the terminal: keys move a parameter, and the picture follows in place. */
#ifndef NB_SESSION_SLIDE_H
#define NB_SESSION_SLIDE_H

#include "session/command.h"

/* Moves the parameter of that name, or (NULL) the figure's first one, until a key ends it; the
 * figure and the variable keep its value. False sets err: the figure has none. */
bool nb_session_slide(struct nb_session *s, const char *name, struct nb_err *err);

/* What keys ask for. */
enum nb_slide_key {
    NB_SLIDE_NONE,
    NB_SLIDE_STEP,  /* by so many steps */
    NB_SLIDE_HOME,  /* where it began */
    NB_SLIDE_PLAY,  /* runs, or stops */
    NB_SLIDE_OTHER, /* the next parameter */
    NB_SLIDE_END
};

/* Takes a key at the start of a text, which is not empty: its length, and how many steps; 0: a
 * part of a key. `all`: nothing more comes, so that Escape is a key by itself. */
size_t nb_slide_take(const char *text, size_t len, bool all, enum nb_slide_key *key, int *steps);

#endif
