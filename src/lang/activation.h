/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions of the user's that stand beside the catalogue's rows:
 *
 *     activation my(x, a=1) = x*sigmoid(a*x) "What it is."
 *
 * They are functions like all of the user's, whose lambda has a mark; so what ends a
 * function, takes it back or writes it down does the same with them. */
#ifndef NB_LANG_ACTIVATION_H
#define NB_LANG_ACTIVATION_H

#include "value/function.h"
#include "value/interp.h"

bool nb_is_activation(struct nb_value v);
/* Whether v, which the statement a defines, is a function of one number whose parameters have
 * numbers for defaults. False sets err at what is not so. */
bool nb_activation_check(struct nb_interp *in, struct nb_value v, const struct nb_ast *a,
                         struct nb_err *err);
/* The next one of the program at or after place *from, which goes on behind it; NULL: no more. */
struct nb_function *nb_activation_next(const struct nb_interp *in, size_t *from);
/* What was written behind it, or NULL. */
const char *nb_function_doc(const struct nb_function *f);

#endif
