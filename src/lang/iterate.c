/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking over values. */
#include "config.h"

#include "lang/iterate.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "core/range.h"
#include "core/reshape.h"

static const struct nb_value failed = {.type = NB_ABSENT};

struct nb_value nb_iterable(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                            struct nb_err *err)
{
    if (a->kind != NB_AST_LIST)
        return nb_interp_eval(in, scope, a, err);
    struct nb_value list = nb_list_new(&in->pool->gc, NB_LIST, a->count);
    for (size_t i = 0; i < a->count; i++) {
        list.list->items[i] = nb_interp_eval(in, scope, a->kids[i], err);
        if (list.list->items[i].type == NB_ABSENT)
            return failed;
    }
    return list;
}

bool nb_iterable_count(struct nb_value v, size_t *count, struct nb_err *err)
{
    if (v.type == NB_LIST || v.type == NB_TUPLE)
        *count = v.list->count;
    else if (v.type == NB_STEPS || (v.type == NB_TENSOR && v.expr->shape.rank > 0))
        *count = v.expr->shape.dim[0];
    else
        return nb_err_set(err, NB_ERR_TYPE, _("%s has no items to walk over"), nb_type_name(v));
    return true;
}

struct nb_value nb_iterable_item(struct nb_interp *in, struct nb_value v, size_t i)
{
    struct nb_builder b = {in->pool, false};
    if (v.type == NB_LIST || v.type == NB_TUPLE)
        return v.list->items[i];
    if (v.type == NB_STEPS)
        return nb_number(in->pool, nb_range_element(v.expr->range, v.expr->shape.dim[0], i));
    struct nb_shape s = v.expr->shape;
    struct nb_shape item = s.rank == 2 ? nb_vector_shape(s.dim[1]) : nb_scalar_shape;
    return nb_tensor_of(nb_reshape(b, nb_slice(b, v.expr, 0, i, 1, 1), item));
}

/* The end of the target at names[i]: a name, or a part in brackets. */
static size_t target_end(const char *const *names, size_t i)
{
    size_t depth = 0;
    do {
        depth += names[i][0] == '(';
        depth -= names[i][0] == ')';
        i++;
    } while (depth > 0);
    return i;
}

struct unpacking {
    struct nb_interp *in;
    nb_give *give;
    void *ctx;
    struct nb_err *err;
};

static bool unpack_many(const struct unpacking *u, const char *const *names, size_t n,
                        struct nb_value v);

static bool unpack_one(const struct unpacking *u, const char *const *names, size_t n,
                       struct nb_value v)
{
    if (n > 1 && target_end(names + 1, 0) == n - 2) /* brackets around one target */
        return unpack_one(u, names + 1, n - 2, v);
    if (n > 1)
        return unpack_many(u, names + 1, n - 2, v);
    u->give(u->ctx, names[0], v);
    return true;
}

static bool unpack_many(const struct unpacking *u, const char *const *names, size_t n,
                        struct nb_value v)
{
    size_t count, wanted = 0;
    for (size_t i = 0; i < n; i = target_end(names, i))
        wanted++;
    if (!nb_iterable_count(v, &count, u->err))
        return false;
    if (count != wanted)
        return nb_err_set(u->err, NB_ERR_VALUE, _("%zu names for %zu values"), wanted, count);
    for (size_t i = 0, k = 0; k < count; k++) {
        const size_t end = target_end(names, i);
        if (!unpack_one(u, names + i, end - i, nb_iterable_item(u->in, v, k)))
            return false;
        i = end;
    }
    return true;
}

bool nb_unpack(struct nb_interp *in, const struct nb_ast *targets, struct nb_value v, nb_give *give,
               void *ctx, struct nb_err *err)
{
    const struct unpacking u = {in, give, ctx, err};
    const char *const *names = (const char *const *)targets->names;
    const size_t n = targets->name_count;
    return target_end(names, 0) == n ? unpack_one(&u, names, n, v) : unpack_many(&u, names, n, v);
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
    made->at = nb_grow(made->at, &made->cap, made->count + 1, sizeof *made->at);
    made->at[made->count] = nb_interp_eval(in, scope, a->kids[0], err);
    return made->at[made->count++].type != NB_ABSENT;
}

struct nb_value nb_comprehension(struct nb_interp *in, struct nb_scope *outer, struct nb_ast *a,
                                 struct nb_err *err)
{
    size_t count;
    struct items made = {0};
    struct nb_value over = nb_iterable(in, outer, a->kids[1], err), list = failed;
    bool ok = over.type != NB_ABSENT && nb_iterable_count(over, &count, err);
    nb_err_at(err, a->kids[1]->span);
    for (size_t i = 0; ok && i < count; i++) {
        /* A scope of its own for each, since functions keep theirs. */
        struct nb_scope *scope = nb_scope_new(&in->pool->gc, outer, a->name_count, a->names);
        ok = nb_unpack(in, a, nb_iterable_item(in, over, i), give_to_scope, scope, err);
        nb_err_at(err, a->kids[1]->span);
        ok = ok && add_item(in, scope, a, &made, err) && nb_interrupt_check(err);
    }
    if (ok) {
        list = nb_list_new(&in->pool->gc, NB_LIST, made.count);
        if (made.count)
            memcpy(list.list->items, made.at, made.count * sizeof *made.at);
    }
    free(made.at);
    return list;
}
