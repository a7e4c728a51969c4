/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements: one function per kind. */
#include "config.h"

#include "lang/statement.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/interrupt.h"
#include "base/progress.h"
#include "lang/activation.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "lang/iterate.h"
#include "lang/member.h"
#include "lang/of_x.h"
#include "lang/own.h"
#include "lang/binding.h"
#include "lang/program.h"
#include "lang/run_python.h"
#include "lang/school.h"
#include "lang/symbolic.h"
#include "lang/whole.h"
#include "value/convert.h"
#include "value/decoration.h"
#include "value/dialect.h"
#include "value/show.h"

static struct nb_value eval(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_value v = nb_interp_eval(f->in, f->scope, a, f->err);
    /* What was being made when Ctrl-C came is not to be used. */
    return nb_interrupt_check(f->err) ? v : (struct nb_value){.type = NB_ABSENT};
}

static enum nb_flow flow_of(bool ok)
{
    return ok ? NB_FLOW_ON : NB_FLOW_FAILED;
}

/* Puts the error, if there is one, at the node. */
static bool settled(struct nb_frame *f, bool ok, const struct nb_ast *a)
{
    nb_err_at(f->err, a->span);
    return ok;
}

/* A name of the function that is running, or of the program. */
static void assign(void *ctx, const char *name, struct nb_value v)
{
    struct nb_frame *f = ctx;
    nb_binding_assign(f->in, f->scope, NULL, name, v);
}

static bool is_last(const struct nb_interp *in, const struct nb_ast *a)
{
    const struct nb_ast *all = in->running->tree;
    return all->count > 0 && all->kids[all->count - 1] == a;
}

static bool print_result(struct nb_frame *f, const struct nb_ast *a, struct nb_value v)
{
    struct nb_buf text = {0};
    const struct nb_settings here = nb_settings_on(&f->in->settings, f->in->out);
    bool ok = nb_show(v, &here, false, &text, f->err);
    nb_buf_addc(&text, '\n');
    nb_progress_clear(f->in->pool->progress);
    if (!ok || !f->in->shown ||
        !f->in->shown(f->in->shown_ctx, nb_buf_text(&text), is_last(f->in, a)))
        ok = ok && nb_interrupt_write(f->in->out, nb_buf_text(&text), text.len, f->err);
    nb_buf_free(&text);
    return ok;
}

/* x.add_(1) as a statement is a change, not a question. */
static bool is_change(const struct nb_ast *a)
{
    return a->kind == NB_AST_CALL && a->kids[0]->kind == NB_AST_ATTRIBUTE &&
           nb_is_in_place(a->kids[0]->name);
}

/* exit: the command, unless the name is the user's, who asks for its value. */
static struct nb_value run_name(struct nb_frame *f, struct nb_ast *name)
{
    const bool own = nb_interp_is_own(f->in, name->name);
    struct nb_value v = own ? NB_FAILED : nb_interp_builtin(f->in, name->name);
    if (own || f->scope)
        return eval(f, name);
    if (v.type == NB_ABSENT) /* q, bye */
        v = nb_interp_builtin(f->in, "exit");
    return nb_interp_call(f->in, v.function, NULL, 0, NULL, name->span, f->err);
}

/* What a command gave back, that nobody asks for: an object, several, or what was counted and
 * the objects that show it. */
static bool is_object(struct nb_value v)
{
    const bool list = (v.type == NB_LIST || v.type == NB_TUPLE) && v.list->count > 0;
    return list ? is_object(v.list->items[v.list->count - 1])
                : (v.type == NB_MODULE && v.object) || nb_value_decorates(v);
}

/* Inside of a function nothing prints by itself, nor in a file of Python. */
static enum nb_flow run_expression(struct nb_frame *f, struct nb_ast *a)
{
    const bool name = a->kids[0]->kind == NB_AST_NAME && a->kids[0]->marks & NB_MARK_COMMAND;
    struct nb_value v = name ? run_name(f, a->kids[0]) : eval(f, a->kids[0]);
    if (v.type == NB_ABSENT)
        return NB_FLOW_FAILED;
    if (v.type == NB_NONE || is_object(v) || f->scope)
        return NB_FLOW_ON;
    bool shown = !a->quiet && !is_change(a->kids[0]) && !nb_interp_in_python(f->in);
    if (shown)
        nb_school_note_comma(f->in, a->kids[0]);
    if (shown && !print_result(f, a, v))
        return flow_of(settled(f, false, a->kids[0]));
    if (shown)
        nb_note_power(f->in, a->kids[0], v);
    if (shown && f->in->printed)
        f->in->printed(f->in, a->kids[0], v);
    nb_interp_answer(f->in, v);
    return NB_FLOW_ON;
}

/* A lambda takes the first name that it gets. */
static enum nb_flow run_definition(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_value v = eval(f, f->scope ? a->kids[0] : nb_as_curve(f->in, a));
    bool done = false;
    if (v.type == NB_ABSENT || !nb_settle_assignment(f->in, f->scope, a, &v, &done, f->err))
        return NB_FLOW_FAILED;
    if (v.type == NB_FUNCTION && v.function->lambda && !v.function->name[0])
        v.function->name = a->name;
    if (nb_is_activation(v) && !nb_activation_check(f->in, v, a, f->err))
        return NB_FLOW_FAILED;
    if (!done)
        nb_binding_assign(f->in, f->scope, a->binding, a->name, v);
    for (size_t i = 1; i < a->name_count; i++)
        assign(f, a->names[i], v);
    return NB_FLOW_ON;
}

static void assign_result(void *ctx, const char *name, struct nb_value v)
{
    const struct nb_frame *f = ctx;
    assign(ctx, name, nb_remembered(&f->in->autograd, v));
}

static enum nb_flow run_unpacking(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_value v = eval(f, a->kids[0]);
    if (v.type == NB_ABSENT)
        return NB_FLOW_FAILED;
    return flow_of(settled(f, nb_unpack(f->in, a, v, assign_result, f, f->err), a));
}

static enum nb_flow run_import(struct nb_frame *f, struct nb_ast *a)
{
    return flow_of(nb_run_import(f->in, a, f->err));
}

static enum nb_flow run_set(struct nb_frame *f, struct nb_ast *a)
{
    return flow_of(nb_run_set(f->in, f->scope, a, f->err));
}

static enum nb_flow run_assert(struct nb_frame *f, struct nb_ast *a)
{
    return flow_of(nb_run_assert(f->in, f->scope, a, f->err));
}

static enum nb_flow run_branch(struct nb_frame *f, struct nb_ast *a)
{
    struct nb_value c = eval(f, a->kids[0]);
    bool truth;
    if (c.type == NB_ABSENT)
        return NB_FLOW_FAILED;
    if (f->scope && c.type == NB_NUMBER && nb_is_unsettled(c))
        return nb_run_symbolic(f, a, c.node);
    if (!settled(f, nb_truth(c, &truth, f->err), a->kids[0]))
        return NB_FLOW_FAILED;
    struct nb_ast *block = truth ? a->kids[1] : a->kids[2];
    return block ? nb_run_statement(f, block) : NB_FLOW_ON;
}

/* Whether a loop ends with this flow of its body, and with which flow it does. */
static bool ends_loop(enum nb_flow *flow)
{
    bool ends = *flow != NB_FLOW_ON && *flow != NB_FLOW_CONTINUE;
    if (*flow == NB_FLOW_BREAK || *flow == NB_FLOW_CONTINUE)
        *flow = NB_FLOW_ON;
    return ends;
}

/* The loop's name, or names, for this round. */
static bool give_item(struct nb_frame *f, struct nb_ast *a, struct nb_value item)
{
    if (a->name_count > 1)
        return settled(f, nb_unpack(f->in, a, item, assign, f, f->err), a->kids[0]);
    nb_binding_assign(f->in, f->scope, a->binding, a->names[0], item);
    return true;
}

static enum nb_flow run_rounds(struct nb_frame *f, struct nb_ast *a, struct nb_value over,
                               size_t count)
{
    struct nb_progress *progress = f->in->pool->progress;
    const struct nb_progress_part part = nb_progress_begin(progress);
    enum nb_flow flow = NB_FLOW_ON;
    for (size_t i = 0; nb_iterable_has(over, i, count); i++) {
        nb_progress_step(progress, part, (double)i, (double)count);
        if (!give_item(f, a, nb_iterable_item(f->in, over, i)) || !nb_interrupt_check(f->err))
            flow = NB_FLOW_FAILED;
        else
            flow = nb_run_block(f, a->kids[1]);
        if (ends_loop(&flow))
            break;
    }
    nb_progress_end(progress, part);
    return flow;
}

static enum nb_flow run_for(struct nb_frame *f, struct nb_ast *a)
{
    size_t count;
    struct nb_value over = nb_iterable(f->in, f->scope, a->kids[0], f->err);
    if (over.type == NB_ABSENT || !settled(f, nb_iterable_count(over, &count, f->err), a->kids[0]))
        return NB_FLOW_FAILED;
    struct nb_loop loop = {over, f->in->loops};
    f->in->loops = &loop;
    enum nb_flow flow = run_rounds(f, a, over, count);
    f->in->loops = loop.outer;
    return flow;
}

static enum nb_flow run_while(struct nb_frame *f, struct nb_ast *a)
{
    for (;;) {
        bool truth;
        struct nb_value c = eval(f, a->kids[0]);
        if (c.type == NB_ABSENT || !settled(f, nb_truth(c, &truth, f->err), a->kids[0]) ||
            !nb_interrupt_check(f->err))
            return NB_FLOW_FAILED;
        enum nb_flow flow = truth ? nb_run_block(f, a->kids[1]) : NB_FLOW_BREAK;
        if (ends_loop(&flow))
            return flow;
    }
}

static enum nb_flow run_with(struct nb_frame *f, struct nb_ast *a)
{
    bool *off = &f->in->autograd.off, before = *off;
    if (!nb_with_mode(a->kids[0], off, f->err))
        return NB_FLOW_FAILED;
    enum nb_flow flow = nb_run_block(f, a->kids[1]);
    *off = before;
    return flow;
}

static enum nb_flow run_return(struct nb_frame *f, struct nb_ast *a)
{
    f->result = a->count ? nb_remembered(&f->in->autograd, eval(f, a->kids[0])) : nb_none();
    return f->result.type == NB_ABSENT ? NB_FLOW_FAILED : NB_FLOW_RETURN;
}

static enum nb_flow run_break(struct nb_frame *f, struct nb_ast *a)
{
    (void)f;
    (void)a;
    return NB_FLOW_BREAK;
}

static enum nb_flow run_continue(struct nb_frame *f, struct nb_ast *a)
{
    (void)f;
    (void)a;
    return NB_FLOW_CONTINUE;
}

static enum nb_flow run_pass(struct nb_frame *f, struct nb_ast *a)
{
    (void)f;
    (void)a;
    return NB_FLOW_ON;
}

static enum nb_flow run_del(struct nb_frame *f, struct nb_ast *a)
{
    return flow_of(nb_run_del(f->in, f->scope, a, f->err));
}

typedef enum nb_flow run_function(struct nb_frame *f, struct nb_ast *a);

/* The statements that are said by their word alone: a row here, and one in the parser. */
static const struct {
    const char *word;
    run_function *run;
} words[] = {
    {"assert", run_assert}, {"break", run_break}, {"continue", run_continue},
    {"del", run_del},       {"pass", run_pass},
};
enum { WORDS = NB_COUNT(words) };

static enum nb_flow run_word(struct nb_frame *f, struct nb_ast *a)
{
    size_t i = 0;
    while (i < WORDS && strcmp(words[i].word, a->name) != 0)
        i++;
    assert(i < WORDS);
    return words[i].run(f, a);
}

/* The others, by the kind of their node. */
static run_function *const kinds[NB_AST_COUNT] = {
    [NB_AST_ASSIGN] = run_definition, [NB_AST_DEFINE] = run_definition,
    [NB_AST_IMPORT] = run_import,     [NB_AST_EXPRESSION] = run_expression,
    [NB_AST_UNPACK] = run_unpacking,  [NB_AST_FOR] = run_for,
    [NB_AST_WHILE] = run_while,       [NB_AST_BRANCH] = run_branch,
    [NB_AST_RETURN] = run_return,     [NB_AST_SET] = run_set,
    [NB_AST_WITH] = run_with,         [NB_AST_WORD] = run_word,
    [NB_AST_BLOCK] = nb_run_block,
};

enum nb_flow nb_run_common(struct nb_frame *f, struct nb_ast *a)
{
    assert(kinds[a->kind]);
    return kinds[a->kind](f, a);
}

enum nb_flow nb_run_statement(struct nb_frame *f, struct nb_ast *a)
{
    if (a->marks & NB_MARK_PYTHON && f->in->dialect)
        return (enum nb_flow)f->in->dialect->run(f, a);
    return nb_run_common(f, a);
}

enum nb_flow nb_run_block(struct nb_frame *f, struct nb_ast *block)
{
    enum nb_flow flow = NB_FLOW_ON;
    for (size_t i = 0; i < block->count && flow == NB_FLOW_ON && !f->in->exit; i++) {
        flow = nb_run_statement(f, block->kids[i]);
        if (flow == NB_FLOW_FAILED && block == f->lenient && f->err->kind != NB_ERR_INTERRUPTED) {
            f->in->failed(f->in->failed_ctx, f->err);
            *f->err = (struct nb_err){0};
            flow = NB_FLOW_ON;
        }
        if (!f->scope && flow != NB_FLOW_FAILED)
            nb_interp_collect(f->in);
    }
    return flow;
}

struct nb_value nb_run_function(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *block,
                                struct nb_err *err)
{
    struct nb_frame f = {.in = in, .scope = scope, .result = nb_none(), .err = err};
    enum nb_flow flow = nb_run_block(&f, block);
    struct nb_value v = {.type = NB_ABSENT};
    if (flow == NB_FLOW_ON)
        f.result = nb_none();
    if (flow != NB_FLOW_FAILED)
        v = nb_settle_returns(&f, block);
    free(f.pending);
    return v;
}
