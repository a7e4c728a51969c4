/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking over values. */
#include "config.h"

#include "lang/iterate.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/progress.h"
#include "base/xalloc.h"
#include "graph/reshape.h"
#include "lang/eval_ast.h"
#include "rows/range.h"
#include "value/convert.h"
#include "value/dict.h"
#include "value/text.h"

struct nb_value nb_iterable(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                            struct nb_err *err)
{
    if (a->kind != NB_AST_LIST)
        return nb_interp_eval(in, scope, a, err);
    struct nb_value list = nb_list_new(&in->pool->gc, NB_LIST, a->count);
    for (size_t i = 0; i < a->count; i++) {
        list.list->items[i] = nb_interp_eval(in, scope, a->kids[i], err);
        if (list.list->items[i].type == NB_ABSENT)
            return NB_FAILED;
    }
    return list;
}

bool nb_iterable_count(struct nb_value v, size_t *count, struct nb_err *err)
{
    if (v.type == NB_LIST || v.type == NB_TUPLE)
        *count = v.list->count;
    else if (v.type == NB_DICT)
        *count = v.dict->count;
    else if (v.type == NB_STRING)
        *count = nb_text_letters(v.text);
    else if (v.type == NB_STEPS || (v.type == NB_TENSOR && v.node->shape.rank > 0))
        *count = v.node->shape.dim[0];
    else {
        nb_err_set(err, NB_ERR_TYPE, _("%s has no items to walk over"), nb_type_name(v));
        if (v.type == NB_INTERVAL)
            nb_err_hint(err, _("whole numbers are range(a, b + 1), others linspace(a, b)"));
        return false;
    }
    return true;
}

bool nb_iterable_has(struct nb_value v, size_t i, size_t count)
{
    return i < count && (v.type != NB_LIST || i < v.list->count) &&
           (v.type != NB_DICT || i < v.dict->count);
}

struct nb_value nb_iterable_item(struct nb_interp *in, struct nb_value v, size_t i)
{
    struct nb_builder b = {in->pool, false};
    v = nb_now(v);
    if (v.type == NB_LIST || v.type == NB_TUPLE)
        return nb_now(v.list->items[i]);
    if (v.type == NB_DICT)
        return v.dict->keys[i];
    if (v.type == NB_STRING)
        return nb_text_letter(&in->pool->gc, v.text, i);
    if (v.type == NB_STEPS)
        return nb_whole(nb_range_element(v.node->range, v.node->shape.dim[0], i));
    struct nb_shape s = v.node->shape;
    struct nb_shape item = s.rank == 2 ? nb_vector_shape(s.dim[1]) : nb_scalar_shape;
    return nb_part_of(v, nb_reshape(b, nb_slice(b, v.node, 0, i, 1, 1), item));
}

struct nb_value nb_as_list(struct nb_interp *in, struct nb_value v, struct nb_err *err)
{
    size_t count = 0;
    if (!nb_iterable_count(v, &count, err) || !nb_list_fits(count, err))
        return NB_FAILED;
    struct nb_value list = nb_list_new(&in->pool->gc, NB_LIST, count);
    for (size_t i = 0; i < count && nb_interrupt_check(err); i++)
        list.list->items[i] = nb_iterable_item(in, v, i);
    return err->kind == NB_OK ? list : NB_FAILED;
}

struct nb_value nb_list_join(struct nb_interp *in, struct nb_value x, struct nb_value y,
                             struct nb_err *err)
{
    struct nb_value list = nb_as_list(in, x, err), more = nb_as_list(in, y, err);
    if (list.type == NB_ABSENT || more.type == NB_ABSENT ||
        !nb_list_fits(list.list->count + more.list->count, err))
        return NB_FAILED;
    for (size_t i = 0; i < more.list->count; i++)
        nb_list_push(&in->pool->gc, list.list, more.list->items[i]);
    list.type = x.type;
    return list;
}

/* Names that are being given their parts. */
struct receiver {
    struct nb_interp *in;
    nb_give *give;
    void *ctx;
    struct nb_err *err;
};

/* The target that begins at names[0], "(a, b)" being one: how many names it takes. */
static size_t target_length(const char *const *names)
{
    size_t length = 0;
    int depth = 0;
    do {
        depth += (names[length][0] == '(') - (names[length][0] == ')');
        length++;
    } while (depth > 0);
    return length;
}

/* `count` items from i on, which a name with a star gets. */
static struct nb_value items_from(struct nb_interp *in, struct nb_value v, size_t i, size_t count)
{
    struct nb_value list = nb_list_new(&in->pool->gc, NB_LIST, count);
    for (size_t k = 0; k < count; k++)
        list.list->items[k] = nb_iterable_item(in, v, i + k);
    return list;
}

static bool unpack(const struct receiver *r, const char *const *names, size_t length,
                   struct nb_value v)
{
    size_t wanted = 0, count = 0, at = 0, rest = 0;
    bool star = false;
    for (size_t i = 0; i < length; i += target_length(names + i), wanted++)
        star |= names[i][0] == '*';
    if (!nb_iterable_count(v, &count, r->err))
        return false;
    if (star ? count + 1 < wanted : count != wanted)
        return nb_err_set(r->err, NB_ERR_VALUE, _("%zu names for %zu values"), wanted, count);
    rest = star ? count + 1 - wanted : 0;
    for (size_t i = 0; at < length; i++) {
        size_t inner = target_length(names + at);
        if (names[at][0] == '*') {
            r->give(r->ctx, names[at++] + 1, items_from(r->in, v, i, rest));
            i += rest - 1;
            continue;
        }
        struct nb_value part = nb_iterable_item(r->in, v, i);
        if (inner == 1)
            r->give(r->ctx, names[at], part);
        else if (!unpack(r, names + at + 1, inner - 2, part))
            return false;
        at += inner;
    }
    return true;
}

bool nb_unpack(struct nb_interp *in, const struct nb_ast *targets, struct nb_value v, nb_give *give,
               void *ctx, struct nb_err *err)
{
    struct receiver r = {in, give, ctx, err};
    size_t length = targets->name_count;
    if (length == 1) {
        give(ctx, targets->names[0], v);
        return true;
    }
    bool one = target_length(targets->names) == length;
    return one ? unpack(&r, targets->names + 1, length - 2, v)
               : unpack(&r, targets->names, length, v);
}

static void give_to_scope(void *ctx, const char *name, struct nb_value part)
{
    struct nb_scope *s = ctx;
    for (size_t i = 0; i < s->count; i++)
        if (strcmp(s->names[i], name) == 0)
            s->values[i] = part;
}

/* Items that have been made. */
struct items {
    struct nb_value *at;
    size_t count, cap;
};

/* One round: the item, unless the condition is false. */
static bool add_item(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                     struct items *made, struct nb_err *err)
{
    double truth = 1;
    if (a->kids[2]) {
        struct nb_value c = nb_interp_eval(in, scope, a->kids[2], err);
        if (c.type == NB_ABSENT || !nb_value_number(c, &truth, err)) {
            nb_err_at(err, a->kids[2]->span);
            return false;
        }
    }
    if (truth == 0)
        return true;
    if (!nb_list_fits(made->count + 1, err)) {
        nb_err_at(err, a->span);
        return false;
    }
    made->at = nb_grow(made->at, &made->cap, made->count + 1, sizeof *made->at);
    made->at[made->count] = nb_interp_eval(in, scope, a->kids[0], err);
    return made->at[made->count++].type != NB_ABSENT;
}

struct nb_value nb_comprehension(struct nb_interp *in, struct nb_scope *outer, struct nb_ast *a,
                                 struct nb_err *err)
{
    size_t count = 0;
    struct items made = {0};
    struct nb_value over = nb_iterable(in, outer, a->kids[1], err), list = NB_FAILED;
    struct nb_scope *scope = NULL;
    bool ok = over.type != NB_ABSENT && nb_iterable_count(over, &count, err);
    nb_err_at(err, a->kids[1]->span);
    struct nb_progress *progress = in->pool->progress;
    const struct nb_progress_part part = nb_progress_begin(progress);
    for (size_t i = 0; ok && nb_iterable_has(over, i, count); i++) {
        nb_progress_step(progress, part, (double)i, (double)count);
        /* A scope of its own for the next when a function keeps this one. */
        if (!scope || scope->kept)
            scope = nb_scope_new(outer, a->name_count, a->names);
        ok = nb_unpack(in, a, nb_iterable_item(in, over, i), give_to_scope, scope, err);
        nb_err_at(err, a->kids[1]->span);
        ok = ok && add_item(in, scope, a, &made, err) && nb_interrupt_check(err);
    }
    nb_progress_end(progress, part);
    if (scope)
        nb_scope_end(scope);
    if (ok) {
        list = nb_list_new(&in->pool->gc, NB_LIST, made.count);
        if (made.count)
            memcpy(list.list->items, made.at, made.count * sizeof *made.at);
    }
    free(made.at);
    return list;
}
