/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builtins of order: the largest, the smallest, all in a row.
 *
 * Under their bare names they are mathematics: max(x, 0) compares, sort(x) is
 * numbers. As torch.max, torch.sort and as methods they are PyTorch's: a number
 * beside a tensor is a dimension, and the result has the values and their places. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/sort.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "graph/reshape.h"
#include "lang/run_python.h"
#include "rows/joint.h"
#include "value/convert.h"
#include "value/param.h"

static struct nb_builder builder(const struct nb_args *a)
{
    return (struct nb_builder){a->in->pool, false};
}

static const char *const places_fields[] = {"values", "indices"};

static const struct {
    const char *function;
    struct nb_list_style style;
} results[] = {
    {"max", {.open = "torch.return_types.max(\n", .close = ")", .fields = places_fields}},
    {"min", {.open = "torch.return_types.min(\n", .close = ")", .fields = places_fields}},
    {"sort", {.open = "torch.return_types.sort(\n", .close = ")", .fields = places_fields}},
    {"topk", {.open = "torch.return_types.topk(\n", .close = ")", .fields = places_fields}},
};

/* "torch.max" is max. */
static const char *bare_name(const struct nb_args *a)
{
    const char *dot = strrchr(a->builtin->name, '.');
    return dot ? dot + 1 : a->builtin->name;
}

/* The named tuple of values, which look as the input does, and places. */
static struct nb_value with_places(struct nb_args *a, struct nb_expr *values,
                                   struct nb_expr *places)
{
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    for (size_t i = 0; i < NB_COUNT(results); i++)
        if (strcmp(results[i].function, bare_name(a)) == 0)
            v.list->style = &results[i].style;
    struct nb_value first = nb_tensor_of(values);
    first.look = a->arg[0].look & ~(unsigned)NB_LOOK_LIST;
    v.list->items[0] = nb_remembered(&a->in->autograd, first);
    v.list->items[1] = nb_counts_of(places);
    return v;
}

/* Argument k as an axis of x, by default the last; false sets err. */
static bool read_axis(struct nb_args *a, size_t k, const struct nb_expr *x, int *axis)
{
    double dim = -1;
    bool ok = nb_arg_number(a, k, &dim) && nb_axis_of(dim, x->shape, axis, a->err);
    if (!ok && nb_given(a, k))
        nb_err_at(a->err, a->arg_span[k]);
    return ok;
}

/* Numbers of elements in the lines of x, as numbers in the whole of x: in_line has
 * the rank of x and may be shorter along the axis. */
static struct nb_expr *whole_numbers(struct nb_args *a, const struct nb_expr *x, int axis,
                                     struct nb_expr *in_line)
{
    struct nb_builder b = builder(a);
    if (x->shape.rank < 2)
        return in_line;
    double width = (double)x->shape.dim[1];
    struct nb_range starts = {.kind = NB_ARANGE, .step = axis == 1 ? width : 1};
    struct nb_expr *first = nb_range_of(b.pool, starts, x->shape.dim[1 - axis]);
    struct nb_expr *steps =
        axis == 1 ? in_line : nb_binary(b, NB_MUL, in_line, nb_const(b.pool, width));
    return nb_binary(b, NB_ADD, nb_spread(b, first, in_line->shape, axis), steps);
}

static struct nb_expr *chosen(struct nb_args *a, struct nb_expr *x, int axis,
                              struct nb_expr *in_line)
{
    return nb_gather(builder(a), x, whole_numbers(a, x, axis, in_line));
}

static struct nb_expr *reshaped(struct nb_args *a, struct nb_expr *e, struct nb_shape shape)
{
    return nb_reshape(builder(a), e, shape);
}

/* The extremum of each line and its place; dim and keepdim are these arguments. */
static struct nb_value extremum_along(struct nb_args *a, struct nb_expr *x, size_t dim,
                                      size_t keepdim)
{
    bool keep = false;
    int axis;
    if (!nb_arg_bool(a, keepdim, &keep) || !read_axis(a, dim, x, &axis))
        return NB_FAILED;
    struct nb_shape kept = x->shape;
    size_t length = kept.rank > 0 ? kept.dim[axis] : 1;
    if (length == 0)
        return nb_fail(a, NB_ERR_VALUE, _("%s of no elements"), bare_name(a));
    if (kept.rank > 0)
        kept.dim[axis] = 1;
    const char *row = strcmp(bare_name(a), "max") == 0 ? "argmax" : "argmin";
    struct nb_expr *at = nb_along(builder(a), nb_op_find(row), x, axis);
    struct nb_shape folded = at->shape;
    struct nb_expr *values = chosen(a, x, axis, reshaped(a, at, kept));
    return with_places(a, reshaped(a, values, keep ? kept : folded),
                       reshaped(a, at, keep ? kept : folded));
}

static struct nb_expr *pairwise(struct nb_args *a, struct nb_expr *x, struct nb_expr *y)
{
    enum nb_basic op = strcmp(bare_name(a), "max") == 0 ? NB_MAXIMUM : NB_MINIMUM;
    return nb_call(builder(a), &nb_basic_ops[op], (struct nb_expr *[]){x, y}, a->err);
}

static struct nb_value tensor(struct nb_expr *e)
{
    return e ? nb_tensor_of(e) : NB_FAILED;
}

/* Of all elements; what looks as the input does. */
static struct nb_value extremum_of_all(struct nb_args *a, struct nb_value v, struct nb_expr *x)
{
    if (nb_shape_count(x->shape) == 0)
        return nb_fail(a, NB_ERR_VALUE, _("%s of no elements"), bare_name(a));
    bool max = strcmp(bare_name(a), "max") == 0;
    struct nb_expr *e = nb_reduce(builder(a), max ? &nb_max_op : &nb_min_op, x, -1);
    struct nb_value y = nb_is_plain_list(v) ? nb_number_of(e) : nb_tensor_of(e);
    y.look = v.look & NB_LOOK_COUNT;
    return y;
}

/* torch.max(x), torch.max(x, dim, keepdim), torch.max(x, other): a plain number is
 * a dim. Parameters are input, other, dim, keepdim. */
static struct nb_value torch_extremum(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (!nb_given(a, 1))
        return nb_given(a, 2) ? extremum_along(a, x, 2, 3) : extremum_of_all(a, a->arg[0], x);
    if (a->arg[1].type != NB_NUMBER)
        return nb_arg_tensor(a, 1, &y) ? tensor(pairwise(a, x, y)) : NB_FAILED;
    struct nb_value v = extremum_along(a, x, 1, nb_given(a, 2) ? 2 : 3);
    if (v.type == NB_ABSENT)
        nb_err_hint(a->err, _("beside a number, %s(x, y) without torch. compares"), bare_name(a));
    return v;
}

/* max(a, b, ...): element by element. */
static struct nb_value largest_of(struct nb_args *a)
{
    struct nb_expr *e = NULL;
    bool tensors = false;
    for (size_t i = 0; i < a->nrest && a->err->kind == NB_OK; i++) {
        struct nb_expr *x = nb_value_expr(a->in, a->rest[i], a->rest_span[i], a->err);
        if (x)
            e = i == 0 ? x : pairwise(a, e, x);
        tensors |= a->rest[i].type != NB_NUMBER;
    }
    if (a->err->kind != NB_OK)
        return NB_FAILED;
    return tensors ? nb_tensor_of(e) : nb_number_of(e);
}

/* max(x), max(a, b, ...), max(x, dim=1). */
static struct nb_value extremum(struct nb_args *a)
{
    if (a->nrest == 0)
        return nb_fail(a, NB_ERR_TYPE, _("%s needs an argument"), a->builtin->name);
    if (a->nrest > 1 && !nb_given(a, 1))
        return largest_of(a);
    if (a->nrest > 1) {
        nb_fail(a, NB_ERR_TYPE, _("%s takes one tensor and a dim"), a->builtin->name);
        nb_err_at(a->err, a->rest_span[1]);
        return NB_FAILED;
    }
    struct nb_expr *x = nb_value_expr(a->in, a->rest[0], a->rest_span[0], a->err);
    if (!x || (!nb_given(a, 1) && a->rest[0].type == NB_NUMBER))
        return x ? a->rest[0] : NB_FAILED;
    a->arg[0] = a->rest[0];
    return nb_given(a, 1) ? extremum_along(a, x, 1, 2) : extremum_of_all(a, a->rest[0], x);
}

/* The places that put each line in order. Falling, equals stay as they came too:
 * the order of the line read backwards, read backwards. */
static struct nb_expr *order_of(struct nb_args *a, struct nb_expr *x, int axis, bool falling)
{
    struct nb_builder b = builder(a);
    const struct nb_op *argsort = nb_op_find("argsort");
    if (!falling || x->shape.rank == 0)
        return nb_along(b, argsort, x, axis);
    struct nb_expr *backwards = nb_along(b, argsort, nb_flip(b, x, axis), axis);
    double last = (double)x->shape.dim[axis] - 1;
    return nb_flip(b, nb_binary(b, NB_SUB, nb_const(b.pool, last), backwards), axis);
}

/* x, dim and descending as argument 0, 1 and 2. */
static struct nb_expr *read_order(struct nb_args *a, struct nb_expr **x, int *axis)
{
    bool falling = false;
    if (!nb_arg_tensor(a, 0, x) || !nb_arg_bool(a, 2, &falling) || !read_axis(a, 1, *x, axis))
        return NULL;
    return order_of(a, *x, *axis, falling);
}

static struct nb_value argsort(struct nb_args *a)
{
    struct nb_expr *x = NULL, *order = NULL;
    int axis;
    order = read_order(a, &x, &axis);
    return order ? nb_counts_of(order) : NB_FAILED;
}

static struct nb_value sort(struct nb_args *a)
{
    struct nb_expr *x = NULL, *order = NULL;
    int axis;
    order = read_order(a, &x, &axis);
    return order ? nb_tensor_of(chosen(a, x, axis, order)) : NB_FAILED;
}

static struct nb_value torch_sort(struct nb_args *a)
{
    struct nb_expr *x = NULL, *order = NULL;
    int axis;
    order = read_order(a, &x, &axis);
    return order ? with_places(a, chosen(a, x, axis, order), order) : NB_FAILED;
}

/* topk(input, k, dim, largest, sorted): the first k in falling order. */
static struct nb_value topk(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    size_t k = 0;
    int axis;
    bool largest = true;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_count(a, 1, &k) || !read_axis(a, 2, x, &axis) ||
        !nb_arg_bool(a, 3, &largest))
        return NB_FAILED;
    size_t length = x->shape.rank > 0 ? x->shape.dim[axis] : 1;
    if (k > length) {
        nb_fail(a, NB_ERR_VALUE, _("k = %zu of %zu elements"), k, length);
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    struct nb_expr *order = order_of(a, x, axis, largest);
    if (x->shape.rank > 0)
        order = nb_slice(builder(a), order, axis, 0, 1, k);
    return with_places(a, chosen(a, x, axis, order), order);
}

/* The different elements among n, in order, and how many of each; how many there
 * are. NaN is equal to nothing. */
static size_t distinct(double *x, size_t n, double *times)
{
    size_t count = 0;
    nb_sort_numbers(x, n);
    for (size_t i = 0; i < n && nb_goes_on(i); i++) {
        if (count == 0 || x[i] != x[count - 1]) {
            times[count] = 0;
            x[count++] = x[i];
        }
        times[count - 1]++;
    }
    return count;
}

static struct nb_value unique(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    bool with_counts = false;
    if (!nb_arg_tensor(a, 0, &x) ||
        !nb_arg_bool(a, nb_param_find(a->builtin, "return_counts"), &with_counts))
        return NB_FAILED;
    double *values = nb_eval(x, a->err);
    if (!values)
        return NB_FAILED;
    size_t n = nb_shape_count(x->shape);
    double *times = nb_numbers_new(n + 1);
    struct nb_shape shape = nb_vector_shape(distinct(values, n, times));
    struct nb_expr *e = nb_data_take(a->in->pool, shape, values);
    struct nb_value number = nb_counts_of(nb_data_take(a->in->pool, shape, times));
    if (x->boolean)
        e = nb_binary(builder(a), NB_NE, e, nb_const(a->in->pool, 0));
    struct nb_value v = nb_tensor_of(e), pair = v;
    v.look = a->arg[0].look & ~(unsigned)NB_LOOK_LIST;
    if (with_counts) {
        pair = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
        pair.list->items[0] = v;
        pair.list->items[1] = number;
    }
    return with_counts ? pair : v;
}

#define TORCH(method) .name = "torch." method, .aliases = "Tensor." method

static const struct nb_builtin rows[] = {
    {.name = "max",
     .params = "*input, dim=, keepdim=",
     .run = extremum,
     .doc = N_("Largest element, or the larger of several.")},
    {.name = "min",
     .params = "*input, dim=, keepdim=",
     .run = extremum,
     .doc = N_("Smallest element, or the smaller of several.")},
    {TORCH("max"), .params = "input, other=, dim=, keepdim=", .run = torch_extremum,
     .doc = N_("Largest element; by dim also where it is; of two tensors the larger elements.")},
    {TORCH("min"), .params = "input, other=, dim=, keepdim=", .run = torch_extremum,
     .doc = N_("Smallest element; by dim also where it is; of two tensors the smaller elements.")},
    {.name = "sort",
     .params = "input, dim=, descending=",
     .run = sort,
     .doc = N_("Elements in order along a dimension, NaN last.")},
    {TORCH("sort"), .params = "input, dim=, descending=, stable=", .run = torch_sort,
     .doc = N_("Elements in order along a dimension, and their places before.")},
    {.name = "argsort",
     .params = "input, dim=, descending=, stable=",
     .run = argsort,
     .doc = N_("Numbers of the elements in their order along a dimension.")},
    {.name = "topk",
     .params = "input, k, dim=, largest=, sorted=",
     .run = topk,
     .doc = N_("The k largest elements, and their places.")},
    {.name = "unique",
     .params = "input, sorted=, return_counts=",
     .run = unique,
     .doc = N_("The different elements, in order.")},
    {.name = "np.sort",
     .params = "a, axis=",
     .run = sort,
     .doc = N_("Elements in order along an axis, NaN last.")},
    {.name = "np.argsort",
     .aliases = "Array.argsort",
     .params = "a, axis=",
     .run = argsort,
     .doc = N_("Numbers of the elements in their order along an axis.")},
    {.name = "np.unique",
     .params = "ar, !return_counts=",
     .run = unique,
     .doc = N_("The different elements, in order.")},
};

const struct nb_builtins nb_order_builtins = NB_BUILTINS(rows, NULL);
