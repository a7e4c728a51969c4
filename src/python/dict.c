/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Methods of dictionaries, and those of lists and tuples that compare items. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "lang/iterate.h"
#include "python/format.h"
#include "python/python.h"
#include "value/convert.h"

static struct nb_dict *self(const struct nb_args *a)
{
    return a->arg[0].dict;
}

static const struct nb_list_style keys_style = {.open = "dict_keys([", .close = "])"},
                                  values_style = {.open = "dict_values([", .close = "])"},
                                  items_style = {.open = "dict_items([", .close = "])"};

/* keys, values and items, as they are now. */
static struct nb_value parts(struct nb_args *a)
{
    const char *name = strchr(a->builtin->name, '.') + 1;
    const struct nb_dict *d = self(a);
    struct nb_gc *gc = &a->in->pool->gc;
    struct nb_value list = nb_list_new(gc, NB_LIST, d->count);
    for (size_t i = 0; i < d->count; i++) {
        if (name[0] == 'i') {
            struct nb_value pair = nb_list_new(gc, NB_TUPLE, 2);
            pair.list->items[0] = d->keys[i];
            pair.list->items[1] = d->values[i];
            list.list->items[i] = pair;
        } else {
            list.list->items[i] = name[0] == 'k' ? d->keys[i] : d->values[i];
        }
    }
    list.list->style = name[0] == 'i' ? &items_style : name[0] == 'k' ? &keys_style : &values_style;
    return list;
}

static struct nb_value get(struct nb_args *a)
{
    if (!nb_py_own_key(a->in, self(a), &a->arg[1], a->err))
        return NB_FAILED;
    const struct nb_value *v = nb_dict_find(self(a), a->arg[1]);
    return v ? nb_now(*v) : a->arg[2].type == NB_ABSENT ? nb_none() : a->arg[2];
}

static struct nb_value set_default(struct nb_args *a)
{
    if (!nb_py_own_key(a->in, self(a), &a->arg[1], a->err))
        return NB_FAILED;
    const struct nb_value *v = nb_dict_find(self(a), a->arg[1]);
    if (v)
        return nb_now(*v);
    struct nb_value standard = a->arg[2].type == NB_ABSENT ? nb_none() : a->arg[2];
    nb_dict_put(&a->in->pool->gc, self(a), a->arg[1], standard);
    return standard;
}

static struct nb_value pop(struct nb_args *a)
{
    if (!nb_py_own_key(a->in, self(a), &a->arg[1], a->err))
        return NB_FAILED;
    const struct nb_value *there = nb_dict_find(self(a), a->arg[1]);
    if (!there && a->arg[2].type != NB_ABSENT)
        return a->arg[2];
    if (!there) {
        struct nb_value class = *nb_interp_place_builtin(a->in, "KeyError");
        nb_py_raise_value(a->in, nb_py_call(a->in, class, &a->arg[1], 1, a->err), a->err);
        return NB_FAILED;
    }
    struct nb_value v = nb_now(*there);
    nb_dict_take(self(a), a->arg[1]);
    return v;
}

static struct nb_value update(struct nb_args *a)
{
    struct nb_value class = *nb_interp_place_builtin(a->in, "dict"), from = a->arg[1];
    struct nb_gc *gc = &a->in->pool->gc;
    if (from.type != NB_ABSENT && from.type != NB_DICT)
        from = nb_py_call(a->in, class, &from, 1, a->err);
    for (size_t i = 0; from.type == NB_DICT && i < from.dict->count; i++)
        nb_dict_put(gc, self(a), from.dict->keys[i], from.dict->values[i]);
    for (size_t i = 0; a->keywords && i < a->keywords->count; i++)
        nb_dict_put(gc, self(a), a->keywords->keys[i], a->keywords->values[i]);
    return a->err->kind == NB_OK ? nb_none() : NB_FAILED;
}

static struct nb_value copy(struct nb_args *a)
{
    return nb_py_call(a->in, *nb_interp_place_builtin(a->in, "dict"), &a->arg[0], 1, a->err);
}

static struct nb_value clear(struct nb_args *a)
{
    nb_dict_clear(self(a));
    return nb_none();
}

/* The first item that is equal, from `from` on, or count. False sets err. */
static bool find(struct nb_args *a, const struct nb_list *list, size_t *at)
{
    for (*at = 0; *at < list->count; ++*at) {
        bool equal;
        if (!nb_py_equal(a->in, list->items[*at], a->arg[1], &equal, a->err))
            return false;
        if (equal)
            return true;
    }
    return true;
}

static struct nb_value not_in_list(struct nb_args *a)
{
    const bool remove = strcmp(strchr(a->builtin->name, '.') + 1, "remove") == 0;
    struct nb_buf text = {0};
    nb_py_format(a->in, a->arg[1], true, "", &text, &(struct nb_err){0});
    if (remove)
        nb_py_raise(a->in, a->err, "ValueError", "list.remove(x): x not in list");
    else
        nb_py_raise(a->in, a->err, "ValueError", "%s is not in list", nb_buf_text(&text));
    nb_buf_free(&text);
    return NB_FAILED;
}

static struct nb_value index_of(struct nb_args *a)
{
    size_t at;
    if (!find(a, a->arg[0].list, &at))
        return NB_FAILED;
    return at < a->arg[0].list->count ? nb_whole((double)at) : not_in_list(a);
}

static struct nb_value take_out(struct nb_args *a)
{
    struct nb_list *list = a->arg[0].list;
    size_t at;
    if (!find(a, list, &at))
        return NB_FAILED;
    if (at == list->count)
        return not_in_list(a);
    memmove(list->items + at, list->items + at + 1, (--list->count - at) * sizeof *list->items);
    return nb_none();
}

static struct nb_value count_of(struct nb_args *a)
{
    double count = 0;
    for (size_t i = 0; i < a->arg[0].list->count; i++) {
        bool equal;
        if (!nb_py_equal(a->in, a->arg[0].list->items[i], a->arg[1], &equal, a->err))
            return NB_FAILED;
        count += equal;
    }
    return nb_whole(count);
}

static const struct nb_builtin rows[] = {
    {.name = "Dict.keys", .params = "dict", .run = parts, .doc = N_("Its keys.")},
    {.name = "Dict.values", .params = "dict", .run = parts, .doc = N_("Its values.")},
    {.name = "Dict.items", .params = "dict", .run = parts, .doc = N_("Pairs of key and value.")},
    {.name = "Dict.get",
     .params = "dict, key, default=",
     .run = get,
     .doc = N_("The value of a key, or another one.")},
    {.name = "Dict.setdefault",
     .params = "dict, key, default=",
     .run = set_default,
     .doc = N_("The value of a key, which gets one if it has none.")},
    {.name = "Dict.pop",
     .params = "dict, key, default=",
     .run = pop,
     .doc = N_("Takes a key out, and gives its value.")},
    {.name = "Dict.update",
     .params = "dict, other=",
     .keywords = true,
     .run = update,
     .doc = N_("Takes all that another one has.")},
    {.name = "Dict.copy", .params = "dict", .run = copy, .doc = N_("Another one of the same.")},
    {.name = "Dict.clear", .params = "dict", .run = clear, .doc = N_("Takes all keys out.")},
    {.name = "List.index",
     .aliases = "Tuple.index",
     .params = "list, item",
     .run = index_of,
     .doc = N_("Where an item is.")},
    {.name = "List.count",
     .aliases = "Tuple.count",
     .params = "list, item",
     .run = count_of,
     .doc = N_("How often an item is there.")},
    {.name = "List.remove",
     .params = "list, item",
     .run = take_out,
     .doc = N_("Takes the first such item out.")},
};

const struct nb_builtins nb_py_dict_builtins = NB_BUILTINS(rows, NULL);
