/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows the dot of a tensor: attributes, methods, and the methods that
 * end in '_', which change it in place.
 *
 * Nodes never change: in place means that the name gets a new tensor. */
#ifndef NB_LANG_MEMBER_H
#define NB_LANG_MEMBER_H

#include "value/interp.h"

/* The attribute of a value; NB_ABSENT when there is none of this name, with
 * err set when it has no value. */
struct nb_value nb_member_get(struct nb_interp *in, struct nb_value object, const char *name,
                              struct nb_err *err);
/* The name of an attribute that numbers and tensors have, by its index; NULL past the last. */
const char *nb_member_attribute(size_t index);
/* The function behind object.name(...), with the object as its first argument;
 * NB_ABSENT when there is none. */
struct nb_value nb_member_method(struct nb_interp *in, struct nb_value object, const char *name);

/* Before object.name(...) is called: a list of numbers, which is a tensor to all
 * others, becomes a list that can grow, in the place that `target` names; a list
 * without a method of this name becomes a tensor. False sets err. */
bool nb_member_receiver(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *target,
                        const char *name, struct nb_value *object, struct nb_err *err);

/* Whether a method of this name changes its object: "add_". */
bool nb_is_in_place(const char *name);
/* After object.name_(...) gave v: puts v in the object's place. NB_ABSENT sets
 * err. */
struct nb_value nb_in_place(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *method,
                            struct nb_value object, struct nb_value v, struct nb_err *err);
/* Puts a new value in the place of what `target` names: x, x.data, x.grad.
 * PyTorch's rule: who asks for a gradient is not changed, but under no_grad.
 * False sets err. */
bool nb_place_update(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *target,
                     struct nb_value v, struct nb_err *err);
/* The statement target.name = v. False sets err. */
bool nb_member_set(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *target,
                   struct nb_value v, struct nb_err *err);

/* torch.Size([2, 3]). */
struct nb_value nb_size_value(struct nb_interp *in, struct nb_shape shape);

/* Before a name that holds `old` gets the new value *v in its place. A leaf that asks for a
 * gradient is not changed where results remember (`graph`); else it goes on as *v. False sets
 * err. */
bool nb_member_replace(struct nb_interp *in, struct nb_scope *scope, struct nb_value old,
                       bool graph, struct nb_value *v, struct nb_err *err);

#endif
