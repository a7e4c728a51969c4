/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Python's functions of lists and of all that can be walked over. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "lang/iterate.h"
#include "python/walk.h"
#include "value/convert.h"

static struct nb_value fail(struct nb_args *a)
{
    nb_err_at(a->err, a->span);
    return NB_FAILED;
}

/* A list of the items of argument k; of a list, another list. */
struct nb_value nb_py_items(struct nb_args *a, struct nb_value v, enum nb_type type)
{
    if (v.type == NB_ABSENT)
        return nb_list_new(&a->in->pool->gc, type, 0);
    struct nb_value list = nb_py_walk_all(a->in, v, a->err);
    if (list.type == NB_ABSENT)
        return fail(a);
    list.type = type;
    return list;
}

/* One after the other, as Python adds. */
static struct nb_value sum(struct nb_args *a)
{
    struct nb_value list = nb_py_items(a, a->arg[0], NB_LIST), total = nb_whole(0);
    if (list.type == NB_ABSENT)
        return NB_FAILED;
    if (a->arg[1].type != NB_ABSENT)
        total = a->arg[1];
    for (size_t i = 0; i < list.list->count && total.type != NB_ABSENT; i++) {
        struct nb_operation o = {
            .op = NB_ADD, .count = 2, .v = {total, nb_now(list.list->items[i])}, .span = a->span};
        if (o.v[0].type == NB_STRING) {
            nb_py_raise(a->in, a->err, "TypeError",
                        "sum() can't sum strings [use ''.join(seq) instead]");
            return fail(a);
        }
        total = nb_py_operate(a->in, &o, false, a->err);
    }
    return total.type == NB_ABSENT ? fail(a) : total;
}

/* What an item is compared by. */
static struct nb_value key_of(struct nb_args *a, struct nb_value key, struct nb_value item)
{
    const bool none = key.type == NB_ABSENT || key.type == NB_NONE;
    return none ? item : nb_py_call(a->in, key, &item, 1, a->err);
}

/* min and max: of the items of one argument, or of all; key= and default= by name. */
static struct nb_value extreme(struct nb_args *a)
{
    const bool most = strstr(a->builtin->name, "max") != NULL;
    struct nb_value list = NB_FAILED, best = NB_FAILED, best_key = NB_FAILED;
    if (a->nrest == 1)
        list = nb_py_items(a, a->rest[0], NB_LIST);
    else {
        list = nb_list_new(&a->in->pool->gc, NB_LIST, a->nrest);
        for (size_t i = 0; i < a->nrest; i++)
            list.list->items[i] = a->rest[i];
    }
    for (size_t i = 0; list.type != NB_ABSENT && i < list.list->count; i++) {
        struct nb_value item = nb_now(list.list->items[i]), key = key_of(a, a->arg[1], item);
        bool less = true;
        if (key.type == NB_ABSENT)
            return fail(a);
        if (best.type != NB_ABSENT &&
            !nb_py_less(a->in, most ? best_key : key, most ? key : best_key, &less, a->err))
            return fail(a);
        best = less ? item : best;
        best_key = less ? key : best_key;
    }
    if (list.type == NB_ABSENT || best.type != NB_ABSENT)
        return best;
    if (a->arg[2].type != NB_ABSENT)
        return a->arg[2];
    nb_py_raise(a->in, a->err, "ValueError", "%s() arg is an empty sequence", most ? "max" : "min");
    return fail(a);
}

/* By merging, which keeps equal items in order. False sets err. */
static bool merge_sort(struct nb_args *a, struct nb_value *x, struct nb_value *keys, size_t n,
                       struct nb_value *spare, bool down)
{
    const size_t half = n / 2;
    if (n < 2)
        return true;
    if (!merge_sort(a, x, keys, half, spare, down) ||
        !merge_sort(a, x + half, keys + half, n - half, spare, down) || !nb_interrupt_check(a->err))
        return false;
    size_t i = 0, k = half;
    for (size_t at = 0; at < n; at++) {
        bool second = i == half;
        if (i < half && k < n &&
            !nb_py_less(a->in, keys[down ? i : k], keys[down ? k : i], &second, a->err))
            return false;
        const size_t from = second ? k++ : i++;
        spare[2 * at] = x[from];
        spare[2 * at + 1] = keys[from];
    }
    for (size_t at = 0; at < n; at++) {
        x[at] = spare[2 * at];
        keys[at] = spare[2 * at + 1];
    }
    return true;
}

static bool sort_items(struct nb_args *a, struct nb_list *list, size_t key_at)
{
    bool down = false, ok = nb_arg_bool(a, key_at + 1, &down);
    const size_t n = list->count;
    struct nb_value *keys = nb_xcalloc(n + 1, sizeof *keys),
                    *spare = nb_xcalloc(2 * n + 1, sizeof *spare);
    for (size_t i = 0; i < n && ok; i++) {
        keys[i] = key_of(a, a->arg[key_at], nb_now(list->items[i]));
        ok = keys[i].type != NB_ABSENT;
    }
    ok = ok && merge_sort(a, list->items, keys, n, spare, down);
    free(keys);
    free(spare);
    return ok;
}

static struct nb_value sorted(struct nb_args *a)
{
    struct nb_value list = nb_py_items(a, a->arg[0], NB_LIST);
    if (list.type == NB_ABSENT)
        return list;
    return sort_items(a, list.list, 1) ? list : fail(a);
}

static struct nb_value sort(struct nb_args *a)
{
    return sort_items(a, a->arg[0].list, 1) ? nb_none() : fail(a);
}

static struct nb_value reversed(struct nb_args *a)
{
    struct nb_value list = nb_py_items(a, a->arg[0], NB_LIST);
    for (size_t i = 0; list.type != NB_ABSENT && i < list.list->count / 2; i++) {
        struct nb_value *x = &list.list->items[i];
        struct nb_value *y = &list.list->items[list.list->count - 1 - i], v = *x;
        *x = *y;
        *y = v;
    }
    if (list.type == NB_ABSENT)
        return fail(a);
    return nb_py_iterator(a->in, "list_reverseiterator", list);
}

/* Of what walks: one item after the other. */
static struct nb_value lazily(struct nb_args *a, const char *name)
{
    struct nb_value args[5] = {a->arg[0]};
    memcpy(args + 1, a->rest, a->nrest * sizeof *args);
    return nb_py_call(a->in, nb_py_source_member(a->in, "itertools", name, false), args,
                      a->nrest + 1, a->err);
}

/* map(f, xs, ys), filter(f, xs) */
static struct nb_value map(struct nb_args *a)
{
    const bool filters = strstr(a->builtin->name, "filter") != NULL;
    struct nb_value made = nb_list_new(&a->in->pool->gc, NB_LIST, 0), args[4], lists[4];
    size_t count = 0;
    if (a->nrest == 0 || a->nrest > NB_COUNT(lists))
        return nb_fail(a, NB_ERR_TYPE, _("%s takes one to four lists"), a->builtin->name);
    bool lazy = false;
    for (size_t k = 0; k < a->nrest; k++)
        lazy |= nb_is_object(a->rest[k]);
    if (lazy)
        return lazily(a, filters ? "filter" : "map");
    for (size_t k = 0; k < a->nrest; k++) {
        lists[k] = nb_py_items(a, a->rest[k], NB_LIST);
        if (lists[k].type == NB_ABSENT)
            return NB_FAILED;
        count = k == 0 || lists[k].list->count < count ? lists[k].list->count : count;
    }
    for (size_t i = 0; i < count && nb_interrupt_check(a->err); i++) {
        for (size_t k = 0; k < a->nrest; k++)
            args[k] = nb_now(lists[k].list->items[i]);
        const bool identity = filters && a->arg[0].type == NB_NONE;
        struct nb_value v =
            identity ? args[0] : nb_py_call(a->in, a->arg[0], args, a->nrest, a->err);
        bool wanted = true;
        if (v.type == NB_ABSENT || (filters && !nb_py_truth(a->in, v, &wanted, a->err)))
            return fail(a);
        if (wanted)
            nb_list_push(&a->in->pool->gc, made.list, filters ? args[0] : nb_py_kept(a->in, v));
    }
    return nb_py_iterator(a->in, filters ? "filter" : "map", made);
}

/* any and all, which stop where it is decided. */
static struct nb_value decide(struct nb_args *a)
{
    const bool any = strstr(a->builtin->name, "any") != NULL;
    struct nb_py_walk w;
    struct nb_value item;
    if (!nb_py_walk_over(a->in, a->arg[0], &w, a->err))
        return fail(a);
    while (nb_py_walk_next(a->in, &w, &item, a->err)) {
        bool truth;
        if (!nb_py_truth(a->in, item, &truth, a->err))
            return fail(a);
        if (truth == any)
            return nb_true_or_false(any);
    }
    if (a->err->kind != NB_OK)
        return fail(a);
    return nb_true_or_false(!any);
}

/* The length that an object says it has. */
static struct nb_value len(struct nb_args *a)
{
    size_t count;
    bool has = false;
    struct nb_value v = a->arg[0];
    if (nb_is_object(v)) {
        struct nb_value said = nb_py_method(a->in, v, "__len__", NULL, 0, &has, a->err);
        if (has)
            return said.type == NB_ABSENT ? fail(a) : said;
    }
    if (nb_iterable_count(v, &count, a->err))
        return nb_whole((double)count);
    *a->err = (struct nb_err){0};
    nb_py_raise(a->in, a->err, "TypeError", "object of type '%s' has no len()", nb_py_type_name(v));
    return fail(a);
}

static const struct nb_builtin rows[] = {
    {.name = "Python.sum", .params = "items, start=", .run = sum, .doc = N_("The sum of items.")},
    {.name = "Python.max",
     .params = "*items, !key=, !default=",
     .run = extreme,
     .doc = N_("The largest of items.")},
    {.name = "Python.min",
     .params = "*items, !key=, !default=",
     .run = extreme,
     .doc = N_("The smallest of items.")},
    {.name = "Python.sorted",
     .params = "items, !key=, !reverse=",
     .run = sorted,
     .doc = N_("Items in their order.")},
    {.name = "List.sort",
     .params = "list, !key=, !reverse=",
     .run = sort,
     .doc = N_("Puts the items into their order.")},
    {.name = "Python.reversed", .params = "items", .run = reversed, .doc = N_("From the end.")},
    {.name = "Python.map",
     .params = "function, *items",
     .run = map,
     .doc = N_("A function of every item.")},
    {.name = "Python.filter",
     .params = "function, *items",
     .run = map,
     .doc = N_("The items that a function says yes to.")},
    {.name = "Python.any", .params = "items", .run = decide, .doc = N_("Whether one is true.")},
    {.name = "Python.all", .params = "items", .run = decide, .doc = N_("Whether all are true.")},
    {.name = "Python.len", .params = "items", .run = len, .doc = N_("How many items there are.")},
};

const struct nb_builtins nb_py_sequence_builtins = NB_BUILTINS(rows, NULL);
