/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn under the curves of a plot: areas, boxes and separate lines, as numbers. */
#ifndef NB_FIGURE_PATCH_H
#define NB_FIGURE_PATCH_H

#include "figure/axes.h"

enum nb_patch_kind {
    NB_PATCH_BOXES,    /* x0 x1 y0 y1: an infinite side is the edge of the plot */
    NB_PATCH_BAND,     /* x y1 y2: the area between two borders; NaN leaves a gap */
    NB_PATCH_SEGMENTS, /* x0 y0 x1 y1 */
    NB_PATCH_KINDS
};

struct nb_patch {
    size_t id; /* of its first entry, as a curve's; the others have those after it */
    enum nb_patch_kind kind;
    double *numbers; /* owned: count entries of as many as the kind has */
    size_t count, cap;
    struct nb_stroke look; /* an area's: its colour, and how wide its key is */
    char *label;           /* owned; "" when the legend does not name it */
};

/* Numbers of an entry. */
size_t nb_patch_width(enum nb_patch_kind kind);
/* Adds one; takes the numbers (malloc'ed), copies the label. */
struct nb_patch *nb_axes_add_patch(struct nb_axes *a, enum nb_patch_kind kind, double *numbers,
                                   size_t count, const char *label, struct nb_stroke look);
/* Takes away those from the index `from` on. */
void nb_axes_drop_patches(struct nb_axes *a, size_t from);
/* Makes limits that may be unset hold all finite numbers of x, or of y. */
struct nb_limits nb_patches_extent(const struct nb_axes *a, bool of_y, struct nb_limits limits);
const char *nb_patch_word(enum nb_patch_kind kind);

#endif
