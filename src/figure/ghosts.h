/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions as they are with other values of a parameter, faint beside themselves. */
#ifndef NB_FIGURE_GHOSTS_H
#define NB_FIGURE_GHOSTS_H

#include "figure/figure.h"

enum { NB_GHOSTS_MOST = 6 };

struct nb_ghosts {
    size_t param; /* its number among the figure's */
    double values[NB_GHOSTS_MOST];
    size_t count;
};

/* A value more, each once; of too many the first one goes, and all of another parameter. */
void nb_ghosts_leave(struct nb_ghosts *g, size_t param, double value);
bool nb_ghosts_equal(const struct nb_ghosts *a, const struct nb_ghosts *b);
/* Appends the ghosts of a plot's functions to it; the other parameters are as the figure has
 * them. */
void nb_ghosts_add(const struct nb_ghosts *g, const struct nb_figure *f, struct nb_axes *a,
                   struct nb_pool *pool);

#endif
