/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the names of other libraries mean here.
 *
 * A qualified name means what it means in its library: np.std divides by n, torch.sinc has
 * a pi in it, and plt.step draws. So every name that nabla answers stands in a table of its
 * library, beside what answers it: nothing is found because nabla has something of that
 * name as well. Builtins with qualified names ("np.std") need no row; they are made for
 * that name. tests/names compares all of them with what the libraries say. */
#ifndef NB_VALUE_NAMES_H
#define NB_VALUE_NAMES_H

#include <stdbool.h>

enum { NB_NAME_MAX = 64 };

/* What the functions of a module or class give. */
enum nb_gives { NB_GIVES_ANYTHING, NB_GIVES_TENSORS, NB_GIVES_ARRAYS };
enum nb_gives nb_names_give(const char *module);

/* What `name` of a module, or of the class "Tensor" or "Array", is called in nabla; false
 * when the table has no such name. */
bool nb_names_find(const char *module, const char *name, char ours[NB_NAME_MAX]);
/* Whether the library has it and nabla knows that it has not. */
bool nb_names_lacks(const char *module, const char *name);
/* Calls visit for every name in the table of a module or class. */
void nb_names_each(const char *module, void (*visit)(const char *name, void *ctx), void *ctx);

#endif
