/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name that was meant, where one is unknown. */
#ifndef NB_LANG_SUGGEST_H
#define NB_LANG_SUGGEST_H

#include "base/symtab.h"
#include "value/module.h"

struct nb_suggestion {
    struct nb_nearest near;
    char best[64];
    char qualifier[NB_QUALIFIED_MAX]; /* "nn.": its members count too, without it */
};

/* Compares one name that there is; `suggestion` is a struct nb_suggestion, so that this can
 * be the visitor of nb_interp_each_name. */
void nb_suggestion_offer(const char *name, void *suggestion);

#endif
