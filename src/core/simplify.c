/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simplifier: node by node from the leaves up, again while laws apply. */
#include "config.h"

#include "core/simplify.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "core/print.h"
#include "core/rewrite.h"
#include "core/terms.h"

/* Passes of laws; the text beyond which an expression is just long; how many
 * denominators of a sum are tried, and how deep in the tops of fractions. */
enum { MOST_PASSES = 6, LONG_TEXT = 300, MOST_DENOMINATORS = 4, EFFORT = 2 };

static const struct nb_ratio one = {1, 1}, minus_one = {-1, 1};

const struct nb_law nb_display_laws[] = {
    {"sin(a)^2 + cos(a)^2", "1"},
    {"cosh(a)^2 - sinh(a)^2", "1"},
    {"1 - sin(a)^2", "cos(a)^2"},
    {"1 - cos(a)^2", "sin(a)^2"},
    {"exp(a)*exp(-a)", "1"},
    {"sigmoid(a)*sigmoid(-a)", "sigmoid(a)*(1 - sigmoid(a))"},
    {"sigmoid(a) + sigmoid(-a)", "1"},
    {"log(exp(a))", "a"},
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

static bool is_basic(const struct nb_expr *e, enum nb_basic op)
{
    return e->op == &nb_basic_ops[op] && !e->slope;
}

/* The length of the text, LONG_TEXT for any long one. */
static size_t length(struct nb_expr *e)
{
    struct nb_buf text = {0};
    size_t n = nb_expr_print(e, LONG_TEXT, &text) ? text.len : LONG_TEXT;
    nb_buf_free(&text);
    return n;
}

static struct nb_expr *multiply(struct nb_builder b, struct nb_expr *x, struct nb_expr *y,
                                int power);
static struct nb_expr *finish_sum(struct nb_builder b, const struct nb_terms *sum, int effort);

/* What all terms have in common, variables and numbers apart: x^2 + x stays. */
static struct nb_term common_factor(const struct nb_terms *sum)
{
    struct nb_term common = {.c = one};
    for (size_t i = 0; i < sum->term[0].count; i++) {
        struct nb_factor f = sum->term[0].factor[i];
        for (size_t k = 1; k < sum->count && f.power != 0; k++) {
            int power = nb_term_power(&sum->term[k], f.base);
            bool same_side = power * f.power > 0;
            f.power = !same_side ? 0 : abs(power) < abs(f.power) ? power : f.power;
        }
        bool shown = f.power < 0 || f.base->op->form != NB_VAR;
        if (f.power != 0 && shown)
            common.factor[common.count++] = f;
    }
    return common;
}

/* Adds t, or its terms when it turns out to be a sum: s*(1 - s)/s. */
static bool add_flat(struct nb_builder b, struct nb_terms *sum, const struct nb_term *t)
{
    struct nb_terms parts;
    nb_terms_read(nb_term_build(b, t), &parts);
    for (size_t k = 0; k < parts.count; k++)
        if (!nb_terms_add(sum, &parts.term[k], one))
            return false;
    return true;
}

/* sigmoid(x) + x*sigmoid(x) is sigmoid(x)*(1 + x). NULL when there is nothing
 * to take out. */
static struct nb_expr *take_out(struct nb_builder b, const struct nb_terms *sum, int effort)
{
    struct nb_term common = common_factor(sum);
    struct nb_terms rest = {.count = 0};
    if (common.count == 0)
        return NULL;
    for (size_t i = 0; i < sum->count; i++) {
        struct nb_term t = sum->term[i];
        if (!nb_term_mul(&t, &common, -1) || !add_flat(b, &rest, &t))
            return NULL;
    }
    return multiply(b, nb_term_build(b, &common), finish_sum(b, &rest, effort), 1);
}

/* Adds t*base to the sum, term by term when base is a sum. */
static bool add_expanded(struct nb_terms *sum, const struct nb_term *t, struct nb_expr *base)
{
    struct nb_terms parts;
    nb_terms_read(base, &parts);
    for (size_t k = 0; k < parts.count; k++) {
        struct nb_term product = *t;
        if (!nb_term_mul(&product, &parts.term[k], 1) || !nb_terms_add(sum, &product, one))
            return false;
    }
    return true;
}

/* The sum factor of a term that multiplies something else, NULL if there is none. */
static const struct nb_factor *inner_sum(const struct nb_term *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->factor[i].power == 1 && nb_is_sum(t->factor[i].base))
            return &t->factor[i];
    return NULL;
}

/* Without brackets: x*(1 - s) - x*s is x - 2*x*s. NULL when there are none. */
static struct nb_expr *expand(struct nb_builder b, const struct nb_terms *sum, int effort)
{
    struct nb_terms flat = {.count = 0};
    bool any = false;
    for (size_t i = 0; i < sum->count; i++) {
        struct nb_term t = sum->term[i];
        const struct nb_factor *inner = inner_sum(&t);
        any |= inner != NULL;
        struct nb_term bracket = {.c = one, .factor = {inner ? *inner : t.factor[0]}, .count = 1};
        bool ok =
            inner ? nb_term_mul(&t, &bracket, -1) && add_expanded(&flat, &t, bracket.factor[0].base)
                  : nb_terms_add(&flat, &t, one);
        if (!ok)
            return NULL;
    }
    return any ? finish_sum(b, &flat, effort) : NULL;
}

/* t/f, when f is to be in the denominator of the whole sum; where f is missing
 * from t, its base goes to the top, term by term if it is a sum. */
static bool add_over(struct nb_builder b, struct nb_terms *top, struct nb_term t,
                     const struct nb_factor *f)
{
    struct nb_term under = {.c = one, .factor = {*f}, .count = 1};
    struct nb_term base = {.c = one, .factor = {{f->base, 1}}, .count = 1};
    int missing = nb_term_power(&t, f->base) - f->power;
    if (!nb_term_mul(&t, &under, -1) || missing < 0)
        return false;
    if (missing == 0 || !nb_is_sum(f->base))
        return add_flat(b, top, &t);
    return missing == 1 && nb_term_mul(&t, &base, -1) && add_expanded(top, &t, f->base);
}

/* The sum over one denominator: 1/(1 + x) - x/(1 + x)^2 is 1/(1 + x)^2. */
static struct nb_expr *over(struct nb_builder b, const struct nb_terms *sum,
                            const struct nb_factor *f, int effort)
{
    struct nb_terms top = {.count = 0};
    struct nb_term under = {.c = one, .factor = {*f}, .count = 1};
    for (size_t i = 0; i < sum->count; i++)
        if (!add_over(b, &top, sum->term[i], f))
            return NULL;
    return multiply(b, nb_term_build(b, &under), finish_sum(b, &top, effort), 1);
}

static void keep_shorter(struct nb_expr **best, size_t *shortest, struct nb_expr *e)
{
    size_t n = e ? length(e) : LONG_TEXT;
    if (n < *shortest) {
        *best = e;
        *shortest = n;
    }
}

/* The shortest of: the sum as it is, with common factors taken out, over the
 * denominator of one of its terms. */
static struct nb_expr *finish_sum(struct nb_builder b, const struct nb_terms *sum, int effort)
{
    struct nb_expr *best = nb_terms_build(b, sum);
    size_t shortest = length(best), tried = 0;
    if (sum->count < 2 || effort == 0 || shortest == LONG_TEXT)
        return best;
    keep_shorter(&best, &shortest, take_out(b, sum, effort - 1));
    struct nb_expr *flat = expand(b, sum, effort - 1);
    if (flat && 4 * length(flat) < 3 * shortest)
        keep_shorter(&best, &shortest, flat);
    for (size_t i = 0; i < sum->count; i++)
        for (size_t k = 0; k < sum->term[i].count; k++)
            if (sum->term[i].factor[k].power < 0 && tried++ < MOST_DENOMINATORS)
                keep_shorter(&best, &shortest, over(b, sum, &sum->term[i].factor[k], effort - 1));
    return best;
}

static struct nb_expr *add(struct nb_builder b, struct nb_expr *x, struct nb_expr *y, bool minus)
{
    struct nb_terms sum, right;
    nb_terms_read(x, &sum);
    nb_terms_read(y, &right);
    for (size_t i = 0; i < right.count; i++)
        if (!nb_terms_add(&sum, &right.term[i], minus ? minus_one : one))
            return nb_binary(b, minus ? NB_SUB : NB_ADD, x, y);
    return finish_sum(b, &sum, EFFORT);
}

/* A sum without a plus in it, times -1. */
static bool flip_negative(struct nb_builder b, struct nb_expr **e)
{
    struct nb_terms sum;
    if (!nb_is_sum(*e))
        return false;
    nb_terms_read(*e, &sum);
    for (size_t i = 0; i < sum.count; i++)
        if (sum.term[i].c.p >= 0)
            return false;
    for (size_t i = 0; i < sum.count; i++)
        sum.term[i].c = nb_ratio_mul(sum.term[i].c, minus_one);
    *e = nb_terms_build(b, &sum);
    return true;
}

static struct nb_expr *where(struct nb_builder b, struct nb_expr *c, struct nb_expr *x,
                             struct nb_expr *y)
{
    if (nb_is_const(c))
        return c->num != 0 ? x : y;
    return x == y ? x : nb_where(b, c, x, y);
}

/* t without the i-th factor goes into the branches of that choice, of which one
 * at least is a number: x*where(x < 0, 0, 1) is where(x < 0, 0, x). */
static struct nb_expr *into_branches(struct nb_builder b, const struct nb_term *t, size_t i)
{
    struct nb_expr *choice = t->factor[i].base;
    struct nb_term rest = *t, own = {.c = one, .factor = {t->factor[i]}, .count = 1};
    if (!nb_term_mul(&rest, &own, -1))
        return NULL;
    struct nb_expr *times = nb_term_build(b, &rest);
    return where(b, choice->arg[0], multiply(b, choice->arg[1], times, 1),
                 multiply(b, choice->arg[2], times, 1));
}

static bool takes_factors(const struct nb_factor *f, bool number)
{
    const struct nb_expr *e = f->base;
    if (f->power != 1 || !is_basic(e, NB_WHERE))
        return false;
    return number || nb_is_value(e->arg[1], 0) || nb_is_value(e->arg[2], 0);
}

static struct nb_expr *finish_product(struct nb_builder b, const struct nb_term *t)
{
    bool number = t->count == 1 && !nb_ratio_is(t->c, 1);
    for (size_t i = 0; i < t->count && t->count + number > 1; i++) {
        struct nb_expr *e = takes_factors(&t->factor[i], number) ? into_branches(b, t, i) : NULL;
        if (e)
            return e;
    }
    if (t->c.p == 0)
        return nb_const(b.pool, 0);
    return nb_term_build(b, t);
}

/* x*y^power; power is 1 or -1. */
static struct nb_expr *multiply(struct nb_builder b, struct nb_expr *x, struct nb_expr *y,
                                int power)
{
    bool minus = flip_negative(b, &x) != flip_negative(b, &y);
    struct nb_term t = nb_term_read(x), by = nb_term_read(y);
    if (!nb_term_mul(&t, &by, power))
        return nb_binary(b, power > 0 ? NB_MUL : NB_DIV, x, y);
    if (minus)
        t.c = nb_ratio_mul(t.c, minus_one);
    return finish_product(b, &t);
}

static struct nb_expr *negate(struct nb_builder b, struct nb_expr *x)
{
    return nb_is_sum(x) ? add(b, nb_const(b.pool, 0), x, true)
                        : multiply(b, x, nb_const(b.pool, -1), 1);
}

static struct nb_expr *raise_to(struct nb_builder b, struct nb_expr *x, struct nb_expr *y)
{
    bool whole = nb_is_const(y) && y->num == trunc(y->num) && fabs(y->num) <= NB_MAX_POWER;
    struct nb_term t = {.c = one}, base = nb_term_read(x);
    if (whole && y->num != 0 && nb_term_mul(&t, &base, (int)y->num))
        return finish_product(b, &t);
    if (nb_is_value(y, 0))
        return nb_const(b.pool, 1);
    if (nb_is_const(y) && y->num < 0) {
        struct nb_expr *under = nb_binary(b, NB_POW, x, nb_const(b.pool, -y->num));
        return nb_binary(b, NB_DIV, nb_const(b.pool, 1), under);
    }
    return nb_binary(b, NB_POW, x, y);
}

/* The comparison seen from the other side. */
static enum nb_basic mirrored(enum nb_basic op)
{
    switch (op) {
    case NB_LT:
        return NB_GT;
    case NB_LE:
        return NB_GE;
    case NB_GT:
        return NB_LT;
    case NB_GE:
        return NB_LE;
    default:
        return op;
    }
}

/* -x < 0 is x > 0, and 0 < x as well. */
static struct nb_expr *compare(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                               struct nb_expr *y)
{
    if (nb_is_const(x) && !nb_is_const(y))
        return compare(b, mirrored(op), y, x);
    if (nb_is_const(y) && !nb_is_const(x) && nb_term_read(x).c.p < 0 && !nb_is_sum(x))
        return compare(b, mirrored(op), negate(b, x), negate(b, y));
    return nb_binary(b, op, x, y);
}

/* `and` and `or` of what is known. */
static struct nb_expr *connect(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                               struct nb_expr *y)
{
    for (int i = 0; i < 2; i++) {
        struct nb_expr *known = i ? y : x, *other = i ? x : y;
        if (nb_is_const(known) && other->boolean)
            return (known->num != 0) == (op == NB_AND) ? other : known;
    }
    return nb_binary(b, op, x, y);
}

static struct nb_expr * not(struct nb_builder b, struct nb_expr *x)
{
    static const enum nb_basic opposite[][2] = {{NB_LT, NB_GE}, {NB_LE, NB_GT}, {NB_EQ, NB_NE}};
    for (size_t i = 0; i < sizeof opposite / sizeof *opposite; i++)
        for (size_t k = 0; k < 2; k++)
            if (is_basic(x, opposite[i][k]))
                return nb_binary(b, opposite[i][1 - k], x->arg[0], x->arg[1]);
    return nb_unary(b, NB_NOT, x);
}

/* tanh(-x) is -tanh(x), cos(-x) is cos(x): the rows say which. */
static struct nb_expr *without_sign(struct nb_builder b, struct nb_expr *e,
                                    struct nb_expr *const *args)
{
    struct nb_expr *x = args[0], *y[NB_MAX_ARGS];
    struct nb_err err = {0};
    if (e->op->form != NB_ELEMENT || e->slope || e->op->parity == NB_NO_PARITY || nb_is_const(x))
        return NULL;
    bool minus = flip_negative(b, &x) || (!nb_is_sum(x) && nb_term_read(x).c.p < 0);
    if (!minus)
        return NULL;
    memcpy(y, args, e->nargs * sizeof *y);
    y[0] = nb_is_sum(x) ? x : negate(b, x);
    struct nb_expr *f = nb_call(b, e->op, y, &err);
    return e->op->parity == NB_ODD ? negate(b, f) : f;
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
    return e->nargs ? nb_intern(w->b.pool, &like, args, e->nargs) : e;
}

static struct nb_expr *simplify_node(const struct nb_rewrite *w, struct nb_expr *e)
{
    struct nb_expr *x[NB_MAX_ARGS];
    enum nb_basic op = e->slope ? NB_BASIC_COUNT : nb_basic_of(e->op);
    nb_rewrite_args(w, e, x);
    switch (op) {
    case NB_ADD:
    case NB_SUB:
        return add(w->b, x[0], x[1], op == NB_SUB);
    case NB_NEG:
        return negate(w->b, x[0]);
    case NB_MUL:
    case NB_DIV:
        return multiply(w->b, x[0], x[1], op == NB_MUL ? 1 : -1);
    case NB_POW:
        return raise_to(w->b, x[0], x[1]);
    case NB_WHERE:
        return where(w->b, x[0], x[1], x[2]);
    case NB_LT:
    case NB_LE:
    case NB_GT:
    case NB_GE:
    case NB_EQ:
    case NB_NE:
        return compare(w->b, op, x[0], x[1]);
    case NB_AND:
    case NB_OR:
        return connect(w->b, op, x[0], x[1]);
    case NB_NOT:
        return not(w->b, x[0]);
    default:
        return function(w, e, x);
    }
}

/* One pass; *used counts the laws that were applied. */
static struct nb_expr *pass(struct nb_expr *e, const struct nb_lawbook *book,
                            void (*used)(const struct nb_law_use *use, void *ctx), void *ctx,
                            size_t *count)
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
        ++*count;
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
    for (size_t i = 0, unused = 0; i < count; i++)
        book->from[i] = pass(nb_law_side(b, laws[i].from, book->vars), book, NULL, NULL, &unused);
    book->count = count;
}

struct nb_expr *nb_simplify_by(struct nb_expr *e, const struct nb_law *laws, size_t count,
                               void (*used)(const struct nb_law_use *use, void *ctx), void *ctx)
{
    struct nb_lawbook book;
    open_book(&book, (struct nb_builder){e->pool, false}, laws, count);
    size_t applied = 1;
    for (int i = 0; i < MOST_PASSES && applied > 0; i++) {
        applied = 0;
        e = pass(e, &book, used, ctx, &applied);
    }
    free(book.from);
    return e;
}

struct nb_expr *nb_simplify(struct nb_expr *e)
{
    size_t count = 0;
    while (nb_display_laws[count].from)
        count++;
    return nb_simplify_by(e, nb_display_laws, count, NULL, NULL);
}
