/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names by the tokens around them, since a text that is being typed is no tree yet. What is
 * not sure counts as known: a mark that is wrong is worse than none. */
#include "config.h"

#include "typing/naming.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "value/builtin.h"
#include "value/decoration.h"
#include "value/function.h"
#include "value/interp.h"
#include "value/module.h"
#include "value/param.h"

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

/* At the start of a statement: a, (b, c) = ..., f(x, a=1) = ... */
static void bind_left_side(struct nb_naming *n, size_t i)
{
    size_t end = i;
    if (is_name(n, i) && is_sign(n, i + 1, "("))
        end = closing(n, i + 1) + 1;
    while (is_name(n, end) || is_sign(n, end, ",") || is_sign(n, end, "(") || is_sign(n, end, ")"))
        end++;
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
        if ((is_name(n, i) || is_sign(n, i, "(")) && begins_statement(n, i))
            bind_left_side(n, i);
        else if (at(n, i)->kind == NB_TOKEN_KEYWORD)
            bind_after(n, i);
        else if (is_sign(n, i, "->"))
            bind_arrow(n, i);
    }
}

/* Which names need no value in a call of it: letters where it makes a function of them,
 * plot(x^2); all where it reads an argument as it is written, list(smooth). */
static enum nb_free frees(const struct nb_naming *n, size_t i)
{
    const struct nb_value v =
        is_name(n, i) ? nb_interp_lookup(n->in, at(n, i)->text) : (struct nb_value){0};
    const struct nb_builtin *b = v.type == NB_FUNCTION ? v.function->builtin : NULL;
    char name[32], mark;
    bool optional;
    for (size_t k = 0; b && nb_builtin_param(b, k, name, &optional, &mark); k++)
        if (mark == '&')
            return NB_FREE_NAMES;
    return b && (b->of_x || b->of_xy) ? NB_FREE_LETTERS : NB_FREE_NONE;
}

static void set_free(struct nb_naming *n, size_t from, size_t to, enum nb_free what)
{
    for (size_t k = from; k < to && k < n->tokens->count; k++)
        n->free[k] = n->free[k] > (unsigned char)what ? n->free[k] : (unsigned char)what;
}

/* y = 2x + 1 makes a function of an x without a value, plot(a*x) one of all letters. */
static void find_free(struct nb_naming *n)
{
    for (size_t i = 0; i < n->tokens->count; i++)
        if (is_name(n, i) && is_sign(n, i + 1, "=") && begins_statement(n, i))
            set_free(n, i, find(n, i, ";"), NB_FREE_X);
    for (size_t i = 0; i < n->tokens->count; i++) {
        const enum nb_free what = frees(n, i);
        if (what == NB_FREE_NONE)
            continue;
        const size_t from = i + 1;
        size_t end = is_sign(n, from, "(") ? closing(n, from) : from;
        if (end == from) /* a statement of it: explain f'(a) */
            while (!ends_statement(n, end))
                end++;
        set_free(n, from, end, what);
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

/* The module that stands before the dot at i, torch.nn; NULL: something else, or the user's. */
static const char *module_before(const struct nb_naming *n, size_t i)
{
    if (i == 0 || !is_name(n, i - 1))
        return NULL;
    const char *name = at(n, i - 1)->text;
    if (i > 1 && is_sign(n, i - 2, ".")) {
        const char *outer = module_before(n, i - 2);
        return outer ? nb_module_member(outer, name) : NULL;
    }
    const bool own = nb_interp_is_own(n->in, name) || is_bound(n, name);
    const char *module = own ? NULL : nb_module_find(name);
    return module && !nb_module_is_ordinary(module) ? module : NULL;
}

/* Behind a dot: what a module has not is not known, and of values nobody can say. */
static bool knows_member(const struct nb_naming *n, size_t i)
{
    const struct nb_token *t = at(n, i);
    const char *module = module_before(n, i - 1);
    if (!module || nb_is_decoration(module, t->text) ||
        nb_interp_member(n->in, module, t->text).type != NB_ABSENT)
        return true;
    struct beginning b = {.text = t->text, .len = strlen(t->text)};
    if (t->span.end == n->point)
        nb_interp_each_member(n->in, module, see_name, &b);
    return b.found;
}

bool nb_naming_knows(const struct nb_naming *n, size_t i)
{
    const struct nb_token *t = at(n, i);
    if (n->bound[i])
        return true;
    if (i > 0 && is_sign(n, i - 1, "."))
        return knows_member(n, i);
    if (n->free[i] == NB_FREE_NAMES || (n->free[i] == NB_FREE_LETTERS && is_letter(t->text)) ||
        (n->free[i] == NB_FREE_X && strcmp(t->text, "x") == 0))
        return true;
    if (is_bound(n, t->text) || nb_interp_lookup(n->in, t->text).type != NB_ABSENT)
        return true;
    if (nb_module_find(t->text))
        return true;
    return t->span.end == n->point && begins_known(n, t->text);
}
