/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tour (figure/tour.h) in a window: what a step says, over the picture, and whether it is
 * done. The prompt makes the figures: it is asked for a step, and answers with one. */
#ifndef NB_EXPLORE_TOUR_H
#define NB_EXPLORE_TOUR_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/clip.h"
#include "explore/input.h"

enum { NB_TOUR_LINGER_MS = 2500 }; /* that a hand rests after a step is done */

struct nb_tour {
    size_t step;          /* from 1; 0: there is none */
    bool done, asked;     /* asked: for another one */
    unsigned touched;     /* when a hand did something last */
    unsigned long seen;   /* a bit for each function that was read where it is asked for */
    double across, down;  /* where it stands: 0 left or top, 1 right, bottom; chosen in */
    double width, height; /* a picture of this size */
};

struct nb_explorer;

/* Lets go of it. */
void nb_tour_end(struct nb_explorer *e);
/* Enter and arrows lead through it while it is there. */
bool nb_tour_takes(struct nb_explorer *e, const struct nb_input *in);
/* Milliseconds until nb_tour_tick goes on to the next step; -1: it does not. */
int nb_tour_patience(const struct nb_explorer *e, unsigned now);
void nb_tour_tick(struct nb_explorer *e, unsigned now);
/* Looks whether the step is done, and draws it. */
void nb_tour_mark(struct nb_explorer *e);

#endif
