/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plot shows, as signs on a page. */
#ifndef NB_TERMINAL_DRAW_H
#define NB_TERMINAL_DRAW_H

#include "terminal/layout.h"
#include "figure/braille.h"

/* Dots of several inks: a sign has one, that of who has the most dots in it. */
struct nb_terminal_layer {
    struct nb_braille all;
    unsigned char *most; /* dots of the ink */
    int *inks;
};

void nb_terminal_layer_init(struct nb_terminal_layer *y, const struct nb_terminal_rect *plot);
void nb_terminal_layer_free(struct nb_terminal_layer *y);
void nb_terminal_layer_add(struct nb_terminal_layer *y, const struct nb_braille *dots, int ink);

/* Areas, boxes and separate lines: the lines among those of curves. */
void nb_terminal_draw_patches(const struct nb_terminal_layout *l, struct nb_terminal_layer *areas,
                              struct nb_terminal_layer *lines);
/* The colours of maps, and of their bar. */
void nb_terminal_draw_maps(const struct nb_terminal_layout *l, struct nb_signs *c);
/* All of it. */
void nb_terminal_draw(const struct nb_terminal_layout *l, struct nb_signs *c);

/* Shares of the plot as dots from its upper left corner. */
struct nb_point nb_terminal_share(const struct nb_terminal_layout *l, double x, double y,
                                  bool right);
/* What is left out of a line, by the order of its look; NULL: nothing. */
const int *nb_terminal_dash(const struct nb_stroke *look);

#endif
