/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer holds: a point of a plot that stays under it while the view moves,
 * though margins change with the numbers at the ticks. */
#ifndef NB_SEEN_ANCHOR_H
#define NB_SEEN_ANCHOR_H

#include <stdbool.h>

#include "plot/scene.h"
#include "seen/viewport.h"

struct nb_anchor {
    bool set;
    size_t panel;      /* of the scene */
    double x, y;       /* the point */
    double at_x, at_y; /* where it belongs in the picture, in points */
};

/* What the panel shows, or is about to show. */
struct nb_viewport nb_panel_view(const struct nb_panel *p);
/* A place in the picture as fractions of the plot, from where its values are least. */
void nb_panel_fractions(const struct nb_panel *p, double at_x, double at_y, double *cx, double *cy);

/* Takes hold of what is at a place of the panel; over the margins of what is at the
 * nearest edge of its plot. */
struct nb_anchor nb_anchor_at(const struct nb_scene *s, const struct nb_panel *p, double at_x,
                              double at_y);
/* Holds the curve that is drawn within `reach` points above or below, where there is one, so
 * that the view comes nearer to it. */
void nb_anchor_hold_curve(struct nb_anchor *a, const struct nb_panel *p, double reach);
/* Moves the panel's view so that the point is where it belongs. */
void nb_anchor_pull(const struct nb_anchor *a, struct nb_scene *s);
/* How far, in points, the point would be from where it belongs, if the panel showed this view
 * in a plot there. */
double nb_anchor_drift(const struct nb_anchor *a, const struct nb_panel *p, struct nb_viewport v,
                       struct nb_rect plot);
/* nb_scene_arrange, until the point is where it belongs, within a fraction of a pixel. */
void nb_anchor_arrange(const struct nb_anchor *a, struct nb_scene *s, double width, double height,
                       double scale);

#endif
