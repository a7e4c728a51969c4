/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody draws what f' should be; then it is seen, and by how much it was missed. */
#ifndef NB_EXPLORE_GUESS_H
#define NB_EXPLORE_GUESS_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/clip.h"
#include "explore/input.h"

/* How far a guess is from what is true, on so many columns of pixels. */
struct nb_miss {
    double area, mean; /* between the two, and over their width */
    double most, at;   /* the largest one, and its x */
    double column;     /* how wide one is */
};

struct nb_guess {
    size_t panel, function;  /* whose f' is drawn */
    struct nb_point *points; /* owned: the guess, in units of the axes, by growing x */
    size_t count, cap;
    struct nb_point *truth; /* owned: f', once it is done, on all columns of the guess */
    size_t truth_count;
    double last_x;
    bool drawing, done;
    struct nb_miss miss; /* once it is done */
};

struct nb_explorer;

void nb_guess_free(struct nb_guess *g);
/* Whether the guess takes the input: while it is made, the mouse draws. */
bool nb_guess_takes(struct nb_explorer *e, const struct nb_input *in);
/* Draws the guess and, once it is done, what it missed. */
void nb_guess_mark(struct nb_explorer *e);

#endif
