/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making nodes: broadcasting, shape checks, constant folding. */
#include "config.h"

#include "graph/build.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/exact.h"
#include "graph/tidy.h"

/* The shape with the dimension that has `back` others after it, or 1. */
static size_t dim_from_end(struct nb_shape s, int back)
{
    return back < s.rank ? s.dim[s.rank - 1 - back] : 1;
}

bool nb_broadcast(struct nb_shape a, struct nb_shape b, struct nb_shape *out)
{
    int rank = a.rank > b.rank ? a.rank : b.rank;
    struct nb_shape s = {.rank = rank};
    for (int back = 0; back < rank; back++) {
        size_t da = dim_from_end(a, back), db = dim_from_end(b, back);
        if (da != db && da != 1 && db != 1)
            return false;
        s.dim[rank - 1 - back] = da == 1 ? db : da;
    }
    *out = s;
    return true;
}

static bool broadcast_all(struct nb_expr *const *args, size_t n, struct nb_shape *shape,
                          struct nb_err *err)
{
    *shape = args[0]->shape;
    for (size_t i = 1; i < n; i++) {
        if (nb_broadcast(*shape, args[i]->shape, shape))
            continue;
        char a[64], b[64];
        nb_shape_text(*shape, a, sizeof a);
        nb_shape_text(args[i]->shape, b, sizeof b);
        return nb_err_set(err, NB_ERR_SHAPE, _("shapes %s and %s do not broadcast"), a, b);
    }
    return nb_shape_check(*shape, err);
}

/* The larger of truths is one, too. */
static bool gives_truth(const struct nb_op *op, struct nb_expr *const *args)
{
    const bool extremum = op == &nb_basic_ops[NB_MAXIMUM] || op == &nb_basic_ops[NB_MINIMUM];
    return op->boolean || (extremum && args[0]->boolean && args[1]->boolean);
}

/* The call of numbers: a number. */
static struct nb_expr *fold(struct nb_builder b, const struct nb_op *op, bool slope,
                            struct nb_expr *const *args, struct nb_err *err)
{
    nb_kernel *kernel = slope ? op->slope : op->value;
    assert(kernel || b.pool->hook);
    if (!kernel)
        return b.pool->hook->fold(b.pool, b.tidy, op, args, err);
    const double *in[NB_MAX_ARGS];
    for (size_t i = 0; i < nb_op_max_args(op); i++)
        in[i] = &args[i]->num;
    double y;
    kernel(1, &y, in);
    return gives_truth(op, args) ? nb_bool(b.pool, y != 0) : nb_const(b.pool, y);
}

static bool all_const(struct nb_expr *const *args, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!nb_is_const(args[i]))
            return false;
    return true;
}

static struct nb_expr *call(struct nb_builder b, const struct nb_op *op, bool slope,
                            struct nb_expr *const *args, struct nb_err *err)
{
    size_t n = nb_op_max_args(op);
    if (all_const(args, n) && (!b.pool->exact || (!slope && nb_is_exact_at(op, args))))
        return fold(b, op, slope, args, err);
    struct nb_expr like = {.op = op, .slope = slope, .boolean = gives_truth(op, args)};
    if (!broadcast_all(args, n, &like.shape, err))
        return NULL;
    struct nb_expr *tidied = b.tidy && !slope ? nb_tidy(b, op, args) : NULL;
    if (tidied)
        return tidied;
    struct nb_expr *full[NB_MAX_ARGS];
    for (size_t i = 0; i < n; i++)
        full[i] = args[i]->shape.rank == 0 ? args[i] : nb_expand(b, args[i], like.shape);
    return nb_intern(b.pool, &like, full, n);
}

struct nb_expr *nb_call(struct nb_builder b, const struct nb_op *op, struct nb_expr *const *args,
                        struct nb_err *err)
{
    assert(op->form == NB_ELEMENT);
    return call(b, op, false, args, err);
}

struct nb_expr *nb_call_slope(struct nb_builder b, const struct nb_op *op,
                              struct nb_expr *const *args, struct nb_err *err)
{
    assert(op->slope);
    return call(b, op, true, args, err);
}

/* A call whose shapes the caller knows to fit. */
static struct nb_expr *sure_call(struct nb_builder b, enum nb_basic op, struct nb_expr *const *args)
{
    struct nb_err err = {0};
    struct nb_expr *e = nb_call(b, &nb_basic_ops[op], args, &err);
    assert(e);
    return e;
}

struct nb_expr *nb_unary(struct nb_builder b, enum nb_basic op, struct nb_expr *x)
{
    return sure_call(b, op, (struct nb_expr *[]){x});
}

struct nb_expr *nb_binary(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                          struct nb_expr *y)
{
    return sure_call(b, op, (struct nb_expr *[]){x, y});
}

struct nb_expr *nb_where(struct nb_builder b, struct nb_expr *c, struct nb_expr *x,
                         struct nb_expr *y)
{
    return sure_call(b, NB_WHERE, (struct nb_expr *[]){c, x, y});
}

static struct nb_shape reduced_shape(struct nb_shape s, int axis)
{
    if (axis < 0 || s.rank <= 1)
        return nb_scalar_shape;
    return nb_vector_shape(axis == 0 ? s.dim[1] : s.dim[0]);
}

struct nb_expr *nb_reduce(struct nb_builder b, const struct nb_op *op, struct nb_expr *x, int axis)
{
    assert(op->form == NB_REDUCE);
    bool counts = op == &nb_sum_op && x->boolean;
    if (x->shape.rank == 0) /* one that is True is 1 */
        return counts ? nb_binary(b, NB_MUL, nb_const(b.pool, 1), x) : x;
    struct nb_expr like = {.op = op, .axis = x->shape.rank == 1 ? -1 : axis};
    like.boolean = x->boolean && (op == &nb_max_op || op == &nb_min_op);
    like.shape = reduced_shape(x->shape, axis);
    return nb_intern(b.pool, &like, &x, 1);
}

struct nb_expr *nb_along(struct nb_builder b, const struct nb_op *op, struct nb_expr *x, int axis)
{
    assert(op->form == NB_ALONG);
    struct nb_expr like = {.op = op, .axis = x->shape.rank == 2 ? axis : -1, .shape = x->shape};
    if (op->line_to_one)
        like.shape = reduced_shape(x->shape, like.axis);
    return nb_intern(b.pool, &like, &x, 1);
}

struct nb_expr *nb_spread(struct nb_builder b, struct nb_expr *x, struct nb_shape shape, int axis)
{
    struct nb_view v = {.step = {axis == 1, axis == 0}};
    return x->shape.rank == 0 ? nb_expand(b, x, shape) : nb_view_of(b, x, shape, v);
}

static bool is_whole(struct nb_view v, struct nb_shape from, struct nb_shape to)
{
    bool columns_ok = nb_shape_columns(to) <= 1 || v.step[1] == 1;
    bool rows_ok = nb_shape_rows(to) <= 1 || v.step[0] == (ptrdiff_t)nb_shape_columns(to);
    return nb_shape_equal(from, to) && v.offset == 0 && columns_ok && rows_ok;
}

/* Whether the elements of the view lie on one line of constant step, so that a
 * view of it is a view of its argument. */
static bool is_line(struct nb_view v, struct nb_shape shape, ptrdiff_t *step)
{
    *step = nb_shape_columns(shape) > 1 ? v.step[1] : v.step[0];
    return nb_shape_rows(shape) <= 1 || nb_shape_columns(shape) <= 1 ||
           v.step[0] == v.step[1] * (ptrdiff_t)nb_shape_columns(shape);
}

struct nb_expr *nb_view_of(struct nb_builder b, struct nb_expr *x, struct nb_shape shape,
                           struct nb_view view)
{
    if (is_whole(view, x->shape, shape))
        return x;
    ptrdiff_t step;
    if (x->op->form == NB_VIEW && is_line(x->view, x->shape, &step)) {
        view.offset = x->view.offset + step * view.offset;
        view.step[0] *= step;
        view.step[1] *= step;
        return nb_view_of(b, x->arg[0], shape, view);
    }
    struct nb_expr like = {.op = &nb_view_op, .boolean = x->boolean, .shape = shape, .view = view};
    return nb_intern(b.pool, &like, &x, 1);
}

bool nb_view_within(const struct nb_expr *e, const struct nb_expr *whole, struct nb_view *view)
{
    *view = e->view;
    if (e == whole)
        *view = (struct nb_view){.step = {(ptrdiff_t)nb_shape_columns(e->shape), 1}};
    if (e == whole || (e->op->form == NB_VIEW && e->arg[0] == whole))
        return true;
    /* Views of one line are views of what it is a view of. */
    ptrdiff_t step;
    if (e->op->form != NB_VIEW || whole->op->form != NB_VIEW || e->arg[0] != whole->arg[0] ||
        !is_line(whole->view, whole->shape, &step) || step == 0)
        return false;
    view->offset = (e->view.offset - whole->view.offset) / step;
    view->step[0] /= step;
    view->step[1] /= step;
    return true;
}

struct nb_expr *nb_scatter(struct nb_builder b, struct nb_expr *g, struct nb_shape shape,
                           struct nb_view view)
{
    if (is_whole(view, shape, g->shape))
        return g;
    struct nb_expr like = {.op = &nb_scatter_op, .shape = shape, .view = view};
    return nb_intern(b.pool, &like, &g, 1);
}

struct nb_expr *nb_expand(struct nb_builder b, struct nb_expr *x, struct nb_shape shape)
{
    struct nb_shape s = x->shape;
    struct nb_view v = {0};
    if (dim_from_end(s, 0) > 1)
        v.step[1] = 1;
    if (dim_from_end(s, 1) > 1)
        v.step[0] = (ptrdiff_t)dim_from_end(s, 0);
    /* A dimension of 0 elements has none to repeat: any step serves. */
    return nb_view_of(b, x, shape, v);
}
