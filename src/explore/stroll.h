/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk along a curve: the point that is read is not under the pointer, but where keys have
 * taken it. */
#ifndef NB_EXPLORE_STROLL_H
#define NB_EXPLORE_STROLL_H

#include "explore/reading.h"

struct nb_stroll {
    size_t panel;
    double x;
};

struct nb_explorer;

/* What is read there; not set where there is no function. */
struct nb_reading nb_stroll_reading(struct nb_explorer *e);
/* Goes to x, and shows it; false where the panel has no function. */
bool nb_stroll_to(struct nb_explorer *e, size_t panel, double x);
/* The short decimal that is so many pixels to the right of x, in view or not. */
double nb_stroll_beside(const struct nb_panel *p, double x, double pixels);
/* Goes by pixels of the screen. */
void nb_stroll_step(struct nb_explorer *e, double pixels);
/* A line through where it is. */
void nb_stroll_mark(struct nb_explorer *e);

#endif
