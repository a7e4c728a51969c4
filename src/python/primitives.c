/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nabla's own sources of Python have beside Python: "Source.f" is f there (source.c). */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "graph/build.h"
#include "graph/order.h"
#include "lang/call.h"
#include "lang/call_rest.h"
#include "python/python.h"
#include "python/format.h"
#include "value/convert.h"

/* y as a function of x that has the slope, whatever it was computed from. */
static struct nb_value sloped(struct nb_args *a)
{
    struct nb_expr *arg[3];
    for (size_t i = 0; i < NB_COUNT(arg); i++)
        if (!nb_arg_tensor(a, i, &arg[i]))
            return NB_FAILED;
    struct nb_expr *e =
        nb_call((struct nb_builder){a->in->pool, false}, nb_op_find("sloped"), arg, a->err);
    if (!e)
        return NB_FAILED;
    struct nb_value v = a->arg[1].type == NB_NUMBER ? nb_number_of(e) : nb_tensor_of(e);
    v.look = v.type == NB_TENSOR ? a->arg[1].look & NB_LOOK_ARRAY : 0;
    return v;
}

/* Without what it was computed from. */
static struct nb_value detached(struct nb_args *a)
{
    struct nb_value v = a->arg[0];
    if (!nb_is_numeric(v) || nb_is_plain(v))
        return v;
    struct nb_expr *e = nb_autograd_detach(nb_node(a->in->pool, v));
    struct nb_value y = v.type == NB_NUMBER ? nb_number_of(e) : nb_tensor_of(e);
    y.look = v.type == NB_TENSOR ? v.look : 0;
    return y;
}

/* An object of the same class without attributes; None of what is no object. */
static struct nb_value blank(struct nb_args *a)
{
    const struct nb_value v = a->arg[0];
    return nb_is_object(v) ? nb_object_new(&a->in->pool->gc, v.function->object->class) : nb_none();
}

/* Whether it is a number or some of them, and no list. */
static struct nb_value is_array(struct nb_args *a)
{
    return nb_true_or_false(nb_is_numeric(a->arg[0]));
}

/* Whether a derivative by what it was computed from may be asked for. */
static struct nb_value varies(struct nb_args *a)
{
    struct nb_value v = a->arg[0];
    if (!nb_is_numeric(v) || nb_is_plain(v))
        return nb_true_or_false(false);
    struct nb_expr *e = nb_node(a->in->pool, v);
    return nb_true_or_false(nb_is_symbolic(e) || nb_autograd_requires(&a->in->autograd, e));
}

static struct nb_value note(struct nb_args *a)
{
    const char *text = "";
    if (!nb_arg_text(a, 0, &text))
        return NB_FAILED;
    nb_interp_tell_once(a->in, text);
    return nb_none();
}

/* A tensor of its own with these numbers; whole ones stay whole. */
static struct nb_value leaf(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_expr *e = x->boolean ? x : nb_autograd_leaf(x, a->err);
    struct nb_value v = e ? nb_tensor_of(e) : NB_FAILED;
    v.look = a->arg[0].type == NB_TENSOR ? a->arg[0].look & NB_LOOK_COUNT : 0;
    return v;
}

/* The same that asks for a gradient. */
static struct nb_value variable(struct nb_args *a)
{
    struct nb_value v = leaf(a);
    if (v.type == NB_TENSOR && !v.node->boolean)
        nb_autograd_track(&a->in->autograd, v.node)->leaf = true;
    return v;
}

static struct nb_value is_variable(struct nb_args *a)
{
    const struct nb_value v = nb_now(a->arg[0]);
    return nb_true_or_false(v.type == NB_TENSOR && nb_autograd_is_leaf(&a->in->autograd, v.node));
}

static struct nb_value is_same(struct nb_args *a)
{
    const struct nb_value x = nb_now(a->arg[0]), y = nb_now(a->arg[1]);
    return nb_true_or_false(x.type == NB_TENSOR && y.type == NB_TENSOR && x.node == y.node);
}

/* What was not PyTorch's tensor becomes one: a list, NumPy's array. */
static struct nb_value as_tensor(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_value v = nb_tensor_of(x);
    v.look = a->arg[0].type == NB_TENSOR ? a->arg[0].look & NB_LOOK_COUNT : 0;
    return v;
}

/* A variable becomes another value, for all its names. */
static struct nb_value become(struct nb_args *a)
{
    struct nb_value x = a->arg[0];
    struct nb_expr *y = NULL;
    if (!nb_arg_tensor(a, 1, &y))
        return NB_FAILED;
    if (x.type != NB_TENSOR || !x.entity)
        return nb_fail(a, NB_ERR_TYPE, _("a variable has a name"));
    if (!nb_shape_equal(nb_shape_of(x), y->shape))
        return nb_fail(a, NB_ERR_SHAPE, _("a variable keeps its shape"));
    struct nb_expr *e = nb_autograd_leaf(y, a->err);
    if (!e)
        return NB_FAILED;
    nb_autograd_move(&a->in->autograd, nb_now(x).node, e);
    struct nb_value v = nb_tensor_of(e);
    v.look = x.look;
    nb_entity_set(x.entity, v);
    return nb_entity_get(x.entity);
}

/* From now on tensors are TensorFlow's. */
static struct nb_value as_flow(struct nb_args *a)
{
    a->in->settings.show_tensor = nb_show_flow;
    return nb_none();
}

/* Whether y was computed from x in a way that has a derivative. */
static struct nb_value depends(struct nb_args *a)
{
    const struct nb_value y = nb_now(a->arg[0]), x = nb_now(a->arg[1]);
    const bool both = y.type == NB_TENSOR && x.type == NB_TENSOR;
    return nb_true_or_false(both && nb_autograd_reaches(y.node, x.node));
}

/* The argument of a call by its name; NB_ABSENT: there is none. */
static struct nb_value named(struct nb_value given, const char *name)
{
    const struct nb_value *v = given.type == NB_DICT ? nb_dict_named(given.dict, name) : NULL;
    return v ? *v : NB_FAILED;
}

/* All arguments of a call by their places, those too that are given by name or not at all. */
static struct nb_value arguments(struct nb_args *a)
{
    const struct nb_value f = a->arg[0], given = a->arg[1];
    struct nb_value all = nb_py_items(a, given, NB_TUPLE);
    if (all.type == NB_ABSENT || f.type != NB_FUNCTION || f.function->kind != NB_LAMBDA ||
        nb_takes_rest(f.function->lambda))
        return all;
    char name[32];
    for (size_t k = all.list->count; nb_function_param(f.function, k, name); k++) {
        struct nb_value v = named(a->arg[2], name);
        if (v.type == NB_ABSENT)
            v = f.function->standard[k];
        if (v.type == NB_ABSENT)
            break;
        nb_list_push(&a->in->pool->gc, all.list, v);
    }
    return all;
}

static const struct nb_builtin rows[] = {
    {.name = "Source.arguments",
     .params = "function, values, named",
     .run = arguments,
     .doc = N_("All arguments of a call by their places.")},
    {.name = "Source.blank",
     .params = "value=",
     .run = blank,
     .doc = N_("An object of the same class without attributes.")},
    {.name = "Source.depends",
     .params = "y, x",
     .run = depends,
     .doc = N_("Whether y was computed from x.")},
    {.name = "Source.leaf", .params = "value", .run = leaf, .doc = N_("A tensor of its own.")},
    {.name = "Source.variable",
     .params = "value",
     .run = variable,
     .doc = N_("One that asks for a gradient.")},
    {.name = "Source.is_variable",
     .params = "value",
     .run = is_variable,
     .doc = N_("Whether it asks for one.")},
    {.name = "Source.is_same",
     .params = "value, other",
     .run = is_same,
     .doc = N_("Whether both are one tensor.")},
    {.name = "Source.as_tensor",
     .params = "value",
     .run = as_tensor,
     .doc = N_("A tensor of what are numbers.")},
    {.name = "Source.become",
     .params = "variable, value",
     .run = become,
     .doc = N_("Gives a variable another value.")},
    {.name = "Source.as_flow",
     .params = "",
     .run = as_flow,
     .doc = N_("Tensors print as those of TensorFlow.")},
    {.name = "Source.note",
     .params = "text",
     .run = note,
     .doc = N_("Says what is enough to know once.")},
    {.name = "Source.varies",
     .params = "value",
     .run = varies,
     .doc = N_("Whether a derivative by it may be asked for.")},
    {.name = "Source.detached",
     .params = "value",
     .run = detached,
     .doc = N_("The same as a constant.")},
    {.name = "Source.sloped",
     .params = "x, y, slope",
     .run = sloped,
     .doc = N_("y with a slope of its own.")},
    {.name = "Source.is_array",
     .params = "value",
     .run = is_array,
     .doc = N_("Whether it is one number or a tensor.")},
};

const struct nb_builtins nb_py_source_builtins = NB_BUILTINS(rows, NULL);
