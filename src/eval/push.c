/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views pushed down to the leaves. */
#include "config.h"

#include "eval/push.h"

#include "graph/rewrite.h"

/* The view of x, where x is a tree of elementwise nodes over others: the same
 * tree over the views of the others. */
static struct nb_expr *view_of(struct nb_builder b, struct nb_expr *x, struct nb_shape shape,
                               struct nb_view view)
{
    struct nb_rewrite w;
    nb_rewrite_start(&w, b, x);
    for (size_t i = 0; i < w.count; i++) {
        struct nb_expr *e = w.order[i];
        if (e->shape.rank == 0 || !nb_shape_equal(e->shape, x->shape))
            w.made[i] = e;
        else if (e->op->form == NB_ELEMENT)
            w.made[i] = nb_rewrite_node(&w, e, shape);
        else
            w.made[i] = nb_view(b, e, shape, view);
    }
    return nb_rewrite_end(&w);
}

struct nb_expr *nb_push_views(struct nb_expr *root)
{
    struct nb_rewrite w;
    nb_rewrite_start(&w, (struct nb_builder){root->pool, false}, root);
    for (size_t i = 0; i < w.count; i++) {
        struct nb_expr *e = nb_rewrite_node(&w, w.order[i], w.order[i]->shape);
        bool over_element = e->op->form == NB_VIEW && e->arg[0]->op->form == NB_ELEMENT &&
                            e->arg[0]->shape.rank > 0;
        w.made[i] = over_element ? view_of(w.b, e->arg[0], e->shape, e->view) : e;
    }
    return nb_rewrite_end(&w);
}
