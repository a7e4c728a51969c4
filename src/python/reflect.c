/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Python's functions that ask what a value is, and those that say what a method is. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "lang/member.h"
#include "python/walk.h"
#include "value/convert.h"

static struct nb_value fail(struct nb_args *a)
{
    nb_err_at(a->err, a->span);
    return NB_FAILED;
}

static struct nb_value type(struct nb_args *a)
{
    struct nb_value v = a->arg[0];
    if (nb_is_object(v))
        return (struct nb_value){.type = NB_FUNCTION, .function = v.function->object->class};
    const char *name = nb_py_type_name(v);
    if (v.type == NB_TENSOR && !(v.look & NB_LOOK_ARRAY))
        name = v.entity && v.entity->parameter ? "torch.nn.parameter.Parameter" : "torch.Tensor";
    const struct nb_value *place = nb_interp_place_builtin(a->in, name);
    return place ? *place
                 : (struct nb_value){.type = NB_FUNCTION, .function = nb_py_own_class(a->in, name)};
}

/* The bare name of a type: int, Tensor, ndarray. */
static const char *bare(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot ? dot + 1 : name;
}

static bool is_instance(struct nb_value v, struct nb_value of)
{
    if (of.type == NB_TUPLE) {
        bool is = false;
        for (size_t i = 0; i < of.list->count && !is; i++)
            is = is_instance(v, of.list->items[i]);
        return is;
    }
    if (of.type != NB_FUNCTION)
        return false;
    if (nb_is_object(v) && nb_is_class(of))
        return nb_class_is(v.function->object->class, of.function);
    const char *name = bare(of.function->name), *own = bare(nb_py_type_name(v));
    if (strcmp(name, "Tensor") == 0)
        return strcmp(own, name) == 0 || strcmp(own, "Parameter") == 0;
    if (strcmp(name, "object") == 0)
        return true;
    if (strcmp(name, "int") == 0 && strcmp(own, "bool") == 0)
        return true;
    if (strcmp(name, "float") == 0 && strcmp(own, "float64") == 0)
        return true;
    return strcmp(name, own) == 0 || (strcmp(name, "Callable") == 0 && v.type == NB_FUNCTION);
}

static struct nb_value isinstance(struct nb_args *a)
{
    return nb_true_or_false(is_instance(a->arg[0], a->arg[1]));
}

static struct nb_value issubclass(struct nb_args *a)
{
    const bool both = nb_is_class(a->arg[0]) && nb_is_class(a->arg[1]);
    return nb_true_or_false(both && nb_class_is(a->arg[0].function, a->arg[1].function));
}

static struct nb_value callable(struct nb_args *a)
{
    const struct nb_value v = a->arg[0];
    const bool object = nb_is_object(v);
    return nb_true_or_false(v.type == NB_FUNCTION &&
                            (!object || nb_class_find(v.function->object->class, "__call__")));
}

/* The attribute of any value by its name; NB_ABSENT, and no error: it has none. */
static struct nb_value attribute(struct nb_args *a, const char *name)
{
    struct nb_value object = a->arg[0];
    struct nb_err ignored = {0};
    if (object.type == NB_MODULE)
        return nb_interp_member(a->in, object.module, name);
    if (object.type == NB_FUNCTION)
        return nb_py_attribute(a->in, object, name, a->err);
    struct nb_value v = nb_member_get(a->in, object, name, &ignored);
    if (v.type != NB_ABSENT)
        return v;
    struct nb_value method = nb_member_method(a->in, object, name);
    return method.type == NB_FUNCTION ? nb_bound_function(&a->in->pool->gc, method.function, object)
                                      : NB_FAILED;
}

static struct nb_value getattr(struct nb_args *a)
{
    const char *name = "";
    if (!nb_arg_text(a, 1, &name))
        return NB_FAILED;
    struct nb_value v = attribute(a, name);
    if (v.type != NB_ABSENT || a->err->kind != NB_OK)
        return v;
    if (a->arg[2].type != NB_ABSENT)
        return a->arg[2];
    if (a->arg[0].type == NB_MODULE)
        nb_py_raise(a->in, a->err, "AttributeError", "module '%s' has no attribute '%s'",
                    a->arg[0].module, name);
    nb_py_no_attribute(a->in, a->arg[0], name, a->err);
    return fail(a);
}

static struct nb_value hasattr(struct nb_args *a)
{
    const char *name = "";
    if (!nb_arg_text(a, 1, &name))
        return NB_FAILED;
    const bool has = attribute(a, name).type != NB_ABSENT;
    *a->err = (struct nb_err){0};
    return nb_true_or_false(has);
}

static struct nb_value setattr(struct nb_args *a)
{
    const char *name = "";
    if (!nb_arg_text(a, 1, &name))
        return NB_FAILED;
    const struct nb_value v = a->arg[0];
    if (v.type != NB_FUNCTION || !v.function->object) {
        nb_py_no_attribute(a->in, v, name, a->err);
        return fail(a);
    }
    bool has = false;
    if (nb_is_object(v))
        nb_py_method(a->in, v, "__setattr__", a->arg + 1, 2, &has, a->err);
    if (!has)
        nb_dict_name(&a->in->pool->gc, v.function->object->dict, name, a->arg[2]);
    return a->err->kind == NB_OK ? nb_none() : NB_FAILED;
}

/* super(): the object of the method that runs, looked at from behind its class. */
static struct nb_value super(struct nb_args *a)
{
    const struct nb_function *f = a->in->calling;
    struct nb_value self = a->arg[1];
    const struct nb_function *owner = nb_is_class(a->arg[0]) ? a->arg[0].function : NULL;
    if (!owner && f && f->owner) {
        owner = f->owner;
        self = a->scope && a->scope->count > 0 ? a->scope->values[0] : NB_FAILED;
    }
    if (!owner || self.type != NB_FUNCTION) {
        nb_py_raise(a->in, a->err, "RuntimeError", "super(): no arguments");
        return fail(a);
    }
    struct nb_function *s = nb_function_new(&a->in->pool->gc, NB_BOUND, "super");
    s->self = self;
    s->owner = (struct nb_function *)owner;
    return (struct nb_value){.type = NB_FUNCTION, .function = s};
}

/* @staticmethod and its like: the function, which says how it is bound. */
static struct nb_value bound_by(struct nb_args *a, enum nb_bound_by how)
{
    if (a->arg[0].type == NB_FUNCTION && a->arg[0].function->kind == NB_LAMBDA)
        a->arg[0].function->bound_by = how;
    return a->arg[0];
}

static struct nb_value static_method(struct nb_args *a)
{
    return bound_by(a, NB_BY_NOBODY);
}

static struct nb_value class_method(struct nb_args *a)
{
    return bound_by(a, NB_BY_CLASS);
}

static struct nb_value property(struct nb_args *a)
{
    return bound_by(a, NB_BY_ITSELF);
}

/* @x.setter: the property, which can be set from now on. */
static struct nb_value setter(struct nb_args *a)
{
    if (a->arg[1].type == NB_FUNCTION)
        a->arg[0].function->of = a->arg[1].function;
    return a->arg[0];
}

/* The name that a class's statement x: float = 1 is about. */
static struct nb_value annotate(struct nb_args *a)
{
    for (size_t i = 0; a->scope && i < a->scope->count; i++)
        if (strcmp(a->scope->names[i], "__annotations__") == 0) {
            struct nb_value *v = &a->scope->values[i];
            if (v->type == NB_ABSENT)
                *v = nb_dict_new(&a->in->pool->gc);
            nb_dict_put(&a->in->pool->gc, v->dict, a->arg[0], nb_none());
        }
    return nb_none();
}

static struct nb_value delattr(struct nb_args *a)
{
    const char *name = "";
    if (!nb_arg_text(a, 1, &name))
        return NB_FAILED;
    const struct nb_value v = a->arg[0];
    if (v.type == NB_FUNCTION && v.function->object &&
        nb_dict_take(v.function->object->dict, a->arg[1]))
        return nb_none();
    nb_py_no_attribute(a->in, v, name, a->err);
    return fail(a);
}

/* The attributes of an object; without one all variables. */
static struct nb_value global_names(struct nb_args *a);
static struct nb_value vars(struct nb_args *a)
{
    const struct nb_value v = a->arg[0];
    if (v.type == NB_FUNCTION && v.function->object)
        return (struct nb_value){.type = NB_DICT, .dict = v.function->object->dict};
    return global_names(a);
}

static struct nb_value keep_values(struct nb_args *a)
{
    struct nb_value args = nb_list_new(&a->in->pool->gc, NB_TUPLE, a->nrest);
    for (size_t i = 0; i < a->nrest; i++)
        args.list->items[i] = a->rest[i];
    nb_dict_name(&a->in->pool->gc, a->arg[0].function->object->dict, "args", args);
    return nb_none();
}

static struct nb_value nothing(struct nb_args *a)
{
    (void)a;
    return nb_none();
}

static struct nb_value object(struct nb_args *a)
{
    struct nb_value class = nb_class_new(&a->in->pool->gc, "object", NULL, 0);
    return nb_object_new(&a->in->pool->gc, class.function);
}

static struct nb_value identity(struct nb_args *a)
{
    return nb_whole((double)((uintptr_t)a->arg[0].function >> 4));
}

static struct nb_value global_names(struct nb_args *a)
{
    struct nb_value d = nb_dict_new(&a->in->pool->gc);
    for (size_t i = 0; i < a->in->globals.count; i++)
        nb_dict_name(&a->in->pool->gc, d.dict, a->in->globals.entries[i].name,
                     *(struct nb_value *)a->in->globals.entries[i].value);
    return d;
}

static const struct nb_builtin rows[] = {
    {.name = "Python.type", .params = "value", .run = type, .doc = N_("What a value is.")},
    {.name = "Python.isinstance",
     .params = "value, type",
     .run = isinstance,
     .doc = N_("Whether a value is of a type.")},
    {.name = "Python.issubclass",
     .params = "class, other",
     .run = issubclass,
     .doc = N_("Whether a class comes from another.")},
    {.name = "Python.callable",
     .params = "value",
     .run = callable,
     .doc = N_("Whether a value can be called.")},
    {.name = "Python.getattr",
     .params = "object, name, default=",
     .run = getattr,
     .doc = N_("An attribute by its name.")},
    {.name = "Python.hasattr",
     .params = "object, name",
     .run = hasattr,
     .doc = N_("Whether there is such an attribute.")},
    {.name = "Python.setattr",
     .params = "object, name, value",
     .run = setattr,
     .doc = N_("Gives an attribute a value.")},
    {.name = "Python.super",
     .params = "class=, object=",
     .run = super,
     .doc = N_("The object as its base class has it.")},
    {.name = "Python.staticmethod",
     .params = "function",
     .run = static_method,
     .doc = N_("A function of a class that needs no object.")},
    {.name = "Python.classmethod",
     .params = "function",
     .run = class_method,
     .doc = N_("A function of a class that gets the class.")},
    {.name = "Python.property",
     .params = "function",
     .run = property,
     .doc = N_("A function that is read as an attribute.")},
    {.name = "Python.property.setter",
     .params = "property, function",
     .run = setter,
     .doc = N_("What is called when the property gets a value.")},
    {.name = "Python.annotate",
     .params = "name",
     .run = annotate,
     .doc = N_("Notes a name of a class that has a type.")},
    {.name = "Python.delattr",
     .params = "object, name",
     .run = delattr,
     .doc = N_("Takes an attribute away.")},
    {.name = "Python.vars",
     .params = "object=",
     .run = vars,
     .doc = N_("The attributes of an object.")},
    {.name = "Python.object", .params = "", .run = object, .doc = N_("An object.")},
    {.name = "Python.object.__init__",
     .params = "*values",
     .keywords = true,
     .run = nothing,
     .doc = N_("Does nothing.")},
    {.name = "Python.BaseException.__init__",
     .params = "self, *values",
     .run = keep_values,
     .doc = N_("What an exception says.")},
    {.name = "Python.id", .params = "value", .run = identity, .doc = N_("A number of its own.")},
    {.name = "Python.globals",
     .aliases = "Python.locals",
     .params = "",
     .run = global_names,
     .doc = N_("All variables.")},
};

const struct nb_builtins nb_py_reflect_builtins = NB_BUILTINS(rows, NULL);
