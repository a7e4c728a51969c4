/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything in a picture goes. Every text is measured before a place is given to
 * it: nothing is cut off and nothing overlaps. What has no room is left out, the least
 * important first. Lengths are points, from the upper left corner. */
#ifndef NB_PLOT_LAYOUT_H
#define NB_PLOT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/clip.h"
#include "curve/scale.h"
#include "curve/trace.h"
#include "figure/axes.h"
#include "figure/heat.h"
#include "figure/style.h"
#include "plot/spots.h"
#include "plot/text.h"
#include "plot/ticks.h"

/* A placed text. */
struct nb_label {
    struct nb_layout_text *text;
    char *plain;  /* what it says, for dumps */
    double x, y;  /* of its centre */
    bool upwards; /* turned to read from bottom to top */
    bool clear;   /* curves leave room for it */
    struct nb_rgb color;
    double alpha;
};

/* The sample of a line in the legend. */
struct nb_key {
    double x0, x1, y;
    struct nb_stroke look;
};

/* Where the name of a spot stands: which part of the text is beside the point, 0 left or
 * bottom, 1 right or top. */
struct nb_spot_label {
    size_t spot;
    double across, up;
    bool brief; /* without its words */
};

/* From a text to the point that it is about. */
struct nb_arrow {
    struct nb_point from, to;
    struct nb_rgb color;
};

/* The colours of a map, beside the plot. */
struct nb_heat_bar {
    const struct nb_heat *heat; /* NULL: there is none */
    struct nb_rect at;
    struct nb_scale scale; /* of its values */
    struct nb_ticks ticks;
    size_t first, name; /* of its labels, counted from 1; name 0: none */
};

/* Distances from the edges of the picture to the plot. */
struct nb_margins {
    double left, right, top, bottom;
};

struct nb_layout {
    double width, height;
    double edge; /* kept free around everything */
    struct nb_margins margins;
    struct nb_rect plot;
    struct nb_scale x, y, y2;
    struct nb_ticks xticks, yticks, y2ticks; /* y2: of the axis on the right, if there is one */
    double beside;                           /* what stands right of the plot for it */
    struct nb_heat_bar bar;
    struct nb_label *labels;
    size_t label_count, label_cap;
    struct nb_rect legend; /* width 0: there is no box */
    struct {
        bool legend, title, names;
    } left_out; /* for there is no room */
    struct nb_key *keys;
    size_t key_count, key_cap;
    struct nb_arrow *arrows;
    size_t arrow_count, arrow_cap;
    struct nb_spot_label *spots; /* those that have room for a name */
    size_t spot_count, spot_cap;
};

/* What a layout is made from; all borrowed. */
struct nb_layout_input {
    const struct nb_axes *axes;
    const struct nb_trace *traces; /* one a curve */
    const struct nb_spots *spots;
    const struct nb_points *shown; /* one a curve: of data what is shown */
    struct nb_fonts *fonts;
    const struct nb_theme *theme;
    struct nb_limits x, y, y2;
    double width, height;
    struct nb_margins least;            /* what others in a grid need: plots are aligned */
    bool boxed;                         /* no names beside the curves */
    struct nb_tick_step kept_x, kept_y; /* of ticks, while the view moves */
};

/* The x axis' name: the plot's, else that of the curves' variable; or "". */
const char *nb_layout_x_name(const struct nb_axes *a);
/* The scale of the y axis on a side. */
const struct nb_scale *nb_layout_y(const struct nb_layout *l, bool right);

struct nb_margins nb_margins_max(struct nb_margins a, struct nb_margins b);

void nb_layout_make(struct nb_layout *l, const struct nb_layout_input *in);
void nb_layout_free(struct nb_layout *l);
/* The rectangle that a label takes. */
struct nb_rect nb_label_box(const struct nb_label *label);

/* Where a text stands, by its sides (figure/axes.h). */
struct nb_point nb_note_place(const struct nb_layout *l, const struct nb_axes *a,
                              const struct nb_note *n);

#endif
