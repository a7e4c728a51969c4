/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions made of others are lambdas like those that users write: a tree over
 * the operands, which are in a scope of its own. So they are called, differentiated
 * and drawn like all others; only their label is theirs. */
#include "config.h"

#include "value/combine.h"

#include <stdio.h>

#include "value/function.h"
#include "value/show.h"

static const char *const operand_names[] = {"left", "right"};
static const char *const parameter = "x";

bool nb_can_combine(enum nb_basic op, const struct nb_value *v, size_t count)
{
    bool function = false;
    for (size_t i = 0; i < count; i++) {
        if (v[i].type != NB_FUNCTION && !nb_is_numeric(v[i]))
            return false;
        function |= v[i].type == NB_FUNCTION;
    }
    return function && op <= NB_FLOORDIV;
}

static struct nb_ast *node(struct nb_interp *in, enum nb_ast_kind kind, size_t count,
                           struct nb_span span)
{
    struct nb_ast *a =
        nb_arena_alloc(&in->running->arena, sizeof *a + count * sizeof(struct nb_ast *));
    a->kind = kind;
    a->span = span;
    a->count = count;
    a->names = nb_arena_alloc(&in->running->arena, (count + 1) * sizeof *a->names);
    return a;
}

static struct nb_ast *name(struct nb_interp *in, const char *text, struct nb_span span)
{
    struct nb_ast *a = node(in, NB_AST_NAME, 0, span);
    a->name = text;
    return a;
}

/* callee(argument) */
static struct nb_ast *call(struct nb_interp *in, const char *callee, struct nb_ast *argument)
{
    struct nb_ast *a = node(in, NB_AST_CALL, 2, argument->span);
    a->kids[0] = name(in, callee, argument->span);
    a->kids[1] = argument;
    return a;
}

/* x -> body, the operands v standing in a scope around it. */
static struct nb_value function(struct nb_interp *in, struct nb_ast *body, const struct nb_value *v,
                                size_t count, struct nb_buf *label, int precedence)
{
    struct nb_gc *gc = &in->pool->gc;
    struct nb_scope *scope = nb_scope_new(NULL, count, operand_names);
    for (size_t i = 0; i < count; i++)
        scope->values[i] = v[i];
    struct nb_ast *lambda = node(in, NB_AST_LAMBDA, 2, body->span);
    lambda->names[0] = parameter;
    lambda->kids[1] = body;
    struct nb_value f = nb_lambda_function(gc, "", lambda, in->running, scope);
    f.function->label = nb_buf_take(label);
    f.function->precedence = precedence;
    return f;
}

static int precedence_of(struct nb_value v)
{
    if (v.type != NB_FUNCTION)
        return NB_CALL_PRECEDENCE;
    if (v.function->label)
        return v.function->precedence;
    bool bare = v.function->name[0] || v.function->of;
    return bare ? NB_CALL_PRECEDENCE : 0;
}

static void add_operand(struct nb_interp *in, struct nb_value v, int at_least, struct nb_buf *out)
{
    struct nb_err ignored = {0};
    bool bracket = precedence_of(v) < at_least;
    nb_buf_add(out, bracket ? "(" : "");
    if (v.type == NB_FUNCTION)
        nb_function_label(v.function, out);
    else
        nb_show(v, &in->settings, false, out, &ignored);
    nb_buf_add(out, bracket ? ")" : "");
}

struct nb_value nb_combine(struct nb_interp *in, enum nb_basic op, const struct nb_value *v,
                           size_t count, struct nb_span span)
{
    const struct nb_op *row = &nb_basic_ops[op];
    struct nb_buf label = {0};
    struct nb_ast *body = node(in, NB_AST_OPERATOR, count, span);
    body->op = op;
    for (size_t i = 0; i < count; i++) {
        /* The operand that does not associate binds tighter. */
        bool loose = count == 1 || (op == NB_POW ? i == 1 : i == 0);
        bool is_function = v[i].type == NB_FUNCTION;
        body->kids[i] = is_function ? call(in, operand_names[i], name(in, parameter, span))
                                    : name(in, operand_names[i], span);
        nb_buf_add(&label, i > 0 || count == 1 ? row->infix : "");
        add_operand(in, v[i], row->precedence + !loose, &label);
    }
    return function(in, body, v, count, &label, row->precedence);
}

struct nb_value nb_compose(struct nb_interp *in, struct nb_function *f, struct nb_function *g,
                           struct nb_span span)
{
    struct nb_value v[2] = {{.type = NB_FUNCTION, .function = f},
                            {.type = NB_FUNCTION, .function = g}};
    struct nb_buf label = {0};
    struct nb_ast *inner = call(in, operand_names[1], name(in, parameter, span));
    nb_buf_add(&label, "compose(");
    nb_function_label(f, &label);
    nb_buf_add(&label, ", ");
    nb_function_label(g, &label);
    nb_buf_addc(&label, ')');
    return function(in, call(in, operand_names[0], inner), v, 2, &label, NB_CALL_PRECEDENCE);
}
