/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members and calls. */
#include "config.h"

#include "lang/eval_call.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "lang/asked.h"
#include "lang/call.h"
#include "lang/call_rest.h"
#include "lang/eval_ast.h"
#include "lang/exactly.h"
#include "lang/iterate.h"
#include "lang/member.h"
#include "lang/operate.h"
#include "lang/school.h"
#include "lang/suggest.h"
#include "syntax/foreign.h"
#include "value/dialect.h"
#include "value/names.h"
#include "value/decoration.h"
#include "value/dict.h"
#include "value/elements.h"
#include "value/param.h"

static struct nb_value fail_at(struct nb_err *err, struct nb_span span)
{
    nb_err_at(err, span);
    return NB_FAILED;
}

/* Where the name after the dot stands. */
static struct nb_span member_span(const struct nb_ast *a)
{
    return (struct nb_span){a->span.end - strlen(a->name), a->span.end};
}

/* An object is the one that is meant, while a member of it is at work. */
static bool choose_object(struct nb_interp *in, size_t object, struct nb_err *err)
{
    return !in->choose || in->choose(in->choose_ctx, object, err);
}

static struct nb_value member_of_module(struct nb_interp *in, struct nb_value object,
                                        struct nb_ast *a, struct nb_err *err)
{
    const char *module = object.module;
    if (nb_is_decoration(module, a->name))
        return nb_decoration();
    if (object.object && !choose_object(in, object.object, err))
        return fail_at(err, a->kids[0]->span);
    struct nb_value v = nb_interp_member(in, module, a->name);
    if (v.type == NB_FUNCTION && v.function->builtin && v.function->builtin->property) {
        v = nb_interp_call(in, v.function, NULL, 0, NULL, a->span, err);
        choose_object(in, 0, NULL);
        return v;
    }
    if (v.type != NB_ABSENT)
        return v;
    nb_no_member(in, module, a->name, err);
    return fail_at(err, member_span(a));
}

/* Whose members these are, for the tables. */
static const char *class_of(struct nb_value object)
{
    return object.type == NB_FUNCTION    ? "a module"
           : object.type == NB_STRING    ? "a string"
           : object.type == NB_LIST      ? "a list"
           : object.look & NB_LOOK_ARRAY ? "an array"
                                         : "a tensor";
}

struct nb_value nb_eval_attribute(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                  struct nb_err *err)
{
    return nb_attribute_of(in, scope, a, nb_interp_eval(in, scope, a->kids[0], err), err);
}

struct nb_value nb_attribute_of(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                struct nb_value object, struct nb_err *err)
{
    if (object.type == NB_ABSENT)
        return NB_FAILED;
    if (object.type == NB_MODULE)
        return member_of_module(in, object, a, err);
    if (!nb_member_receiver(in, scope, a->kids[0], a->name, &object, err))
        return NB_FAILED;
    struct nb_value v = nb_member_get(in, object, a->name, err);
    if (v.type != NB_ABSENT)
        return v;
    if (nb_foreign_member(class_of(object), a->name, err))
        return fail_at(err, member_span(a));
    nb_err_set(err, NB_ERR_NAME, _("%s has no attribute '%s'"), nb_type_name(object), a->name);
    if (nb_member_method(in, object, a->name).type == NB_FUNCTION)
        nb_err_hint(err, _("call it: .%s()"), a->name);
    return fail_at(err, member_span(a));
}

/* There is no object.name(...): a function of that name may be meant, or another method. */
static struct nb_value no_method(struct nb_interp *in, struct nb_value object,
                                 const struct nb_ast *a, struct nb_err *err)
{
    bool array = object.look & NB_LOOK_ARRAY;
    struct nb_suggestion s = {.near = {.name = a->name}};
    const char *class = array ? "Array" : "Tensor";
    if (object.type == NB_FUNCTION)
        nb_foreign_member("a function", a->name, err);
    nb_foreign_member(class_of(object), a->name, err);
    if (nb_is_numeric(object) && nb_names_lacks(class, a->name))
        nb_err_set(err, NB_ERR_NAME, _("'%s' of %s is not in nabla"), a->name, class_of(object));
    nb_err_set(err, NB_ERR_NAME, _("%s has no method '%s'"),
               array ? _("an array") : nb_type_name(object), a->name);
    if (nb_is_numeric(object))
        nb_interp_each_member(in, class, nb_suggestion_offer, &s);
    if (nb_is_numeric(object) && nb_interp_builtin(in, a->name).type == NB_FUNCTION)
        nb_err_hint(err, _("call it: %s(...)"), a->name);
    else if (s.best[0])
        nb_err_hint(err, _("did you mean '%s'?"), s.best);
    return fail_at(err, member_span(a));
}

/* The callee of object.name(...): the function, with the object as its first argument in
 * *self; for a member of an object of many, the object. */
static struct nb_value callee_of(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                 struct nb_value object, struct nb_value *self, struct nb_err *err)
{
    if (object.type == NB_ABSENT)
        return NB_FAILED;
    if (object.type == NB_MODULE) {
        *self = object.object ? object : NB_FAILED;
        return member_of_module(in, object, a, err);
    }
    if (!nb_member_receiver(in, scope, a->kids[0], a->name, &object, err))
        return NB_FAILED;
    struct nb_value f = nb_member_method(in, object, a->name);
    if (f.type == NB_ABSENT)
        return no_method(in, object, a, err);
    *self = object;
    return f;
}

/* Argument k of a call of f. */
static bool eval_argument(struct nb_interp *in, struct nb_scope *scope, const struct nb_ast *call,
                          struct nb_function *f, size_t k, struct nb_actual *actual,
                          struct nb_err *err)
{
    const struct nb_builtin *b = f->builtin;
    bool optional;
    char name[32], mark = 0;
    const struct nb_asked_call q = {in, scope, f, call};
    const bool asked = b && (b->of_x || b->of_xy);
    if (asked && actual->name && !nb_asked_equation(&q, k + 1, actual, err))
        return false;
    const size_t at = b && actual->name ? nb_param_find(b, actual->name) : k;
    if (b && nb_builtin_param(b, at, name, &optional, &mark) && mark == '&')
        return true; /* the builtin looks at the tree itself */
    if (asked && !actual->name)
        return nb_asked_argument(&q, k, actual, err);
    actual->value = nb_interp_eval(in, scope, actual->ast, err);
    return actual->value.type != NB_ABSENT;
}

/* What NumPy's functions give is an array, what PyTorch's give is none. What a function
 * of nabla's own or a method makes of arrays is one, too. */
static struct nb_value in_look_of(enum nb_gives gives, struct nb_value v, unsigned of_arguments)
{
    bool list = v.type == NB_LIST || v.type == NB_TUPLE;
    if (v.type == NB_TENSOR && gives == NB_GIVES_TENSORS)
        v.look &= ~(unsigned)NB_LOOK_ARRAY;
    else if (v.type == NB_TENSOR)
        v.look |= gives == NB_GIVES_ARRAYS ? NB_LOOK_ARRAY : of_arguments & NB_LOOK_ARRAY;
    for (size_t i = 0; list && gives == NB_GIVES_ARRAYS && i < v.list->count; i++)
        v.list->items[i] = in_look_of(gives, v.list->items[i], of_arguments);
    return v;
}

/* Whether the arguments can go straight into the variables of the user's function: all by
 * their places, as many as it needs. */
static bool is_by_place(const struct nb_ast *a, const struct nb_function *f)
{
    if (f->kind != NB_LAMBDA || a->count > f->lambda->count)
        return false;
    for (size_t i = 1; i < a->count; i++)
        if (a->names[i] || a->kids[i]->kind == NB_AST_STAR)
            return false;
    if (nb_takes_rest(f->lambda))
        return false;
    for (size_t k = a->count - 1; k + 1 < f->lambda->count; k++)
        if (f->standard[k].type == NB_ABSENT)
            return false;
    return true;
}

static struct nb_value call_by_place(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                     struct nb_function *f, struct nb_err *err)
{
    struct nb_scope *own = nb_call_scope(f);
    bool ok = true;
    for (size_t k = 0; k + 1 < f->lambda->count && ok; k++) {
        own->values[k] = k + 1 < a->count ? nb_interp_eval(in, scope, a->kids[k + 1], err)
                                          : nb_exactly_standard(in, f, k);
        ok = own->values[k].type != NB_ABSENT;
    }
    struct nb_value v = ok ? nb_call_body(in, f, own, a->span, err) : NB_FAILED;
    nb_scope_end(own);
    return v;
}

/* Arguments that are being collected; few need no memory of their own. */
struct actuals {
    struct nb_actual few[4], *at;
    size_t count, cap;
};

static struct nb_actual *next_actual(struct actuals *s)
{
    enum { FEW = NB_COUNT(((struct actuals *)NULL)->few) };
    if (!s->at && s->count < FEW)
        return &s->few[s->count];
    if (!s->at) {
        s->at = nb_grow(NULL, &s->cap, 2 * FEW, sizeof *s->at);
        memcpy(s->at, s->few, sizeof s->few);
    }
    s->at = nb_grow(s->at, &s->cap, s->count + 1, sizeof *s->at);
    return &s->at[s->count];
}

/* *values and **values: each is an argument. */
static bool push_starred(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *star,
                         struct actuals *s, struct nb_err *err)
{
    struct nb_value v = nb_interp_eval(in, scope, star->kids[0], err);
    size_t count = 0;
    const bool named = star->quiet && v.type == NB_DICT;
    if (v.type == NB_FUNCTION && in->dialect && !star->quiet)
        v = in->dialect->items(in, v, err);
    if (v.type == NB_ABSENT)
        return false;
    if (star->quiet && !named)
        nb_err_set(err, NB_ERR_TYPE, _("** stands before a dictionary, not %s"), nb_type_name(v));
    else if (named)
        count = v.dict->count;
    else
        nb_iterable_count(v, &count, err);
    nb_err_at(err, star->span);
    for (size_t i = 0; i < count && err->kind == NB_OK; i++) {
        struct nb_actual *actual = next_actual(s);
        *actual = (struct nb_actual){.ast = star->kids[0], .span = star->span};
        if (named && v.dict->keys[i].type == NB_STRING)
            actual->name = v.dict->keys[i].text->bytes;
        actual->value = named ? v.dict->values[i] : nb_iterable_item(in, v, i);
        s->count++;
    }
    return err->kind == NB_OK;
}

static bool push_argument(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a, size_t i,
                          struct nb_function *f, struct actuals *s, struct nb_err *err)
{
    if (a->kids[i]->kind == NB_AST_STAR)
        return push_starred(in, scope, a->kids[i], s, err);
    struct nb_actual *actual = next_actual(s);
    *actual = (struct nb_actual){.name = a->names[i], .ast = a->kids[i], .span = a->kids[i]->span};
    return eval_argument(in, scope, a, f, s->count++, actual, err);
}

static struct nb_value call_with(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                 struct nb_function *f, struct nb_value self, struct nb_err *err)
{
    struct actuals s = {.count = 0};
    struct nb_value angle;
    if (self.type == NB_ABSENT && nb_school_angle(in, scope, a, f, &angle, err))
        return angle;
    const bool method = self.type != NB_ABSENT && self.type != NB_MODULE;
    if (method)
        s.few[s.count++] = (struct nb_actual){.value = self, .span = a->kids[0]->kids[0]->span};
    bool ok = true;
    for (size_t i = 1; i < a->count && ok; i++)
        ok = push_argument(in, scope, a, i, f, &s, err);
    struct nb_actual *actuals = s.at ? s.at : s.few;
    const size_t count = s.count;
    struct nb_value v = NB_FAILED;
    /* The arguments may have been about other objects. */
    if (ok && (self.type != NB_MODULE || choose_object(in, self.object, err)))
        v = nb_interp_call(in, f, actuals, count, scope, a->span, err);
    if (self.type == NB_MODULE)
        choose_object(in, 0, NULL);
    unsigned look = 0;
    for (size_t i = 0; i < count && (f->op || method); i++)
        look |= actuals[i].value.look;
    v = in_look_of(f->module ? nb_names_give(f->module) : NB_GIVES_ANYTHING, v, look);
    if (nb_interp_in_python(in))
        v = nb_elements_called(in, f, actuals, count, v);
    free(s.at);
    return v;
}

/* Functions of mathematics whose names mean another one with other arguments. */
static const struct {
    const char *op;
    size_t arguments;
    const char *second, *builtin; /* second: what the second may be called */
} others[] = {
    {"log", 2, "base", "logarithm"},       {"minimum", 1, NULL, "lowest"},
    {"maximum", 1, NULL, "highest"},       {"minimum", 2, "interval", "lowest"},
    {"maximum", 2, "interval", "highest"},
};

/* log(x, base) is another function than log(x), minimum(f) than minimum(x, y). */
static struct nb_value another(struct nb_interp *in, const struct nb_ast *a, struct nb_value f)
{
    const struct nb_op *op = f.function->op;
    struct nb_value other = NB_FAILED;
    if (!op || a->kids[0]->kind != NB_AST_NAME || a->count < 2 || a->names[1] ||
        nb_interp_in_python(in))
        return f;
    for (size_t i = 0; i < NB_COUNT(others); i++) {
        if (others[i].arguments + 1 != a->count || strcmp(others[i].op, op->name) != 0)
            continue;
        const char *name = a->count > 2 ? a->names[2] : NULL, *second = others[i].second;
        const bool base = second && strcmp(second, "base") == 0 && !name;
        const bool interval = a->count > 2 && !name && a->kids[2]->kind == NB_AST_INTERVAL;
        if (!second || base || interval || (name && strcmp(name, second) == 0))
            other = nb_interp_builtin(in, others[i].builtin);
    }
    return other.type == NB_FUNCTION ? other : f; /* a language alone has no studies */
}

/* The call, once it is known what is called. */
static struct nb_value call_found(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                  struct nb_value f, struct nb_value self, struct nb_err *err)
{
    if (f.type == NB_ABSENT || nb_value_decorates(f))
        return f;
    if (f.type != NB_FUNCTION) {
        nb_err_set(err, NB_ERR_TYPE, _("%s cannot be called"), nb_type_name(f));
        return fail_at(err, a->kids[0]->span);
    }
    f = another(in, a, f);
    struct nb_value slope;
    if (nb_asked_diff(&(struct nb_asked_call){in, scope, f.function, a}, &slope, err))
        return slope;
    if (self.type == NB_ABSENT && is_by_place(a, f.function))
        return call_by_place(in, scope, a, f.function, err);
    return call_with(in, scope, a, f.function, self, err);
}

struct nb_value nb_call_on(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                           struct nb_value object, struct nb_err *err)
{
    struct nb_value self = NB_FAILED;
    struct nb_value f = callee_of(in, scope, a->kids[0], object, &self, err);
    return call_found(in, scope, a, f, self, err);
}

struct nb_value nb_call_of(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                           struct nb_value f, struct nb_err *err)
{
    return call_found(in, scope, a, f, NB_FAILED, err);
}

struct nb_value nb_eval_call(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                             struct nb_err *err)
{
    struct nb_ast *callee = a->kids[0];
    if (a->marks & NB_MARK_IMPLIED)
        return nb_eval_implied(in, scope, a, NULL, err);
    if (a->marks & NB_MARK_COMMAND)
        return nb_call_of(in, scope, a, nb_interp_builtin(in, callee->name), err);
    if (callee->kind != NB_AST_ATTRIBUTE)
        return nb_call_of(in, scope, a, nb_interp_eval(in, scope, callee, err), err);
    struct nb_value self = NB_FAILED, object = nb_interp_eval(in, scope, callee->kids[0], err);
    struct nb_value f = callee_of(in, scope, callee, object, &self, err);
    struct nb_value v = call_found(in, scope, a, f, self, err);
    bool in_place = self.type != NB_ABSENT && v.type != NB_ABSENT && nb_is_in_place(callee->name);
    return in_place ? nb_in_place(in, scope, callee, self, v, err) : v;
}
