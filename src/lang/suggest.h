/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name that was meant, where one is unknown. */
#ifndef NB_LANG_SUGGEST_H
#define NB_LANG_SUGGEST_H

#include "base/symtab.h"
#include "value/interp.h"

struct nb_suggestion {
    struct nb_nearest near;
    char best[64];
};

/* Compares one name that there is; `suggestion` is a struct nb_suggestion, so that this can
 * be the visitor of nb_interp_each_name. */
void nb_suggestion_offer(const char *name, void *suggestion);
/* Sets err: the module, or the class "Tensor" or "Array", has no member of this name here.
 * Its hint is where the name is, or else the nearest one that the module has. */
void nb_no_member(struct nb_interp *in, const char *module, const char *name, struct nb_err *err);

#endif
