/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens to expressions: a Pratt parser. The grammar rule stands above each
 * function.
 *
 * Errors are sticky: the first one stays, every function returns NULL from
 * then on. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "lang/foreign.h"
#include "lang/parse_priv.h"

/* MAX_HEIGHT bounds the recursion of whoever walks the tree: 1+1+1+... is as
 * deep as it is long. */
enum { MAX_DEPTH = 200, MAX_HEIGHT = 3000 };

/* Binding powers, weakest first. A prefix minus is weaker than a power (-2^2
 * is -4) and an implied product, 2x, is stronger than a division. */
enum {
    P_ARROW = 1,
    P_IF = 5,
    P_OR = 10,
    P_AND = 20,
    P_NOT = 30,
    P_COMPARE = 40,
    P_BIT_OR = 42,
    P_BIT_AND = 44,
    P_INTERVAL = 46,
    P_SUM = 50,
    P_PRODUCT = 60,
    P_SIGN = 70,
    P_IMPLIED = 75,
    P_POWER = 80,
    P_POSTFIX = 90,
};

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

bool nb_token_is_sign(const struct nb_token *t, const char *text)
{
    return t->kind == NB_TOKEN_SIGN && strcmp(t->text, text) == 0;
}

bool nb_token_is_keyword(const struct nb_token *t, const char *text)
{
    return t->kind == NB_TOKEN_KEYWORD && strcmp(t->text, text) == 0;
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

struct nb_ast *nb_ast_new(struct nb_parser *p, enum nb_ast_kind kind, size_t start, size_t count)
{
    struct nb_ast *a = nb_arena_alloc(p->arena, sizeof *a + count * sizeof(struct nb_ast *));
    a->kind = kind;
    a->span = (struct nb_span){start, nb_parse_end(p)};
    a->count = count;
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

static struct nb_ast *expression(struct nb_parser *p, int at_least);

struct nb_ast *nb_ast_leaf(struct nb_parser *p, enum nb_ast_kind kind)
{
    const struct nb_token *t = p->t++;
    struct nb_ast *a = nb_ast_new(p, kind, t->span.start, 0);
    a->name = t->text;
    a->num = t->num;
    a->rest = t->rest;
    return a;
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

static struct nb_ast *measured(struct nb_parser *p, struct nb_ast *a)
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
    return measured(p, a);
}

/* items -> [ expression { "," expression } [ "," ] ] closer */
static bool comma_list(struct nb_parser *p, struct nb_ast_items *it, const char *closer,
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

static struct nb_ast *plain_item(struct nb_parser *p, const char **name)
{
    (void)name;
    return expression(p, P_ARROW);
}

/* argument -> [ name "=" ] expression */
static struct nb_ast *argument(struct nb_parser *p, const char **name)
{
    if (p->t->kind == NB_TOKEN_NAME && nb_token_is_sign(p->t + 1, "=")) {
        *name = p->t->text;
        p->t += 2;
    }
    return expression(p, P_ARROW);
}

/* bracketed -> "(" [ expression { "," expression } [","] ] ")"
 * One expression without a comma is itself; the rest is a tuple. */
static struct nb_ast *bracketed(struct nb_parser *p)
{
    size_t start = p->t++->span.start;
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL;
    if (comma_list(p, &it, ")", plain_item)) {
        bool single = it.count == 1 && !nb_token_is_sign(p->t - 2, ",");
        a = single ? it.nodes[0] : nb_ast_new_list(p, NB_AST_TUPLE, start, &it);
        /* The span of a lambda is its source text: what print shows. */
        if (single && a->kind != NB_AST_LAMBDA)
            a->span = (struct nb_span){start, nb_parse_end(p)};
    }
    nb_ast_items_free(&it);
    return a;
}

/* comprehension -> "[" expression "for" targets "in" expression [ "if" expression ] "]" */
static struct nb_ast *comprehension(struct nb_parser *p, struct nb_ast *item, size_t start)
{
    struct nb_ast_items targets = {0};
    struct nb_ast *over = NULL, *condition = NULL, *a = NULL;
    p->t++;
    bool ok = nb_parse_targets(p, &targets);
    if (ok && !nb_parse_accept_keyword(p, "in"))
        ok = nb_parse_expected(p, _("'in'"));
    ok = ok && (over = expression(p, P_IF + 1));
    if (ok && nb_parse_accept_keyword(p, "if"))
        ok = (condition = expression(p, P_IF + 1));
    if (ok && !nb_parse_accept_sign(p, "]"))
        ok = nb_parse_expected(p, "']'");
    if (ok) {
        a = nb_ast_new_names(p, NB_AST_COMPREHENSION, start, 3, &targets);
        a->kids[0] = item;
        a->kids[1] = over;
        a->kids[2] = condition;
    }
    nb_ast_items_free(&targets);
    return a;
}

/* list -> "[" items "]" | comprehension */
static struct nb_ast *list(struct nb_parser *p)
{
    size_t start = p->t++->span.start;
    struct nb_ast *first = NULL, *a = NULL;
    if (!nb_token_is_sign(p->t, "]") && !(first = expression(p, P_ARROW)))
        return NULL;
    if (first && nb_token_is_keyword(p->t, "for"))
        return comprehension(p, first, start);
    struct nb_ast_items it = {0};
    if (first)
        nb_ast_items_push(&it, first, NULL);
    bool more = !first || nb_parse_accept_sign(p, ",") || nb_token_is_sign(p->t, "]") ||
                nb_parse_expected(p, _("',' or ']'"));
    if (more && comma_list(p, &it, "]", plain_item))
        a = nb_ast_new_list(p, NB_AST_LIST, start, &it);
    nb_ast_items_free(&it);
    return a;
}

/* parameters -> [ name [ "=" expression ] { "," ... } ], then the body. The
 * body is the last kid of the lambda. */
struct nb_ast *nb_parse_lambda_body(struct nb_parser *p, struct nb_ast_items *it, size_t start)
{
    struct nb_ast *body = p->err->kind == NB_OK ? expression(p, P_ARROW) : NULL;
    if (!body)
        return NULL;
    nb_ast_items_push(it, body, NULL);
    return nb_ast_new_list(p, NB_AST_LAMBDA, start, it);
}

bool nb_parse_parameters(struct nb_parser *p, struct nb_ast_items *it, const char *closer)
{
    while (!nb_token_is_sign(p->t, closer)) {
        if (p->t->kind != NB_TOKEN_NAME)
            return nb_parse_expected(p, _("a parameter name"));
        const char *name = p->t++->text;
        for (size_t i = 0; i < it->count; i++)
            if (strcmp(it->names[i], name) == 0)
                return nb_parse_fail(p, p->t[-1].span, _("this parameter is there twice"));
        struct nb_ast *standard = NULL;
        if (nb_parse_accept_sign(p, "=") && !(standard = expression(p, P_IF)))
            return false;
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
static struct nb_ast *arrow(struct nb_parser *p, struct nb_ast *left)
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

static bool begins_factor(const struct nb_token *t)
{
    return t->kind == NB_TOKEN_NAME || nb_token_is_sign(t, "(");
}

/* number -> NUMBER [ implied factor ]     2x, 3(x+1), 2x^2 = 2*(x^2) */
static struct nb_ast *number(struct nb_parser *p)
{
    struct nb_ast *a = nb_ast_leaf(p, NB_AST_NUMBER);
    if (!begins_factor(p->t))
        return a;
    return nb_ast_operator(p, NB_MUL, a, expression(p, P_IMPLIED));
}

static struct nb_ast *prefix_operator(struct nb_parser *p, enum nb_basic op, int power)
{
    size_t start = p->t++->span.start;
    struct nb_ast *x = expression(p, power);
    struct nb_ast *a = nb_ast_operator(p, op, x, NULL);
    if (a)
        a->span.start = start;
    return a;
}

/* Python that nabla does not have gets an answer of its own. */
static struct nb_ast *out_of_scope(struct nb_parser *p)
{
    nb_foreign_word(p->t->text, p->err);
    nb_err_at(p->err, p->t->span);
    return NULL;
}

static struct nb_ast *keyword(struct nb_parser *p)
{
    const char *k = p->t->text;
    if (strcmp(k, "lambda") == 0)
        return lambda(p);
    if (strcmp(k, "not") == 0)
        return prefix_operator(p, NB_NOT, P_NOT);
    if (strcmp(k, "True") == 0 || strcmp(k, "False") == 0 || strcmp(k, "None") == 0)
        return nb_ast_leaf(p, NB_AST_LITERAL);
    static const char *const foreign[] = {"class", "with", "try", "del", "global"};
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (strcmp(k, foreign[i]) == 0)
            return out_of_scope(p);
    return nb_parse_expected(p, _("an expression"));
}

/* primary -> number | string | name | bracketed | list | lambda | - primary */
static struct nb_ast *primary(struct nb_parser *p)
{
    switch (p->t->kind) {
    case NB_TOKEN_NUMBER:
        return number(p);
    case NB_TOKEN_STRING:
        return nb_ast_leaf(p, NB_AST_STRING);
    case NB_TOKEN_FSTRING:
        return nb_parse_fstring(p);
    case NB_TOKEN_NAME:
        return nb_ast_leaf(p, NB_AST_NAME);
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
        return prefix_operator(p, NB_NEG, P_SIGN);
    if (nb_token_is_sign(p->t, "~"))
        return prefix_operator(p, NB_NOT, P_SIGN);
    if (nb_token_is_sign(p->t, "+")) {
        p->t++;
        return expression(p, P_SIGN);
    }
    return nb_parse_expected(p, _("an expression"));
}

static struct nb_ast *call(struct nb_parser *p, struct nb_ast *callee)
{
    p->t++;
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL;
    nb_ast_items_push(&it, callee, NULL);
    if (comma_list(p, &it, ")", argument))
        a = nb_ast_new_list(p, NB_AST_CALL, callee->span.start, &it);
    nb_ast_items_free(&it);
    return a;
}

static bool at_slice_end(const struct nb_token *t)
{
    return nb_token_is_sign(t, ":") || nb_token_is_sign(t, ",") || nb_token_is_sign(t, "]");
}

/* subscript -> expression | [start] ":" [stop] [ ":" [step] ] */
static struct nb_ast *subscript(struct nb_parser *p, const char **name)
{
    (void)name;
    struct nb_ast *part[3] = {0};
    size_t start = p->t->span.start, k = 0;
    for (;;) {
        if (!at_slice_end(p->t) && !(part[k] = expression(p, P_IF)))
            return NULL;
        if (k == 2 || !nb_parse_accept_sign(p, ":"))
            break;
        k++;
    }
    if (k == 0)
        return part[0] ? part[0] : nb_parse_expected(p, _("an index"));
    struct nb_ast *a = nb_ast_new(p, NB_AST_SLICE, start, 3);
    memcpy(a->kids, part, sizeof part);
    return a;
}

static struct nb_ast *subscripts(struct nb_parser *p, struct nb_ast *object)
{
    p->t++;
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL;
    nb_ast_items_push(&it, object, NULL);
    if (comma_list(p, &it, "]", subscript)) {
        a = nb_ast_new_list(p, NB_AST_INDEX, object->span.start, &it);
        if (a->count == 1)
            a = nb_parse_fail(p, p->t[-1].span, _("expected an index"));
    }
    nb_ast_items_free(&it);
    return a;
}

static struct nb_ast *attribute(struct nb_parser *p, struct nb_ast *object)
{
    p->t++;
    /* np.float64, torch.def: any word may be a member. */
    if (p->t->kind != NB_TOKEN_NAME && p->t->kind != NB_TOKEN_KEYWORD)
        return nb_parse_expected(p, _("a name after '.'"));
    const char *name = p->t++->text;
    struct nb_ast *a = nb_ast_new(p, NB_AST_ATTRIBUTE, object->span.start, 1);
    a->name = name;
    a->kids[0] = object;
    return a;
}

/* postfix -> primary { "(" arguments ")" | "[" subscripts "]" | "." name | "'" } */
static struct nb_ast *postfix(struct nb_parser *p, struct nb_ast *a)
{
    while (a && p->t->kind == NB_TOKEN_SIGN) {
        if (nb_token_is_sign(p->t, "(")) {
            a = call(p, a);
        } else if (nb_token_is_sign(p->t, "[")) {
            a = subscripts(p, a);
        } else if (nb_token_is_sign(p->t, ".")) {
            a = attribute(p, a);
        } else if (nb_token_is_sign(p->t, "'")) {
            p->t++;
            struct nb_ast *prime = nb_ast_new(p, NB_AST_PRIME, a->span.start, 1);
            prime->kids[0] = a;
            a = prime;
        } else {
            break;
        }
        a = measured(p, a);
    }
    return a;
}

static const struct infix {
    const char *text;
    int power;
    enum nb_basic op;
} infixes[] = {
    {"or", P_OR, NB_OR},      {"and", P_AND, NB_AND},         {"|", P_BIT_OR, NB_OR},
    {"&", P_BIT_AND, NB_AND}, {"+", P_SUM, NB_ADD},           {"-", P_SUM, NB_SUB},
    {"*", P_PRODUCT, NB_MUL}, {"/", P_PRODUCT, NB_DIV},       {"%", P_PRODUCT, NB_MOD},
    {"^", P_POWER, NB_POW},   {"//", P_PRODUCT, NB_FLOORDIV}, {"**", P_POWER, NB_POW},
    {"<", P_COMPARE, NB_LT},  {"<=", P_COMPARE, NB_LE},       {">", P_COMPARE, NB_GT},
    {">=", P_COMPARE, NB_GE}, {"==", P_COMPARE, NB_EQ},       {"!=", P_COMPARE, NB_NE},
};

static const struct infix *find_infix(const struct nb_token *t)
{
    if (t->kind != NB_TOKEN_SIGN && t->kind != NB_TOKEN_KEYWORD)
        return NULL;
    for (size_t i = 0; i < sizeof infixes / sizeof *infixes; i++)
        if (strcmp(t->text, infixes[i].text) == 0)
            return &infixes[i];
    return NULL;
}

/* comparison -> sum { ("<" | "<=" | ...) sum }     a < b < c is a < b and b < c */
static struct nb_ast *comparisons(struct nb_parser *p, struct nb_ast *left)
{
    struct nb_ast *all = NULL;
    const struct infix *in;
    while (left && (in = find_infix(p->t)) && in->power == P_COMPARE) {
        p->t++;
        struct nb_ast *right = expression(p, P_COMPARE + 1);
        struct nb_ast *one = nb_ast_operator(p, in->op, left, right);
        all = all ? nb_ast_operator(p, NB_AND, all, one) : one;
        if (!one)
            return NULL;
        left = right;
    }
    return all;
}

/* conditional -> value "if" condition "else" value */
static struct nb_ast *conditional(struct nb_parser *p, struct nb_ast *value)
{
    p->t++;
    struct nb_ast *condition = expression(p, P_IF + 1);
    if (!condition)
        return NULL;
    if (!nb_parse_accept_keyword(p, "else"))
        return nb_parse_expected(p, _("'else'"));
    struct nb_ast *otherwise = expression(p, P_IF);
    if (!otherwise)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_IF, value->span.start, 3);
    a->kids[0] = condition;
    a->kids[1] = value;
    a->kids[2] = otherwise;
    return a;
}

/* x @ y */
static struct nb_ast *matrix_product(struct nb_parser *p, struct nb_ast *left)
{
    p->t++;
    struct nb_ast *right = expression(p, P_PRODUCT + 1);
    if (!right)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_MATMUL, left->span.start, 2);
    a->kids[0] = left;
    a->kids[1] = right;
    return measured(p, a);
}

static struct nb_ast *interval(struct nb_parser *p, struct nb_ast *lo)
{
    p->t++;
    struct nb_ast *hi = expression(p, P_INTERVAL + 1);
    if (!hi)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_INTERVAL, lo->span.start, 2);
    a->kids[0] = lo;
    a->kids[1] = hi;
    return a;
}

/* Squares and cubes as one writes them: x². */
static struct nb_ast *superscript(struct nb_parser *p, struct nb_ast *base)
{
    double exponent = strcmp(p->t->text, "²") == 0 ? 2 : 3;
    p->t++;
    struct nb_ast *n = nb_ast_new(p, NB_AST_NUMBER, nb_parse_end(p), 0);
    n->num = exponent;
    return nb_ast_operator(p, NB_POW, base, n);
}

/* One infix step; *a is left alone and false returned when the next token
 * binds weaker than asked for, or is none. */
static bool infix_step(struct nb_parser *p, struct nb_ast **a, int at_least)
{
    const struct infix *in = find_infix(p->t);
    if (in && in->power == P_COMPARE && at_least <= P_COMPARE) {
        *a = comparisons(p, *a);
    } else if (in && in->power != P_COMPARE && in->power >= at_least) {
        p->t++;
        bool power = in->op == NB_POW;
        struct nb_ast *right = expression(p, power ? P_SIGN : in->power + 1);
        *a = nb_ast_operator(p, in->op, *a, right);
    } else if (nb_token_is_keyword(p->t, "if") && at_least <= P_IF) {
        *a = conditional(p, *a);
    } else if (nb_token_is_sign(p->t, "@") && at_least <= P_PRODUCT) {
        *a = matrix_product(p, *a);
    } else if (nb_token_is_sign(p->t, "..") && at_least <= P_INTERVAL) {
        *a = interval(p, *a);
    } else if (nb_token_is_sign(p->t, "->") && at_least <= P_ARROW) {
        p->t++;
        *a = arrow(p, *a);
    } else if ((nb_token_is_sign(p->t, "²") || nb_token_is_sign(p->t, "³")) &&
               at_least <= P_POWER) {
        *a = superscript(p, *a);
    } else {
        return false;
    }
    return true;
}

static struct nb_ast *expression(struct nb_parser *p, int at_least)
{
    if (p->err->kind != NB_OK)
        return NULL;
    if (p->depth >= MAX_DEPTH)
        return nb_parse_fail(p, p->t->span, _("the expression is nested too deeply"));
    p->depth++;
    struct nb_ast *a = postfix(p, primary(p));
    while (a && infix_step(p, &a, at_least))
        ;
    p->depth--;
    return p->err->kind == NB_OK ? a : NULL;
}

struct nb_ast *nb_parse_expression(struct nb_parser *p)
{
    return expression(p, P_ARROW);
}

enum nb_basic nb_parse_operator(const char *sign)
{
    struct nb_token t = {.kind = NB_TOKEN_SIGN, .text = sign};
    const struct infix *in = find_infix(&t);
    return in ? in->op : NB_BASIC_COUNT;
}
