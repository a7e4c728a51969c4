/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ∑(i², i=1..10) and ∏(i, i=1..5): the sum and the product over whole numbers. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "graph/build.h"
#include "graph/order.h"
#include "lang/eval_ast.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/interp.h"

enum { MOST = 1 << 24 };

static struct nb_value failed_at(struct nb_args *a, struct nb_span span)
{
    nb_err_at(a->err, span);
    return NB_FAILED;
}

/* The ends of i=1..10; false sets err. */
static bool read_ends(struct nb_args *a, double end[2])
{
    const struct nb_value v = a->arg[1];
    if (v.type != NB_INTERVAL) {
        nb_fail(a, NB_ERR_TYPE, _("%s needs an interval of whole numbers, as i=1..10"),
                a->builtin->name);
        return failed_at(a, a->arg_span[1]).type != NB_ABSENT;
    }
    for (int i = 0; i < 2; i++)
        if (!nb_value_number(v.list->items[i], &end[i], a->err))
            return failed_at(a, a->arg_span[1]).type != NB_ABSENT;
    if (isinf(end[1]) || isinf(end[0]))
        nb_fail(a, NB_ERR_VALUE, _("a sum or product of infinitely many terms is not known here"));
    else if (end[0] != floor(end[0]) || end[1] != floor(end[1]))
        nb_fail(a, NB_ERR_VALUE, _("%s is over whole numbers"), a->builtin->name);
    else if (end[1] - end[0] >= MOST)
        nb_fail(a, NB_ERR_SIZE, _("%s of more than 2^24 terms"), a->builtin->name);
    nb_err_at(a->err, a->arg_span[1]);
    return a->err->kind == NB_OK;
}

static struct nb_value term(struct nb_args *a, const char *const *name, struct nb_value i)
{
    struct nb_scope *scope = nb_scope_new(a->scope, 1, name);
    scope->values[0] = i;
    struct nb_value v = nb_interp_eval(a->in, scope, a->arg_ast[0], a->err);
    nb_scope_end(scope);
    return v;
}

/* The value of a name in the term. */
static struct nb_value value_of(struct nb_args *a, const char *name)
{
    for (const struct nb_scope *s = a->scope; s; s = s->outer)
        for (size_t i = 0; i < s->count; i++)
            if (strcmp(s->names[i], name) == 0)
                return s->values[i];
    return nb_interp_lookup(a->in, name);
}

/* Whether the term of many numbers at once is the terms of each: it is made of arithmetic
 * and of functions that take element by element. */
static bool is_elementwise(struct nb_args *a, const struct nb_ast *t, const char *i)
{
    if (t->kind == NB_AST_NUMBER)
        return true;
    if (t->kind == NB_AST_NAME)
        return strcmp(t->name, i) == 0 || value_of(a, t->name).type == NB_NUMBER;
    const bool call = t->kind == NB_AST_CALL;
    struct nb_value f = {0};
    if (call && t->kids[0]->kind == NB_AST_NAME)
        f = t->marks & NB_MARK_COMMAND ? nb_interp_builtin(a->in, t->kids[0]->name)
                                       : value_of(a, t->kids[0]->name);
    const bool known =
        call ? f.type == NB_FUNCTION && f.function->op && f.function->op->form == NB_ELEMENT
             : t->kind == NB_AST_OPERATOR && t->op != NB_AND && t->op != NB_OR && t->op != NB_NOT;
    for (size_t k = call ? 1 : 0; known && k < t->count; k++)
        if (!is_elementwise(a, t->kids[k], i))
            return false;
    return known;
}

/* All terms in one tensor; NULL sets err. */
static struct nb_expr *terms_at_once(struct nb_args *a, const char *const *name,
                                     const double end[2], size_t n)
{
    struct nb_pool *pool = a->in->pool;
    struct nb_range all = {.kind = NB_ARANGE, .start = end[0], .end = end[1] + 1, .step = 1};
    struct nb_value v = term(a, name, nb_tensor_of(nb_range_of(pool, all, n)));
    struct nb_expr *e = v.type == NB_ABSENT ? NULL : nb_value_expr(a->in, v, a->span, a->err);
    return e ? nb_expand((struct nb_builder){pool, false}, e, nb_vector_shape(n)) : NULL;
}

/* The same, one after the other. */
static struct nb_expr *terms_each(struct nb_args *a, const char *const *name, const double end[2],
                                  size_t n)
{
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, n);
    for (size_t i = 0; i < n; i++) {
        struct nb_value v = term(a, name, nb_whole(end[0] + (double)i));
        if (v.type == NB_ABSENT || !nb_interrupt_check(a->err))
            return NULL;
        if (!nb_is_numeric(v) || nb_shape_of(v).rank > 0) {
            nb_fail(a, NB_ERR_SHAPE, _("a term of %s is one number"), a->builtin->name);
            return NULL;
        }
        list.list->items[i] = v;
    }
    return nb_value_expr(a->in, list, a->span, a->err);
}

static struct nb_value over_all(struct nb_args *a, bool sum)
{
    double end[2], x;
    struct nb_builder b = {a->in->pool, false};
    if (!read_ends(a, end))
        return NB_FAILED;
    if (end[1] < end[0])
        return nb_whole(sum ? 0 : 1);
    const char **name = nb_arena_alloc(&a->in->running->arena, sizeof *name);
    name[0] = a->named;
    const size_t n = (size_t)(end[1] - end[0]) + 1;
    const bool at_once = is_elementwise(a, a->arg_ast[0], name[0]);
    struct nb_expr *e = at_once ? terms_at_once(a, name, end, n) : terms_each(a, name, end, n);
    if (!e)
        return NB_FAILED;
    e = nb_reduce(b, sum ? &nb_sum_op : &nb_prod_op, e, 0);
    if (nb_is_symbolic(e) || !nb_value_number(nb_number_of(e), &x, a->err))
        return a->err->kind == NB_OK ? nb_number_of(e) : NB_FAILED;
    return nb_number(x);
}

static struct nb_value summation(struct nb_args *a)
{
    return over_all(a, true);
}

static struct nb_value product(struct nb_args *a)
{
    return over_all(a, false);
}

static const struct nb_builtin rows[] = {
    {.name = "summation",
     .params = "&term, @i",
     .run = summation,
     .doc = N_("The sum of the term over whole numbers: sum(i^2, i=1..10), ∑(i², i=1..10).")},
    {.name = "product",
     .params = "&term, @i",
     .run = product,
     .doc = N_("The product of the term over whole numbers: prod(i, i=1..5), ∏(i, i=1..5).")},
};

const struct nb_builtins nb_sums_builtins = NB_BUILTINS(rows, N_("Numbers"));
