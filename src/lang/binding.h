/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What names are bound to (syntax/binding.h). */
#ifndef NB_LANG_BINDING_H
#define NB_LANG_BINDING_H

#include "syntax/binding.h"
#include "value/interp.h"

/* Where the tree's name has its value, in the scope or around it, or as a global, the
 * user's or a built-in one. NULL: nowhere, or only under another spelling. */
struct nb_value *nb_binding_find(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a);
/* Gives the name a value: a variable of the function whose scope it is, or a global. The
 * binding, which may be NULL, is where this name was last given one. */
void nb_binding_assign(struct nb_interp *in, struct nb_scope *scope, struct nb_binding *binding,
                       const char *name, struct nb_value v);

#endif
