/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributes: of objects and classes their own, of all else what the language has. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "lang/eval_ast.h"
#include "lang/eval_call.h"
#include "lang/member.h"
#include "python/python.h"
#include "value/convert.h"

/* An attribute of a class, as the object has it. */
static struct nb_value bound(struct nb_interp *in, struct nb_value object, struct nb_value found,
                             struct nb_err *err)
{
    if (found.type != NB_FUNCTION || found.function->kind != NB_LAMBDA)
        return found;
    struct nb_value self = object;
    switch (found.function->bound_by) {
    case NB_BY_NOBODY:
        return found;
    case NB_BY_CLASS:
        if (nb_is_object(object))
            self =
                (struct nb_value){.type = NB_FUNCTION, .function = object.function->object->class};
        return nb_bound_function(&in->pool->gc, found.function, self);
    case NB_BY_ITSELF:
        return nb_is_class(object)
                   ? found
                   : nb_py_call(in, nb_bound_function(&in->pool->gc, found.function, object), NULL,
                                0, err);
    default:
        return nb_is_class(object) ? found : nb_bound_function(&in->pool->gc, found.function, self);
    }
}

static struct nb_value text(struct nb_interp *in, const char *s)
{
    return nb_string(&in->pool->gc, s, strlen(s));
}

/* The classes that are searched, in their order; the last is object. */
static struct nb_value order_of(struct nb_interp *in, struct nb_value class)
{
    struct nb_gc *gc = &in->pool->gc;
    struct nb_value tuple = nb_list_new(gc, NB_TUPLE, 0);
    struct nb_function *const *order;
    const size_t count = nb_class_order(class.function, &order);
    for (size_t i = 0; i < count; i++)
        nb_list_push(gc, tuple.list, (struct nb_value){.type = NB_FUNCTION, .function = order[i]});
    nb_list_push(gc, tuple.list, *nb_interp_place_builtin(in, "object"));
    return tuple;
}

static struct nb_value bases_of(struct nb_interp *in, const struct nb_function *class)
{
    struct nb_value tuple = nb_list_new(&in->pool->gc, NB_TUPLE, 0);
    for (size_t i = 0; i < class->object->base_count; i++)
        nb_list_push(&in->pool->gc, tuple.list,
                     (struct nb_value){.type = NB_FUNCTION, .function = class->object->bases[i]});
    if (class->object->base_count == 0)
        nb_list_push(&in->pool->gc, tuple.list, *nb_interp_place_builtin(in, "object"));
    return tuple;
}

static const char *title_of(const struct nb_function *f)
{
    const char *dot = strrchr(f->name, '.');
    return !f->name[0] ? "<lambda>" : dot ? dot + 1 : f->name;
}

/* __class__, __dict__, __name__. */
static struct nb_value of_python(struct nb_interp *in, struct nb_value v, const char *name)
{
    const struct nb_function *f = v.function;
    if (strcmp(name, "__name__") == 0 && f->kind != NB_OBJECT)
        return text(in, title_of(f));
    if (strcmp(name, "__doc__") == 0)
        return f->kind == NB_LAMBDA && f->lambda->name ? text(in, f->lambda->name) : nb_none();
    if (strcmp(name, "setter") == 0 && f->kind == NB_LAMBDA && f->bound_by == NB_BY_ITSELF)
        return nb_bound_function(&in->pool->gc,
                                 nb_interp_place_builtin(in, "property.setter")->function, v);
    if (f->kind == NB_CLASS && strcmp(name, "__bases__") == 0)
        return bases_of(in, f);
    if (f->kind == NB_CLASS && strcmp(name, "__mro__") == 0)
        return order_of(in, v);
    if (!f->object)
        return NB_FAILED;
    if (strcmp(name, "__dict__") == 0)
        return (struct nb_value){.type = NB_DICT, .dict = f->object->dict};
    if (strcmp(name, "__class__") == 0 && f->object->class)
        return (struct nb_value){.type = NB_FUNCTION, .function = f->object->class};
    return NB_FAILED;
}

/* super(): the search goes on behind the class that is running. */
static struct nb_value of_super(struct nb_interp *in, struct nb_value super, const char *name,
                                struct nb_err *err)
{
    struct nb_value object = super.function->self;
    const struct nb_function *class =
        nb_is_class(object) ? object.function : object.function->object->class;
    const struct nb_value *v = nb_class_find_behind(class, super.function->owner, name);
    if (v)
        return bound(in, object, *v, err);
    if (strcmp(name, "__init__") == 0 && nb_is_object(object) &&
        nb_class_is_named(object.function->object->class, "BaseException"))
        return nb_bound_function(
            &in->pool->gc, nb_interp_place_builtin(in, "BaseException.__init__")->function, object);
    if (strcmp(name, "__init__") == 0) /* of object, which does nothing */
        return nb_interp_builtin(in, "Python.object.__init__");
    return NB_FAILED;
}

struct nb_value nb_py_attribute(struct nb_interp *in, struct nb_value object, const char *name,
                                struct nb_err *err)
{
    struct nb_function *f = object.function;
    if (f->kind == NB_BOUND && !f->of)
        return of_super(in, object, name, err);
    const struct nb_value *v = f->object ? nb_dict_named(f->object->dict, name) : NULL;
    if (v && f->kind != NB_CLASS)
        return nb_now(*v);
    const struct nb_function *class = f->kind == NB_CLASS    ? f
                                      : f->kind == NB_OBJECT ? f->object->class
                                                             : NULL;
    v = class ? nb_class_find(class, name) : NULL;
    if (v)
        return bound(in, object, nb_now(*v), err);
    struct nb_value own = of_python(in, object, name);
    if (own.type != NB_ABSENT || !class || strncmp(name, "__", 2) == 0)
        return own;
    v = nb_class_find(class, "__getattr__");
    if (!v || f->kind != NB_OBJECT)
        return NB_FAILED;
    struct nb_value asked = text(in, name);
    return nb_py_call(in, bound(in, object, *v, err), &asked, 1, err);
}

bool nb_py_no_attribute(struct nb_interp *in, struct nb_value object, const char *name,
                        struct nb_err *err)
{
    if (nb_is_class(object))
        return nb_py_raise(in, err, "AttributeError", "type object '%s' has no attribute '%s'",
                           object.function->name, name);
    return nb_py_raise(in, err, "AttributeError", "'%s' object has no attribute '%s'",
                       nb_py_type_name(object), name);
}

struct nb_value nb_py_method(struct nb_interp *in, struct nb_value object, const char *name,
                             const struct nb_value *args, size_t count, bool *has,
                             struct nb_err *err)
{
    const struct nb_value *v = nb_class_find(object.function->object->class, name);
    *has = v != NULL;
    if (!v)
        return NB_FAILED;
    return nb_py_call(in, bound(in, object, *v, err), args, count, err);
}

/* Whether attributes are looked up here, and not by the language. */
static bool is_of_python(struct nb_value v)
{
    return v.type == NB_FUNCTION &&
           (v.function->object || v.function->kind == NB_LAMBDA || v.function->kind == NB_BOUND);
}

/* str.lower, float.is_integer: methods as functions of types; and of numbers what they have. */
struct nb_value nb_py_of_type(struct nb_interp *in, struct nb_value v, const char *name)
{
    static const char *const types[][2] = {
        {"str", "Text"},   {"list", "List"},    {"dict", "Dict"},  {"set", "Set"},
        {"int", "Number"}, {"float", "Number"}, {"tuple", "Tuple"}};
    if (nb_is_plain(v) && strcmp(name, "real") == 0)
        return v;
    if (nb_is_plain(v) && strcmp(name, "imag") == 0)
        return nb_whole(0);
    if (v.type != NB_FUNCTION || v.function->kind != NB_BUILTIN)
        return NB_FAILED;
    for (size_t i = 0; i < NB_COUNT(types); i++)
        if (strcmp(v.function->name, types[i][0]) == 0) {
            char qualified[80];
            snprintf(qualified, sizeof qualified, "%s.%.60s", types[i][1], name);
            return nb_interp_builtin(in, qualified);
        }
    return NB_FAILED;
}

struct nb_value nb_py_eval_attribute(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                     struct nb_err *err)
{
    struct nb_value object = nb_interp_eval(in, scope, a->kids[0], err), v;
    if (object.type == NB_ABSENT)
        return NB_FAILED;
    if (object.type == NB_FUNCTION && strcmp(a->name, "__name__") == 0 && !object.function->object)
        return text(in, title_of(object.function));
    v = nb_py_of_type(in, object, a->name);
    if (v.type != NB_ABSENT)
        return v;
    if (is_of_python(object)) {
        v = nb_py_attribute(in, object, a->name, err);
        if (v.type == NB_ABSENT)
            nb_py_no_attribute(in, object, a->name, err);
        nb_err_at(err, a->span);
        return v;
    }
    const bool list = object.type == NB_LIST || object.type == NB_TUPLE;
    struct nb_err asked = {0};
    if (list && !object.list->style && nb_member_method(in, object, a->name).type == NB_ABSENT)
        nb_err_set(&asked, NB_ERR_NAME, " ");
    if (asked.kind == NB_OK)
        v = nb_attribute_of(in, scope, a, object, &asked);
    else
        v = NB_FAILED;
    if (v.type != NB_ABSENT)
        return nb_py_part_of(object, nb_now(v));
    /* A method that is not called at once: f = x.append */
    struct nb_value method = object.type == NB_MODULE ? v : nb_member_method(in, object, a->name);
    if (method.type == NB_FUNCTION)
        return nb_bound_function(&in->pool->gc, method.function, object);
    if (strcmp(a->name, "__class__") == 0)
        return nb_py_call(in, *nb_interp_place_builtin(in, "type"), &object, 1, err);
    if (asked.kind == NB_ERR_NAME && object.type == NB_MODULE && !object.object) {
        nb_py_raise(in, err, "AttributeError", "module '%s' has no attribute '%s'", object.module,
                    a->name);
        nb_err_hint(err, "%s", asked.hint);
        nb_err_at(err, a->span);
    } else if (asked.kind == NB_ERR_NAME && object.type != NB_MODULE) {
        nb_py_no_attribute(in, object, a->name, err);
        nb_err_hint(err, "%s", asked.hint);
        nb_err_at(err, a->span);
    } else {
        *err = asked;
    }
    return NB_FAILED;
}

/* x.requires_grad = True is x.requires_grad_(True). */
static bool ask_for_gradient(struct nb_interp *in, struct nb_value x, struct nb_value v,
                             struct nb_err *err)
{
    const struct nb_value args[2] = {x, v};
    v = nb_py_call(in, nb_interp_builtin(in, "Tensor.requires_grad_"), args, 2, err);
    if (v.type == NB_TENSOR && x.type == NB_TENSOR && x.entity)
        nb_entity_set(x.entity, nb_now(v));
    return v.type != NB_ABSENT;
}

static bool set_property(struct nb_interp *in, struct nb_value object, struct nb_function *property,
                         const struct nb_ast *a, struct nb_value v, struct nb_err *err)
{
    const struct nb_value args[2] = {object, v};
    if (!property->of) {
        nb_py_raise(in, err, "AttributeError", "property '%s' of '%s' object has no setter",
                    a->name, nb_py_type_name(object));
        nb_err_at(err, a->span);
        return false;
    }
    return nb_py_call(in, (struct nb_value){.type = NB_FUNCTION, .function = property->of}, args, 2,
                      err)
               .type != NB_ABSENT;
}

bool nb_py_del_attribute(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_err *err)
{
    struct nb_value object = nb_interp_eval(in, scope, a->kids[0], err);
    if (object.type == NB_ABSENT)
        return false;
    struct nb_value name = text(in, a->name);
    const bool has = object.type == NB_FUNCTION && object.function->object;
    return (has && nb_dict_take(object.function->object->dict, name)) ||
           nb_py_no_attribute(in, object, a->name, err);
}

bool nb_py_set_attribute(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_value v, struct nb_err *err)
{
    struct nb_value object = nb_interp_eval(in, scope, a->kids[0], err);
    if (object.type == NB_ABSENT)
        return false;
    const bool user = object.type == NB_FUNCTION && object.function->kind == NB_LAMBDA;
    if (user && strcmp(a->name, "__name__") == 0 && v.type == NB_STRING)
        object.function->name = nb_arena_strndup(&in->entries, v.text->bytes, v.text->len);
    if (user)
        nb_function_attributes(&in->pool->gc, object.function);
    if (object.type == NB_FUNCTION && object.function->object) {
        bool has = false;
        struct nb_value args[2] = {text(in, a->name), v};
        const struct nb_value *own =
            nb_is_object(object) ? nb_class_find(object.function->object->class, a->name) : NULL;
        if (own && own->type == NB_FUNCTION && own->function->bound_by == NB_BY_ITSELF)
            return set_property(in, object, own->function, a, v, err);
        if (nb_is_class(object) && strcmp(a->name, "__name__") == 0 && v.type == NB_STRING)
            object.function->name = nb_arena_strndup(&in->entries, v.text->bytes, v.text->len);
        if (nb_is_object(object) && nb_class_find(object.function->object->class, "__setattr__"))
            return nb_py_method(in, object, "__setattr__", args, 2, &has, err).type != NB_ABSENT;
        nb_dict_name(&in->pool->gc, object.function->object->dict, a->name, v);
        return true;
    }
    if (object.type == NB_FUNCTION && object.function->kind != NB_LAMBDA)
        return true; /* a note on a function that is everybody's, which nobody reads */
    if (object.type == NB_MODULE && strncmp(object.module, "torch.backends", 14) == 0)
        return true; /* of processors that are not here */
    if (nb_is_numeric(object) &&
        (strcmp(a->name, "grad") == 0 || strcmp(a->name, "requires_grad") == 0 ||
         strcmp(a->name, "data") == 0)) {
        if (strcmp(a->name, "data") == 0)
            return nb_py_become(in, scope, a, v, err);
        if (strcmp(a->name, "requires_grad") == 0)
            return ask_for_gradient(in, object, v, err);
        return nb_member_set(in, scope, a, v, err);
    }
    nb_py_no_attribute(in, object, a->name, err);
    nb_err_at(err, a->span);
    return false;
}
