/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking over values, one item after the other, also over those of the program's classes. */
#ifndef NB_PYTHON_WALK_H
#define NB_PYTHON_WALK_H

#include "python/python.h"

struct nb_py_walk {
    struct nb_value over; /* what the items come from */
    size_t i, count;
    enum { NB_PY_WALK_ITEMS, NB_PY_WALK_NEXT, NB_PY_WALK_INDEX } how;
};

/* False sets err: there is nothing to walk over. */
bool nb_py_walk_over(struct nb_interp *in, struct nb_value v, struct nb_py_walk *w,
                     struct nb_err *err);
/* False: there is no item any more, or err is set. */
bool nb_py_walk_next(struct nb_interp *in, struct nb_py_walk *w, struct nb_value *item,
                     struct nb_err *err);
/* All that are left, in a list. NB_ABSENT sets err. */
struct nb_value nb_py_walk_all(struct nb_interp *in, struct nb_value v, struct nb_err *err);

/* What walks over a value, an object of such a class. */
struct nb_value nb_py_iterator(struct nb_interp *in, const char *class, struct nb_value over);
/* A class that Python has of its own and nobody names: "generator". */
struct nb_function *nb_py_own_class(struct nb_interp *in, const char *name);

/* generator.c. What a call of a generator is; its next item, false: there is none, or err. */
struct nb_value nb_py_generate(struct nb_interp *in, struct nb_function *f, struct nb_scope *scope);
bool nb_py_resume(struct nb_interp *in, struct nb_object *o, struct nb_value *item,
                  struct nb_err *err);

/* set.c. The operators of sets, and | of dictionaries; NB_NONE: it is none of theirs. */
struct nb_value nb_py_of_sets(struct nb_interp *in, const struct nb_operation *o,
                              struct nb_err *err);
/* A set of items (NB_ABSENT: of none); NB_ABSENT sets err. */
struct nb_value nb_py_set_of(struct nb_interp *in, struct nb_value items, struct nb_err *err);
/* The items of a set in the order in which they are shown: whole numbers by size. */
struct nb_value nb_py_set_items(struct nb_interp *in, struct nb_dict *set);

extern const struct nb_builtins nb_py_generator_builtins, nb_py_set_builtins, nb_py_walk_builtins;

#endif
