/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about formulas that fill files of their own; formulas.c has the rows. */
#ifndef NB_SESSION_FORMULAS_H
#define NB_SESSION_FORMULAS_H

#include "value/builtin.h"

struct nb_value nb_command_explain(struct nb_args *a);
struct nb_value nb_command_stable(struct nb_args *a);
struct nb_value nb_command_like(struct nb_args *a);

#endif
