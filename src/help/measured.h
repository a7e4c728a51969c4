/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was measured of the kernels' errors, for help and for the documents. */
#ifndef NB_HELP_MEASURED_H
#define NB_HELP_MEASURED_H

#include "graph/op.h"

struct nb_measured {
    const char *op;
    size_t points;
    /* The largest error of value and slope, in units in the last place, and the
     * share of their results that are correctly rounded, in percent. */
    double value, value_correct, slope, slope_correct;
    /* The largest error of the second derivative, in last places of the size that
     * it has around the point. */
    double second;
};

/* Of a row with kernels, by its default parameters; NULL where it was not measured. */
const struct nb_measured *nb_measured_of(const struct nb_op *op);

#endif
