/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which names of a text that is being typed are known: to the session, or by the text. */
#ifndef NB_SESSION_NAMING_H
#define NB_SESSION_NAMING_H

#include <stdbool.h>
#include <stddef.h>

#include "syntax/tokens.h"

struct nb_interp;

enum nb_free { NB_FREE_NONE, NB_FREE_X, NB_FREE_LETTERS, NB_FREE_NAMES };

struct nb_naming {
    struct nb_interp *in;
    const struct nb_tokens *tokens; /* borrowed */
    size_t point;                   /* the cursor */
    bool *bound;                    /* by token: a name that is given its meaning there */
    unsigned char *free;            /* by token, enum nb_free: names that need no value there */
};

void nb_naming_init(struct nb_naming *n, struct nb_interp *in, const struct nb_tokens *tokens,
                    size_t point);
void nb_naming_fini(struct nb_naming *n);
/* Whether the name at token `at` has a meaning there, or is being typed and may get one. */
bool nb_naming_knows(const struct nb_naming *n, size_t at);

#endif
