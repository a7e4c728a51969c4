/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which parameter an argument that is given by name is for: under the function's own name
 * of it, or another that people write, as axis= for dim=. */
#ifndef NB_LANG_KEYWORD_H
#define NB_LANG_KEYWORD_H

#include "value/function.h"

/* Sets *k to the number of the parameter; false sets err, with the name that was meant. */
bool nb_keyword_find(const struct nb_function *f, const struct nb_actual *actual, size_t *k,
                     struct nb_err *err);

#endif
