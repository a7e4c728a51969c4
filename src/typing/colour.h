/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a text are, while it is typed: unfinished, and wrong here and there. */
#ifndef NB_SESSION_COLOUR_H
#define NB_SESSION_COLOUR_H

#include <stddef.h>

struct nb_session;

enum nb_colour {
    NB_COLOUR_PLAIN, /* names that are known, too */
    NB_COLOUR_NUMBER,
    NB_COLOUR_STRING,
    NB_COLOUR_COMMENT,
    NB_COLOUR_KEYWORD,
    NB_COLOUR_UNKNOWN,    /* a name that nobody gave a meaning */
    NB_COLOUR_MATCH,      /* the bracket at the cursor, and its other one */
    NB_COLOUR_UNBALANCED, /* a bracket that closes nothing, or another kind */
};

/* The colour of each byte of the text, into `colours`, with the cursor before byte `point`;
 * at the end of the name that it is at, more may follow. */
void nb_session_colour(struct nb_session *s, const char *text, size_t point,
                       unsigned char *colours);

#endif
