/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets: dictionaries of keys alone. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "python/walk.h"

static struct nb_value fail(struct nb_args *a)
{
    nb_err_at(a->err, a->span);
    return NB_FAILED;
}

static struct nb_value new_set(struct nb_interp *in)
{
    struct nb_value v = nb_dict_new(&in->pool->gc);
    v.dict->set = true;
    return v;
}

static bool put(struct nb_interp *in, struct nb_dict *set, struct nb_value v, struct nb_err *err)
{
    if (!nb_py_own_key(in, set, &v, err))
        return false;
    if (!nb_dict_find(set, v))
        nb_dict_put(&in->pool->gc, set, v, nb_none());
    return true;
}

/* All items of v into the set. False sets err. */
static bool put_all(struct nb_interp *in, struct nb_dict *set, struct nb_value v,
                    struct nb_err *err)
{
    struct nb_py_walk w;
    struct nb_value item;
    if (!nb_py_walk_over(in, v, &w, err))
        return false;
    while (nb_py_walk_next(in, &w, &item, err))
        if (!put(in, set, item, err))
            return false;
    return err->kind == NB_OK;
}

struct nb_value nb_py_set_of(struct nb_interp *in, struct nb_value items, struct nb_err *err)
{
    struct nb_value v = new_set(in);
    return items.type == NB_ABSENT || put_all(in, v.dict, items, err) ? v : NB_FAILED;
}

struct nb_value nb_py_set_items(struct nb_interp *in, struct nb_dict *set)
{
    struct nb_value list = nb_list_new(&in->pool->gc, NB_LIST, set->count);
    nb_set_in_order(set);
    for (size_t i = 0; i < set->count; i++)
        list.list->items[i] = set->keys[i];
    return list;
}

/* The items of x that are in y, or are not. */
static void add_some(struct nb_interp *in, const struct nb_dict *x, const struct nb_dict *y,
                     bool common, struct nb_dict *out)
{
    for (size_t i = 0; i < x->count; i++)
        if ((nb_dict_find(y, x->keys[i]) != NULL) == common)
            nb_dict_put(&in->pool->gc, out, x->keys[i], nb_none());
}

static bool holds_all(const struct nb_dict *x, const struct nb_dict *y)
{
    size_t common = 0;
    for (size_t i = 0; i < y->count; i++)
        common += nb_dict_find(x, y->keys[i]) != NULL;
    return common == y->count;
}

/* {"a": 1} | {"b": 2} */
static struct nb_value of_dicts(struct nb_interp *in, const struct nb_dict *x,
                                const struct nb_dict *y)
{
    struct nb_value v = nb_dict_new(&in->pool->gc);
    for (size_t i = 0; i < x->count; i++)
        nb_dict_put(&in->pool->gc, v.dict, x->keys[i], x->values[i]);
    for (size_t i = 0; i < y->count; i++)
        nb_dict_put(&in->pool->gc, v.dict, y->keys[i], y->values[i]);
    return v;
}

static bool order(enum nb_basic op, const struct nb_dict *x, const struct nb_dict *y)
{
    switch (op) {
    case NB_LE:
        return holds_all(y, x);
    case NB_LT:
        return holds_all(y, x) && x->count < y->count;
    case NB_GE:
        return holds_all(x, y);
    default:
        return holds_all(x, y) && x->count > y->count;
    }
}

struct nb_value nb_py_of_sets(struct nb_interp *in, const struct nb_operation *o,
                              struct nb_err *err)
{
    if (o->count != 2 || o->v[0].type != NB_DICT || o->v[1].type != NB_DICT ||
        o->v[0].dict->set != o->v[1].dict->set)
        return nb_none();
    const struct nb_dict *x = o->v[0].dict, *y = o->v[1].dict;
    struct nb_value v = new_set(in);
    for (size_t i = 0; x->set && i < y->count; i++) { /* what x has already counts as that */
        struct nb_value key = y->keys[i];
        if (!nb_py_own_key(in, x, &key, err))
            return NB_FAILED;
        nb_dict_put(&in->pool->gc, v.dict, key, nb_none());
    }
    y = x->set ? v.dict : y;
    if (!x->set)
        return o->op == NB_OR ? of_dicts(in, x, y) : nb_none();
    if (o->op >= NB_LT && o->op <= NB_GE && o->op != NB_EQ)
        return nb_true_or_false(order(o->op, x, y));
    if (o->op != NB_OR && o->op != NB_AND && o->op != NB_SUB && o->op != NB_NE)
        return nb_none();
    v = new_set(in);
    add_some(in, x, y, o->op == NB_AND, v.dict);
    if (o->op == NB_OR)
        add_some(in, x, y, true, v.dict);
    if (o->op == NB_OR || o->op == NB_NE)
        add_some(in, y, x, false, v.dict);
    return v;
}

static struct nb_value set(struct nb_args *a)
{
    struct nb_value v = nb_py_set_of(a->in, a->arg[0], a->err);
    return v.type == NB_ABSENT ? fail(a) : v;
}

static struct nb_value add(struct nb_args *a)
{
    return put(a->in, a->arg[0].dict, a->arg[1], a->err) ? nb_none() : fail(a);
}

static struct nb_value update(struct nb_args *a)
{
    for (size_t i = 0; i < a->nrest; i++)
        if (!put_all(a->in, a->arg[0].dict, a->rest[i], a->err))
            return fail(a);
    return nb_none();
}

/* remove and discard */
static struct nb_value take_out(struct nb_args *a)
{
    const bool must = strcmp(a->builtin->name, "Set.remove") == 0;
    if (!nb_py_own_key(a->in, a->arg[0].dict, &a->arg[1], a->err))
        return fail(a);
    if (nb_dict_take(a->arg[0].dict, a->arg[1]) || !must)
        return nb_none();
    struct nb_value class = *nb_interp_place_builtin(a->in, "KeyError");
    nb_py_raise_value(a->in, nb_py_call(a->in, class, &a->arg[1], 1, a->err), a->err);
    return fail(a);
}

static struct nb_value pop(struct nb_args *a)
{
    struct nb_dict *d = a->arg[0].dict;
    if (d->count == 0) {
        nb_py_raise(a->in, a->err, "KeyError", "pop from an empty set");
        return fail(a);
    }
    struct nb_value v = nb_py_set_items(a->in, d).list->items[0];
    nb_dict_take(d, v);
    return v;
}

/* union, intersection, ...: the operator, with a set of all that is walked over. */
static struct nb_value by_operator(struct nb_args *a)
{
    static const struct {
        const char *name;
        enum nb_basic op;
    } ops[] = {{"union", NB_OR},       {"intersection", NB_AND},
               {"difference", NB_SUB}, {"symmetric_difference", NB_NE},
               {"issubset", NB_LE},    {"issuperset", NB_GE}};
    const char *name = strchr(a->builtin->name, '.') + 1;
    struct nb_operation o = {.count = 2, .v = {a->arg[0]}, .span = a->span};
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        o.op = strcmp(ops[i].name, name) == 0 ? ops[i].op : o.op;
    o.v[1] = nb_py_set_of(a->in, a->arg[1], a->err);
    return o.v[1].type == NB_ABSENT ? fail(a) : nb_py_of_sets(a->in, &o, a->err);
}

static struct nb_value clear(struct nb_args *a)
{
    nb_dict_clear(a->arg[0].dict);
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "Python.set",
     .aliases = "Python.frozenset Set.copy",
     .params = "items=",
     .run = set,
     .doc = N_("Each item once.")},
    {.name = "Set.add", .params = "set, item", .run = add, .doc = N_("Puts an item in.")},
    {.name = "Set.update", .params = "set, *items", .run = update, .doc = N_("Puts items in.")},
    {.name = "Set.remove",
     .params = "set, item",
     .run = take_out,
     .doc = N_("Takes an item out, which must be there.")},
    {.name = "Set.discard",
     .params = "set, item",
     .run = take_out,
     .doc = N_("Takes an item out, if it is there.")},
    {.name = "Set.pop", .params = "set", .run = pop, .doc = N_("Takes one item out.")},
    {.name = "Set.clear", .params = "set", .run = clear, .doc = N_("Takes all items out.")},
    {.name = "Set.union",
     .params = "set, other",
     .run = by_operator,
     .doc = N_("What is in one of two.")},
    {.name = "Set.intersection",
     .params = "set, other",
     .run = by_operator,
     .doc = N_("What is in both of two.")},
    {.name = "Set.difference",
     .params = "set, other",
     .run = by_operator,
     .doc = N_("What is in the first of two alone.")},
    {.name = "Set.symmetric_difference",
     .params = "set, other",
     .run = by_operator,
     .doc = N_("What is in but one of two.")},
    {.name = "Set.issubset",
     .params = "set, other",
     .run = by_operator,
     .doc = N_("Whether all of it is in another.")},
    {.name = "Set.issuperset",
     .params = "set, other",
     .run = by_operator,
     .doc = N_("Whether all of another is in it.")},
};

const struct nb_builtins nb_py_set_builtins = NB_BUILTINS(rows, NULL);
