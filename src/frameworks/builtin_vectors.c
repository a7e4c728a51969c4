/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions of vectors that are made of others. */
#include "config.h"

#include <assert.h>

#include "base/i18n.h"
#include "frameworks/frameworks.h"
#include "graph/reshape.h"
#include "rows/joint.h"
#include "value/convert.h"

/* softmax(x) beside a 0 that is left out of the result. */
static struct nb_value quiet_softmax(struct nb_args *a)
{
    struct nb_builder b = nb_frameworks_builder(a);
    struct nb_expr *x = NULL;
    int axis;
    if (!nb_arg_along(a, 1, &x, &axis))
        return NB_FAILED;
    struct nb_shape one = x->shape;
    one.dim[axis] = 1;
    struct nb_expr *parts[] = {x, nb_expand(b, nb_const(b.pool, 0), one)};
    struct nb_expr *y = nb_along(b, nb_op_find("softmax"), nb_cat(b, parts, 2, axis), axis);
    return nb_tensor_of(nb_slice(b, y, axis, 0, 1, x->shape.dim[axis]));
}

/* The mean along the axis, repeated. */
static struct nb_expr *means(struct nb_builder b, struct nb_expr *x, int axis)
{
    const int along = x->shape.rank == 2 ? axis : -1;
    struct nb_expr *sum = nb_spread(b, nb_reduce(b, &nb_sum_op, x, along), x->shape, along);
    return nb_binary(b, NB_DIV, sum, nb_const(b.pool, (double)x->shape.dim[axis]));
}

/* sqrt(mean(x^2) + epsilon). */
static struct nb_expr *root_of_mean_square(struct nb_builder b, struct nb_expr *x, int axis,
                                           double epsilon)
{
    struct nb_err err = {0};
    struct nb_expr *mean = means(b, nb_binary(b, NB_MUL, x, x), axis);
    struct nb_expr *sum = nb_binary(b, NB_ADD, mean, nb_const(b.pool, epsilon));
    struct nb_expr *root = nb_call(b, nb_op_find("sqrt"), &sum, &err);
    assert(root);
    return root;
}

static struct nb_value standardize(struct nb_args *a)
{
    struct nb_builder b = nb_frameworks_builder(a);
    struct nb_expr *x = NULL;
    double epsilon = 1e-5;
    int axis;
    if (!nb_arg_along(a, 1, &x, &axis) || !nb_arg_number(a, 2, &epsilon))
        return NB_FAILED;
    struct nb_expr *off = nb_binary(b, NB_SUB, x, means(b, x, axis));
    return nb_tensor_of(nb_binary(b, NB_DIV, off, root_of_mean_square(b, off, axis, epsilon)));
}

/* The sum of weight[i]*p/sqrt(mean(p^2) + eps) over the powers p = x^n, ..., x^2, x, plus
 * bias: the highest power has the first weight, as in the class of the paper's README
 * (BryceZhuo/PolyCom). */
static struct nb_value polynorm(struct nb_args *a)
{
    static const double thirds[] = {1 / 3.0, 1 / 3.0, 1 / 3.0};
    struct nb_builder b = nb_frameworks_builder(a);
    struct nb_expr *x = NULL, *weight = NULL, *y = nb_const(b.pool, 0);
    double eps = 1e-6;
    int axis;
    if (!nb_arg_along(a, 4, &x, &axis) || !nb_coefficients(a, 1, thirds, 3, &weight) ||
        (nb_given(a, 2) && !nb_arg_tensor(a, 2, &y)) || !nb_arg_number(a, 3, &eps))
        return NB_FAILED;
    if (y->shape.rank > 0)
        return nb_fail(a, NB_ERR_SHAPE, _("the bias of polynorm is a number"));
    struct nb_expr *power = NULL;
    for (size_t i = weight->shape.dim[0]; i-- > 0;) {
        power = power ? nb_binary(b, NB_MUL, power, x) : x;
        struct nb_expr *root = root_of_mean_square(b, power, axis, eps);
        struct nb_expr *part = nb_binary(b, NB_DIV, power, root);
        y = nb_binary(b, NB_ADD, y, nb_binary(b, NB_MUL, nb_coefficient(a, weight, i), part));
    }
    return nb_tensor_of(y);
}

static const struct nb_builtin rows[] = {
    {.name = "quiet_softmax",
     .aliases = "softmax_one softmax1",
     .params = "input, dim=",
     .run = quiet_softmax,
     .doc = N_("exp(x_i)/(1 + sum_j exp(x_j)), softmax that may choose nothing.")},
    {.name = "standardize",
     .params = "input, dim=, epsilon=",
     .run = standardize,
     .doc = N_("(x - mean)/sqrt(variance + epsilon) along dim, as jax.nn has it.")},
    {.name = "polynorm",
     .params = "input, weight=, bias=, eps=, dim=",
     .run = polynorm,
     .doc = N_("Weighted powers of x, each normalized, x^3 first (arXiv:2411.03884).")},
};

const struct nb_builtins nb_vectors_builtins = NB_BUILTINS(rows, N_("Vectors"));
