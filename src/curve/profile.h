/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A function curve through a viewport: cut into cells, no wider than a column of pixels,
 * by the borders of the columns and by its breaks; and how high it goes in each.
 *
 * Two steps, so that the y range can be chosen between them: taken, a cell's extent is
 * what was seen at some points; proved (prove.h), it is what enclosures say, to half a
 * pixel. */
#ifndef NB_CURVE_PROFILE_H
#define NB_CURVE_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/break.h"
#include "curve/probe.h"
#include "curve/scale.h"

/* What is known of a cell. */
enum {
    NB_CELL_NOWHERE = 1,   /* the curve is nowhere defined in it */
    NB_CELL_SMOOTH = 2,    /* y and y' are continuous: proved */
    NB_CELL_MONOTONE = 4,  /* it rises or falls, or is level: proved */
    NB_CELL_CROWDED = 8,   /* more breaks than can be told apart */
    NB_CELL_COARSE = 16,   /* x has few doubles in it, or none */
    NB_CELL_NOISE = 32,    /* y cannot be told from rounding errors to half a pixel */
    NB_CELL_PROVED = 64,   /* the extent is right to half a pixel, as far as it is in view */
    NB_CELL_SAMPLED = 128, /* it was looked at inside */
    NB_CELL_STEPPED = 256, /* it is known by its steps (stairs.h): there is no more to prove */
    NB_CELL_TRIED = 512,   /* ... or by some of them */
};

struct nb_cell {
    double x0, x1;          /* ends: at a break, that itself */
    double u0, u1;          /* the same along the axis: 0 its beginning, 1 its end */
    struct nb_jet at0, at1; /* at the ends; beside a break, as one comes to it */
    double lo, hi;          /* the extent; lo > hi: nothing was seen */
    unsigned state;
    bool joined; /* the curve runs on into it from the cell before */
    bool corner; /* ... round a corner */
};

struct nb_profile {
    struct nb_cell *cells; /* from left to right, all of the range */
    size_t count, cap;
    struct nb_break *breaks; /* by growing x; no smooth ones */
    size_t break_count, break_cap;
    size_t columns;
};

struct nb_recall;

/* Looks at the curve over all of the axis x, in so many columns. `of`: the function of which
 * it is a derivative, which has none where that jumps; or NULL. `known`: what the last picture
 * has found (recall.h), while it moves; or NULL. */
void nb_profile_take(struct nb_profile *f, struct nb_probe *p, struct nb_probe *of,
                     const struct nb_recall *known, const struct nb_scale *x, size_t columns);
void nb_profile_free(struct nb_profile *f);

/* Takes values into a cell's extent; a NaN is nothing. */
void nb_cell_widen(struct nb_cell *c, double y);
/* Empties the extent. */
void nb_cell_forget(struct nb_cell *c);

#endif
