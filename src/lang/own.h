/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the user's own that are nabla's, too. */
#ifndef NB_LANG_OWN_H
#define NB_LANG_OWN_H

#include "value/interp.h"

/* Gives a name of the program a value. The first time that this hides what nabla has
 * under the name, a note says so, and how to take it back; not in a file of Python, where
 * its own names would be hidden as well. */
void nb_own_assign(struct nb_interp *in, const char *name, struct nb_value v);
/* del x, y. False sets err. */
bool nb_run_del(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a, struct nb_err *err);

#endif
