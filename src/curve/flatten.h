/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of a trace as polylines, for who knows no cubics. */
#ifndef NB_CURVE_FLATTEN_H
#define NB_CURVE_FLATTEN_H

#include "curve/trace.h"

/* The points of a piece in shares of the axes, the caller's to free(): those of a line; of a
 * curve some on each segment; of bars a zigzag through all of them. */
struct nb_point *nb_piece_points(const struct nb_trace *t, const struct nb_trace_piece *p,
                                 size_t *count);

#endif
