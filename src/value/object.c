/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes and objects. */
#include "config.h"

#include "value/object.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "value/convert.h"

static void trace_object(struct nb_gc *gc, struct nb_obj *obj)
{
    const struct nb_object *o = (const struct nb_object *)obj;
    if (o->class)
        nb_gc_mark(gc, &o->class->obj);
    for (size_t i = 0; i < o->base_count; i++)
        nb_gc_mark(gc, &o->bases[i]->obj);
    nb_gc_mark(gc, &o->dict->obj);
}

static void fini_object(struct nb_obj *obj)
{
    struct nb_object *o = (struct nb_object *)obj;
    if (o->generator)
        o->end(o->generator);
    free(o->bases);
    free(o->order);
}

static const struct nb_class object_class = {"object", trace_object, fini_object};

struct nb_dict *nb_function_attributes(struct nb_gc *gc, struct nb_function *f)
{
    if (!f->object) {
        f->object = nb_gc_new(gc, &object_class, sizeof *f->object);
        f->object->dict = nb_dict_new(gc).dict;
    }
    return f->object->dict;
}

static struct nb_value made(struct nb_gc *gc, enum nb_function_kind kind, const char *name)
{
    struct nb_function *f = nb_function_new(gc, kind, name);
    nb_function_attributes(gc, f);
    return (struct nb_value){.type = NB_FUNCTION, .function = f};
}

/* Classes in an order, up to where they were taken. */
struct chain {
    struct nb_function *const *at;
    size_t count;
};

static bool is_behind(const struct chain *c, const struct nb_function *class)
{
    for (size_t i = 1; i < c->count; i++)
        if (c->at[i] == class)
            return true;
    return false;
}

/* The first class that comes behind itself in no chain; of none the first that there is. */
static struct nb_function *next_of(const struct chain *chains, size_t count)
{
    struct nb_function *first = NULL;
    for (size_t i = 0; i < count; i++) {
        bool behind = chains[i].count == 0;
        for (size_t k = 0; k < count && !behind; k++)
            behind = is_behind(&chains[k], chains[i].at[0]);
        if (!behind)
            return chains[i].at[0];
        first = first || chains[i].count == 0 ? first : chains[i].at[0];
    }
    return first;
}

/* Python's order of search: each class before those it comes from, these as they are written. */
static void set_order(struct nb_object *o, struct nb_function *self)
{
    struct chain *chains = nb_xcalloc(o->base_count + 1, sizeof *chains);
    size_t most = 1 + o->base_count;
    for (size_t i = 0; i < o->base_count; i++) {
        const struct nb_object *base = o->bases[i]->object;
        chains[i] = (struct chain){base->order, base->order_count};
        most += base->order_count;
    }
    chains[o->base_count] = (struct chain){o->bases, o->base_count};
    o->order = nb_xcalloc(most, sizeof *o->order);
    for (struct nb_function *next = self; next; next = next_of(chains, o->base_count + 1)) {
        o->order[o->order_count++] = next;
        for (size_t i = 0; i <= o->base_count; i++)
            if (chains[i].count > 0 && chains[i].at[0] == next) {
                chains[i].at++;
                chains[i].count--;
            }
    }
    free(chains);
}

struct nb_value nb_class_new(struct nb_gc *gc, const char *name, struct nb_function *const *bases,
                             size_t count)
{
    struct nb_value v = made(gc, NB_CLASS, name);
    struct nb_object *o = v.function->object;
    o->bases = nb_xcalloc(count + 1, sizeof *o->bases);
    o->base_count = count;
    for (size_t i = 0; i < count; i++)
        o->bases[i] = bases[i];
    set_order(o, v.function);
    return v;
}

struct nb_value nb_object_new(struct nb_gc *gc, struct nb_function *class)
{
    struct nb_value v = made(gc, NB_OBJECT, class->name);
    v.function->object->class = class;
    return v;
}

struct nb_value nb_bound_function(struct nb_gc *gc, struct nb_function *f, struct nb_value self)
{
    struct nb_function *b = nb_function_new(gc, NB_BOUND, f->name);
    b->of = f;
    b->self = self;
    return (struct nb_value){.type = NB_FUNCTION, .function = b};
}

struct nb_value *nb_class_find(const struct nb_function *class, const char *name)
{
    return nb_class_find_behind(class, NULL, name);
}

struct nb_value *nb_class_find_behind(const struct nb_function *class,
                                      const struct nb_function *after, const char *name)
{
    const struct nb_object *o = class->object;
    size_t i = 0;
    while (after && i < o->order_count && o->order[i++] != after)
        ;
    struct nb_value *v = NULL;
    for (; i < o->order_count && !v; i++)
        v = nb_dict_named(o->order[i]->object->dict, name);
    return v;
}

size_t nb_class_order(const struct nb_function *class, struct nb_function *const **order)
{
    *order = class->object->order;
    return class->object->order_count;
}

bool nb_class_is(const struct nb_function *class, const struct nb_function *other)
{
    for (size_t i = 0; i < class->object->order_count; i++)
        if (class->object->order[i] == other)
            return true;
    return false;
}

bool nb_class_is_named(const struct nb_function *class, const char *name)
{
    for (size_t i = 0; i < class->object->order_count; i++)
        if (strcmp(class->object->order[i]->name, name) == 0)
            return true;
    return false;
}

bool nb_object_compares(struct nb_value key)
{
    bool found = nb_is_object(key) && nb_class_find(key.function->object->class, "__hash__");
    for (size_t i = 0; key.type == NB_TUPLE && i < key.list->count && !found; i++)
        found = nb_object_compares(key.list->items[i]);
    return found;
}

bool nb_object_may_equal(struct nb_value x, struct nb_value y)
{
    return nb_object_compares(x) && x.type == y.type &&
           (x.type == NB_TUPLE ? x.list->count == y.list->count
                               : x.function->object->class == y.function->object->class);
}

struct nb_value nb_object_as_key(struct nb_gc *gc, struct nb_value v)
{
    double x;
    v = nb_now(v);
    if (v.type == NB_TUPLE) {
        struct nb_value items = nb_list_new(gc, NB_TUPLE, v.list->count);
        items.list->style = v.list->style;
        for (size_t i = 0; i < v.list->count; i++)
            items.list->items[i] = nb_object_as_key(gc, v.list->items[i]);
        return items;
    }
    const bool one = v.type == NB_TENSOR && v.look & NB_LOOK_ARRAY && v.node->shape.rank == 0;
    return one && nb_value_number(v, &x, &(struct nb_err){0}) ? nb_element_of(v, x) : v;
}
