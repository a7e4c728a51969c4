/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks on a panel, for all that draw over the picture. */
#ifndef NB_EXPLORE_MARKING_H
#define NB_EXPLORE_MARKING_H

#include "explore/explorer_priv.h"

/* The plot of a panel, from the picture's upper left corner. */
struct nb_rect nb_mark_plot(const struct nb_panel *p);
bool nb_mark_is_in(const struct nb_rect *r, double x, double y);
/* The same, or less than a point beside it. */
bool nb_mark_is_about_in(const struct nb_rect *r, struct nb_point at);
struct nb_rgb nb_mark_hue(const struct nb_explorer *e, const struct nb_curve *c);
/* Where a point of a curve is in the picture. */
struct nb_point nb_mark_place(const struct nb_panel *p, const struct nb_curve *c, double x,
                              double y);

/* A dot where a curve is; where that is out of the plot, none. */
void nb_mark_dot(struct nb_explorer *e, const struct nb_rect *plot, double x, double y,
                 struct nb_rgb color, bool hollow);
/* A number to stand beside a plot. */
struct nb_margin_number {
    struct nb_point at;
    double across, down; /* the part of it that is before that point */
    double value, pixel; /* with digits as nb_reading_number has them */
    int least;
    bool exact;
    struct nb_rgb color;
};
/* A number in a margin, on paper, kept within the picture; with fewer digits, or smaller, where
 * it would be over a plot, and not at all where that does not help. */
void nb_mark_margin_number(struct nb_explorer *e, const struct nb_panel *p,
                           const struct nb_margin_number *n);
/* The middle of the line below the picture, for what is read. */
double nb_mark_status_y(const struct nb_explorer *e);
/* What is read, in the line below the picture. */
struct nb_overlay_mark *nb_mark_status(struct nb_explorer *e, const char *text,
                                       struct nb_rgb color);

#endif
