/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers whose digits were lost on the way: (exp(x) - 1)/x near 0. */
#ifndef NB_STUDY_LOST_H
#define NB_STUDY_LOST_H

#include "syntax/ast.h"
#include "value/interp.h"

/* At the prompt, the first result of which rounding took half of the digits says so, with the
 * digits that are sure and with what would keep them (formula/stable.h). */
void nb_note_lost(struct nb_interp *in, struct nb_ast *expression, struct nb_value shown);

#endif
