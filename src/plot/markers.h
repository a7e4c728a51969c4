/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discs at points of data. */
#ifndef NB_PLOT_MARKERS_H
#define NB_PLOT_MARKERS_H

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

#include "curve/clip.h"
#include "figure/style.h"

struct nb_markers {
    const struct nb_point *at; /* in points; those with NaN are none */
    size_t count;
    double radius;
    struct nb_rgb color;
    double alpha;        /* of them all together */
    struct nb_rect view; /* nothing outside is to be seen */
    double scale;        /* device pixels a point */
    bool joined;         /* a line is drawn through them, all of them within reach of the view */
    bool dense;          /* the more discs are on a place the stronger it is */
};

/* Draws them: a few as discs, more of them as a picture of their union, so that time and
 * the size of files follow the area and not the count. Where they overlap they are no
 * darker, unless that is wanted. */
void nb_markers_draw(cairo_t *cr, const struct nb_markers *m);

#endif
