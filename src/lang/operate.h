/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators of the language. */
#ifndef NB_LANG_OPERATE_H
#define NB_LANG_OPERATE_H

#include "value/interp.h"

/* An NB_AST_OPERATOR or NB_AST_MATMUL. NB_ABSENT sets err. */
struct nb_value nb_eval_operator(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                 struct nb_err *err);
struct nb_value nb_eval_matmul(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               struct nb_err *err);
/* An NB_AST_TEST. */
struct nb_value nb_eval_test(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                             struct nb_err *err);
/* Whether a value may stand in arithmetic; false sets err. */
bool nb_operand(struct nb_value v, struct nb_span span, struct nb_err *err);

#endif
