/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluation of a.b and a.b(...): members, and calls with their arguments. */
#ifndef NB_LANG_EVAL_CALL_H
#define NB_LANG_EVAL_CALL_H

#include "value/interp.h"

/* An NB_AST_ATTRIBUTE, an NB_AST_CALL, in a scope (NULL: globals). NB_ABSENT sets err. */
struct nb_value nb_eval_attribute(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                  struct nb_err *err);
/* Whether a call is a product when its callee turns out to be a number: (x+1)(x-1). */
bool nb_is_implied(const struct nb_ast *a);
/* Such a call with a power of it, NULL: none. (x+1)(x-1)^2 is a product of a power,
 * sin^2(x)^2 the power of a call. */
struct nb_value nb_eval_implied(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                struct nb_ast *power, struct nb_err *err);
struct nb_value nb_eval_call(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                             struct nb_err *err);

/* The same where what stands before the dot, or is called, has been evaluated; a method that
 * changes its object leaves that to the caller. */
struct nb_value nb_attribute_of(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                struct nb_value object, struct nb_err *err);
struct nb_value nb_call_on(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                           struct nb_value object, struct nb_err *err);
struct nb_value nb_call_of(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                           struct nb_value f, struct nb_err *err);

#endif
