/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One plot made ready to be drawn: compiled once, arranged for each size and
 * view. */
#ifndef NB_PLOT_PANEL_H
#define NB_PLOT_PANEL_H

#include "curve/probe.h"
#include "curve/pyramid.h"
#include "curve/recall.h"
#include "curve/trace.h"
#include "figure/axes.h"
#include "plot/layout.h"
#include "plot/spots.h"

struct nb_panel {
    const struct nb_axes *axes;
    struct nb_fonts *fonts;
    struct nb_theme theme;
    struct nb_probe **probes; /* one a curve, like the traces */
    struct nb_probe **of;     /* those of the functions that they are derivatives of; or NULL */
    struct nb_trace *traces;
    struct nb_spots spots;
    struct nb_pyramid **pyramids;    /* of long lines of data; or NULL */
    struct nb_points *shown;         /* of data: what stands for all of it in this view */
    struct nb_recalls *recalls;      /* while it moves: what the last picture knew */
    struct nb_curve *brief;          /* for limits: figure/brief.h */
    struct nb_limits view_x, view_y; /* what a viewer wants to see: wins where it is set */
    struct nb_rect cell;             /* its place in the picture, in points */
    double scale;                    /* device pixels a point */
    bool fine;                       /* two columns a point, where there are no pixels */
    struct nb_limits x, y, y2;       /* what is shown; y2: of the axis on the right */
    struct nb_layout layout;         /* from the cell's upper left corner */
    struct nb_limits own_x, own_y;   /* the same, when it is alone */
    struct nb_limits seen_x, seen_y; /* the view that it is arranged for */
    struct nb_margins own, aligned;  /* what it needs itself, and what the layout has */
    bool steady; /* while the view moves: margins only grow, a legend that is a box stays */
    bool hasty;  /* ... sampling keeps to a budget, and to what is known already */
    bool held_steady, held_hasty; /* it is arranged so */
    bool bare; /* the cell is the plot alone: nothing stands around it, no texts are set */
};

/* Borrows the axes and the fonts. */
void nb_panel_open(struct nb_panel *p, const struct nb_axes *axes, struct nb_fonts *fonts);
void nb_panel_close(struct nb_panel *p);
/* Stands where another one stood, as if it had been that one while it was steady. */
void nb_panel_succeed(struct nb_panel *p, const struct nb_panel *before);
/* Finds the x limits that it shows, and no more: for who wants numbers. */
void nb_panel_find_x(struct nb_panel *p);
/* Samples and lays out; nothing, when cell, scale and view are as they were. */
void nb_panel_arrange(struct nb_panel *p, const struct nb_theme *theme, struct nb_rect cell,
                      double scale);
/* Shows these limits, which it has in common with others. */
void nb_panel_join(struct nb_panel *p, struct nb_limits x, struct nb_limits y);
/* Lays out again, with the margins that its neighbours need. */
void nb_panel_align(struct nb_panel *p, struct nb_margins least);

#endif
