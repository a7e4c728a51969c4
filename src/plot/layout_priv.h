/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the layout say to each other. */
#ifndef NB_PLOT_LAYOUT_PRIV_H
#define NB_PLOT_LAYOUT_PRIV_H

#include "plot/layout.h"

/* What there is room for around a plot. */
struct nb_layout_plan {
    int title_lines; /* at most; 0: no title */
    bool x_name, y_name, x_numbers, y_numbers;
    double right, below; /* kept free beside the plot and under everything */
};

/* Adds a label in ink, of at most so many lines; the caller places it. Valid until the next
 * is added. */
struct nb_label *nb_layout_add(struct nb_layout *l, const struct nb_layout_input *in,
                               const char *text, enum nb_text_kind kind, double size, double wrap,
                               int lines);
/* The centre of something of a size, moved so that it lies between the borders. */
double nb_keep_inside(double center, double size, double from, double to);
/* Takes everything out again. */
void nb_layout_clear(struct nb_layout *l);
/* Lays out all but the legend and the notes. */
void nb_layout_axes(struct nb_layout *l, const struct nb_layout_input *in,
                    const struct nb_layout_plan *plan);
/* The same, and leaves out of the plan what makes the plot too small. */
void nb_layout_fit(struct nb_layout *l, const struct nb_layout_input *in,
                   struct nb_layout_plan *plan);
/* What of the picture the plot has, in width and in height. */
double nb_layout_share_x(const struct nb_layout *l);
double nb_layout_share_y(const struct nb_layout *l);

/* Chooses ticks for l->x and l->y, which are about what they will be. */
void nb_layout_choose_x(struct nb_layout *l, const struct nb_layout_input *in);
void nb_layout_choose_y(struct nb_layout *l, const struct nb_layout_input *in);
/* Adds their labels, if they are shown, and gives the index of the first one; and puts
 * those from there on beside the plot. */
size_t nb_layout_label_x(struct nb_layout *l, const struct nb_layout_input *in, bool shown);
size_t nb_layout_label_y(struct nb_layout *l, const struct nb_layout_input *in, bool shown,
                         bool right);
/* Chooses ticks for the colour bar, which is as long as the guess of the plot's height, and
 * adds its labels: the width that it takes beside the plot, 0 without one. Then puts it right
 * of the plot, `beside` points away. */
double nb_layout_bar_add(struct nb_layout *l, const struct nb_layout_input *in,
                         const struct nb_rect *guess, bool numbers, bool name);
void nb_layout_bar_place(struct nb_layout *l, const struct nb_layout_input *in);
/* Ticks of the values beside a plot; its labels, and the first one's number from 1. */
void nb_layout_choose_bar(struct nb_layout *l, const struct nb_layout_input *in);
size_t nb_layout_label_bar(struct nb_layout *l, const struct nb_layout_input *in, bool shown);
/* The values in the cells of a map, if they all fit. */
void nb_layout_cells(struct nb_layout *l, const struct nb_layout_input *in);
/* Takes back the labels from the one after the first `count` on. */
void nb_layout_drop(struct nb_layout *l, size_t count);
void nb_layout_place_x(struct nb_layout *l, const struct nb_layout_input *in, size_t first);
void nb_layout_place_y(struct nb_layout *l, const struct nb_layout_input *in, size_t first,
                       bool right);

/* Names of curves, beside their right ends or in a box, and the notes. */
void nb_layout_legend(struct nb_layout *l, const struct nb_layout_input *in,
                      struct nb_layout_plan *plan);
/* Adds the texts at points that are in sight. */
void nb_layout_notes(struct nb_layout *l, const struct nb_layout_input *in);
/* Adds the names of spots, where they cover nothing. */
void nb_layout_spots(struct nb_layout *l, const struct nb_layout_input *in);
/* Adds how far curves go where they leave the view, beside their marks. */
void nb_layout_off_marks(struct nb_layout *l, const struct nb_layout_input *in);

#endif
