/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure/ghosts.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "figure/live.h"
#include "figure/orders.h"

static const double ghost_width = 1, ghost_faint = 0.5;

static void forget(struct nb_ghosts *g, size_t k)
{
    memmove(g->values + k, g->values + k + 1, (--g->count - k) * sizeof *g->values);
}

void nb_ghosts_leave(struct nb_ghosts *g, size_t param, double value)
{
    if (g->param != param)
        *g = (struct nb_ghosts){.param = param};
    for (size_t i = g->count; i-- > 0;)
        if (g->values[i] == value)
            forget(g, i);
    if (g->count == NB_GHOSTS_MOST)
        forget(g, 0);
    g->values[g->count++] = value;
}

bool nb_ghosts_equal(const struct nb_ghosts *a, const struct nb_ghosts *b)
{
    return a->count == b->count && (a->count == 0 || a->param == b->param) &&
           memcmp(a->values, b->values, a->count * sizeof *a->values) == 0;
}

/* What the k-th curve of a plot is with a value of the parameter; if it is another then. */
static void add_ghost(struct nb_axes *a, size_t k, struct nb_expr *y)
{
    const struct nb_curve of = a->curves[k];
    if (!y || y == of.y)
        return;
    struct nb_curve *c = nb_orders_copy(a, &of);
    c->label[0] = '\0';
    c->y = y;
    c->live = (struct nb_live){0};
    c->points = false;
    c->look.width = ghost_width;
    c->look.faint = 1 - (1 - c->look.faint) * (1 - ghost_faint);
    c->aside = true;
}

void nb_ghosts_add(const struct nb_ghosts *g, const struct nb_figure *f, struct nb_axes *a,
                   struct nb_pool *pool)
{
    const size_t count = a->count;
    if (g->param >= f->param_count)
        return;
    double *values = nb_xcalloc(f->param_count, sizeof *values);
    for (size_t i = 0; i < f->param_count; i++)
        values[i] = f->params[i].value;
    for (size_t i = 0; i < g->count; i++)
        for (size_t k = 0; k < count; k++) {
            const struct nb_curve *c = &a->curves[k];
            values[g->param] = g->values[i];
            if (c->y && c->live.y && !c->tangent && nb_orders_base(a, c) == c)
                add_ghost(a, k, nb_live_with(f, pool, c->live.y, values));
        }
    free(values);
}
