/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes and orders of elements, as views. */
#include "config.h"

#include "graph/reshape.h"

#include <assert.h>

struct nb_expr *nb_reshape(struct nb_builder b, struct nb_expr *x, struct nb_shape shape)
{
    assert(nb_shape_count(shape) == nb_shape_count(x->shape));
    struct nb_view v = {.step = {(ptrdiff_t)nb_shape_columns(shape), 1}};
    if (shape.rank < 2)
        v.step[0] = 0;
    return x->shape.rank == 0 ? nb_expand(b, x, shape) : nb_view_of(b, x, shape, v);
}

struct nb_expr *nb_flatten(struct nb_builder b, struct nb_expr *x)
{
    return nb_reshape(b, x, nb_vector_shape(nb_shape_count(x->shape)));
}

struct nb_expr *nb_transpose(struct nb_builder b, struct nb_expr *x)
{
    if (x->shape.rank < 2)
        return x;
    struct nb_view v = {.step = {1, (ptrdiff_t)x->shape.dim[1]}};
    return nb_view_of(b, x, nb_matrix_shape(x->shape.dim[1], x->shape.dim[0]), v);
}

/* Sums a broadcast's adjoint over the dimensions that it repeated. */
static struct nb_expr *unrepeat(struct nb_builder b, struct nb_expr *g, struct nb_view *v)
{
    struct nb_shape s = g->shape;
    for (int axis = 0; axis < NB_MAX_RANK && g->shape.rank == 2; axis++) {
        if (v->step[axis] != 0 || s.dim[axis] <= 1)
            continue;
        g = nb_reduce(b, &nb_sum_op, g, axis);
        *v = (struct nb_view){v->offset, {0, v->step[1 - axis]}};
    }
    return g;
}

struct nb_expr *nb_unview(struct nb_builder b, const struct nb_expr *e, struct nb_expr *g)
{
    struct nb_view v = e->view;
    g = unrepeat(b, g, &v);
    if (v.step[1] == 0 && nb_shape_columns(g->shape) > 1)
        g = nb_reduce(b, &nb_sum_op, g, -1);
    return nb_scatter(b, g, e->arg[0]->shape, v);
}

struct nb_expr *nb_slice(struct nb_builder b, struct nb_expr *x, int axis, size_t start,
                         ptrdiff_t step, size_t count)
{
    struct nb_shape shape = x->shape;
    bool matrix = shape.rank == 2, by_row = matrix && axis == 0;
    ptrdiff_t columns = (ptrdiff_t)nb_shape_columns(shape);
    struct nb_view v = {.step = {matrix ? columns : 0, 1}};
    v.offset = count > 0 ? (ptrdiff_t)start * (by_row ? columns : 1) : 0;
    v.step[by_row ? 0 : 1] *= step;
    shape.dim[axis] = count;
    return nb_view_of(b, x, shape, v);
}

struct nb_expr *nb_flip(struct nb_builder b, struct nb_expr *x, int axis)
{
    if (x->shape.rank == 0)
        return x;
    size_t n = x->shape.dim[axis];
    return n > 1 ? nb_slice(b, x, axis, n - 1, -1, n) : x;
}
