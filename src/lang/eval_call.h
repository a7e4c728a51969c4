/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluation of a.b and a.b(...): members, and calls with their arguments. */
#ifndef NB_LANG_EVAL_CALL_H
#define NB_LANG_EVAL_CALL_H

#include "value/interp.h"

/* An NB_AST_ATTRIBUTE, an NB_AST_CALL, in a scope (NULL: globals). NB_ABSENT sets err. */
struct nb_value nb_eval_attribute(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                  struct nb_err *err);
struct nb_value nb_eval_call(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                             struct nb_err *err);

#endif
