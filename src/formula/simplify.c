/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simplifier: node by node from the leaves up, again while that changes
 * something. */
#include "config.h"

#include "formula/simplify.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "formula/simple.h"
#include "formula/view_text.h"
#include "graph/order.h"
#include "graph/rewrite.h"
#include "graph/rule.h"
#include "graph/subst.h"

enum { MOST_PASSES = 6 };

const struct nb_law nb_display_laws[] = {
    {"sin(a)^2 + cos(a)^2", "1"},
    {"cosh(a)^2 - sinh(a)^2", "1"},
    {"1 - sin(a)^2", "cos(a)^2"},
    {"1 - cos(a)^2", "sin(a)^2"},
    {"exp(a)*exp(-a)", "1"},
    {"sigmoid(a)*sigmoid(-a)", "sigmoid(a)*(1 - sigmoid(a))"},
    {"sigmoid(a) + sigmoid(-a)", "1"},
    {"log(exp(a))", "a"},
    {"sinh(a)/cosh(a)", "tanh(a)"},
    {"sin(a)/cos(a)", "tan(a)"},
    {"cos(a)*tan(a)", "sin(a)"},
    {"abs(a)^2", "a^2"},
    {"abs(a)*where(a < 0, -1, 1)", "a"},
    {"abs(a)*where(a < 0, 1, -1)", "-a"},
    {"a*where(a < 0, -1, 1)", "abs(a)"},
    {"a*where(a < 0, 1, -1)", "-abs(a)"},
    {"where(a < 0, -1, 1)^2", "1"},
    {"where(a < 0, -1, 1)*where(a < 0, 1, -1)", "-1"},
    {"phi'(a)", "-a*phi(a)"},
    {"gaussian'(a)", "-2*a*exp(-a^2)"},
    {"where(abs(a) < 0.5, 1 - a^2, (1 - a)*(1 + a))", "1 - a^2"},
    {"where(a == 0 and b >= 0, 0, a^b*log(a))", "a^b*log(a)"},
    {"where(a == b, c, where(a < b, c, d))", "where(a <= b, c, d)"},
    {"where(a == b, c, where(a < b, d, c))", "where(a < b, d, c)"},
    {"where(a == b, c, where(a > b, c, d))", "where(a >= b, c, d)"},
    {"where(a == b, c, where(a > b, d, c))", "where(a > b, d, c)"},
    {"where(a < b, c, where(a >= b, d, a))", "where(a < b, c, d)"},
    {"where(a < b, c, where(a > b, d, d))", "where(a < b, c, d)"},
    {"where(a > b, c, where(a < b, d, c))", "where(a < b, d, c)"},
    {"where(a > b, c, where(a < b, d, d))", "where(a > b, c, d)"},
    {"where(a < b, c, where(a > b, d, c))", "where(a > b, d, c)"},
    {"where(not a, b, c)", "where(a, c, b)"},
    {NULL, NULL},
};

/* tanh(-x) is -tanh(x), cos(-x) is cos(x): the rows say which. */
static struct nb_expr *without_sign(struct nb_builder b, struct nb_expr *e,
                                    struct nb_expr *const *args)
{
    struct nb_expr *x = args[0], *y[NB_MAX_ARGS];
    struct nb_err err = {0};
    if (e->op->form != NB_ELEMENT || e->slope || e->op->parity == NB_NO_PARITY || nb_is_const(x))
        return NULL;
    bool minus = nb_simple_flip(b, &x) || (!nb_is_sum(x) && nb_term_read(x).c.p < 0);
    if (!minus)
        return NULL;
    memcpy(y, args, e->nargs * sizeof *y);
    y[0] = nb_is_sum(x) ? x : nb_simple_negate(b, x);
    struct nb_expr *f = nb_call(b, e->op, y, &err);
    return e->op->parity == NB_ODD ? nb_simple_negate(b, f) : f;
}

/* Without what only says how a gradient was found: 1 repeated in a product, an
 * element of what was put back, a reordering that is undone. */
static struct nb_expr *structure(struct nb_builder b, struct nb_expr *e, struct nb_expr *x)
{
    struct nb_view undo;
    size_t at;
    if (e->op->form == NB_SCATTER && nb_view_undo(e->shape, x->shape, e->view, &undo))
        return nb_view_of(b, x, e->shape, undo);
    if (e->op->form != NB_VIEW)
        return NULL;
    if (e->shape.rank > 0 || x->op->form != NB_SCATTER)
        return nb_view_of(b, x, e->shape, e->view);
    struct nb_shape inner = x->arg[0]->shape;
    if (!nb_view_finds(inner, x->view, (size_t)e->view.offset, &at))
        return nb_const(b.pool, 0);
    return nb_view_of(b, x->arg[0], nb_scalar_shape, (struct nb_view){.offset = (ptrdiff_t)at});
}

/* A column times a row is their product, element by element. */
static struct nb_expr *outer(struct nb_builder b, struct nb_expr *e, struct nb_expr *const *x)
{
    bool matmul = e->op->form == NB_JOINT && e->op->infix && e->arg[0]->shape.dim[1] == 1;
    return matmul ? nb_simple_mul(b, nb_expand(b, x[0], e->shape), nb_expand(b, x[1], e->shape), 1)
                  : NULL;
}

/* Numbers stand for tensors that repeat them, beside one of the full shape. */
static void without_repeats(const struct nb_expr *e, struct nb_expr **x)
{
    size_t full = e->nargs;
    for (size_t k = 0; k < e->nargs; k++) {
        bool repeats = x[k]->op->form == NB_VIEW && x[k]->arg[0]->shape.rank == 0;
        if (!repeats && nb_shape_equal(x[k]->shape, e->shape))
            full = k;
    }
    for (size_t k = 0; k < e->nargs && full < e->nargs; k++)
        if (k != full && x[k]->op->form == NB_VIEW && x[k]->arg[0]->shape.rank == 0)
            x[k] = x[k]->arg[0];
}

/* Any other function, of the new arguments. */
static struct nb_expr *function(const struct nb_rewrite *w, struct nb_expr *e,
                                struct nb_expr **args)
{
    struct nb_err err = {0};
    struct nb_expr *even = without_sign(w->b, e, args);
    if (even)
        return even;
    if (e->op->form == NB_ELEMENT)
        return e->slope ? nb_call_slope(w->b, e->op, args, &err) : nb_call(w->b, e->op, args, &err);
    struct nb_expr like = *e;
    for (size_t k = 0; k < e->nargs; k++)
        args[k] = nb_expand(w->b, args[k], e->arg[k]->shape);
    struct nb_expr *plain = e->nargs == 1 ? structure(w->b, e, args[0]) : outer(w->b, e, args);
    if (plain)
        return plain;
    return e->nargs ? nb_intern(w->b.pool, &like, args, e->nargs) : e;
}

static struct nb_expr *simplify_node(const struct nb_rewrite *w, struct nb_expr *e)
{
    struct nb_expr *x[NB_MAX_ARGS];
    enum nb_basic op = e->slope ? NB_BASIC_COUNT : nb_basic_of(e->op);
    nb_rewrite_args(w, e, x);
    if (e->op->form == NB_ELEMENT && e->shape.rank > 0)
        without_repeats(e, x);
    switch (op) {
    case NB_ADD:
    case NB_SUB:
        return nb_simple_add(w->b, x[0], x[1], op == NB_SUB);
    case NB_NEG:
        return nb_simple_negate(w->b, x[0]);
    case NB_MUL:
    case NB_DIV:
        return nb_simple_mul(w->b, x[0], x[1], op == NB_MUL ? 1 : -1);
    case NB_POW:
        return nb_simple_power(w->b, x[0], x[1]);
    case NB_WHERE:
        return nb_simple_where(w->b, x[0], x[1], x[2]);
    case NB_LT:
    case NB_LE:
    case NB_GT:
    case NB_GE:
    case NB_EQ:
    case NB_NE:
        return nb_simple_compare(w->b, op, x[0], x[1]);
    case NB_AND:
    case NB_OR:
        return nb_simple_connect(w->b, op, x[0], x[1]);
    case NB_NOT:
        return nb_simple_not(w->b, x[0]);
    default:
        return function(w, e, x);
    }
}

/* One pass; used() hears of the laws that were applied. */
static struct nb_expr *pass(struct nb_expr *e, const struct nb_lawbook *book,
                            void (*used)(const struct nb_law_use *use, void *ctx), void *ctx)
{
    struct nb_rewrite w;
    nb_rewrite_start(&w, (struct nb_builder){e->pool, false}, e);
    for (size_t i = 0; i < w.count; i++) {
        w.made[i] = simplify_node(&w, w.order[i]);
        struct nb_law_use use;
        struct nb_expr *after = nb_law_apply(book, w.b, w.made[i], &use);
        if (!after)
            continue;
        if (used)
            used(&use, ctx);
        w.made[i] = after;
    }
    return nb_rewrite_end(&w);
}

/* The book without its patterns knows no laws: they are brought into display
 * form by the algebra alone. */
static void open_book(struct nb_lawbook *book, struct nb_builder b, const struct nb_law *laws,
                      size_t count)
{
    static const char *const names[NB_LAW_VARS] = {"a", "b", "c", "d"};
    *book = (struct nb_lawbook){.laws = laws};
    for (size_t k = 0; k < NB_LAW_VARS; k++)
        book->vars[k] = nb_var(b.pool, names[k], nb_scalar_shape);
    book->from = nb_xcalloc(count + 1, sizeof(struct nb_expr *));
    for (size_t i = 0; i < count; i++)
        book->from[i] = pass(nb_law_side(b, laws[i].from, book->vars), book, NULL, NULL);
    book->count = count;
}

struct nb_expr *nb_simplify_by(struct nb_expr *e, const struct nb_law *laws, size_t count,
                               void (*used)(const struct nb_law_use *use, void *ctx), void *ctx)
{
    struct nb_lawbook book;
    open_book(&book, (struct nb_builder){e->pool, false}, laws, count);
    struct nb_expr *before = NULL;
    for (int i = 0; i < MOST_PASSES && e != before; i++) {
        before = e;
        e = pass(e, &book, used, ctx);
    }
    free(book.from);
    return e;
}

static struct nb_expr *by_display_laws(struct nb_expr *e)
{
    size_t count = 0;
    while (nb_display_laws[count].from)
        count++;
    return nb_simplify_by(e, nb_display_laws, count, NULL, NULL);
}

/* 1 - sigmoid(u) for sigmoid(-u); NULL for another node. */
static struct nb_expr *complement(struct nb_builder b, struct nb_expr *e, struct nb_expr **twin)
{
    struct nb_err err = {0};
    if (e->slope || strcmp(e->op->name, "sigmoid") != 0)
        return NULL;
    struct nb_expr *u = nb_simple_negate(b, e->arg[0]);
    *twin = nb_call(b, e->op, &u, &err);
    return nb_binary(b, NB_SUB, nb_const(b.pool, 1), *twin);
}

static bool is_in(struct nb_expr *const *order, size_t count, const struct nb_expr *e)
{
    for (size_t i = 0; i < count; i++)
        if (order[i] == e)
            return true;
    return false;
}

/* Where both sigmoid(u) and sigmoid(-u) occur, all by the one that comes first. */
static struct nb_expr *without_complements(struct nb_expr *e)
{
    enum { MOST = 8 };
    struct nb_builder b = {e->pool, false};
    struct nb_expr *from[MOST], *to[MOST], *twin;
    struct nb_err err = {0};
    size_t count, n = 0;
    struct nb_expr **order = nb_order(&e, 1, &count);
    for (size_t i = 0; i < count && n < MOST; i++) {
        struct nb_expr *other = complement(b, order[i], &twin);
        if (other && is_in(order, count, twin) && !is_in(from, n, twin)) {
            from[n] = order[i];
            to[n++] = other;
        }
    }
    free(order);
    /* The one with a sign is replaced, whichever was made first. */
    for (size_t i = 0; i < n; i++) {
        bool minus = nb_term_read(from[i]->arg[0]).c.p < 0;
        if (!minus && complement(b, from[i], &twin) && nb_term_read(twin->arg[0]).c.p < 0) {
            to[i] = nb_binary(b, NB_SUB, nb_const(b.pool, 1), from[i]);
            from[i] = twin;
        }
    }
    return n ? nb_subst(b, e, from, to, n, &err) : e;
}

/* With textbook derivatives in place of the names of slopes. */
static struct nb_expr *without_slopes(struct nb_expr *e)
{
    struct nb_rewrite w;
    struct nb_err err = {0};
    nb_rewrite_start(&w, (struct nb_builder){e->pool, false}, e);
    for (size_t i = 0; i < w.count; i++) {
        struct nb_expr *node = w.order[i], *args[NB_MAX_ARGS];
        struct nb_shape shape = node->shape;
        nb_rewrite_args(&w, node, args);
        bool slope = node->slope && node->op->deriv;
        w.made[i] = slope ? nb_rule(w.b, node->op, node->op->deriv, args, &err)
                          : nb_rewrite_node(&w, node, shape);
    }
    return nb_rewrite_end(&w);
}

static struct nb_expr *simplest(struct nb_expr *e)
{
    struct nb_expr *named = by_display_laws(e), *plain = without_complements(named);
    named = plain == named ? named : by_display_laws(plain);
    plain = without_slopes(named);
    if (plain == named)
        return named;
    plain = by_display_laws(plain);
    return nb_simple_cost(plain) < nb_simple_cost(named) ? plain : named;
}

/* A number that is 1*(x > 0) must not read back as a truth value. */
struct nb_expr *nb_simplify(struct nb_expr *e)
{
    struct nb_expr *simple = simplest(e);
    struct nb_builder b = {e->pool, false};
    bool lost = simple->boolean && !e->boolean;
    return lost ? nb_where(b, simple, nb_const(e->pool, 1), nb_const(e->pool, 0)) : simple;
}
