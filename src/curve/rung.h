/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a format (graph/op.h), counted: 0 is 0, the next above it 1, the next below
 * -1; the one beyond the greatest stands for all that are beyond. */
#ifndef NB_CURVE_RUNG_H
#define NB_CURVE_RUNG_H

#include <stdint.h>

#include "graph/op.h"

/* The number of that count, also where the format has it no more. */
double nb_rung_number(const struct nb_format *f, int64_t rung);
/* The count of a number of the format. */
int64_t nb_rung_of(const struct nb_format *f, double number);

#endif
