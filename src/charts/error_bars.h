/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of errors: how far a value may be off, down and up or to both sides. */
#ifndef NB_CHARTS_ERROR_BARS_H
#define NB_CHARTS_ERROR_BARS_H

#include "charts/numbers_arg.h"
#include "figure/axes.h"

/* Reads errors of `count` points: one for all, one each, or two rows, below and above. False
 * sets err. */
bool nb_errors_read(struct nb_args *a, struct nb_value v, size_t offset, size_t count,
                    const char *name, struct nb_numbers *e);
/* Draws them, if there are any: lines along y or along x. */
void nb_errors_add(struct nb_axes *axes, const double *x, const double *y, size_t count,
                   const struct nb_numbers *e, bool of_y, struct nb_stroke look);

#endif
