/* SPDX-License-Identifier: GPL-3.0-or-later */
/* f' comes into being under the hand that moves the tangent: it is seen where the tangent
 * was, and nowhere else. */
#ifndef NB_EXPLORE_BORN_H
#define NB_EXPLORE_BORN_H

#include <stdbool.h>
#include <stddef.h>

/* Where the tangent of a function has been: x0 == x1 where it only stood. */
struct nb_stretch {
    size_t panel, function; /* its number among the panel's functions */
    double x0, x1;
    double slope; /* at x0 */
};

struct nb_born {
    struct nb_stretch *list; /* owned; those of a function do not overlap */
    size_t count, cap;
    /* Where the tangent was last, if it goes on from there. */
    bool going;
    size_t panel, function;
    double x, at_x;
};

struct nb_explorer;

/* Forgets where the tangent has been. */
void nb_born_clear(struct nb_born *b);
void nb_born_free(struct nb_born *b);
/* Goes on to where the explorer reads now, and draws what there is of f'. */
void nb_born_mark(struct nb_explorer *e);

#endif
