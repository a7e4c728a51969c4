/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements that only pasted Python has: assert, del, x: float = 1,
 * x.grad = None, and those that get an answer instead. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "syntax/foreign.h"
#include "syntax/parse_priv.h"

/* x: float, x: float = 1 */
static bool at_annotated(const struct nb_parser *p)
{
    return !p->commands.python && p->t->kind == NB_TOKEN_NAME && nb_token_is_sign(p->t + 1, ":") &&
           (p->t[2].kind == NB_TOKEN_NAME || p->t[2].kind == NB_TOKEN_STRING ||
            nb_token_is_keyword(p->t + 2, "None"));
}

/* annotated -> name ":" type [ "=" values ]     without a value it says nothing */
static struct nb_ast *annotated(struct nb_parser *p)
{
    struct nb_ast *name = nb_ast_leaf(p, NB_AST_NAME);
    nb_parse_note_variable(p, name->name);
    if (!nb_parse_annotation(p, ":"))
        return NULL;
    if (!nb_parse_accept_sign(p, "="))
        return nb_ast_new_statement(p, "pass", name->span.start, 0);
    struct nb_ast *value = nb_parse_values(p);
    return nb_ast_assign(p, name, value);
}

/* del -> "del" name { "," name } */
static struct nb_ast *forget(struct nb_parser *p)
{
    size_t start = p->t++->span.start;
    struct nb_ast_items it = {0};
    do {
        struct nb_ast *name = nb_parse_expression(p);
        if (name && name->kind != NB_AST_NAME)
            nb_parse_fail(p, name->span, _("'del' takes back names, not parts of what they name"));
        if (name)
            nb_ast_items_push(&it, name, NULL);
    } while (p->err->kind == NB_OK && nb_parse_accept_sign(p, ","));
    struct nb_ast *a = p->err->kind == NB_OK ? nb_ast_new_list(p, NB_AST_WORD, start, &it) : NULL;
    if (a)
        a->name = "del";
    nb_ast_items_free(&it);
    return a;
}

/* Whether what follows a word makes it the word of a statement and no name:
 * raise Error, yield x, try:, but not match = 3 and not yield(x). */
static bool opens_statement(const struct nb_token *t)
{
    return t->kind == NB_TOKEN_NAME || t->kind == NB_TOKEN_KEYWORD || t->kind == NB_TOKEN_NUMBER ||
           t->kind == NB_TOKEN_STRING || nb_token_is_sign(t, ":");
}

static bool at_foreign(const struct nb_parser *p)
{
    struct nb_err answer = {0};
    if (p->commands.python && nb_token_is_word(p->t, "yield"))
        return false;
    bool word = p->t->kind == NB_TOKEN_NAME && opens_statement(p->t + 1);
    if ((word || nb_token_is_sign(p->t, "@")) && nb_foreign_word(p->t->text, &answer))
        return true;
    word = word && (p->t[1].kind == NB_TOKEN_NAME || p->t[1].kind == NB_TOKEN_STRING);
    return word && nb_foreign_command(p->t->text, &answer);
}

static struct nb_ast *foreign(struct nb_parser *p)
{
    if (nb_token_is_sign(p->t + 1, "("))
        return nb_parse_expected(p, _("a statement")); /* @(x) x^2 */
    if (!nb_foreign_word(p->t->text, p->err))
        nb_foreign_command(p->t->text, p->err);
    nb_err_at(p->err, p->t->span);
    return NULL;
}

/* IPython's lines that only say how a notebook looks, and those that install packages. */
static const char *const magics[] = {"matplotlib", "pylab",      "config",
                                     "load_ext",   "reload_ext", "autoreload"};

bool nb_parse_skip_magic(struct nb_parser *p)
{
    bool known = false;
    for (size_t i = 0; i < NB_COUNT(magics); i++)
        known |= p->t[1].kind == NB_TOKEN_NAME && strcmp(p->t[1].text, magics[i]) == 0;
    const bool pip = p->t[1].kind == NB_TOKEN_NAME && strcmp(p->t[1].text, "pip") == 0;
    if (!(known && nb_token_is_sign(p->t, "%")) &&
        !(pip && (nb_token_is_sign(p->t, "!") || nb_token_is_sign(p->t, "%"))))
        return false;
    while (p->t->kind != NB_TOKEN_NEWLINE && p->t->kind != NB_TOKEN_END)
        p->t++;
    return true;
}

static bool at_assert(const struct nb_parser *p)
{
    const struct nb_token *next = p->t + 1;
    return p->t->kind == NB_TOKEN_NAME && strcmp(p->t->text, "assert") == 0 &&
           !nb_token_is_sign(next, "=") && !nb_token_is_sign(next, ".");
}

/* assert -> "assert" condition [ "," message ] */
static struct nb_ast *assertion(struct nb_parser *p)
{
    struct nb_ast *a = nb_ast_word(p, 2);
    a->kids[0] = nb_parse_expression(p);
    if (a->kids[0] && nb_parse_accept_sign(p, ","))
        a->kids[1] = nb_parse_expression(p);
    a->span.end = nb_parse_end(p);
    return p->err->kind == NB_OK ? a : NULL;
}

const struct nb_statement nb_python_statements[] = {
    {"del", NULL, forget},        {NULL, at_annotated, annotated},
    {NULL, at_assert, assertion}, {NULL, at_foreign, foreign},
    {NULL, NULL, NULL},
};

/* set -> object "." name ( "=" | "+=" | ... ) expression */
struct nb_ast *nb_parse_set(struct nb_parser *p, struct nb_ast *target)
{
    struct nb_ast *value =
        nb_parse_accept_sign(p, "=") ? nb_parse_expression(p) : nb_parse_updated(p, target);
    if (!value)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_SET, target->span.start, 2);
    a->kids[0] = target;
    a->kids[1] = value;
    return a;
}
