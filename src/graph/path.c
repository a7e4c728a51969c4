/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What depends on a variable, and how. */
#include "config.h"

#include "graph/path.h"

#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/reach.h"

/* What is older than a node was not computed from it, nor was what lies below. So a
 * step of a long loop is differentiated without a look at the steps before it. */
static bool is_no_younger(void *by, const struct nb_expr *e)
{
    return e->id <= ((const struct nb_expr *)by)->id;
}

struct nb_expr **nb_path_order(struct nb_expr *y, struct nb_expr *by, size_t *count)
{
    return nb_order_until(&y, 1, is_no_younger, by, count);
}

size_t nb_path_index(const struct nb_path *p, const struct nb_expr *e)
{
    return nb_order_find(p->order, p->count, e);
}

/* Of a node that is younger than by: what its arguments are. */
static void look_below(struct nb_path *p, size_t i, bool guarded)
{
    const struct nb_expr *e = p->order[i];
    bool risky = !nb_reach_is_tame(e), direct = e->op->form == NB_ELEMENT;
    for (size_t k = 0; k < e->nargs; k++) {
        size_t at = nb_path_index(p, e->arg[k]);
        p->depends[i] |= p->depends[at];
        risky |= p->risky[at];
        direct &= p->direct[at] || !p->depends[at];
    }
    p->risky[i] = guarded && p->depends[i] && risky;
    p->direct[i] = p->depends[i] && direct;
}

void nb_path_find(struct nb_path *p, struct nb_expr *y, struct nb_expr *by, bool guarded)
{
    p->order = nb_path_order(y, by, &p->count);
    p->depends = nb_xcalloc(p->count, sizeof *p->depends);
    p->risky = nb_xcalloc(p->count, sizeof *p->risky);
    p->direct = nb_xcalloc(p->count, sizeof *p->direct);
    for (size_t i = 0; i < p->count && !nb_interrupt_pending(); i++) {
        if (p->order[i] == by)
            p->depends[i] = p->direct[i] = true;
        else if (p->order[i]->id > by->id)
            look_below(p, i, guarded);
    }
}

void nb_path_free(struct nb_path *p)
{
    free(p->order);
    free(p->depends);
    free(p->risky);
    free(p->direct);
}
