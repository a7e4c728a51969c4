/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of the parser share: parse_expr.c reads expressions,
 * parse.c statements. */
#ifndef NB_LANG_PARSE_PRIV_H
#define NB_LANG_PARSE_PRIV_H

#include <stdbool.h>

#include "lang/ast.h"
#include "lang/lex.h"

struct nb_parser {
    struct nb_token *t; /* the next token */
    struct nb_arena *arena;
    struct nb_err *err;
    int depth;
};

/* A list of nodes that is being collected. */
struct nb_ast_items {
    struct nb_ast **nodes;
    const char **names;
    size_t count, cap, names_cap;
};

void nb_ast_items_push(struct nb_ast_items *it, struct nb_ast *node, const char *name);
void nb_ast_items_free(struct nb_ast_items *it);

/* Errors; they return NULL. "expected X" is incomplete where the text ends. */
struct nb_ast *nb_parse_fail(struct nb_parser *p, struct nb_span span, const char *message);
struct nb_ast *nb_parse_expected(struct nb_parser *p, const char *what);
/* Adds what the user may have meant by the token that is not expected. */
void nb_parse_hint(struct nb_parser *p);

bool nb_token_is_sign(const struct nb_token *t, const char *text);
bool nb_token_is_keyword(const struct nb_token *t, const char *text);
bool nb_parse_accept_sign(struct nb_parser *p, const char *text);
bool nb_parse_accept_keyword(struct nb_parser *p, const char *text);

/* Nodes that end where the last token did. */
size_t nb_parse_end(const struct nb_parser *p);
struct nb_ast *nb_ast_new(struct nb_parser *p, enum nb_ast_kind kind, size_t start, size_t count);
struct nb_ast *nb_ast_new_list(struct nb_parser *p, enum nb_ast_kind kind, size_t start,
                               struct nb_ast_items *it);
struct nb_ast *nb_ast_leaf(struct nb_parser *p, enum nb_ast_kind kind);
/* op(x) or, with y, op(x, y). */
struct nb_ast *nb_ast_operator(struct nb_parser *p, enum nb_basic op, struct nb_ast *x,
                               struct nb_ast *y);

struct nb_ast *nb_parse_expression(struct nb_parser *p);
/* parameters up to the closer; defaults as nodes, names as names. */
bool nb_parse_parameters(struct nb_parser *p, struct nb_ast_items *it, const char *closer);
/* The body that follows, and the lambda of both. */
struct nb_ast *nb_parse_lambda_body(struct nb_parser *p, struct nb_ast_items *it, size_t start);
/* The operator of "+" and the like; NB_BASIC_COUNT when it is none. */
enum nb_basic nb_parse_operator(const char *sign);

#endif
