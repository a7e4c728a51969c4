/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions of Python, one function per kind that differs; the rest is the language's. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "lang/eval_ast.h"
#include "lang/eval_call.h"
#include "lang/iterate.h"
#include "lang/member.h"
#include "python/format.h"
#include "python/statement.h"
#include "python/walk.h"
#include "value/convert.h"
#include "value/names.h"

static struct nb_value failed_at(struct nb_err *err, const struct nb_ast *a)
{
    nb_err_at(err, a->span);
    return NB_FAILED;
}

static struct nb_value number(struct nb_interp *in, const struct nb_ast *a, struct nb_err *err)
{
    if (!(a->marks & NB_MARK_WHOLE))
        return nb_number(a->num);
    struct nb_value v = nb_whole(a->num);
    v.rest = a->rest;
    if (a->num < 0x1p63 || (a->num == 0x1p63 && a->rest < 0))
        return v;
    nb_py_raise(in, err, "OverflowError", _("whole numbers go up to 2**63 here"));
    return failed_at(err, a);
}

/* *values among the items of a list. */
static bool push_all(struct nb_interp *in, struct nb_list *list, struct nb_value v,
                     struct nb_err *err)
{
    struct nb_py_walk w;
    struct nb_value item;
    if (!nb_py_walk_over(in, v, &w, err))
        return false;
    while (nb_interrupt_check(err) && nb_py_walk_next(in, &w, &item, err))
        nb_list_push(&in->pool->gc, list, item);
    return err->kind == NB_OK;
}

static struct nb_value items(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                             enum nb_type type, struct nb_err *err)
{
    struct nb_value list = nb_list_new(&in->pool->gc, type, 0);
    for (size_t i = 0; i < a->count; i++) {
        struct nb_ast *kid = a->kids[i];
        const bool star = kid->kind == NB_AST_STAR;
        struct nb_value v = nb_interp_eval(in, scope, star ? kid->kids[0] : kid, err);
        if (v.type == NB_ABSENT)
            return NB_FAILED;
        if (!star)
            nb_list_push(&in->pool->gc, list.list, nb_py_kept(in, v));
        else if (!push_all(in, list.list, v, err))
            return failed_at(err, kid);
    }
    return list;
}

static bool add_entries(struct nb_interp *in, struct nb_dict *to, struct nb_value from,
                        struct nb_err *err)
{
    if (from.type != NB_DICT)
        return nb_py_raise(in, err, "TypeError", "'%s' object is not a mapping",
                           nb_py_type_name(from));
    for (size_t i = 0; i < from.dict->count; i++)
        nb_dict_put(&in->pool->gc, to, from.dict->keys[i], from.dict->values[i]);
    return true;
}

static bool put(struct nb_interp *in, struct nb_dict *d, struct nb_value key, struct nb_value v,
                struct nb_err *err)
{
    if (!nb_py_own_key(in, d, &key, err))
        return false;
    nb_dict_put(&in->pool->gc, d, key, nb_py_kept(in, v));
    return true;
}

static struct nb_value dict(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                            struct nb_err *err)
{
    struct nb_value d = nb_dict_new(&in->pool->gc);
    if (a->name) { /* a set */
        d = items(in, scope, a, NB_LIST, err);
        d = d.type == NB_ABSENT ? d : nb_py_set_of(in, d, err);
        return d.type == NB_ABSENT ? failed_at(err, a) : d;
    }
    for (size_t i = 0; i + 1 < a->count; i += 2) {
        struct nb_value key = NB_FAILED;
        if (a->kids[i] && (key = nb_interp_eval(in, scope, a->kids[i], err)).type == NB_ABSENT)
            return NB_FAILED;
        struct nb_value v = nb_interp_eval(in, scope, a->kids[i + 1], err);
        if (v.type == NB_ABSENT)
            return NB_FAILED;
        const bool ok = a->kids[i] ? put(in, d.dict, key, v, err) : add_entries(in, d.dict, v, err);
        if (!ok)
            return failed_at(err, a->kids[i + 1]);
    }
    return d;
}

static void give_to_scope(void *ctx, const char *name, struct nb_value part)
{
    struct nb_scope *s = ctx;
    for (size_t i = 0; i < s->count; i++)
        if (strcmp(s->names[i], name) == 0)
            s->values[i] = part;
}

static bool collect(struct nb_interp *in, struct nb_scope *outer, struct nb_ast *a,
                    struct nb_list *out, struct nb_err *err);

/* One round: the item, or those of the loop inside, unless the condition is false. */
static bool collect_one(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                        struct nb_list *out, struct nb_err *err)
{
    bool wanted = true;
    if (a->kids[2]) {
        struct nb_value c = nb_interp_eval(in, scope, a->kids[2], err);
        if (c.type == NB_ABSENT || !nb_py_truth(in, c, &wanted, err))
            return false;
    }
    if (!wanted)
        return true;
    struct nb_ast *item = a->kids[0];
    if (item->kind == NB_AST_COMPREHENSION && item->marks & NB_MARK_SPLICED)
        return collect(in, scope, item, out, err);
    if (!nb_list_fits(out->count + 1, err))
        return false;
    struct nb_value v = nb_interp_eval(in, scope, item, err);
    if (v.type != NB_ABSENT)
        nb_list_push(&in->pool->gc, out, nb_py_kept(in, v));
    return v.type != NB_ABSENT;
}

/* Functions that are made in a round see the variables as they are when all rounds are over:
 * there is one scope for all. */
static bool collect(struct nb_interp *in, struct nb_scope *outer, struct nb_ast *a,
                    struct nb_list *out, struct nb_err *err)
{
    struct nb_py_walk w;
    struct nb_value item, over = nb_interp_eval(in, outer, a->kids[1], err);
    bool ok = over.type != NB_ABSENT && nb_py_walk_over(in, over, &w, err);
    nb_err_at(err, a->kids[1]->span);
    struct nb_scope *scope = nb_scope_new(outer, a->name_count, a->names);
    while (ok && nb_py_walk_next(in, &w, &item, err)) {
        ok = nb_unpack(in, a, item, give_to_scope, scope, err);
        nb_err_at(err, a->kids[1]->span);
        ok = ok && collect_one(in, scope, a, out, err) && nb_interrupt_check(err);
    }
    nb_scope_end(scope);
    nb_err_at(err, a->kids[1]->span);
    return ok && err->kind == NB_OK;
}

static struct nb_value comprehension(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                     struct nb_err *err)
{
    struct nb_value list = nb_list_new(&in->pool->gc, NB_LIST, 0);
    if (!collect(in, scope, a, list.list, err))
        return failed_at(err, a);
    const bool set = a->name && strcmp(a->name, "set") == 0;
    if (set)
        list = nb_py_set_of(in, list, err);
    if (set && list.type == NB_ABSENT)
        return failed_at(err, a);
    if (a->name && strcmp(a->name, "iterator") == 0)
        return nb_py_call(in, *nb_interp_place_builtin(in, "generator"), &list, 1, err);
    if (set || !a->name || strcmp(a->name, "dict") != 0)
        return list;
    struct nb_value d = nb_dict_new(&in->pool->gc);
    for (size_t i = 0; i < list.list->count; i++) {
        const struct nb_value *pair = list.list->items[i].list->items;
        if (!put(in, d.dict, pair[0], pair[1], err))
            return failed_at(err, a);
    }
    return d;
}

/* By its own rule where a condition has no value yet: the function is differentiated. */
static struct nb_value conditional(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                   struct nb_err *err)
{
    bool truth;
    struct nb_value c = nb_interp_eval(in, scope, a->kids[0], err);
    if (c.type == NB_ABSENT)
        return NB_FAILED;
    if (nb_is_unsettled(c))
        return nb_eval_node(in, scope, a, err);
    if (!nb_py_truth(in, c, &truth, err))
        return failed_at(err, a->kids[0]);
    return nb_interp_eval(in, scope, a->kids[truth ? 1 : 2], err);
}

/* x and y, x or y: one of the two. */
static struct nb_value choice(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                              struct nb_err *err)
{
    bool truth;
    struct nb_value x = nb_interp_eval(in, scope, a->kids[0], err);
    if (x.type == NB_ABSENT)
        return NB_FAILED;
    if (nb_is_unsettled(x))
        return nb_eval_logic(in, scope, a, err);
    if (!nb_py_truth(in, x, &truth, err))
        return failed_at(err, a->kids[0]);
    if (a->op == NB_NOT)
        return nb_true_or_false(!truth);
    return truth == (a->op == NB_OR) ? x : nb_interp_eval(in, scope, a->kids[1], err);
}

static bool is_of_truth(enum nb_basic op)
{
    return op == NB_AND || op == NB_OR || op == NB_NOT;
}

static struct nb_value operation(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                 struct nb_err *err)
{
    const bool bits = a->marks & NB_MARK_BITS;
    struct nb_operation o = {.op = a->op, .count = a->count, .span = a->span};
    if (is_of_truth(a->op) && !bits)
        return choice(in, scope, a, err);
    for (size_t i = 0; i < a->count; i++) {
        o.tree[i] = a->kids[i];
        o.v[i] = nb_interp_eval(in, scope, a->kids[i], err);
        if (o.v[i].type == NB_ABSENT)
            return NB_FAILED;
    }
    const bool plain = nb_is_plain(o.v[0]) && (o.count == 1 || nb_is_plain(o.v[1]));
    struct nb_value v = bits || a->op == NB_SUB ? nb_py_of_sets(in, &o, err) : nb_none();
    if (v.type != NB_NONE)
        return v;
    if (a->op == NB_NOT && plain && o.v[0].kind != NB_KIND_FLOAT)
        return nb_whole_number(~nb_whole_of(o.v[0]));
    if (is_of_truth(a->op) && !plain && !nb_is_object(o.v[0]))
        return nb_eval_logic_of(in, &o, err);
    v = nb_py_operate(in, &o, bits, err);
    if (v.type == NB_TENSOR)
        v.entity = NULL;
    return v.type == NB_ABSENT ? failed_at(err, a) : v;
}

static bool same_object(struct nb_value x, struct nb_value y)
{
    if (x.type != y.type)
        return false;
    if (nb_is_plain(x) || nb_is_plain(y))
        return nb_is_plain(x) && nb_is_plain(y) && x.kind == y.kind && x.num == y.num;
    if (x.type == NB_TENSOR)
        return x.entity ? x.entity == y.entity : x.node == y.node;
    return x.type == NB_NONE || x.function == y.function;
}

/* x is y, x in y */
static struct nb_value test(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                            struct nb_err *err)
{
    struct nb_value v[2];
    bool found;
    for (size_t i = 0; i < 2; i++) {
        v[i] = nb_interp_eval(in, scope, a->kids[i], err);
        if (v[i].type == NB_ABSENT)
            return NB_FAILED;
    }
    if (strcmp(a->name, "is") == 0)
        return nb_true_or_false(same_object(v[0], v[1]));
    if (!nb_py_contains(in, v[1], v[0], &found, err))
        return failed_at(err, a);
    return nb_true_or_false(found);
}

static bool add_field(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *field,
                      struct nb_buf *text, struct nb_err *err)
{
    struct nb_value v = nb_interp_eval(in, scope, field->kids[0], err), format = NB_FAILED;
    if (field->count == 2)
        format = nb_interp_eval(in, scope, field->kids[1], err);
    if (v.type == NB_ABSENT || err->kind != NB_OK)
        return false;
    const char *spec = format.type == NB_STRING ? format.text->bytes : field->name;
    const bool ok = nb_py_format(in, v, field->quiet, spec, text, err);
    nb_err_at(err, field->span);
    return ok;
}

static struct nb_value fstring(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               struct nb_err *err)
{
    struct nb_buf text = {0};
    bool ok = true;
    for (size_t i = 0; i < a->count && ok; i++) {
        if (a->kids[i]->kind == NB_AST_STRING)
            nb_buf_add(&text, a->kids[i]->name);
        else
            ok = add_field(in, scope, a->kids[i], &text, err);
    }
    struct nb_value v = ok ? nb_string(&in->pool->gc, nb_buf_text(&text), text.len) : NB_FAILED;
    nb_buf_free(&text);
    return v;
}

static struct nb_value name(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                            struct nb_err *err)
{
    struct nb_value v = nb_eval_node(in, scope, a, err);
    if (v.type != NB_ABSENT)
        return nb_now(v);
    if (err->kind != NB_ERR_NAME)
        return v;
    const struct nb_err asked = *err;
    const struct nb_scope *s = scope;
    bool own = false;
    for (size_t i = 0; s && i < s->count; i++)
        own |= strcmp(s->names[i], a->name) == 0;
    *err = (struct nb_err){0};
    if (own)
        nb_py_raise(in, err, "UnboundLocalError",
                    "cannot access local variable '%s' where it is not associated with a value",
                    a->name);
    nb_py_raise(in, err, "NameError", "name '%s' is not defined", a->name);
    if (asked.hint[0])
        nb_err_hint(err, "%s", asked.hint);
    return failed_at(err, a);
}

static struct nb_value walrus(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                              struct nb_err *err)
{
    struct nb_frame f = {.in = in, .scope = scope, .err = err};
    struct nb_value v = nb_interp_eval(in, scope, a->kids[1], err);
    if (v.type == NB_ABSENT)
        return v;
    v = nb_py_kept(in, v);
    nb_py_assign(&f, NULL, a->kids[0]->name, v);
    return v;
}

struct nb_value nb_py_eval(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                           struct nb_err *err)
{
    switch (a->kind) {
    case NB_AST_NUMBER:
        return number(in, a, err);
    case NB_AST_NAME:
        return name(in, scope, a, err);
    case NB_AST_STORE: /* (n := value) */
        return walrus(in, scope, a, err);
    case NB_AST_LIST:
        return items(in, scope, a, NB_LIST, err);
    case NB_AST_TUPLE:
        return items(in, scope, a, NB_TUPLE, err);
    case NB_AST_DICT:
        return dict(in, scope, a, err);
    case NB_AST_COMPREHENSION:
        return comprehension(in, scope, a, err);
    case NB_AST_IF:
        return conditional(in, scope, a, err);
    case NB_AST_OPERATOR:
        return operation(in, scope, a, err);
    case NB_AST_MATMUL:
        return nb_eval_matmul(in, scope, a, err);
    case NB_AST_TEST:
        return test(in, scope, a, err);
    case NB_AST_FSTRING:
        return fstring(in, scope, a, err);
    case NB_AST_INDEX:
        return nb_py_subscript(in, scope, a, err);
    case NB_AST_ATTRIBUTE:
        return nb_py_eval_attribute(in, scope, a, err);
    case NB_AST_CALL:
        return nb_py_eval_call(in, scope, a, err);
    default:
        return nb_eval_node(in, scope, a, err);
    }
}
