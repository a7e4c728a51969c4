/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens to expressions: a Pratt parser. The grammar rule stands above each
 * function. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "syntax/parse_expr.h"

enum { MAX_DEPTH = 200 };

static struct nb_ast *call(struct nb_parser *p, struct nb_ast *callee)
{
    p->t++;
    struct nb_ast_items it = {0};
    struct nb_ast *a = NULL;
    const unsigned before = p->equations;
    nb_ast_items_push(&it, callee, NULL);
    p->equations = nb_parse_what(p, callee) & (NB_WORD_OF_X | NB_WORD_OWN_X);
    callee->marks |= NB_MARK_WANTED;
    bool ok = nb_parse_items(p, &it, ")", nb_parse_argument);
    nb_parse_name_curves(p, &it);
    if (ok && nb_parse_are_arguments(p, &it)) {
        a = nb_ast_new_list(p, NB_AST_CALL, callee->span.start, &it);
        nb_parse_name_sum(p, a);
    }
    p->equations = before;
    nb_ast_items_free(&it);
    return a;
}

static bool is_implied(const struct nb_ast *a)
{
    return (a->marks & (NB_MARK_IMPLIED | NB_MARK_ENCLOSED)) == NB_MARK_IMPLIED;
}

/* factor "(" arguments ")"     (x+1)(x-1), (f + g)(x), sin^2(x): who evaluates it sees
 * whether the factor is a function. */
static struct nb_ast *product_or_call(struct nb_parser *p, struct nb_ast *left)
{
    struct nb_ast *a = call(p, left);
    if (a)
        a->marks |= NB_MARK_IMPLIED;
    return nb_ast_measured(p, a);
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
        if (!at_slice_end(p->t) && !(part[k] = nb_parse_tight(p, NB_P_IF)))
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
    if (nb_parse_items(p, &it, "]", subscript)) {
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
    const char *name = p->t++->text, *spelled = nb_letter_name(name);
    struct nb_ast *a = nb_ast_new(p, NB_AST_ATTRIBUTE, object->span.start, 1);
    a->name = spelled ? spelled : name;
    a->kids[0] = object;
    return a;
}

/* Whether a bracket that opens here belongs to what stands before it. One that follows
 * an exponent does not: x^(1/2)(x+1). */
static bool at_bracket(const struct nb_parser *p, const char *sign)
{
    bool ended = nb_token_is_sign(p->t - 1, ")") || p->t[-1].kind == NB_TOKEN_NUMBER;
    return nb_token_is_sign(p->t, sign) && nb_parse_same_line(p) && !(p->in_exponent && ended);
}

/* (x+1)(x-1).sum(): of which of the two, were it a product? */
static void note_object(const struct nb_parser *p, struct nb_ast *a)
{
    if (is_implied(a) &&
        (at_bracket(p, "[") || nb_token_is_sign(p->t, ".") || nb_token_is_sign(p->t, "'")))
        a->marks |= NB_MARK_OBJECT;
}

/* postfix -> primary { "(" arguments ")" | "[" subscripts "]" | "." name | "'" } */
static struct nb_ast *postfix(struct nb_parser *p, struct nb_ast *a)
{
    while (a && p->t->kind == NB_TOKEN_SIGN) {
        if (at_bracket(p, "(")) {
            bool ended = nb_token_is_sign(p->t - 1, ")") || a->marks & NB_MARK_COMMAND;
            a = ended ? product_or_call(p, a) : call(p, a);
            continue;
        }
        if (nb_parse_school_postfix(p, &a))
            continue;
        note_object(p, a);
        if (at_bracket(p, "[")) {
            a = subscripts(p, a);
        } else if (nb_token_is_sign(p->t, ".")) {
            a = attribute(p, a);
        } else if (nb_token_is_sign(p->t, "'")) {
            p->t++;
            a->marks |= NB_MARK_WANTED;
            struct nb_ast *prime = nb_ast_new(p, NB_AST_PRIME, a->span.start, 1);
            prime->kids[0] = a;
            a = prime;
        } else {
            break;
        }
        a = nb_ast_measured(p, a);
    }
    return a;
}

static const struct infix {
    const char *text;
    int power;
    enum nb_basic op;
} infixes[] = {
    {"or", NB_P_OR, NB_OR},      {"and", NB_P_AND, NB_AND},         {"|", NB_P_BIT_OR, NB_OR},
    {"&", NB_P_BIT_AND, NB_AND}, {"+", NB_P_SUM, NB_ADD},           {"-", NB_P_SUM, NB_SUB},
    {"*", NB_P_PRODUCT, NB_MUL}, {"/", NB_P_PRODUCT, NB_DIV},       {"%", NB_P_PRODUCT, NB_MOD},
    {"^", NB_P_POWER, NB_POW},   {"//", NB_P_PRODUCT, NB_FLOORDIV}, {"**", NB_P_POWER, NB_POW},
    {"<", NB_P_COMPARE, NB_LT},  {"<=", NB_P_COMPARE, NB_LE},       {">", NB_P_COMPARE, NB_GT},
    {">=", NB_P_COMPARE, NB_GE}, {"==", NB_P_COMPARE, NB_EQ},       {"!=", NB_P_COMPARE, NB_NE},
};

/* Python's ^ is exclusive or: of truths and bits the same as "not equal". */
static const struct infix exclusive = {"^", NB_P_BIT_XOR, NB_NE};

static const struct infix *find_infix(const struct nb_parser *p, const struct nb_token *t)
{
    if (p && p->commands.python && nb_token_is_sign(t, "^"))
        return &exclusive;
    if (t->kind != NB_TOKEN_SIGN && t->kind != NB_TOKEN_KEYWORD)
        return NULL;
    for (size_t i = 0; i < NB_COUNT(infixes); i++)
        if (strcmp(t->text, infixes[i].text) == 0)
            return &infixes[i];
    return NULL;
}

/* comparison -> sum { ("<" | "<=" | ...) sum }     a < b < c is a < b and b < c */
static struct nb_ast *comparisons(struct nb_parser *p, struct nb_ast *left)
{
    struct nb_ast *all = NULL;
    const struct infix *in;
    while (left && (in = find_infix(p, p->t)) && in->power == NB_P_COMPARE) {
        p->t++;
        struct nb_ast *right = nb_parse_tight(p, NB_P_COMPARE + 1);
        struct nb_ast *one = nb_ast_operator(p, in->op, left, right);
        all = all ? nb_ast_operator(p, NB_AND, all, one) : one;
        if (!one)
            return NULL;
        left = right;
    }
    return all;
}

static bool at_test(const struct nb_token *t)
{
    return nb_token_is_keyword(t, "is") || nb_token_is_keyword(t, "in") ||
           (nb_token_is_keyword(t, "not") && nb_token_is_keyword(t + 1, "in"));
}

/* test -> value ("is" [ "not" ] | [ "not" ] "in") value */
static struct nb_ast *test(struct nb_parser *p, struct nb_ast *left)
{
    bool negated = nb_parse_accept_keyword(p, "not");
    const char *word = p->t++->text;
    negated |= nb_parse_accept_keyword(p, "not");
    struct nb_ast *right = nb_parse_tight(p, NB_P_COMPARE + 1);
    if (!right)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_TEST, left->span.start, 2);
    a->name = word;
    a->kids[0] = left;
    a->kids[1] = right;
    a = nb_ast_measured(p, a);
    return negated ? nb_ast_operator(p, NB_NOT, a, NULL) : a;
}

/* conditional -> value "if" condition "else" value */
static struct nb_ast *conditional(struct nb_parser *p, struct nb_ast *value)
{
    p->t++;
    struct nb_ast *condition = nb_parse_tight(p, NB_P_IF + 1);
    if (!condition)
        return NULL;
    if (!nb_parse_accept_keyword(p, "else"))
        return nb_parse_expected(p, _("'else'"));
    struct nb_ast *otherwise = nb_parse_tight(p, NB_P_IF);
    if (!otherwise)
        return NULL;
    struct nb_ast *a = nb_ast_new(p, NB_AST_IF, value->span.start, 3);
    a->kids[0] = condition;
    a->kids[1] = value;
    a->kids[2] = otherwise;
    return a;
}

static bool at_superscript(const struct nb_token *t)
{
    return nb_token_is_sign(t, NB_SUPERSCRIPT);
}

/* Powers as one writes them: x², x²⁺¹. */
static struct nb_ast *superscript(struct nb_parser *p, struct nb_ast *base)
{
    const size_t start = p->t->span.start;
    struct nb_ast *n = nb_parse_superscript(p);
    if (!n || !nb_parse_at_radical(p) || p->t->spaced)
        return nb_ast_operator(p, NB_POW, base, n);
    nb_parse_fail(p, (struct nb_span){start, p->t->span.end},
                  _("does this belong to the number before it or to the root?"));
    nb_err_hint(p->err, _("2³*√8 or 2*³√8"));
    return NULL;
}

/* The exponent of a power. 2^3x is (2^3)*x: no product that is not written binds tighter
 * than the power on its left. */
static struct nb_ast *exponent(struct nb_parser *p)
{
    bool before = p->in_exponent;
    p->in_exponent = true;
    struct nb_ast *a = nb_parse_tight(p, NB_P_SIGN);
    p->in_exponent = before;
    return a;
}

/* Whether an exponent ends here, and a factor begins. */
static bool at_implied(const struct nb_parser *p)
{
    const struct nb_token *t = p->t - 1;
    if (p->in_exponent)
        return false;
    if (nb_parse_at_radical(p) || nb_parse_at_bars(p))
        return true;
    bool number = t->kind == NB_TOKEN_NUMBER || nb_token_is_sign(t, NB_SUPERSCRIPT_END);
    bool factor = number || (nb_token_is_sign(t, ")") && nb_token_is_sign(p->t, "("));
    return factor && nb_parse_at_factor(p);
}

/* implied -> power factor     x^2(x+1), x^2y; or a call, sin^2(x) */
static struct nb_ast *implied(struct nb_parser *p, struct nb_ast *left)
{
    if (nb_token_is_sign(p->t, "("))
        return product_or_call(p, left);
    struct nb_ast *a = nb_ast_operator(p, NB_MUL, left, nb_parse_tight(p, NB_P_IMPLIED));
    if (a)
        a->marks |= NB_MARK_IMPLIED;
    return a;
}

/* One infix step; *a is left alone and false returned when the next token
 * binds weaker than asked for, or is none. */
static bool infix_step(struct nb_parser *p, struct nb_ast **a, int at_least)
{
    const bool school = nb_parse_at_bars(p) || nb_parse_at_bare(p, *a);
    const struct infix *in = school ? NULL : find_infix(p, p->t);
    if (in && in->power == NB_P_COMPARE && at_least <= NB_P_COMPARE) {
        *a = comparisons(p, *a);
    } else if (in && in->power != NB_P_COMPARE && in->power >= at_least) {
        p->t++;
        bool power = in->op == NB_POW;
        struct nb_ast *right = power ? exponent(p) : nb_parse_tight(p, in->power + 1);
        *a = nb_ast_operator(p, in->op, *a, right);
        if (*a && (strchr("&|", in->text[0]) || in == &exclusive))
            (*a)->marks |= NB_MARK_BITS;
    } else if (nb_parse_at_bare(p, *a)) {
        *a = nb_parse_bare(p, *a);
    } else if (at_least <= NB_P_IMPLIED && nb_parse_at_bare_factor(p, *a)) {
        *a = nb_ast_operator(p, NB_MUL, *a, nb_parse_tight(p, NB_P_IMPLIED));
    } else if (at_implied(p) && at_least <= NB_P_IMPLIED) {
        *a = implied(p, *a);
    } else if (nb_token_is_keyword(p->t, "if") && at_least <= NB_P_IF) {
        *a = conditional(p, *a);
    } else if (at_test(p->t) && at_least <= NB_P_COMPARE) {
        *a = test(p, *a);
    } else if (nb_token_is_sign(p->t, "@") && at_least <= NB_P_PRODUCT) {
        *a = nb_parse_matrix_product(p, *a);
    } else if (nb_token_is_sign(p->t, "..") && at_least <= NB_P_INTERVAL) {
        *a = nb_parse_interval(p, *a);
    } else if (nb_token_is_sign(p->t, "->") && at_least <= NB_P_ARROW) {
        p->t++;
        *a = nb_parse_arrow(p, *a);
    } else if (nb_parse_at_shift(p) && at_least <= NB_P_SHIFT) {
        *a = nb_parse_shift(p, *a);
    } else if (nb_parse_at_walrus(p, *a) && at_least <= NB_P_IF) {
        *a = nb_parse_walrus(p, *a);
    } else if (at_superscript(p->t) && at_least <= NB_P_POWER) {
        *a = superscript(p, *a);
    } else {
        return false;
    }
    return true;
}

struct nb_ast *nb_parse_tight(struct nb_parser *p, int at_least)
{
    if (p->err->kind != NB_OK)
        return NULL;
    if (p->depth >= MAX_DEPTH)
        return nb_parse_fail(p, p->t->span, _("the expression is nested too deeply"));
    p->depth++;
    struct nb_ast *a = postfix(p, nb_parse_primary(p));
    while (a && infix_step(p, &a, at_least))
        ;
    p->depth--;
    return p->err->kind == NB_OK ? a : NULL;
}

struct nb_ast *nb_parse_expression(struct nb_parser *p)
{
    return nb_parse_tight(p, NB_P_ARROW);
}

enum nb_basic nb_parse_operator(const char *sign)
{
    struct nb_token t = {.kind = NB_TOKEN_SIGN, .text = sign};
    const struct infix *in = find_infix(NULL, &t);
    return in ? in->op : NB_BASIC_COUNT;
}
