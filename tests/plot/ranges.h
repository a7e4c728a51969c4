/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the dots of a curve are, in each column, those of the range that it has there. */
#ifndef NB_TESTS_PLOT_RANGES_H
#define NB_TESTS_PLOT_RANGES_H

#include "curve/limits.h"
#include "curve/probe.h"

/* Functions to look at; the last one has no text. */
struct range_wave {
    const char *text;
    double lo, hi;
};
extern const struct range_wave range_waves[];
/* The expression in x, in the pool of unit.h. */
struct nb_expr *range_read(const char *text, struct nb_expr *x);

/* A curve on a canvas of dots. */
struct range_view {
    struct nb_probe *probe;
    struct nb_limits x, y;
    long across, down;
};

/* Hidden: something else stands there. */
enum range_dot_kind { RANGE_DOT_CLEAR, RANGE_DOT_SET, RANGE_DOT_HIDDEN };
/* A dot, counted from the upper left one. */
typedef enum range_dot_kind range_dot(const void *ctx, long x, long y);

/* How many columns are not what the curve is there. */
size_t range_wrong_columns(const struct range_view *v, range_dot *dot, const void *ctx);

#endif
