/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements that only pasted Python has: with, assert, x.grad = None, and
 * those that get an answer instead. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "lang/foreign.h"
#include "lang/parse_priv.h"

/* Whether what follows a word makes it the word of a statement and no name:
 * raise Error, yield x, try:, but not match = 3 and not yield(x). */
static bool opens_statement(const struct nb_token *t)
{
    return t->kind == NB_TOKEN_NAME || t->kind == NB_TOKEN_KEYWORD || t->kind == NB_TOKEN_NUMBER ||
           t->kind == NB_TOKEN_STRING || nb_token_is_sign(t, ":");
}

bool nb_parse_foreign(struct nb_parser *p)
{
    bool word = p->t->kind == NB_TOKEN_NAME && opens_statement(p->t + 1);
    if (!word && !nb_token_is_sign(p->t, "@"))
        return false;
    if (!nb_foreign_word(p->t->text, p->err))
        return false;
    nb_err_at(p->err, p->t->span);
    return true;
}

bool nb_parse_skip_magic(struct nb_parser *p)
{
    if (!nb_token_is_sign(p->t, "%"))
        return false;
    while (p->t->kind != NB_TOKEN_NEWLINE && p->t->kind != NB_TOKEN_END)
        p->t++;
    return true;
}

/* The column of the first token of a line. */
static size_t indentation(const struct nb_token *t)
{
    return t->span.start - t[-1].span.end;
}

static bool in_block(const struct nb_parser *p, size_t outer)
{
    return p->t->kind != NB_TOKEN_END && p->t[-1].kind == NB_TOKEN_NEWLINE &&
           indentation(p->t) > outer;
}

static bool add_statement(struct nb_parser *p, struct nb_ast_items *it)
{
    bool import_line = false;
    struct nb_ast *a = nb_parse_statement(p);
    if (!a || !nb_parse_statement_end(p, a, &import_line))
        return false;
    nb_ast_items_push(it, a, NULL);
    return true;
}

static bool more_statements(const struct nb_parser *p, bool line, size_t outer)
{
    if (!line)
        return in_block(p, outer);
    return p->t->kind != NB_TOKEN_NEWLINE && p->t->kind != NB_TOKEN_END;
}

static bool statements(struct nb_parser *p, struct nb_ast_items *it, size_t outer)
{
    bool line = p->t->kind != NB_TOKEN_NEWLINE;
    for (;;) {
        while (p->t->kind == NB_TOKEN_NEWLINE && !line)
            p->t++;
        if (!more_statements(p, line, outer))
            break;
        if (!add_statement(p, it))
            return false;
    }
    if (!line && p->t[-1].kind == NB_TOKEN_NEWLINE)
        p->t--; /* the end of this statement too */
    return it->count > 0 || nb_parse_expected(p, _("an indented statement"));
}

/* suite -> statement { ";" statement } | NEWLINE lines indented more than `outer` */
static struct nb_ast *suite(struct nb_parser *p, size_t outer)
{
    struct nb_ast_items it = {0};
    size_t start = p->t->span.start;
    struct nb_ast *a =
        statements(p, &it, outer) ? nb_ast_new_list(p, NB_AST_BLOCK, start, &it) : NULL;
    nb_ast_items_free(&it);
    return a;
}

enum { MAX_BLOCKS = 100 };

/* with -> "with" expression ":" suite */
struct nb_ast *nb_parse_with(struct nb_parser *p)
{
    size_t start = p->t->span.start, outer = 0;
    if (p->depth >= MAX_BLOCKS)
        return nb_parse_fail(p, p->t->span, _("the blocks are nested too deeply"));
    if (p->t[-1].kind == NB_TOKEN_NEWLINE)
        outer = indentation(p->t);
    p->t++;
    struct nb_ast *context = nb_parse_expression(p);
    if (!context)
        return NULL;
    if (nb_token_is_keyword(p->t, "as")) {
        nb_foreign_word("with", p->err);
        nb_err_at(p->err, context->span);
        return NULL;
    }
    if (!nb_parse_accept_sign(p, ":"))
        return nb_parse_expected(p, "':'");
    p->depth++;
    struct nb_ast *body = suite(p, outer);
    p->depth--;
    if (!body)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_WITH, start, 2);
    a->kids[0] = context;
    a->kids[1] = body;
    return a;
}

bool nb_at_assert(const struct nb_parser *p)
{
    const struct nb_token *next = p->t + 1;
    return p->t->kind == NB_TOKEN_NAME && strcmp(p->t->text, "assert") == 0 &&
           !nb_token_is_sign(next, "=") && !nb_token_is_sign(next, ".");
}

/* assert -> "assert" condition [ "," message ] */
struct nb_ast *nb_parse_assert(struct nb_parser *p)
{
    size_t start = p->t++->span.start;
    struct nb_ast *condition = nb_parse_expression(p), *message = NULL;
    if (condition && nb_parse_accept_sign(p, ","))
        message = nb_parse_expression(p);
    if (p->err->kind != NB_OK)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_ASSERT, start, 2);
    a->kids[0] = condition;
    a->kids[1] = message;
    return a;
}

/* set -> object "." name ( "=" | "+=" | ... ) expression */
struct nb_ast *nb_parse_set(struct nb_parser *p, struct nb_ast *target)
{
    char sign[2] = {p->t->text[0], '\0'};
    bool update = p->t++->text[0] != '=';
    struct nb_ast *value = nb_parse_expression(p);
    if (update)
        value = nb_ast_operator(p, nb_parse_operator(sign), target, value);
    if (!value)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_SET, target->span.start, 2);
    a->kids[0] = target;
    a->kids[1] = value;
    return a;
}
