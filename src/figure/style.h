/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours, line widths and sizes. Lengths are points; the drawing scales them. */
#ifndef NB_FIGURE_STYLE_H
#define NB_FIGURE_STYLE_H

#include "base/themes.h"

struct nb_rgb {
    double r, g, b;
};

/* How a curve of an order (function, first derivative, ...) is stroked. */
struct nb_pen {
    double width;
    double dash[6];
    int dashes; /* 0: solid */
};

/* Functions have as many colours; the next so many have the same with another dash. */
enum { NB_PALETTE = 8 };

struct nb_theme {
    const struct nb_rgb *palette;  /* NB_PALETTE of them */
    struct nb_rgb background, ink; /* ink: axes, grid and text, at these alphas */
    double grid_alpha, axis_alpha, tick_alpha, label_alpha, title_alpha;
    double tick_size, label_size, title_size; /* of type */
    double margin;                            /* around everything */
    double gap;                               /* between the plot and its labels */
    double dot_radius, marker_radius;
    double x_spacing, y_spacing; /* of ticks */
    double key_length, padding;  /* of the legend's samples of lines; inside its box */
    double line;                 /* times a pen's width */
};

const struct nb_theme *nb_theme_of(enum nb_theme_number number);
/* The theme with all its lengths times `factor`; lines get thinner by less. */
struct nb_theme nb_theme_scaled(const struct nb_theme *theme, double factor);

/* The order of points of data without a line. */
enum { NB_PEN_POINTS = 9 };

/* A hue is the number of a function, whose colour is the palette's, or this
 * plus 0xRRGGBB: a colour of its own. */
enum { NB_HUE_RGB = 1 << 24 };

struct nb_rgb nb_theme_hue(const struct nb_theme *theme, int hue);
/* The pen of an order; functions beyond the palette have other dashes than those before. */
const struct nb_pen *nb_style_pen(int hue, int order);

#endif
