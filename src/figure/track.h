/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a slider's parameter runs, and its steps: in a window and in a terminal alike. */
#ifndef NB_FIGURE_TRACK_H
#define NB_FIGURE_TRACK_H

struct nb_track {
    double lo, hi, step;
};

/* A track that has room on both sides of the value, and 0 on it. */
struct nb_track nb_track_around(double value);
/* The step of a track: about fifty, a small whole number times a power of ten. */
double nb_track_step(double lo, double hi);
/* A whole number of steps, the nearest. */
double nb_track_snap(double value, double step);
/* The value so many steps further; the track gets longer for it. */
double nb_track_go(struct nb_track *t, double value, int steps);

#endif
