/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions as they were meant: their literals are variables with the decimal for a name, so
 * that nothing is rounded on the way. */
#ifndef NB_STUDY_EXACTLY_H
#define NB_STUDY_EXACTLY_H

#include "value/interp.h"

/* The value of a text of the language, in the scope `outer`; the user's functions that it names
 * are read so, too, where their bodies are expressions. NB_ABSENT sets err. */
struct nb_value nb_exactly_read(struct nb_interp *in, const char *text, struct nb_scope *outer,
                                struct nb_err *err);
/* The expression with the formulas of rows in their places, down to what has none; NULL sets
 * err. */
struct nb_expr *nb_exactly_expand(struct nb_expr *e, struct nb_err *err);

#endif
