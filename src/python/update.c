/* SPDX-License-Identifier: GPL-3.0-or-later */
/* x += y and its like. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/interrupt.h"
#include "lang/eval_ast.h"
#include "python/statement.h"
#include "python/walk.h"
#include "value/convert.h"
#include "value/elements.h"

/* What a class has for it: __iadd__. NB_NONE: nothing. */
static struct nb_value in_place(struct nb_frame *f, enum nb_basic op, struct nb_value old,
                                struct nb_value by)
{
    static const char *const methods[NB_BASIC_COUNT] = {[NB_ADD] = "__iadd__",
                                                        [NB_SUB] = "__isub__",
                                                        [NB_MUL] = "__imul__",
                                                        [NB_DIV] = "__itruediv__",
                                                        [NB_POW] = "__ipow__"};
    bool has = false;
    struct nb_value v = NB_FAILED;
    if (nb_is_object(old) && methods[op])
        v = nb_py_method(f->in, old, methods[op], &by, 1, &has, f->err);
    return has ? v : nb_none();
}

/* The value of x += y. */
static struct nb_value updated(struct nb_frame *f, struct nb_ast *a, struct nb_value old,
                               struct nb_value by)
{
    struct nb_operation o = {
        .op = a->op, .count = 2, .v = {old, by}, .tree = {a->kids[0], a->kids[1]}, .span = a->span};
    const bool bits = a->marks & NB_MARK_BITS;
    if (a->name)
        return nb_py_call(f->in, nb_interp_builtin(f->in, a->name), o.v, 2, f->err);
    struct nb_value set = nb_py_of_sets(f->in, &o, f->err);
    if (set.type != NB_NONE)
        return set;
    struct nb_value own = in_place(f, a->op, old, by);
    if (own.type != NB_NONE)
        return own;
    if (bits && !(nb_is_plain(old) && nb_is_plain(by)) && a->op != NB_NE)
        return nb_eval_logic_of(f->in, &o, f->err);
    struct nb_value v = nb_py_operate(f->in, &o, bits, f->err);
    if (v.type == NB_TENSOR)
        v.entity = NULL;
    return v;
}

/* xs *= 3, for all names of the list. */
static bool repeat(struct nb_frame *f, struct nb_list *list, struct nb_value times)
{
    const size_t count = list->count;
    const size_t n = times.num > 0 ? (size_t)fmin(times.num, NB_LIST_LONGEST + 1.0) : 0;
    if (!nb_list_fits(n * count, f->err))
        return false;
    list->count = n == 0 ? 0 : count;
    for (size_t i = count; i < n * count; i++)
        nb_list_push(&f->in->pool->gc, list, list->items[i - count]);
    return true;
}

/* x += y changes a tensor or list for all its names, and gives the name another number. */
static enum nb_flow update(struct nb_frame *f, struct nb_ast *a, struct nb_ast *target)
{
    struct nb_value old = nb_py_value(f, target), by = NB_FAILED;
    if (old.type != NB_ABSENT)
        by = nb_py_value(f, a->kids[1]);
    if (by.type == NB_ABSENT)
        return NB_FLOW_FAILED;
    if (old.type == NB_LIST && a->op == NB_ADD) {
        struct nb_value args[] = {old, by};
        by = nb_py_call(f->in, nb_interp_builtin(f->in, "List.extend"), args, 2, f->err);
        return nb_py_flow(f, by.type != NB_ABSENT, a);
    }
    if (old.type == NB_LIST && a->op == NB_MUL && nb_is_plain(by) && by.kind != NB_KIND_FLOAT &&
        !a->name)
        return nb_py_flow(f, repeat(f, old.list, by), a);
    struct nb_value v = updated(f, a, old, by);
    if (v.type == NB_ABSENT || !nb_elements_hold(a->op, old, v, f->err))
        return nb_py_flow(f, false, a);
    const bool grad = target->kind == NB_AST_ATTRIBUTE && strcmp(target->name, "grad") == 0;
    const bool part = target->kind == NB_AST_INDEX;
    if (old.type == NB_TENSOR && (old.entity || grad) && !(part && !old.entity))
        return nb_py_flow(f, nb_py_become(f->in, f->scope, target, v, f->err), a);
    return nb_py_flow(f, nb_py_store(f, target, nb_py_kept(f->in, v)), a);
}

/* Whether a part of a target may do something when it is evaluated, d[next()]. */
static bool does_more(const struct nb_ast *a)
{
    return a && a->kind != NB_AST_NAME && a->kind != NB_AST_NUMBER && a->kind != NB_AST_STRING &&
           a->kind != NB_AST_LITERAL && a->kind != NB_AST_SLICE;
}

enum { MOST_PARTS = 4 };

/* What stands in a target is evaluated once, though it is read and written: its parts have names
 * of their own while x += y is done, which nobody can write. */
static enum nb_flow update_once(struct nb_frame *f, struct nb_ast *a)
{
    static const char *const names[MOST_PARTS] = {"(object)", "(first)", "(second)", "(third)"};
    struct nb_arena arena = {0};
    struct nb_ast *target = a->kids[0];
    const size_t size = sizeof *target + target->count * sizeof(struct nb_ast *);
    struct nb_ast *copy = nb_arena_alloc(&arena, size);
    struct nb_scope *scope = nb_scope_new(f->scope, MOST_PARTS, names);
    struct nb_frame inner = *f;
    bool ok = true;
    memcpy(copy, target, size);
    for (size_t i = 0; i < target->count && i < MOST_PARTS && ok; i++) {
        if (!does_more(target->kids[i]))
            continue;
        scope->values[i] = nb_py_value(f, target->kids[i]);
        ok = scope->values[i].type != NB_ABSENT;
        struct nb_ast *name = nb_arena_alloc(&arena, sizeof *name);
        name->kind = NB_AST_NAME;
        name->marks = NB_MARK_PYTHON;
        name->name = names[i];
        name->span = target->kids[i]->span;
        copy->kids[i] = name;
    }
    inner.scope = scope;
    const enum nb_flow flow = ok ? update(&inner, a, copy) : NB_FLOW_FAILED;
    nb_scope_end(scope);
    nb_arena_free(&arena);
    return flow;
}

enum nb_flow nb_py_run_update(struct nb_frame *f, struct nb_ast *a)
{
    const struct nb_ast *target = a->kids[0];
    bool more = false;
    if (target->kind == NB_AST_INDEX || target->kind == NB_AST_ATTRIBUTE)
        for (size_t i = 0; i < target->count; i++)
            more |= does_more(target->kids[i]);
    return more ? update_once(f, a) : update(f, a, a->kids[0]);
}
