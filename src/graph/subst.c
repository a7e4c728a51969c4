/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same expression of other things. */
#include "config.h"

#include "graph/subst.h"

#include <string.h>

#include "base/interrupt.h"
#include "graph/rewrite.h"

/* The node again over new arguments. */
static struct nb_expr *remake(struct nb_builder b, struct nb_expr *e, struct nb_expr **args,
                              struct nb_err *err)
{
    switch (e->op->form) {
    case NB_REDUCE:
        return nb_reduce(b, e->op, args[0], e->axis);
    case NB_ALONG:
        return nb_along(b, e->op, args[0], e->axis);
    case NB_JOINT:
        for (size_t k = 0; k < e->nargs; k++)
            args[k] = nb_expand(b, args[k], e->arg[k]->shape);
        return nb_intern(b.pool, e, args, e->nargs);
    case NB_VIEW:
        if (args[0]->shape.rank == 0)
            return args[0]->op->form == NB_CONST && b.tidy ? args[0]
                                                           : nb_expand(b, args[0], e->shape);
        return nb_view_of(b, args[0], e->shape, e->view);
    case NB_SCATTER:
        return nb_scatter(b, nb_expand(b, args[0], e->arg[0]->shape), e->shape, e->view);
    default:
        return e->slope ? nb_call_slope(b, e->op, args, err) : nb_call(b, e->op, args, err);
    }
}

static struct nb_expr *subst_node(const struct nb_rewrite *w, struct nb_expr *e, struct nb_err *err)
{
    struct nb_expr *args[NB_MAX_ARGS];
    nb_rewrite_args(w, e, args);
    bool same = memcmp(args, e->arg, e->nargs * sizeof *args) == 0;
    return same ? e : remake(w->b, e, args, err);
}

struct nb_expr *nb_subst(struct nb_builder b, struct nb_expr *e, struct nb_expr *const *var,
                         struct nb_expr *const *value, size_t count, struct nb_err *err)
{
    struct nb_rewrite w;
    nb_rewrite_start(&w, b, e);
    bool ok = true;
    for (size_t i = 0; i < w.count && ok && !nb_interrupt_pending(); i++) {
        for (size_t k = 0; k < count && !w.made[i]; k++)
            if (w.order[i] == var[k])
                w.made[i] = value[k];
        if (!w.made[i])
            w.made[i] = subst_node(&w, w.order[i], err);
        ok = w.made[i] != NULL;
    }
    struct nb_expr *result = nb_rewrite_end(&w);
    return ok ? result : NULL;
}
