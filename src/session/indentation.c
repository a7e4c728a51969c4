/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the next line of a block begins. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "session/session.h"
#include "syntax/lex.h"

enum { LEVEL = 4 };

static bool leaves_block(const struct nb_token *first)
{
    static const char *const words[] = {"return", "break", "continue", "pass"};
    for (size_t i = 0; i < NB_COUNT(words); i++)
        if (nb_token_is_keyword(first, words[i]))
            return true;
    return false;
}

size_t nb_session_indentation(const char *source)
{
    const char *newline = strrchr(source, '\n'), *line = newline ? newline + 1 : source;
    const size_t start = (size_t)(line - source), now = strspn(line, " ");
    struct nb_arena arena = {0};
    struct nb_err err = {0};
    const struct nb_token *t = nb_lex(source, &arena, &err), *first = NULL;
    size_t next = now;
    for (; err.kind == NB_OK && t->kind != NB_TOKEN_END; t++) {
        first = !first && t->span.end > start ? t : first;
        const bool last = t[1].kind == NB_TOKEN_END;
        if (last && first && nb_token_is_sign(t, ":"))
            next = now + LEVEL;
        else if (last && first && leaves_block(first))
            next = now > LEVEL ? now - LEVEL : 0;
    }
    nb_arena_free(&arena);
    return next;
}
