/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators of the language. */
#ifndef NB_LANG_OPERATE_H
#define NB_LANG_OPERATE_H

#include "value/interp.h"

/* An operator with the values that it stands between, and where these are written. */
struct nb_operation {
    enum nb_basic op;
    size_t count;
    struct nb_value v[2];
    struct nb_ast *tree[2];
    struct nb_span span;
};

/* op(v[0]) or op(v[0], v[1]); not of logic. NB_ABSENT sets err. */
struct nb_value nb_operate(struct nb_interp *in, struct nb_operation *o, struct nb_err *err);
/* Whether x op y, of two that stand in this order: less than 0 where x comes first. */
bool nb_order_holds(enum nb_basic op, int order);
/* A comparison with what is neither a number nor one of many: a text, None, a tuple. */
struct nb_value nb_compare_objects(const struct nb_operation *o, struct nb_err *err);
/* and, or, not, &, |, ~ (logic.c). */
struct nb_value nb_eval_logic(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                              struct nb_err *err);
/* &, |, ~ of values that have been evaluated. */
struct nb_value nb_eval_logic_of(struct nb_interp *in, struct nb_operation *o, struct nb_err *err);
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
