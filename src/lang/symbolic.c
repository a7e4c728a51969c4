/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both ways of an `if`, put together again. */
#include "config.h"

#include "lang/symbolic.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/build.h"

static struct nb_builder builder(const struct nb_frame *f)
{
    return (struct nb_builder){f->in->pool, false};
}

/* The same object, or the same number. */
static bool is_same(struct nb_value x, struct nb_value y)
{
    if (x.type != y.type || x.type == NB_NONE)
        return x.type == y.type;
    return x.kind == y.kind && (nb_is_plain(x) ? x.num == y.num : x.node == y.node);
}

/* where(c, x, y); what is the same both ways is itself. */
static struct nb_value choose(struct nb_frame *f, struct nb_expr *c, struct nb_value x,
                              struct nb_value y)
{
    if (is_same(x, y))
        return x;
    if (!nb_is_numeric(x) || !nb_is_numeric(y)) {
        nb_err_set(f->err, NB_ERR_TYPE, _("%s one way and %s the other way"), nb_type_name(x),
                   nb_type_name(y));
        return NB_FAILED;
    }
    struct nb_expr *args[3] = {c, nb_node(f->in->pool, x), nb_node(f->in->pool, y)};
    struct nb_expr *e = nb_call(builder(f), &nb_basic_ops[NB_WHERE], args, f->err);
    bool tensor = x.type == NB_TENSOR || y.type == NB_TENSOR;
    return !e ? NB_FAILED : tensor ? nb_tensor_of(e) : nb_number_of(e);
}

static void add_pending(struct nb_frame *f, struct nb_expr *when, struct nb_value value)
{
    f->pending = nb_grow(f->pending, &f->pending_cap, f->pending_count + 1, sizeof *f->pending);
    f->pending[f->pending_count++] = (struct nb_pending){when, value};
}

/* One way of the branch: where it leads, what it returned, what its variables are. */
struct way {
    enum nb_flow flow;
    struct nb_value result, *values;
};

static struct nb_value *copy_values(const struct nb_scope *s)
{
    struct nb_value *values = nb_xcalloc(s->count + 1, sizeof *values);
    memcpy(values, s->values, s->count * sizeof *values);
    return values;
}

static struct way go(struct nb_frame *f, struct nb_ast *block, struct nb_expr *when)
{
    struct way w = {.flow = NB_FLOW_ON};
    size_t before = f->pending_count;
    if (block)
        w.flow = nb_run_statement(f, block);
    w.result = f->result;
    w.values = copy_values(f->scope);
    for (size_t i = before; i < f->pending_count; i++)
        f->pending[i].when = nb_binary(builder(f), NB_AND, when, f->pending[i].when);
    return w;
}

static void set_values(struct nb_frame *f, const struct nb_value *values)
{
    memcpy(f->scope->values, values, f->scope->count * sizeof *values);
}

/* Variables that only one way has set are not set. */
static bool join_values(struct nb_frame *f, struct nb_expr *c, const struct way *x,
                        const struct way *y)
{
    for (size_t i = 0; i < f->scope->count; i++) {
        struct nb_value a = x->values[i], b = y->values[i];
        bool unset = a.type == NB_ABSENT || b.type == NB_ABSENT;
        f->scope->values[i] = unset ? NB_FAILED : choose(f, c, a, b);
        if (!unset && f->scope->values[i].type == NB_ABSENT)
            return false;
    }
    return true;
}

static enum nb_flow join(struct nb_frame *f, struct nb_expr *c, struct nb_expr *otherwise,
                         const struct way *x, const struct way *y)
{
    if (x->flow == NB_FLOW_FAILED || y->flow == NB_FLOW_FAILED)
        return NB_FLOW_FAILED;
    if (x->flow == NB_FLOW_RETURN && y->flow == NB_FLOW_RETURN) {
        f->result = choose(f, c, x->result, y->result);
        return f->result.type == NB_ABSENT ? NB_FLOW_FAILED : NB_FLOW_RETURN;
    }
    if (x->flow == NB_FLOW_ON && y->flow == NB_FLOW_ON)
        return join_values(f, c, x, y) ? NB_FLOW_ON : NB_FLOW_FAILED;
    bool x_returns = x->flow == NB_FLOW_RETURN, y_returns = y->flow == NB_FLOW_RETURN;
    if ((x_returns && y->flow == NB_FLOW_ON) || (y_returns && x->flow == NB_FLOW_ON)) {
        add_pending(f, x_returns ? c : otherwise, x_returns ? x->result : y->result);
        set_values(f, x_returns ? y->values : x->values);
        return NB_FLOW_ON;
    }
    nb_err_set(f->err, NB_ERR_VALUE,
               _("a loop cannot be left on a condition that has no value here"));
    return NB_FLOW_FAILED;
}

enum nb_flow nb_run_symbolic(struct nb_frame *f, struct nb_ast *a, struct nb_expr *c)
{
    struct nb_expr *otherwise = nb_unary(builder(f), NB_NOT, c);
    struct nb_value *before = copy_values(f->scope);
    struct way x = go(f, a->kids[1], c);
    set_values(f, before);
    struct way y = x.flow == NB_FLOW_FAILED ? x : go(f, a->kids[2], otherwise);
    enum nb_flow flow = join(f, c, otherwise, &x, &y);
    nb_err_at(f->err, a->span);
    free(before);
    free(x.values);
    if (y.values != x.values)
        free(y.values);
    return flow;
}

struct nb_value nb_settle_returns(struct nb_frame *f, struct nb_ast *block)
{
    struct nb_value v = f->result;
    if (f->pending_count > 0 && v.type == NB_NONE)
        nb_err_set(f->err, NB_ERR_VALUE, _("not every way through the function returns a value"));
    for (size_t i = f->pending_count; i-- > 0 && f->err->kind == NB_OK;)
        v = choose(f, f->pending[i].when, f->pending[i].value, v);
    nb_err_at(f->err, block->span);
    return f->err->kind == NB_OK ? v : NB_FAILED;
}
