/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calling functions. */
#ifndef NB_LANG_CALL_H
#define NB_LANG_CALL_H

#include "value/function.h"
#include "value/interp.h"

/* Calls a function. NB_ABSENT sets err. */
struct nb_value nb_interp_call(struct nb_interp *in, struct nb_function *f,
                               const struct nb_actual *actuals, size_t count,
                               struct nb_scope *scope, struct nb_span span, struct nb_err *err);

/* The variables of a call of the user's function f, without values; then the call, once the
 * parameters, which come first, have theirs. The caller ends the scope. */
struct nb_scope *nb_call_scope(const struct nb_function *f);
struct nb_value nb_call_run(struct nb_interp *in, struct nb_function *f, struct nb_scope *scope,
                            struct nb_span span, struct nb_err *err);
struct nb_value nb_call_body(struct nb_interp *in, struct nb_function *f, struct nb_scope *scope,
                             struct nb_span span, struct nb_err *err);

/* A function's body at a fresh variable in place of its argument `by`, as a
 * node: what can be differentiated and plotted. NULL sets err. */
struct nb_expr *nb_function_at(struct nb_interp *in, struct nb_function *f, struct nb_expr *var,
                               bool tensor, struct nb_span span, struct nb_err *err);

#endif
