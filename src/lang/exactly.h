/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as they were written.
 *
 * While a pool is exact (graph/exact.h), a decimal that is no double is a variable with that
 * decimal for a name, and so are pi and e; what a variable of the user's holds is its double. */
#ifndef NB_LANG_EXACTLY_H
#define NB_LANG_EXACTLY_H

#include "syntax/ast.h"
#include "value/function.h"
#include "value/interp.h"

/* Both in a pool that is exact. The value of a literal of the source that runs; NB_ABSENT
 * sets err: it is too long. */
struct nb_value nb_exactly_literal(struct nb_interp *in, const struct nb_ast *a,
                                   struct nb_err *err);
/* What a global name, or an attribute of a module, that has value v means: it may be a constant
 * of nabla's. */
struct nb_value nb_exactly_named(struct nb_interp *in, const struct nb_ast *a, struct nb_value v,
                                 struct nb_err *err);
/* In any pool: the default of parameter k of a function of the user's, NB_ABSENT: it has none. */
struct nb_value nb_exactly_standard(struct nb_interp *in, const struct nb_function *f, size_t k);
/* The default of a parameter of a row, as its shortest decimal. */
struct nb_expr *nb_exactly_decimal(struct nb_pool *pool, double standard);

/* What a builtin gave, where nothing was rounded for it: it is an expression, no number, or the
 * builtin only makes or chooses; or where the pool is not exact. NB_ABSENT sets err. */
struct nb_value nb_exactly_given(struct nb_interp *in, const struct nb_builtin *b,
                                 struct nb_value v, struct nb_err *err);

#endif
