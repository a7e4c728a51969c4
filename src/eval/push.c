/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views pushed down to the leaves. */
#include "config.h"

#include "eval/push.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "graph/lower.h"
#include "graph/order.h"
#include "graph/rewrite.h"

/* Elements that are computed as fast as one, more or less; and how many elementwise
 * nodes are computed again without regret. */
enum { FEW_ELEMENTS = 1024, FEW_NODES = 64 };

/* The elementwise nodes from the argument of a view down. */
struct tree {
    struct nb_shape shape; /* of all of them */
    size_t room;           /* for more nodes; none left: the tree is too large */
    bool all;              /* also through nodes whose numbers are there */
};

static bool is_in_tree(const struct tree *t, const struct nb_expr *e)
{
    return e->op->form == NB_ELEMENT && e->shape.rank > 0 && (t->all || !e->data) &&
           nb_shape_equal(e->shape, t->shape);
}

static bool ends_tree(void *ctx, const struct nb_expr *e)
{
    struct tree *t = ctx;
    if (t->room == 0 || !is_in_tree(t, e))
        return true;
    t->room--;
    return false;
}

/* The view of x, where x is a tree of elementwise nodes over others: the same
 * tree over the views of the others. The view itself where the tree is too large. */
static struct nb_expr *view_of(struct nb_builder b, struct nb_expr *view, size_t room, bool all)
{
    struct tree tree = {view->arg[0]->shape, room, all};
    struct nb_rewrite w;
    size_t count;
    struct nb_expr **order = nb_order_until(view->arg, 1, ends_tree, &tree, &count);
    if (tree.room == 0) {
        free(order);
        return view;
    }
    nb_rewrite_start_at(&w, b, order, count);
    for (size_t i = 0; i < count && !nb_interrupt_pending(); i++) {
        struct nb_expr *e = order[i];
        if (is_in_tree(&tree, e))
            w.made[i] = nb_rewrite_node(&w, e, view->shape);
        else if (e->shape.rank > 0 && nb_shape_equal(e->shape, tree.shape))
            w.made[i] = nb_view_of(b, e, view->shape, view->view);
        else
            w.made[i] = e;
    }
    return nb_rewrite_end(&w);
}

/* The view of a small part of a large tensor is pushed through any computation. */
static size_t room_for(const struct nb_expr *view)
{
    size_t whole = nb_shape_count(view->arg[0]->shape), part = nb_shape_count(view->shape);
    return whole > FEW_ELEMENTS && part <= whole / 4 ? SIZE_MAX : FEW_NODES;
}

static struct nb_expr *push(struct nb_expr *root, bool all)
{
    struct nb_rewrite w;
    size_t count;
    struct nb_expr **order =
        all ? nb_order(&root, 1, &count) : nb_order_uncomputed(&root, 1, &count);
    nb_rewrite_start_at(&w, (struct nb_builder){root->pool, false}, order, count);
    for (size_t i = 0; i < w.count && !nb_interrupt_pending(); i++) {
        if (!all && w.order[i]->data) {
            w.made[i] = w.order[i];
            continue;
        }
        struct nb_expr *e = nb_rewrite_node(&w, w.order[i], w.order[i]->shape);
        bool over_element = e->op->form == NB_VIEW && e->arg[0]->op->form == NB_ELEMENT &&
                            e->arg[0]->shape.rank > 0 && (all || !e->arg[0]->data);
        w.made[i] = over_element ? view_of(w.b, e, all ? SIZE_MAX : room_for(e), all) : e;
    }
    return nb_rewrite_end(&w);
}

struct nb_expr *nb_push_views(struct nb_expr *e)
{
    return push(e, true);
}

struct nb_expr *nb_push_saving_views(struct nb_expr *e)
{
    /* A view of a view whose numbers are there is one of what lies below it, which nobody
     * has lowered. */
    return nb_lower_rest(push(e, false));
}
