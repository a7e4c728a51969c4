/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements that only a file of Python has: class, try, raise, with ... as, global,
 * decorators. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "syntax/foreign.h"
#include "syntax/parse_expr.h"

static struct nb_ast *ended(struct nb_parser *p, struct nb_ast *a)
{
    a->span.end = nb_parse_end(p);
    return a;
}

/* bases -> [ "(" [ expression { "," expression } ] ")" ] */
static bool bases(struct nb_parser *p, struct nb_ast_items *it)
{
    if (!nb_parse_accept_sign(p, "("))
        return true;
    return nb_parse_items(p, it, ")", nb_parse_argument);
}

/* The statements of a class: what they give values to are its attributes. */
static struct nb_ast *class_body(struct nb_parser *p, size_t outer)
{
    struct nb_ast_items variables = {0}, outside = {0};
    struct nb_ast_items *around = p->variables, *outer_outside = p->outside;
    const int loops = p->loops;
    p->variables = &variables;
    p->outside = &outside;
    p->loops = 0;
    const bool outer_class = p->in_class;
    p->in_class = true;
    struct nb_ast *block = nb_parse_body(p, outer);
    p->in_class = outer_class;
    p->variables = around;
    p->outside = outer_outside;
    p->loops = loops;
    if (block) {
        block->names = nb_ast_new_names(p, NB_AST_BLOCK, 0, 0, &variables)->names;
        block->name_count = variables.count;
    }
    nb_ast_items_free(&variables);
    nb_ast_items_free(&outside);
    return block;
}

/* class -> "class" name bases ":" suite */
static struct nb_ast *class_statement(struct nb_parser *p)
{
    const size_t outer = nb_parse_indent(p->t), start = p->t++->span.start;
    if (p->t->kind != NB_TOKEN_NAME)
        return nb_parse_expected(p, _("a class name"));
    const char *name = p->t++->text;
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL, *block = NULL;
    nb_parse_note_variable(p, name);
    if (bases(p, &it) && (block = class_body(p, outer))) {
        nb_ast_items_push(&it, block, NULL);
        a = nb_ast_new_list(p, NB_AST_CLASS, start, &it);
        a->name = name;
        block->name = nb_parse_document(block);
        a->span.end = block->span.end;
    }
    nb_ast_items_free(&it);
    return a;
}

/* handler -> "except" [ expression [ "as" name ] ] ":" suite */
static bool handler(struct nb_parser *p, struct nb_ast_items *it, size_t outer)
{
    struct nb_ast *kind = NULL, *block;
    const char *name = NULL;
    if (!nb_token_is_sign(p->t, ":") && !(kind = nb_parse_expression(p)))
        return false;
    if (nb_parse_accept_keyword(p, "as")) {
        name = p->t->kind == NB_TOKEN_NAME ? p->t++->text : NULL;
        if (!name)
            return nb_parse_expected(p, _("a name after 'as'"));
        nb_parse_note_variable(p, name);
    }
    if (!(block = nb_parse_body(p, outer)))
        return false;
    nb_ast_items_push(it, kind, name);
    nb_ast_items_push(it, block, NULL);
    return true;
}

/* try -> "try" ":" suite { handler } [ "else" ":" suite ] [ "finally" ":" suite ] */
static struct nb_ast *try_statement(struct nb_parser *p)
{
    const size_t outer = nb_parse_indent(p->t), start = p->t++->span.start;
    struct nb_ast_items it = {0};
    for (size_t i = 0; i < 3; i++)
        nb_ast_items_push(&it, NULL, NULL);
    bool ok = (it.nodes[0] = nb_parse_body(p, outer)) != NULL;
    while (ok && nb_parse_accept_clause(p, "except", outer))
        ok = handler(p, &it, outer);
    if (ok && nb_parse_accept_clause(p, "else", outer))
        ok = (it.nodes[1] = nb_parse_body(p, outer)) != NULL;
    if (ok && nb_parse_accept_clause(p, "finally", outer))
        ok = (it.nodes[2] = nb_parse_body(p, outer)) != NULL;
    if (ok && it.count == 3 && !it.nodes[2])
        ok = nb_parse_expected(p, _("'except' or 'finally'")) != NULL;
    struct nb_ast *a = ok ? ended(p, nb_ast_new_list(p, NB_AST_TRY, start, &it)) : NULL;
    nb_ast_items_free(&it);
    return a;
}

static bool at_line_end(const struct nb_parser *p)
{
    return p->t->kind == NB_TOKEN_NEWLINE || p->t->kind == NB_TOKEN_END ||
           nb_token_is_sign(p->t, ";");
}

/* raise -> "raise" [ expression [ "from" expression ] ] */
static struct nb_ast *raise(struct nb_parser *p)
{
    struct nb_ast *a = nb_ast_word(p, 2);
    if (!at_line_end(p) && !(a->kids[0] = nb_parse_expression(p)))
        return NULL;
    if (nb_parse_accept_keyword(p, "from") && !(a->kids[1] = nb_parse_expression(p)))
        return NULL;
    return ended(p, a);
}

/* outside -> ("global" | "nonlocal") name { "," name } */
static struct nb_ast *outside(struct nb_parser *p)
{
    const size_t start = p->t++->span.start;
    do {
        if (p->t->kind != NB_TOKEN_NAME)
            return nb_parse_expected(p, _("a name"));
        if (p->outside)
            nb_ast_items_push(p->outside, NULL, p->t->text);
        p->t++;
    } while (nb_parse_accept_sign(p, ","));
    return nb_ast_new_statement(p, "pass", start, 0);
}

/* context -> expression [ "as" name ] */
static struct nb_ast *context(struct nb_parser *p, const char **name)
{
    struct nb_ast *a = nb_parse_expression(p);
    *name = NULL;
    if (!a || !nb_parse_accept_keyword(p, "as"))
        return a;
    if (p->t->kind != NB_TOKEN_NAME)
        return nb_parse_expected(p, _("a name after 'as'"));
    *name = p->t++->text;
    nb_parse_note_variable(p, *name);
    return a;
}

/* with -> "with" context { "," context } ":" suite     several stand one in the other */
static struct nb_ast *with_rest(struct nb_parser *p, size_t outer, size_t start)
{
    const char *name;
    struct nb_ast *head = context(p, &name), *block;
    if (!head)
        return NULL;
    block = nb_parse_accept_sign(p, ",") ? with_rest(p, outer, start) : nb_parse_body(p, outer);
    if (!block)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_WITH, start, 2);
    a->name = name;
    a->kids[0] = head;
    a->kids[1] = block;
    return ended(p, a);
}

static struct nb_ast *with_statement(struct nb_parser *p)
{
    const size_t outer = nb_parse_indent(p->t), start = p->t++->span.start;
    return with_rest(p, outer, start);
}

/* del -> "del" target { "," target } */
static struct nb_ast *forget(struct nb_parser *p)
{
    const size_t start = p->t++->span.start;
    struct nb_ast_items it = {0};
    do {
        struct nb_ast *target = nb_parse_expression(p);
        if (target)
            nb_ast_items_push(&it, target, NULL);
    } while (p->err->kind == NB_OK && nb_parse_accept_sign(p, ","));
    struct nb_ast *a = p->err->kind == NB_OK ? nb_ast_new_list(p, NB_AST_WORD, start, &it) : NULL;
    if (a)
        a->name = "del";
    nb_ast_items_free(&it);
    return a;
}

/* decorated -> "@" expression NEWLINE { "@" expression NEWLINE } ( def | class ) */
static struct nb_ast *decorated(struct nb_parser *p)
{
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL;
    const size_t start = p->t->span.start;
    bool ok = true;
    nb_ast_items_push(&it, NULL, NULL);
    while (ok && nb_parse_accept_sign(p, "@")) {
        struct nb_ast *d = nb_parse_expression(p);
        ok = d && (p->t->kind == NB_TOKEN_NEWLINE || nb_parse_expected(p, _("a line of its own")));
        nb_ast_items_push(&it, d, NULL);
        while (p->t->kind == NB_TOKEN_NEWLINE)
            p->t++;
    }
    const bool known = nb_token_is_keyword(p->t, "def") || nb_token_is_keyword(p->t, "class");
    ok = ok && (known || nb_parse_expected(p, _("'def' or 'class'")));
    struct nb_ast *made = ok ? nb_parse_statement(p) : NULL;
    if (made) {
        it.nodes[0] = made->kind == NB_AST_DEFINE ? made->kids[0] : made;
        a = nb_ast_new_list(p, NB_AST_DEFINE, start, &it);
        a->name = made->name;
        a->span.end = made->span.end;
    }
    nb_ast_items_free(&it);
    return a;
}

static bool at_decorator(const struct nb_parser *p)
{
    return nb_token_is_sign(p->t, "@");
}

static bool at_raise(const struct nb_parser *p)
{
    return nb_token_is_word(p->t, "raise");
}

static bool at_nonlocal(const struct nb_parser *p)
{
    return nb_token_is_word(p->t, "nonlocal") && p->t[1].kind == NB_TOKEN_NAME;
}

const struct nb_statement nb_dialect_statements[] = {
    {"class", NULL, class_statement},
    {"try", NULL, try_statement},
    {"with", NULL, with_statement},
    {"global", NULL, outside},
    {"del", NULL, forget},
    {NULL, at_nonlocal, outside},
    {NULL, at_raise, raise},
    {NULL, at_decorator, decorated},
    {NULL, NULL, NULL},
};
