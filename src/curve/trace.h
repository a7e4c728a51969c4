/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to draw of a curve: Bezier segments where it is smooth, bars where it goes up and
 * down within a column, dots at its ends, marks where it leaves the frame.
 *
 * Coordinates are shares of the axes: u from left to right, v from the bottom up, both 0 to 1
 * in view. */
#ifndef NB_CURVE_TRACE_H
#define NB_CURVE_TRACE_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/clip.h"
#include "curve/finding.h"
#include "curve/probe.h"
#include "curve/profile.h"
#include "curve/prove.h"

enum nb_piece_kind {
    NB_PIECE_CURVE, /* a point, and three for each segment; u never falls */
    NB_PIECE_LINE,  /* a polyline */
    NB_PIECE_BARS,  /* among the bars */
};

/* A connected part of a curve. What is out of view may be left out. */
struct nb_trace_piece {
    enum nb_piece_kind kind;
    size_t first, count; /* points, or bars */
    bool faint;          /* noise, or not proved */
};

/* All that the curve is between u0 and u1. */
struct nb_bar {
    double u0, u1, lo, hi;
};

/* The end of a piece at a jump, or a value that stands alone. */
struct nb_dot {
    double u, v;
    double x, y;
    bool closed; /* y is the curve's value there */
};

/* Where the curve is out of view: the furthest that it goes there, which is finite. */
struct nb_off_mark {
    double u, value;
    bool up;
};

struct nb_trace {
    struct nb_point *points;
    size_t count, cap;
    struct nb_bar *bars;
    size_t bar_count, bar_cap;
    struct nb_trace_piece *pieces;
    size_t piece_count, piece_cap;
    struct nb_dot *dots;
    size_t dot_count, dot_cap;
    struct nb_off_mark *marks;
    size_t mark_count, mark_cap;
    struct nb_finding finding;
};

/* The trace of a profile, true to a tenth of a pixel where it is proved. */
void nb_trace_build(struct nb_trace *t, const struct nb_profile *f, const struct nb_scale *x,
                    const struct nb_sight *sight);
/* The trace of a line that touches another curve at x: a dot there, and nothing is said of
 * where the line goes. */
void nb_trace_touch(struct nb_trace *t, double at, struct nb_probe *line, const struct nb_scale *x,
                    const struct nb_sight *sight);
/* That of points of data: a polyline, broken where one of the two is no number. */
void nb_trace_data(struct nb_trace *t, const double *xs, const double *ys, size_t count,
                   const struct nb_scale *x, const struct nb_scale *y);
void nb_trace_free(struct nb_trace *t);

/* The number of segments of all curves. */
size_t nb_trace_segments(const struct nb_trace *t);

#endif
