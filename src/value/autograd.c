/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of tensors that ask for a gradient. */
#include "config.h"

#include "value/autograd.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "graph/order.h"
#include "graph/subst.h"

void nb_autograd_free(struct nb_autograd *g)
{
    free(g->tensors);
    *g = (struct nb_autograd){0};
}

/* Where the node is, or would be put in. */
static size_t place(const struct nb_autograd *g, const struct nb_expr *e)
{
    size_t lo = 0, hi = g->count;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (g->tensors[mid].node->id < e->id)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

struct nb_tracked *nb_autograd_find(const struct nb_autograd *g, const struct nb_expr *e)
{
    size_t i = place(g, e);
    return i < g->count && g->tensors[i].node == e ? &g->tensors[i] : NULL;
}

struct nb_tracked *nb_autograd_track(struct nb_autograd *g, struct nb_expr *e)
{
    struct nb_tracked *known = nb_autograd_find(g, e);
    if (known)
        return known;
    size_t i = place(g, e);
    g->tensors = nb_grow(g->tensors, &g->cap, g->count + 1, sizeof *g->tensors);
    memmove(&g->tensors[i + 1], &g->tensors[i], (g->count - i) * sizeof *g->tensors);
    g->count++;
    g->tensors[i] = (struct nb_tracked){.node = e, .maker = NB_FAILED};
    return &g->tensors[i];
}

bool nb_autograd_is_leaf(const struct nb_autograd *g, const struct nb_expr *e)
{
    const struct nb_tracked *t = nb_autograd_find(g, e);
    return t && t->leaf;
}

bool nb_autograd_is_made(const struct nb_autograd *g, const struct nb_expr *e)
{
    const struct nb_tracked *t = g->made ? nb_autograd_find(g, e) : NULL;
    return t && t->maker.type != NB_ABSENT;
}

/* Truth values and what was detached have no derivative to pass on. */
static bool passes_on(const struct nb_expr *e)
{
    return !e->boolean && !nb_autograd_is_detached(e);
}

/* What e gets derivatives through: the nodes below it, e included, but not
 * those that only lie behind one that passes nothing on. */
static struct nb_expr **reached(struct nb_expr *e, size_t *count)
{
    size_t n, kept = 0;
    struct nb_expr **order = nb_order(&e, 1, &n);
    bool *reach = nb_xcalloc(n, sizeof *reach);
    reach[n - 1] = true;
    for (size_t i = n; i-- > 0;)
        for (size_t k = 0; reach[i] && k < order[i]->nargs && passes_on(order[i]); k++)
            reach[nb_order_find(order, n, order[i]->arg[k])] = true;
    for (size_t i = 0; i < n; i++)
        if (reach[i])
            order[kept++] = order[i];
    free(reach);
    *count = kept;
    return order;
}

bool nb_autograd_requires(const struct nb_autograd *g, struct nb_expr *e)
{
    if (g->count == 0)
        return false;
    size_t count;
    struct nb_expr **nodes = reached(e, &count);
    bool found = false;
    for (size_t i = 0; i < count && !found; i++)
        found = nb_autograd_is_leaf(g, nodes[i]);
    free(nodes);
    return found;
}

void nb_autograd_each(struct nb_expr *y, void (*visit)(struct nb_expr *e, void *ctx), void *ctx)
{
    size_t count;
    struct nb_expr **nodes = reached(y, &count);
    for (size_t i = 0; i < count; i++)
        visit(nodes[i], ctx);
    free(nodes);
}

bool nb_autograd_reaches(struct nb_expr *y, const struct nb_expr *by)
{
    size_t count;
    struct nb_expr **nodes = reached(y, &count);
    bool found = false;
    for (size_t i = 0; i < count && !found; i++)
        found = nodes[i] == by;
    free(nodes);
    return found;
}

void nb_autograd_move(struct nb_autograd *g, const struct nb_expr *from, struct nb_expr *to)
{
    const struct nb_tracked *old = nb_autograd_find(g, from);
    if (!old)
        return;
    struct nb_tracked kept = *old;
    kept.node = to;
    *nb_autograd_track(g, to) = kept;
}

static void drop_dead(struct nb_autograd *g, const struct nb_gc *gc)
{
    size_t kept = 0;
    for (size_t i = 0; i < g->count; i++)
        if (nb_gc_is_marked(gc, &g->tensors[i].node->obj))
            g->tensors[kept++] = g->tensors[i];
    g->count = kept;
}

/* A gradient that remembers its graph may keep other nodes alive: repeated
 * until nothing more is marked. */
void nb_autograd_collect(struct nb_autograd *g, struct nb_gc *gc)
{
    bool more = true;
    while (more) {
        more = false;
        if (!nb_gc_trace(gc))
            return;
        for (size_t i = 0; i < g->count; i++) {
            struct nb_tracked *t = &g->tensors[i];
            if (!nb_gc_is_marked(gc, &t->node->obj))
                continue;
            if (t->maker.type != NB_ABSENT && !nb_gc_is_marked(gc, &t->maker.list->obj)) {
                nb_value_mark(gc, t->maker);
                more = true;
            }
            if (!t->grad || nb_gc_is_marked(gc, &t->grad->obj))
                continue;
            nb_gc_mark(gc, &t->grad->obj);
            more = true;
        }
    }
    drop_dead(g, gc);
}

bool nb_autograd_is_detached(const struct nb_expr *e)
{
    return strcmp(e->op->name, "detach") == 0;
}

struct nb_expr *nb_autograd_detach(struct nb_expr *e)
{
    struct nb_expr *args[NB_MAX_ARGS] = {e};
    struct nb_err err = {0};
    if (e->boolean || nb_is_const(e))
        return e;
    return nb_call((struct nb_builder){e->pool, false}, nb_op_find("detach"), args, &err);
}

struct nb_value nb_counts_of(struct nb_expr *e)
{
    struct nb_value v = nb_tensor_of(nb_autograd_detach(e));
    v.look = NB_LOOK_COUNT;
    return v;
}

struct nb_expr *nb_autograd_leaf(struct nb_expr *e, struct nb_err *err)
{
    if (e->op->form == NB_RANGE)
        return nb_range_of(e->pool, e->range, e->shape.dim[0]);
    double *data = nb_eval(e, err);
    return data ? nb_data_take(e->pool, e->shape, data) : NULL;
}

/* The gradient of the sum of y*seed is what PyTorch calls the product of a
 * vector with the Jacobian. */
struct nb_expr *nb_autograd_gradient(struct nb_backward how, struct nb_expr *by, struct nb_err *err)
{
    struct nb_builder b = {how.y->pool, true};
    struct nb_expr *y = how.y, *seed = how.seed;
    /* A weight of its own: what the weights depend on is not differentiated. */
    if (seed && !nb_is_const(seed) && !(seed = nb_autograd_leaf(seed, err)))
        return NULL;
    y = seed ? nb_binary(b, NB_MUL, y, seed) : y;
    struct nb_expr *grad = nb_grad(how.y->pool, y, by, how.side, err);
    if (grad && how.graph && seed != how.seed)
        grad = nb_subst(b, grad, &seed, &how.seed, 1, err);
    return grad && !how.graph ? nb_autograd_leaf(grad, err) : grad;
}

/* t->grad += the gradient by t->node. */
static bool accumulate(struct nb_tracked *t, struct nb_backward how, struct nb_err *err)
{
    struct nb_expr *grad = nb_autograd_gradient(how, t->node, err), *before = t->grad;
    if (grad && before)
        grad = nb_binary((struct nb_builder){how.y->pool, false}, NB_ADD, before, grad);
    if (grad && before && !how.graph)
        grad = nb_autograd_leaf(grad, err);
    if (grad)
        t->grad = grad;
    return grad != NULL;
}

bool nb_autograd_backward(struct nb_autograd *g, struct nb_backward how, struct nb_err *err)
{
    size_t count;
    struct nb_expr **nodes = reached(how.y, &count);
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        struct nb_tracked *t = nb_autograd_find(g, nodes[i]);
        const bool wanted = t && (t->leaf || t->retains) && t->maker.type == NB_ABSENT;
        ok = !wanted || accumulate(t, how, err);
    }
    free(nodes);
    return ok;
}

struct nb_value nb_remembered(const struct nb_autograd *g, struct nb_value v)
{
    if (nb_is_numeric(v) && !nb_is_plain(v))
        v.node->named = true;
    if (g->off && nb_is_numeric(v) && !nb_is_plain(v) && !nb_autograd_is_leaf(g, v.node) &&
        nb_autograd_requires(g, v.node))
        v.node = nb_autograd_detach(v.node);
    return v;
}
