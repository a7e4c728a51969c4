/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves of functions that can only be called (study/pointwise.h). */
#ifndef NB_PYPLOT_PLOT_VALUES_H
#define NB_PYPLOT_PLOT_VALUES_H

#include "figure/axes.h"
#include "value/builtin.h"
#include "value/function.h"

struct nb_plot_values {
    struct nb_axes *axes;
    struct nb_function *f;
    size_t item;         /* of the command: f's place */
    int order;           /* which derivative */
    const char *label;   /* NULL: the function's */
    struct nb_limits on; /* where no interval is among the command's arguments */
};

/* Adds it as a line through values at equal distances. False sets err. */
bool nb_plot_values_add(const struct nb_plot_values *p, struct nb_args *a, struct nb_stroke look);

#endif
