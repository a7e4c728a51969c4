/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curve of one function as lines of text, made where it is wanted: nothing is needed of
 * the programs that draw. */
#ifndef NB_FIGURE_SKETCH_H
#define NB_FIGURE_SKETCH_H

#include "curve/limits.h"
#include "figure/braille.h"
#include "graph/expr.h"

/* Draws y(var) for x between two limits on a canvas, which has its size. y: the limits that are
 * shown; where they are not set, they become those that show the curve. dash: as in braille.h. */
void nb_sketch(struct nb_expr *y, struct nb_expr *var, struct nb_limits x, struct nb_limits *view_y,
               const int dash[NB_BRAILLE_DASHES], struct nb_braille *on);
/* The rows of a canvas, a line each, no blanks at their ends. */
void nb_sketch_text(const struct nb_braille *on, bool ascii, struct nb_buf *out);

#endif
