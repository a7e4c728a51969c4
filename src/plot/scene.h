/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure made ready to be drawn: compiled once, arranged for each size and
 * view. */
#ifndef NB_PLOT_SCENE_H
#define NB_PLOT_SCENE_H

#include <stddef.h>

#include "plot/figure.h"
#include "plot/layout.h"
#include "plot/sample.h"
#include "plot/trace.h"

struct nb_scene {
    const struct nb_figure *figure;
    const struct nb_theme *theme;
    struct nb_fonts *fonts;
    struct nb_probe **probes; /* one a curve, like the two below */
    struct nb_trace *traces;
    double scale;                    /* device pixels a point */
    struct nb_limits x, y;           /* what is shown */
    struct nb_limits home_x, home_y; /* what the figure shows when nobody zooms */
    struct nb_layout layout;
};

/* Borrows the figure. */
struct nb_scene *nb_scene_new(const struct nb_figure *figure);
void nb_scene_free(struct nb_scene *s);

/* Samples and lays out a picture of width x height points. Limits that are set
 * win over the figure's. After it, everything above is up to date. */
void nb_scene_arrange(struct nb_scene *s, double width, double height, double scale,
                      struct nb_limits x, struct nb_limits y);

#endif
