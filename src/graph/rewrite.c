/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What passes from DAG to DAG have in common. */
#include "config.h"

#include "graph/rewrite.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/order.h"

void nb_rewrite_start(struct nb_rewrite *w, struct nb_builder b, struct nb_expr *root)
{
    size_t count;
    struct nb_expr **order = nb_order(&root, 1, &count);
    nb_rewrite_start_at(w, b, order, count);
}

void nb_rewrite_start_at(struct nb_rewrite *w, struct nb_builder b, struct nb_expr **order,
                         size_t count)
{
    *w = (struct nb_rewrite){.b = b, .order = order, .count = count};
    w->made = nb_xcalloc(count, sizeof(struct nb_expr *));
}

struct nb_expr *nb_rewrite_end(struct nb_rewrite *w)
{
    struct nb_expr *made = w->made[w->count - 1];
    struct nb_expr *result = made ? made : w->order[w->count - 1];
    free(w->made);
    free(w->order);
    return result;
}

void nb_rewrite_args(const struct nb_rewrite *w, const struct nb_expr *e, struct nb_expr **args)
{
    for (size_t k = 0; k < e->nargs; k++) {
        struct nb_expr *made = w->made[nb_order_find(w->order, w->count, e->arg[k])];
        args[k] = nb_interrupt_pending() || !made ? e->arg[k] : made;
    }
}

struct nb_expr *nb_rewrite_node(const struct nb_rewrite *w, struct nb_expr *e,
                                struct nb_shape shape)
{
    struct nb_expr *args[NB_MAX_ARGS];
    nb_rewrite_args(w, e, args);
    bool same = memcmp(args, e->arg, e->nargs * sizeof *args) == 0;
    if (same && nb_shape_equal(shape, e->shape))
        return e;
    struct nb_expr like = *e;
    like.shape = shape;
    return nb_intern(w->b.pool, &like, args, e->nargs);
}
