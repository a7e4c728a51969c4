/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polylines cut to a rectangle, in double precision: cairo draws wrong lines,
 * without any error, beyond 8388608 pixels. */
#ifndef NB_CURVE_CLIP_H
#define NB_CURVE_CLIP_H

#include <stdbool.h>
#include <stddef.h>

struct nb_point {
    double x, y;
};

struct nb_rect {
    double x, y, width, height;
};

bool nb_rects_overlap(struct nb_rect a, struct nb_rect b);
/* Whether all of the first is in the second. */
bool nb_rect_is_inside(struct nb_rect r, struct nb_rect in);

/* Receives the visible runs: start is true for the first point of each. */
typedef void nb_clip_sink(void *ctx, struct nb_point p, bool start);

/* The part of the segment inside the rectangle; false when there is none. */
bool nb_clip_segment(const struct nb_rect *r, struct nb_point *a, struct nb_point *b);
/* The parts of a polyline inside; all coordinates finite. */
void nb_clip_polyline(const struct nb_rect *r, const struct nb_point *points, size_t count,
                      nb_clip_sink *sink, void *ctx);

/* A cubic by its four control points. */
struct nb_cubic {
    struct nb_point p[4];
};
/* Receives the visible parts: start is true for those that do not go on from the last. */
typedef void nb_cubic_sink(void *ctx, const struct nb_cubic *part, bool start);
/* The parts of a cubic inside, perhaps with a little of what is outside; `joined`: whether
 * the last part that was sunk ends where the cubic begins. Returns whether the last part
 * ends where the cubic does. All coordinates finite. */
bool nb_clip_cubic(const struct nb_rect *r, const struct nb_cubic *c, bool joined,
                   nb_cubic_sink *sink, void *ctx);

/* Drops points, in place, that lie within `tolerance` of the line that their
 * neighbours make; ends stay. Returns how many are left. */
size_t nb_clip_simplify(struct nb_point *points, size_t count, double tolerance);

#endif
