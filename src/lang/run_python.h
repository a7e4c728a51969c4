/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running the statements that pasted Python has, in a scope (NULL: globals). */
#ifndef NB_LANG_RUN_PYTHON_H
#define NB_LANG_RUN_PYTHON_H

#include "value/interp.h"

/* x.grad = None. False sets err, also below. */
bool nb_run_set(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a, struct nb_err *err);
/* assert condition, message: an error unless the condition holds. */
bool nb_run_assert(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                   struct nb_err *err);
/* Whether results remember nothing under the context of a `with`. */
bool nb_with_mode(const struct nb_ast *context, bool *off, struct nb_err *err);
/* Before v is assigned by statement a: it is as it is kept; x += 1 changes x in
 * place, and then all is done. */
bool nb_settle_assignment(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                          struct nb_value *v, bool *done, struct nb_err *err);

#endif
