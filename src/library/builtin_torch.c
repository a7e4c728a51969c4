/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PyTorch's own: methods of tensors and modules. Rows named "Tensor.f" are methods, "torch.f"
 * members of modules: none is found by its bare name. */
#include "config.h"

#include <stdlib.h>

#include "base/count.h"
#include "base/i18n.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "graph/order.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "lang/member.h"
#include "python/python.h"
#include "value/convert.h"
#include "value/param.h"

static struct nb_value fail_at(struct nb_args *a, size_t k)
{
    nb_err_at(a->err, a->arg_span[k]);
    return NB_FAILED;
}

/* Same type as the argument: a plain number stays one. */
static struct nb_value like(struct nb_value v, struct nb_expr *e)
{
    if (!e)
        return NB_FAILED;
    return v.type == NB_NUMBER ? nb_number_of(e) : nb_tensor_of(e);
}

static struct nb_value size(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    double dim = 0;
    int axis;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (!nb_given(a, 1))
        return nb_size_value(a->in, x->shape);
    if (!nb_arg_number(a, 1, &dim) || !nb_axis_of(dim, x->shape, &axis, a->err))
        return fail_at(a, 1);
    return nb_whole((double)x->shape.dim[axis]);
}

static struct nb_value dim(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? nb_whole(x->shape.rank) : NB_FAILED;
}

static struct nb_value numel(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? nb_whole((double)nb_shape_count(x->shape)) : NB_FAILED;
}

/* Numbers as Python writes a float: 1.0. */
static const struct nb_list_style python_list = {.open = "[", .close = "]", .floats = true};

static struct nb_value number_list(struct nb_args *a, const double *x, size_t n)
{
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_LIST, n);
    v.list->style = a->arg[0].look & NB_LOOK_COUNT ? NULL : &python_list;
    for (size_t i = 0; i < n; i++)
        v.list->items[i] = nb_element_of(a->arg[0], x[i]);
    return v;
}

static struct nb_value tolist(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    double *data = nb_arg_tensor(a, 0, &x) ? nb_eval(x, a->err) : NULL;
    if (!data)
        return NB_FAILED;
    size_t rows = nb_shape_rows(x->shape), columns = nb_shape_columns(x->shape);
    struct nb_value v;
    if (x->shape.rank == 0) {
        v = nb_element_of(a->arg[0], data[0]);
    } else if (x->shape.rank == 1) {
        v = number_list(a, data, columns);
    } else {
        v = nb_list_new(&a->in->pool->gc, NB_LIST, rows);
        for (size_t i = 0; i < rows; i++)
            v.list->items[i] = number_list(a, data + i * columns, columns);
    }
    free(data);
    return v;
}

static struct nb_value as_double(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_builder b = {a->in->pool, false};
    return like(a->arg[0], x->boolean ? nb_call(b, nb_op_find("float64"), &x, a->err) : x);
}

/* .int(), .long(): rounded to 0. */
static struct nb_value as_whole(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_value v = like(a->arg[0], nb_call((struct nb_builder){a->in->pool, false},
                                                nb_op_find("trunc"), &x, a->err));
    v.look = NB_LOOK_COUNT;
    return v;
}

static struct nb_value as_truth(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_builder b = {a->in->pool, false};
    return like(a->arg[0], x->boolean ? x : nb_binary(b, NB_NE, x, nb_const(a->in->pool, 0)));
}

/* .numpy(): the same numbers, which print as NumPy's. */
static struct nb_value as_array(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (nb_interp_in_python(a->in) && !a->in->settings.show_tensor && a->arg[0].type == NB_TENSOR &&
        nb_autograd_requires(&a->in->autograd, x)) {
        nb_py_raise(a->in, a->err, "RuntimeError",
                    "Can't call numpy() on Tensor that requires grad. "
                    "Use tensor.detach().numpy() instead.");
        return NB_FAILED;
    }
    struct nb_value v = nb_tensor_of(nb_autograd_detach(x));
    v.look = NB_LOOK_ARRAY | (a->arg[0].look & NB_LOOK_COUNT);
    return v;
}

/* Everything is on the CPU and contiguous. */
static struct nb_value itself(struct nb_args *a)
{
    return a->arg[0];
}

static struct nb_value detach(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? like(a->arg[0], nb_autograd_detach(x)) : NB_FAILED;
}

/* A tensor of its own, through which a gradient finds its way where one must. */
static struct nb_value clone(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (nb_is_symbolic(x) || x->boolean)
        return a->arg[0];
    if (nb_autograd_requires(&a->in->autograd, x))
        return like(a->arg[0], nb_call((struct nb_builder){a->in->pool, false},
                                       nb_op_find("identity"), &x, a->err));
    return like(a->arg[0], nb_autograd_leaf(x, a->err));
}

static struct nb_value fill(struct nb_args *a)
{
    struct nb_expr *x = NULL, *value = nb_const(a->in->pool, 0);
    if (!nb_arg_tensor(a, 0, &x) || (nb_given(a, 1) && !nb_arg_tensor(a, 1, &value)))
        return NB_FAILED;
    if (nb_shape_count(value->shape) > 1 && !nb_shape_equal(value->shape, x->shape)) {
        nb_fail(a, NB_ERR_SHAPE, _("the values do not have the shape of the tensor"));
        return fail_at(a, 1);
    }
    struct nb_builder b = {a->in->pool, false};
    return nb_tensor_of(nb_expand(b, value, x->shape));
}

static struct nb_value forward(struct nb_args *a)
{
    struct nb_actual x = {.value = a->arg[1], .span = a->arg_span[1]};
    return nb_interp_call(a->in, a->arg[0].function, &x, 1, NULL, a->span, a->err);
}

static struct nb_value is_tensor(struct nb_args *a)
{
    return nb_true_or_false(a->arg[0].type == NB_TENSOR);
}

static struct nb_value type_of(struct nb_args *a)
{
    static const struct {
        enum nb_type type;
        const char *name;
    } names[] = {{NB_TENSOR, "torch.Tensor"}, {NB_STRING, "str"},        {NB_LIST, "list"},
                 {NB_TUPLE, "tuple"},         {NB_FUNCTION, "function"}, {NB_MODULE, "module"},
                 {NB_NONE, "NoneType"},       {NB_INTERVAL, "interval"}};
    struct nb_value v = a->arg[0];
    const char *name = v.type == NB_NUMBER && nb_is_truth(v) ? "bool" : "float";
    for (size_t i = 0; i < NB_COUNT(names); i++)
        if (names[i].type == v.type)
            name = names[i].name;
    struct nb_buf text = {0};
    nb_buf_printf(&text, "<class '%s'>", name);
    v = nb_string(&a->in->pool->gc, nb_buf_text(&text), text.len);
    nb_buf_free(&text);
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "Tensor.size",
     .params = "input, dim=",
     .run = size,
     .doc = N_("Shape, or its length along dim.")},
    {.name = "Tensor.dim",
     .aliases = "Tensor.ndimension",
     .params = "input",
     .run = dim,
     .doc = N_("Number of dimensions.")},
    {.name = "Tensor.numel",
     .aliases = "Tensor.nelement torch.numel",
     .params = "input",
     .run = numel,
     .doc = N_("Number of elements.")},
    {.name = "Tensor.tolist",
     .params = "input",
     .run = tolist,
     .doc = N_("The elements as a list.")},
    {.name = "Tensor.double",
     .params = "input",
     .run = as_double,
     .doc = N_("The elements as numbers.")},
    {.name = "Tensor.int",
     .aliases = "Tensor.long",
     .params = "input",
     .run = as_whole,
     .doc = N_("The elements, rounded to 0.")},
    {.name = "Tensor.bool",
     .params = "input",
     .run = as_truth,
     .doc = N_("Whether elements are not 0.")},
    {.name = "Tensor.numpy",
     .aliases = "np.array np.asarray",
     .params = "input, ~dtype=",
     .run = as_array,
     .doc = N_("The same numbers, a constant that prints as NumPy's arrays.")},
    {.name = "Tensor.contiguous",
     .aliases = "Tensor.cpu",
     .params = "input",
     .run = itself,
     .doc = N_("The tensor itself: all are.")},
    {.name = "Tensor.detach",
     .aliases = "Tensor.detach_ detach stop_gradient",
     .params = "input",
     .run = detach,
     .doc = N_("The same numbers, a constant for derivatives.")},
    {.name = "Tensor.clone",
     .aliases = "torch.clone",
     .params = "input",
     .run = clone,
     .doc = N_("A copy.")},
    {.name = "Tensor.fill_",
     .aliases = "Tensor.copy_",
     .params = "input, value",
     .run = fill,
     .doc = N_("Sets all elements.")},
    {.name = "Tensor.zero_", .params = "input", .run = fill, .doc = N_("Sets all elements to 0.")},
    {.name = "torch.is_tensor",
     .params = "obj",
     .run = is_tensor,
     .doc = N_("Whether it is a tensor.")},
    {.name = "Module.eval",
     .aliases = "Module.train Module.to Module.double Module.cpu",
     .params = "module, mode=",
     .run = itself,
     .doc = N_("The module itself: it learns nothing.")},
    {.name = "Module.forward",
     .params = "module, input",
     .run = forward,
     .doc = N_("Calls the module.")},
    {.name = "type", .params = "object", .run = type_of, .doc = N_("Python's name of the type.")},
};

const struct nb_builtins nb_torch_builtins = NB_BUILTINS(rows, NULL);
