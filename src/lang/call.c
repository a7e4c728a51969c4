/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calling functions: arguments to parameters, then one way for each kind of function. */
#include "config.h"

#include "lang/call.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "lang/derive.h"
#include "lang/eval_ast.h"
#include "lang/exactly.h"
#include "lang/format.h"
#include "lang/call_rest.h"
#include "lang/match.h"
#include "lang/plain.h"
#include "lang/torch_module.h"
#include "value/combine.h"
#include "value/convert.h"
#include "value/dict.h"
#include "value/function.h"
#include "value/interp.h"
#include "value/decoration.h"
#include "value/dialect.h"
#include "value/maker.h"
#include "value/object.h"
#include "value/param.h"

/* As in Python; the C stack has a limit of its own (eval_ast.c). */
enum { MAX_CALL_DEPTH = 1000 };

static struct nb_value fail_at(struct nb_err *err, struct nb_span span)
{
    nb_err_at(err, span);
    return NB_FAILED;
}

/* F.gelu(x, approximate="tanh") is another row. */
static const struct nb_op *variant(const struct nb_op *op, struct nb_actual *actuals, size_t *count,
                                   struct nb_err *err)
{
    for (size_t i = 0; i < *count; i++) {
        const struct nb_variant *v = op->variants;
        bool named = actuals[i].name && v && strcmp(actuals[i].name, v[0].keyword) == 0;
        if (!named)
            continue;
        const char *text = actuals[i].value.type == NB_STRING ? actuals[i].value.text->bytes : "";
        for (size_t k = 0; v[k].keyword; k++) {
            if (strcmp(v[k].text, text) != 0)
                continue;
            actuals[i] = actuals[--*count];
            return nb_op_find(v[k].op);
        }
        nb_err_set(err, NB_ERR_VALUE, _("%s must be '%s' or '%s'"), v[0].keyword, v[0].text,
                   v[1].text);
        nb_err_at(err, actuals[i].span);
        return NULL;
    }
    return op;
}

/* In-place is a matter of memory: nn.functional's inplace= changes nothing. */
static void drop_inplace(struct nb_actual *actuals, size_t *count)
{
    for (size_t i = 0; i < *count; i++)
        if (actuals[i].name && strcmp(actuals[i].name, "inplace") == 0)
            actuals[i--] = actuals[--*count];
}

/* Takes dtype= out of the arguments of a row: every one has it. */
static bool take_dtype(struct nb_interp *in, struct nb_actual *actuals, size_t *count,
                       struct nb_dtype *dtype, struct nb_err *err)
{
    *dtype = (struct nb_dtype){0};
    for (size_t i = 0; i < *count; i++) {
        if (!actuals[i].name || strcmp(actuals[i].name, "dtype") != 0)
            continue;
        if (!nb_dtype_read(in, actuals[i].value, actuals[i].span, dtype, err))
            return false;
        actuals[i--] = actuals[--*count];
    }
    return true;
}

/* softmax(input, dim=-1). */
static struct nb_value call_along(struct nb_interp *in, struct nb_function *f,
                                  const struct nb_actual *const *slot, struct nb_span span,
                                  struct nb_err *err)
{
    if (!slot[0])
        return nb_match_missing(f, 0, NULL, span, err);
    struct nb_expr *x = nb_value_expr(in, slot[0]->value, slot[0]->span, err);
    double dim = -1;
    int axis = -1;
    if (!x)
        return NB_FAILED;
    if (slot[1] && slot[1]->value.type != NB_NONE &&
        (!nb_value_number(slot[1]->value, &dim, err) || !nb_axis_of(dim, x->shape, &axis, err)))
        return fail_at(err, slot[1]->span);
    if (dim == -1 && x->shape.rank == 2)
        axis = 1;
    return nb_tensor_of(nb_along((struct nb_builder){in->pool, false}, f->op, x, axis));
}

static struct nb_value call_op(struct nb_interp *in, struct nb_function *f,
                               struct nb_actual *actuals, size_t count, struct nb_span span,
                               struct nb_err *err)
{
    struct nb_dtype dtype;
    drop_inplace(actuals, &count);
    if (!take_dtype(in, actuals, &count, &dtype, err))
        return NB_FAILED;
    const struct nb_op *op = variant(f->op, actuals, &count, err);
    if (!op)
        return NB_FAILED;
    const struct nb_actual *slot[NB_MAX_ARGS] = {0};
    struct nb_expr *args[NB_MAX_ARGS];
    size_t n = nb_op_max_args(op);
    bool tensor = false;
    if (!nb_match(f, actuals, count, slot, n, err))
        return NB_FAILED;
    if (op->form == NB_ALONG)
        return nb_in_dtype(in, call_along(in, f, slot, span, err), &dtype);
    for (size_t k = 0; k < n; k++) {
        if (!slot[k] && !op->args[k].optional)
            return nb_match_missing(f, k, NULL, span, err);
        bool none = slot[k] && slot[k]->value.type == NB_NONE && op->args[k].optional;
        if (!slot[k] || none) {
            args[k] = nb_exactly_decimal(in->pool, op->args[k].standard);
            continue;
        }
        args[k] = nb_value_expr(in, slot[k]->value, slot[k]->span, err);
        if (!args[k])
            return NB_FAILED;
        tensor |= slot[k]->value.type != NB_NUMBER;
    }
    struct nb_expr *e = nb_call((struct nb_builder){in->pool, false}, op, args, err);
    if (!e)
        return fail_at(err, span);
    return nb_in_dtype(in, tensor ? nb_tensor_of(e) : nb_number_of(e), &dtype);
}

/* A call under way. */
struct call {
    struct nb_interp *in;
    struct nb_function *f;
    const struct nb_actual *actuals;
    size_t count;
    struct nb_scope *scope; /* of the caller */
    struct nb_span span;
    struct nb_err *err;
};

static void collect_rest(struct nb_args *a, const struct nb_function *f,
                         const struct nb_actual *actuals, size_t count)
{
    size_t fixed = 0;
    char name[32], mark;
    bool optional;
    while (nb_builtin_param(f->builtin, fixed, name, &optional, &mark) && mark != '*')
        fixed++;
    a->rest = nb_xcalloc(count + 1, sizeof *a->rest);
    a->rest_span = nb_xcalloc(count + 1, sizeof *a->rest_span);
    size_t positional = 0;
    for (size_t i = 0; i < count; i++) {
        if (actuals[i].name || positional++ < fixed)
            continue;
        a->rest[a->nrest] = actuals[i].value;
        a->rest_span[a->nrest++] = actuals[i].span;
    }
}

/* What is taken and does nothing is said. */
static void note_dropped(struct nb_interp *in, const struct nb_builtin *b, size_t k,
                         const char *param)
{
    if (!nb_param_is_dropped(b, k))
        return;
    struct nb_buf text = {0};
    nb_buf_printf(&text, _("%s: %s= has no effect here"), b->name, param);
    nb_interp_tell_once(in, nb_buf_text(&text));
    nb_buf_free(&text);
}

/* Takes the arguments by names that no parameter has out of a call. */
static struct nb_dict *take_keywords(struct nb_interp *in, const struct nb_builtin *b,
                                     struct nb_actual *actuals, size_t *count)
{
    struct nb_dict *d = NULL;
    size_t left = 0;
    for (size_t i = 0; i < *count; i++) {
        const char *name = b->keywords ? actuals[i].name : NULL;
        if (!name || nb_param_find(b, name) < NB_MAX_PARAMS) {
            actuals[left++] = actuals[i];
            continue;
        }
        d = d ? d : nb_dict_new(&in->pool->gc).dict;
        nb_dict_name(&in->pool->gc, d, name, actuals[i].value);
    }
    *count = left;
    return d;
}

/* To Python's own functions and methods None is a value as any other. */
static bool takes_none(const struct nb_builtin *b)
{
    static const char *const own[] = {"Python.", "List.", "Tuple.", "Dict.", "Set."};
    for (size_t i = 0; i < NB_COUNT(own); i++)
        if (strncmp(b->name, own[i], strlen(own[i])) == 0)
            return true;
    return false;
}

static struct nb_value run_builtin(struct nb_interp *in, struct nb_function *f,
                                   struct nb_actual *actuals, size_t count, struct nb_scope *scope,
                                   struct nb_span span, struct nb_err *err)
{
    struct nb_args a = {.in = in, .builtin = f->builtin, .span = span, .scope = scope, .err = err};
    a.keywords = take_keywords(in, f->builtin, actuals, &count);
    const struct nb_actual *slot[NB_MAX_PARAMS] = {0};
    size_t params = nb_function_param_count(f);
    struct nb_dtype dtype = {0};
    if (!nb_match(f, actuals, count, slot, params, err))
        return NB_FAILED;
    for (size_t k = 0; k < params; k++) {
        char name[32], mark;
        bool optional;
        nb_builtin_param(f->builtin, k, name, &optional, &mark);
        if (!slot[k] && optional)
            continue;
        if (!slot[k])
            return nb_match_missing(f, k, NULL, span, err);
        if (!optional && slot[k]->value.type == NB_NONE && !takes_none(f->builtin))
            return nb_match_none(f, name, slot[k]->span, err);
        if (mark == '~' && !nb_dtype_read(in, slot[k]->value, slot[k]->span, &dtype, err))
            return NB_FAILED;
        if (mark == '@')
            a.named = slot[k]->name;
        note_dropped(in, f->builtin, k, name);
        a.arg[k] = slot[k]->value;
        a.arg_span[k] = slot[k]->span;
        a.arg_ast[k] = slot[k]->ast;
    }
    a.ctx = nb_interp_builtin_ctx(in, f->builtin);
    collect_rest(&a, f, actuals, count);
    const struct nb_value v = nb_exactly_given(in, f->builtin, f->builtin->run(&a), err);
    if (v.type != NB_ABSENT && in->called)
        in->called(in->called_ctx, &a);
    free(a.rest);
    free(a.rest_span);
    return v.type == NB_ABSENT ? fail_at(err, span) : nb_in_dtype(in, v, &dtype);
}

/* What walks, Python's generators, comes to a builtin as a list of its items. */
static bool unrolled(const struct call *c, struct nb_actual *own)
{
    const bool of_python = strncmp(c->f->builtin->name, "Python.", 7) == 0;
    for (size_t i = 0; i < c->count && !of_python; i++)
        if (nb_is_object(own[i].value) && own[i].value.function->object->walks) {
            own[i].value = c->in->dialect->items(c->in, own[i].value, c->err);
            if (own[i].value.type == NB_ABSENT)
                return false;
        }
    return true;
}

static struct nb_value call_builtin(const struct call *c)
{
    size_t count = c->count;
    struct nb_actual *own = nb_xcalloc(count + 1, sizeof *own);
    if (count > 0)
        memcpy(own, c->actuals, count * sizeof *own);
    struct nb_maker maker;
    struct nb_value v = NB_FAILED;
    if (!unrolled(c, own)) {
        free(own);
        return NB_FAILED;
    }
    nb_decoration_drop(c->f->builtin, own, &count);
    if (nb_maker_take(c->f->builtin, own, &count, &maker, c->err))
        v = run_builtin(c->in, c->f, own, count, c->scope, c->span, c->err);
    free(own);
    if (maker.requires_grad && v.type == NB_TENSOR && v.look & NB_LOOK_COUNT &&
        nb_interp_in_python(c->in)) {
        nb_err_set(c->err, NB_ERR_VALUE,
                   "Only Tensors of floating point and complex dtype can require gradients");
        nb_err_hint(c->err, _("with a point they are floats: 1.0"));
        return fail_at(c->err, c->span);
    }
    return v.type == NB_ABSENT ? v : nb_maker_finish(c->in, maker, v, c->err);
}

/* An error inside of a function that was typed earlier is shown there and at the call, which
 * is what the user looks at. */
static void move_error(struct nb_interp *in, const struct nb_function *f, struct nb_span span,
                       struct nb_err *err)
{
    if (f->unit == in->running || err->kind == NB_OK)
        return;
    err->has_span = true;
    if (f->unit->own) {
        err->span = span;
        return;
    }
    nb_err_keep_line(err, f->unit->text);
    char inner[sizeof err->message];
    memcpy(inner, err->message, sizeof inner);
    snprintf(err->message, sizeof err->message, _("in %.40s: %.240s"), nb_function_title(f), inner);
    err->span = span;
}

struct nb_scope *nb_call_scope(const struct nb_function *f)
{
    const struct nb_ast *lambda = f->lambda, *body = lambda->kids[lambda->count - 1];
    if (body->kind == NB_AST_BLOCK)
        return nb_scope_new(f->scope, body->name_count, body->names);
    return nb_scope_new(f->scope, lambda->count - 1, lambda->names);
}

struct nb_value nb_call_body(struct nb_interp *in, struct nb_function *f, struct nb_scope *scope,
                             struct nb_span span, struct nb_err *err)
{
    return f->lambda->marks & NB_MARK_GENERATOR ? in->dialect->generate(in, f, scope)
                                                : nb_call_run(in, f, scope, span, err);
}

struct nb_value nb_call_run(struct nb_interp *in, struct nb_function *f, struct nb_scope *scope,
                            struct nb_span span, struct nb_err *err)
{
    if (in->depth >= MAX_CALL_DEPTH) {
        nb_err_set(err, NB_ERR_DEPTH, _("%s calls itself too deeply"), nb_function_title(f));
        return fail_at(err, span);
    }
    if (!nb_interrupt_check(err))
        return NB_FAILED;
    for (size_t k = 0; f->unit->python && in->dialect && k + 1 < f->lambda->count; k++)
        scope->values[k] = in->dialect->kept(in, scope->values[k]);
    in->depth++;
    struct nb_unit *caller = in->running;
    struct nb_function *calling = in->calling;
    in->calling = f;
    nb_interp_enter(in, f->unit);
    struct nb_value v = nb_interp_eval(in, scope, f->lambda->kids[f->lambda->count - 1], err);
    nb_interp_enter(in, caller);
    in->calling = calling;
    in->depth--;
    if (v.type == NB_ABSENT)
        move_error(in, f, span, err);
    return v;
}

static struct nb_value call_lambda(const struct call *c)
{
    struct nb_function *f = c->f;
    size_t params = f->lambda->count - 1;
    if (nb_takes_rest(f->lambda))
        return nb_call_with_rest(
            &(struct nb_rest_call){c->in, f, c->actuals, c->count, c->span, c->err});
    const struct nb_actual **slot = nb_xcalloc(params + 1, sizeof *slot);
    struct nb_scope *scope = nb_call_scope(f);
    bool ok = nb_match(f, c->actuals, c->count, slot, params, c->err);
    for (size_t k = 0; k < params && ok; k++)
        scope->values[k] = slot[k] ? slot[k]->value : nb_exactly_standard(c->in, f, k);
    for (size_t k = 0; k < params && ok; k++) {
        ok = scope->values[k].type != NB_ABSENT;
        if (!ok)
            nb_match_missing(f, k, scope->values, c->span, c->err);
    }
    free(slot);
    struct nb_value v = ok ? nb_call_body(c->in, f, scope, c->span, c->err) : NB_FAILED;
    nb_scope_end(scope);
    return v;
}

/* The builtin behind a row that is given more than it takes: round(x, 2). */
static const struct nb_builtin *longer_form(struct nb_interp *in, const struct nb_op *op,
                                            size_t count)
{
    char name[NB_OP_NAME_MAX + 8];
    if (count <= nb_op_max_args(op))
        return NULL;
    snprintf(name, sizeof name, "longer.%s", op->name);
    struct nb_value v = nb_interp_builtin(in, name);
    return v.type == NB_FUNCTION ? v.function->builtin : NULL;
}

/* round(x, 2): what a row does not take, its longer form may. */
static struct nb_value call_row(const struct call *c)
{
    struct nb_value plain;
    if (nb_plain_call(c->in->pool, c->f->op, c->actuals, c->count, &plain))
        return plain;
    const struct nb_builtin *longer = longer_form(c->in, c->f->op, c->count);
    if (longer) {
        struct call as_longer = *c;
        as_longer.f = nb_builtin_function(&c->in->pool->gc, longer).function;
        as_longer.f->name = c->f->name;
        return call_builtin(&as_longer);
    }
    struct nb_actual *own = nb_xcalloc(c->count + 1, sizeof *own);
    memcpy(own, c->actuals, c->count * sizeof *own);
    struct nb_value v = call_op(c->in, c->f, own, c->count, c->span, c->err);
    free(own);
    return v;
}

static struct nb_value call_layer(const struct call *c)
{
    return nb_layer_call(c->in, c->f->layer, c->actuals, c->count, c->span, c->err);
}

static struct nb_value call_derivative(const struct call *c)
{
    return nb_derive_call(c->in, c->f, c->actuals, c->count, c->span, c->err);
}

static struct nb_value call_emulation(const struct call *c)
{
    return (c->f->kind == NB_EMULATION ? nb_emulate_call : nb_ulp_error_call)(
        c->in, c->f, c->actuals, c->count, c->span, c->err);
}

static struct nb_value call_of_python(const struct call *c)
{
    return c->in->dialect->call(c->in, c->f, c->actuals, c->count, c->span, c->err);
}

struct nb_value nb_interp_call(struct nb_interp *in, struct nb_function *f,
                               const struct nb_actual *actuals, size_t count,
                               struct nb_scope *scope, struct nb_span span, struct nb_err *err)
{
    static struct nb_value (*const by_kind[NB_FUNCTION_KINDS])(const struct call *c) = {
        [NB_ROW] = call_row,
        [NB_BUILTIN] = call_builtin,
        [NB_LAMBDA] = call_lambda,
        [NB_LAYER] = call_layer,
        [NB_DERIVATIVE] = call_derivative,
        [NB_EMULATION] = call_emulation,
        [NB_ULP_ERROR] = call_emulation,
        [NB_CLASS] = call_of_python,
        [NB_OBJECT] = call_of_python,
        [NB_BOUND] = call_of_python,
    };
    return by_kind[f->kind](&(struct call){in, f, actuals, count, scope, span, err});
}
