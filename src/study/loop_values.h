/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a function was in the round of a loop in which it was made. */
#ifndef NB_STUDY_LOOP_VALUES_H
#define NB_STUDY_LOOP_VALUES_H

#include "base/buf.h"
#include "value/interp.h"

/* Appends the source of a lambda's body; numbers and functions stand where it names a
 * variable of a loop around it. */
void nb_loop_values(struct nb_interp *in, const struct nb_function *f, struct nb_buf *out);

#endif
