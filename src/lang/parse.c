/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens to syntax tree: a Pratt parser for expressions, one function per
 * kind of statement above it. The grammar rule stands above each function.
 *
 * Errors are sticky: the first one stays, every function returns NULL from
 * then on. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "lang/ast.h"
#include "lang/lex.h"

/* MAX_HEIGHT bounds the recursion of whoever walks the tree: 1+1+1+... is as
 * deep as it is long. */
enum { MAX_DEPTH = 200, MAX_HEIGHT = 3000, MAX_ITEMS = 100000 };

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

struct parser {
    struct nb_token *t; /* the next token */
    struct nb_arena *arena;
    struct nb_err *err;
    int depth;
};

/* A list of nodes that is being collected. */
struct items {
    struct nb_ast **nodes;
    const char **names;
    size_t count, cap, names_cap;
};

static void push_item(struct items *it, struct nb_ast *node, const char *name)
{
    it->nodes = nb_grow(it->nodes, &it->cap, it->count + 1, sizeof *it->nodes);
    it->names = nb_grow(it->names, &it->names_cap, it->count + 1, sizeof *it->names);
    it->nodes[it->count] = node;
    it->names[it->count++] = name;
}

static void free_items(struct items *it)
{
    free(it->nodes);
    free(it->names);
}

static struct nb_ast *fail_at(struct parser *p, struct nb_span span, const char *message)
{
    nb_err_set(p->err, NB_ERR_SYNTAX, "%s", message);
    nb_err_at(p->err, span);
    return NULL;
}

/* "expected X here": incomplete where the text simply ends. */
static struct nb_ast *expected(struct parser *p, const char *what)
{
    bool end = p->t->kind == NB_TOKEN_END;
    nb_err_set(p->err, end ? NB_ERR_INCOMPLETE : NB_ERR_SYNTAX,
               end ? _("expected %s before the end") : _("expected %s"), what);
    nb_err_at(p->err, p->t->span);
    return NULL;
}

static bool is_sign(const struct nb_token *t, const char *text)
{
    return t->kind == NB_TOKEN_SIGN && strcmp(t->text, text) == 0;
}

static bool is_keyword(const struct nb_token *t, const char *text)
{
    return t->kind == NB_TOKEN_KEYWORD && strcmp(t->text, text) == 0;
}

static bool accept_sign(struct parser *p, const char *text)
{
    bool found = is_sign(p->t, text);
    p->t += found;
    return found;
}

static bool accept_keyword(struct parser *p, const char *text)
{
    bool found = is_keyword(p->t, text);
    p->t += found;
    return found;
}

static bool require_sign(struct parser *p, const char *text, const char *what)
{
    return accept_sign(p, text) || expected(p, what);
}

static size_t end_before(const struct parser *p)
{
    return p->t[-1].span.end;
}

static struct nb_ast *new_ast(struct parser *p, enum nb_ast_kind kind, size_t start, size_t count)
{
    struct nb_ast *a =
        nb_arena_alloc(p->arena, sizeof *a + count * sizeof(struct nb_ast *));
    a->kind = kind;
    a->span = (struct nb_span){start, end_before(p)};
    a->count = count;
    return a;
}

static struct nb_ast *new_list(struct parser *p, enum nb_ast_kind kind, size_t start,
                               struct items *it)
{
    struct nb_ast *a = new_ast(p, kind, start, it->count);
    a->names = nb_arena_alloc(p->arena, (it->count + 1) * sizeof *a->names);
    for (size_t i = 0; i < it->count; i++) {
        a->kids[i] = it->nodes[i];
        a->names[i] = it->names[i];
    }
    return a;
}

static struct nb_ast *expression(struct parser *p, int at_least);

static struct nb_ast *leaf(struct parser *p, enum nb_ast_kind kind)
{
    const struct nb_token *t = p->t++;
    struct nb_ast *a = new_ast(p, kind, t->span.start, 0);
    a->name = t->text;
    a->num = t->num;
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

static struct nb_ast *measured(struct parser *p, struct nb_ast *a)
{
    if (a && height(a) > MAX_HEIGHT)
        return fail_at(p, a->span, _("the expression is too long"));
    return a;
}

static struct nb_ast *with_op(struct parser *p, enum nb_basic op, struct nb_ast *x,
                              struct nb_ast *y)
{
    if (!x || (!y && p->err->kind != NB_OK))
        return NULL;
    struct nb_ast *a = new_ast(p, NB_AST_OPERATOR, x->span.start, y ? 2 : 1);
    a->op = op;
    a->kids[0] = x;
    if (y)
        a->kids[1] = y;
    return measured(p, a);
}

/* items -> [ expression { "," expression } [ "," ] ] closer */
static bool comma_list(struct parser *p, struct items *it, const char *closer,
                       struct nb_ast *(*item)(struct parser *, const char **name))
{
    while (!is_sign(p->t, closer)) {
        const char *name = NULL;
        struct nb_ast *a = item(p, &name);
        if (!a)
            return false;
        push_item(it, a, name);
        if (!accept_sign(p, ",") && !is_sign(p->t, closer)) {
            char what[32];
            snprintf(what, sizeof what, _("',' or '%s'"), closer);
            expected(p, what);
            return false;
        }
    }
    p->t++;
    return true;
}

static struct nb_ast *plain_item(struct parser *p, const char **name)
{
    (void)name;
    return expression(p, P_ARROW);
}

/* argument -> [ name "=" ] expression */
static struct nb_ast *argument(struct parser *p, const char **name)
{
    if (p->t->kind == NB_TOKEN_NAME && is_sign(p->t + 1, "=")) {
        *name = p->t->text;
        p->t += 2;
    }
    return expression(p, P_ARROW);
}

/* bracketed -> "(" [ expression { "," expression } [","] ] ")"
 * One expression without a comma is itself; the rest is a tuple. */
static struct nb_ast *bracketed(struct parser *p)
{
    size_t start = p->t++->span.start;
    struct items it = {0};
    struct nb_ast *a = NULL;
    if (comma_list(p, &it, ")", plain_item)) {
        bool single = it.count == 1 && !is_sign(p->t - 2, ",");
        a = single ? it.nodes[0] : new_list(p, NB_AST_TUPLE, start, &it);
        /* The span of a lambda is its source text: what print shows. */
        if (single && a->kind != NB_AST_LAMBDA)
            a->span = (struct nb_span){start, end_before(p)};
    }
    free_items(&it);
    return a;
}

static struct nb_ast *list(struct parser *p)
{
    size_t start = p->t++->span.start;
    struct items it = {0};
    struct nb_ast *a = NULL;
    if (comma_list(p, &it, "]", plain_item))
        a = new_list(p, NB_AST_LIST, start, &it);
    free_items(&it);
    return a;
}

/* parameters -> [ name [ "=" expression ] { "," ... } ], then the body. The
 * body is the last kid of the lambda. */
static struct nb_ast *finish_lambda(struct parser *p, struct items *it, size_t start)
{
    struct nb_ast *body = p->err->kind == NB_OK ? expression(p, P_ARROW) : NULL;
    if (!body)
        return NULL;
    push_item(it, body, NULL);
    return new_list(p, NB_AST_LAMBDA, start, it);
}

static bool parameters(struct parser *p, struct items *it, const char *closer)
{
    while (!is_sign(p->t, closer)) {
        if (p->t->kind != NB_TOKEN_NAME)
            return expected(p, _("a parameter name"));
        const char *name = p->t++->text;
        for (size_t i = 0; i < it->count; i++)
            if (strcmp(it->names[i], name) == 0)
                return fail_at(p, p->t[-1].span, _("this parameter is there twice"));
        struct nb_ast *standard = NULL;
        if (accept_sign(p, "=") && !(standard = expression(p, P_IF)))
            return false;
        push_item(it, standard, name);
        if (!accept_sign(p, ",") && !is_sign(p->t, closer))
            return expected(p, closer[0] == ':' ? _("',' or ':'") : _("',' or ')'"));
    }
    p->t++;
    return true;
}

/* lambda -> "lambda" parameters ":" expression */
static struct nb_ast *lambda(struct parser *p)
{
    size_t start = p->t++->span.start;
    struct items it = {0};
    struct nb_ast *a = parameters(p, &it, ":") ? finish_lambda(p, &it, start) : NULL;
    free_items(&it);
    return a;
}

/* arrow -> name "->" expression | "(" names ")" "->" expression */
static struct nb_ast *arrow(struct parser *p, struct nb_ast *left)
{
    struct items it = {0};
    bool tuple = left->kind == NB_AST_TUPLE;
    size_t n = tuple ? left->count : 1;
    for (size_t i = 0; i < n; i++) {
        struct nb_ast *name = tuple ? left->kids[i] : left;
        if (name->kind != NB_AST_NAME)
            fail_at(p, name->span, _("expected a parameter name before '->'"));
        push_item(&it, NULL, name->name);
    }
    struct nb_ast *a = finish_lambda(p, &it, left->span.start);
    free_items(&it);
    return a;
}

static bool begins_factor(const struct nb_token *t)
{
    return t->kind == NB_TOKEN_NAME || is_sign(t, "(");
}

/* number -> NUMBER [ implied factor ]     2x, 3(x+1), 2x^2 = 2*(x^2) */
static struct nb_ast *number(struct parser *p)
{
    struct nb_ast *a = leaf(p, NB_AST_NUMBER);
    if (!begins_factor(p->t))
        return a;
    return with_op(p, NB_MUL, a, expression(p, P_IMPLIED));
}

static struct nb_ast *prefix_operator(struct parser *p, enum nb_basic op, int power)
{
    size_t start = p->t++->span.start;
    struct nb_ast *x = expression(p, power);
    struct nb_ast *a = with_op(p, op, x, NULL);
    if (a)
        a->span.start = start;
    return a;
}

/* Python that nabla does not have gets an answer of its own. */
static struct nb_ast *out_of_scope(struct parser *p)
{
    nb_err_set(p->err, NB_ERR_SYNTAX, _("'%s' is Python that nabla does not have"), p->t->text);
    nb_err_at(p->err, p->t->span);
    return NULL;
}

static struct nb_ast *keyword(struct parser *p)
{
    const char *k = p->t->text;
    if (strcmp(k, "lambda") == 0)
        return lambda(p);
    if (strcmp(k, "not") == 0)
        return prefix_operator(p, NB_NOT, P_NOT);
    if (strcmp(k, "True") == 0 || strcmp(k, "False") == 0 || strcmp(k, "None") == 0)
        return leaf(p, NB_AST_LITERAL);
    static const char *const foreign[] = {"while", "class", "with", "try", "del", "global", "for"};
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (strcmp(k, foreign[i]) == 0)
            return out_of_scope(p);
    return expected(p, _("an expression"));
}

/* primary -> number | string | name | bracketed | list | lambda | - primary */
static struct nb_ast *primary(struct parser *p)
{
    switch (p->t->kind) {
    case NB_TOKEN_NUMBER:
        return number(p);
    case NB_TOKEN_STRING:
        return leaf(p, NB_AST_STRING);
    case NB_TOKEN_NAME:
        return leaf(p, NB_AST_NAME);
    case NB_TOKEN_KEYWORD:
        return keyword(p);
    default:
        break;
    }
    if (is_sign(p->t, "("))
        return bracketed(p);
    if (is_sign(p->t, "["))
        return list(p);
    if (is_sign(p->t, "-"))
        return prefix_operator(p, NB_NEG, P_SIGN);
    if (is_sign(p->t, "~"))
        return prefix_operator(p, NB_NOT, P_SIGN);
    if (is_sign(p->t, "+")) {
        p->t++;
        return expression(p, P_SIGN);
    }
    return expected(p, _("an expression"));
}

static struct nb_ast *call(struct parser *p, struct nb_ast *callee)
{
    p->t++;
    struct items it = {0};
    struct nb_ast *a = NULL;
    push_item(&it, callee, NULL);
    if (comma_list(p, &it, ")", argument))
        a = new_list(p, NB_AST_CALL, callee->span.start, &it);
    free_items(&it);
    return a;
}

static bool at_slice_end(const struct nb_token *t)
{
    return is_sign(t, ":") || is_sign(t, ",") || is_sign(t, "]");
}

/* subscript -> expression | [start] ":" [stop] [ ":" [step] ] */
static struct nb_ast *subscript(struct parser *p, const char **name)
{
    (void)name;
    struct nb_ast *part[3] = {0};
    size_t start = p->t->span.start, k = 0;
    for (;;) {
        if (!at_slice_end(p->t) && !(part[k] = expression(p, P_IF)))
            return NULL;
        if (k == 2 || !accept_sign(p, ":"))
            break;
        k++;
    }
    if (k == 0)
        return part[0] ? part[0] : expected(p, _("an index"));
    struct nb_ast *a = new_ast(p, NB_AST_SLICE, start, 3);
    memcpy(a->kids, part, sizeof part);
    return a;
}

static struct nb_ast *subscripts(struct parser *p, struct nb_ast *object)
{
    p->t++;
    struct items it = {0};
    struct nb_ast *a = NULL;
    push_item(&it, object, NULL);
    if (comma_list(p, &it, "]", subscript)) {
        a = new_list(p, NB_AST_INDEX, object->span.start, &it);
        if (a->count == 1)
            a = fail_at(p, p->t[-1].span, _("expected an index"));
    }
    free_items(&it);
    return a;
}

static struct nb_ast *attribute(struct parser *p, struct nb_ast *object)
{
    p->t++;
    /* np.float64, torch.def: any word may be a member. */
    if (p->t->kind != NB_TOKEN_NAME && p->t->kind != NB_TOKEN_KEYWORD)
        return expected(p, _("a name after '.'"));
    const char *name = p->t++->text;
    struct nb_ast *a = new_ast(p, NB_AST_ATTRIBUTE, object->span.start, 1);
    a->name = name;
    a->kids[0] = object;
    return a;
}

/* postfix -> primary { "(" arguments ")" | "[" subscripts "]" | "." name | "'" } */
static struct nb_ast *postfix(struct parser *p, struct nb_ast *a)
{
    while (a && p->t->kind == NB_TOKEN_SIGN) {
        if (is_sign(p->t, "(")) {
            a = call(p, a);
        } else if (is_sign(p->t, "[")) {
            a = subscripts(p, a);
        } else if (is_sign(p->t, ".")) {
            a = attribute(p, a);
        } else if (is_sign(p->t, "'")) {
            p->t++;
            struct nb_ast *prime = new_ast(p, NB_AST_PRIME, a->span.start, 1);
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
    {"or", P_OR, NB_OR},       {"and", P_AND, NB_AND},       {"|", P_BIT_OR, NB_OR},
    {"&", P_BIT_AND, NB_AND},  {"+", P_SUM, NB_ADD},         {"-", P_SUM, NB_SUB},
    {"*", P_PRODUCT, NB_MUL},  {"/", P_PRODUCT, NB_DIV},     {"%", P_PRODUCT, NB_MOD},
    {"^", P_POWER, NB_POW},    {"//", P_PRODUCT, NB_FLOORDIV}, {"**", P_POWER, NB_POW},
    {"<", P_COMPARE, NB_LT},   {"<=", P_COMPARE, NB_LE},     {">", P_COMPARE, NB_GT},
    {">=", P_COMPARE, NB_GE},  {"==", P_COMPARE, NB_EQ},     {"!=", P_COMPARE, NB_NE},
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
static struct nb_ast *comparisons(struct parser *p, struct nb_ast *left)
{
    struct nb_ast *all = NULL;
    const struct infix *in;
    while (left && (in = find_infix(p->t)) && in->power == P_COMPARE) {
        p->t++;
        struct nb_ast *right = expression(p, P_COMPARE + 1);
        struct nb_ast *one = with_op(p, in->op, left, right);
        all = all ? with_op(p, NB_AND, all, one) : one;
        if (!one)
            return NULL;
        left = right;
    }
    return all;
}

/* conditional -> value "if" condition "else" value */
static struct nb_ast *conditional(struct parser *p, struct nb_ast *value)
{
    p->t++;
    struct nb_ast *condition = expression(p, P_IF + 1);
    if (!condition)
        return NULL;
    if (!accept_keyword(p, "else"))
        return expected(p, _("'else'"));
    struct nb_ast *otherwise = expression(p, P_IF);
    if (!otherwise)
        return NULL;
    struct nb_ast *a = new_ast(p, NB_AST_IF, value->span.start, 3);
    a->kids[0] = condition;
    a->kids[1] = value;
    a->kids[2] = otherwise;
    return a;
}

static struct nb_ast *interval(struct parser *p, struct nb_ast *lo)
{
    p->t++;
    struct nb_ast *hi = expression(p, P_INTERVAL + 1);
    if (!hi)
        return NULL;
    struct nb_ast *a = new_ast(p, NB_AST_INTERVAL, lo->span.start, 2);
    a->kids[0] = lo;
    a->kids[1] = hi;
    return a;
}

/* Squares and cubes as one writes them: x². */
static struct nb_ast *superscript(struct parser *p, struct nb_ast *base)
{
    double exponent = strcmp(p->t->text, "²") == 0 ? 2 : 3;
    p->t++;
    struct nb_ast *n = new_ast(p, NB_AST_NUMBER, end_before(p), 0);
    n->num = exponent;
    return with_op(p, NB_POW, base, n);
}

/* One infix step; *a is left alone and false returned when the next token
 * binds weaker than asked for, or is none. */
static bool infix_step(struct parser *p, struct nb_ast **a, int at_least)
{
    const struct infix *in = find_infix(p->t);
    if (in && in->power == P_COMPARE && at_least <= P_COMPARE) {
        *a = comparisons(p, *a);
    } else if (in && in->power != P_COMPARE && in->power >= at_least) {
        p->t++;
        bool power = in->op == NB_POW;
        struct nb_ast *right = expression(p, power ? P_SIGN : in->power + 1);
        *a = with_op(p, in->op, *a, right);
    } else if (is_keyword(p->t, "if") && at_least <= P_IF) {
        *a = conditional(p, *a);
    } else if (is_sign(p->t, "..") && at_least <= P_INTERVAL) {
        *a = interval(p, *a);
    } else if (is_sign(p->t, "->") && at_least <= P_ARROW) {
        p->t++;
        *a = arrow(p, *a);
    } else if ((is_sign(p->t, "²") || is_sign(p->t, "³")) && at_least <= P_POWER) {
        *a = superscript(p, *a);
    } else {
        return false;
    }
    return true;
}

static struct nb_ast *expression(struct parser *p, int at_least)
{
    if (p->err->kind != NB_OK)
        return NULL;
    if (p->depth >= MAX_DEPTH)
        return fail_at(p, p->t->span, _("the expression is nested too deeply"));
    p->depth++;
    struct nb_ast *a = postfix(p, primary(p));
    while (a && infix_step(p, &a, at_least))
        ;
    p->depth--;
    return p->err->kind == NB_OK ? a : NULL;
}

/* A dotted module name, as one text. */
static const char *dotted_name(struct parser *p)
{
    if (p->t->kind != NB_TOKEN_NAME) {
        expected(p, _("a module name"));
        return NULL;
    }
    char text[128];
    size_t len = (size_t)snprintf(text, sizeof text, "%s", p->t++->text);
    while (is_sign(p->t, ".") && p->t[1].kind == NB_TOKEN_NAME && len < sizeof text) {
        len += (size_t)snprintf(text + len, sizeof text - len, ".%s", p->t[1].text);
        p->t += 2;
    }
    return nb_arena_strndup(p->arena, text, strlen(text));
}

static const char *alias(struct parser *p, const char *otherwise)
{
    if (!accept_keyword(p, "as"))
        return otherwise;
    if (p->t->kind != NB_TOKEN_NAME) {
        expected(p, _("a name after 'as'"));
        return NULL;
    }
    return p->t++->text;
}

/* import -> "import" module [ "as" name ]
 *         | "from" module "import" name [ "as" name ] { "," ... } */
static struct nb_ast *import(struct parser *p)
{
    size_t start = p->t->span.start;
    bool from = is_keyword(p->t++, "from");
    const char *module = dotted_name(p);
    if (!module)
        return NULL;
    struct nb_span at = p->t[-1].span;
    struct items it = {0};
    if (!from) {
        push_item(&it, NULL, NULL);
        push_item(&it, NULL, alias(p, NULL));
    } else if (!accept_keyword(p, "import")) {
        expected(p, _("'import'"));
    } else {
        do {
            if (p->t->kind != NB_TOKEN_NAME && !is_sign(p->t, "*")) {
                expected(p, _("a name"));
                break;
            }
            const char *member = p->t++->text;
            push_item(&it, NULL, member);
            push_item(&it, NULL, alias(p, member));
        } while (accept_sign(p, ","));
    }
    struct nb_ast *a = NULL;
    if (p->err->kind == NB_OK) {
        a = new_list(p, NB_AST_IMPORT, start, &it);
        a->name = module;
        a->span = (struct nb_span){start, at.end > end_before(p) ? at.end : end_before(p)};
    }
    free_items(&it);
    return a;
}

static struct nb_ast *define(struct parser *p, const char *name, struct nb_ast *function,
                             size_t start)
{
    if (!function)
        return NULL;
    struct nb_ast *a = new_ast(p, NB_AST_DEFINE, start, 1);
    a->name = name;
    a->kids[0] = function;
    return a;
}

/* def -> "def" name "(" parameters ")" ":" "return" expression */
static struct nb_ast *def(struct parser *p)
{
    size_t start = p->t++->span.start;
    if (p->t->kind != NB_TOKEN_NAME)
        return expected(p, _("a function name"));
    const char *name = p->t++->text;
    struct items it = {0};
    struct nb_ast *a = NULL;
    if (require_sign(p, "(", "'('") && parameters(p, &it, ")") && require_sign(p, ":", "':'")) {
        while (p->t->kind == NB_TOKEN_NEWLINE)
            p->t++;
        if (accept_keyword(p, "return"))
            a = define(p, name, finish_lambda(p, &it, start), start);
        else
            expected(p, _("'return'"));
    }
    free_items(&it);
    return a;
}

/* Whether the tokens read name "(" [ name .. ] ")" "=": a definition. */
static bool is_definition(const struct nb_token *t)
{
    if (t->kind != NB_TOKEN_NAME || !is_sign(t + 1, "("))
        return false;
    int depth = 0;
    for (t++; t->kind != NB_TOKEN_END && t->kind != NB_TOKEN_NEWLINE; t++) {
        depth += is_sign(t, "(");
        depth -= is_sign(t, ")");
        if (depth == 0)
            return is_sign(t + 1, "=");
    }
    return false;
}

/* definition -> name "(" parameters ")" "=" expression */
static struct nb_ast *definition(struct parser *p)
{
    size_t start = p->t->span.start;
    const char *name = p->t->text;
    p->t += 2;
    struct items it = {0};
    struct nb_ast *a = NULL;
    if (parameters(p, &it, ")") && require_sign(p, "=", "'='"))
        a = define(p, name, finish_lambda(p, &it, start), start);
    free_items(&it);
    return a;
}

/* assignment -> name "=" expression */
static struct nb_ast *assignment(struct parser *p)
{
    size_t start = p->t->span.start;
    const char *name = p->t->text;
    p->t += 2;
    struct nb_ast *value = expression(p, P_ARROW);
    if (!value)
        return NULL;
    struct nb_ast *a = new_ast(p, NB_AST_ASSIGN, start, 1);
    a->name = name;
    a->kids[0] = value;
    return a;
}

/* An expression statement; several with commas are a tuple. */
static struct nb_ast *expressions(struct parser *p)
{
    size_t start = p->t->span.start;
    struct items it = {0};
    do {
        struct nb_ast *item = expression(p, P_ARROW);
        if (!item)
            break;
        push_item(&it, item, NULL);
    } while (accept_sign(p, ",") && it.count < MAX_ITEMS);
    struct nb_ast *a = NULL;
    if (p->err->kind == NB_OK) {
        a = new_ast(p, NB_AST_EXPRESSION, start, 1);
        a->kids[0] = it.count == 1 ? it.nodes[0] : new_list(p, NB_AST_TUPLE, start, &it);
    }
    free_items(&it);
    return a;
}

static bool is_update(const struct nb_token *t)
{
    return is_sign(t, "+=") || is_sign(t, "-=") || is_sign(t, "*=") || is_sign(t, "/=");
}

/* update -> name ("+=" | "-=" | "*=" | "/=") expression */
static struct nb_ast *update(struct parser *p)
{
    struct nb_ast *name = leaf(p, NB_AST_NAME);
    char sign[2] = {p->t->text[0], '\0'};
    struct nb_token operator = {.kind = NB_TOKEN_SIGN, .text = sign};
    enum nb_basic op = find_infix(&operator)->op;
    p->t++;
    struct nb_ast *value = with_op(p, op, name, expression(p, P_ARROW));
    if (!value)
        return NULL;
    struct nb_ast *a = new_ast(p, NB_AST_ASSIGN, name->span.start, 1);
    a->name = name->name;
    a->kids[0] = value;
    return a;
}

static struct nb_ast *statement(struct parser *p)
{
    if (is_keyword(p->t, "import") || is_keyword(p->t, "from"))
        return import(p);
    if (is_keyword(p->t, "def"))
        return def(p);
    if (is_definition(p->t))
        return definition(p);
    if (p->t->kind == NB_TOKEN_NAME && is_sign(p->t + 1, "="))
        return assignment(p);
    if (p->t->kind == NB_TOKEN_NAME && is_update(p->t + 1))
        return update(p);
    struct nb_ast *a = expressions(p);
    if (a && is_sign(p->t, "="))
        return fail_at(p, a->span, _("cannot assign to this; expected a name before '='"));
    return a;
}

/* Ends a statement: a newline, ';', or the end. In a line that begins with
 * `import`, no statement prints. */
static bool end_statement(struct parser *p, struct nb_ast *a, bool *import_line)
{
    bool semicolon = accept_sign(p, ";");
    *import_line |= a->kind == NB_AST_IMPORT;
    a->quiet = semicolon || *import_line;
    bool newline = p->t->kind == NB_TOKEN_NEWLINE;
    if (newline)
        *import_line = false;
    return semicolon || newline || p->t->kind == NB_TOKEN_END ||
           expected(p, _("an operator or the end of the statement"));
}

static struct nb_ast *block(struct parser *p)
{
    struct items it = {0};
    bool import_line = false;
    while (p->err->kind == NB_OK && p->t->kind != NB_TOKEN_END) {
        if (p->t->kind == NB_TOKEN_NEWLINE || is_sign(p->t, ";")) {
            import_line &= p->t->kind != NB_TOKEN_NEWLINE;
            p->t++;
            continue;
        }
        struct nb_ast *a = statement(p);
        if (!a || !end_statement(p, a, &import_line))
            break;
        push_item(&it, a, NULL);
    }
    struct nb_ast *a = p->err->kind == NB_OK ? new_list(p, NB_AST_BLOCK, 0, &it) : NULL;
    free_items(&it);
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
    struct parser p = {.t = nb_lex(u->text, &u->arena, err), .arena = &u->arena, .err = err};
    if (!p.t)
        return NULL;
    p.t++; /* the one before all others */
    u->tree = block(&p);
    return u->tree ? u : NULL;
}
