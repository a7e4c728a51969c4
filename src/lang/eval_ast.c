/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluating syntax trees: one function per kind of node. */
#include "config.h"

#include "lang/eval_ast.h"

#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "graph/build.h"
#include "lang/asked.h"
#include "lang/call.h"
#include "lang/eval_call.h"
#include "lang/exactly.h"
#include "lang/index.h"
#include "lang/iterate.h"
#include "lang/of_x.h"
#include "lang/operate.h"
#include "lang/binding.h"
#include "lang/statement.h"
#include "lang/suggest.h"
#include "syntax/foreign.h"
#include "value/convert.h"
#include "value/dialect.h"
#include "value/text.h"

static struct nb_value fail_at(struct nb_err *err, struct nb_span span)
{
    nb_err_at(err, span);
    return NB_FAILED;
}

static struct nb_value eval(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                            struct nb_err *err)
{
    return nb_interp_eval(in, scope, a, err);
}

/* %3, and _ where there is none yet. */
static bool lacks_result(struct nb_interp *in, const char *name, struct nb_err *err)
{
    if (in->result && !nb_interp_in_python(in) && (name[0] == '%' || strcmp(name, "_") == 0)) {
        in->result(in->result_ctx, name, err);
    } else if (name[0] == '%') {
        nb_err_set(err, NB_ERR_NAME, _("'%s' is a result of the prompt"), name);
        nb_err_hint(err, _("the last result is ans"));
    }
    return err->kind != NB_OK;
}

static struct nb_value unknown_name(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                    struct nb_err *err)
{
    struct nb_suggestion s = {.near = {.name = a->name}};
    for (; scope; scope = scope->outer)
        for (size_t i = 0; i < scope->count; i++)
            if (scope->values[i].type != NB_ABSENT)
                nb_suggestion_offer(scope->names[i], &s);
    if (lacks_result(in, a->name, err) || nb_foreign_member("Python", a->name, err) ||
        nb_foreign_name(a->name, err))
        return fail_at(err, a->span);
    nb_interp_each_name(in, nb_suggestion_offer, &s);
    nb_err_set(err, NB_ERR_NAME, _("unknown name '%s'"), a->name);
    const bool python = nb_interp_in_python(in);
    if (!python && in->named && in->named(in, "onnx", a->name).type == NB_FUNCTION)
        nb_err_hint(err, _("ONNX's is onnx.%s"), a->name);
    else if (s.best[0])
        nb_err_hint(err, _("did you mean '%s'?"), s.best);
    else if (strcmp(a->name, "x") == 0)
        nb_err_hint(err, _("define it (x = linspace(-5, 5)) or write a function: x -> ..."));
    return fail_at(err, a->span);
}

static struct nb_value eval_name(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                 struct nb_err *err)
{
    const struct nb_value *v = nb_binding_find(in, scope, a);
    if (!v && in->open && in->open(in->open_ctx, a->name))
        v = nb_binding_find(in, scope, a);
    if (!v)
        return unknown_name(in, scope, a, err);
    const bool constant = in->pool->exact && v == nb_interp_place(in, a->name);
    return constant ? nb_exactly_named(in, a, *v, err) : *v;
}

static struct nb_value eval_attribute(struct nb_interp *in, struct nb_scope *scope,
                                      struct nb_ast *a, struct nb_err *err)
{
    const struct nb_value v = nb_eval_attribute(in, scope, a, err);
    const struct nb_ast *of = a->kids[0];
    const bool member = in->pool->exact && of->kind == NB_AST_NAME &&
                        nb_interp_lookup(in, of->name).type == NB_MODULE;
    return member ? nb_exactly_named(in, a, v, err) : v;
}

static void note_lost(struct nb_interp *in, const struct nb_ast *a)
{
    char now[NB_NUM_MAX];
    struct nb_buf text = {0};
    nb_num_print(a->num, now);
    nb_buf_printf(&text, _("%s is no double: what is computed with is %s"), a->name, now);
    nb_interp_tell_once(in, nb_buf_text(&text));
    nb_buf_free(&text);
}

static struct nb_value eval_number(struct nb_interp *in, const struct nb_ast *a)
{
    if (a->name)
        note_lost(in, a);
    struct nb_value v = nb_number(a->num);
    v.rest = a->rest;
    return v;
}

static struct nb_value eval_literal(const char *name)
{
    if (strcmp(name, "None") == 0)
        return nb_none();
    return nb_true_or_false(strcmp(name, "True") == 0);
}

static struct nb_value eval_fstring(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                    struct nb_err *err)
{
    struct nb_buf text = {0};
    for (size_t i = 0; i < a->count && err->kind == NB_OK; i++) {
        struct nb_ast *part = a->kids[i];
        if (part->kind == NB_AST_STRING) {
            nb_buf_add(&text, part->name);
            continue;
        }
        struct nb_value v = eval(in, scope, part->kids[0], err), format = NB_FAILED;
        if (part->count == 2)
            format = eval(in, scope, part->kids[1], err);
        if (v.type != NB_ABSENT && err->kind == NB_OK)
            nb_text_format(v, format.type == NB_STRING ? format.text->bytes : part->name,
                           &in->settings, &text, err);
        nb_err_at(err, part->span);
    }
    struct nb_value s = NB_FAILED;
    if (err->kind == NB_OK)
        s = nb_string(&in->pool->gc, nb_buf_text(&text), text.len);
    nb_buf_free(&text);
    return s;
}

/* While a function is differentiated or plotted its argument has no value yet:
 * both branches become one where(). */
static struct nb_value eval_if_symbolic(struct nb_interp *in, struct nb_scope *scope,
                                        struct nb_ast *a, struct nb_value c, struct nb_err *err)
{
    struct nb_value v[2];
    struct nb_expr *args[3] = {c.node};
    for (size_t i = 0; i < 2; i++) {
        v[i] = eval(in, scope, a->kids[1 + i], err);
        if (v[i].type == NB_ABSENT || !nb_operand(v[i], a->kids[1 + i]->span, err))
            return NB_FAILED;
        args[1 + i] = nb_node(in->pool, v[i]);
    }
    struct nb_expr *e =
        nb_call((struct nb_builder){in->pool, false}, &nb_basic_ops[NB_WHERE], args, err);
    if (!e)
        return fail_at(err, a->span);
    bool tensor = v[0].type == NB_TENSOR || v[1].type == NB_TENSOR;
    return tensor ? nb_tensor_of(e) : nb_number_of(e);
}

/* value if condition else other: only the branch taken is evaluated. */
static struct nb_value eval_if(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               struct nb_err *err)
{
    struct nb_value c = eval(in, scope, a->kids[0], err);
    double truth;
    if (c.type == NB_ABSENT)
        return NB_FAILED;
    if (c.type == NB_NUMBER && nb_is_unsettled(c))
        return eval_if_symbolic(in, scope, a, c, err);
    if (!nb_value_number(c, &truth, err))
        return fail_at(err, a->kids[0]->span);
    return eval(in, scope, a->kids[truth != 0 ? 1 : 2], err);
}

static struct nb_value eval_items(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                  enum nb_type type, struct nb_err *err)
{
    struct nb_value list = nb_list_new(&in->pool->gc, type, a->count);
    for (size_t i = 0; i < a->count; i++) {
        list.list->items[i] = nb_remembered(&in->autograd, eval(in, scope, a->kids[i], err));
        if (list.list->items[i].type == NB_ABSENT)
            return NB_FAILED;
    }
    return list;
}

/* Whether numbers and lines of them stand in the list. */
static bool are_lines(const struct nb_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (!nb_is_numeric(list->items[i]) || nb_shape_of(list->items[i]).rank > 1)
            return false;
    return true;
}

/* Whether all items are plain numbers, or lists of them. */
static bool are_plain(const struct nb_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].type != NB_NUMBER && !(list->items[i].look & NB_LOOK_LIST))
            return false;
    return true;
}

/* Whether an item asks for a gradient: then the list is one of parameters. */
static bool have_parameters(const struct nb_interp *in, const struct nb_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (!nb_is_plain(list->items[i]) && nb_autograd_is_leaf(&in->autograd, list->items[i].node))
            return true;
    return false;
}

/* Whether it is for a tensor: of one shape, or written so that they should be. */
static bool are_alike(const struct nb_ast *a, const struct nb_list *list)
{
    bool equal = true, literal = a->kind == NB_AST_LIST;
    for (size_t i = 0; i < list->count; i++) {
        equal &= nb_shape_equal(nb_shape_of(list->items[i]), nb_shape_of(list->items[0]));
        literal = literal && (a->kids[i]->kind == NB_AST_LIST || a->kids[i]->kind == NB_AST_NUMBER);
    }
    return equal || literal;
}

/* A list of numbers (or of such lists) is a tensor; one of other things, or of
 * tensors of several lengths, a list; so is one of parameters, which it holds
 * themselves, and one of nothing, which may grow. */
static struct nb_value eval_list(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                 struct nb_err *err)
{
    bool written = a->kind == NB_AST_LIST;
    struct nb_value list =
        written ? eval_items(in, scope, a, NB_LIST, err) : nb_comprehension(in, scope, a, err);
    if (list.type == NB_ABSENT)
        return NB_FAILED;
    if (list.list->count == 0 || !are_lines(list.list) || !are_alike(a, list.list) ||
        have_parameters(in, list.list))
        return list;
    struct nb_expr *e = nb_value_expr(in, list, a->span, err);
    struct nb_value v = e ? nb_tensor_of(e) : NB_FAILED;
    v.look = are_plain(list.list) ? NB_LOOK_LIST : 0;
    return v;
}

static struct nb_value eval_lambda(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                   struct nb_err *err)
{
    struct nb_value f = nb_lambda_function(&in->pool->gc, "", a, in->running, scope);
    for (size_t i = 0; i + 1 < a->count; i++) {
        if (!a->kids[i] || a->kids[i]->kind == NB_AST_STAR)
            continue;
        f.function->standard[i] = eval(in, scope, a->kids[i], err);
        if (f.function->standard[i].type == NB_ABSENT)
            return NB_FAILED;
    }
    return f;
}

static struct nb_value eval_prime(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                  struct nb_err *err)
{
    struct nb_ast *tree = nb_as_primed(in, scope, a->kids[0]);
    struct nb_value f = eval(in, scope, tree, err);
    if (f.type == NB_ABSENT)
        return NB_FAILED;
    if (nb_is_numeric(f) && nb_asked_variable(scope, tree))
        return nb_asked_slope(in, scope, a, err);
    if (tree != a->kids[0]) { /* shown as a formula, as what has no name and is not written */
        const struct nb_actual arg = {.value = f, .span = a->span};
        struct nb_value diff = nb_interp_builtin(in, "diff");
        if (diff.type == NB_FUNCTION)
            return nb_interp_call(in, diff.function, &arg, 1, scope, a->span, err);
    }
    if (f.type != NB_FUNCTION) {
        nb_err_set(err, NB_ERR_TYPE, _("%s has no derivative; ' follows a function"),
                   nb_type_name(f));
        return fail_at(err, a->kids[0]->span);
    }
    if (f.function->builtin) {
        nb_err_set(err, NB_ERR_TYPE, _("'%s' has no derivative by a number"), f.function->name);
        return fail_at(err, a->kids[0]->span);
    }
    return nb_derivative_function(&in->pool->gc, f.function, 0);
}

struct nb_value nb_eval_node(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                             struct nb_err *err)
{
    switch (a->kind) {
    case NB_AST_NUMBER:
        return in->pool->exact ? nb_exactly_literal(in, a, err) : eval_number(in, a);
    case NB_AST_STRING:
        return nb_string(&in->pool->gc, a->name, strlen(a->name));
    case NB_AST_LITERAL:
        return eval_literal(a->name);
    case NB_AST_NAME:
        return eval_name(in, scope, a, err);
    case NB_AST_OPERATOR:
        return nb_eval_operator(in, scope, a, err);
    case NB_AST_IF:
        return eval_if(in, scope, a, err);
    case NB_AST_CALL:
        return nb_eval_call(in, scope, a, err);
    case NB_AST_INDEX:
        return nb_index(in, scope, a, err);
    case NB_AST_ATTRIBUTE:
        return eval_attribute(in, scope, a, err);
    case NB_AST_PRIME:
        return eval_prime(in, scope, a, err);
    case NB_AST_MATMUL:
        return nb_eval_matmul(in, scope, a, err);
    case NB_AST_TEST:
        return nb_eval_test(in, scope, a, err);
    case NB_AST_FSTRING:
        return eval_fstring(in, scope, a, err);
    case NB_AST_BLOCK:
        return nb_run_function(in, scope, a, err);
    case NB_AST_LIST:
    case NB_AST_COMPREHENSION:
        return eval_list(in, scope, a, err);
    case NB_AST_TUPLE:
        return eval_items(in, scope, a, NB_TUPLE, err);
    case NB_AST_INTERVAL:
        return eval_items(in, scope, a, NB_INTERVAL, err);
    case NB_AST_LAMBDA:
        return eval_lambda(in, scope, a, err);
    default:
        nb_err_set(err, NB_ERR_SYNTAX, _("expected an expression"));
        nb_err_hint(err, _("a list is written in square brackets, and a dictionary as one of "
                           "pairs: [(\"a\", 1)]"));
        return fail_at(err, a->span);
    }
}

/* Recursion in the program is recursion here. How many levels fit depends on
 * the build and on the levels, so the stack itself is measured: half of the
 * usual 8 MiB is for us. */
static bool has_room(struct nb_interp *in)
{
    enum { STACK_FOR_US = 4 << 20 };
    const char *now = __builtin_frame_address(0);
    if (!in->stack_base)
        in->stack_base = now;
    ptrdiff_t used = in->stack_base - now;
    return used < STACK_FOR_US && used > -STACK_FOR_US;
}

struct nb_value nb_interp_eval(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               struct nb_err *err)
{
    if (err->kind != NB_OK)
        return NB_FAILED;
    if (!has_room(in)) {
        nb_err_set(err, NB_ERR_DEPTH, _("functions call each other too deeply"));
        return fail_at(err, a->span);
    }
    if (a->marks & NB_MARK_PYTHON && in->dialect)
        return in->dialect->eval(in, scope, a, err);
    return nb_eval_node(in, scope, a, err);
}
