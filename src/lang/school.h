/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Habits of school: angles in degrees, and commas in numbers. */
#ifndef NB_LANG_SCHOOL_H
#define NB_LANG_SCHOOL_H

#include "value/function.h"
#include "value/interp.h"

/* Whether a call is sin, cos or tan of an angle that is written in degrees, sin(90° - 30°), and
 * a number: *out is then its value (number/degrees.h). NB_ABSENT sets err. One of a number that
 * looks like degrees, sin(30), is noted once. */
bool nb_school_angle(struct nb_interp *in, struct nb_scope *scope, const struct nb_ast *call,
                     const struct nb_function *f, struct nb_value *out, struct nb_err *err);
/* Notes once that 3,5 are two numbers, and 1,5 + 2,5 three. */
void nb_school_note_comma(struct nb_interp *in, const struct nb_ast *value);

#endif
