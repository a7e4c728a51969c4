/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tensors become curves: points, or the functions that they were computed from. */
#include "config.h"

#include "pyplot/plotting.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "figure/style.h"
#include "graph/build.h"
#include "graph/order.h"
#include "graph/subst.h"
#include "rows/range.h"
#include "value/convert.h"

/* The ends of a range, unset unless it rises. */
static struct nb_limits range_ends(const struct nb_expr *range)
{
    size_t count = range->shape.dim[0];
    if (count < 2)
        return (struct nb_limits){0};
    double lo = nb_range_element(range->range, count, 0);
    double hi = nb_range_element(range->range, count, count - 1);
    return (struct nb_limits){lo, hi, lo < hi};
}

/* The linspace that an elementwise tensor was computed from, or NULL. */
static struct nb_expr *source_range(struct nb_expr *y)
{
    size_t count;
    struct nb_expr **order = nb_order(&y, 1, &count), *found = NULL;
    bool plain = true;
    for (size_t i = 0; i < count; i++) {
        struct nb_expr *e = order[i];
        if (e->op->form == NB_RANGE && nb_shape_equal(e->shape, y->shape) && !found &&
            range_ends(e).set)
            found = e;
        else
            plain &= e->op->form == NB_ELEMENT || e->op->form == NB_CONST;
    }
    free(order);
    return plain ? found : NULL;
}

/* A tensor that remembers its linspace is the function itself, on that range. */
static bool add_remembered(struct nb_plotting *p, struct nb_expr *y, struct nb_expr *range,
                           size_t item)
{
    struct nb_pool *pool = p->a->in->pool;
    struct nb_expr *var = nb_var(pool, "x", nb_scalar_shape);
    struct nb_builder b = {pool, false};
    y = nb_subst(b, y, &range, &var, 1, p->a->err);
    if (!y)
        return false;
    p->axes->x_default = range_ends(range);
    return nb_plotting_curves(p, y, var, NULL, nb_plotting_hue(p, item));
}

static bool add_points(struct nb_plotting *p, struct nb_expr *x, struct nb_expr *y, size_t item)
{
    size_t n = nb_shape_count(y->shape);
    if (x && nb_shape_count(x->shape) != n) {
        nb_fail(p->a, NB_ERR_SHAPE, _("x has %zu elements and y has %zu"), nb_shape_count(x->shape),
                n);
        nb_err_at(p->a->err, p->a->rest_span[item]);
        return false;
    }
    double *ys = nb_eval(y, p->a->err);
    if (!ys)
        return false;
    double *xs = x ? nb_eval(x, p->a->err) : nb_xcalloc(n ? n : 1, sizeof *xs);
    if (!xs) {
        free(ys);
        return false;
    }
    for (size_t i = 0; !x && i < n; i++)
        xs[i] = (double)i;
    int order = p->item_style.order > 0 ? p->item_style.order : 0;
    nb_axes_add_data(p->axes, xs, ys, n, p->label ? p->label : "",
                     nb_plotting_look(p, nb_plotting_hue(p, item), order));
    return true;
}

/* plot(y), or plot(x, y) when a second tensor follows. */
bool nb_plotting_tensor(struct nb_plotting *p, size_t *item)
{
    size_t i = *item;
    struct nb_expr *first = p->a->rest[i].node;
    bool pair = i + 1 < p->a->nrest && p->a->rest[i + 1].type == NB_TENSOR;
    if (pair) {
        ++*item;
        return add_points(p, first, p->a->rest[i + 1].node, i + 1);
    }
    struct nb_expr *range = source_range(first);
    bool points = p->item_style.order == NB_PEN_POINTS || p->item_style.marked;
    if (range && range != first && !points)
        return add_remembered(p, first, range, i);
    return add_points(p, NULL, first, i);
}
