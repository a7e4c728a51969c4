/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens to statements: one function per kind, the grammar rule above it. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "lang/parse_priv.h"

static bool require_sign(struct nb_parser *p, const char *text, const char *what)
{
    return nb_parse_accept_sign(p, text) || nb_parse_expected(p, what);
}

/* A dotted module name, as one text. */
static const char *dotted_name(struct nb_parser *p)
{
    if (p->t->kind != NB_TOKEN_NAME) {
        nb_parse_expected(p, _("a module name"));
        return NULL;
    }
    char text[128];
    size_t len = (size_t)snprintf(text, sizeof text, "%s", p->t++->text);
    while (nb_token_is_sign(p->t, ".") && p->t[1].kind == NB_TOKEN_NAME && len < sizeof text) {
        len += (size_t)snprintf(text + len, sizeof text - len, ".%s", p->t[1].text);
        p->t += 2;
    }
    return nb_arena_strndup(p->arena, text, strlen(text));
}

static const char *alias(struct nb_parser *p, const char *otherwise)
{
    if (!nb_parse_accept_keyword(p, "as"))
        return otherwise;
    if (p->t->kind != NB_TOKEN_NAME) {
        nb_parse_expected(p, _("a name after 'as'"));
        return NULL;
    }
    return p->t++->text;
}

/* import -> "import" module [ "as" name ] { "," ... }
 *         | "from" module "import" name [ "as" name ] { "," ... } */
static struct nb_ast *import(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    bool from = nb_token_is_keyword(p->t++, "from");
    const char *module = dotted_name(p);
    if (!module)
        return NULL;
    struct nb_span at = p->t[-1].span;
    struct nb_ast_items it = {0};
    if (!from) {
        nb_ast_items_push(&it, NULL, NULL);
        nb_ast_items_push(&it, NULL, alias(p, NULL));
        while (p->err->kind == NB_OK && nb_parse_accept_sign(p, ",")) {
            nb_ast_items_push(&it, NULL, dotted_name(p));
            nb_ast_items_push(&it, NULL, alias(p, NULL));
        }
    } else if (!nb_parse_accept_keyword(p, "import")) {
        nb_parse_expected(p, _("'import'"));
    } else {
        do {
            if (p->t->kind != NB_TOKEN_NAME && !nb_token_is_sign(p->t, "*")) {
                nb_parse_expected(p, _("a name"));
                break;
            }
            const char *member = p->t++->text;
            nb_ast_items_push(&it, NULL, member);
            nb_ast_items_push(&it, NULL, alias(p, member));
        } while (nb_parse_accept_sign(p, ","));
    }
    struct nb_ast *a = NULL;
    if (p->err->kind == NB_OK) {
        a = nb_ast_new_list(p, NB_AST_IMPORT, start, &it);
        a->name = module;
        a->span = (struct nb_span){start, at.end > nb_parse_end(p) ? at.end : nb_parse_end(p)};
    }
    nb_ast_items_free(&it);
    return a;
}

static struct nb_ast *define(struct nb_parser *p, const char *name, struct nb_ast *function,
                             size_t start)
{
    if (!function)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_DEFINE, start, 1);
    a->name = name;
    a->kids[0] = function;
    return a;
}

/* def -> "def" name "(" parameters ")" ":" "return" expression */
static struct nb_ast *def(struct nb_parser *p)
{
    size_t start = p->t++->span.start;
    if (p->t->kind != NB_TOKEN_NAME)
        return nb_parse_expected(p, _("a function name"));
    const char *name = p->t++->text;
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL;
    if (require_sign(p, "(", "'('") && nb_parse_parameters(p, &it, ")") &&
        require_sign(p, ":", "':'")) {
        while (p->t->kind == NB_TOKEN_NEWLINE)
            p->t++;
        if (nb_parse_accept_keyword(p, "return"))
            a = define(p, name, nb_parse_lambda_body(p, &it, start), start);
        else
            nb_parse_expected(p, _("'return'"));
    }
    nb_ast_items_free(&it);
    return a;
}

/* Whether the tokens read name "(" [ name .. ] ")" "=": a definition. */
static bool is_definition(const struct nb_token *t)
{
    if (t->kind != NB_TOKEN_NAME || !nb_token_is_sign(t + 1, "("))
        return false;
    int depth = 0;
    for (t++; t->kind != NB_TOKEN_END && t->kind != NB_TOKEN_NEWLINE; t++) {
        depth += nb_token_is_sign(t, "(");
        depth -= nb_token_is_sign(t, ")");
        if (depth == 0)
            return nb_token_is_sign(t + 1, "=");
    }
    return false;
}

/* definition -> name "(" parameters ")" "=" expression */
static struct nb_ast *definition(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    const char *name = p->t->text;
    p->t += 2;
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL;
    if (nb_parse_parameters(p, &it, ")") && require_sign(p, "=", "'='"))
        a = define(p, name, nb_parse_lambda_body(p, &it, start), start);
    nb_ast_items_free(&it);
    return a;
}

/* assignment -> name "=" expression */
static struct nb_ast *assignment(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    const char *name = p->t->text;
    p->t += 2;
    struct nb_ast *value = nb_parse_expression(p);
    if (!value)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_ASSIGN, start, 1);
    a->name = name;
    a->kids[0] = value;
    return a;
}

/* An expression statement; several with commas are a tuple. */
static struct nb_ast *expressions(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    struct nb_ast_items it = {0};
    do {
        struct nb_ast *item = nb_parse_expression(p);
        if (!item)
            break;
        nb_ast_items_push(&it, item, NULL);
    } while (nb_parse_accept_sign(p, ","));
    struct nb_ast *a = NULL;
    if (p->err->kind == NB_OK) {
        a = nb_ast_new(p, NB_AST_EXPRESSION, start, 1);
        a->kids[0] = it.count == 1 ? it.nodes[0] : nb_ast_new_list(p, NB_AST_TUPLE, start, &it);
    }
    nb_ast_items_free(&it);
    return a;
}

static bool is_update(const struct nb_token *t)
{
    return nb_token_is_sign(t, "+=") || nb_token_is_sign(t, "-=") || nb_token_is_sign(t, "*=") ||
           nb_token_is_sign(t, "/=");
}

/* update -> name ("+=" | "-=" | "*=" | "/=") expression */
static struct nb_ast *update(struct nb_parser *p)
{
    struct nb_ast *name = nb_ast_leaf(p, NB_AST_NAME);
    char sign[2] = {p->t++->text[0], '\0'};
    struct nb_ast *right = nb_parse_expression(p);
    struct nb_ast *value = nb_ast_operator(p, nb_parse_operator(sign), name, right);
    if (!value)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_ASSIGN, name->span.start, 1);
    a->name = name->name;
    a->kids[0] = value;
    return a;
}

struct nb_ast *nb_parse_statement(struct nb_parser *p)
{
    if (nb_token_is_keyword(p->t, "with"))
        return nb_parse_with(p);
    if (nb_at_assert(p))
        return nb_parse_assert(p);
    if (nb_parse_foreign(p))
        return NULL;
    if (nb_token_is_keyword(p->t, "import") || nb_token_is_keyword(p->t, "from"))
        return import(p);
    if (nb_token_is_keyword(p->t, "def"))
        return def(p);
    if (is_definition(p->t))
        return definition(p);
    if (p->t->kind == NB_TOKEN_NAME && nb_token_is_sign(p->t + 1, "="))
        return assignment(p);
    if (p->t->kind == NB_TOKEN_NAME && is_update(p->t + 1))
        return update(p);
    struct nb_ast *a = expressions(p);
    if (a && a->kids[0]->kind == NB_AST_ATTRIBUTE &&
        (nb_token_is_sign(p->t, "=") || is_update(p->t)))
        return nb_parse_set(p, a->kids[0]);
    if (a && nb_token_is_sign(p->t, "="))
        return nb_parse_fail(p, a->span, _("cannot assign to this; expected a name before '='"));
    return a;
}

/* Ends a statement: a newline, ';', or the end. In a line that begins with
 * `import`, no statement prints. */
bool nb_parse_statement_end(struct nb_parser *p, struct nb_ast *a, bool *import_line)
{
    bool semicolon = nb_parse_accept_sign(p, ";");
    *import_line |= a->kind == NB_AST_IMPORT;
    a->quiet = semicolon || *import_line;
    bool newline = p->t->kind == NB_TOKEN_NEWLINE;
    if (newline)
        *import_line = false;
    return semicolon || newline || p->t->kind == NB_TOKEN_END ||
           nb_parse_expected(p, _("an operator or the end of the statement"));
}

static struct nb_ast *block(struct nb_parser *p)
{
    struct nb_ast_items it = {0};
    bool import_line = false;
    while (p->err->kind == NB_OK && p->t->kind != NB_TOKEN_END) {
        if (p->t->kind == NB_TOKEN_NEWLINE || nb_token_is_sign(p->t, ";")) {
            import_line &= p->t->kind != NB_TOKEN_NEWLINE;
            p->t++;
            continue;
        }
        if (nb_parse_skip_magic(p))
            continue;
        struct nb_ast *a = nb_parse_statement(p);
        if (!a || !nb_parse_statement_end(p, a, &import_line))
            break;
        nb_ast_items_push(&it, a, NULL);
    }
    struct nb_ast *a = p->err->kind == NB_OK ? nb_ast_new_list(p, NB_AST_BLOCK, 0, &it) : NULL;
    nb_ast_items_free(&it);
    return a;
}

static void fini_unit(struct nb_obj *obj)
{
    struct nb_unit *u = (struct nb_unit *)obj;
    nb_arena_free(&u->arena);
    free(u->text);
}

static const struct nb_class unit_class = {"source", NULL, fini_unit};

struct nb_unit *nb_parse(struct nb_gc *gc, const char *text, struct nb_err *err)
{
    struct nb_unit *u = nb_gc_new(gc, &unit_class, sizeof *u);
    u->text = nb_xstrdup(text);
    nb_gc_note_bytes(gc, 20 * strlen(text));
    struct nb_parser p = {.t = nb_lex(u->text, &u->arena, err), .arena = &u->arena, .err = err};
    if (!p.t)
        return NULL;
    p.t++; /* the one before all others */
    u->tree = block(&p);
    return u->tree ? u : NULL;
}
