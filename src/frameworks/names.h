/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What frameworks call functions: one row a name, which help and calls both read. */
#ifndef NB_FRAMEWORKS_NAMES_H
#define NB_FRAMEWORKS_NAMES_H

#include <stddef.h>

#include "value/interp.h"

/* A name with its module, as it is written. Where a parameter, a default or a value is the
 * framework's own, `params` are its parameters and `body` is what it computes, in nabla's own
 * language; where they are NULL it is the function `of` as it is here. */
struct nb_framework_name {
    const char *name, *of, *params, *body;
};

/* The table by index; NULL past the last. */
const struct nb_framework_name *nb_framework_name_at(size_t index);
/* The k-th framework's name for the reader and the modules that it writes, separated by
 * blanks; NULL past the last. */
const char *nb_framework_at(size_t k, const char **modules);
/* The name at the prompt: the function that the row says; NB_ABSENT: no such row. Without a
 * name: the module, where rows have names in it. */
struct nb_value nb_framework_member(struct nb_interp *in, const char *module, const char *name);
/* Calls visit for every name of a module. */
void nb_framework_each(const char *module, void (*visit)(const char *name, void *ctx), void *ctx);

#endif
