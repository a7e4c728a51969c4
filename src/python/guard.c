/* SPDX-License-Identifier: GPL-3.0-or-later */
/* try, raise, assert, with: what is done when something goes wrong, and in any case. */
#include "config.h"

#include "base/i18n.h"
#include "base/interrupt.h"
#include "lang/eval_ast.h"
#include "lang/run_python.h"
#include "python/statement.h"

/* The handler that is for the error, or 0: the kids of its kind and block are at i, i + 1. */
static size_t handler_for(struct nb_frame *f, struct nb_ast *a, const struct nb_err *err)
{
    for (size_t i = 3; i + 1 < a->count; i += 2) {
        if (!a->kids[i])
            return i;
        struct nb_err own = {0};
        struct nb_value kind = nb_interp_eval(f->in, f->scope, a->kids[i], &own);
        if (kind.type != NB_ABSENT && nb_py_is_caught_by(f->in, kind, err))
            return i;
    }
    return 0;
}

static enum nb_flow handle(struct nb_frame *f, struct nb_ast *a, size_t i)
{
    struct nb_value handled = nb_py_caught(f->in, f->err), outer = f->in->handled;
    if (a->names[i])
        nb_py_assign(f, NULL, a->names[i], handled);
    f->in->handled = handled;
    enum nb_flow flow = nb_run_statement(f, a->kids[i + 1]);
    f->in->handled = outer;
    if (a->names[i]) /* the name is gone, as in Python */
        nb_py_unassign(f, a->names[i]);
    return flow;
}

/* What stands under `finally` runs in any case, and goes on where the rest went, unless it
 * leaves by a way of its own. */
static enum nb_flow finally(struct nb_frame *f, struct nb_ast *block, enum nb_flow flow)
{
    struct nb_err kept = *f->err;
    const struct nb_value raised = f->in->raised, result = f->result;
    *f->err = (struct nb_err){0};
    enum nb_flow own = nb_run_statement(f, block);
    if (own != NB_FLOW_ON)
        return own;
    *f->err = kept;
    f->in->raised = raised;
    f->result = result;
    return flow;
}

enum nb_flow nb_py_run_try(struct nb_frame *f, struct nb_ast *a)
{
    const int depth = f->in->depth;
    enum nb_flow flow = nb_run_statement(f, a->kids[0]);
    f->in->depth = depth;
    if (flow == NB_FLOW_FAILED && f->err->kind != NB_ERR_INTERRUPTED && !f->in->exit) {
        const size_t i = handler_for(f, a, f->err);
        flow = i ? handle(f, a, i) : flow;
    } else if (flow == NB_FLOW_ON && a->kids[1]) {
        flow = nb_run_statement(f, a->kids[1]);
    }
    return a->kids[2] && !nb_interrupt_pending() ? finally(f, a->kids[2], flow) : flow;
}

enum nb_flow nb_py_run_raise(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_value v = f->in->handled;
    if (a->kids[0])
        v = nb_py_value(f, a->kids[0]);
    else if (v.type == NB_ABSENT)
        nb_py_raise(f->in, f->err, "RuntimeError", "No active exception to reraise");
    if (v.type != NB_ABSENT && nb_is_class(v))
        v = nb_py_call(f->in, v, NULL, 0, f->err);
    if (v.type != NB_ABSENT && a->kids[1] && nb_is_object(v)) {
        const struct nb_value cause = nb_py_value(f, a->kids[1]);
        if (cause.type != NB_ABSENT)
            nb_dict_name(&f->in->pool->gc, v.function->object->dict, "__cause__", cause);
    }
    if (v.type != NB_ABSENT && f->err->kind == NB_OK)
        nb_py_raise_value(f->in, v, f->err);
    if (f->in->exit) { /* SystemExit: no statement is run any more */
        *f->err = (struct nb_err){0};
        return NB_FLOW_ON;
    }
    return nb_py_flow(f, false, a);
}

enum nb_flow nb_py_run_assert(struct nb_frame *f, struct nb_ast *a)
{
    bool truth;
    struct nb_expr *symbolic;
    if (!nb_py_condition(f, a->kids[0], &truth, &symbolic))
        return NB_FLOW_FAILED;
    if (symbolic || truth)
        return NB_FLOW_ON;
    struct nb_value args[1], class = *nb_interp_place_builtin(f->in, "AssertionError");
    if (a->kids[1] && (args[0] = nb_py_value(f, a->kids[1])).type == NB_ABSENT)
        return NB_FLOW_FAILED;
    struct nb_value v = nb_py_call(f->in, class, args, a->kids[1] ? 1 : 0, f->err);
    if (v.type != NB_ABSENT)
        nb_py_raise_value(f->in, v, f->err);
    return nb_py_flow(f, false, a->kids[0]);
}

/* __exit__ hears of the exception; what it says yes to is over. */
static enum nb_flow leave(struct nb_frame *f, struct nb_value context, enum nb_flow flow)
{
    bool has = false, over = false;
    struct nb_value args[3] = {nb_none(), nb_none(), nb_none()};
    struct nb_err kept = *f->err;
    const struct nb_value raised = f->in->raised, result = f->result;
    const bool failed = flow == NB_FLOW_FAILED && kept.kind != NB_ERR_INTERRUPTED && !f->in->exit;
    if (failed) {
        args[1] = nb_py_caught(f->in, f->err);
        args[0] =
            (struct nb_value){.type = NB_FUNCTION, .function = args[1].function->object->class};
    }
    *f->err = (struct nb_err){0};
    struct nb_value said = nb_py_method(f->in, context, "__exit__", args, 3, &has, f->err);
    if (said.type == NB_ABSENT && has)
        return NB_FLOW_FAILED;
    if (failed && has && !nb_py_truth(f->in, said, &over, f->err))
        return NB_FLOW_FAILED;
    if (over)
        return NB_FLOW_ON;
    *f->err = kept;
    f->in->raised = raised;
    f->result = result;
    return flow;
}

/* with torch.no_grad(): ...; of an object what its class says. */
enum nb_flow nb_py_run_with(struct nb_frame *f, struct nb_ast *a)
{
    bool mode, has = false;
    struct nb_err no_mode = {0};
    if (nb_with_mode(a->kids[0], &mode, &no_mode)) {
        bool *off = &f->in->autograd.off, before = *off;
        *off = mode;
        enum nb_flow flow = nb_run_block(f, a->kids[1]);
        *off = before;
        return flow;
    }
    struct nb_value context = nb_py_value(f, a->kids[0]);
    if (context.type == NB_ABSENT)
        return NB_FLOW_FAILED;
    if (!nb_is_object(context) && a->name)
        nb_py_assign(f, NULL, a->name, context);
    if (!nb_is_object(context)) /* a figure, a style: what it is asked for has been done */
        return nb_run_block(f, a->kids[1]);
    struct nb_value entered = nb_py_method(f->in, context, "__enter__", NULL, 0, &has, f->err);
    if (!has)
        nb_py_raise(f->in, f->err, "AttributeError", "__enter__");
    if (entered.type == NB_ABSENT)
        return nb_py_flow(f, false, a->kids[0]);
    if (a->name)
        nb_py_assign(f, NULL, a->name, entered);
    enum nb_flow flow = nb_run_block(f, a->kids[1]);
    return leave(f, context, flow);
}
