/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals as arguments: one reader for all commands. */
#include "config.h"

#include "study/interval_arg.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "eval/eval.h"
#include "graph/order.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

static bool is_list(struct nb_value v)
{
    return v.type == NB_INTERVAL || v.type == NB_TUPLE || v.type == NB_LIST;
}

/* The two numbers that v holds; false, with err set or not, when it does not. */
static bool take_two(struct nb_value v, double out[2], struct nb_err *err)
{
    if (is_list(v) && v.list->count == 2)
        return nb_value_number(v.list->items[0], &out[0], err) &&
               nb_value_number(v.list->items[1], &out[1], err);
    if (v.type != NB_TENSOR || nb_shape_count(v.node->shape) != 2)
        return false;
    double *x = nb_eval(v.node, err);
    if (x)
        memcpy(out, x, 2 * sizeof *out);
    free(x);
    return x != NULL;
}

/* With an error at the span. */
static bool fail_at(struct nb_args *a, struct nb_span span)
{
    nb_err_at(a->err, span);
    return false;
}

/* Whether an interval's ends are numbers already. */
static bool are_closed(struct nb_args *a, struct nb_value v, struct nb_span span)
{
    bool ok = v.type != NB_TENSOR || nb_arg_closed(a, v.node, NULL, span);
    for (size_t i = 0; is_list(v) && i < v.list->count && ok; i++)
        ok = !nb_is_numeric(v.list->items[i]) ||
             nb_arg_closed(a, nb_node(a->in->pool, v.list->items[i]), NULL, span);
    return ok;
}

static bool take_ends(struct nb_args *a, struct nb_value v, struct nb_span span, double end[2])
{
    if (!are_closed(a, v, span))
        return false;
    if (take_two(v, end, a->err))
        return true;
    nb_fail(a, NB_ERR_TYPE, _("expected an interval such as -2..2, not %s"), nb_type_name(v));
    return fail_at(a, span);
}

bool nb_interval_arg_of(struct nb_args *a, struct nb_value v, struct nb_span span, bool infinite,
                        struct nb_limits *out)
{
    double end[2];
    if (!take_ends(a, v, span, end))
        return false;
    if (!(end[0] < end[1])) {
        nb_fail(a, NB_ERR_VALUE, _("an interval needs two numbers, the smaller one first"));
        return fail_at(a, span);
    }
    if (!infinite && (isinf(end[0]) || isinf(end[1]))) {
        nb_fail(a, NB_ERR_VALUE, _("%s needs a finite interval"), a->builtin->name);
        return fail_at(a, span);
    }
    *out = (struct nb_limits){end[0], end[1], true};
    return true;
}

bool nb_interval_arg(struct nb_args *a, size_t k, bool infinite, struct nb_limits *out)
{
    return !nb_given(a, k) || nb_interval_arg_of(a, a->arg[k], a->arg_span[k], infinite, out);
}

/* Whether the ends are numbers that depend on a variable: these, then. */
static bool are_open(struct nb_pool *pool, struct nb_value v, struct nb_expr *open[2])
{
    const struct nb_value *item = is_list(v) && v.list->count == 2 ? v.list->items : NULL;
    for (int i = 0; i < 2; i++) {
        if (!item || !nb_is_numeric(item[i]) || nb_shape_of(item[i]).rank > 0)
            return false;
        open[i] = nb_node(pool, item[i]);
    }
    return nb_is_symbolic(open[0]) || nb_is_symbolic(open[1]);
}

bool nb_interval_arg_ends(struct nb_args *a, size_t k, double end[2], struct nb_expr *open[2])
{
    if (nb_given(a, k) && are_open(a->in->pool, a->arg[k], open))
        return true;
    open[0] = open[1] = NULL;
    if (!nb_given(a, k))
        return true;
    if (!take_ends(a, a->arg[k], a->arg_span[k], end))
        return false;
    if (!isnan(end[0]) && !isnan(end[1]))
        return true;
    nb_fail(a, NB_ERR_VALUE, _("an interval needs two numbers"));
    return fail_at(a, a->arg_span[k]);
}

bool nb_interval_arg_is(struct nb_value v)
{
    if (v.type == NB_TENSOR)
        return v.node->shape.rank == 1 && nb_shape_count(v.node->shape) == 2;
    if (!is_list(v) || v.list->count != 2)
        return false;
    return v.list->items[0].type == NB_NUMBER && v.list->items[1].type == NB_NUMBER;
}

struct nb_value nb_interval_arg_new(struct nb_pool *pool, double lo, double hi)
{
    assert(lo <= hi);
    struct nb_value v = nb_list_new(&pool->gc, NB_INTERVAL, 2);
    v.list->items[0] = nb_number(lo);
    v.list->items[1] = nb_number(hi);
    return v;
}

/* x alone, where x has no value: the name of the variable. */
static bool is_variable(struct nb_value v)
{
    const struct nb_ast *f = v.type == NB_FUNCTION ? v.function->lambda : NULL;
    return f && f->count == 2 && f->kids[1]->kind == NB_AST_NAME &&
           strcmp(f->kids[1]->name, f->names[0]) == 0;
}

/* The first of the values, gone from them. */
static struct nb_value taken(struct nb_value *rest, size_t *count)
{
    if (*count == 0)
        return NB_FAILED;
    struct nb_value v = rest[0];
    memmove(rest, rest + 1, --*count * sizeof *rest);
    return v;
}

void nb_interval_arg_gather(struct nb_args *a, size_t k, struct nb_value *rest, size_t *count)
{
    if (is_variable(a->arg[k]) || *count == 2)
        a->arg[k] = taken(rest, count);
    if (*count != 1 || a->arg[k].type != NB_NUMBER || rest[0].type != NB_NUMBER)
        return;
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_INTERVAL, 2);
    v.list->items[0] = a->arg[k];
    v.list->items[1] = taken(rest, count);
    a->arg[k] = v;
}

bool nb_no_more(struct nb_args *a)
{
    if (a->nrest == 0)
        return true;
    nb_fail(a, NB_ERR_TYPE, _("%s takes one interval: 0..1, or 0, 1"), a->builtin->name);
    return fail_at(a, a->rest_span[0]);
}

bool nb_interval_arg_pair(struct nb_args *a, size_t k, double out[2])
{
    if (take_two(a->arg[k], out, a->err))
        return true;
    nb_fail(a, NB_ERR_TYPE, _("expected two numbers, (a, b), not %s"), nb_type_name(a->arg[k]));
    return fail_at(a, a->arg_span[k]);
}
