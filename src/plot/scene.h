/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure made ready to be drawn: its plots, and where they stand. */
#ifndef NB_PLOT_SCENE_H
#define NB_PLOT_SCENE_H

#include <stddef.h>

#include "figure/figure.h"
#include "plot/panel.h"

struct nb_scene {
    const struct nb_figure *figure;
    const struct nb_theme *theme;
    struct nb_fonts *fonts;
    struct nb_panel *panels; /* one for each of the figure's axes */
    size_t count;
    double width, height, scale;  /* points, and device pixels a point */
    struct nb_layout_text *title; /* above all, or NULL; its middle is at title_y */
    double title_y;
    bool shares_fonts; /* they are another page's */
    bool bare;         /* without paper: what is not ink stays as it was */
    bool fine;         /* for a picture without pixels: curves have two columns a point */
};

/* Borrows the figure. */
struct nb_scene *nb_scene_new(const struct nb_figure *figure);
/* The same for a page after a first one, whose fonts it borrows, too. */
struct nb_scene *nb_scene_new_page(const struct nb_figure *figure, struct nb_fonts *fonts);
void nb_scene_free(struct nb_scene *s);

/* Samples and lays out a picture of width x height points, each panel with the
 * view that it has. After it, everything above is up to date. */
void nb_scene_arrange(struct nb_scene *s, double width, double height, double scale);
/* Samples alone: each panel in a rectangle of its own, which is its plot, with nothing around
 * it; `scale` columns and rows a point. */
void nb_scene_sample(struct nb_scene *s, const struct nb_rect *plots, double scale);
/* The panel whose cell holds the point, or that is nearest to it. */
struct nb_panel *nb_scene_panel_at(struct nb_scene *s, double x, double y);

#endif
