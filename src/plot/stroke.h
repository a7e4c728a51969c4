/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trace drawn with a pen. */
#ifndef NB_PLOT_STROKE_H
#define NB_PLOT_STROKE_H

#include <cairo.h>

#include "curve/trace.h"
#include "figure/style.h"

/* Where and with what. Lengths in points; nothing is transparent, for PostScript knows no
 * transparency. */
struct nb_brush {
    struct nb_rect plot; /* the axes */
    double scale;        /* device pixels a point */
    struct nb_pen pen;   /* of width 0: nothing is drawn */
    struct nb_rgb color, paper;
};

/* Draws the pieces; the clip is the caller's. */
void nb_stroke_trace(cairo_t *cr, const struct nb_trace *t, const struct nb_brush *brush);
/* Small triangles at the edges where the curve goes on outside. */
void nb_stroke_marks(cairo_t *cr, const struct nb_trace *t, const struct nb_brush *brush,
                     double size);

#endif
