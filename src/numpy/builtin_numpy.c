/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What NumPy's arrays have and tensors have otherwise: shapes, and arrays put together. */
#include "config.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "graph/build.h"
#include "graph/reshape.h"
#include "lang/call.h"
#include "value/convert.h"
#include "value/interp.h"
#include "value/param.h"

static struct nb_builder builder(const struct nb_args *a)
{
    return (struct nb_builder){a->in->pool, false};
}

static struct nb_value tensor(struct nb_expr *e)
{
    return e ? nb_tensor_of(e) : NB_FAILED;
}

/* Another builtin of these arguments. */
static struct nb_value call(struct nb_args *a, const char *name, const struct nb_value *v,
                            size_t count)
{
    struct nb_actual actuals[3];
    for (size_t i = 0; i < count; i++)
        actuals[i] = (struct nb_actual){.value = v[i].type == NB_ABSENT ? nb_none() : v[i],
                                        .span = i == 0 ? a->arg_span[0] : a->span};
    struct nb_value f = nb_interp_builtin(a->in, name);
    return nb_interp_call(a->in, f.function, actuals, count, NULL, a->span, a->err);
}

static struct nb_value shape(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, (size_t)x->shape.rank);
    for (size_t i = 0; i < v.list->count; i++)
        v.list->items[i] = nb_whole((double)x->shape.dim[i]);
    return v;
}

static struct nb_value ndim(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? nb_whole(x->shape.rank) : NB_FAILED;
}

/* transpose(a, axes): by default all axes the other way round. */
static struct nb_value transpose(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    double first = 1;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (nb_given(a, 1)) {
        struct nb_value axes = a->arg[1];
        bool pair = axes.type == NB_TUPLE && axes.list->count == (size_t)x->shape.rank;
        if (!pair || !nb_value_number(axes.list->items[0], &first, a->err)) {
            nb_fail(a, NB_ERR_VALUE, _("axes are a tuple of all %d axes"), x->shape.rank);
            nb_err_at(a->err, a->arg_span[1]);
            return NB_FAILED;
        }
    }
    bool turned = x->shape.rank == 2 && (first == 1 || first == -1);
    return tensor(turned ? nb_transpose(builder(a), x) : x);
}

/* flip(m, axis): one axis, or all. */
static struct nb_value flip(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    double given;
    int only = -1;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (nb_given(a, 1) &&
        (!nb_arg_number(a, 1, &given) || !nb_axis_of(given, x->shape, &only, a->err))) {
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    for (int axis = 0; axis < x->shape.rank; axis++)
        if (only < 0 || axis == only)
            x = nb_flip(builder(a), x, axis);
    return tensor(x);
}

/* An array of at least `rank` dimensions: new ones come first. */
static struct nb_expr *at_least(struct nb_args *a, struct nb_expr *x, int rank)
{
    if (x->shape.rank >= rank)
        return x;
    size_t n = nb_shape_count(x->shape);
    return nb_reshape(builder(a), x, rank == 1 ? nb_vector_shape(n) : nb_matrix_shape(1, n));
}

/* The arrays of a list, each of at least this rank. */
static struct nb_value parts(struct nb_args *a, int rank, int *highest)
{
    struct nb_value v = a->arg[0];
    *highest = 0;
    if (v.type != NB_LIST && v.type != NB_TUPLE) {
        nb_fail(a, NB_ERR_TYPE, _("%s takes a list of arrays: %s([a, b])"), a->builtin->name,
                a->builtin->name);
        nb_err_at(a->err, a->arg_span[0]);
        return NB_FAILED;
    }
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, v.list->count);
    for (size_t i = 0; i < v.list->count; i++) {
        struct nb_expr *x = nb_value_expr(a->in, v.list->items[i], a->arg_span[0], a->err);
        if (!x)
            return NB_FAILED;
        list.list->items[i] = nb_tensor_of(at_least(a, x, rank));
        *highest = list.list->items[i].node->shape.rank;
    }
    return list;
}

/* Rows under each other. A list of rows is a matrix already. */
static struct nb_value vstack(struct nb_args *a)
{
    int highest;
    struct nb_expr *x = a->arg[0].type == NB_TENSOR ? a->arg[0].node : NULL;
    if (x && x->shape.rank > 0)
        return tensor(x->shape.rank == 2
                          ? x
                          : nb_reshape(builder(a), x, nb_matrix_shape(x->shape.dim[0], 1)));
    struct nb_value list = parts(a, 2, &highest);
    return list.type == NB_ABSENT ? NB_FAILED : call(a, "cat", &list, 1);
}

/* Vectors one after the other, matrices side by side. */
static struct nb_value hstack(struct nb_args *a)
{
    int highest;
    if (a->arg[0].type == NB_TENSOR)
        return tensor(nb_flatten(builder(a), a->arg[0].node));
    struct nb_value list = parts(a, 1, &highest);
    if (list.type == NB_ABSENT)
        return NB_FAILED;
    return call(a, "cat", (struct nb_value[]){list, nb_number(highest - 1)}, 2);
}

/* append(arr, values): one vector of all elements of both. */
static struct nb_value append(struct nb_args *a)
{
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, 2);
    for (size_t k = 0; k < 2; k++) {
        struct nb_expr *x = NULL;
        if (!nb_arg_tensor(a, k, &x))
            return NB_FAILED;
        list.list->items[k] = nb_tensor_of(nb_flatten(builder(a), at_least(a, x, 1)));
    }
    return call(a, "cat", &list, 1);
}

/* meshgrid(x, y): x in each row of a matrix, y in each column of another; "ij": turned. */
static struct nb_value meshgrid(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL;
    const char *indexing = "xy";
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &y) || !nb_arg_text(a, 2, &indexing))
        return NB_FAILED;
    const bool turned = strcmp(indexing, "ij") == 0;
    if (!turned && strcmp(indexing, "xy") != 0) {
        nb_fail(a, NB_ERR_VALUE, _("expected indexing='xy' or 'ij'"));
        nb_err_at(a->err, a->arg_span[2]);
        return NB_FAILED;
    }
    const struct nb_builder b = builder(a);
    const size_t columns = nb_shape_count(x->shape), rows = nb_shape_count(y->shape);
    x = nb_expand(b, nb_reshape(b, x, nb_matrix_shape(1, columns)), nb_matrix_shape(rows, columns));
    y = nb_expand(b, nb_reshape(b, y, nb_matrix_shape(rows, 1)), nb_matrix_shape(rows, columns));
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, 2);
    list.list->items[0] = tensor(turned ? nb_transpose(b, x) : x);
    list.list->items[1] = tensor(turned ? nb_transpose(b, y) : y);
    return list;
}

/* Differences of neighbours along the last axis, n times. */
static struct nb_value diff(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    size_t times = 1;
    double dim;
    int axis;
    size_t place = nb_param_find(a->builtin, "dim");
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_count(a, 1, &times) ||
        !nb_arg_standard(a, place < NB_MAX_PARAMS ? "dim" : "axis", &dim))
        return NB_FAILED;
    if (x->shape.rank == 0)
        return nb_fail(a, NB_ERR_SHAPE, _("a number has no differences"));
    if (!nb_axis_of(dim, x->shape, &axis, a->err))
        return NB_FAILED;
    for (; times > 0 && x->shape.dim[axis] > 0; times--) {
        size_t n = x->shape.dim[axis] - 1;
        struct nb_builder b = builder(a);
        struct nb_expr *left = nb_slice(b, x, axis, 0, 1, n),
                       *right = nb_slice(b, x, axis, 1, 1, n);
        x = nb_binary(b, NB_SUB, right, left);
    }
    return tensor(x);
}

static struct nb_expr *instead(struct nb_args *a, struct nb_expr *where, double value,
                               struct nb_expr *x)
{
    struct nb_expr *args[] = {where, nb_const(a->in->pool, value), x};
    return nb_call(builder(a), &nb_basic_ops[NB_WHERE], args, a->err);
}

/* Finite numbers in place of NaN and infinities. */
static struct nb_value nan_to_num(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    double nan = 0, high = DBL_MAX, low = -DBL_MAX;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_number(a, nb_param_find(a->builtin, "nan"), &nan) ||
        !nb_arg_number(a, nb_param_find(a->builtin, "posinf"), &high) ||
        !nb_arg_number(a, nb_param_find(a->builtin, "neginf"), &low))
        return NB_FAILED;
    struct nb_builder b = builder(a);
    struct nb_expr *inf = nb_const(b.pool, INFINITY), *minus = nb_const(b.pool, -INFINITY);
    struct nb_expr *e = instead(a, nb_binary(b, NB_NE, x, x), nan, x);
    e = instead(a, nb_binary(b, NB_EQ, x, inf), high, e);
    e = instead(a, nb_binary(b, NB_EQ, x, minus), low, e);
    return a->arg[0].type == NB_NUMBER ? nb_number_of(e) : nb_tensor_of(e);
}

/* astype(int), astype(float), astype(bool), astype(np.float32). */
static struct nb_value astype(struct nb_args *a)
{
    static const struct {
        const char *type, *method;
    } methods[] = {{"int", "Tensor.int"}, {"float", "Tensor.double"}, {"bool", "Tensor.bool"}};
    struct nb_value type = a->arg[1];
    const char *name = type.type == NB_FUNCTION ? type.function->name
                       : type.type == NB_STRING ? type.text->bytes
                                                : "";
    for (size_t i = 0; i < NB_COUNT(methods); i++)
        if (strcmp(methods[i].type, name) == 0)
            return call(a, methods[i].method, a->arg, 1);
    return call(a, "to", a->arg, 2);
}

static struct nb_value identity(struct nb_args *a)
{
    return call(a, "eye", a->arg, 1);
}

static struct nb_value eye(struct nb_args *a)
{
    return call(a, "eye", a->arg, 2);
}

static struct nb_value clip(struct nb_args *a)
{
    return call(a, "clamp", a->arg, 3);
}

static const struct nb_builtin rows[] = {
    {.name = "np.shape", .params = "a", .run = shape, .doc = N_("Its sizes, as a tuple.")},
    {.name = "np.ndim", .params = "a", .run = ndim, .doc = N_("Number of dimensions.")},
    {.name = "np.transpose",
     .params = "a, axes=",
     .run = transpose,
     .doc = N_("The axes the other way round.")},
    {.name = "np.flip",
     .params = "m, axis=",
     .run = flip,
     .doc = N_("Elements from the last to the first.")},
    {.name = "np.eye",
     .params = "N, M=, ~dtype=",
     .run = eye,
     .doc = N_("Ones on the diagonal, zeros elsewhere.")},
    {.name = "np.clip",
     .params = "a, a_min=, a_max=",
     .run = clip,
     .doc = N_("a limited to the range from a_min to a_max.")},
    {.name = "np.identity",
     .params = "n",
     .run = identity,
     .doc = N_("Square matrix with ones on the diagonal.")},
    {.name = "np.vstack",
     .aliases = "np.row_stack",
     .params = "tup",
     .run = vstack,
     .doc = N_("Arrays under each other.")},
    {.name = "np.hstack", .params = "tup", .run = hstack, .doc = N_("Arrays side by side.")},
    {.name = "np.append",
     .params = "arr, values",
     .run = append,
     .doc = N_("All elements of both in one vector.")},
    {.name = "np.meshgrid",
     .params = "x, y, !indexing=",
     .run = meshgrid,
     .doc = N_("The coordinates of a grid's points, as two matrices.")},
    {.name = "np.diff",
     .params = "a, n=1, axis=-1",
     .run = diff,
     .doc = N_("Differences of neighbours.")},
    {.name = "torch.diff",
     .aliases = "Tensor.diff",
     .params = "input, n=1, dim=-1",
     .run = diff,
     .doc = N_("Differences of neighbours.")},
    {.name = "np.nan_to_num",
     .params = "x, !nan=, !posinf=, !neginf=",
     .run = nan_to_num,
     .doc = N_("Finite numbers in place of NaN and infinities.")},
    {.name = "torch.nan_to_num",
     .aliases = "Tensor.nan_to_num",
     .params = "input, nan=, posinf=, neginf=",
     .run = nan_to_num,
     .doc = N_("Finite numbers in place of NaN and infinities.")},
    {.name = "Array.astype",
     .params = "a, dtype",
     .run = astype,
     .doc = N_("The elements as whole numbers, truths, or rounded to a format.")},
};

const struct nb_builtins nb_numpy_builtins = NB_BUILTINS(rows, NULL);
