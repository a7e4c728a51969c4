/* SPDX-License-Identifier: GPL-3.0-or-later */
/* matplotlib's ways to say how a curve looks: 'r--', color=, linestyle=,
 * marker=. They choose among nabla's own colours and pens. */
#ifndef NB_SESSION_LINE_STYLE_H
#define NB_SESSION_LINE_STYLE_H

#include <stdbool.h>

#include "base/err.h"

/* Both -1 where nothing is said. */
struct nb_line_style {
    int hue;   /* index into the palette */
    int order; /* of the pen; NB_PEN_POINTS: points without a line */
};

/* A format string: a colour's letter, a marker and a line, in any order. False sets
 * err. */
bool nb_line_format(const char *format, struct nb_line_style *s, struct nb_err *err);
/* One keyword each. False sets err. */
bool nb_line_color(const char *color, struct nb_line_style *s, struct nb_err *err);
bool nb_line_dash(const char *linestyle, struct nb_line_style *s, struct nb_err *err);
bool nb_line_marker(const char *marker, struct nb_err *err);

#endif
