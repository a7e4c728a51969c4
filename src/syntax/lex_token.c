/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making tokens, and asking what they are. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "syntax/lex_priv.h"

struct nb_token *nb_lex_emit(struct nb_lexer *lx, enum nb_token_kind kind, size_t start, size_t len)
{
    /* Grown by hand: arenas cannot be resized. */
    if (lx->count == lx->cap) {
        size_t cap = lx->cap ? 2 * lx->cap : 32;
        struct nb_token *more = nb_arena_alloc(lx->arena, cap * sizeof *more);
        if (lx->count)
            memcpy(more, lx->tokens, lx->count * sizeof *more);
        lx->tokens = more;
        lx->cap = cap;
    }
    struct nb_token *t = &lx->tokens[lx->count++];
    char before = start > 0 ? lx->source[start - 1] : '\n';
    *t = (struct nb_token){.kind = kind, .span = {start, start + len}};
    bool apart = lx->count > 1 && t[-1].span.end < start;
    t->spaced = apart || before == ' ' || before == '\t' || before == '\n';
    lx->at = start + len;
    return t;
}

bool nb_lex_fail(struct nb_lexer *lx, size_t start, size_t end, enum nb_err_kind kind,
                 const char *message)
{
    nb_err_set(lx->err, kind, "%s", message);
    nb_err_at(lx->err, (struct nb_span){start, end});
    return false;
}

bool nb_token_is_sign(const struct nb_token *t, const char *text)
{
    return t->kind == NB_TOKEN_SIGN && strcmp(t->text, text) == 0;
}

bool nb_token_is_keyword(const struct nb_token *t, const char *text)
{
    return t->kind == NB_TOKEN_KEYWORD && strcmp(t->text, text) == 0;
}

bool nb_lex_is_lost(const char *text, size_t len, double num, double rest)
{
    size_t mantissa = strcspn(text, "eEpP");
    bool whole = strspn(text, "0123456789_") >= len, digits = false;
    for (size_t i = 0; i < mantissa && i < len; i++)
        digits |= text[i] >= '1' && text[i] <= '9';
    return isinf(num) || (num == 0 && digits) || (whole && rest != 0);
}
