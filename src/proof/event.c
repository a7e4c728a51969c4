/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Event expressions, collected from the rows of the nodes. */
#include "config.h"

#include "proof/event.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "graph/build.h"
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

static void add_of_node(struct events *v, struct nb_builder b, struct nb_expr *e)
{
    const struct nb_op *op = e->op;
    struct nb_err err = {0};
    if (op->form != NB_ELEMENT || e->shape.rank > 0)
        return;
    if (op->event)
        add(v, nb_rule(b, op, op->event, e->arg, &err), op->event_integer);
    for (size_t k = 0; k < NB_MAX_KINKS && op->kinks[k].at; k++) {
        struct nb_expr *at = nb_rule(b, op, op->kinks[k].at, e->arg, &err);
        if (at)
            add(v, nb_binary(b, NB_SUB, e->arg[0], at), false);
    }
}

size_t nb_events(struct nb_pool *pool, struct nb_expr *e, struct nb_event **events)
{
    struct events v = {0};
    struct nb_builder b = {pool, true};
    size_t count;
    e = nb_unroll(e);
    struct nb_expr **order = nb_order(&e, 1, &count);
    for (size_t i = 0; i < count; i++)
        add_of_node(&v, b, order[i]);
    free(order);
    *events = v.list;
    return v.count;
}
