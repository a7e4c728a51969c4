/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In PyTorch a tensor may have several names, and all see it change: p in
 * `for p in params: p -= rate*p.grad` is one of the parameters. */
#include "config.h"

#include "lang/alias.h"

struct move {
    const struct nb_expr *from;
    struct nb_expr *to;
};

/* Lists hold no list that holds them. */
static void move_value(const struct move *m, struct nb_value *v, int depth)
{
    if (nb_is_numeric(*v) && !nb_is_plain(*v) && v->node == m->from)
        v->node = m->to;
    if ((v->type == NB_LIST || v->type == NB_TUPLE) && depth < NB_LIST_DEEPEST)
        for (size_t i = 0; i < v->list->count; i++)
            move_value(m, &v->list->items[i], depth + 1);
}

void nb_alias_move(struct nb_interp *in, struct nb_scope *scope, const struct nb_expr *from,
                   struct nb_expr *to)
{
    struct move m = {from, to};
    for (; scope; scope = scope->outer)
        for (size_t i = 0; i < scope->count; i++)
            move_value(&m, &scope->values[i], 0);
    for (size_t i = 0; i < in->globals.count; i++)
        move_value(&m, in->globals.entries[i].value, 0);
    for (struct nb_loop *loop = in->loops; loop; loop = loop->outer)
        move_value(&m, &loop->over, 0);
}
