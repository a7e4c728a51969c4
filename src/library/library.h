/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The builtins of the language, all of them. */
#ifndef NB_LIBRARY_LIBRARY_H
#define NB_LIBRARY_LIBRARY_H

#include <stdio.h>

#include "value/interp.h"

/* An interpreter that has them. */
struct nb_interp *nb_library_interp(FILE *out);

#endif
