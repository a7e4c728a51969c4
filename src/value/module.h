/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Python's modules, as far as tutorials name them: prefixes under which the
 * same functions are found. */
#ifndef NB_VALUE_MODULE_H
#define NB_VALUE_MODULE_H

/* The canonical name of a module ("torch.nn.functional"), or of what a
 * tutorial imports under a short name ("F"); NULL when it is none. */
const char *nb_module_find(const char *name);
/* "torch" and "nn" make "torch.nn"; NULL when there is no such module. */
const char *nb_module_member(const char *module, const char *name);
/* The language's name of what the module (or a method of its tensors, for "torch")
 * calls `name`. */
const char *nb_module_renamed(const char *module, const char *name);

/* "nn.ReLU" for "torch.nn" and "ReLU": the name of what only the module has. */
enum { NB_QUALIFIED_MAX = 160 };
void nb_module_qualify(const char *module, const char *name, char out[NB_QUALIFIED_MAX]);

#endif
