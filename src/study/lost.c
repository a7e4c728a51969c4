/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was computed is computed again, as an expression that nothing was rounded in. Where an
 * enclosure of it is narrow, and the number is in it, all is well; that takes microseconds.
 * Else nabla-digits is asked, so that what the note says is proved; or the enclosure of the
 * stable twin, where that program was left out. */
#include "config.h"

#include "study/lost.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/num.h"
#include "eval/eval.h"
#include "formula/print.h"
#include "formula/stable.h"
#include "graph/order.h"
#include "lang/eval_ast.h"
#include "proof/unroll.h"
#include "study/ask_digits.h"
#include "study/unrounded.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/function.h"

enum {
    DEEPEST = 8,
    MOST_ELEMENTS = 100,
    MOST_NODES = 1000,
    DIGITS = 17,
    BITS = 1 << 11,
    BRIEF = 48
};
static const double half = 1e-8; /* of the digits of a double */

static bool is_pure(struct nb_interp *in, const struct nb_ast *a, int depth);

static bool are_pure(struct nb_interp *in, const struct nb_ast *a, size_t from, int depth)
{
    for (size_t i = from; i < a->count; i++)
        if (!a->kids[i] || !is_pure(in, a->kids[i], depth))
            return false;
    return true;
}

static bool makes_expression(const struct nb_builtin *b)
{
    static const char *const names[] = {"tensor", "linspace", "arange", "sum", "mean"};
    for (size_t i = 0; i < NB_COUNT(names); i++)
        if (strcmp(b->name, names[i]) == 0)
            return true;
    return false;
}

/* Whether a call of it does nothing but compute: a row, or what is written as a formula. */
static bool computes(struct nb_interp *in, const char *name, int depth)
{
    const struct nb_value v = nb_interp_lookup(in, name);
    const struct nb_function *f = v.type == NB_FUNCTION ? v.function : NULL;
    while (f && f->of)
        f = f->of;
    if (!f || f->kind != NB_LAMBDA)
        return f && (f->op || (f->builtin && makes_expression(f->builtin)));
    const struct nb_ast *body = f->lambda->kids[f->lambda->count - 1];
    return !f->scope && !f->unit->python && depth < DEEPEST && is_pure(in, body, depth + 1);
}

/* Whether to compute it again changes nothing. */
static bool is_pure(struct nb_interp *in, const struct nb_ast *a, int depth)
{
    const struct nb_ast *callee = a;
    switch (a->kind) {
    case NB_AST_NUMBER:
        return true;
    case NB_AST_NAME:
        return !(a->marks & NB_MARK_COMMAND);
    case NB_AST_OPERATOR:
    case NB_AST_LIST:
        return are_pure(in, a, 0, depth);
    case NB_AST_CALL:
        if (a->marks & NB_MARK_IMPLIED && a->kids[0]->kind != NB_AST_NAME)
            return are_pure(in, a, 0, depth);
        do
            callee = callee->kids[0];
        while (callee->kind == NB_AST_PRIME);
        return callee->kind == NB_AST_NAME && computes(in, callee->name, depth) &&
               are_pure(in, a, 1, depth);
    default:
        return false;
    }
}

/* In an exact pool: what was shown, without rounding; NULL: there is no way. */
static struct nb_expr *again(struct nb_interp *in, struct nb_ast *a)
{
    void (*note)(void *, const char *) = in->note, (*tell)(void *, const char *) = in->tell;
    struct nb_err ignored = {0};
    in->note = in->tell = NULL;
    const struct nb_value v = nb_interp_eval(in, NULL, a, &ignored);
    struct nb_expr *e =
        v.type == NB_ABSENT ? NULL : nb_value_expr(in, v, (struct nb_span){0, 0}, &ignored);
    in->note = note;
    in->tell = tell;
    return e;
}

/* Whether x may be all that is left of a number in r, and is not near it. `size` is what counts
 * as large. */
static bool is_doubtful(struct nb_interval r, double x, double size)
{
    const double off = fmax(fabs(r.hi - x), fabs(r.lo - x));
    return r.defined == NB_EVERYWHERE && isfinite(off) && !(off <= half * size);
}

/* Digits of x that are those of `value`. */
static int right_digits(double x, double value)
{
    const double off = fabs(x - value) / fabs(value);
    return off < 1 ? (int)-log10(off) : 0;
}

/* The same in arithmetic that keeps the digits; e where there is nothing to rewrite. */
static struct nb_expr *twin_of(struct nb_expr *e)
{
    e->pool->exact = true;
    struct nb_expr *twin = nb_stable(e, NULL, NULL);
    e->pool->exact = false;
    return twin;
}

/* What would keep the digits, if there is anything. */
static void add_twin(struct nb_expr *e, double value, struct nb_buf *out)
{
    struct nb_buf text = {0};
    struct nb_expr *twin = twin_of(e);
    if (twin != e && !is_doubtful(nb_unrounded_between(twin), value, fabs(value)) &&
        nb_expr_print(twin, BRIEF, &text))
        nb_buf_printf(out, _("; %s keeps them, see stable()"), nb_buf_text(&text));
    nb_buf_free(&text);
}

/* A number that was shown; `size` is what counts as large beside it. */
struct shown {
    double x, size;
    char name[40]; /* "this", "element 3" */
};

static void say(struct nb_interp *in, const struct shown *s, struct nb_expr *e, double value,
                const char *digits)
{
    struct nb_buf text = {0};
    const int right = right_digits(s->x, value);
    if (value == 0)
        nb_buf_printf(&text, _("%s cannot be told from 0: what is shown is rounding"), s->name);
    else if (right > 0)
        nb_buf_printf(&text, _("%s is %s: rounding took all but the first %d digits"), s->name,
                      digits, right);
    else
        nb_buf_printf(&text, _("%s is %s: rounding took all digits"), s->name, digits);
    if (value != 0)
        add_twin(e, value, &text);
    in->note(in->note_ctx, nb_buf_text(&text));
    nb_buf_free(&text);
}

static bool is_off(const struct shown *s, double value)
{
    return fabs(value - s->x) > half * fmax(s->size, fabs(value));
}

/* The digits that are sure, of "0" where it cannot be told from that; false: none are. */
static bool ask(struct nb_expr *e, struct nb_buf *digits)
{
    struct nb_err ignored = {0};
    e->pool->exact = true;
    struct nb_expr *exact = nb_unrounded_expand(e, &ignored);
    e->pool->exact = false;
    const enum nb_digits_answer answer =
        exact ? nb_ask_digits(exact, DIGITS, BITS, digits, &ignored) : NB_DIGITS_REFUSED;
    if (answer == NB_DIGITS_OF_ZERO) {
        nb_buf_clear(digits);
        nb_buf_addc(digits, '0');
    }
    return answer == NB_DIGITS_GIVEN || answer == NB_DIGITS_OF_ZERO;
}

/* The same from the twin that has them. */
static bool ask_twin(struct nb_expr *e, struct nb_buf *digits)
{
    const struct nb_interval r = nb_unrounded_between(twin_of(e));
    const double value = (r.lo + r.hi) / 2;
    nb_buf_clear(digits);
    if (r.defined != NB_EVERYWHERE || !(r.hi - r.lo <= 1e-12 * fabs(value)))
        return false;
    nb_buf_printf(digits, "%.12g", value);
    return true;
}

/* Looks closer; true: the user was told. */
static bool settle(struct nb_interp *in, const struct shown *s, struct nb_expr *e)
{
    struct nb_buf digits = {0};
    double value = 0;
    bool off = ask(e, &digits) || ask_twin(e, &digits);
    off = off && nb_num_read(nb_buf_text(&digits), digits.len, &value) && is_off(s, value);
    if (off)
        say(in, s, e, value, nb_buf_text(&digits));
    nb_buf_free(&digits);
    return off;
}

/* The elements, one after the other, until one is told of. */
static bool look(struct nb_interp *in, struct nb_expr *e, const double *x)
{
    const size_t n = nb_shape_count(e->shape);
    struct nb_expr *part[MOST_ELEMENTS];
    double largest = 0;
    bool told = false;
    for (size_t i = 0; i < n; i++) {
        part[i] = e->shape.rank ? nb_unrounded_element(e, i) : nb_unroll(e);
        largest = fmax(largest, fabs(x[i]));
    }
    in->pool->exact = false;
    for (size_t i = 0; i < n && !told; i++) {
        /* Of a tensor four decimals are shown. */
        struct shown s = {.x = x[i], .size = e->shape.rank ? 1e4 * largest : fabs(x[i])};
        snprintf(s.name, sizeof s.name, e->shape.rank ? _("element %zu") : _("this"), i);
        told = is_doubtful(nb_unrounded_between(part[i]), s.x, s.size) && settle(in, &s, part[i]);
    }
    return told;
}

/* Whether it is soon computed again. */
static bool is_small(struct nb_expr *e)
{
    size_t count;
    struct nb_expr **order = nb_order(&e, 1, &count);
    bool small = count <= MOST_NODES && nb_shape_count(e->shape) <= MOST_ELEMENTS;
    for (size_t i = 0; i < count && small; i++)
        small = nb_shape_count(order[i]->shape) <= MOST_NODES;
    free(order);
    return small;
}

static bool is_looked_at(struct nb_interp *in, struct nb_ast *a, struct nb_value v)
{
    return in->note && !in->noted_lost && !nb_interp_in_python(in) && nb_is_numeric(v) &&
           !nb_is_truth(v) && !(nb_is_plain(v) && (v.kind != NB_KIND_FLOAT || !isfinite(v.num))) &&
           is_pure(in, a, 0) && is_small(nb_node(in->pool, v));
}

void nb_note_lost(struct nb_interp *in, struct nb_ast *expression, struct nb_value shown)
{
    struct nb_err ignored = {0};
    if (!is_looked_at(in, expression, shown))
        return;
    double *x = nb_eval(nb_node(in->pool, shown), &ignored);
    in->pool->exact = true;
    struct nb_expr *e = x ? again(in, expression) : NULL;
    if (e && nb_shape_equal(e->shape, nb_shape_of(shown)))
        in->noted_lost = look(in, e, x);
    in->pool->exact = false;
    free(x);
}
