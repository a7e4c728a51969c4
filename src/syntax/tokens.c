/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens of what is not finished. */
#include "config.h"

#include "syntax/tokens.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static void add(struct nb_tokens *tokens, const struct nb_token *t)
{
    tokens->list = nb_grow(tokens->list, &tokens->cap, tokens->count + 1, sizeof *tokens->list);
    tokens->list[tokens->count++] = *t;
}

void nb_tokens_read(struct nb_tokens *tokens, const char *text,
                    void (*error)(void *ctx, const struct nb_err *err), void *ctx)
{
    for (size_t at = 0; text[at];) {
        struct nb_err err = {0};
        const struct nb_token *t = nb_lex_from(text, at, &tokens->arena, &err);
        for (t++; t->kind != NB_TOKEN_END; t++)
            add(tokens, t);
        if (err.kind == NB_OK || !err.has_span || err.span.end <= at)
            return;
        error(ctx, &err);
        if (err.kind == NB_ERR_INCOMPLETE)
            return;
        at = err.span.end;
    }
}

void nb_tokens_free(struct nb_tokens *tokens)
{
    free(tokens->list);
    nb_arena_free(&tokens->arena);
    *tokens = (struct nb_tokens){0};
}

const char *nb_tokens_quote(const char *text, const struct nb_err *err)
{
    const char *start = text + err->span.start, *quote = start + strspn(start, "fFrRuU");
    return *quote == '"' || *quote == '\'' ? quote : NULL;
}
