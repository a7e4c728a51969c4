/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes and objects of Python. Both can be called, and so are functions as any other: a
 * class makes an object, an object computes what its class says (__call__, forward). */
#ifndef NB_VALUE_OBJECT_H
#define NB_VALUE_OBJECT_H

#include "value/dict.h"
#include "value/function.h"

/* What a class or an object has. */
struct nb_object {
    struct nb_obj obj;
    struct nb_function *class;  /* of an object; NULL: this is a class */
    struct nb_function **bases; /* of a class, owned: as they are written */
    size_t base_count;
    struct nb_function **order; /* of a class, owned: what is searched, the class first */
    size_t order_count;
    struct nb_dict *dict; /* attributes */
    /* Of an iterator: it walks over the function's `self` and is at this item; or it is a
     * generator, which `end` frees. */
    bool walks;
    size_t at;
    struct nb_generator *generator;
    void (*end)(struct nb_generator *g);
};

/* How a function of a class gets its first argument. */
enum nb_bound_by { NB_BY_OBJECT, NB_BY_NOBODY, NB_BY_CLASS, NB_BY_ITSELF };

struct nb_value nb_class_new(struct nb_gc *gc, const char *name, struct nb_function *const *bases,
                             size_t count);
struct nb_value nb_object_new(struct nb_gc *gc, struct nb_function *class);
/* The attributes of a function, which has some from now on. */
struct nb_dict *nb_function_attributes(struct nb_gc *gc, struct nb_function *f);
/* f with its first argument. */
struct nb_value nb_bound_function(struct nb_gc *gc, struct nb_function *f, struct nb_value self);

/* The attribute of a class, its own or of a base; of an object's class behind `after` (NULL: of
 * all). NULL: there is none. */
struct nb_value *nb_class_find(const struct nb_function *class, const char *name);
struct nb_value *nb_class_find_behind(const struct nb_function *class,
                                      const struct nb_function *after, const char *name);
/* The classes in the order in which they are searched, the class first; of the class. */
size_t nb_class_order(const struct nb_function *class, struct nb_function *const **order);
/* Whether a class is another or comes from it. */
bool nb_class_is(const struct nb_function *class, const struct nb_function *other);
/* Whether some class that it comes from, or it, has this name. */
bool nb_class_is_named(const struct nb_function *class, const char *name);

/* One of NumPy's numbers is the key that the number is; all else is itself. */
struct nb_value nb_object_as_key(struct nb_gc *gc, struct nb_value v);
/* Whether it is an object whose class says which are equal, or a tuple with such ones; and whether
 * x and y are such ones and may be equal. */
bool nb_object_compares(struct nb_value key);
bool nb_object_may_equal(struct nb_value x, struct nb_value y);

static inline bool nb_is_class(struct nb_value v)
{
    return v.type == NB_FUNCTION && v.function->kind == NB_CLASS;
}
static inline bool nb_is_object(struct nb_value v)
{
    return v.type == NB_FUNCTION && v.function->kind == NB_OBJECT;
}

#endif
