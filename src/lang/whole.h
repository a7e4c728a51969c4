/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole numbers that are no doubles any more. */
#ifndef NB_LANG_WHOLE_H
#define NB_LANG_WHOLE_H

#include "syntax/ast.h"
#include "value/interp.h"

#define NB_WHOLE_MOST 0x1p53

/* Tells once that digits are lost, if whole numbers gave `result`, above 2^53, and that is not
 * what they give. */
void nb_note_whole(struct nb_interp *in, const struct nb_ast *a, const struct nb_value *v,
                   double result);
/* Tells once how all digits of a power are seen that was printed with an exponent. */
void nb_note_power(struct nb_interp *in, const struct nb_ast *a, struct nb_value v);

#endif
