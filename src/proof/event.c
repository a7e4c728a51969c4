/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Event expressions, collected from the rows of the nodes. */
#include "config.h"

#include "proof/event.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/lower.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/rule.h"
#include "proof/unroll.h"

struct events {
    struct nb_event *list;
    size_t count, cap;
};

static void add(struct events *v, struct nb_expr *g, bool integer)
{
    if (!g || nb_is_const(g))
        return;
    for (size_t i = 0; i < v->count; i++)
        if (v->list[i].g == g && v->list[i].integer == integer)
            return;
    v->list = nb_grow(v->list, &v->cap, v->count + 1, sizeof *v->list);
    v->list[v->count++] = (struct nb_event){g, integer};
}

/* A rounding steps where its argument is half-way between two numbers of the format. */
static void add_of_rounding(struct events *v, struct nb_builder b, struct nb_expr *e)
{
    const struct nb_format *f = e->op->format;
    struct nb_err err = {0};
    struct nb_expr *args[] = {e->arg[0], nb_const(b.pool, f->digits),
                              nb_const(b.pool, ilogb(f->least))};
    add(v, nb_call(b, nb_op_find("format_place"), args, &err), true);
}

static void add_of_node(struct events *v, struct nb_builder b, struct nb_expr *e)
{
    const struct nb_op *op = e->op;
    struct nb_err err = {0};
    if (op->form != NB_ELEMENT || e->shape.rank > 0)
        return;
    if (nb_op_rounds(op) && !e->slope)
        add_of_rounding(v, b, e);
    if (op->event)
        add(v, nb_rule(b, op, op->event, e->arg, &err), op->event_integer);
    for (size_t k = 0; nb_op_kink(op, k); k++) {
        struct nb_expr *at = nb_rule(b, op, op->kinks[k].at, e->arg, &err);
        if (at)
            add(v, nb_binary(b, NB_SUB, e->arg[0], at), false);
    }
}

/* Marks the nodes that change at roundings alone: what is made of them has no events of its
 * own. */
static void find_steady(struct nb_expr *const *order, size_t count, bool *steady)
{
    for (size_t i = 0; i < count; i++) {
        const struct nb_expr *e = order[i];
        steady[i] = e->op->form != NB_VAR;
        for (size_t k = 0; k < e->nargs; k++)
            steady[i] &= steady[nb_order_find(order, count, e->arg[k])];
        steady[i] |= nb_op_rounds(e->op) && !e->slope;
    }
}

static bool are_steady(struct nb_expr *const *order, size_t count, const bool *steady,
                       const struct nb_expr *e)
{
    bool all = e->nargs > 0;
    for (size_t k = 0; k < e->nargs; k++)
        all &= steady[nb_order_find(order, count, e->arg[k])];
    return all;
}

size_t nb_events(struct nb_pool *pool, struct nb_expr *e, struct nb_event **events)
{
    struct events v = {0};
    struct nb_builder b = {pool, true};
    size_t count;
    e = nb_valued(nb_unroll(e));
    struct nb_expr **order = nb_order(&e, 1, &count);
    bool *steady = nb_xcalloc(count + 1, sizeof *steady);
    find_steady(order, count, steady);
    for (size_t i = 0; i < count; i++)
        if (!are_steady(order, count, steady, order[i]))
            add_of_node(&v, b, order[i]);
    free(steady);
    free(order);
    *events = v.list;
    return v.count;
}
