/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other names of a tensor that changes in place. */
#ifndef NB_LANG_ALIAS_H
#define NB_LANG_ALIAS_H

#include "value/interp.h"

/* Whatever holds the leaf `from` holds `to` from now on: variables of the program and
 * of the scopes, items of lists. Leaves are never shared, so the same leaf is the same
 * tensor. */
void nb_alias_move(struct nb_interp *in, struct nb_scope *scope, const struct nb_expr *from,
                   struct nb_expr *to);

#endif
