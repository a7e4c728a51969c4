/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What print and school have and other languages have not: √2, |x|, 5!, 30°, 50%, sin 2x.
 * Each becomes the call or the operator that it stands for. The grammar rule stands above
 * each function. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "syntax/parse_expr.h"

static const char *const radicals[] = {"√", "∛", "∜"};

/* Which root the token is of: 2, 3, 4; 0: it is no radical sign. */
static int radical_of(const struct nb_token *t)
{
    for (size_t i = 0; i < NB_COUNT(radicals); i++)
        if (nb_token_is_sign(t, radicals[i]))
            return (int)i + 2;
    return 0;
}

bool nb_parse_at_radical(const struct nb_parser *p)
{
    return radical_of(p->t) > 0 && nb_parse_same_line(p);
}

static struct nb_ast *number_of(struct nb_parser *p, double x)
{
    struct nb_ast *n = nb_ast_new(p, NB_AST_NUMBER, nb_parse_end(p), 0);
    n->num = x;
    return n;
}

static struct nb_ast *call_of(struct nb_parser *p, const char *name, size_t start, struct nb_ast *x,
                              struct nb_ast *y)
{
    return nb_ast_builtin(p, name, start, (struct nb_ast *[]){x, y}, y ? 2 : 1);
}

/* √x^2: one would have to see how far the line above goes. */
static bool is_clear_root(struct nb_parser *p, size_t start)
{
    if (!nb_token_is_sign(p->t, NB_SUPERSCRIPT) && !nb_token_is_sign(p->t, "^") &&
        !nb_token_is_sign(p->t, "**"))
        return true;
    nb_parse_fail(p, (struct nb_span){start, p->t->span.end},
                  _("is the power inside of the root or outside?"));
    nb_err_hint(p->err, _("√(x^2) or (√x)^2"));
    return false;
}

/* What stands under a radical sign: no product that is not written, √2x is (√2)x. */
static struct nb_ast *radicand(struct nb_parser *p)
{
    bool before = p->in_exponent;
    p->in_exponent = true;
    struct nb_ast *a = nb_parse_tight(p, NB_P_POSTFIX);
    p->in_exponent = before;
    return a;
}

/* root -> ( "√" | "∛" | "∜" ) operand */
static struct nb_ast *root(struct nb_parser *p, struct nb_ast *order, size_t start)
{
    const int n = radical_of(p->t++);
    struct nb_ast *x = radicand(p);
    if (!x || !is_clear_root(p, start))
        return NULL;
    if (!order && n == 4)
        order = number_of(p, n);
    if (order)
        return call_of(p, "root", start, x, order);
    return call_of(p, n == 2 ? "sqrt" : "cbrt", start, x, NULL);
}

struct nb_ast *nb_parse_superscript(struct nb_parser *p)
{
    bool before = p->in_exponent;
    p->t++;
    p->in_exponent = false;
    struct nb_ast *a = nb_parse_tight(p, NB_P_SUM);
    p->in_exponent = before;
    if (a && !nb_parse_accept_sign(p, NB_SUPERSCRIPT_END))
        return nb_parse_expected(p, _("the end of the exponent"));
    return a;
}

/* numbered -> superscript "√" operand     ³√8 */
static struct nb_ast *numbered_root(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    struct nb_ast *order = nb_parse_superscript(p);
    if (order && !nb_token_is_sign(p->t, "√"))
        return nb_parse_expected(p, _("'√', or a number before the exponent"));
    return order ? root(p, order, start) : NULL;
}

/* ||x|| is a norm to some and the absolute value of one to others. */
static struct nb_ast *not_norm(struct nb_parser *p, struct nb_ast *a)
{
    const struct nb_ast *inner = a ? a->kids[1] : NULL;
    const bool bars = inner && inner->kind == NB_AST_CALL && inner->marks & NB_MARK_COMMAND &&
                      p->source[inner->span.start] == '|';
    if (!bars || inner->span.start != a->span.start + 1 || inner->span.end + 1 != a->span.end)
        return a;
    nb_parse_fail(p, a->span, _("two bars are no absolute value"));
    nb_err_hint(p->err, _("norm(x) of a tensor, |x| of a number"));
    return NULL;
}

/* absolute -> "|" sum "|" */
static struct nb_ast *absolute(struct nb_parser *p)
{
    size_t start = p->t++->span.start;
    bool before = p->in_exponent;
    p->in_exponent = false;
    p->bars++;
    struct nb_ast *x = nb_parse_tight(p, NB_P_BIT_OR + 1);
    p->bars--;
    p->in_exponent = before;
    if (x && !nb_parse_accept_sign(p, "|"))
        return nb_parse_expected(p, _("'|'"));
    return x ? not_norm(p, call_of(p, "abs", start, x, NULL)) : NULL;
}

static bool begins_operand(const struct nb_token *t)
{
    static const char *const signs[] = {"(", "[", "{", "|", "~", "√", "∛", "∜", NB_SUPERSCRIPT};
    for (size_t i = 0; i < NB_COUNT(signs); i++)
        if (nb_token_is_sign(t, signs[i]))
            return true;
    return t->kind == NB_TOKEN_NAME || t->kind == NB_TOKEN_NUMBER || t->kind == NB_TOKEN_STRING ||
           t->kind == NB_TOKEN_FSTRING || nb_token_is_keyword(t, "not") ||
           nb_token_is_keyword(t, "lambda") || nb_token_is_keyword(t, "True") ||
           nb_token_is_keyword(t, "False") || nb_token_is_keyword(t, "None");
}

/* The bar that ends what begins after this one, or NULL. */
static const struct nb_token *closing_bar(const struct nb_token *t)
{
    for (int depth = 0; t->kind != NB_TOKEN_END && t->kind != NB_TOKEN_NEWLINE; t++) {
        if (t->kind != NB_TOKEN_SIGN)
            continue;
        if (depth == 0 && (strcmp(t->text, "|") == 0 || strchr(",;", t->text[0])))
            return strcmp(t->text, "|") == 0 ? t : NULL;
        depth += strchr("([{", t->text[0]) != NULL;
        depth -= strchr(")]}", t->text[0]) != NULL && strcmp(t->text, NB_SUPERSCRIPT_END) != 0;
        if (depth < 0)
            return NULL;
    }
    return NULL;
}

bool nb_parse_at_bars(const struct nb_parser *p)
{
    const struct nb_token *t = p->t, *end;
    if (!nb_token_is_sign(t, "|") || t->spaced || t[1].spaced || p->bars > 0 ||
        p->t[-1].kind != NB_TOKEN_NUMBER || p->commands.python)
        return false;
    end = closing_bar(t + 1);
    return end && end > t + 1 && !end->spaced && !begins_operand(end + 1);
}

unsigned nb_parse_what(const struct nb_parser *p, const struct nb_ast *a)
{
    bool known = a->kind == NB_AST_NAME && !(a->marks & NB_MARK_ENCLOSED) && p->commands.what &&
                 !p->commands.python;
    return known ? p->commands.what(p->commands.ctx, a->name) : 0;
}

/* A function's name, or a power of it: sin, sin². */
static bool is_function(const struct nb_parser *p, const struct nb_ast *a)
{
    if (a->kind == NB_AST_OPERATOR && a->op == NB_POW && !(a->marks & NB_MARK_ENCLOSED))
        a = a->kids[0];
    return nb_parse_what(p, a) & NB_WORD_FUNCTION;
}

bool nb_parse_at_bare(const struct nb_parser *p, const struct nb_ast *callee)
{
    const struct nb_token *t = p->t;
    bool bar = nb_token_is_sign(t, "|") && t->spaced && !t[1].spaced && p->bars == 0;
    bool operand = t->kind == NB_TOKEN_NAME || t->kind == NB_TOKEN_NUMBER || radical_of(t) || bar;
    return operand && nb_parse_same_line(p) && is_function(p, callee);
}

/* sin x/2: a quotient in the argument, or of two? With blanks around the sign it is clear. */
static bool is_clear_argument(struct nb_parser *p, const struct nb_ast *callee,
                              const struct nb_ast *x)
{
    const struct nb_token *t = p->t;
    bool product = nb_token_is_sign(t, "/") || nb_token_is_sign(t, "*");
    if (!product || t->spaced)
        return true;
    const char *f = p->source + callee->span.start, *arg = p->source + x->span.start;
    const int f_len = (int)(callee->span.end - callee->span.start);
    const int x_len = (int)(x->span.end - x->span.start);
    struct nb_span span = {callee->span.start, t->span.end};
    nb_parse_fail(p, span, _("where does the argument end?"));
    nb_err_hint(p->err, _("write %.*s(%.*s)%s... or %.*s(%.*s%s...)"), f_len, f, x_len, arg,
                t->text, f_len, f, x_len, arg, t->text);
    return false;
}

struct nb_ast *nb_parse_bare(struct nb_parser *p, struct nb_ast *callee)
{
    struct nb_ast *x = nb_parse_tight(p, NB_P_IMPLIED + 1), *a = NULL;
    struct nb_ast_items it = {0};
    if (!x || !is_clear_argument(p, callee, x))
        return NULL;
    nb_ast_items_push(&it, callee, NULL);
    nb_ast_items_push(&it, x, NULL);
    a = nb_ast_new_list(p, NB_AST_CALL, callee->span.start, &it);
    nb_ast_items_free(&it);
    a->marks = NB_MARK_BARE | (callee->kind == NB_AST_OPERATOR ? NB_MARK_IMPLIED : 0);
    return nb_ast_measured(p, a);
}

bool nb_parse_at_bare_factor(const struct nb_parser *p, const struct nb_ast *left)
{
    const struct nb_ast name = {.kind = NB_AST_NAME, .name = p->t->text};
    return left->marks & NB_MARK_BARE && p->t->kind == NB_TOKEN_NAME && nb_parse_same_line(p) &&
           nb_parse_what(p, &name) & NB_WORD_FUNCTION;
}

/* Whether % stands for hundredths: nothing follows that it could divide. */
static bool at_percent(const struct nb_parser *p)
{
    const struct nb_token *t = p->t + 1;
    return nb_token_is_sign(p->t, "%") && p->t[-1].kind != NB_TOKEN_NEWLINE && !begins_operand(t) &&
           !nb_token_is_sign(t, "-") && !nb_token_is_sign(t, "+");
}

/* 20% of 50 */
static bool at_percent_of(const struct nb_parser *p)
{
    const struct nb_token *t = p->t + 1;
    return nb_token_is_sign(p->t, "%") && t->kind == NB_TOKEN_NAME && strcmp(t->text, "of") == 0 &&
           begins_operand(t + 1) && !nb_token_is_sign(t + 1, "[");
}

static struct nb_ast *percent(struct nb_parser *p, struct nb_ast *a)
{
    const bool of = at_percent_of(p);
    p->t += of ? 2 : 1;
    a = nb_ast_operator(p, NB_DIV, a, number_of(p, 100));
    return of ? nb_ast_operator(p, NB_MUL, a, nb_parse_tight(p, NB_P_SIGN)) : a;
}

static struct nb_ast *factorial(struct nb_parser *p, struct nb_ast *a)
{
    struct nb_span sign = p->t++->span;
    if (!nb_token_is_sign(p->t, "!"))
        return call_of(p, "factorial", a->span.start, a, NULL);
    nb_parse_fail(p, (struct nb_span){sign.start, p->t->span.end},
                  _("two signs of a factorial may be one of every second number"));
    nb_err_hint(p->err, _("write (n!)! for the factorial of a factorial"));
    return NULL;
}

bool nb_parse_school_postfix(struct nb_parser *p, struct nb_ast **a)
{
    if (p->commands.python || !nb_parse_same_line(p))
        return false;
    if (nb_token_is_sign(p->t, "!")) {
        *a = factorial(p, *a);
    } else if (nb_token_is_sign(p->t, "°")) {
        p->t++;
        *a = call_of(p, "radians", (*a)->span.start, *a, NULL);
    } else if (at_percent(p) || at_percent_of(p)) {
        *a = percent(p, *a);
    } else {
        return false;
    }
    return true;
}

static struct nb_ast *misplaced_factorial(struct nb_parser *p)
{
    nb_parse_fail(p, p->t->span, _("'!' stands behind its number: 5!"));
    nb_err_hint(p->err, _("the opposite of a condition is not x"));
    return NULL;
}

struct nb_ast *nb_parse_school_primary(struct nb_parser *p)
{
    if (p->commands.python)
        return NULL;
    if (radical_of(p->t))
        return root(p, NULL, p->t->span.start);
    if (nb_token_is_sign(p->t, NB_SUPERSCRIPT))
        return numbered_root(p);
    if (nb_token_is_sign(p->t, "|"))
        return absolute(p);
    if (nb_token_is_sign(p->t, "!"))
        return misplaced_factorial(p);
    return NULL;
}
