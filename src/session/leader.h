/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who leads through something at the prompt, as a lesson does: inputs are heard
 * before they are run, and what is to be said is said after them. */
#ifndef NB_SESSION_LEADER_H
#define NB_SESSION_LEADER_H

#include <stdbool.h>

#include "base/err.h"

struct nb_session;

struct nb_leader {
    /* An input: whether it is meant for the leader, who does what it says; NULL: one was run, and
     * the leader may speak. May set err. A leader that is done has nb_leader_dismiss called. */
    bool (*hear)(void *ctx, struct nb_session *s, const char *source, struct nb_err *err);
    void (*free)(void *ctx);
    void *ctx;
};

/* From now on it leads, in the place of who did. */
void nb_leader_begin(struct nb_session *s, struct nb_leader leader);
/* Nobody leads any more. */
void nb_leader_dismiss(struct nb_session *s);
/* Whether there is a leader who takes the input (NULL: speaks). */
bool nb_leader_hear(struct nb_session *s, const char *source, struct nb_err *err);
/* An input without the blanks around it is this word. */
bool nb_leader_is_word(const char *source, const char *word);

#endif
