/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `for` walks over, and several names at once. */
#ifndef NB_LANG_ITERATE_H
#define NB_LANG_ITERATE_H

#include "value/interp.h"

/* The value of what a loop walks over: of a list that is written there, the items
 * as they are written, of the rest its value. NB_ABSENT sets err. */
struct nb_value nb_iterable(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                            struct nb_err *err);
/* The number of items; false sets err when there are none to walk over. */
bool nb_iterable_count(struct nb_value v, size_t *count, struct nb_err *err);
/* Whether item i of that many is there still: a list may have shrunk since. */
bool nb_iterable_has(struct nb_value v, size_t i, size_t count);
/* Item i: a number of a range, an element or row of a tensor, an item of a list. */
struct nb_value nb_iterable_item(struct nb_interp *in, struct nb_value v, size_t i);

/* The items as a new list; NB_ABSENT sets err. */
struct nb_value nb_as_list(struct nb_interp *in, struct nb_value v, struct nb_err *err);

/* The items of x and then those of y, in a list or tuple as x is one. */
struct nb_value nb_list_join(struct nb_interp *in, struct nb_value x, struct nb_value y,
                             struct nb_err *err);

/* Gives the parts of a value to names: give(ctx, name, part). One name takes the
 * value as it is. False sets err. */
typedef void nb_give(void *ctx, const char *name, struct nb_value part);
bool nb_unpack(struct nb_interp *in, const struct nb_ast *targets, struct nb_value v, nb_give *give,
               void *ctx, struct nb_err *err);

/* [item for targets in over if condition] */
struct nb_value nb_comprehension(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                 struct nb_err *err);

#endif
