/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the plane that a window shows, and how zooming and panning move
 * it. Pure arithmetic. */
#ifndef NB_SEEN_VIEWPORT_H
#define NB_SEEN_VIEWPORT_H

#include <stdbool.h>

#include "figure/figure.h"

struct nb_viewport {
    struct nb_limits x, y; /* both set */
    struct nb_warp x_warp, y_warp;
};

/* Multiplies the widths by fx and fy (smaller is nearer) so that the point at
 * (cx, cy), in fractions of the widths from the lower ends, as they are drawn, stays where
 * it is. A direction that would get too narrow or too wide stays. */
void nb_viewport_zoom(struct nb_viewport *v, double cx, double cy, double fx, double fy);
/* Moves the view by fractions of its widths. */
void nb_viewport_pan(struct nb_viewport *v, double dx, double dy);

#endif
