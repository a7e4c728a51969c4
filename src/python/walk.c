/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking over values: lists and their like by places; objects by __iter__ and __next__, or by
 * __getitem__ with 0, 1, 2, ... */
#include "config.h"

#include "python/walk.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "lang/iterate.h"
#include "value/convert.h"

/* Whether the class of an object has a method. */
static bool has(struct nb_value v, const char *name)
{
    return nb_class_find(v.function->object->class, name) != NULL;
}

static bool walks(struct nb_value v)
{
    return nb_is_object(v) && v.function->object->walks;
}

struct nb_function *nb_py_own_class(struct nb_interp *in, const char *name)
{
    char key[64];
    snprintf(key, sizeof key, "Python class %s", name);
    struct nb_value *known = nb_symtab_get(&in->known, key);
    if (!known)
        known = nb_interp_know(in, key, nb_class_new(&in->pool->gc, name, NULL, 0));
    return known->function;
}

/* An iterator, which is at an item of its own. */
struct nb_value nb_py_iterator(struct nb_interp *in, const char *class, struct nb_value over)
{
    struct nb_value v = nb_object_new(&in->pool->gc, nb_py_own_class(in, class));
    v.function->object->walks = true;
    v.function->self = over;
    return v;
}

static bool of_object(struct nb_interp *in, struct nb_value v, struct nb_py_walk *w,
                      struct nb_err *err)
{
    bool found = false;
    w->how = NB_PY_WALK_NEXT;
    if (walks(v))
        return true;
    if (has(v, "__iter__")) {
        w->over = nb_py_method(in, v, "__iter__", NULL, 0, &found, err);
        if (w->over.type == NB_ABSENT || walks(w->over))
            return w->over.type != NB_ABSENT;
        if (!nb_is_object(w->over) || !has(w->over, "__next__"))
            return nb_py_raise(in, err, "TypeError", "iter() returned non-iterator of type '%s'",
                               nb_py_type_name(w->over));
        return true;
    }
    w->how = NB_PY_WALK_INDEX;
    return has(v, "__getitem__") ||
           nb_py_raise(in, err, "TypeError", "'%s' object is not iterable", nb_py_type_name(v));
}

bool nb_py_walk_over(struct nb_interp *in, struct nb_value v, struct nb_py_walk *w,
                     struct nb_err *err)
{
    *w = (struct nb_py_walk){.over = nb_now(v)};
    if (nb_is_object(w->over))
        return of_object(in, w->over, w, err);
    if (v.type == NB_DICT && v.dict->set)
        w->over = nb_py_set_items(in, v.dict);
    struct nb_err ignored = {0};
    return nb_iterable_count(w->over, &w->count, &ignored) ||
           nb_py_raise(in, err, "TypeError", "'%s' object is not iterable", nb_py_type_name(v));
}

/* Whether the error is but the end of what is walked over; then it is taken back. */
static bool is_end(struct nb_interp *in, const char *class, struct nb_err *err)
{
    if (err->kind == NB_OK || !nb_py_is_caught_by(in, *nb_interp_place_builtin(in, class), err))
        return false;
    nb_py_caught(in, err);
    return true;
}

static bool next_of_object(struct nb_interp *in, struct nb_value v, struct nb_value *item,
                           struct nb_err *err)
{
    bool found = false;
    struct nb_object *o = v.function->object;
    if (o->generator)
        return nb_py_resume(in, o, item, err);
    if (walks(v)) {
        struct nb_value over = nb_now(v.function->self);
        size_t count = 0;
        if (!nb_iterable_count(over, &count, err) || o->at >= count)
            return false;
        *item = nb_iterable_item(in, over, o->at++);
        return true;
    }
    *item = nb_py_method(in, v, "__next__", NULL, 0, &found, err);
    is_end(in, "StopIteration", err);
    return item->type != NB_ABSENT;
}

bool nb_py_walk_next(struct nb_interp *in, struct nb_py_walk *w, struct nb_value *item,
                     struct nb_err *err)
{
    *item = NB_FAILED;
    if (w->how == NB_PY_WALK_ITEMS) {
        if (!nb_iterable_has(w->over, w->i, w->count) &&
            !(w->over.type == NB_LIST && w->i < w->over.list->count))
            return false;
        *item = nb_py_part_of(nb_now(w->over), nb_iterable_item(in, w->over, w->i++));
        return true;
    }
    if (w->how == NB_PY_WALK_NEXT)
        return next_of_object(in, w->over, item, err);
    bool found = false;
    struct nb_value at = nb_whole((double)w->i++);
    *item = nb_py_method(in, w->over, "__getitem__", &at, 1, &found, err);
    is_end(in, "IndexError", err);
    return item->type != NB_ABSENT;
}

struct nb_value nb_py_walk_all(struct nb_interp *in, struct nb_value v, struct nb_err *err)
{
    struct nb_py_walk w;
    struct nb_value item, list = nb_list_new(&in->pool->gc, NB_LIST, 0);
    if (!nb_py_walk_over(in, v, &w, err))
        return NB_FAILED;
    /* A list that grows while it is walked over is copied as it is now. */
    const size_t count = w.how == NB_PY_WALK_ITEMS ? w.count : NB_LIST_LONGEST;
    while (w.i < count && nb_interrupt_check(err) && nb_list_fits(list.list->count + 1, err) &&
           nb_py_walk_next(in, &w, &item, err))
        nb_list_push(&in->pool->gc, list.list, nb_py_kept(in, item));
    return err->kind == NB_OK ? list : NB_FAILED;
}

static struct nb_value fail(struct nb_args *a)
{
    nb_err_at(a->err, a->span);
    return NB_FAILED;
}

/* iter(x): the iterator of an object, or one that begins here. */
static struct nb_value iter(struct nb_args *a)
{
    struct nb_py_walk w;
    if (!nb_py_walk_over(a->in, a->arg[0], &w, a->err))
        return fail(a);
    if (w.how == NB_PY_WALK_NEXT)
        return w.over;
    struct nb_value items = w.over;
    if (w.how == NB_PY_WALK_INDEX || items.type == NB_DICT)
        items = nb_py_walk_all(a->in, items, a->err);
    return items.type == NB_ABSENT ? fail(a) : nb_py_iterator(a->in, "list_iterator", items);
}

static struct nb_value next(struct nb_args *a)
{
    struct nb_value v = a->arg[0], item = NB_FAILED;
    if (!nb_is_object(v) || !(walks(v) || has(v, "__next__"))) {
        nb_py_raise(a->in, a->err, "TypeError", "'%s' object is not an iterator",
                    nb_py_type_name(v));
        return fail(a);
    }
    if (next_of_object(a->in, v, &item, a->err))
        return item;
    if (a->err->kind == NB_OK && a->arg[1].type != NB_ABSENT)
        return a->arg[1];
    if (a->err->kind == NB_OK)
        nb_py_raise_value(a->in, *nb_interp_place_builtin(a->in, "StopIteration"), a->err);
    return fail(a);
}

/* (f(x) for x in xs) */
static struct nb_value generator(struct nb_args *a)
{
    return nb_py_iterator(a->in, "generator", a->arg[0]);
}

/* zip and enumerate: of what is there now at once, of what walks one after the other. */
static struct nb_value together(struct nb_args *a)
{
    const char *name = strchr(a->builtin->name, '.') + 1;
    const bool zip = name[0] == 'z';
    struct nb_value args[16], v;
    const size_t count = zip ? a->nrest : nb_given(a, 1) ? 2 : 1;
    bool lazy = false;
    if (count > NB_COUNT(args))
        return nb_fail(a, NB_ERR_TYPE, _("%s takes up to 16 of what is walked over"), name);
    for (size_t i = 0; i < count; i++) {
        args[i] = zip ? a->rest[i] : a->arg[i];
        lazy |= nb_is_object(args[i]);
        if (args[i].type == NB_DICT && args[i].dict->set)
            args[i] = nb_py_set_items(a->in, args[i].dict);
        struct nb_py_walk w;
        if ((zip || i == 0) && !nb_py_walk_over(a->in, args[i], &w, a->err))
            return fail(a);
    }
    if (lazy)
        return nb_py_call(a->in, nb_py_source_member(a->in, "itertools", name, false), args, count,
                          a->err);
    v = nb_py_call(a->in, nb_interp_builtin(a->in, name), args, count, a->err);
    return v.type == NB_ABSENT ? fail(a) : nb_py_iterator(a->in, name, v);
}

static const struct nb_builtin rows[] = {
    {.name = "Python.zip",
     .params = "*items",
     .run = together,
     .doc = N_("Items of several lists side by side.")},
    {.name = "Python.enumerate",
     .params = "items, start=",
     .run = together,
     .doc = N_("Items with their numbers.")},
    {.name = "Python.iter", .params = "items", .run = iter, .doc = N_("What walks over items.")},
    {.name = "Python.next",
     .params = "iterator, default=",
     .run = next,
     .doc = N_("The next item of what walks over some.")},
    {.name = "Python.generator",
     .params = "items",
     .run = generator,
     .doc = N_("What walks over items that were made.")},
};

const struct nb_builtins nb_py_walk_builtins = NB_BUILTINS(rows, NULL);
