/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk along a curve: the point that is read is not under the pointer, but where keys have
 * taken it. */
#ifndef NB_EXPLORE_STROLL_H
#define NB_EXPLORE_STROLL_H

#include "seen/reading.h"

struct nb_stroll {
    size_t panel;
    double x;
    bool playing;       /* it goes on by itself, to the end of the view */
    bool lent;          /* and ends there */
    unsigned played_at; /* when it went on last */
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
/* Lets it run from where it is, from the beginning of the view where nobody walks, in some
 * seconds to the end; or stops it. */
void nb_stroll_play(struct nb_explorer *e);
/* Milliseconds until nb_stroll_tick moves it; -1: it stands. */
int nb_stroll_patience(const struct nb_explorer *e, unsigned now);
void nb_stroll_tick(struct nb_explorer *e, unsigned now);
/* A line through where it is. */
void nb_stroll_mark(struct nb_explorer *e);

#endif
