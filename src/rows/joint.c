/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building joint operations, and their adjoints. */
#include "config.h"

#include "rows/joint.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/op.h"
#include "graph/reshape.h"

static struct nb_expr *make(struct nb_builder b, const char *name, struct nb_expr *x,
                            struct nb_expr *y, struct nb_shape shape, int axis)
{
    struct nb_expr like = {.op = nb_op_find(name), .shape = shape, .axis = axis};
    assert(like.op && like.op->form == NB_JOINT);
    return nb_intern(b.pool, &like, (struct nb_expr *[]){x, y}, 2);
}

static struct nb_expr *product(struct nb_builder b, struct nb_expr *x, struct nb_expr *y)
{
    return nb_binary(b, NB_MUL, x, y);
}

static void no_product(struct nb_shape x, struct nb_shape y, struct nb_err *err)
{
    char a[64], b[64];
    nb_shape_text(x, a, sizeof a);
    nb_shape_text(y, b, sizeof b);
    nb_err_set(err, NB_ERR_SHAPE, _("shapes %s and %s have no matrix product"), a, b);
    if (x.rank == 0 || y.rank == 0)
        nb_err_hint(err, _("'*' multiplies by a number"));
    else
        nb_err_hint(err, _("%zu columns meet %zu rows"), nb_shape_columns(x), y.dim[0]);
}

/* A vector on the left is a row, on the right a column. */
struct nb_expr *nb_matmul(struct nb_builder b, struct nb_expr *x, struct nb_expr *y,
                          struct nb_err *err)
{
    struct nb_shape s = x->shape, t = y->shape;
    if (s.rank == 0 || t.rank == 0 || nb_shape_columns(s) != t.dim[0]) {
        no_product(s, t, err);
        return NULL;
    }
    size_t rows = nb_shape_rows(s), inner = t.dim[0], columns = t.rank == 2 ? t.dim[1] : 1;
    struct nb_shape whole = nb_matrix_shape(rows, columns), shape = whole;
    if (!nb_shape_check(whole, err))
        return NULL;
    x = nb_reshape(b, x, nb_matrix_shape(rows, inner));
    y = nb_reshape(b, y, nb_matrix_shape(inner, columns));
    if (s.rank == 1 || t.rank == 1)
        shape = s.rank == t.rank ? nb_scalar_shape : nb_vector_shape(s.rank == 1 ? columns : rows);
    return nb_reshape(b, make(b, "matmul", x, y, whole, -1), shape);
}

struct nb_expr *nb_pull_matmul(struct nb_builder b, struct nb_expr *e, size_t k, struct nb_expr *g)
{
    struct nb_err err = {0};
    struct nb_expr *other = nb_transpose(b, e->arg[1 - k]);
    return k == 0 ? nb_matmul(b, g, other, &err) : nb_matmul(b, other, g, &err);
}

static struct nb_expr *cat_two(struct nb_builder b, struct nb_expr *x, struct nb_expr *y, int axis)
{
    struct nb_shape shape = x->shape;
    shape.dim[axis] += y->shape.dim[axis];
    return make(b, "cat", x, y, shape, axis);
}

/* Neighbours in pairs, then pairs of pairs: no element is copied more often than
 * log2 of the number of parts. */
struct nb_expr *nb_cat(struct nb_builder b, struct nb_expr *const *parts, size_t count, int axis)
{
    assert(count > 0);
    struct nb_expr **left = nb_xcalloc(count, sizeof *left);
    memcpy(left, parts, count * sizeof *left);
    while (count > 1) {
        size_t made = 0;
        for (size_t i = 0; i < count; i += 2)
            left[made++] = i + 1 < count ? cat_two(b, left[i], left[i + 1], axis) : left[i];
        count = made;
    }
    struct nb_expr *e = left[0];
    free(left);
    return e;
}

struct nb_expr *nb_pull_cat(struct nb_builder b, struct nb_expr *e, size_t k, struct nb_expr *g)
{
    size_t first = e->arg[0]->shape.dim[e->axis];
    return nb_slice(b, g, e->axis, k == 0 ? 0 : first, 1, e->arg[k]->shape.dim[e->axis]);
}

struct nb_expr *nb_gather(struct nb_builder b, struct nb_expr *x, struct nb_expr *index)
{
    struct nb_expr *e = make(b, "gather", x, index, index->shape, -1);
    return x->boolean ? nb_binary(b, NB_NE, e, nb_const(b.pool, 0)) : e;
}

/* Of the index there is no derivative. */
struct nb_expr *nb_pull_gather(struct nb_builder b, struct nb_expr *e, size_t k, struct nb_expr *g)
{
    return k == 0 ? make(b, "place", g, e->arg[1], e->arg[0]->shape, -1) : nb_const(b.pool, 0);
}

struct nb_expr *nb_pull_place(struct nb_builder b, struct nb_expr *e, size_t k, struct nb_expr *g)
{
    return k == 0 ? nb_gather(b, g, e->arg[1]) : nb_const(b.pool, 0);
}

/* The axis that a row along a line has: a vector's is 0. */
static int axis_of(const struct nb_expr *e)
{
    return e->axis < 0 ? 0 : e->axis;
}

/* x moved on by one along the axis, the first places filled. */
static struct nb_expr *shifted(struct nb_builder b, struct nb_expr *x, int axis, double fill)
{
    struct nb_shape one = x->shape;
    size_t n = one.dim[axis];
    if (n == 0)
        return x;
    one.dim[axis] = 1;
    struct nb_expr *first = nb_expand(b, nb_const(b.pool, fill), one);
    return n == 1 ? first : cat_two(b, first, nb_slice(b, x, axis, 0, 1, n - 1), axis);
}

struct nb_expr *nb_recurrence(struct nb_builder b, struct nb_expr *a, struct nb_expr *x, int axis)
{
    return make(b, "recurrence", a, x, x->shape, axis);
}

/* q[i] = g[i] + a[i+1]*q[i+1]: the adjoint of h[i] in h[i+1] = a[i+1]*h[i] + ... */
static struct nb_expr *backwards(struct nb_builder b, struct nb_expr *a, struct nb_expr *g,
                                 int axis)
{
    struct nb_expr *factor = shifted(b, nb_flip(b, a, axis), axis, 0);
    return nb_flip(b, nb_recurrence(b, factor, nb_flip(b, g, axis), axis), axis);
}

struct nb_expr *nb_pull_recurrence(struct nb_builder b, struct nb_expr *e, size_t k,
                                   struct nb_expr *g)
{
    struct nb_expr *q = backwards(b, e->arg[0], g, e->axis);
    return k == 1 ? q : product(b, q, shifted(b, e, e->axis, 0));
}

struct nb_expr *nb_pull_cumsum(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    int axis = axis_of(e);
    return nb_flip(b, nb_along(b, e->op, nb_flip(b, g, axis), e->axis), axis);
}

/* y[i] = x[i]*y[i-1]: the adjoint of y[i], times what stands before x[i]. */
struct nb_expr *nb_pull_cumprod(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    int axis = axis_of(e);
    return product(b, backwards(b, e->arg[0], g, axis), shifted(b, e, axis, 1));
}

/* g x/|x|, and 0 where all is 0. */
struct nb_expr *nb_pull_norm(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    struct nb_expr *x = e->arg[0], *zero = nb_const(b.pool, 0);
    struct nb_expr *length = nb_spread(b, e, x->shape, e->axis);
    struct nb_expr *direction =
        nb_where(b, nb_binary(b, NB_EQ, length, zero), zero, nb_binary(b, NB_DIV, x, length));
    return product(b, nb_spread(b, g, x->shape, e->axis), direction);
}

/* Numbers of elements do not change when the elements do a little. */
struct nb_expr *nb_pull_nothing(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    (void)e;
    (void)g;
    return nb_const(b.pool, 0);
}

/* The product of what stands before an element, times that of what stands behind. */
static struct nb_expr *products_of_others(struct nb_builder b, struct nb_expr *x, int axis)
{
    const struct nb_op *op = nb_op_find("cumprod");
    struct nb_expr *before = shifted(b, nb_along(b, op, x, axis), axis, 1);
    struct nb_expr *from_end = nb_along(b, op, nb_flip(b, x, axis), axis);
    return product(b, before, nb_flip(b, shifted(b, from_end, axis, 1), axis));
}

struct nb_expr *nb_pull_prod(struct nb_builder b, struct nb_expr *e, struct nb_expr *g)
{
    struct nb_expr *x = e->arg[0];
    if (e->axis >= 0)
        return product(b, nb_spread(b, g, x->shape, e->axis), products_of_others(b, x, e->axis));
    struct nb_expr *others = products_of_others(b, nb_flatten(b, x), 0);
    return product(b, g, nb_reshape(b, others, x->shape));
}
