/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of Python: one function per kind that differs from the language's. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "lang/binding.h"
#include "lang/eval_ast.h"
#include "lang/iterate.h"
#include "lang/symbolic.h"
#include "python/statement.h"
#include "python/walk.h"
#include "value/convert.h"
#include "value/module.h"

struct nb_value nb_py_value(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_value v = nb_interp_eval(f->in, f->scope, a, f->err);
    return nb_interrupt_check(f->err) ? v : NB_FAILED;
}

enum nb_flow nb_py_flow(struct nb_frame *f, bool ok, const struct nb_ast *a)
{
    nb_err_at(f->err, a->span);
    return ok ? NB_FLOW_ON : NB_FLOW_FAILED;
}

/* The value of a tree, as it is kept under a name. */
static struct nb_value kept(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_value v = nb_py_value(f, a);
    return v.type == NB_ABSENT ? v : nb_py_kept(f->in, v);
}

static void name_lambda(struct nb_value v, const char *name)
{
    if (v.type == NB_FUNCTION && v.function->kind == NB_LAMBDA && !v.function->name[0])
        v.function->name = name;
}

/* The nearest variable outwards, for a name of `global` or `nonlocal`. */
static bool assign_outside(struct nb_frame *f, const char *name, struct nb_value v)
{
    for (struct nb_scope *s = f->scope; s; s = s->outer)
        for (size_t i = 0; i < s->count; i++)
            if (strcmp(s->names[i], name) == 0) {
                s->values[i] = v;
                return true;
            }
    return false;
}

void nb_py_assign(struct nb_frame *f, struct nb_binding *b, const char *name, struct nb_value v)
{
    if (!f->scope || !assign_outside(f, name, v))
        nb_binding_assign(f->in, f->scope, f->scope ? NULL : b, name, v);
}

static enum nb_flow run_assign(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_value v = kept(f, a->kids[0]);
    if (v.type == NB_ABSENT)
        return NB_FLOW_FAILED;
    if (a->kids[0]->kind == NB_AST_LAMBDA)
        name_lambda(v, a->name);
    nb_py_assign(f, a->binding, a->name, v);
    for (size_t i = 1; i < a->name_count; i++)
        nb_py_assign(f, NULL, a->names[i], v);
    return NB_FLOW_ON;
}

/* The items for the targets a, *b, c. */
static bool store_items(struct nb_frame *f, struct nb_ast *target, struct nb_value v)
{
    size_t wanted = target->count, star = wanted;
    struct nb_py_walk w;
    if (!nb_py_walk_over(f->in, v, &w, &(struct nb_err){0}))
        return nb_py_raise(f->in, f->err, "TypeError", "cannot unpack non-iterable %s object",
                           nb_py_type_name(v));
    if ((v = nb_py_walk_all(f->in, v, f->err)).type == NB_ABSENT)
        return false;
    const size_t count = v.list->count;
    for (size_t i = 0; i < wanted; i++)
        star = target->kids[i]->kind == NB_AST_STAR ? i : star;
    if (star == wanted && count != wanted)
        return nb_py_raise(f->in, f->err, "ValueError",
                           count < wanted ? "not enough values to unpack (expected %zu, got %zu)"
                                          : "too many values to unpack (expected %zu)",
                           wanted, count);
    if (star < wanted && count + 1 < wanted)
        return nb_py_raise(f->in, f->err, "ValueError",
                           "not enough values to unpack (expected at least %zu, got %zu)",
                           wanted - 1, count);
    const size_t many = star < wanted ? count + 1 - wanted : 1;
    for (size_t i = 0, at = 0; i < wanted; i++) {
        struct nb_value item =
            i == star ? nb_list_new(&f->in->pool->gc, NB_LIST, 0) : nb_iterable_item(f->in, v, at);
        for (size_t k = 0; i == star && k < many; k++)
            nb_list_push(&f->in->pool->gc, item.list, nb_iterable_item(f->in, v, at + k));
        struct nb_ast *to = i == star ? target->kids[i]->kids[0] : target->kids[i];
        if (!nb_py_store(f, to, nb_py_kept(f->in, item)))
            return false;
        at += i == star ? many : 1;
    }
    return true;
}

bool nb_py_store(struct nb_frame *f, struct nb_ast *target, struct nb_value v)
{
    bool ok;
    switch (target->kind) {
    case NB_AST_NAME:
        nb_py_assign(f, NULL, target->name, v);
        return true;
    case NB_AST_ATTRIBUTE:
        ok = nb_py_set_attribute(f->in, f->scope, target, v, f->err);
        break;
    case NB_AST_INDEX:
        ok = nb_py_set_subscript(f->in, f->scope, target, v, f->err);
        break;
    default:
        ok = store_items(f, target, v);
    }
    nb_err_at(f->err, target->span);
    return ok;
}

static enum nb_flow run_store(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_value v = kept(f, a->kids[a->count - 1]);
    bool ok = v.type != NB_ABSENT;
    for (size_t i = 0; i + 1 < a->count && ok; i++)
        ok = nb_py_store(f, a->kids[i], v);
    return ok ? NB_FLOW_ON : NB_FLOW_FAILED;
}

static enum nb_flow run_expression(struct nb_frame *f, struct nb_ast *a)
{
    return nb_py_value(f, a->kids[0]).type == NB_ABSENT ? NB_FLOW_FAILED : NB_FLOW_ON;
}

/* A condition of `if` and `while`; *symbolic: it has no value yet. False sets err. */
bool nb_py_condition(struct nb_frame *f, struct nb_ast *a, bool *truth, struct nb_expr **symbolic)
{
    struct nb_value c = nb_py_value(f, a);
    *symbolic = NULL;
    if (c.type == NB_ABSENT)
        return false;
    if (f->scope && nb_is_unsettled(c)) {
        *symbolic = nb_node(f->in->pool, c);
        return true;
    }
    const bool ok = nb_py_truth(f->in, c, truth, f->err);
    nb_err_at(f->err, a->span);
    return ok;
}

static enum nb_flow run_branch(struct nb_frame *f, struct nb_ast *a)
{
    bool truth;
    struct nb_expr *symbolic;
    if (!nb_py_condition(f, a->kids[0], &truth, &symbolic))
        return NB_FLOW_FAILED;
    if (symbolic)
        return nb_run_symbolic(f, a, symbolic);
    struct nb_ast *block = truth ? a->kids[1] : a->kids[2];
    return block ? nb_run_statement(f, block) : NB_FLOW_ON;
}

/* Whether a loop ends with this flow of its body, and with which flow it does. */
static bool ends_loop(const struct nb_frame *f, enum nb_flow *flow)
{
    const bool ends = f->in->exit || (*flow != NB_FLOW_ON && *flow != NB_FLOW_CONTINUE);
    if (*flow == NB_FLOW_CONTINUE)
        *flow = NB_FLOW_ON;
    return ends;
}

/* What follows a loop that went to its end. */
static enum nb_flow after_loop(struct nb_frame *f, struct nb_ast *a, enum nb_flow flow)
{
    if (flow == NB_FLOW_BREAK)
        return NB_FLOW_ON;
    return flow == NB_FLOW_ON && a->kids[2] ? nb_run_statement(f, a->kids[2]) : flow;
}

static enum nb_flow run_while(struct nb_frame *f, struct nb_ast *a)
{
    enum nb_flow flow = NB_FLOW_ON;
    bool truth, ends = false;
    struct nb_expr *symbolic;
    while (!ends) {
        if (!nb_py_condition(f, a->kids[0], &truth, &symbolic) || !nb_interrupt_check(f->err))
            return NB_FLOW_FAILED;
        if (symbolic) {
            nb_err_set(f->err, NB_ERR_OPEN, _("a loop needs a condition that has a value"));
            return nb_py_flow(f, false, a->kids[0]);
        }
        if (!truth)
            break;
        flow = nb_run_block(f, a->kids[1]);
        ends = ends_loop(f, &flow);
    }
    return after_loop(f, a, flow);
}

/* The parts of an item, for the names of a loop. */
static void give(void *ctx, const char *name, struct nb_value part)
{
    nb_py_assign(ctx, NULL, name, part);
}

static enum nb_flow run_for(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_py_walk w;
    struct nb_value item, over = nb_py_value(f, a->kids[0]);
    if (over.type == NB_ABSENT ||
        nb_py_flow(f, nb_py_walk_over(f->in, over, &w, f->err), a->kids[0]) != NB_FLOW_ON)
        return NB_FLOW_FAILED;
    struct nb_loop loop = {w.over, f->in->loops};
    enum nb_flow flow = NB_FLOW_ON;
    f->in->loops = &loop;
    while (nb_py_walk_next(f->in, &w, &item, f->err)) {
        bool ok = true;
        if (a->name_count == 1)
            nb_py_assign(f, a->binding, a->names[0], item);
        else
            ok = nb_unpack(f->in, a, item, give, f, f->err);
        if (nb_py_flow(f, ok, a->kids[0]) != NB_FLOW_ON || !nb_interrupt_check(f->err)) {
            flow = NB_FLOW_FAILED;
            break;
        }
        flow = nb_run_block(f, a->kids[1]);
        if (ends_loop(f, &flow))
            break;
    }
    f->in->loops = loop.outer;
    if (flow == NB_FLOW_ON && f->err->kind != NB_OK)
        return nb_py_flow(f, false, a->kids[0]);
    return after_loop(f, a, flow);
}

bool nb_py_unassign(struct nb_frame *f, const char *name)
{
    return (f->scope && assign_outside(f, name, NB_FAILED)) || nb_interp_forget(f->in, name);
}

static enum nb_flow run_del(struct nb_frame *f, struct nb_ast *a)
{
    bool ok = true;
    for (size_t i = 0; i < a->count && ok; i++) {
        struct nb_ast *target = a->kids[i];
        if (target->kind == NB_AST_INDEX)
            ok = nb_py_del_subscript(f->in, f->scope, target, f->err);
        else if (target->kind == NB_AST_ATTRIBUTE)
            ok = nb_py_del_attribute(f->in, f->scope, target, f->err);
        else if (target->kind == NB_AST_NAME && !nb_py_unassign(f, target->name))
            ok = nb_py_raise(f->in, f->err, "NameError", "name '%s' is not defined", target->name);
        nb_err_at(f->err, target->span);
    }
    return nb_py_flow(f, ok, a);
}

/* What is not there to be imported is an ImportError. */
static enum nb_flow run_import(struct nb_frame *f, struct nb_ast *a)
{
    const enum nb_flow flow = nb_run_common(f, a);
    if (flow != NB_FLOW_FAILED || f->err->kind != NB_ERR_NAME)
        return flow;
    const struct nb_err was = *f->err;
    const bool module = strstr(was.message, "'") && !nb_module_find(a->name);
    *f->err = (struct nb_err){0};
    if (module)
        nb_py_raise(f->in, f->err, "ModuleNotFoundError", "No module named '%s'", a->name);
    else
        nb_py_raise(f->in, f->err, "ImportError", "%s", was.message);
    nb_err_hint(f->err, "%s", was.hint);
    if (was.has_span)
        nb_err_at(f->err, was.span);
    return nb_py_flow(f, false, a);
}

static enum nb_flow run_word(struct nb_frame *f, struct nb_ast *a)
{
    if (strcmp(a->name, "raise") == 0)
        return nb_py_run_raise(f, a);
    if (strcmp(a->name, "assert") == 0)
        return nb_py_run_assert(f, a);
    if (strcmp(a->name, "del") == 0)
        return run_del(f, a);
    return nb_run_common(f, a);
}

/* def, with its decorators, the innermost first. */
static enum nb_flow run_define(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_value v;
    if (a->kids[0]->kind == NB_AST_CLASS) {
        if (nb_py_run_class(f, a->kids[0]) == NB_FLOW_FAILED)
            return NB_FLOW_FAILED;
        v = f->result;
    } else {
        v = nb_py_value(f, a->kids[0]);
    }
    if (v.type == NB_ABSENT)
        return NB_FLOW_FAILED;
    name_lambda(v, a->name);
    for (size_t i = a->count; i > 1; i--) {
        struct nb_value d = nb_py_value(f, a->kids[i - 1]);
        v = d.type == NB_ABSENT ? d : nb_py_call(f->in, d, &v, 1, f->err);
        if (v.type == NB_ABSENT)
            return nb_py_flow(f, false, a->kids[i - 1]);
    }
    nb_py_assign(f, a->binding, a->name, v);
    return NB_FLOW_ON;
}

static enum nb_flow run_class(struct nb_frame *f, struct nb_ast *a)
{
    const struct nb_value result = f->result;
    if (nb_py_run_class(f, a) == NB_FLOW_FAILED)
        return NB_FLOW_FAILED;
    nb_py_assign(f, NULL, a->name, f->result);
    f->result = result;
    return NB_FLOW_ON;
}

int nb_py_run(struct nb_frame *f, struct nb_ast *a)
{
    static enum nb_flow (*const kinds[NB_AST_COUNT])(struct nb_frame * f, struct nb_ast * a) = {
        [NB_AST_ASSIGN] = run_assign,
        [NB_AST_STORE] = run_store,
        [NB_AST_UPDATE] = nb_py_run_update,
        [NB_AST_EXPRESSION] = run_expression,
        [NB_AST_BRANCH] = run_branch,
        [NB_AST_WHILE] = run_while,
        [NB_AST_FOR] = run_for,
        [NB_AST_TRY] = nb_py_run_try,
        [NB_AST_WORD] = run_word,
        [NB_AST_WITH] = nb_py_run_with,
        [NB_AST_DEFINE] = run_define,
        [NB_AST_CLASS] = run_class,
        [NB_AST_IMPORT] = run_import,
    };
    return kinds[a->kind] ? (int)kinds[a->kind](f, a) : (int)nb_run_common(f, a);
}
