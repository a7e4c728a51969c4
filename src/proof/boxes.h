/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of an interval, while roots are looked for (roots.h): those that are still to
 * be cut, and the leaves, in which a root is or may be. */
#ifndef NB_PROOF_BOXES_H
#define NB_PROOF_BOXES_H

#include "proof/roots.h"

/* What is wider than this, relative to its place, is no single root. */
#define NB_NARROW 0x1p-20
/* What is nearer to 0 than this is 0: squares and cubes of it underflow. */
#define NB_TINY 1e-60

struct nb_box {
    double lo, hi;
    enum nb_root_kind kind; /* of a leaf: STRETCH, OPEN, or TOUCHES: to be decided */
};

struct nb_boxes {
    struct nb_box *list;
    size_t count, cap;
};

/* Where to cut: beside the middle, for people like roots at round numbers; by magnitude where
 * the ends are far apart. */
double nb_boxes_cut(double lo, double hi);
void nb_boxes_push(struct nb_boxes *b, double lo, double hi, enum nb_root_kind kind);
/* Sorts leaves and makes one of those that belong together; what is too wide for one
 * root becomes open. `found` are the roots that no leaf holds, `interval` is how wide
 * the whole is. */
void nb_boxes_join(struct nb_boxes *b, const struct nb_roots *found, double interval);

#endif
