/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of a text that is being typed: unfinished, and wrong here and there. */
#ifndef NB_SYNTAX_TOKENS_H
#define NB_SYNTAX_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "syntax/lex.h"

/* A zeroed struct is an empty list. */
struct nb_tokens {
    struct nb_token *list;
    size_t count, cap;
    struct nb_arena arena;
};

/* All tokens, from behind each error on, which are told; brackets that are wrong are tokens
 * all the same. */
void nb_tokens_read(struct nb_tokens *tokens, const char *text,
                    void (*error)(void *ctx, const struct nb_err *err), void *ctx);
void nb_tokens_free(struct nb_tokens *tokens);

/* The quote that begins the string which such an error is about; NULL: it is about no string. */
const char *nb_tokens_quote(const char *text, const struct nb_err *err);

#endif
