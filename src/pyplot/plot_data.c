/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tensors become curves: points, or the functions that they were computed from. */
#include "config.h"

#include "pyplot/plotting.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "charts/label.h"
#include "eval/eval.h"
#include "figure/style.h"
#include "graph/build.h"
#include "graph/order.h"
#include "graph/subst.h"
#include "rows/range.h"
#include "value/convert.h"
#include "value/interp.h"

enum { MOST_COLUMNS = 1000 };

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

/* Numbers of points in columns: y has as many rows as x, whose columns are those of y or one
 * for all. */
struct columns {
    double *x, *y; /* row by row; x NULL: 0, 1, 2, ... */
    size_t rows, count, x_count;
};

static size_t rows_of(const struct nb_expr *e)
{
    return e->shape.rank == 2 ? e->shape.dim[0] : nb_shape_count(e->shape);
}

static size_t columns_of(const struct nb_expr *e)
{
    return e->shape.rank == 2 ? e->shape.dim[1] : 1;
}

static bool fits(struct nb_plotting *p, const struct nb_expr *x, const struct nb_expr *y,
                 size_t item)
{
    if (!x || (rows_of(x) == rows_of(y) && (columns_of(x) == 1 || columns_of(x) == columns_of(y))))
        return true;
    if (x->shape.rank < 2 && y->shape.rank < 2)
        nb_fail(p->a, NB_ERR_SHAPE, _("x has %zu elements and y has %zu"), nb_shape_count(x->shape),
                nb_shape_count(y->shape));
    else
        nb_fail(p->a, NB_ERR_SHAPE, _("x has %zu rows and y has %zu"), rows_of(x), rows_of(y));
    nb_err_at(p->a->err, p->a->rest_span[item]);
    return false;
}

/* What the legend calls the k-th column; false sets err. */
static bool label_of(struct nb_plotting *p, size_t k, size_t count, const char **label)
{
    const bool list = p->labels.type == NB_LIST || p->labels.type == NB_TUPLE;
    *label = p->label;
    if (!list)
        return true;
    if (p->labels.list->count == count)
        return nb_label_of(p->a, p->labels.list->items[k], label);
    return nb_err_set(p->a->err, NB_ERR_VALUE, _("%zu labels for %zu columns"),
                      p->labels.list->count, count);
}

static bool add_column(struct nb_plotting *p, const struct columns *c, size_t k, size_t item)
{
    const char *label;
    const int order = p->item_style.order > 0 ? p->item_style.order : 0;
    if (!label_of(p, k, c->count, &label))
        return false;
    const int hue = k == 0 || p->item_style.hue >= 0 ? nb_plotting_hue(p, item) : p->axes->hues++;
    double *xs = nb_xcalloc(c->rows + 1, sizeof *xs), *ys = nb_xcalloc(c->rows + 1, sizeof *ys);
    for (size_t i = 0; i < c->rows; i++) {
        xs[i] = c->x ? c->x[i * c->x_count + (c->x_count > 1 ? k : 0)] : (double)i;
        ys[i] = c->y[i * c->count + k];
    }
    struct nb_stroke look = nb_plotting_look(p, hue, order);
    look.bare = nb_interp_in_python(p->a->in); /* points are marked where somebody asks for it */
    nb_axes_add_data(p->axes, xs, ys, c->rows, label ? label : "", look);
    return true;
}

/* A curve for each column of y. */
static bool add_points(struct nb_plotting *p, struct nb_expr *x, struct nb_expr *y, size_t item)
{
    if (!fits(p, x, y, item))
        return false;
    struct columns c = {.rows = rows_of(y), .count = columns_of(y), .x_count = 1};
    bool ok = c.count <= MOST_COLUMNS ||
              nb_err_set(p->a->err, NB_ERR_SIZE, _("plot draws at most %d columns of a matrix"),
                         MOST_COLUMNS);
    c.y = ok ? nb_eval(y, p->a->err) : NULL;
    c.x = c.y && x ? nb_eval(x, p->a->err) : NULL;
    c.x_count = x ? columns_of(x) : 1;
    ok = c.y && (c.x || !x);
    for (size_t k = 0; k < c.count && ok; k++)
        ok = add_column(p, &c, k, item);
    free(c.x);
    free(c.y);
    return ok;
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
    /* matplotlib knows nothing of where numbers come from. */
    if (range && range != first && !points && !nb_interp_in_python(p->a->in))
        return add_remembered(p, first, range, i);
    return add_points(p, NULL, first, i);
}
