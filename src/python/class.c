/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes: their making, and what calls of them and of their objects do. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "python/python.h"

enum { MOST_BASES = 8 };

/* The classes that stand behind the name. */
static bool eval_bases(struct nb_frame *f, struct nb_ast *a, struct nb_function **bases,
                       size_t *count)
{
    *count = 0;
    for (size_t i = 0; i + 1 < a->count; i++) {
        struct nb_value v = nb_interp_eval(f->in, f->scope, a->kids[i], f->err);
        if (v.type == NB_ABSENT)
            return false;
        const char *plain = v.type == NB_FUNCTION && !nb_is_class(v) ? v.function->name : "";
        if (a->names[i] || strcmp(plain, "object") == 0 || strcmp(plain, "type") == 0)
            continue; /* metaclass=, and what every class comes from */
        if (!nb_is_class(v) || *count == MOST_BASES) {
            nb_err_set(f->err, NB_ERR_TYPE, _("a class comes from classes, not from %s"),
                       v.type == NB_FUNCTION ? v.function->name : nb_py_type_name(v));
            nb_err_at(f->err, a->kids[i]->span);
            return false;
        }
        bases[(*count)++] = v.function;
    }
    return true;
}

/* What the body gave values to are attributes; its functions know their class, and see the
 * variables around it, not the attributes. */
static void take_attributes(struct nb_gc *gc, struct nb_function *class, struct nb_scope *body,
                            struct nb_scope *outer)
{
    for (size_t i = 0; i < body->count; i++) {
        struct nb_value v = body->values[i];
        if (v.type == NB_ABSENT)
            continue;
        if (v.type == NB_FUNCTION && v.function->kind == NB_LAMBDA && v.function->scope == body) {
            v.function->scope = outer;
            v.function->owner = class;
            if (v.function->of && v.function->of->scope == body) { /* a property's setter */
                v.function->of->scope = outer;
                v.function->of->owner = class;
            }
        }
        nb_dict_name(gc, class->object->dict, body->names[i], v);
    }
}

int nb_py_run_class(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_function *bases[MOST_BASES];
    struct nb_ast *body = a->kids[a->count - 1];
    size_t count;
    if (!eval_bases(f, a, bases, &count))
        return NB_FLOW_FAILED;
    struct nb_gc *gc = &f->in->pool->gc;
    struct nb_value class = nb_class_new(gc, a->name, bases, count);
    class.function->unit = f->in->running;
    if (body->name)
        nb_dict_name(gc, class.function->object->dict, "__doc__",
                     nb_string(gc, body->name, strlen(body->name)));
    struct nb_scope *scope = nb_scope_new(f->scope, body->name_count, body->names);
    scope->open = true;
    struct nb_frame inner = {.in = f->in, .scope = scope, .result = nb_none(), .err = f->err};
    f->in->depth++; /* nothing is collected: nobody knows of the variables */
    const enum nb_flow flow = nb_run_block(&inner, body);
    f->in->depth--;
    if (flow != NB_FLOW_FAILED)
        take_attributes(gc, class.function, scope, f->scope);
    nb_scope_end(scope);
    f->result = class;
    return flow == NB_FLOW_FAILED ? NB_FLOW_FAILED : NB_FLOW_ON;
}

/* f(self, ...). */
static struct nb_value call_bound(struct nb_interp *in, struct nb_function *f, struct nb_value self,
                                  const struct nb_actual *actuals, size_t count,
                                  struct nb_span span, struct nb_err *err)
{
    struct nb_actual *all = nb_xcalloc(count + 1, sizeof *all);
    all[0] = (struct nb_actual){.value = self, .span = span};
    for (size_t i = 0; i < count; i++)
        all[i + 1] = actuals[i];
    struct nb_value v = nb_interp_call(in, f, all, count + 1, NULL, span, err);
    free(all);
    return v;
}

/* An exception keeps its arguments, whatever its class does with them. */
static void keep_arguments(struct nb_interp *in, struct nb_value object,
                           const struct nb_actual *actuals, size_t count)
{
    if (!nb_class_is_named(object.function->object->class, "BaseException"))
        return;
    struct nb_value args = nb_list_new(&in->pool->gc, NB_TUPLE, 0);
    for (size_t i = 0; i < count; i++)
        if (!actuals[i].name)
            nb_list_push(&in->pool->gc, args.list, actuals[i].value);
    nb_dict_name(&in->pool->gc, object.function->object->dict, "args", args);
}

static struct nb_value make(struct nb_interp *in, struct nb_function *class,
                            const struct nb_actual *actuals, size_t count, struct nb_span span,
                            struct nb_err *err)
{
    struct nb_value object = nb_object_new(&in->pool->gc, class);
    const struct nb_value *init = nb_class_find(class, "__init__");
    const bool exception = nb_class_is_named(class, "BaseException");
    keep_arguments(in, object, actuals, count);
    if (init && init->type == NB_FUNCTION) {
        struct nb_value v = call_bound(in, init->function, object, actuals, count, span, err);
        return v.type == NB_ABSENT ? v : object;
    }
    if (count > 0 && !exception) {
        nb_py_raise(in, err, "TypeError", "%s() takes no arguments", class->name);
        nb_err_at(err, span);
        return NB_FAILED;
    }
    return object;
}

/* A module of PyTorch computes by forward. */
static struct nb_value call_object(struct nb_interp *in, struct nb_function *f,
                                   const struct nb_actual *actuals, size_t count,
                                   struct nb_span span, struct nb_err *err)
{
    struct nb_value self = {.type = NB_FUNCTION, .function = f};
    const struct nb_value *call = nb_class_find(f->object->class, "__call__");
    if (!call || call->type != NB_FUNCTION) {
        nb_py_raise(in, err, "TypeError", "'%s' object is not callable", nb_py_type_name(self));
        nb_err_at(err, span);
        return NB_FAILED;
    }
    return call_bound(in, call->function, self, actuals, count, span, err);
}

struct nb_value nb_py_call_object(struct nb_interp *in, struct nb_function *f,
                                  const struct nb_actual *actuals, size_t count,
                                  struct nb_span span, struct nb_err *err)
{
    if (f->kind == NB_CLASS)
        return make(in, f, actuals, count, span, err);
    if (f->kind == NB_OBJECT)
        return call_object(in, f, actuals, count, span, err);
    return call_bound(in, f->of, f->self, actuals, count, span, err);
}
