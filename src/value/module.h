/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Python's modules, as far as tutorials name them (names.h says what is in them). */
#ifndef NB_VALUE_MODULE_H
#define NB_VALUE_MODULE_H

#include <stdbool.h>
#include <stddef.h>

/* The canonical name of a module ("torch.nn.functional"), or of what a
 * tutorial imports under a short name ("F"); NULL when it is none. */
const char *nb_module_find(const char *name);
/* The name of a module by its index, the short one if it has one; NULL past the last. */
const char *nb_module_at(size_t index);
/* "torch" and "nn" make "torch.nn"; NULL when there is no such module. */
const char *nb_module_member(const char *module, const char *name);
/* The next module inside of this one from place *at on, by its last name, "nn" of
 * "torch"; NULL when there is none any more. */
const char *nb_module_part(const char *module, size_t *at);

/* "nn.ReLU" for "torch.nn" and "ReLU": the name of what only the module has. */
enum { NB_QUALIFIED_MAX = 160 };
void nb_module_qualify(const char *module, const char *name, char out[NB_QUALIFIED_MAX]);
/* Whether it is written in Python, and only there for files of that. */
bool nb_module_is_script(const char *module);
/* Whether the module's name is one like any other until it is imported: time, random. */
bool nb_module_is_ordinary(const char *module);

#endif
