/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements that hold others: for, while, if, with, and the bodies of functions. A
 * block is what is indented alike; tokens know where they stand. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "syntax/foreign.h"
#include "syntax/parse_priv.h"

enum { MAX_NESTED = 50 };

size_t nb_parse_indent(const struct nb_token *t)
{
    while (t[-1].kind != NB_TOKEN_NEWLINE)
        t--;
    return t->span.start - t[-1].span.end;
}

void nb_parse_note_variable(struct nb_parser *p, const char *name)
{
    struct nb_ast_items *v = p->variables, *outside = p->outside;
    for (size_t i = 0; v && outside && i < outside->count; i++)
        if (strcmp(outside->names[i], name) == 0)
            return;
    for (size_t i = 0; v && i < v->count; i++)
        if (strcmp(v->names[i], name) == 0)
            return;
    if (v)
        nb_ast_items_push(v, NULL, name);
}

static bool at_line_start(const struct nb_parser *p)
{
    return p->t[-1].kind == NB_TOKEN_NEWLINE;
}

static void skip_newlines(struct nb_parser *p)
{
    while (p->t->kind == NB_TOKEN_NEWLINE)
        p->t++;
}

/* Whether the next line still belongs to the block; sets an error where its
 * indentation is that of no block. */
static bool goes_on(struct nb_parser *p, size_t indent, size_t outer)
{
    skip_newlines(p);
    p->open |= p->t->kind == NB_TOKEN_END;
    if (p->err->kind != NB_OK || p->t->kind == NB_TOKEN_END)
        return false;
    size_t here = nb_parse_indent(p->t);
    if (!at_line_start(p) || here == indent)
        return true;
    if (here > indent)
        nb_parse_fail(p, p->t->span, _("this line is indented more than its block"));
    else if (here > outer)
        nb_parse_fail(p, p->t->span, _("this indentation is that of no block"));
    return false;
}

static struct nb_ast *finish(struct nb_parser *p, struct nb_ast_items *it)
{
    struct nb_ast *a = NULL;
    if (p->err->kind == NB_OK) {
        a = nb_ast_new_list(p, NB_AST_BLOCK, it->nodes[0]->span.start, it);
        a->span.end = it->nodes[it->count - 1]->span.end;
    }
    nb_ast_items_free(it);
    return a;
}

/* indented -> NEWLINE statement { statement }     all with one indentation */
static struct nb_ast *indented(struct nb_parser *p, size_t outer)
{
    struct nb_ast_items it = {0};
    bool import_line = false;
    skip_newlines(p);
    if (p->t->kind == NB_TOKEN_END || nb_parse_indent(p->t) <= outer)
        return nb_parse_expected(p, _("an indented block"));
    size_t indent = nb_parse_indent(p->t);
    do {
        if (nb_parse_accept_sign(p, ";"))
            continue;
        struct nb_ast *a = nb_parse_statement(p);
        if (a && nb_parse_statement_end(p, a, &import_line))
            nb_ast_items_push(&it, a, NULL);
    } while (goes_on(p, indent, outer));
    return finish(p, &it);
}

/* line -> statement { ";" statement } */
static struct nb_ast *line(struct nb_parser *p)
{
    struct nb_ast_items it = {0};
    bool import_line = false;
    do {
        struct nb_ast *a = nb_parse_statement(p);
        if (!a || !nb_parse_statement_end(p, a, &import_line))
            break;
        nb_ast_items_push(&it, a, NULL);
    } while (p->t->kind != NB_TOKEN_NEWLINE && p->t->kind != NB_TOKEN_END && !at_line_start(p));
    return finish(p, &it);
}

/* suite -> line | indented */
static struct nb_ast *parse_suite(struct nb_parser *p, size_t outer)
{
    if (p->depth >= MAX_NESTED)
        return nb_parse_fail(p, p->t->span, _("blocks are nested too deeply"));
    p->depth++;
    bool below = p->t->kind == NB_TOKEN_NEWLINE || p->t->kind == NB_TOKEN_END;
    struct nb_ast *a = below ? indented(p, outer) : line(p);
    p->depth--;
    return a;
}

struct nb_ast *nb_parse_body(struct nb_parser *p, size_t outer)
{
    if (!nb_parse_accept_sign(p, ":"))
        return nb_parse_expected(p, _("':'"));
    return parse_suite(p, outer);
}

static struct nb_ast *loop_body(struct nb_parser *p, size_t outer)
{
    p->loops++;
    struct nb_ast *a = nb_parse_body(p, outer);
    p->loops--;
    return a;
}

static struct nb_ast *with_span(struct nb_ast *a, const struct nb_ast *last)
{
    a->span.end = last->span.end;
    return a;
}

/* What a loop of Python's does when no `break` has ended it. False sets err. */
static struct nb_ast *with_else(struct nb_parser *p, struct nb_ast *loop, size_t outer)
{
    if (loop && p->commands.python && nb_parse_accept_clause(p, "else", outer) &&
        !(loop->kids[2] = nb_parse_body(p, outer)))
        return NULL;
    return loop;
}

/* What is walked over: in Python several values are a tuple. */
static struct nb_ast *walked(struct nb_parser *p)
{
    return p->commands.python ? nb_parse_values(p) : nb_parse_expression(p);
}

/* for -> "for" targets "in" expression ":" suite [ "else" ":" suite ] */
static struct nb_ast *for_loop(struct nb_parser *p)
{
    size_t outer = nb_parse_indent(p->t), start = p->t++->span.start;
    struct nb_ast_items targets = {0};
    struct nb_ast *over = NULL, *block = NULL, *a = NULL;
    bool ok = nb_parse_targets(p, &targets);
    if (ok && !nb_parse_accept_keyword(p, "in"))
        ok = nb_parse_expected(p, _("'in'"));
    if (ok && (over = walked(p)) && (block = loop_body(p, outer))) {
        a = with_span(nb_ast_new_names(p, NB_AST_FOR, start, 3, &targets), block);
        a->kids[0] = over;
        a->kids[1] = block;
    }
    nb_ast_items_free(&targets);
    return with_else(p, a, outer);
}

/* A statement of an expression and its block; NULL when there is no block. */
static struct nb_ast *headed(struct nb_parser *p, enum nb_ast_kind kind, size_t start,
                             struct nb_ast *head, struct nb_ast *block)
{
    if (!block)
        return NULL;
    struct nb_ast *a = with_span(nb_ast_new(p, kind, start, 3), block);
    a->kids[0] = head;
    a->kids[1] = block;
    return a;
}

/* while -> "while" expression ":" suite [ "else" ":" suite ] */
static struct nb_ast *while_loop(struct nb_parser *p)
{
    size_t outer = nb_parse_indent(p->t), start = p->t++->span.start;
    struct nb_ast *condition = nb_parse_expression(p);
    struct nb_ast *block = condition ? loop_body(p, outer) : NULL;
    return with_else(p, headed(p, NB_AST_WHILE, start, condition, block), outer);
}

/* with -> "with" expression ":" suite */
static struct nb_ast *with_block(struct nb_parser *p)
{
    size_t outer = nb_parse_indent(p->t), start = p->t++->span.start;
    struct nb_ast *context = nb_parse_expression(p);
    if (context && nb_token_is_keyword(p->t, "as")) {
        nb_foreign_word("with", p->err);
        nb_err_at(p->err, context->span);
        return NULL;
    }
    return headed(p, NB_AST_WITH, start, context, context ? nb_parse_body(p, outer) : NULL);
}

bool nb_token_is_word(const struct nb_token *t, const char *word)
{
    return (t->kind == NB_TOKEN_NAME || t->kind == NB_TOKEN_KEYWORD) && strcmp(t->text, word) == 0;
}

bool nb_parse_accept_clause(struct nb_parser *p, const char *word, size_t outer)
{
    struct nb_token *t = p->t;
    while (t->kind == NB_TOKEN_NEWLINE)
        t++;
    if (!nb_token_is_word(t, word) || t[-1].kind != NB_TOKEN_NEWLINE || nb_parse_indent(t) != outer)
        return false;
    p->t = t + 1;
    p->open = false;
    return true;
}

/* choice -> "if" branch
 * branch -> condition ":" suite [ "elif" branch | "else" ":" suite ] */
static struct nb_ast *branch(struct nb_parser *p, size_t outer, size_t start)
{
    struct nb_ast *condition = nb_parse_expression(p), *other = NULL;
    struct nb_ast *block = condition ? nb_parse_body(p, outer) : NULL;
    if (!block)
        return NULL;
    if (nb_parse_accept_clause(p, "elif", outer))
        other = branch(p, outer, p->t[-1].span.start);
    else if (nb_parse_accept_clause(p, "else", outer))
        other = nb_parse_body(p, outer);
    if (p->err->kind != NB_OK)
        return NULL;
    struct nb_ast *a = with_span(nb_ast_new(p, NB_AST_BRANCH, start, 3), other ? other : block);
    a->kids[0] = condition;
    a->kids[1] = block;
    a->kids[2] = other;
    return a;
}

static struct nb_ast *choice(struct nb_parser *p)
{
    size_t outer = nb_parse_indent(p->t), start = p->t++->span.start;
    return branch(p, outer, start);
}

static struct nb_ast *stray_clause(struct nb_parser *p)
{
    return nb_parse_fail(p, p->t->span, _("there is no 'if' that this belongs to"));
}

const struct nb_statement nb_block_statements[] = {
    {"for", NULL, for_loop}, {"while", NULL, while_loop},  {"with", NULL, with_block},
    {"if", NULL, choice},    {"elif", NULL, stray_clause}, {"else", NULL, stray_clause},
    {NULL, NULL, NULL},
};

static bool is_text(const struct nb_ast *a)
{
    return a->kind == NB_AST_EXPRESSION && a->kids[0]->kind == NB_AST_STRING;
}

const char *nb_parse_document(const struct nb_ast *block)
{
    const struct nb_ast *first = block->kids[0];
    return is_text(first) ? first->kids[0]->name : NULL;
}

/* A body that only returns a value (after a text that describes it) is that value:
 * such functions are the same as f(x) = value. */
static struct nb_ast *simplest(struct nb_ast *block)
{
    size_t first = 0;
    while (first + 1 < block->count && is_text(block->kids[first]))
        first++;
    const struct nb_ast *only = block->kids[first];
    bool returns = first + 1 == block->count && only->kind == NB_AST_RETURN && only->count == 1;
    return returns ? only->kids[0] : block;
}

struct nb_ast *nb_parse_function_body(struct nb_parser *p, struct nb_ast_items *parameters,
                                      size_t start, size_t outer)
{
    struct nb_ast_items variables = {0}, outside = {0};
    struct nb_ast_items *around = p->variables, *outer_outside = p->outside;
    int loops = p->loops;
    const bool yields = p->yields, in_class = p->in_class;
    p->yields = p->in_class = false;
    for (size_t i = 0; i < parameters->count; i++)
        nb_ast_items_push(&variables, NULL, parameters->names[i]);
    p->variables = &variables;
    p->outside = &outside;
    p->loops = 0;
    struct nb_ast *block = parse_suite(p, outer), *a = NULL;
    p->variables = around;
    p->outside = outer_outside;
    p->loops = loops;
    nb_ast_items_free(&outside);
    if (block) {
        block->names = nb_ast_new_names(p, NB_AST_BLOCK, start, 0, &variables)->names;
        block->name_count = variables.count;
        nb_ast_items_push(parameters, simplest(block), NULL);
        a = with_span(nb_ast_new_list(p, NB_AST_LAMBDA, start, parameters), block);
        a->name = nb_parse_document(block);
        a->marks |= p->yields ? NB_MARK_GENERATOR : 0;
    }
    p->yields = yields;
    p->in_class = in_class;
    nb_ast_items_free(&variables);
    return a;
}
