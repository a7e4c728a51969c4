/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builtins that make tensors and fold them. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "graph/order.h"
#include "graph/reshape.h"
#include "rows/range.h"
#include "python/python.h"
#include "value/convert.h"
#include "value/elements.h"
#include "value/interp.h"
#include "value/param.h"

static struct nb_value tensor(struct nb_expr *e)
{
    return e ? nb_tensor_of(e) : NB_FAILED;
}

/* start, end and steps, which have a default: in PyTorch 100, in NumPy 50. */
static bool ends_and_steps(struct nb_args *a, struct nb_range *r, size_t *steps)
{
    bool numpy = nb_param_find(a->builtin, "num") < NB_MAX_PARAMS;
    double standard;
    if (!nb_arg_standard(a, numpy ? "num" : "steps", &standard))
        return false;
    *steps = nb_given(a, 2) ? 0 : (size_t)standard;
    return nb_arg_decimal(a, 0, &r->start, &r->start_rest) &&
           nb_arg_decimal(a, 1, &r->end, &r->end_rest) && nb_arg_count(a, 2, steps);
}

/* NumPy's own elements, in files of Python: those of linspace. */
static struct nb_expr *stepped(struct nb_args *a, struct nb_range r, size_t count, bool closed)
{
    const double parts = (double)count - closed;
    r = (struct nb_range){
        .kind = NB_STEPPED, .start = r.start, .end = r.end, .step = (r.end - r.start) / parts};
    if (count < 2)
        r.step = 0;
    if (!closed || count < 2)
        r.end = count < 2 ? r.start : ((double)count - 1) * r.step + r.start;
    return nb_range_of(a->in->pool, r, count);
}

/* endpoint=False of NumPy: one step more, and without the last. */
static struct nb_value range_of(struct nb_args *a, struct nb_range r, size_t steps)
{
    bool with_end = true;
    if (!nb_arg_bool(a, nb_param_find(a->builtin, "endpoint"), &with_end))
        return NB_FAILED;
    const bool numpy = nb_param_find(a->builtin, "num") < NB_MAX_PARAMS;
    if (numpy && r.kind == NB_LINSPACE && nb_interp_in_python(a->in))
        return tensor(stepped(a, r, steps, with_end));
    struct nb_expr *e = nb_range_of(a->in->pool, r, with_end ? steps : steps + 1);
    struct nb_builder b = {a->in->pool, false};
    return tensor(e && !with_end ? nb_slice(b, e, 0, 0, 1, steps) : e);
}

/* NumPy's dtype=int rounds down. */
static struct nb_value whole_below(struct nb_args *a, struct nb_value v)
{
    size_t k = nb_param_find(a->builtin, "dtype");
    enum nb_elements elements;
    if (!nb_given(a, k) || !nb_elements_named(a->arg[k], &elements) || elements != NB_WHOLES)
        return v;
    struct nb_err err = {0};
    return tensor(
        nb_call((struct nb_builder){a->in->pool, false}, nb_op_find("floor"), &v.node, &err));
}

/* retstep=True of NumPy: the array and the distance of its elements. */
static struct nb_value with_step(struct nb_args *a, struct nb_range r, size_t steps,
                                 struct nb_value v)
{
    bool wanted = false, with_end = true;
    if (!nb_arg_bool(a, nb_param_find(a->builtin, "retstep"), &wanted) ||
        !nb_arg_bool(a, nb_param_find(a->builtin, "endpoint"), &with_end))
        return NB_FAILED;
    if (!wanted)
        return v;
    struct nb_value pair = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    pair.list->items[0] = v;
    pair.list->items[1] = nb_number((r.end - r.start) / ((double)steps - with_end));
    return pair;
}

static struct nb_value linspace(struct nb_args *a)
{
    struct nb_range r = {.kind = NB_LINSPACE};
    size_t steps;
    if (!ends_and_steps(a, &r, &steps))
        return NB_FAILED;
    struct nb_value v = range_of(a, r, steps);
    return v.type == NB_ABSENT ? v : with_step(a, r, steps, whole_below(a, v));
}

static struct nb_value logspace(struct nb_args *a)
{
    struct nb_range r = {.kind = NB_LOGSPACE};
    size_t steps;
    double base;
    if (!ends_and_steps(a, &r, &steps) || !nb_arg_standard(a, "base", &base))
        return NB_FAILED;
    nb_range_set_base(&r, base);
    return range_of(a, r, steps);
}

/* NumPy's arange, in files of Python: as many elements as the rounded quotient says. */
static struct nb_value numpy_arange(struct nb_args *a, struct nb_range r)
{
    const double count = ceil((r.end - r.start) / r.step);
    if (!(count <= NB_MOST_ELEMENTS))
        return nb_fail(a, NB_ERR_SIZE, _("arange would have %.3g elements, which is too many"),
                       count);
    r = (struct nb_range){
        .kind = NB_STEPPED, .start = r.start, .step = (r.start + r.step) - r.start};
    r.end = (count - 1) * r.step + r.start;
    return tensor(nb_range_of(a->in->pool, r, count > 0 ? (size_t)count : 0));
}

/* arange(end), arange(start, end), arange(start, end, step): end excluded. */
static struct nb_value arange(struct nb_args *a)
{
    struct nb_range r = {.kind = NB_ARANGE, .step = 1};
    size_t end = nb_given(a, 1) ? 1 : 0;
    if ((end > 0 && !nb_arg_decimal(a, 0, &r.start, &r.start_rest)) ||
        !nb_arg_decimal(a, end, &r.end, &r.end_rest) ||
        !nb_arg_decimal(a, 2, &r.step, &r.step_rest))
        return NB_FAILED;
    if (nb_interp_in_python(a->in) && nb_param_find(a->builtin, "stop") < NB_MAX_PARAMS &&
        r.step != 0)
        return numpy_arange(a, r);
    double count = nb_range_count(r);
    if (r.step == 0 || isnan(count))
        return nb_fail(a, NB_ERR_VALUE, _("arange needs a step that leads from start to end"));
    if (count > NB_MOST_ELEMENTS)
        return nb_fail(a, NB_ERR_SIZE, _("arange would have %.3g elements, which is too many"),
                       count);
    return tensor(nb_range_of(a->in->pool, r, count > 0 ? (size_t)count : 0));
}

/* A leaf of equal elements: as a range it takes no memory. */
static struct nb_value filled(struct nb_args *a, struct nb_shape shape, double value)
{
    if (shape.rank == 1)
        return tensor(nb_range_of(a->in->pool, (struct nb_range){.start = value, .end = value},
                                  shape.dim[0]));
    double count = (double)nb_shape_rows(shape) * (double)nb_shape_columns(shape);
    if (!nb_size_fits(count))
        return nb_fail(a, NB_ERR_SIZE, _("a tensor of %.3g elements does not fit into memory"),
                       count);
    double *data = nb_xcalloc(nb_shape_count(shape), sizeof *data);
    for (size_t i = 0; i < nb_shape_count(shape); i++)
        data[i] = value;
    return tensor(nb_data_take(a->in->pool, shape, data));
}

static bool dimension(struct nb_args *a, struct nb_value v, struct nb_shape *shape)
{
    double n;
    if (!nb_value_number(v, &n, a->err))
        return false;
    if (!(n >= 0) || n != floor(n))
        return nb_err_set(a->err, NB_ERR_VALUE, _("a size must be a whole number, 0 or more"));
    if (n > NB_MOST_ELEMENTS)
        return nb_err_set(a->err, NB_ERR_SIZE, _("a size of %.17g is too large"), n);
    if (shape->rank == NB_MAX_RANK)
        return nb_err_set(a->err, NB_ERR_SHAPE, _("tensors have at most two dimensions"));
    shape->dim[shape->rank++] = (size_t)n;
    return true;
}

/* zeros(3), zeros(2, 3), zeros((2, 3)), full((2, 3), 1). */
static bool sizes(struct nb_args *a, const struct nb_value *v, size_t count, struct nb_shape *shape)
{
    for (size_t i = 0; i < count; i++) {
        bool list = v[i].type == NB_TUPLE || v[i].type == NB_LIST;
        if (list && !sizes(a, v[i].list->items, v[i].list->count, shape))
            return false;
        if (list)
            continue;
        /* [2, 3] arrives as a tensor. */
        if (v[i].type == NB_TENSOR && v[i].node->shape.rank == 1) {
            double *n = nb_eval(v[i].node, a->err);
            bool ok = n != NULL;
            for (size_t k = 0; ok && k < v[i].node->shape.dim[0]; k++)
                ok = dimension(a, nb_number(n[k]), shape);
            free(n);
            if (!ok)
                return false;
        } else if (!dimension(a, v[i], shape)) {
            return false;
        }
    }
    return true;
}

static struct nb_value zeros(struct nb_args *a)
{
    struct nb_shape shape = {0};
    return sizes(a, a->rest, a->nrest, &shape) ? filled(a, shape, 0) : NB_FAILED;
}

static struct nb_value ones(struct nb_args *a)
{
    struct nb_shape shape = {0};
    return sizes(a, a->rest, a->nrest, &shape) ? filled(a, shape, 1) : NB_FAILED;
}

static struct nb_value full(struct nb_args *a)
{
    struct nb_shape shape = {0};
    double value = 0;
    if (!sizes(a, &a->arg[0], 1, &shape) || !nb_arg_number(a, 1, &value))
        return NB_FAILED;
    return filled(a, shape, value);
}

static struct nb_value zeros_of_shape(struct nb_args *a)
{
    struct nb_shape shape = {0};
    return sizes(a, &a->arg[0], 1, &shape) ? filled(a, shape, 0) : NB_FAILED;
}

static struct nb_value ones_of_shape(struct nb_args *a)
{
    struct nb_shape shape = {0};
    return sizes(a, &a->arg[0], 1, &shape) ? filled(a, shape, 1) : NB_FAILED;
}

static struct nb_value filled_like(struct nb_args *a, double value)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? filled(a, x->shape, value) : NB_FAILED;
}

static struct nb_value zeros_like(struct nb_args *a)
{
    return filled_like(a, 0);
}

static struct nb_value ones_like(struct nb_args *a)
{
    return filled_like(a, 1);
}

static struct nb_value full_like(struct nb_args *a)
{
    double value = 0;
    return nb_arg_number(a, 1, &value) ? filled_like(a, value) : NB_FAILED;
}

/* A copy of the numbers: a leaf of its own. */
static struct nb_value make_tensor(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (nb_is_symbolic(x))
        return tensor(x);
    double *data = nb_eval(x, a->err);
    if (!data)
        return NB_FAILED;
    struct nb_builder b = {a->in->pool, false};
    struct nb_expr *e = nb_data_take(b.pool, x->shape, data);
    struct nb_value v = tensor(x->boolean ? nb_binary(b, NB_NE, e, nb_const(b.pool, 0)) : e);
    v.look = a->arg[0].look & NB_LOOK_COUNT;
    return v;
}

static struct nb_value item(struct nb_args *a)
{
    double x = 0;
    const struct nb_value v = a->arg[0];
    if (nb_interp_in_python(a->in) && v.type == NB_TENSOR && nb_shape_count(nb_shape_of(v)) != 1)
        nb_py_raise(a->in, a->err, "ValueError",
                    "only one element tensors can be converted to Python scalars");
    if (a->err->kind != NB_OK || !nb_arg_number(a, 0, &x))
        return NB_FAILED;
    return nb_element_of(a->arg[0], x);
}

static struct nb_value len(struct nb_args *a)
{
    struct nb_value v = a->arg[0];
    double n = 0;
    if (v.type == NB_LIST || v.type == NB_TUPLE)
        n = (double)v.list->count;
    else if (v.type == NB_STRING)
        n = (double)v.text->len;
    else if (v.type == NB_STEPS || (v.type == NB_TENSOR && v.node->shape.rank > 0))
        n = (double)v.node->shape.dim[0];
    else
        return nb_fail(a, NB_ERR_TYPE, _("%s has no length"), nb_type_name(v));
    return nb_whole(n);
}

static const struct nb_builtin rows[] = {
    {.name = "linspace",
     .params = "start, end, steps=100, ~dtype=",
     .run = linspace,
     .doc = N_("steps numbers from start to end, both included.")},
    {.name = "arange",
     .params = "start, end=, step=, ~dtype=",
     .run = arange,
     .doc = N_("Numbers from start up to, not including, end.")},
    {.name = "logspace",
     .params = "start, end, steps=100, base=10, ~dtype=",
     .run = logspace,
     .doc = N_("base^x for steps numbers x from start to end.")},
    {.name = "np.linspace",
     .params = "start, stop, num=50, endpoint=True, retstep=, ~dtype=",
     .run = linspace,
     .doc = N_("num numbers from start to stop, both included.")},
    {.name = "np.arange",
     .params = "start, stop=, step=, ~dtype=",
     .run = arange,
     .doc = N_("Numbers from start up to, not including, stop.")},
    {.name = "np.logspace",
     .params = "start, stop, num=50, endpoint=True, base=10, ~dtype=",
     .run = logspace,
     .doc = N_("base^x for num numbers x from start to stop.")},
    {.name = "np.zeros",
     .aliases = "np.empty",
     .params = "shape, ~dtype=",
     .run = zeros_of_shape,
     .doc = N_("Array of zeros.")},
    {.name = "np.ones",
     .params = "shape, ~dtype=",
     .run = ones_of_shape,
     .doc = N_("Array of ones.")},
    {.name = "np.full",
     .params = "shape, fill_value, ~dtype=",
     .run = full,
     .doc = N_("Array of one value.")},
    {.name = "torch.full_like",
     .aliases = "np.full_like",
     .params = "input, fill_value, ~dtype=",
     .run = full_like,
     .doc = N_("One value in the shape of input.")},
    {.name = "zeros", .params = "*size, ~dtype=", .run = zeros, .doc = N_("Tensor of zeros.")},
    {.name = "ones", .params = "*size, ~dtype=", .run = ones, .doc = N_("Tensor of ones.")},
    {.name = "full",
     .params = "size, fill_value, ~dtype=",
     .run = full,
     .doc = N_("Tensor of one value.")},
    {.name = "zeros_like",
     .params = "input, ~dtype=",
     .run = zeros_like,
     .doc = N_("Zeros in the shape of input.")},
    {.name = "ones_like",
     .params = "input, ~dtype=",
     .run = ones_like,
     .doc = N_("Ones in the shape of input.")},
    {.name = "tensor",
     .aliases = "torch.autograd.Variable",
     .params = "data, ~dtype=",
     .run = make_tensor,
     .doc = N_("A tensor of these numbers.")},
    {.name = "item",
     .params = "input",
     .run = item,
     .doc = N_("The number in a tensor of one element.")},
    {.name = "len",
     .params = "object",
     .run = len,
     .doc = N_("Number of elements (rows of a matrix).")},
};

const struct nb_builtins nb_tensor_builtins = NB_BUILTINS(rows, N_("Tensors"));
