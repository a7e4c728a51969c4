/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps under the curves of a plot: each point has the colour of a number there, which a
 * function of x and y gives, or a matrix; or it has one where a condition holds. */
#ifndef NB_FIGURE_HEAT_H
#define NB_FIGURE_HEAT_H

#include "curve/implicit.h"
#include "figure/axes.h"

enum nb_heat_kind {
    NB_HEAT_FUNCTION, /* a value for each pixel */
    NB_HEAT_CELLS,    /* numbers: columns + 1 borders in x, rows + 1 in y, the cells by rows */
    NB_HEAT_POINTS,   /* columns in x, rows in y, the values there; between them it is bilinear */
    NB_HEAT_REGION,   /* where a function is true, in the look's colour */
    NB_HEAT_KINDS
};

enum { NB_HEAT_CELLS_MAX = 4000000 };

struct nb_heat {
    enum nb_heat_kind kind;
    struct nb_implicit of; /* of functions and regions */
    size_t columns, rows;
    double *numbers; /* owned, like levels and label */
    size_t count, cap;
    struct nb_limits x, y;   /* what the plot shows for it; not set: a region */
    struct nb_limits values; /* at the ends of the colour bar */
    bool centred;            /* 0 is the middle of the colours */
    int colors;              /* colormap.h */
    double *levels;          /* rising; values between two have one colour. None: each its own */
    size_t level_count, level_cap;
    bool bar;     /* there is a colour bar, which has the label */
    bool written; /* values stand in the cells, where they fit */
    char *label;  /* "" when there is none */
    struct nb_stroke look;
};

/* Adds a map with copies of the label; it takes what else it has. Valid until the next. */
struct nb_heat *nb_axes_add_heat(struct nb_axes *a, struct nb_heat heat);
void nb_axes_drop_heats(struct nb_axes *a, size_t from);
/* The last one whose values have colours, whose bar and limits are the plot's; NULL: none. */
struct nb_heat *nb_axes_heat(const struct nb_axes *a);
void nb_heats_mark(const struct nb_axes *a, struct nb_gc *gc);
/* How many numbers it has when it is whole; and whether it is. */
size_t nb_heat_size(const struct nb_heat *h);
bool nb_heat_is_whole(const struct nb_heat *h);
/* Where a value stands among the colours, 0 to 1; NaN: it has none. */
double nb_heat_share(const struct nb_heat *h, double value);

/* Turns the rows of a matrix round. */
void nb_heat_flip(struct nb_heat *h);
/* Multiples of 1, 2, 2.5 or 5 times a power of ten, about so many between the ends; and of
 * what is filled the ones beyond. */
size_t nb_heat_even_levels(struct nb_limits on, double wanted, bool filled, double *levels,
                           size_t most);

#endif
