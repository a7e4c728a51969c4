/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions: what the kinds of them have in common, one row each. */
#include "config.h"

#include "value/function.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/op.h"
#include "value/builtin.h"
#include "value/combine.h"
#include "value/derived.h"
#include "value/layer.h"
#include "value/object.h"
#include "value/param.h"

static void trace_function(struct nb_gc *gc, struct nb_obj *obj)
{
    struct nb_function *f = (struct nb_function *)obj;
    if (f->unit)
        nb_gc_mark(gc, &f->unit->obj);
    if (f->scope)
        nb_gc_mark(gc, &f->scope->obj);
    if (f->of)
        nb_gc_mark(gc, &f->of->obj);
    if (f->layer)
        nb_gc_mark(gc, &f->layer->obj);
    if (f->derived)
        nb_derived_mark(gc, f->derived);
    if (f->prime)
        nb_gc_mark(gc, &f->prime->obj);
    if (f->object)
        nb_gc_mark(gc, &f->object->obj);
    if (f->owner)
        nb_gc_mark(gc, &f->owner->obj);
    nb_value_mark(gc, f->self);
    for (size_t i = 0; f->standard && i + 1 < f->lambda->count; i++)
        nb_value_mark(gc, f->standard[i]);
}

static void fini_function(struct nb_obj *obj)
{
    struct nb_function *f = (struct nb_function *)obj;
    nb_derived_free(f->derived);
    free(f->standard);
    free(f->label);
}

static const struct nb_class function_class = {"function", trace_function, fini_function};

struct nb_function *nb_function_new(struct nb_gc *gc, enum nb_function_kind kind, const char *name)
{
    struct nb_function *f = nb_gc_new(gc, &function_class, sizeof *f);
    f->kind = kind;
    f->name = name;
    return f;
}

static struct nb_value function_value(struct nb_function *f)
{
    return (struct nb_value){.type = NB_FUNCTION, .function = f};
}

struct nb_value nb_op_function(struct nb_gc *gc, const struct nb_op *op)
{
    struct nb_function *f = nb_function_new(gc, NB_ROW, op->name);
    f->op = op;
    return function_value(f);
}

struct nb_value nb_builtin_function(struct nb_gc *gc, const struct nb_builtin *builtin)
{
    const size_t prefix = strncmp(builtin->name, "Python.", 7) == 0 ? 7 : 0;
    struct nb_function *f = nb_function_new(gc, NB_BUILTIN, builtin->name + prefix);
    f->builtin = builtin;
    return function_value(f);
}

struct nb_value nb_lambda_function(struct nb_gc *gc, const char *name, struct nb_ast *lambda,
                                   struct nb_unit *unit, struct nb_scope *scope)
{
    struct nb_function *f = nb_function_new(gc, NB_LAMBDA, name);
    f->lambda = lambda;
    f->unit = unit;
    f->scope = scope;
    nb_scope_keep(gc, scope);
    f->standard = nb_xcalloc(lambda->count, sizeof *f->standard);
    return function_value(f);
}

struct nb_value nb_function_of_layer(struct nb_gc *gc, struct nb_layer *layer)
{
    struct nb_function *f = nb_function_new(gc, NB_LAYER, layer->row->builtin.name);
    f->layer = layer;
    return function_value(f);
}

struct nb_value nb_derivative_function(struct nb_gc *gc, struct nb_function *of, size_t by)
{
    if (by == 0 && of->prime) {
        of->prime->name = of->name; /* a lambda may have got one since */
        return function_value(of->prime);
    }
    struct nb_function *f = nb_function_new(gc, NB_DERIVATIVE, of->name);
    f->of = of;
    f->by = by;
    f->derived = nb_xcalloc(1, sizeof *f->derived);
    if (by == 0)
        of->prime = f;
    return function_value(f);
}

static struct nb_value in_format(struct nb_gc *gc, enum nb_function_kind kind,
                                 struct nb_function *of, const struct nb_op *format)
{
    struct nb_function *f = nb_function_new(gc, kind, of->name);
    f->of = of;
    f->format = format;
    return function_value(f);
}

struct nb_value nb_emulation_function(struct nb_gc *gc, struct nb_function *of,
                                      const struct nb_op *format)
{
    return in_format(gc, NB_EMULATION, of, format);
}

struct nb_value nb_ulp_error_function(struct nb_gc *gc, struct nb_function *of,
                                      const struct nb_op *format)
{
    return in_format(gc, NB_ULP_ERROR, of, format);
}

bool nb_is_derivative(const struct nb_function *f)
{
    return f->kind == NB_DERIVATIVE;
}

static void copy_name(char to[32], const char *name, size_t len)
{
    len = len < 31 ? len : 31;
    memcpy(to, name, len);
    to[len] = '\0';
}

static bool op_param(const struct nb_function *f, size_t k, char name[32])
{
    if (k >= nb_op_max_args(f->op))
        return false;
    copy_name(name, f->op->args[k].name, strlen(f->op->args[k].name));
    return true;
}

static bool builtin_param(const struct nb_function *f, size_t k, char name[32])
{
    bool optional;
    char mark;
    return nb_builtin_param(f->builtin, k, name, &optional, &mark);
}

static bool lambda_param(const struct nb_function *f, size_t k, char name[32])
{
    if (k + 1 >= f->lambda->count)
        return false;
    copy_name(name, f->lambda->names[k], strlen(f->lambda->names[k]));
    return true;
}

static bool layer_param(const struct nb_function *f, size_t k, char name[32])
{
    (void)f;
    copy_name(name, "input", strlen("input"));
    return k == 0;
}

static bool param_of_other(const struct nb_function *f, size_t k, char name[32])
{
    return nb_function_param(f->of, k, name);
}

static bool param_behind(const struct nb_function *f, size_t k, char name[32])
{
    return f->of && nb_function_param(f->of, k + 1, name);
}

static bool no_param(const struct nb_function *f, size_t k, char name[32])
{
    (void)f;
    (void)k;
    (void)name;
    return false;
}

static void label_name(const struct nb_function *f, struct nb_buf *out)
{
    nb_buf_add(out, f->name);
}

/* By its name, or as it was written. */
static void label_lambda(const struct nb_function *f, struct nb_buf *out)
{
    struct nb_span s = f->lambda->span;
    if (f->name[0])
        nb_buf_add(out, f->name);
    else
        nb_buf_addn(out, f->unit->text + s.start, s.end - s.start);
}

static void label_layer(const struct nb_function *f, struct nb_buf *out)
{
    nb_layer_print(f->layer, 0, out);
}

static void label_derivative(const struct nb_function *f, struct nb_buf *out)
{
    const struct nb_function *of = f->of;
    bool bare = of->label ? of->precedence >= NB_CALL_PRECEDENCE : of->name[0] || of->of;
    nb_buf_add(out, bare ? "" : "(");
    nb_function_label(of, out);
    nb_buf_add(out, bare ? "" : ")");
    nb_buf_addc(out, '\'');
}

static void label_in_format(const struct nb_function *f, struct nb_buf *out)
{
    nb_buf_add(out, f->kind == NB_EMULATION ? "emulate(" : "ulp_error(");
    nb_function_label(f->of, out);
    nb_buf_printf(out, f->kind == NB_EMULATION ? ", \"%s\")" : ", dtype=\"%s\")", f->format->name);
}

/* How each kind answers (calls: lang/call.c). */
static const struct {
    bool (*param)(const struct nb_function *f, size_t k, char name[32]);
    void (*label)(const struct nb_function *f, struct nb_buf *out);
} kinds[NB_FUNCTION_KINDS] = {
    [NB_ROW] = {op_param, label_name},
    [NB_BUILTIN] = {builtin_param, label_name},
    [NB_LAMBDA] = {lambda_param, label_lambda},
    [NB_LAYER] = {layer_param, label_layer},
    [NB_DERIVATIVE] = {param_of_other, label_derivative},
    [NB_EMULATION] = {param_of_other, label_in_format},
    [NB_ULP_ERROR] = {param_of_other, label_in_format},
    [NB_CLASS] = {no_param, label_name},
    [NB_OBJECT] = {layer_param, label_name},
    [NB_BOUND] = {param_behind, label_name},
};

bool nb_function_param(const struct nb_function *f, size_t k, char name[32])
{
    assert(f->kind < NB_FUNCTION_KINDS);
    return kinds[f->kind].param(f, k, name);
}

size_t nb_function_param_count(const struct nb_function *f)
{
    char name[32];
    size_t n = 0;
    while (nb_function_param(f, n, name))
        n++;
    return n;
}

const char *nb_function_title(const struct nb_function *f)
{
    return f->label ? f->label : f->name[0] ? f->name : _("the function");
}

void nb_function_label(const struct nb_function *f, struct nb_buf *out)
{
    if (f->label)
        nb_buf_add(out, f->label);
    else
        kinds[f->kind].label(f, out);
}
