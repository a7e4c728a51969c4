/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that languages lack, written out in them. */
#ifndef NB_CODE_HELPERS_H
#define NB_CODE_HELPERS_H

#include "base/buf.h"
#include "code/spelling.h"

/* Adds the definitions of the helpers that the texts name, "_erf" or "nabla_erfinv", with
 * those that they need. */
void nb_code_helpers(const char *text, enum nb_dialect dialect, struct nb_buf *out);

#endif
