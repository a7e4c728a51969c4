/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Samples joined into the pieces of a curve, in data coordinates. */
#ifndef NB_PLOT_TRACE_H
#define NB_PLOT_TRACE_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/clip.h"
#include "plot/sample.h"

/* A connected part of a curve: now a polyline. An end at a pole is an
 * infinite y. */
struct nb_trace_piece {
    size_t first, count; /* into the trace's points */
};

/* The end of a piece at a jump, or a value that stands alone. */
struct nb_dot {
    double x, y;
    bool closed; /* y is the curve's value there */
};

struct nb_trace {
    struct nb_point *points;
    size_t count, cap;
    struct nb_trace_piece *pieces;
    size_t piece_count, piece_cap;
    struct nb_dot *dots;
    size_t dot_count, dot_cap;
};

/* Joins the samples into pieces; values that differ by no more than
 * `tolerance` (half a pixel, in data) are no jump. */
void nb_trace_build(struct nb_trace *t, const struct nb_samples *s, double tolerance);
void nb_trace_free(struct nb_trace *t);

#endif
