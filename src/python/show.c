/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How functions, classes and objects print: as their classes say, or as Python does. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "python/python.h"
#include "value/show.h"

static bool is_type(const char *name)
{
    static const char *const types[] = {"int",   "float", "bool",   "str",  "list", "dict",
                                        "tuple", "range", "object", "type", "set"};
    for (size_t i = 0; i < NB_COUNT(types); i++)
        if (strcmp(types[i], name) == 0)
            return true;
    return false;
}

const char *nb_py_type_name(struct nb_value v)
{
    static const char *const names[] = {
        [NB_NONE] = "NoneType",     [NB_TENSOR] = "Tensor", [NB_FUNCTION] = "function",
        [NB_STRING] = "str",        [NB_LIST] = "list",     [NB_TUPLE] = "tuple",
        [NB_INTERVAL] = "interval", [NB_STEPS] = "range",   [NB_MODULE] = "module",
        [NB_DICT] = "dict",
    };
    if (nb_is_plain(v))
        return v.kind == NB_KIND_TRUTH ? "bool" : v.kind == NB_KIND_WHOLE ? "int" : "float";
    if (v.type == NB_DICT && v.dict->set)
        return "set";
    if (v.type == NB_FUNCTION && v.function->kind == NB_BUILTIN)
        return is_type(v.function->name) ? "type" : "builtin_function_or_method";
    if (nb_is_object(v))
        return v.function->object->class->name;
    if (nb_is_class(v))
        return "type";
    if (v.type == NB_TENSOR && v.entity && v.entity->parameter)
        return "Parameter";
    if (v.type == NB_TENSOR && v.look & NB_LOOK_ARRAY)
        return v.node->shape.rank > 0   ? "numpy.ndarray"
               : v.node->boolean        ? "numpy.bool_"
               : v.look & NB_LOOK_COUNT ? "numpy.int64"
                                        : "numpy.float64";
    return v.type < NB_COUNT(names) && names[v.type] ? names[v.type] : "float";
}

/* The text that a method of the object gives; false: it has none, or err is set. */
static bool by_method(struct nb_interp *in, struct nb_value v, const char *name, struct nb_buf *out,
                      struct nb_err *err)
{
    bool has = false;
    struct nb_value text = nb_py_method(in, v, name, NULL, 0, &has, err);
    if (!has || text.type == NB_ABSENT)
        return false;
    if (text.type != NB_STRING)
        return nb_py_raise(in, err, "TypeError", "%s returned non-string (type %s)", name,
                           nb_py_type_name(text));
    nb_buf_addn(out, text.text->bytes, text.text->len);
    return true;
}

/* ValueError('text'), or the text alone. */
static bool show_exception(struct nb_interp *in, struct nb_value v, bool plain, struct nb_buf *out,
                           struct nb_err *err)
{
    const struct nb_value *args = nb_dict_named(v.function->object->dict, "args");
    const size_t count = args && args->type == NB_TUPLE ? args->list->count : 0;
    const bool key = strcmp(v.function->object->class->name, "KeyError") == 0;
    if (!plain)
        nb_buf_printf(out, "%s(", v.function->object->class->name);
    const bool several = plain && count > 1;
    nb_buf_add(out, several ? "(" : "");
    for (size_t i = 0; i < count; i++) {
        nb_buf_add(out, i > 0 ? ", " : "");
        if (!nb_show(args->list->items[i], &in->settings, plain && !key && count == 1, out, err))
            return false;
    }
    nb_buf_add(out, several || !plain ? ")" : "");
    return true;
}

static bool show_an_object(struct nb_interp *in, struct nb_value v, bool plain, struct nb_buf *out,
                           struct nb_err *err)
{
    if (plain && by_method(in, v, "__str__", out, err))
        return true;
    if (err->kind == NB_OK && by_method(in, v, "__repr__", out, err))
        return true;
    if (err->kind != NB_OK)
        return false;
    if (strcmp(v.function->object->class->name, "ellipsis") == 0) {
        nb_buf_add(out, "Ellipsis");
        return true;
    }
    if (v.function->object->walks) {
        nb_buf_printf(out, "<%s object at %p>", v.function->object->class->name,
                      (void *)v.function);
        return true;
    }
    if (nb_class_is_named(v.function->object->class, "BaseException"))
        return show_exception(in, v, plain, out, err);
    nb_buf_printf(out, "<__main__.%s object at %p>", v.function->object->class->name,
                  (void *)v.function);
    return true;
}

bool nb_py_show(void *interp, struct nb_value v, bool plain, struct nb_buf *out, struct nb_err *err)
{
    struct nb_interp *in = interp;
    const struct nb_function *f = v.function;
    if (f->kind == NB_OBJECT)
        return show_an_object(in, v, plain, out, err);
    if (f->kind == NB_CLASS) {
        const struct nb_value *module = nb_dict_named(f->object->dict, "__module__");
        const bool own = f->unit && !strchr(f->name, '.') && !nb_interp_place_builtin(in, f->name);
        const char *place = own ? "__main__" : "";
        if (module && module->type == NB_STRING)
            place = module->text->bytes;
        nb_buf_printf(out, "<class '%s%s%s'>", place, *place ? "." : "", f->name);
    } else if (f->kind == NB_BOUND && f->self.type == NB_FUNCTION) {
        nb_buf_printf(out, "<bound method %s.%s>", nb_py_type_name(f->self), f->name);
    } else if (f->kind == NB_LAMBDA) {
        nb_buf_printf(out, "<function %s at %p>", f->name[0] ? f->name : "<lambda>", (void *)f);
    } else if (f->kind == NB_BUILTIN &&
               (is_type(f->name) || strncmp(f->builtin->name, "Python.torch", 12) == 0)) {
        nb_buf_printf(out, "<class '%s'>", f->name);
    } else if (f->op && f->op->format) {
        nb_buf_printf(out, "torch.%s", f->name);
    } else if (f->kind == NB_BUILTIN || f->kind == NB_ROW) {
        nb_buf_printf(out, "<built-in function %s>", f->name);
    } else {
        nb_function_label(f, out);
    }
    return true;
}
