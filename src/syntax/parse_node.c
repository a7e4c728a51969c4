/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes of the syntax tree, tokens, and the errors of the parser.
 *
 * Errors are sticky: the first one stays, every function returns NULL from
 * then on. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "syntax/parse_expr.h"
#include "syntax/binding.h"

/* Bounds the recursion of whoever walks the tree: 1+1+1+... is as deep as it is
 * long. */
enum { MAX_HEIGHT = 3000 };

void nb_ast_items_push(struct nb_ast_items *it, struct nb_ast *node, const char *name)
{
    it->nodes = nb_grow(it->nodes, &it->cap, it->count + 1, sizeof *it->nodes);
    it->names = nb_grow(it->names, &it->names_cap, it->count + 1, sizeof *it->names);
    it->nodes[it->count] = node;
    it->names[it->count++] = name;
}

void nb_ast_items_free(struct nb_ast_items *it)
{
    free(it->nodes);
    free(it->names);
}

struct nb_ast *nb_parse_fail(struct nb_parser *p, struct nb_span span, const char *message)
{
    nb_err_set(p->err, NB_ERR_SYNTAX, "%s", message);
    nb_err_at(p->err, span);
    return NULL;
}

/* "expected X here": incomplete where the text simply ends. */
struct nb_ast *nb_parse_expected(struct nb_parser *p, const char *what)
{
    bool end = p->t->kind == NB_TOKEN_END;
    nb_err_set(p->err, end ? NB_ERR_INCOMPLETE : NB_ERR_SYNTAX,
               end ? _("expected %s before the end") : _("expected %s"), what);
    nb_err_at(p->err, p->t->span);
    nb_parse_hint(p);
    return NULL;
}

bool nb_parse_accept_sign(struct nb_parser *p, const char *text)
{
    bool found = nb_token_is_sign(p->t, text);
    p->t += found;
    return found;
}

bool nb_parse_accept_keyword(struct nb_parser *p, const char *text)
{
    bool found = nb_token_is_keyword(p->t, text);
    p->t += found;
    return found;
}

size_t nb_parse_end(const struct nb_parser *p)
{
    return p->t[-1].span.end;
}

static bool has_binding(enum nb_ast_kind kind)
{
    return kind == NB_AST_NAME || kind == NB_AST_ASSIGN || kind == NB_AST_DEFINE ||
           kind == NB_AST_FOR || kind == NB_AST_UNPACK;
}

struct nb_ast *nb_ast_new(struct nb_parser *p, enum nb_ast_kind kind, size_t start, size_t count)
{
    struct nb_ast *a = nb_arena_alloc(p->arena, sizeof *a + count * sizeof(struct nb_ast *));
    a->kind = kind;
    a->span = (struct nb_span){start, nb_parse_end(p)};
    a->count = count;
    a->marks = p->commands.python ? NB_MARK_PYTHON : 0;
    if (has_binding(kind))
        a->binding = nb_arena_alloc(p->arena, sizeof *a->binding);
    return a;
}

struct nb_ast *nb_ast_new_list(struct nb_parser *p, enum nb_ast_kind kind, size_t start,
                               struct nb_ast_items *it)
{
    struct nb_ast *a = nb_ast_new(p, kind, start, it->count);
    a->names = nb_arena_alloc(p->arena, (it->count + 1) * sizeof *a->names);
    for (size_t i = 0; i < it->count; i++) {
        a->kids[i] = it->nodes[i];
        a->names[i] = it->names[i];
    }
    return a;
}

struct nb_ast *nb_ast_new_names(struct nb_parser *p, enum nb_ast_kind kind, size_t start,
                                size_t count, const struct nb_ast_items *names)
{
    struct nb_ast *a = nb_ast_new(p, kind, start, count);
    a->names = nb_arena_alloc(p->arena, (names->count + 1) * sizeof *a->names);
    a->name_count = names->count;
    for (size_t i = 0; i < names->count; i++)
        a->names[i] = names->names[i];
    return a;
}

struct nb_ast *nb_ast_leaf(struct nb_parser *p, enum nb_ast_kind kind)
{
    const struct nb_token *t = p->t++;
    struct nb_ast *a = nb_ast_new(p, kind, t->span.start, 0);
    a->name = t->text;
    a->num = t->num;
    a->rest = t->rest;
    return a;
}

struct nb_ast *nb_ast_new_statement(struct nb_parser *p, const char *word, size_t start,
                                    size_t count)
{
    struct nb_ast *a = nb_ast_new(p, NB_AST_WORD, start, count);
    a->name = word;
    return a;
}

struct nb_ast *nb_ast_word(struct nb_parser *p, size_t count)
{
    const struct nb_token *word = p->t++;
    return nb_ast_new_statement(p, word->text, word->span.start, count);
}

/* Kids were measured when they were made, so this looks no deeper. */
static int height(struct nb_ast *a)
{
    if (!a || a->height > 0)
        return a ? a->height : 0;
    int highest = 0;
    for (size_t i = 0; i < a->count; i++) {
        int below = height(a->kids[i]);
        highest = below > highest ? below : highest;
    }
    return a->height = highest + 1;
}

struct nb_ast *nb_ast_measured(struct nb_parser *p, struct nb_ast *a)
{
    if (a && height(a) > MAX_HEIGHT)
        return nb_parse_fail(p, a->span, _("the expression is too long"));
    return a;
}

struct nb_ast *nb_ast_operator(struct nb_parser *p, enum nb_basic op, struct nb_ast *x,
                               struct nb_ast *y)
{
    if (!x || (!y && p->err->kind != NB_OK))
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_OPERATOR, x->span.start, y ? 2 : 1);
    a->op = op;
    a->kids[0] = x;
    if (y)
        a->kids[1] = y;
    return nb_ast_measured(p, a);
}

struct nb_ast *nb_ast_builtin(struct nb_parser *p, const char *name, size_t start,
                              struct nb_ast *const *args, size_t n)
{
    if (p->err->kind != NB_OK)
        return NULL;
    struct nb_ast_items it = {0};
    struct nb_ast *callee = nb_ast_new(p, NB_AST_NAME, start, 0);
    callee->name = name;
    nb_ast_items_push(&it, callee, NULL);
    for (size_t i = 0; i < n; i++)
        nb_ast_items_push(&it, args[i], NULL);
    struct nb_ast *a = nb_ast_new_list(p, NB_AST_CALL, start, &it);
    nb_ast_items_free(&it);
    a->marks |= NB_MARK_COMMAND;
    return nb_ast_measured(p, a);
}

struct nb_ast *nb_ast_assign(struct nb_parser *p, const struct nb_ast *name, struct nb_ast *value)
{
    if (!value)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_ASSIGN, name->span.start, 1);
    a->name = name->name;
    a->kids[0] = value;
    return a;
}
