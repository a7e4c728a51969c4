/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matrices of derivatives: one row for each element of what is differentiated. */
#include "config.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/order.h"
#include "graph/reshape.h"
#include "graph/subst.h"
#include "lang/call.h"
#include "rows/joint.h"
#include "value/convert.h"
#include "value/interp.h"

static struct nb_expr *gradient(struct nb_args *a, struct nb_expr *y, struct nb_expr *x)
{
    return nb_grad(a->in->pool, y, x, nb_settings_side(&a->in->settings), a->err);
}

/* Whether element i of y is made of element i of x alone. */
static bool is_by_elements(struct nb_expr *y, struct nb_expr *x)
{
    size_t count;
    struct nb_expr **order = nb_order(&y, 1, &count);
    bool *depends = nb_xcalloc(count, sizeof *depends), ok = nb_shape_equal(y->shape, x->shape);
    for (size_t i = 0; i < count && ok; i++) {
        const struct nb_expr *e = order[i];
        for (size_t k = 0; k < e->nargs; k++)
            depends[i] |= depends[nb_order_find(order, count, e->arg[k])];
        ok = !depends[i] || (e->op->form == NB_ELEMENT && nb_shape_equal(e->shape, x->shape));
        depends[i] |= e == x;
    }
    free(order);
    free(depends);
    return ok;
}

/* The vector on the diagonal of a matrix, and zeros. */
static struct nb_expr *diagonal(struct nb_builder b, struct nb_expr *v)
{
    const size_t n = nb_shape_count(v->shape);
    return nb_scatter(b, v, nb_matrix_shape(n, n), (struct nb_view){.step = {0, (ptrdiff_t)n + 1}});
}

/* What needs no sweep for each row: a function of elements has its slopes on the diagonal;
 * and one along the line, such as softmax, takes all unit vectors as the lines of one
 * matrix. NULL: y is neither, or err is set. */
static struct nb_expr *structured(struct nb_args *a, struct nb_expr *y, struct nb_expr *x)
{
    struct nb_builder b = {a->in->pool, true};
    const bool along = y->op->form == NB_ALONG && y->op->pull && !y->op->line_to_one;
    struct nb_expr *z = along ? y->arg[0] : y;
    if (x->shape.rank != 1 || y->shape.rank != 1 || !is_by_elements(z, x))
        return NULL;
    struct nb_expr *slope = gradient(a, z, x);
    if (!slope || !along)
        return slope ? diagonal(b, slope) : NULL;
    const size_t n = nb_shape_count(x->shape);
    struct nb_shape shape = nb_matrix_shape(n, n);
    struct nb_expr *lines = nb_along(b, y->op, nb_expand(b, z, shape), 1);
    struct nb_expr *units = diagonal(b, nb_expand(b, nb_const(b.pool, 1), y->shape));
    return nb_binary(b, NB_MUL, y->op->pull(b, lines, units), nb_expand(b, slope, shape));
}

/* dy[i]/dx[j] in row i and column j, each dimension dropped where y or x is one
 * number. */
static struct nb_expr *matrix(struct nb_args *a, struct nb_expr *y, struct nb_expr *x)
{
    struct nb_builder b = {a->in->pool, true};
    size_t rows = nb_shape_count(y->shape), columns = nb_shape_count(x->shape);
    struct nb_shape shape = {.rank = y->shape.rank + x->shape.rank};
    if (y->shape.rank == 0)
        return gradient(a, y, x);
    if (shape.rank > NB_MAX_RANK) {
        nb_fail(a, NB_ERR_SHAPE, _("this %s would have %d dimensions, and tensors have two"),
                a->builtin->name, shape.rank);
        nb_err_hint(a->err, _("flatten() makes a vector of a matrix"));
        return NULL;
    }
    shape = x->shape.rank == 0 ? nb_vector_shape(rows) : nb_matrix_shape(rows, columns);
    if (!nb_shape_check(shape, a->err))
        return NULL;
    if (rows == 0)
        return nb_expand(b, nb_const(b.pool, 0), shape);
    struct nb_expr *e = structured(a, y, x);
    if (e || a->err->kind != NB_OK)
        return e;
    struct nb_expr **row = nb_xcalloc(rows, sizeof(struct nb_expr *));
    for (size_t i = 0; i < rows && nb_interrupt_check(a->err); i++) {
        struct nb_view at = {.offset = (ptrdiff_t)i};
        struct nb_expr *g = gradient(a, nb_view_of(b, y, nb_scalar_shape, at), x);
        row[i] = g ? nb_reshape(b, g, nb_matrix_shape(1, columns)) : NULL;
    }
    if (a->err->kind == NB_OK)
        e = nb_reshape(b, nb_cat(b, row, rows, 0), shape);
    free(row);
    return e;
}

/* Of a scalar function: how its gradient changes. */
static struct nb_expr *second(struct nb_args *a, struct nb_expr *y, struct nb_expr *x)
{
    if (nb_shape_count(y->shape) != 1) {
        nb_fail(a, NB_ERR_SHAPE, _("hessian is of one number, not of %zu"),
                nb_shape_count(y->shape));
        nb_err_at(a->err, a->arg_span[0]);
        return NULL;
    }
    struct nb_expr *g = gradient(a, y, x);
    return g ? matrix(a, g, x) : NULL;
}

typedef struct nb_expr *derivative(struct nb_args *a, struct nb_expr *y, struct nb_expr *x);

/* Of a function at x: at a variable, and x put in for it. */
static struct nb_value at_point(struct nb_args *a, struct nb_function *f, derivative *d)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 1, &x))
        return NB_FAILED;
    bool tensor = a->arg[1].type != NB_NUMBER;
    struct nb_expr *var = nb_var(a->in->pool, "x", x->shape);
    struct nb_expr *y = nb_function_at(a->in, f, var, tensor, a->arg_span[0], a->err);
    struct nb_expr *e = y ? d(a, y, var) : NULL;
    if (e)
        e = nb_subst((struct nb_builder){a->in->pool, true}, e, &var, &x, 1, a->err);
    if (!e)
        return NB_FAILED;
    struct nb_value v = tensor || e->shape.rank > 0 ? nb_tensor_of(e) : nb_number_of(e);
    v.look = v.type == NB_TENSOR && tensor ? a->arg[1].look & NB_LOOK_ARRAY : 0;
    return v;
}

/* Of a tensor by one that it was computed from. */
static struct nb_value by_tensor(struct nb_args *a, derivative *d)
{
    struct nb_expr *y = NULL;
    struct nb_value x = a->arg[1];
    if (!nb_arg_tensor(a, 0, &y))
        return NB_FAILED;
    if (!nb_is_numeric(x) || nb_is_plain(x) || !nb_depends(y, x.node)) {
        nb_fail(a, NB_ERR_VALUE, _("the first argument was not computed from the second"));
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    struct nb_expr *e = d(a, y, x.node);
    return e ? nb_tensor_of(e) : NB_FAILED;
}

static struct nb_value differentiate(struct nb_args *a, derivative *d)
{
    return a->arg[0].type == NB_FUNCTION ? at_point(a, a->arg[0].function, d) : by_tensor(a, d);
}

static struct nb_value jacobian(struct nb_args *a)
{
    return differentiate(a, matrix);
}

static struct nb_value hessian(struct nb_args *a)
{
    return differentiate(a, second);
}

static const struct nb_builtin rows[] = {
    {.name = "jacobian",
     .params = "y, x",
     .run = jacobian,
     .doc = N_("Derivatives of each element of y (or f(x)) by each of x.")},
    {.name = "hessian",
     .params = "y, x",
     .run = hessian,
     .doc = N_("Second derivatives of a number y (or f(x)) by the elements of x.")},
};

const struct nb_builtins nb_jacobian_builtins = NB_BUILTINS(rows, NULL);
