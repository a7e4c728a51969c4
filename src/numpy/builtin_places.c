/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements elsewhere: repeated, moved, taken, split. All are picked by their numbers, so that
 * what is made of them remembers how they came. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/reshape.h"
#include "numpy/numpy.h"
#include "rows/joint.h"
#include "value/convert.h"
#include "value/param.h"

static struct nb_value tensor(struct nb_expr *e)
{
    return e ? nb_tensor_of(e) : NB_FAILED;
}

/* The elements of x with these numbers, counted row by row; places is taken. */
static struct nb_value picked(struct nb_args *a, struct nb_expr *x, struct nb_shape shape,
                              double *places)
{
    struct nb_expr *index = nb_data_take(a->in->pool, shape, places);
    return tensor(nb_gather(nb_numpy_builder(a), x, index));
}

/* Sizes in argument k: a number, a tuple or a list, at most two; false sets err. */
static bool read_sizes(struct nb_args *a, size_t k, size_t sizes[NB_MAX_RANK], int *rank)
{
    struct nb_evaluated n;
    if (!nb_numpy_read(a, k, &n))
        return false;
    bool ok = n.count <= NB_MAX_RANK && n.count > 0;
    *rank = (int)n.count;
    for (size_t i = 0; i < n.count && ok; i++) {
        ok = n.x[i] >= 0 && n.x[i] == floor(n.x[i]) && n.x[i] < 0x1p40;
        sizes[i] = ok ? (size_t)n.x[i] : 0;
    }
    free(n.x);
    if (!ok)
        nb_fail(a, NB_ERR_VALUE, _("a size is a whole number, or two of them"));
    nb_err_at(a->err, a->arg_span[k]);
    return ok;
}

static bool fits(struct nb_args *a, double count)
{
    return count < 0x1p31 ||
           nb_err_set(a->err, NB_ERR_SIZE, _("a tensor of %.3g elements does not fit into memory"),
                      count);
}

/* tile(a, reps): the whole of it again and again. */
static struct nb_value tile(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    size_t times[NB_MAX_RANK] = {1, 1};
    int given;
    if (!nb_arg_tensor(a, 0, &x) || !read_sizes(a, 1, times, &given))
        return NB_FAILED;
    if (given == 1) {
        times[1] = times[0];
        times[0] = 1;
    }
    const bool flat = given < 2 && x->shape.rank < 2;
    const size_t rows = nb_shape_rows(x->shape), columns = nb_shape_columns(x->shape);
    const size_t height = rows * times[0], width = columns * times[1];
    if (!fits(a, (double)height * (double)width))
        return NB_FAILED;
    double *at = nb_xcalloc(height * width + 1, sizeof *at);
    for (size_t i = 0; i < height * width; i++)
        at[i] = (double)(i / width % rows * columns + i % width % columns);
    return picked(a, x, flat ? nb_vector_shape(width) : nb_matrix_shape(height, width), at);
}

/* How often each of `count` lines is repeated: one number for all, or one each. */
static size_t *read_repeats(struct nb_args *a, size_t count, size_t *sum)
{
    struct nb_evaluated n;
    if (!nb_numpy_read(a, 1, &n))
        return NULL;
    size_t *times = nb_xcalloc(count + 1, sizeof *times);
    bool ok = n.count == 1 || n.count == count;
    double all = 0;
    for (size_t i = 0; i < count && ok; i++) {
        const double x = n.x[n.count == 1 ? 0 : i];
        ok = x >= 0 && x == floor(x);
        all += x;
        times[i] = ok && all < 0x1p31 ? (size_t)x : 0;
    }
    free(n.x);
    if (!ok)
        nb_fail(a, NB_ERR_VALUE, _("repeats is one number, or one for each element"));
    *sum = (size_t)fmin(all, 0x1p31);
    if (ok && fits(a, all))
        return times;
    free(times);
    return NULL;
}

/* repeat(a, repeats, axis): each element, or each line, several times. */
static struct nb_value repeat(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    size_t sum, next = 0;
    int axis;
    if (!nb_arg_tensor(a, 0, &x) || !nb_numpy_axis(a, 2, x->shape, -1, &axis))
        return NB_FAILED;
    if (axis < 0 || x->shape.rank < 2)
        x = nb_flatten(nb_numpy_builder(a), x);
    const bool rows = x->shape.rank == 2 && axis == 0;
    const size_t width = nb_shape_columns(x->shape), height = nb_shape_rows(x->shape);
    const size_t count = rows ? height : width;
    size_t *times = read_repeats(a, count, &sum);
    if (!times || !fits(a, (double)sum * (double)(rows ? width : height))) {
        free(times);
        return NB_FAILED;
    }
    size_t *from = nb_xcalloc(sum + 1, sizeof *from);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < times[i]; k++)
            from[next++] = i;
    const size_t across = rows ? width : sum, down = rows ? sum : height;
    double *at = nb_xcalloc(across * down + 1, sizeof *at);
    for (size_t i = 0; i < across * down; i++)
        at[i] = (double)(rows ? from[i / across] * width + i % across
                              : i / across * width + from[i % across]);
    free(from);
    free(times);
    return picked(a, x, x->shape.rank == 2 ? nb_matrix_shape(down, across) : nb_vector_shape(sum),
                  at);
}

static size_t moved(size_t i, double shift, size_t n)
{
    const double to = fmod((double)i - shift, (double)n);
    return n ? (size_t)(to < 0 ? to + (double)n : to) : 0;
}

/* roll(a, shift, axis): what leaves at one end comes in at the other. */
static struct nb_value roll(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    double shift = 0;
    int axis;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_number(a, 1, &shift) ||
        !nb_numpy_axis(a, 2, x->shape, -1, &axis))
        return NB_FAILED;
    if (shift != floor(shift))
        return nb_fail(a, NB_ERR_VALUE, _("%.17g is not a whole number"), shift);
    const size_t n = nb_shape_count(x->shape), width = nb_shape_columns(x->shape);
    double *at = nb_xcalloc(n + 1, sizeof *at);
    for (size_t i = 0; i < n; i++) {
        if (axis < 0 || x->shape.rank < 2)
            at[i] = (double)moved(i, shift, n);
        else if (axis == 0)
            at[i] = (double)(moved(i / width, shift, n / width) * width + i % width);
        else
            at[i] = (double)(i / width * width + moved(i % width, shift, width));
    }
    return picked(a, x, x->shape, at);
}

/* take(a, indices, axis). */
static struct nb_value take(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    struct nb_evaluated n;
    int axis;
    if (!nb_arg_tensor(a, 0, &x) || !nb_numpy_axis(a, 2, x->shape, -1, &axis) ||
        !nb_numpy_read(a, 1, &n))
        return NB_FAILED;
    const bool lines = axis >= 0 && x->shape.rank == 2;
    const size_t width = nb_shape_columns(x->shape);
    const size_t most = lines ? x->shape.dim[axis] : nb_shape_count(x->shape);
    const size_t across = !lines ? n.count : axis == 0 ? width : n.count;
    const size_t down = !lines ? 1 : axis == 0 ? n.count : x->shape.dim[0];
    for (size_t i = 0; i < n.count; i++) {
        n.x[i] += n.x[i] < 0 ? (double)most : 0;
        if (!(n.x[i] >= 0 && n.x[i] < (double)most) || n.x[i] != floor(n.x[i])) {
            nb_fail(a, NB_ERR_VALUE, _("index %.17g is out of range for %zu elements"), n.x[i],
                    most);
            nb_err_at(a->err, a->arg_span[1]);
            free(n.x);
            return NB_FAILED;
        }
    }
    double *at = nb_xcalloc(across * down + 1, sizeof *at);
    for (size_t i = 0; i < across * down; i++) {
        const size_t r = i / across, c = i % across;
        at[i] = !lines      ? n.x[i]
                : axis == 0 ? n.x[r] * (double)width + (double)c
                            : (double)(r * width) + n.x[c];
    }
    free(n.x);
    struct nb_shape shape = lines ? nb_matrix_shape(down, across) : n.shape;
    return picked(a, x, shape, at);
}

/* Lines from..to of x along the axis. */
static struct nb_value lines_of(struct nb_args *a, struct nb_expr *x, int axis, size_t from,
                                size_t to)
{
    return tensor(nb_slice(nb_numpy_builder(a), x, axis, from, 1, to > from ? to - from : 0));
}

/* split(a, 3): equal parts, array_split(a, 3): nearly equal ones, split(a, [2, 5]): before
 * these places. */
static struct nb_value split(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    struct nb_evaluated n;
    int axis;
    const bool nearly = strcmp(a->builtin->name, "np.array_split") == 0;
    if (!nb_arg_tensor(a, 0, &x) || !nb_numpy_axis(a, 2, x->shape, 0, &axis) ||
        !nb_numpy_read(a, 1, &n))
        return NB_FAILED;
    const size_t length = x->shape.rank ? x->shape.dim[axis] : 1;
    const bool places = n.shape.rank > 0;
    const double parts = places ? (double)n.count + 1 : n.x[0];
    struct nb_value v = NB_FAILED;
    if (!(parts >= 1 && parts < NB_LIST_LONGEST) || parts != floor(parts))
        nb_fail(a, NB_ERR_VALUE, _("the number of parts is 1 or more"));
    else if (!places && !nearly && fmod((double)length, parts) != 0)
        nb_fail(a, NB_ERR_VALUE, _("%zu elements do not divide into %.0f equal parts"), length,
                parts);
    else
        v = nb_list_new(&a->in->pool->gc, NB_LIST, (size_t)parts);
    size_t from = 0;
    for (size_t i = 0; v.type == NB_LIST && i < v.list->count; i++) {
        size_t to = length;
        if (places && i < n.count)
            to = (size_t)fmax(0, fmin(n.x[i] + (n.x[i] < 0 ? (double)length : 0), (double)length));
        else if (!places)
            to = from + length / v.list->count + (i < length % v.list->count);
        v.list->items[i] = lines_of(a, x, axis, from, to);
        from = to;
    }
    free(n.x);
    return v;
}

/* Vectors as the columns of a matrix. */
static struct nb_value column_stack(struct nb_args *a)
{
    struct nb_value list = a->arg[0];
    struct nb_builder b = nb_numpy_builder(a);
    if (list.type == NB_TENSOR && list.node->shape.rank == 2) /* a list of rows is a matrix */
        return tensor(nb_transpose(b, list.node));
    if (list.type != NB_LIST && list.type != NB_TUPLE)
        return nb_fail(a, NB_ERR_TYPE, _("%s takes a list of arrays: %s([a, b])"), a->builtin->name,
                       a->builtin->name);
    struct nb_value parts = nb_list_new(&a->in->pool->gc, NB_LIST, list.list->count);
    for (size_t i = 0; i < list.list->count; i++) {
        struct nb_expr *x = nb_value_expr(a->in, list.list->items[i], a->arg_span[0], a->err);
        if (!x)
            return NB_FAILED;
        const size_t n = nb_shape_count(x->shape);
        parts.list->items[i] =
            nb_tensor_of(x->shape.rank == 2 ? x : nb_reshape(b, x, nb_matrix_shape(n, 1)));
    }
    return nb_numpy_call(a, "cat", (struct nb_value[]){parts, nb_whole(1)}, 2);
}

static struct nb_value flipped(struct nb_args *a, int axis)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (x->shape.rank <= axis)
        return nb_fail(a, NB_ERR_SHAPE, _("%s needs a matrix"), a->builtin->name);
    return tensor(nb_flip(nb_numpy_builder(a), x, axis));
}

static struct nb_value flipud(struct nb_args *a)
{
    return flipped(a, 0);
}

static struct nb_value fliplr(struct nb_args *a)
{
    return flipped(a, 1);
}

/* tril, triu: the others are 0. */
static struct nb_value triangle(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    double k = 0;
    const bool lower = strcmp(a->builtin->name, "np.tril") == 0;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_number(a, 1, &k))
        return NB_FAILED;
    if (x->shape.rank < 2)
        return nb_fail(a, NB_ERR_SHAPE, _("%s needs a matrix"), a->builtin->name);
    struct nb_builder b = nb_numpy_builder(a);
    const size_t n = nb_shape_count(x->shape), width = x->shape.dim[1];
    double *in = nb_xcalloc(n + 1, sizeof *in);
    for (size_t i = 0; i < n; i++) {
        const double above = (double)(i % width) - (double)(i / width) - k;
        in[i] = lower ? above <= 0 : above >= 0;
    }
    struct nb_expr *mask = nb_data_take(b.pool, x->shape, in), *zero = nb_const(b.pool, 0);
    return tensor(nb_where(b, nb_binary(b, NB_NE, mask, zero), x, zero));
}

/* An array of at least one dimension, or two. */
static struct nb_value at_least(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    const int rank = strcmp(a->builtin->name, "np.atleast_2d") == 0 ? 2 : 1;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    const size_t n = nb_shape_count(x->shape);
    if (x->shape.rank >= rank)
        return tensor(x);
    return tensor(
        nb_reshape(nb_numpy_builder(a), x, rank == 1 ? nb_vector_shape(n) : nb_matrix_shape(1, n)));
}

static struct nb_value broadcast_to(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    size_t sizes[NB_MAX_RANK];
    struct nb_shape shape = {0}, both;
    if (!nb_arg_tensor(a, 0, &x) || !read_sizes(a, 1, sizes, &shape.rank))
        return NB_FAILED;
    memcpy(shape.dim, sizes, (size_t)shape.rank * sizeof *sizes);
    if (!nb_broadcast(x->shape, shape, &both) || !nb_shape_equal(both, shape))
        return nb_fail(a, NB_ERR_SHAPE, _("the array does not broadcast to this shape"));
    return tensor(nb_expand(nb_numpy_builder(a), x, shape));
}

/* item(), item(2), item(0, 1): one element, as Python has it. */
static struct nb_value element(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    struct nb_evaluated n;
    double at = 0, place;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    for (size_t i = 0; i < a->nrest; i++) {
        if (!nb_value_number(a->rest[i], &place, a->err))
            return NB_FAILED;
        at = at * (double)(i == 1 ? nb_shape_columns(x->shape) : 1) + place;
    }
    const size_t count = nb_shape_count(x->shape);
    at += at < 0 ? (double)count : 0;
    if (at != floor(at) || !(at >= 0 && at < (double)count) || (a->nrest == 0 && count > 1))
        return nb_fail(a, NB_ERR_VALUE, _("item takes the number of one of %zu elements"), count);
    if (!nb_numpy_read(a, 0, &n))
        return NB_FAILED;
    const double number = n.x[(size_t)at];
    free(n.x);
    return a->arg[0].look & NB_LOOK_COUNT ? nb_whole(number)
           : x->boolean                   ? nb_true_or_false(number != 0)
                                          : nb_number(number);
}

/* one_hot(input, num_classes): a row for each number, 1 in its column. */
static struct nb_value one_hot(struct nb_args *a)
{
    struct nb_evaluated n;
    double classes = -1, most = -1;
    if (!nb_arg_number(a, 1, &classes) || !nb_numpy_read(a, 0, &n))
        return NB_FAILED;
    bool whole = n.shape.rank <= 1;
    for (size_t i = 0; i < n.count; i++) {
        whole = whole && n.x[i] == floor(n.x[i]) && n.x[i] >= 0;
        most = fmax(most, n.x[i]);
    }
    classes = classes < 0 ? most + 1 : classes;
    if (!whole || most >= classes || !fits(a, classes * (double)n.count)) {
        free(n.x);
        return nb_fail(a, NB_ERR_VALUE, _("one_hot takes a vector of numbers of classes, from 0"));
    }
    const size_t width = (size_t)classes;
    double *out = nb_xcalloc(n.count * width + 1, sizeof *out);
    for (size_t i = 0; i < n.count; i++)
        out[i * width + (size_t)n.x[i]] = 1;
    struct nb_shape shape = n.shape.rank ? nb_matrix_shape(n.count, width) : nb_vector_shape(width);
    free(n.x);
    return nb_numpy_wholes(a, shape, out);
}

static const struct nb_builtin rows[] = {
    {.name = "Array.item",
     .params = "a, *args",
     .run = element,
     .doc = N_("One element, as a number of Python.")},
    {.name = "torch.nn.functional.one_hot",
     .aliases = "F.one_hot",
     .params = "input, num_classes=",
     .run = one_hot,
     .doc = N_("A row for each number, with 1 in its column.")},
    {.name = "np.tile", .params = "A, reps", .run = tile, .doc = N_("A, again and again.")},
    {.name = "np.repeat",
     .aliases = "Array.repeat torch.repeat_interleave Tensor.repeat_interleave",
     .params = "a, repeats, axis=",
     .run = repeat,
     .doc = N_("Each element several times.")},
    {.name = "np.roll",
     .params = "a, shift, axis=",
     .run = roll,
     .doc = N_("Elements moved along, those at the end to the front.")},
    {.name = "np.take",
     .aliases = "Array.take",
     .params = "a, indices, axis=",
     .run = take,
     .doc = N_("The elements with these numbers.")},
    {.name = "np.split",
     .params = "ary, indices_or_sections, axis=",
     .run = split,
     .doc = N_("Equal parts, or those between the given places.")},
    {.name = "np.array_split",
     .params = "ary, indices_or_sections, axis=",
     .run = split,
     .doc = N_("Nearly equal parts, or those between the given places.")},
    {.name = "np.column_stack",
     .params = "tup",
     .run = column_stack,
     .doc = N_("Vectors as the columns of a matrix.")},
    {.name = "np.flipud", .params = "m", .run = flipud, .doc = N_("The last row first.")},
    {.name = "np.fliplr", .params = "m", .run = fliplr, .doc = N_("The last column first.")},
    {.name = "np.tril",
     .params = "m, k=",
     .run = triangle,
     .doc = N_("Zeros above the k-th diagonal.")},
    {.name = "np.triu",
     .params = "m, k=",
     .run = triangle,
     .doc = N_("Zeros below the k-th diagonal.")},
    {.name = "np.atleast_1d",
     .params = "array",
     .run = at_least,
     .doc = N_("An array of one dimension or more.")},
    {.name = "np.atleast_2d",
     .params = "array",
     .run = at_least,
     .doc = N_("A matrix: of a vector with one row.")},
    {.name = "np.broadcast_to",
     .params = "array, shape",
     .run = broadcast_to,
     .doc = N_("Repeated to this shape.")},
};

const struct nb_builtins nb_places_builtins = NB_BUILTINS(rows, NULL);
