/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a function of the language to what code is written from. */
#ifndef NB_CODE_GATHER_H
#define NB_CODE_GATHER_H

#include "code/code.h"
#include "value/builtin.h"

/* Of argument 0: with its parameters open, in its stable form where there is one, its
 * derivatives by the rule for kinks in force. False sets err at the argument. The caller ends
 * what was gathered in both cases. */
bool nb_code_gather(struct nb_args *a, struct nb_code *c);
void nb_code_end(struct nb_code *c);

#endif
