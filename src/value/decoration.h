/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What scripts say that changes nothing they compute: frames, ticks and fonts of
 * matplotlib, where modules are looked for, which warnings are wanted. It is taken in
 * silence, whatever its arguments, its members and its elements are. */
#ifndef NB_VALUE_DECORATION_H
#define NB_VALUE_DECORATION_H

#include <stdbool.h>

#include "value/builtin.h"
#include "value/function.h"

/* Whether the member of the module is one; and the value that stands for all of them. */
bool nb_is_decoration(const char *module, const char *name);
struct nb_value nb_decoration(void);
bool nb_value_decorates(struct nb_value v);
/* Takes the keywords of decoration, fontweight= and pad=, out of a command's arguments,
 * where they are not its own. */
void nb_decoration_drop(const struct nb_builtin *row, struct nb_actual *actuals, size_t *count);

#endif
