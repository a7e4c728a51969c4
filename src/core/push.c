/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views pushed down to the leaves. */
#include "config.h"

#include "core/push.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "core/build.h"

struct map {
    struct nb_expr **order, **made;
    size_t count;
};

static struct nb_expr *with_args(struct nb_builder b, const struct map *m, struct nb_expr *e,
                                 struct nb_shape shape)
{
    struct nb_expr *args[NB_MAX_ARGS];
    bool changed = !nb_shape_equal(shape, e->shape);
    for (size_t i = 0; i < e->nargs; i++) {
        args[i] = m->made[nb_order_find(m->order, m->count, e->arg[i])];
        changed |= args[i] != e->arg[i];
    }
    if (!changed)
        return e;
    struct nb_expr like = *e;
    like.shape = shape;
    return nb_intern(b.pool, &like, args, e->nargs);
}

/* The view of x, where x is a tree of elementwise nodes over others: the same
 * tree over the views of the others. */
static struct nb_expr *view_of(struct nb_builder b, struct nb_expr *x, struct nb_shape shape,
                               struct nb_view view)
{
    struct map m = {0};
    m.order = nb_order(&x, 1, &m.count);
    m.made = nb_xcalloc(m.count, sizeof(struct nb_expr *));
    for (size_t i = 0; i < m.count; i++) {
        struct nb_expr *e = m.order[i];
        if (e->shape.rank == 0 || !nb_shape_equal(e->shape, x->shape))
            m.made[i] = e;
        else if (e->op->form == NB_ELEMENT)
            m.made[i] = with_args(b, &m, e, shape);
        else
            m.made[i] = nb_view(b, e, shape, view);
    }
    struct nb_expr *result = m.made[m.count - 1];
    free(m.made);
    free(m.order);
    return result;
}

struct nb_expr *nb_push_views(struct nb_expr *root)
{
    struct nb_builder b = {root->pool, false};
    struct map m = {0};
    m.order = nb_order(&root, 1, &m.count);
    m.made = nb_xcalloc(m.count, sizeof(struct nb_expr *));
    for (size_t i = 0; i < m.count; i++) {
        struct nb_expr *e = with_args(b, &m, m.order[i], m.order[i]->shape);
        bool over_element = e->op->form == NB_VIEW && e->arg[0]->op->form == NB_ELEMENT &&
                            e->arg[0]->shape.rank > 0;
        m.made[i] = over_element ? view_of(b, e->arg[0], e->shape, e->view) : e;
    }
    struct nb_expr *result = m.made[m.count - 1];
    free(m.made);
    free(m.order);
    return result;
}
