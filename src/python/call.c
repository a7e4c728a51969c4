/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls of Python: methods of objects, changes in place, what math refuses. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "lang/eval_call.h"
#include "lang/member.h"
#include "python/python.h"
#include "value/decoration.h"

struct nb_value nb_py_call(struct nb_interp *in, struct nb_value f, const struct nb_value *args,
                           size_t count, struct nb_err *err)
{
    if (f.type != NB_FUNCTION) {
        nb_py_raise(in, err, "TypeError", "'%s' object is not callable", nb_py_type_name(f));
        return NB_FAILED;
    }
    struct nb_actual *actuals = nb_xcalloc(count + 1, sizeof *actuals);
    for (size_t i = 0; i < count; i++)
        actuals[i] = (struct nb_actual){.value = args[i]};
    struct nb_value v =
        nb_interp_call(in, f.function, actuals, count, NULL, (struct nb_span){0, 0}, err);
    if (v.type == NB_ABSENT)
        err->has_span = false; /* the caller knows where */
    free(actuals);
    return v;
}

/* Functions of math that give whole numbers. */
static bool gives_whole(const char *name)
{
    static const char *const whole[] = {"floor", "ceil", "trunc", "factorial", "comb",
                                        "perm",  "gcd",  "lcm",   "isqrt"};
    for (size_t i = 0; i < NB_COUNT(whole); i++)
        if (strcmp(whole[i], name) == 0)
            return true;
    return false;
}

/* What math gives of numbers that are none is an exception there. */
static struct nb_value as_math(struct nb_interp *in, const struct nb_ast *a, struct nb_value v,
                               struct nb_err *err)
{
    const char *name = a->kids[0]->name;
    if (!nb_is_plain(v) || v.kind != NB_KIND_FLOAT)
        return v;
    if (gives_whole(name) && fabs(v.num) < 0x1p63)
        return nb_whole(v.num);
    const bool literal = a->count > 1 && a->kids[1]->kind == NB_AST_ATTRIBUTE;
    if (isfinite(v.num) || literal || a->count < 2)
        return v;
    const bool pole = strncmp(name, "log", 3) == 0 || strcmp(name, "sqrt") == 0 || isnan(v.num);
    if (strcmp(name, "copysign") == 0 || strcmp(name, "fabs") == 0)
        return v;
    nb_py_raise(in, err, pole ? "ValueError" : "OverflowError",
                pole ? "math domain error" : "math range error");
    nb_err_at(err, a->span);
    return NB_FAILED;
}

/* A method of an object, a class or a function: its own attribute. */
static bool has_attributes(struct nb_value v)
{
    return v.type == NB_FUNCTION && (v.function->object || v.function->kind == NB_BOUND);
}

static struct nb_value call_attribute(struct nb_interp *in, struct nb_scope *scope,
                                      struct nb_ast *a, struct nb_value object, struct nb_err *err)
{
    struct nb_value f = nb_py_attribute(in, object, a->kids[0]->name, err);
    if (f.type == NB_ABSENT) {
        nb_py_no_attribute(in, object, a->kids[0]->name, err);
        nb_err_at(err, a->kids[0]->span);
        return NB_FAILED;
    }
    return nb_call_of(in, scope, a, f, err);
}

/* A list that has no such method is not a tensor in Python. */
static bool lacks(struct nb_interp *in, struct nb_value object, const char *name)
{
    const bool list = object.type == NB_LIST || object.type == NB_TUPLE ||
                      object.type == NB_STRING || object.type == NB_DICT;
    return list && nb_member_method(in, object, name).type == NB_ABSENT;
}

/* What a number has of its own, and types as functions: str.lower(s). */
static struct nb_value number_method(struct nb_interp *in, struct nb_value object,
                                     const struct nb_ast *callee)
{
    char name[80];
    snprintf(name, sizeof name, "Number.%.60s", callee->name);
    if (object.type == NB_FUNCTION)
        return nb_py_of_type(in, object, callee->name);
    struct nb_value f = nb_interp_builtin(in, name);
    return f.type == NB_FUNCTION ? nb_bound_function(&in->pool->gc, f.function, object) : f;
}

/* What gives a tensor of its own, though with the same elements. */
static bool copies(const char *method)
{
    static const char *const names[] = {"copy", "clone", "astype", "flatten"};
    for (size_t i = 0; i < NB_COUNT(names); i++)
        if (strcmp(names[i], method) == 0)
            return true;
    return false;
}

static struct nb_value call_method(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                   struct nb_err *err)
{
    struct nb_ast *callee = a->kids[0];
    struct nb_value object = nb_interp_eval(in, scope, callee->kids[0], err);
    if (object.type == NB_ABSENT)
        return NB_FAILED;
    if (has_attributes(object))
        return call_attribute(in, scope, a, object, err);
    if (nb_is_plain(object) || object.type == NB_FUNCTION) {
        struct nb_value f = number_method(in, object, callee);
        if (f.type == NB_FUNCTION)
            return nb_call_of(in, scope, a, f, err);
    }
    if (lacks(in, object, callee->name)) {
        nb_py_no_attribute(in, object, callee->name, err);
        nb_err_at(err, callee->span);
        return NB_FAILED;
    }
    struct nb_value v = nb_call_on(in, scope, a, object, err);
    if (v.type == NB_ABSENT)
        return v;
    if (object.type == NB_MODULE && strcmp(object.module, "math") == 0)
        return as_math(in, a, v, err);
    if (object.type == NB_TENSOR && nb_is_in_place(callee->name))
        return nb_py_changed(in, scope, callee, object, v, err);
    return copies(callee->name) ? v : nb_py_part_of(object, v);
}

/* What is wrong with arguments, in Python's words already, as an exception. */
static void as_type_error(struct nb_interp *in, struct nb_err *err)
{
    const struct nb_err was = *err;
    if (strncmp(was.message, "TypeError", 9) == 0)
        return;
    *err = (struct nb_err){0};
    nb_py_raise(in, err, "TypeError", "%s", was.message);
    if (was.has_span)
        nb_err_at(err, was.span);
}

struct nb_value nb_py_eval_call(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                struct nb_err *err)
{
    struct nb_ast *callee = a->kids[0];
    struct nb_value v;
    if (callee->kind == NB_AST_ATTRIBUTE) {
        v = call_method(in, scope, a, err);
    } else {
        struct nb_value f = nb_interp_eval(in, scope, callee, err);
        if (f.type != NB_ABSENT && f.type != NB_FUNCTION && !nb_value_decorates(f)) {
            nb_py_raise(in, err, "TypeError", "'%s' object is not callable", nb_py_type_name(f));
            nb_err_at(err, callee->span);
            return NB_FAILED;
        }
        v = nb_call_of(in, scope, a, f, err);
        if (v.type != NB_ABSENT && f.type == NB_FUNCTION && f.function->module &&
            strcmp(f.function->module, "math") == 0 && callee->name)
            v = as_math(in, a, v, err);
    }
    if (v.type == NB_ABSENT && err->kind == NB_ERR_TYPE && strstr(err->message, "() "))
        as_type_error(in, err);
    nb_err_at(err, a->span);
    return v;
}
