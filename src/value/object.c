/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes and objects. */
#include "config.h"

#include "value/object.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

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
    free(((struct nb_object *)obj)->bases);
}

static const struct nb_class object_class = {"object", trace_object, fini_object};

static struct nb_value made(struct nb_gc *gc, enum nb_function_kind kind, const char *name)
{
    struct nb_function *f = nb_function_new(gc, kind, name);
    f->object = nb_gc_new(gc, &object_class, sizeof *f->object);
    f->object->dict = nb_dict_new(gc).dict;
    return (struct nb_value){.type = NB_FUNCTION, .function = f};
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

/* *passed: whether `after` came by already. */
static struct nb_value *find(const struct nb_function *class, const struct nb_function *after,
                             const char *name, bool *passed)
{
    struct nb_value *v = *passed ? nb_dict_named(class->object->dict, name) : NULL;
    *passed |= class == after;
    for (size_t i = 0; i < class->object->base_count && !v; i++)
        v = find(class->object->bases[i], after, name, passed);
    return v;
}

struct nb_value *nb_class_find_behind(const struct nb_function *class,
                                      const struct nb_function *after, const char *name)
{
    bool passed = !after;
    return find(class, after, name, &passed);
}

bool nb_class_is(const struct nb_function *class, const struct nb_function *other)
{
    bool is = class == other;
    for (size_t i = 0; i < class->object->base_count && !is; i++)
        is = nb_class_is(class->object->bases[i], other);
    return is;
}

bool nb_class_is_named(const struct nb_function *class, const char *name)
{
    bool is = strcmp(class->name, name) == 0;
    for (size_t i = 0; i < class->object->base_count && !is; i++)
        is = nb_class_is_named(class->object->bases[i], name);
    return is;
}
