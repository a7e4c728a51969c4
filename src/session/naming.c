/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names by the tokens around them, since a text that is being typed is no tree yet. What is
 * not sure counts as known: a mark that is wrong is worse than none. */
#include "config.h"

#include "session/naming.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "value/builtin.h"
#include "value/function.h"
#include "value/interp.h"
#include "value/module.h"

/* The token at a place; past the end, and before the beginning, the end of a line. */
static const struct nb_token *at(const struct nb_naming *n, size_t i)
{
    static const struct nb_token end = {.kind = NB_TOKEN_NEWLINE};
    return i < n->tokens->count ? &n->tokens->list[i] : &end;
}

static bool is_sign(const struct nb_naming *n, size_t i, const char *text)
{
    return nb_token_is_sign(at(n, i), text);
}

static bool is_name(const struct nb_naming *n, size_t i)
{
    return at(n, i)->kind == NB_TOKEN_NAME;
}

static bool ends_statement(const struct nb_naming *n, size_t i)
{
    return at(n, i)->kind == NB_TOKEN_NEWLINE || is_sign(n, i, ";");
}

/* The names of [from, to) are given their meaning there. */
static void bind(struct nb_naming *n, size_t from, size_t to)
{
    for (size_t i = from; i < to && i < n->tokens->count; i++)
        n->bound[i] |= is_name(n, i);
}

/* The place of the bracket that closes the one at i; the end of the text where none does. */
static size_t closing(const struct nb_naming *n, size_t i)
{
    size_t depth = 0;
    for (; i < n->tokens->count; i++) {
        const struct nb_token *t = at(n, i);
        if (t->kind != NB_TOKEN_SIGN)
            continue;
        depth += strchr("([{", t->text[0]) != NULL;
        depth -= strchr(")]}", t->text[0]) != NULL;
        if (depth == 0)
            break;
    }
    return i;
}

/* The first token from i on that is the keyword or sign, or ends the statement. */
static size_t find(const struct nb_naming *n, size_t i, const char *text)
{
    while (!ends_statement(n, i) && !is_sign(n, i, text) && !nb_token_is_keyword(at(n, i), text))
        i++;
    return i;
}

/* What a keyword gives a meaning to. */
static void bind_after(struct nb_naming *n, size_t i)
{
    const struct nb_token *t = at(n, i);
    if (nb_token_is_keyword(t, "for"))
        bind(n, i + 1, find(n, i + 1, "in"));
    else if (nb_token_is_keyword(t, "lambda"))
        bind(n, i + 1, find(n, i + 1, ":"));
    else if (nb_token_is_keyword(t, "import") || nb_token_is_keyword(t, "from") ||
             nb_token_is_keyword(t, "global"))
        bind(n, i + 1, find(n, i + 1, ";"));
    else if (nb_token_is_keyword(t, "as") || nb_token_is_keyword(t, "class"))
        bind(n, i + 1, i + 2);
    else if (nb_token_is_keyword(t, "def"))
        bind(n, i + 1, closing(n, i + 2));
}

/* At the start of a statement: a, b = ..., f(x, a) = ... */
static void bind_left_side(struct nb_naming *n, size_t i)
{
    size_t end = i + 1;
    if (is_sign(n, end, "("))
        end = closing(n, end) + 1;
    else
        while (is_sign(n, end, ",") && is_name(n, end + 1))
            end += 2;
    if (is_sign(n, end, "="))
        bind(n, i, end);
}

/* x -> ..., (x, y) -> ... */
static void bind_arrow(struct nb_naming *n, size_t arrow)
{
    size_t i = arrow - 1;
    if (arrow > 0 && is_sign(n, i, ")"))
        while (i > 0 && !is_sign(n, i, "("))
            i--;
    bind(n, arrow > 0 ? i : arrow, arrow);
}

static bool begins_statement(const struct nb_naming *n, size_t i)
{
    return i == 0 || ends_statement(n, i - 1) || is_sign(n, i - 1, ":");
}

static void find_bound(struct nb_naming *n)
{
    for (size_t i = 0; i < n->tokens->count; i++) {
        if (is_name(n, i) && is_sign(n, i + 1, "=")) /* of a keyword argument, too */
            n->bound[i] = true;
        if (is_name(n, i) && begins_statement(n, i))
            bind_left_side(n, i);
        else if (at(n, i)->kind == NB_TOKEN_KEYWORD)
            bind_after(n, i);
        else if (is_sign(n, i, "->"))
            bind_arrow(n, i);
    }
}

/* Whether a call of it makes a function of what has a letter without a value: plot(x^2). */
static bool takes_letters(const struct nb_naming *n, size_t i)
{
    if (!is_name(n, i))
        return false;
    const struct nb_value v = nb_interp_lookup(n->in, at(n, i)->text);
    return v.type == NB_FUNCTION && v.function->builtin &&
           (v.function->builtin->of_x || v.function->builtin->of_xy);
}

static void find_free(struct nb_naming *n)
{
    for (size_t i = 0; i < n->tokens->count; i++) {
        if (!takes_letters(n, i))
            continue;
        const size_t from = i + 1;
        size_t end = is_sign(n, from, "(") ? closing(n, from) : from;
        if (end == from) /* a statement of it: explain f'(a) */
            while (!ends_statement(n, end))
                end++;
        for (size_t k = from; k < end && k < n->tokens->count; k++)
            n->free[k] = true;
    }
}

void nb_naming_init(struct nb_naming *n, struct nb_interp *in, const struct nb_tokens *tokens,
                    size_t point)
{
    *n = (struct nb_naming){.in = in, .tokens = tokens, .point = point};
    n->bound = nb_xcalloc(tokens->count + 1, sizeof *n->bound);
    n->free = nb_xcalloc(tokens->count + 1, sizeof *n->free);
    find_bound(n);
    find_free(n);
}

void nb_naming_fini(struct nb_naming *n)
{
    free(n->bound);
    free(n->free);
}

static bool is_bound(const struct nb_naming *n, const char *name)
{
    for (size_t i = 0; i < n->tokens->count; i++)
        if (n->bound[i] && strcmp(at(n, i)->text, name) == 0)
            return true;
    return false;
}

struct beginning {
    const char *text;
    size_t len;
    bool found;
};

static void see_name(const char *name, void *ctx)
{
    struct beginning *b = ctx;
    b->found |= strncmp(name, b->text, b->len) == 0 && !strchr(name, '.');
}

/* Whether a name that is known begins so. */
static bool begins_known(const struct nb_naming *n, const char *text)
{
    struct beginning b = {.text = text, .len = strlen(text)};
    nb_interp_each_name(n->in, see_name, &b);
    const char *word;
    for (size_t i = 0; !b.found && (word = nb_module_at(i)); i++)
        b.found = strncmp(word, text, b.len) == 0;
    for (size_t i = 0; !b.found && (word = nb_lex_keyword(i)); i++)
        b.found = strncmp(word, text, b.len) == 0;
    for (size_t i = 0; !b.found && i < n->tokens->count; i++)
        b.found = n->bound[i] && strncmp(at(n, i)->text, text, b.len) == 0;
    return b.found;
}

static bool is_letter(const char *name)
{
    const unsigned char first = (unsigned char)name[0];
    return first < 0x80 ? !name[1] : (first == 0xCE || first == 0xCF) && name[1] && !name[2];
}

bool nb_naming_knows(const struct nb_naming *n, size_t i)
{
    const struct nb_token *t = at(n, i);
    if (n->bound[i] || (i > 0 && is_sign(n, i - 1, ".")))
        return true;
    if (n->free[i] && is_letter(t->text))
        return true;
    if (is_bound(n, t->text) || nb_interp_lookup(n->in, t->text).type != NB_ABSENT)
        return true;
    if (nb_module_find(t->text))
        return true;
    return t->span.end == n->point && begins_known(n, t->text);
}
