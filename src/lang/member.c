/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributes, methods and changes in place. */
#include "config.h"

#include "lang/member.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "graph/build.h"
#include "graph/reshape.h"
#include "lang/alias.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "lang/iterate.h"
#include "value/convert.h"
#include "value/dict.h"
#include "value/names.h"

static const struct nb_list_style size_style = {.open = "torch.Size([", .close = "])"};

struct nb_value nb_size_value(struct nb_interp *in, struct nb_shape shape)
{
    struct nb_value v = nb_list_new(&in->pool->gc, NB_TUPLE, (size_t)shape.rank);
    v.list->style = &size_style;
    for (size_t i = 0; i < v.list->count; i++)
        v.list->items[i] = nb_whole((double)shape.dim[i]);
    return v;
}

/* What an attribute is computed from. */
struct of {
    struct nb_interp *in;
    struct nb_expr *e;
    unsigned look;
    struct nb_err *err;
};

static struct nb_value text(struct nb_interp *in, const char *s)
{
    return nb_string(&in->pool->gc, s, strlen(s));
}

static struct nb_value shape(struct of o)
{
    struct nb_value v = nb_size_value(o.in, o.e->shape);
    if (o.look & NB_LOOK_ARRAY || o.in->settings.show_tensor)
        v.list->style = NULL; /* a plain tuple */
    return v;
}

static struct nb_value ndim(struct of o)
{
    return nb_whole(o.e->shape.rank);
}

static struct nb_value dtype(struct of o)
{
    bool array = o.look & NB_LOOK_ARRAY || o.in->settings.show_tensor;
    if (o.look & NB_LOOK_COUNT)
        return text(o.in, array ? "int64" : "torch.int64");
    if (o.e->boolean)
        return text(o.in, array ? "bool" : "torch.bool");
    if (o.in->settings.show_tensor && !(o.look & NB_LOOK_ARRAY))
        return text(o.in, "<dtype: 'float64'>");
    return array ? text(o.in, "float64") : nb_interp_builtin(o.in, "float64");
}

static struct nb_value device(struct of o)
{
    return text(o.in, "cpu");
}

static struct nb_value data(struct of o)
{
    return nb_tensor_of(nb_autograd_detach(o.e));
}

static struct nb_value transposed(struct of o)
{
    return nb_tensor_of(nb_transpose((struct nb_builder){o.in->pool, false}, o.e));
}

static struct nb_value requires_grad(struct of o)
{
    const struct nb_autograd *g = &o.in->autograd;
    bool result = !g->off && nb_autograd_requires(g, o.e);
    return nb_true_or_false(result || nb_autograd_is_leaf(g, o.e));
}

static struct nb_value is_leaf(struct of o)
{
    const struct nb_autograd *g = &o.in->autograd;
    const bool given = nb_autograd_is_leaf(g, o.e) && !nb_autograd_is_made(g, o.e);
    return nb_true_or_false(given || !nb_autograd_requires(g, o.e));
}

static struct nb_value grad(struct of o)
{
    const struct nb_tracked *t = nb_autograd_find(&o.in->autograd, o.e);
    if (t && t->grad)
        return nb_tensor_of(t->grad);
    if (!t && o.in->note && nb_autograd_requires(&o.in->autograd, o.e))
        o.in->note(o.in->note_ctx,
                   _("backward() keeps the gradients of what has requires_grad=True; "
                     "retain_grad() keeps that of a result"));
    return nb_none();
}

static struct nb_value grad_fn(struct of o)
{
    const struct nb_autograd *g = &o.in->autograd;
    const bool given = nb_autograd_is_leaf(g, o.e) && !nb_autograd_is_made(g, o.e);
    if (given || !nb_autograd_requires(g, o.e))
        return nb_none();
    struct nb_buf name = {0};
    nb_buf_addc(&name, '<');
    nb_grad_fn_name(g, o.e, &name);
    nb_buf_addc(&name, '>');
    struct nb_value v = text(o.in, nb_buf_text(&name));
    nb_buf_free(&name);
    return v;
}

/* Of arrays; of tensors it is a method. */
static struct nb_value size(struct of o)
{
    if (!(o.look & NB_LOOK_ARRAY))
        return NB_FAILED;
    return nb_whole((double)nb_shape_count(o.e->shape));
}

static const struct {
    const char *name;
    struct nb_value (*get)(struct of o);
} attributes[] = {
    {"shape", shape},     {"ndim", ndim},    {"dtype", dtype},     {"device", device},
    {"data", data},       {"T", transposed}, {"mT", transposed},   {"requires_grad", requires_grad},
    {"is_leaf", is_leaf}, {"grad", grad},    {"grad_fn", grad_fn}, {"size", size},
};

const char *nb_member_attribute(size_t index)
{
    return index < NB_COUNT(attributes) ? attributes[index].name : NULL;
}

/* r.values of a tuple whose items have names. */
static struct nb_value field(struct nb_value tuple, const char *name)
{
    const char *const *fields = tuple.list->style->fields;
    for (size_t i = 0; i < tuple.list->count; i++)
        if (strcmp(fields[i], name) == 0)
            return tuple.list->items[i];
    return NB_FAILED;
}

/* Of an array of objects, as plots are. */
static struct nb_value shape_of_list(struct nb_interp *in, const struct nb_list *list)
{
    const struct nb_value first = list->count ? list->items[0] : nb_none();
    const bool rows = first.type == NB_LIST;
    struct nb_value v = nb_list_new(&in->pool->gc, NB_TUPLE, rows ? 2 : 1);
    v.list->items[0] = nb_whole((double)list->count);
    if (rows)
        v.list->items[1] = nb_whole((double)first.list->count);
    return v;
}

struct nb_value nb_member_get(struct nb_interp *in, struct nb_value object, const char *name,
                              struct nb_err *err)
{
    if (nb_is_named_tuple(object))
        return field(object, name);
    for (size_t i = 0; nb_is_numeric(object) && i < NB_COUNT(attributes); i++)
        if (strcmp(attributes[i].name, name) == 0) {
            struct nb_value v =
                attributes[i].get((struct of){in, nb_node(in->pool, object), object.look, err});
            v.look |= v.type == NB_TENSOR ? object.look & (NB_LOOK_ARRAY | NB_LOOK_COUNT) : 0;
            return v;
        }
    bool list = object.type == NB_LIST || object.type == NB_TUPLE;
    if (list && strcmp(name, "flat") == 0)
        return nb_list_flat(&in->pool->gc, object.list);
    if (list && object.list->style && strcmp(name, "shape") == 0)
        return shape_of_list(in, object.list);
    if (list && object.list->style && strcmp(name, "size") == 0)
        return nb_whole((double)nb_list_flat(&in->pool->gc, object.list).list->count);
    return NB_FAILED;
}

bool nb_is_in_place(const char *name)
{
    size_t len = strlen(name);
    return len > 1 && name[len - 1] == '_' && name[len - 2] != '_';
}

static struct nb_value find_method(struct nb_interp *in, const char *class, const char *name)
{
    struct nb_value f = nb_interp_member(in, class, name);
    return f.type == NB_FUNCTION ? f : NB_FAILED;
}

/* One of PyTorch's, else any function of mathematics: x.silu(). */
static struct nb_value find_tensor_method(struct nb_interp *in, const char *name)
{
    struct nb_value f = find_method(in, "Tensor", name);
    if (f.type == NB_ABSENT && !nb_names_lacks("Tensor", name))
        f = nb_interp_builtin(in, name);
    return f.type == NB_FUNCTION && (f.function->module || f.function->op) ? f : NB_FAILED;
}

struct nb_value nb_member_method(struct nb_interp *in, struct nb_value object, const char *name)
{
    if (object.type == NB_FUNCTION)
        return find_method(in, "Module", name);
    if (object.type == NB_LIST)
        return find_method(in, "List", name);
    if (object.type == NB_STRING)
        return find_method(in, "Text", name);
    if (object.type == NB_DICT)
        return find_method(in, object.dict->set ? "Set" : "Dict", name);
    if (object.type == NB_TUPLE)
        return find_method(in, "Tuple", name);
    if (!nb_is_numeric(object))
        return NB_FAILED;
    if (object.look & NB_LOOK_ARRAY)
        return find_method(in, "Array", name);
    struct nb_value f = find_tensor_method(in, name);
    if (f.type != NB_ABSENT || !nb_is_in_place(name))
        return f;
    char plain[64];
    snprintf(plain, sizeof plain, "%.*s", (int)strlen(name) - 1, name);
    return find_tensor_method(in, plain);
}

static void assign(struct nb_interp *in, struct nb_scope *scope, const char *name,
                   struct nb_value v)
{
    for (; scope; scope = scope->outer)
        for (size_t i = 0; i < scope->count; i++)
            if (scope->values[i].type != NB_ABSENT && strcmp(scope->names[i], name) == 0) {
                scope->values[i] = v;
                return;
            }
    nb_interp_assign(in, name, v);
}

bool nb_member_receiver(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *target,
                        const char *name, struct nb_value *object, struct nb_err *err)
{
    if (object->type != NB_LIST && !(object->look & NB_LOOK_LIST))
        return true;
    bool has = find_method(in, "List", name).type == NB_FUNCTION;
    if (object->type == NB_LIST && !has) {
        struct nb_expr *e = nb_value_expr(in, *object, target->span, &(struct nb_err){0});
        *object = e ? nb_tensor_of(e) : *object;
    }
    if (!has || !(object->look & NB_LOOK_LIST))
        return true;
    *object = nb_as_list(in, *object, err);
    if (object->type != NB_ABSENT && target->kind == NB_AST_NAME)
        assign(in, scope, target->name, *object);
    nb_err_at(err, target->span);
    return object->type != NB_ABSENT;
}

static bool is_member(const struct nb_ast *a, const char *name)
{
    return a->kind == NB_AST_ATTRIBUTE && strcmp(a->name, name) == 0;
}

static bool set_grad(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *object,
                     struct nb_value v, struct nb_err *err)
{
    struct nb_value x = nb_interp_eval(in, scope, object, err);
    if (x.type == NB_ABSENT)
        return false;
    if (!nb_is_numeric(x) || (!nb_is_numeric(v) && v.type != NB_NONE))
        return nb_err_set(err, NB_ERR_TYPE, _("a gradient is a tensor or None, and a tensor's"));
    if (v.type != NB_NONE && !nb_shape_equal(nb_shape_of(x), nb_shape_of(v)))
        return nb_err_set(err, NB_ERR_SHAPE, _("a gradient has the shape of its tensor"));
    struct nb_expr *kept = v.type == NB_NONE ? NULL : nb_autograd_leaf(nb_node(in->pool, v), err);
    if (err->kind != NB_OK)
        return false;
    nb_autograd_track(&in->autograd, nb_node(in->pool, x))->grad = kept;
    return true;
}

bool nb_member_replace(struct nb_interp *in, struct nb_scope *scope, struct nb_value old,
                       bool graph, struct nb_value *v, struct nb_err *err)
{
    bool leaf = nb_is_numeric(old) && !nb_is_plain(old) &&
                nb_autograd_is_leaf(&in->autograd, old.node) &&
                !nb_autograd_is_made(&in->autograd, old.node);
    if (leaf && graph) {
        nb_err_set(err, NB_ERR_VALUE, _("a leaf that requires a gradient is not changed in place"));
        nb_err_hint(err, _("with torch.no_grad(): ... changes it and nothing remembers"));
        return false;
    }
    if (v->type != NB_TENSOR || graph)
        return true;
    struct nb_expr *e = nb_autograd_leaf(v->node, err);
    if (!e)
        return false;
    if (leaf) {
        nb_autograd_move(&in->autograd, old.node, e);
        nb_alias_move(in, scope, old.node, e);
    }
    v->node = e;
    return true;
}

/* x.add_(1) is x itself. */
static struct nb_ast *changed(struct nb_ast *a)
{
    while (a->kind == NB_AST_CALL && a->kids[0]->kind == NB_AST_ATTRIBUTE &&
           nb_is_in_place(a->kids[0]->name))
        a = a->kids[0]->kids[0];
    return a;
}

bool nb_place_update(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *target,
                     struct nb_value v, struct nb_err *err)
{
    target = changed(target);
    bool graph = !in->autograd.off;
    for (; is_member(target, "data"); target = target->kids[0])
        graph = false;
    bool ok = true;
    if (is_member(target, "grad")) {
        ok = set_grad(in, scope, target->kids[0], v, err);
    } else if (target->kind == NB_AST_NAME) {
        struct nb_value old = nb_interp_eval(in, scope, target, err);
        ok = old.type != NB_ABSENT && nb_member_replace(in, scope, old, graph, &v, err);
        if (ok)
            assign(in, scope, target->name, v);
    }
    if (!ok)
        nb_err_at(err, target->span);
    return ok;
}

/* These do not touch the numbers. */
static bool keeps_numbers(const char *method)
{
    return strcmp(method, "requires_grad_") == 0 || strcmp(method, "detach_") == 0;
}

struct nb_value nb_in_place(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *method,
                            struct nb_value object, struct nb_value v, struct nb_err *err)
{
    struct nb_ast *target = changed(method->kids[0]);
    if (!nb_is_numeric(v))
        return v;
    if (!nb_shape_equal(nb_shape_of(object), nb_shape_of(v))) {
        nb_err_set(err, NB_ERR_SHAPE, _("'%s' cannot change the shape of a tensor"), method->name);
        nb_err_at(err, target->span);
        return NB_FAILED;
    }
    if (!keeps_numbers(method->name) && !nb_place_update(in, scope, target, v, err))
        return NB_FAILED;
    if (target->kind != NB_AST_NAME)
        return v;
    if (keeps_numbers(method->name))
        assign(in, scope, target->name, v);
    return nb_interp_eval(in, scope, target, err);
}

/* x.requires_grad = True is x.requires_grad_(True). */
static bool set_requires_grad(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *object,
                              struct nb_value v, struct nb_err *err)
{
    struct nb_value x = nb_interp_eval(in, scope, object, err);
    if (x.type == NB_ABSENT)
        return false;
    struct nb_actual actuals[2] = {{.value = x, .span = object->span},
                                   {.value = v, .span = object->span}};
    struct nb_value f = nb_interp_builtin(in, "Tensor.requires_grad_");
    x = nb_interp_call(in, f.function, actuals, 2, NULL, object->span, err);
    if (x.type != NB_ABSENT && object->kind == NB_AST_NAME)
        assign(in, scope, object->name, x);
    return x.type != NB_ABSENT;
}

bool nb_member_set(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *target,
                   struct nb_value v, struct nb_err *err)
{
    if (is_member(target, "requires_grad"))
        return set_requires_grad(in, scope, target->kids[0], v, err);
    if (is_member(target, "grad") || is_member(target, "data"))
        return nb_place_update(in, scope, target, v, err);
    nb_err_set(err, NB_ERR_NAME, _("'.%s' cannot be assigned to"), target->name);
    nb_err_hint(err, _(".grad, .data and .requires_grad can"));
    nb_err_at(err, target->span);
    return false;
}
