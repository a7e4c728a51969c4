/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stable form of each row: what it is made of, where a language has not the row itself. */
#ifndef NB_CODE_FORMS_H
#define NB_CODE_FORMS_H

#include "graph/op.h"

/* A text in nabla's own language over the names of the row's arguments, of the value and of the
 * slope by the first one: no digit is lost in the tails and nothing overflows that has a limit.
 * NULL: the row, or its slope, is made of nothing simpler. The text lives for ever, as those
 * of rows do. */
const char *nb_code_form(const struct nb_op *op, bool slope);

#endif
