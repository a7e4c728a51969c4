/* SPDX-License-Identifier: GPL-3.0-or-later */
/* help(f): everything that the row of a function says. */
#ifndef NB_STUDY_HELP_H
#define NB_STUDY_HELP_H

#include "value/builtin.h"

struct nb_value nb_help_function(struct nb_args *a, const struct nb_function *f);

#endif
