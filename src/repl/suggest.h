/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rest of the most recent input of the history that begins with what is typed. */
#ifndef NB_REPL_SUGGEST_H
#define NB_REPL_SUGGEST_H

#include <stddef.h>

/* For each beginning of what was typed, which input of the history it was found in: a key
 * goes on from there. A zeroed struct knows nothing. */
struct nb_suggest {
    char *typed;
    size_t typed_cap;
    size_t *found; /* found[n]: of the first n bytes, 1 and its place; 0: in none */
    size_t found_cap;
    size_t known; /* of how many bytes it is known */
};

/* What follows `typed` there, in storage of the history; NULL: nothing. */
const char *nb_suggest_rest(struct nb_suggest *s, const char *typed, size_t len);
/* The history has changed. */
void nb_suggest_forget(struct nb_suggest *s);
void nb_suggest_free(struct nb_suggest *s);

#endif
