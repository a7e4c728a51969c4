/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawn lines of a curve as few points, for formats that draw them again. */
#ifndef NB_EXPORT_OUTLINE_H
#define NB_EXPORT_OUTLINE_H

#include "plot/panel.h"

/* Takes a point in points from the cell's upper left corner; start: of a new line. */
typedef void nb_outline_sink(void *ctx, struct nb_point at, bool start);

/* The visible parts of the i-th curve of an arranged panel; no more points than hold the
 * line within `tolerance` points. A line may pass the plot's edge by the tolerance. */
void nb_outline(const struct nb_panel *p, size_t i, double tolerance, nb_outline_sink *sink,
                void *ctx);
/* The dots at its jumps that can be seen, where there is room for them. */
typedef void nb_outline_dot_sink(void *ctx, const struct nb_dot *dot);
void nb_outline_dots(const struct nb_panel *p, size_t i, nb_outline_dot_sink *sink, void *ctx);

#endif
