/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may stand where the cursor is. */
#ifndef NB_SESSION_COMPLETE_H
#define NB_SESSION_COMPLETE_H

struct nb_session;

struct nb_offer {
    const char *text;  /* in the place of the word */
    const char *shown; /* in a list */
    const char *doc;   /* what it is, in a few words; or NULL */
};

enum nb_completes {
    NB_COMPLETES_WITH_OFFERS,
    NB_COMPLETES_WITH_FILES, /* a string whose values nobody knows */
};

/* Calls take() with all that may stand in the place of `word`, the end of `line`, which ends
 * at the cursor: keywords of the call that is open, first; values that its parameter has;
 * members of what stands before a dot; names; letters for "\alpha". */
enum nb_completes nb_session_complete(struct nb_session *s, const char *line, const char *word,
                                      void (*take)(const struct nb_offer *offer, void *ctx),
                                      void *ctx);

#endif
