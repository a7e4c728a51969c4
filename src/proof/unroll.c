/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pass over a DAG that makes one node of each element. */
#include "config.h"

#include "proof/unroll.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/order.h"

/* Nodes that are made at most, and looked at for all elements together. */
enum { MOST_NODES = 1 << 15 };

struct unroll {
    struct nb_builder b;
    struct nb_expr **order;
    struct nb_expr ***part; /* of each node: its elements, or NULL; owned */
    bool *symbolic;
    size_t count, nodes;
};

static bool has_tensors(struct nb_expr *const *order, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (order[i]->shape.rank > 0 || order[i]->op->form == NB_DATA)
            return true;
    return false;
}

static size_t index_of(const struct unroll *u, const struct nb_expr *e)
{
    return nb_order_find(u->order, u->count, e);
}

/* How many elements a node's rule reads for one of its own. */
static double reads(const struct nb_expr *e)
{
    double results = (double)nb_shape_count(e->shape);
    double elements = e->nargs ? (double)nb_shape_count(e->arg[0]->shape) : 0;
    switch (e->op->form) {
    case NB_REDUCE:
        return elements / fmax(results, 1);
    case NB_ALONG:
    case NB_JOINT:
        return elements;
    default:
        return 1;
    }
}

/* Whether there is room for this node's elements, which are taken. */
static bool take_room(struct unroll *u, const struct nb_expr *e)
{
    double nodes = (double)u->nodes + (double)nb_shape_count(e->shape) * reads(e);
    if (nodes > MOST_NODES)
        return false;
    u->nodes = (size_t)nodes;
    return true;
}

/* The elements of what depends on no variable, as they are computed. */
static bool compute(struct unroll *u, size_t at)
{
    struct nb_expr *e = u->order[at];
    size_t n = nb_shape_count(e->shape);
    struct nb_err err = {0};
    double *x = take_room(u, e) ? nb_eval(e, &err) : NULL;
    if (!x)
        return false;
    u->part[at] = nb_xcalloc(n + 1, sizeof(struct nb_expr *));
    for (size_t i = 0; i < n; i++)
        u->part[at][i] = e->boolean ? nb_bool(u->b.pool, x[i] != 0) : nb_const(u->b.pool, x[i]);
    free(x);
    return true;
}

/* The node over element i of its arguments; numbers stand for all elements. */
static struct nb_expr *element(struct unroll *u, struct nb_expr *e,
                               struct nb_expr *const *const *part, size_t i)
{
    struct nb_expr *args[NB_MAX_ARGS], like = *e;
    for (size_t k = 0; k < e->nargs; k++)
        args[k] = part[k][e->arg[k]->shape.rank == 0 ? 0 : i];
    like.shape = nb_scalar_shape;
    return nb_intern(u->b.pool, &like, args, e->nargs);
}

/* Where element i of a view of this shape lies. */
static size_t place(struct nb_view v, struct nb_shape s, size_t i)
{
    size_t columns = nb_shape_columns(s);
    return (size_t)(v.offset + (ptrdiff_t)(i / columns) * v.step[0] +
                    (ptrdiff_t)(i % columns) * v.step[1]);
}

static struct nb_expr *sum_of(struct unroll *u, struct nb_expr *x, struct nb_expr *y)
{
    struct nb_expr like = {.op = &nb_basic_ops[NB_ADD], .shape = nb_scalar_shape};
    return x ? nb_intern(u->b.pool, &like, (struct nb_expr *[]){x, y}, 2) : y;
}

static void scatter(struct unroll *u, struct nb_expr *e, struct nb_expr *const *g,
                    struct nb_expr **out)
{
    for (size_t i = 0; i < nb_shape_count(e->arg[0]->shape); i++) {
        struct nb_expr **to = &out[place(e->view, e->arg[0]->shape, i)];
        *to = sum_of(u, *to, g[i]);
    }
    for (size_t i = 0; i < nb_shape_count(e->shape); i++)
        out[i] = out[i] ? out[i] : nb_const(u->b.pool, 0);
}

static bool fill(struct unroll *u, struct nb_expr *e, struct nb_expr *const *const *part,
                 struct nb_expr **out)
{
    enum nb_form form = e->op->form;
    bool ok = true;
    if (form == NB_SCATTER) {
        scatter(u, e, part[0], out);
        return true;
    }
    if (form != NB_ELEMENT && form != NB_VIEW && !e->op->element)
        return false;
    for (size_t i = 0; i < nb_shape_count(e->shape) && ok; i++) {
        out[i] = form == NB_ELEMENT ? element(u, e, part, i)
                 : form == NB_VIEW  ? part[0][place(e->view, e->shape, i)]
                                    : e->op->element(u->b, e, part, i);
        ok = out[i] != NULL;
    }
    return ok;
}

/* The elements of a node that depends on a variable. */
static bool make(struct unroll *u, size_t at)
{
    struct nb_expr *e = u->order[at], *const * part[NB_MAX_ARGS];
    if (!take_room(u, e) || (nb_is_leaf(e) && e->shape.rank > 0))
        return false;
    for (size_t k = 0; k < e->nargs; k++) {
        size_t arg = index_of(u, e->arg[k]);
        if (!u->part[arg] && !compute(u, arg))
            return false;
        part[k] = u->part[arg];
    }
    u->part[at] = nb_xcalloc(nb_shape_count(e->shape) + 1, sizeof(struct nb_expr *));
    if (!nb_is_leaf(e))
        return fill(u, e, part, u->part[at]);
    u->part[at][0] = e;
    return true;
}

/* On a variable; in a pool that is exact, on what may be rounded, too. */
static bool depends(const struct unroll *u, const struct nb_expr *e)
{
    bool symbolic = e->op->form == NB_VAR || (u->b.pool->exact && e->nargs > 0);
    for (size_t k = 0; k < e->nargs && !symbolic; k++)
        symbolic = u->symbolic[index_of(u, e->arg[k])];
    return symbolic;
}

static struct nb_expr *unrolled(struct unroll *u)
{
    bool ok = true;
    u->part = nb_xcalloc(u->count, sizeof *u->part);
    u->symbolic = nb_xcalloc(u->count, sizeof *u->symbolic);
    for (size_t i = 0; i < u->count && ok; i++) {
        u->symbolic[i] = depends(u, u->order[i]);
        ok = !u->symbolic[i] || make(u, i);
    }
    ok = ok && u->part[u->count - 1];
    struct nb_expr *result = ok ? u->part[u->count - 1][0] : NULL;
    for (size_t i = 0; i < u->count; i++)
        free(u->part[i]);
    free(u->part);
    free(u->symbolic);
    return result;
}

struct nb_expr *nb_unroll(struct nb_expr *e)
{
    struct unroll u = {.b = {e->pool, false}};
    struct nb_expr *result = NULL;
    u.order = nb_order(&e, 1, &u.count);
    if (e->shape.rank == 0 && has_tensors(u.order, u.count))
        result = unrolled(&u);
    free(u.order);
    return result ? result : e;
}
