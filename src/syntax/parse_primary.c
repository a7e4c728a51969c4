/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an expression begins with: numbers, texts, names, brackets, lists,
 * lambdas. The grammar rule stands above each function. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "syntax/foreign.h"
#include "syntax/parse_expr.h"

/* items -> [ expression { "," expression } [ "," ] ] closer */
static bool items(struct nb_parser *p, struct nb_ast_items *it, const char *closer,
                  struct nb_ast *(*item)(struct nb_parser *, const char **name))
{
    while (!nb_token_is_sign(p->t, closer)) {
        const char *name = NULL;
        struct nb_ast *a = item(p, &name);
        if (!a)
            return false;
        nb_ast_items_push(it, a, name);
        if (!nb_parse_accept_sign(p, ",") && !nb_token_is_sign(p->t, closer)) {
            char what[32];
            snprintf(what, sizeof what, _("',' or '%s'"), closer);
            nb_parse_expected(p, what);
            return false;
        }
    }
    p->t++;
    return true;
}

/* Brackets end what is not said in an exponent. */
bool nb_parse_items(struct nb_parser *p, struct nb_ast_items *it, const char *closer,
                    struct nb_ast *(*item)(struct nb_parser *, const char **name))
{
    bool before = p->in_exponent;
    p->in_exponent = false;
    bool ok = items(p, it, closer, item);
    p->in_exponent = before;
    return ok;
}

static struct nb_ast *plain_item(struct nb_parser *p, const char **name)
{
    (void)name;
    struct nb_ast *a = nb_parse_starred(p);
    if (a && p->commands.python && nb_token_is_keyword(p->t, "for"))
        return nb_parse_comprehension(p, a, a->span.start, NULL, "generator");
    return a;
}

/* bracketed -> "(" [ expression { "," expression } [","] ] ")"
 * One expression without a comma is itself; the rest is a tuple. */
static struct nb_ast *bracketed(struct nb_parser *p)
{
    size_t start = p->t++->span.start;
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL;
    if (nb_parse_items(p, &it, ")", plain_item)) {
        bool single = it.count == 1 && !nb_token_is_sign(p->t - 2, ",");
        if (single && it.nodes[0]->kind == NB_AST_COMPREHENSION && it.nodes[0]->name &&
            strcmp(it.nodes[0]->name, "generator") == 0)
            it.nodes[0]->name = "iterator";
        a = single ? it.nodes[0] : nb_ast_new_list(p, NB_AST_TUPLE, start, &it);
        /* The span of a lambda is its source text: what print shows. */
        if (single && a->kind != NB_AST_LAMBDA) {
            a->span = (struct nb_span){start, nb_parse_end(p)};
            a->marks |= NB_MARK_ENCLOSED;
        }
    }
    nb_ast_items_free(&it);
    return a;
}

/* list -> "[" items "]" | comprehension */
static struct nb_ast *list(struct nb_parser *p)
{
    size_t start = p->t++->span.start;
    struct nb_ast *first = NULL, *a = NULL;
    bool before = p->in_exponent;
    p->in_exponent = false;
    if (!nb_token_is_sign(p->t, "]") && !(first = nb_parse_starred(p)))
        return NULL;
    p->in_exponent = before;
    if (first && nb_token_is_keyword(p->t, "for"))
        return nb_parse_comprehension(p, first, start, "]", NULL);
    struct nb_ast_items it = {0};
    if (first)
        nb_ast_items_push(&it, first, NULL);
    bool more = !first || nb_parse_accept_sign(p, ",") || nb_token_is_sign(p->t, "]") ||
                nb_parse_expected(p, _("',' or ']'"));
    if (more && nb_parse_items(p, &it, "]", plain_item))
        a = nb_ast_new_list(p, NB_AST_LIST, start, &it);
    nb_ast_items_free(&it);
    return a;
}

/* parameters -> [ name [ "=" expression ] { "," ... } ], then the body. The
 * body is the last kid of the lambda. */
struct nb_ast *nb_parse_lambda_body(struct nb_parser *p, struct nb_ast_items *it, size_t start)
{
    struct nb_ast *body = p->err->kind == NB_OK ? nb_parse_tight(p, NB_P_ARROW) : NULL;
    if (!body)
        return NULL;
    nb_ast_items_push(it, body, NULL);
    return nb_ast_new_list(p, NB_AST_LAMBDA, start, it);
}

bool nb_parse_annotation(struct nb_parser *p, const char *sign)
{
    return !nb_parse_accept_sign(p, sign) || nb_parse_tight(p, NB_P_IF);
}

/* The stars before a parameter of Python's that takes all that is left, "" without. */
static const char *stars_of(struct nb_parser *p)
{
    const bool slash = p->commands.python && nb_token_is_sign(p->t, "/");
    if (!p->commands.python ||
        !(slash || nb_token_is_sign(p->t, "*") || nb_token_is_sign(p->t, "**")))
        return "";
    return p->t++->text;
}

/* In place of a default: the parameter takes all that is left. */
static struct nb_ast *takes_rest(struct nb_parser *p, const char *stars)
{
    struct nb_ast *a = nb_ast_new(p, NB_AST_STAR, p->t[-1].span.start, 0);
    a->quiet = stars[1] != '\0';
    return a;
}

bool nb_parse_parameters(struct nb_parser *p, struct nb_ast_items *it, const char *closer)
{
    while (!nb_token_is_sign(p->t, closer)) {
        const char *stars = stars_of(p);
        if (stars[0] && nb_parse_accept_sign(p, ",")) {
            if (stars[0] == '*') /* it takes nothing: what follows is given by name */
                nb_ast_items_push(it, takes_rest(p, stars), "*");
            continue;
        }
        if (p->t->kind != NB_TOKEN_NAME)
            return nb_parse_expected(p, _("a parameter name"));
        const char *name = p->t++->text;
        for (size_t i = 0; i < it->count; i++)
            if (strcmp(it->names[i], name) == 0)
                return nb_parse_fail(p, p->t[-1].span, _("this parameter is there twice"));
        if (closer[0] == ')' && !nb_parse_annotation(p, ":"))
            return false;
        struct nb_ast *standard = stars[0] && stars[0] != '/' ? takes_rest(p, stars) : NULL;
        const struct nb_span span = p->t[-1].span;
        if (nb_parse_accept_sign(p, "=") && !(standard = nb_parse_tight(p, NB_P_IF)))
            return false;
        if (!standard && it->count > 0 && it->nodes[it->count - 1] && !p->commands.python)
            return nb_parse_fail(p, span,
                                 _("this parameter needs a default, as the one before it"));
        nb_ast_items_push(it, standard, name);
        if (!nb_parse_accept_sign(p, ",") && !nb_token_is_sign(p->t, closer))
            return nb_parse_expected(p, closer[0] == ':' ? _("',' or ':'") : _("',' or ')'"));
    }
    p->t++;
    return true;
}

/* lambda -> "lambda" parameters ":" expression */
static struct nb_ast *lambda(struct nb_parser *p)
{
    size_t start = p->t++->span.start;
    struct nb_ast_items it = {0};
    struct nb_ast *a =
        nb_parse_parameters(p, &it, ":") ? nb_parse_lambda_body(p, &it, start) : NULL;
    nb_ast_items_free(&it);
    return a;
}

/* arrow -> name "->" expression | "(" names ")" "->" expression */
struct nb_ast *nb_parse_arrow(struct nb_parser *p, struct nb_ast *left)
{
    struct nb_ast_items it = {0};
    bool tuple = left->kind == NB_AST_TUPLE;
    size_t n = tuple ? left->count : 1;
    for (size_t i = 0; i < n; i++) {
        struct nb_ast *name = tuple ? left->kids[i] : left;
        if (name->kind != NB_AST_NAME)
            nb_parse_fail(p, name->span, _("expected a parameter name before '->'"));
        nb_ast_items_push(&it, NULL, name->name);
    }
    struct nb_ast *a = nb_parse_lambda_body(p, &it, left->span.start);
    nb_ast_items_free(&it);
    return a;
}

bool nb_parse_at_factor(const struct nb_parser *p)
{
    bool begins = p->t->kind == NB_TOKEN_NAME || nb_token_is_sign(p->t, "(");
    return begins && nb_parse_same_line(p);
}

/* number -> NUMBER [ implied factor ]     2x, 3(x+1), 2x^2 = 2*(x^2) */
static struct nb_ast *number(struct nb_parser *p)
{
    const char *digits = p->source + p->t->span.start;
    const size_t len = p->t->span.end - p->t->span.start;
    struct nb_ast *a = nb_ast_leaf(p, NB_AST_NUMBER);
    const bool hex = digits[0] == '0' && (digits[1] | 32) == 'x';
    const bool bits = digits[0] == '0' && len > 1 && strchr("bo", digits[1] | 32);
    if (p->commands.python) {
        const bool whole = bits  ? true
                           : hex ? !memchr(digits, 'p', len) && !memchr(digits, '.', len)
                                 : strspn(digits, "0123456789_") >= len;
        a->marks |= whole ? NB_MARK_WHOLE : 0;
        return a;
    }
    bool factor = nb_parse_at_factor(p) || nb_parse_at_radical(p) || nb_parse_at_bars(p);
    if (p->in_exponent || !factor)
        return a;
    return nb_ast_operator(p, NB_MUL, a, nb_parse_tight(p, NB_P_IMPLIED));
}

static struct nb_ast *prefix_operator(struct nb_parser *p, enum nb_basic op, int power)
{
    size_t start = p->t++->span.start;
    struct nb_ast *x = nb_parse_tight(p, power);
    struct nb_ast *a = nb_ast_operator(p, op, x, NULL);
    if (a)
        a->span.start = start;
    return a;
}

/* entry -> expression [ ":" expression ] */
static struct nb_ast *entry(struct nb_parser *p, const char **name)
{
    (void)name;
    struct nb_ast *a = nb_parse_tight(p, NB_P_IF);
    return a && nb_parse_accept_sign(p, ":") ? nb_parse_tight(p, NB_P_IF) : a;
}

/* braces -> "{" [ entry { "," entry } ] "}"     NULL, and no error, when it reads otherwise */
static struct nb_ast *braces(struct nb_parser *p)
{
    struct nb_token *start = p->t++;
    struct nb_ast_items it = {0};
    const struct nb_err before = *p->err;
    bool ok = nb_parse_items(p, &it, "}", entry);
    nb_ast_items_free(&it);
    if (ok) {
        struct nb_ast *a = nb_ast_new(p, NB_AST_BRACES, start->span.start, 0);
        a->span.end = start->span.end;
        return a;
    }
    *p->err = before;
    p->t = start;
    return NULL;
}

/* plus -> "+" primary; x++ is no step here. */
static struct nb_ast *plus(struct nb_parser *p)
{
    const struct nb_token *t = p->t++;
    const bool ends = p->t->kind == NB_TOKEN_END || p->t->kind == NB_TOKEN_NEWLINE;
    if (!ends || !nb_token_is_sign(t - 1, "+") || t->spaced)
        return nb_parse_tight(p, NB_P_SIGN);
    nb_parse_fail(p, (struct nb_span){t[-1].span.start, t->span.end}, _("there is no ++"));
    nb_err_hint(p->err, _("x += 1"));
    return NULL;
}

static struct nb_ast *complement(struct nb_parser *p)
{
    struct nb_ast *a = prefix_operator(p, NB_NOT, NB_P_SIGN);
    if (a)
        a->marks |= NB_MARK_BITS;
    return a;
}

static struct nb_ast *keyword(struct nb_parser *p)
{
    const char *k = p->t->text;
    if (strcmp(k, "lambda") == 0)
        return lambda(p);
    if (strcmp(k, "not") == 0)
        return prefix_operator(p, NB_NOT, NB_P_NOT);
    if (strcmp(k, "True") == 0 || strcmp(k, "False") == 0 || strcmp(k, "None") == 0)
        return nb_ast_leaf(p, NB_AST_LITERAL);
    if (!nb_foreign_word(k, p->err)) /* Python that nabla has not gets an answer of its own */
        return nb_parse_expected(p, _("an expression"));
    nb_err_at(p->err, p->t->span);
    return NULL;
}

/* result -> "%" NUMBER, with no blank between: what an input of the prompt gave */
static struct nb_ast *result(struct nb_parser *p)
{
    const struct nb_token *number = p->t + 1;
    const char *digits = p->source + number->span.start;
    const size_t len = number->span.end - number->span.start;
    if (p->commands.python || number->kind != NB_TOKEN_NUMBER || number->spaced ||
        strspn(digits, "0123456789") < len)
        return nb_parse_expected(p, _("an expression"));
    const size_t start = p->t->span.start;
    p->t += 2;
    struct nb_ast *a = nb_ast_new(p, NB_AST_NAME, start, 0);
    a->name = nb_arena_strndup(p->arena, p->source + start, len + 1);
    return a;
}

/* primary -> number | string | name | result | bracketed | list | lambda | - primary */
struct nb_ast *nb_parse_primary(struct nb_parser *p)
{
    struct nb_ast *own = p->commands.python ? nb_parse_python_primary(p) : NULL;
    if (own || p->err->kind != NB_OK)
        return own;
    switch (p->t->kind) {
    case NB_TOKEN_NUMBER:
        return number(p);
    case NB_TOKEN_STRING:
    case NB_TOKEN_FSTRING:
        return nb_parse_texts(p);
    case NB_TOKEN_NAME:
        return nb_parse_at_differential(p) ? nb_parse_differential(p) : nb_ast_leaf(p, NB_AST_NAME);
    case NB_TOKEN_KEYWORD:
        return keyword(p);
    default:
        break;
    }
    if (nb_token_is_sign(p->t, "("))
        return bracketed(p);
    if (nb_token_is_sign(p->t, "["))
        return list(p);
    if (nb_token_is_sign(p->t, "-"))
        return prefix_operator(p, NB_NEG, NB_P_SIGN);
    if (nb_token_is_sign(p->t, "~"))
        return complement(p);
    if (nb_token_is_sign(p->t, "%"))
        return result(p);
    if (nb_token_is_sign(p->t, "+"))
        return plus(p);
    const bool brace = nb_token_is_sign(p->t, "{");
    if (brace && p->commands.python)
        return nb_parse_dict(p);
    struct nb_ast *a = brace ? nb_parse_cases(p) : nb_parse_school_primary(p);
    if (!a && brace && p->err->kind == NB_OK)
        a = braces(p);
    if (a || p->err->kind != NB_OK)
        return a;
    return nb_parse_expected(p, _("an expression"));
}
