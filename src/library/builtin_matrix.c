/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builtins that put elements into other shapes. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/eval.h"
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

static struct nb_value t(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? tensor(nb_transpose(builder(a), x)) : NB_FAILED;
}

/* The axis that argument k names; *axis stays when it is not given. */
static bool axis_arg(struct nb_args *a, size_t k, struct nb_shape shape, int *axis)
{
    double dim;
    if (!nb_given(a, k))
        return true;
    if (!nb_arg_number(a, k, &dim))
        return false;
    bool ok = nb_axis_of(dim, shape, axis, a->err);
    nb_err_at(a->err, a->arg_span[k]);
    return ok;
}

/* transpose(x) and transpose(x, 0, 1). */
static struct nb_value transpose(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    int from = 0, to = 1;
    if (!nb_arg_tensor(a, 0, &x) || !axis_arg(a, 1, x->shape, &from) ||
        !axis_arg(a, 2, x->shape, &to))
        return NB_FAILED;
    return tensor(from == to ? x : nb_transpose(builder(a), x));
}

/* Whole numbers, given one by one, as a tuple, or as a list. */
struct whole_list {
    double at[NB_MAX_RANK];
    size_t count;
};

static bool add_whole(struct nb_args *a, struct nb_value v, struct whole_list *list)
{
    double x;
    if (!nb_value_number(v, &x, a->err))
        return false;
    if (x != floor(x))
        return nb_err_set(a->err, NB_ERR_VALUE, _("%.17g is not a whole number"), x);
    if (list->count == NB_MAX_RANK)
        return nb_err_set(a->err, NB_ERR_SHAPE, _("tensors have at most two dimensions"));
    list->at[list->count++] = x;
    return true;
}

static bool add_wholes(struct nb_args *a, struct nb_value v, struct whole_list *list)
{
    bool ok = true;
    if (v.type == NB_TUPLE || v.type == NB_LIST) {
        for (size_t i = 0; i < v.list->count && ok; i++)
            ok = add_whole(a, v.list->items[i], list);
        return ok;
    }
    if (v.type != NB_TENSOR || v.node->shape.rank == 0)
        return add_whole(a, v, list);
    double *x = nb_eval(v.node, a->err); /* [2, 3] is a tensor */
    for (size_t i = 0; x && i < nb_shape_count(v.node->shape) && ok; i++)
        ok = add_whole(a, nb_number(x[i]), list);
    free(x);
    return ok && x;
}

/* The "*name" parameter k, also when it is given by name. */
static bool read_wholes(struct nb_args *a, size_t k, struct whole_list *list)
{
    *list = (struct whole_list){.count = 0};
    if (a->nrest == 0 && nb_given(a, k))
        return add_wholes(a, a->arg[k], list);
    for (size_t i = 0; i < a->nrest; i++)
        if (!add_wholes(a, a->rest[i], list)) {
            nb_err_at(a->err, a->rest_span[i]);
            return false;
        }
    return true;
}

/* A shape of `count` elements; one size may be -1, for what is left. */
static bool shape_of(struct nb_args *a, const struct whole_list *sizes, size_t count,
                     struct nb_shape *shape)
{
    double known = 1;
    int open = -1;
    *shape = (struct nb_shape){.rank = (int)sizes->count};
    for (int i = 0; i < shape->rank; i++) {
        double n = sizes->at[i];
        if (n < -1 || n > NB_MOST_ELEMENTS)
            return nb_err_set(a->err, NB_ERR_VALUE, _("%.17g is no size"), n);
        if (n == -1 && open >= 0)
            return nb_err_set(a->err, NB_ERR_VALUE, _("only one size can be -1"));
        open = n == -1 ? i : open;
        known *= n == -1 ? 1 : n;
        shape->dim[i] = n == -1 ? 0 : (size_t)n;
    }
    if (open >= 0 && known > 0 && fmod((double)count, known) == 0)
        shape->dim[open] = (size_t)((double)count / known);
    bool fits = open >= 0 ? known > 0 && fmod((double)count, known) == 0 : known == (double)count;
    char text[64];
    nb_shape_text(*shape, text, sizeof text);
    if (fits)
        return true;
    return open >= 0 ? nb_err_set(a->err, NB_ERR_SHAPE,
                                  _("%zu elements do not divide into lines of %.17g"), count, known)
                     : nb_err_set(a->err, NB_ERR_SHAPE,
                                  _("%zu elements do not fit into the shape %s"), count, text);
}

static struct nb_value reshape(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    struct whole_list sizes;
    struct nb_shape shape;
    if (!nb_arg_tensor(a, 0, &x) || !read_wholes(a, 1, &sizes) ||
        !shape_of(a, &sizes, nb_shape_count(x->shape), &shape))
        return NB_FAILED;
    return tensor(nb_reshape(builder(a), x, shape));
}

static struct nb_value flatten(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? tensor(nb_flatten(builder(a), x)) : NB_FAILED;
}

/* Drops dimensions of one: all, or the one that is named. */
static struct nb_value squeeze(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    int axis = -1;
    if (!nb_arg_tensor(a, 0, &x) || !axis_arg(a, 1, x->shape, &axis))
        return NB_FAILED;
    struct nb_shape shape = {0};
    for (int i = 0; i < x->shape.rank; i++)
        if (x->shape.dim[i] != 1 || (axis >= 0 && i != axis))
            shape.dim[shape.rank++] = x->shape.dim[i];
    return tensor(nb_reshape(builder(a), x, shape));
}

/* The place of a new dimension: of rank + 1 places, counted from either end. */
static bool new_axis(struct nb_args *a, size_t k, struct nb_shape shape, int *axis)
{
    double dim = 0;
    if (!nb_arg_number(a, k, &dim))
        return false;
    struct nb_shape more = {.rank = shape.rank + 1};
    bool ok = nb_axis_of(dim, more, axis, a->err) &&
              (more.rank <= NB_MAX_RANK ||
               nb_err_set(a->err, NB_ERR_SHAPE, _("tensors have at most two dimensions")));
    if (!ok && nb_given(a, k))
        nb_err_at(a->err, a->arg_span[k]);
    return ok;
}

/* x with a dimension of one more. */
static struct nb_expr *with_axis(struct nb_args *a, struct nb_expr *x, int axis)
{
    struct nb_shape s = x->shape;
    struct nb_shape shape = nb_vector_shape(1);
    if (s.rank == 1)
        shape = axis == 0 ? nb_matrix_shape(1, s.dim[0]) : nb_matrix_shape(s.dim[0], 1);
    return nb_reshape(builder(a), x, shape);
}

static struct nb_value unsqueeze(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    int axis;
    if (!nb_arg_tensor(a, 0, &x) || !new_axis(a, 1, x->shape, &axis))
        return NB_FAILED;
    return tensor(with_axis(a, x, axis));
}

/* The tensors of a list or tuple, or the rows of a matrix; the caller frees them. */
static struct nb_expr **parts_of(struct nb_args *a, size_t *count)
{
    struct nb_value v = a->arg[0];
    if (v.type == NB_TENSOR && v.node->shape.rank > 0) {
        *count = v.node->shape.dim[0];
    } else if (v.type == NB_LIST || v.type == NB_TUPLE) {
        *count = v.list->count;
    } else {
        nb_fail(a, NB_ERR_TYPE, _("%s takes a list of tensors: %s([a, b])"), a->builtin->name,
                a->builtin->name);
        nb_err_at(a->err, a->arg_span[0]);
        return NULL;
    }
    if (*count == 0)
        return nb_err_set(a->err, NB_ERR_VALUE, _("%s of no tensors"), a->builtin->name), NULL;
    struct nb_expr **parts = nb_xcalloc(*count, sizeof(struct nb_expr *));
    for (size_t i = 0; i < *count && a->err->kind == NB_OK; i++) {
        bool rows = v.type == NB_TENSOR;
        parts[i] = rows ? nb_slice(builder(a), v.node, 0, i, 1, 1)
                        : nb_value_expr(a->in, v.list->items[i], a->arg_span[0], a->err);
        if (rows && v.node->shape.rank == 1)
            parts[i] = nb_reshape(builder(a), parts[i], nb_scalar_shape);
        else if (rows)
            parts[i] = nb_flatten(builder(a), parts[i]);
    }
    if (a->err->kind == NB_OK)
        return parts;
    free(parts);
    return NULL;
}

/* Whether all have the shape of the first, but for the axis (-1: even there). */
static bool shapes_agree(struct nb_args *a, struct nb_expr *const *parts, size_t count, int axis)
{
    for (size_t i = 1; i < count; i++) {
        struct nb_shape s = parts[0]->shape, t = parts[i]->shape;
        if (axis >= 0 && s.rank == t.rank)
            t.dim[axis] = s.dim[axis];
        if (nb_shape_equal(s, t))
            continue;
        char x[64], y[64];
        nb_shape_text(parts[0]->shape, x, sizeof x);
        nb_shape_text(parts[i]->shape, y, sizeof y);
        nb_err_set(a->err, NB_ERR_SHAPE, _("%s of shapes %s and %s"), a->builtin->name, x, y);
        if (axis >= 0 && s.rank == t.rank)
            nb_err_hint(a->err, _("sizes may differ along dim %d only"), axis);
        nb_err_at(a->err, a->arg_span[0]);
        return false;
    }
    return true;
}

static struct nb_value cat(struct nb_args *a)
{
    size_t count;
    int axis = 0;
    struct nb_expr **parts = parts_of(a, &count), *e = NULL;
    if (!parts)
        return NB_FAILED;
    if (parts[0]->shape.rank == 0)
        nb_err_set(a->err, NB_ERR_SHAPE, _("a number has no dimension to join along")),
            nb_err_hint(a->err, _("stack makes a vector of numbers"));
    else if (axis_arg(a, 1, parts[0]->shape, &axis) && shapes_agree(a, parts, count, axis))
        e = nb_cat(builder(a), parts, count, axis);
    free(parts);
    return tensor(e);
}

static struct nb_value stack(struct nb_args *a)
{
    size_t count;
    int axis = 0;
    struct nb_expr **parts = parts_of(a, &count), *e = NULL;
    if (!parts)
        return NB_FAILED;
    if (new_axis(a, 1, parts[0]->shape, &axis) && shapes_agree(a, parts, count, -1)) {
        for (size_t i = 0; i < count; i++)
            parts[i] = with_axis(a, parts[i], axis);
        e = nb_cat(builder(a), parts, count, axis);
    }
    free(parts);
    return tensor(e);
}

/* flip(x, 0), flip(x, (0, 1)), flip(x): the named dimensions, or all. */
static struct nb_value flip(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    struct whole_list dims;
    if (!nb_arg_tensor(a, 0, &x) || !read_wholes(a, 1, &dims))
        return NB_FAILED;
    for (int i = 0; i < x->shape.rank && dims.count == 0; i++)
        dims.at[i] = i;
    size_t count = dims.count ? dims.count : (size_t)x->shape.rank;
    for (size_t i = 0; i < count; i++) {
        int axis;
        if (!nb_axis_of(dims.at[i], x->shape, &axis, a->err))
            return NB_FAILED;
        x = nb_flip(builder(a), x, axis);
    }
    return tensor(x);
}

static struct nb_value eye(struct nb_args *a)
{
    size_t rows = 0, columns;
    if (!nb_arg_count(a, 0, &rows))
        return NB_FAILED;
    columns = rows;
    if (!nb_arg_count(a, 1, &columns))
        return NB_FAILED;
    double count = (double)rows * (double)columns;
    if (!nb_size_fits(count))
        return nb_fail(a, NB_ERR_SIZE, _("a tensor of %.3g elements does not fit into memory"),
                       count);
    double *data = nb_xcalloc(rows * columns + 1, sizeof *data);
    for (size_t i = 0; i < rows && i < columns && !nb_interrupt_pending(); i++)
        data[i * columns + i] = 1;
    return tensor(nb_data_take(a->in->pool, nb_matrix_shape(rows, columns), data));
}

/* A vector as the diagonal of a matrix, or the diagonal of a matrix. */
static struct nb_value diag(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (x->shape.rank == 0)
        return nb_fail(a, NB_ERR_SHAPE, _("%s needs a vector or a matrix"), a->builtin->name);
    size_t n = x->shape.dim[0], columns = nb_shape_columns(x->shape);
    struct nb_view v = {.step = {0, (ptrdiff_t)columns + 1}};
    if (x->shape.rank == 2)
        return tensor(nb_view_of(builder(a), x, nb_vector_shape(n < columns ? n : columns), v));
    struct nb_shape square = nb_matrix_shape(n, n);
    return nb_shape_check(square, a->err) ? tensor(nb_scatter(builder(a), x, square, v))
                                          : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "t", .params = "input", .run = t, .doc = N_("Rows as columns.")},
    {.name = "transpose",
     .aliases = "swapaxes",
     .params = "input, dim0=, dim1=",
     .run = transpose,
     .doc = N_("Rows as columns.")},
    {.name = "reshape",
     .aliases = "view",
     .params = "input, *shape",
     .run = reshape,
     .doc = N_("The elements in another shape; one size may be -1.")},
    {.name = "flatten",
     .aliases = "ravel",
     .params = "input",
     .run = flatten,
     .doc = N_("The elements as a vector.")},
    {.name = "squeeze",
     .params = "input, dim=",
     .run = squeeze,
     .doc = N_("Without its dimensions of one.")},
    {.name = "unsqueeze",
     .params = "input, dim",
     .run = unsqueeze,
     .doc = N_("With a dimension of one more.")},
    {.name = "cat",
     .aliases = "concat concatenate",
     .params = "tensors, dim=",
     .run = cat,
     .doc = N_("Tensors one after the other, along dim.")},
    {.name = "stack",
     .params = "tensors, dim=",
     .run = stack,
     .doc = N_("Tensors one beside the other, along a new dim.")},
    {.name = "flip",
     .params = "input, *dims",
     .run = flip,
     .doc = N_("Elements from the last to the first.")},
    {.name = "eye",
     .params = "n, m=, ~dtype=",
     .run = eye,
     .doc = N_("Ones on the diagonal, zeros elsewhere.")},
    {.name = "diag",
     .params = "input",
     .run = diag,
     .doc = N_("A vector on a diagonal, or the diagonal.")},
};

const struct nb_builtins nb_matrix_builtins = NB_BUILTINS(rows, NULL);
