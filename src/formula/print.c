/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formula printer: precedence decides where brackets go. */
#include "config.h"

#include "formula/print.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/num.h"
#include "formula/notation.h"
#include "formula/print_leaf.h"
#include "formula/view_text.h"
#include "graph/op.h"
#include "graph/order.h"

enum { MAX_DEPTH = 1000 };

/* The text under way and where it must end. */
struct printer {
    struct nb_buf *out;
    const struct nb_style *style;
    size_t limit;
    int depth;
};

static void print(struct printer *p, struct nb_expr *e, int at_least);

static bool is_full(const struct printer *p)
{
    return p->out->len > p->limit || p->depth > MAX_DEPTH;
}

static bool is_basic(const struct nb_expr *e, enum nb_basic op)
{
    return e->op == &nb_basic_ops[op] && !e->slope;
}

/* What the style has for this row instead of its own name and infix. */
static struct nb_notation notation(const struct printer *p, const struct nb_op *op)
{
    struct nb_notation own = {.op = op->name, .infix = op->infix};
    for (const struct nb_notation *n = p->style->notations; n && n->op; n++)
        if (strcmp(n->op, op->name) == 0)
            return *n;
    return own;
}

/* Whether a minus before e is read as a minus before its first factor, which
 * is the same: not of -(a % b), nor before a NaN, which has no sign. */
static bool takes_sign(const struct nb_expr *e)
{
    if (!is_basic(e, NB_MUL) && !is_basic(e, NB_DIV))
        return false;
    while (is_basic(e, NB_MUL) || is_basic(e, NB_DIV))
        e = e->arg[0];
    return !is_basic(e, NB_MOD) && !is_basic(e, NB_FLOORDIV) && !(nb_is_const(e) && isnan(e->num));
}

/* A minus that takes no brackets around a product: it binds no tighter than that. */
static bool is_loose_sign(const struct nb_expr *e)
{
    return is_basic(e, NB_NEG) && takes_sign(e->arg[0]);
}

static bool is_product_of_vectors(const struct nb_expr *e);

static int precedence(const struct printer *p, const struct nb_expr *e)
{
    struct nb_notation n = notation(p, e->op);
    if (nb_is_const(e))
        return e->boolean ? NB_BIND_CALL : p->style->number_precedence(e->num);
    bool repeated = e->op->form == NB_VIEW && e->arg[0]->shape.rank == 0;
    if (is_product_of_vectors(e) || (e->op->form == NB_JOINT && e->op->infix))
        return NB_BIND_PRODUCT;
    if (repeated)
        return precedence(p, e->arg[0]);
    if (e->op->form != NB_ELEMENT || e->slope)
        return NB_BIND_CALL;
    if (is_basic(e, NB_WHERE) && p->style->cases_open)
        return 0;
    if (n.shape)
        return n.precedence;
    if (is_loose_sign(e))
        return NB_BIND_PRODUCT;
    return n.infix ? e->op->precedence : NB_BIND_CALL;
}

static void insert(struct nb_buf *out, size_t at, const char *text)
{
    size_t tail = out->len - at, len = strlen(text);
    nb_buf_add(out, text);
    memmove(out->bytes + at + len, out->bytes + at, tail);
    memcpy(out->bytes + at, text, len);
}

/* Whether what stands in the text from `start` on is higher than a line. */
static bool is_tall(const struct nb_buf *out, size_t start)
{
    static const char *const tall[] = {"\\frac", "\\left", "\\begin"};
    for (size_t i = 0; i < NB_COUNT(tall); i++)
        if (strstr(nb_buf_text(out) + start, tall[i]))
            return true;
    return false;
}

/* Brackets around what stands in the text from `start` on. */
static void bracket(struct printer *p, size_t start)
{
    bool tall = p->style->tall_open && is_tall(p->out, start);
    insert(p->out, start, tall ? p->style->tall_open : "(");
    nb_buf_add(p->out, tall ? p->style->tall_close : ")");
}

/* Trailing parameters at their defaults are left out. */
static size_t shown_args(const struct nb_expr *e)
{
    size_t n = e->nargs;
    while (n > e->op->operands && e->op->args[n - 1].optional &&
           nb_is_value(e->arg[n - 1], e->op->args[n - 1].standard))
        n--;
    return n;
}

static void print_name(struct printer *p, const struct nb_expr *e)
{
    struct nb_notation n = notation(p, e->op);
    if (n.call)
        nb_buf_add(p->out, n.call);
    else
        p->style->function(e->op->name, p->out);
    nb_buf_add(p->out, e->slope ? "'" : "");
}

static void print_arguments(struct printer *p, struct nb_expr *e)
{
    size_t start = p->out->len;
    for (size_t k = 0; k < shown_args(e); k++) {
        nb_buf_add(p->out, k ? ", " : "");
        print(p, e->arg[k], 0);
    }
    /* Of a matrix: along which axis. */
    bool folds = e->op->form == NB_REDUCE || e->op->form == NB_ALONG;
    if (folds && e->axis >= 0 && e->arg[0]->shape.rank == 2)
        nb_buf_printf(p->out, ", dim=%d", e->axis);
    bracket(p, start);
}

static void print_call(struct printer *p, struct nb_expr *e)
{
    print_name(p, e);
    print_arguments(p, e);
}

/* A vector that was made a row or a column for a product. */
static struct nb_expr *vector_in(struct nb_expr *e)
{
    bool reshaped = e->op->form == NB_VIEW && e->arg[0]->shape.rank == 1;
    return reshaped && nb_shape_count(e->shape) == e->arg[0]->shape.dim[0] ? e->arg[0] : e;
}

/* Whether e is the vector or number that a product with vectors gives. */
static bool is_product_of_vectors(const struct nb_expr *e)
{
    const struct nb_expr *m = e->op->form == NB_VIEW ? e->arg[0] : e;
    if (m == e || !m->op->infix || m->op->form != NB_JOINT ||
        nb_shape_count(m->shape) != nb_shape_count(e->shape))
        return false;
    int vectors = (vector_in(m->arg[0]) != m->arg[0]) + (vector_in(m->arg[1]) != m->arg[1]);
    return vectors == 2 - e->shape.rank;
}

/* What must have its shape: a repeated number as full((2, 3), 1). */
static void print_shaped(struct printer *p, struct nb_expr *e, int at_least)
{
    if (e->op->form != NB_VIEW || e->arg[0]->shape.rank > 0) {
        print(p, e, at_least);
        return;
    }
    p->style->function("full", p->out);
    if (e->shape.rank == 2)
        nb_buf_printf(p->out, "((%zu, %zu), ", e->shape.dim[0], e->shape.dim[1]);
    else
        nb_buf_printf(p->out, "(%zu, ", e->shape.dim[0]);
    print(p, e->arg[0], 0);
    nb_buf_addc(p->out, ')');
}

static void print_matmul(struct printer *p, struct nb_expr *left, struct nb_expr *right)
{
    print_shaped(p, left, NB_BIND_PRODUCT);
    nb_buf_add(p->out, " @ ");
    print_shaped(p, right, NB_BIND_PRODUCT + 1);
}

static void print_view(struct printer *p, struct nb_expr *e)
{
    struct nb_expr *x = e->arg[0];
    if (is_product_of_vectors(e)) {
        print_matmul(p, vector_in(x->arg[0]), vector_in(x->arg[1]));
        return;
    }
    struct nb_buf suffix = {0};
    if (!nb_view_text(x->shape, e->shape, e->view, &suffix))
        nb_buf_add(&suffix, "[...]"); /* nb_expr_has_text says so */
    print(p, x, NB_BIND_CALL);
    nb_buf_add(p->out, nb_buf_text(&suffix));
    nb_buf_free(&suffix);
}

/* A number stands for a vector of one. */
static void print_part(struct printer *p, struct nb_expr *e)
{
    if (e->shape.rank > 0) {
        print_shaped(p, e, 0);
        return;
    }
    p->style->function("full", p->out);
    nb_buf_add(p->out, "(1, ");
    print(p, e, 0);
    nb_buf_addc(p->out, ')');
}

/* cat takes a list. */
static void print_joint(struct printer *p, struct nb_expr *e)
{
    if (e->op->infix) {
        print_matmul(p, e->arg[0], e->arg[1]);
        return;
    }
    print_name(p, e);
    nb_buf_add(p->out, "([");
    print_part(p, e->arg[0]);
    nb_buf_add(p->out, ", ");
    print_part(p, e->arg[1]);
    nb_buf_add(p->out, e->shape.rank == 2 && e->axis == 1 ? "], dim=1)" : "])");
}

bool nb_expr_has_text(struct nb_expr *e)
{
    size_t count;
    struct nb_buf text = {0};
    struct nb_expr **order = nb_order(&e, 1, &count);
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        const struct nb_expr *x = order[i];
        bool view = x->op->form == NB_VIEW;
        ok = view ? nb_view_text(x->arg[0]->shape, x->shape, x->view, &text) : !x->op->unsaid;
    }
    nb_buf_free(&text);
    free(order);
    return ok;
}

static void print_prefix(struct printer *p, struct nb_expr *e, const char *sign)
{
    nb_buf_add(p->out, sign);
    size_t start = p->out->len;
    print(p, e->arg[0], is_loose_sign(e) ? NB_BIND_PRODUCT : e->op->precedence);
    /* Not --2*x, which is 2*x at once. */
    if (nb_buf_text(p->out)[start] == '-')
        bracket(p, start);
}

/* The right operand of a style in which factors stand side by side: 2 \cdot 3,
 * and no sign after another one. */
static void separate(struct printer *p, size_t start, bool factor)
{
    char first = nb_buf_text(p->out)[start];
    if (first == '-')
        bracket(p, start);
    if (factor && first >= '0' && first <= '9')
        insert(p->out, start, "\\cdot ");
}

static void print_operator(struct printer *p, struct nb_expr *e)
{
    const char *infix = notation(p, e->op).infix;
    int power = e->op->precedence;
    if (e->nargs == 1) {
        print_prefix(p, e, infix);
        return;
    }
    /* Left associative: the right operand binds tighter. A power is right
     * associative; a comparison would chain, so both its sides do. */
    bool is_power = is_basic(e, NB_POW);
    bool comparison = e->op->boolean && e->nargs == 2;
    print(p, e->arg[0], is_power || comparison ? power + 1 : power);
    nb_buf_add(p->out, infix);
    size_t start = p->out->len;
    print(p, e->arg[1], is_power ? power : power + 1);
    if (p->style->tall_open && power >= NB_BIND_SUM)
        separate(p, start, strcmp(infix, " ") == 0);
}

/* tanh^2(x): a whole power of what has a name. */
static bool is_power_of_name(const struct printer *p, const struct nb_expr *e)
{
    if (!p->style->powers_of_names || !is_basic(e, NB_POW) || !nb_is_const(e->arg[1]))
        return false;
    const struct nb_expr *base = e->arg[0];
    double n = e->arg[1]->num;
    struct nb_notation name = notation(p, base->op);
    return base->op->form == NB_ELEMENT && !base->slope && !name.infix && !name.shape &&
           !is_basic(base, NB_WHERE) && n >= 2 && n == floor(n);
}

/* With brackets around a sign, which would follow another one. */
static void print_tight(struct printer *p, struct nb_expr *e, int at_least)
{
    size_t start = p->out->len;
    print(p, e, at_least);
    separate(p, start, false);
}

static void print_shape(struct printer *p, struct nb_expr *e, struct nb_notation n)
{
    size_t k = 0;
    if (is_power_of_name(p, e)) {
        print_name(p, e->arg[0]);
        nb_buf_printf(p->out, "^{%g}", e->arg[1]->num);
        print_arguments(p, e->arg[0]);
        return;
    }
    for (const char *s = n.shape; *s && !is_full(p); s++) {
        if (*s == '#')
            print(p, e->arg[k++], 0);
        else if (*s == '@')
            print_tight(p, e->arg[k++], n.inner);
        else
            nb_buf_addc(p->out, *s);
    }
}

/* A chain of choices, one line each. */
static void print_cases(struct printer *p, struct nb_expr *e)
{
    const struct nb_style *s = p->style;
    nb_buf_add(p->out, s->cases_open);
    for (; is_basic(e, NB_WHERE) && !is_full(p); e = e->arg[2]) {
        print(p, e->arg[1], 1);
        nb_buf_add(p->out, s->cases_if);
        print(p, e->arg[0], 0);
        nb_buf_add(p->out, s->cases_next);
    }
    print(p, e, 1);
    nb_buf_add(p->out, s->cases_else);
}

static void print_element(struct printer *p, struct nb_expr *e)
{
    struct nb_notation n = notation(p, e->op);
    if (e->slope)
        print_call(p, e);
    else if (is_basic(e, NB_WHERE) && p->style->cases_open)
        print_cases(p, e);
    else if (n.shape)
        print_shape(p, e, n);
    else if (n.infix)
        print_operator(p, e);
    else
        print_call(p, e);
}

static void print_inner(struct printer *p, struct nb_expr *e)
{
    struct nb_buf *out = p->out;
    switch (e->op->form) {
    case NB_CONST:
        if (e->boolean)
            nb_buf_add(out, e->num != 0 ? "True" : "False");
        else
            p->style->number(e->num, out);
        break;
    case NB_VAR:
        p->style->variable(e->name, out);
        break;
    case NB_DATA:
        nb_print_data(p->style, e, p->limit, out);
        break;
    case NB_RANGE:
        nb_print_range(p->style, e, out);
        break;
    case NB_VIEW:
        print_view(p, e);
        break;
    case NB_JOINT:
        print_joint(p, e);
        break;
    case NB_ELEMENT:
        print_element(p, e);
        break;
    default:
        print_call(p, e);
    }
}

static void print(struct printer *p, struct nb_expr *e, int at_least)
{
    if (is_full(p))
        return;
    size_t start = p->out->len;
    p->depth++;
    print_inner(p, e);
    if (precedence(p, e) < at_least)
        bracket(p, start);
    p->depth -= !is_full(p); /* stays full all the way up */
}

bool nb_expr_print_as(struct nb_expr *e, const struct nb_style *style, size_t limit,
                      struct nb_buf *out)
{
    struct printer p = {.out = out, .style = style, .limit = out->len + limit};
    print(&p, e, 0);
    return !is_full(&p);
}

bool nb_expr_print(struct nb_expr *e, size_t limit, struct nb_buf *out)
{
    return nb_expr_print_as(e, &nb_text_style, limit, out);
}

bool nb_expr_is_brief(struct nb_expr *e, size_t limit)
{
    struct nb_buf text = {0};
    bool brief = nb_expr_print(e, limit, &text);
    nb_buf_free(&text);
    return brief;
}
