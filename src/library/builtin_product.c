/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builtins of linear algebra: products of vectors and matrices. */
#include "config.h"

#include "base/i18n.h"
#include "graph/build.h"
#include "graph/reshape.h"
#include "rows/joint.h"
#include "value/convert.h"
#include "value/interp.h"

static struct nb_builder builder(const struct nb_args *a)
{
    return (struct nb_builder){a->in->pool, false};
}

static struct nb_value tensor(struct nb_expr *e)
{
    return e ? nb_tensor_of(e) : NB_FAILED;
}

static bool two_tensors(struct nb_args *a, struct nb_expr **x, struct nb_expr **y)
{
    return nb_arg_tensor(a, 0, x) && nb_arg_tensor(a, 1, y);
}

static struct nb_expr *product(struct nb_args *a, struct nb_expr *x, struct nb_expr *y)
{
    return nb_call(builder(a), &nb_basic_ops[NB_MUL], (struct nb_expr *[]){x, y}, a->err);
}

static struct nb_value matmul(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL;
    return two_tensors(a, &x, &y) ? tensor(nb_matmul(builder(a), x, y, a->err)) : NB_FAILED;
}

static bool is_vector(struct nb_args *a, size_t k, const struct nb_expr *x)
{
    if (x->shape.rank == 1)
        return true;
    nb_err_set(a->err, NB_ERR_SHAPE, _("%s needs vectors, not a tensor of rank %d"),
               a->builtin->name, x->shape.rank);
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

static struct nb_value dot(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL;
    if (!two_tensors(a, &x, &y) || !is_vector(a, 0, x) || !is_vector(a, 1, y))
        return NB_FAILED;
    if (x->shape.dim[0] != y->shape.dim[0])
        return nb_fail(a, NB_ERR_SHAPE, _("dot of %zu and %zu elements"), x->shape.dim[0],
                       y->shape.dim[0]);
    return tensor(nb_matmul(builder(a), x, y, a->err));
}

static struct nb_value outer(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL;
    if (!two_tensors(a, &x, &y) || !is_vector(a, 0, x) || !is_vector(a, 1, y))
        return NB_FAILED;
    struct nb_expr *column = nb_reshape(builder(a), x, nb_matrix_shape(x->shape.dim[0], 1));
    return tensor(product(a, column, y));
}

/* np.dot multiplies matrices, too, and by numbers. */
static struct nb_value numpy_dot(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL;
    if (!two_tensors(a, &x, &y))
        return NB_FAILED;
    bool number = x->shape.rank == 0 || y->shape.rank == 0;
    return tensor(number ? product(a, x, y) : nb_matmul(builder(a), x, y, a->err));
}

/* The sum of the diagonal. */
static struct nb_value trace(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (x->shape.rank < 2)
        return nb_fail(a, NB_ERR_SHAPE, _("trace needs a matrix"));
    size_t rows = x->shape.dim[0], columns = x->shape.dim[1];
    struct nb_view v = {.step = {0, (ptrdiff_t)columns + 1}};
    struct nb_shape line = nb_vector_shape(rows < columns ? rows : columns);
    struct nb_expr *diagonal = nb_view_of(builder(a), x, line, v);
    return tensor(nb_reduce(builder(a), &nb_sum_op, diagonal, -1));
}

static const struct nb_builtin rows[] = {
    {.name = "matmul",
     .aliases = "mm mv",
     .params = "input, other",
     .run = matmul,
     .doc = N_("Matrix product, also written x @ y.")},
    {.name = "dot",
     .aliases = "inner vdot",
     .params = "input, other",
     .run = dot,
     .doc = N_("Sum of the products of two vectors.")},
    {.name = "outer",
     .params = "input, vec2",
     .run = outer,
     .doc = N_("All products of two vectors' elements.")},
    {.name = "np.dot",
     .aliases = "Array.dot",
     .params = "a, b",
     .run = numpy_dot,
     .doc = N_("Product of vectors and matrices, or by a number.")},
    {.name = "torch.trace",
     .aliases = "Tensor.trace np.trace Array.trace",
     .params = "input",
     .run = trace,
     .doc = N_("Sum of the diagonal.")},
};

const struct nb_builtins nb_product_builtins = NB_BUILTINS(rows, NULL);
