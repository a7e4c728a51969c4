/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The points of curves that have a name, where the figure wants them marked: those that
 * points() lists (proof/marks.h), of the limits that are shown. */
#ifndef NB_PLOT_SPOTS_H
#define NB_PLOT_SPOTS_H

#include <stddef.h>

#include "base/buf.h"
#include "figure/axes.h"

struct nb_spot {
    size_t curve;
    double x, y;
    unsigned kinds; /* 1 << enum nb_mark_kind, of all that are there */
};

struct nb_spots {
    struct nb_spot *list; /* by curve, from left to right */
    size_t count, cap;
    struct nb_limits on;       /* where they were looked for */
    size_t undecided, skipped; /* curves, counted from 1: some may be missing; too many to see */
};

/* Their radius, in that of the dots at jumps. */
#define NB_SPOT_SIZE 0.9

/* Finds them, unless they are known. */
void nb_spots_find(struct nb_spots *s, const struct nb_axes *a, struct nb_limits x);
void nb_spots_free(struct nb_spots *s);
/* Whether it is an extremum of the lower kind: its name stands below. */
bool nb_spot_is_low(const struct nb_spot *s);
/* Who gets a place for its name first: extrema, then roots, ... */
enum { NB_SPOT_RANKS = 5 };
size_t nb_spot_rank(const struct nb_spot *s);
/* "min (−1.278, −0.2785)", "root 2"; `brief`: without the words. */
void nb_spot_text(const struct nb_spot *s, bool brief, struct nb_buf *out);

#endif
