/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tour through slopes and gradients, step by step: one table. The window shows a step and
 * waits until it is done; the prompt runs its commands; a document and a test walk it. */
#ifndef NB_FIGURE_TOUR_H
#define NB_FIGURE_TOUR_H

#include <stddef.h>

/* What a step waits for; from, to: of what is a number. */
enum nb_tour_goal {
    NB_TOUR_NOTHING,
    NB_TOUR_TANGENT,   /* it stands at an x between from and to */
    NB_TOUR_BORN,      /* f' is seen on a share of the view, at least from */
    NB_TOUR_READ,      /* an x between from and to is read */
    NB_TOUR_FLAT,      /* the same, where it is marked that f' is nearly 0 */
    NB_TOUR_KINK,      /* the point that is read has two slopes */
    NB_TOUR_CURVES,    /* each function was read at an x between from and to */
    NB_TOUR_PARAMETER, /* the first parameter is between from and to */
    NB_TOUR_LOG_Y      /* y is logarithmic */
};

struct nb_tour_step {
    const char *title, *text; /* to be translated */
    const char *commands;     /* they make its figure */
    const char *here;  /* the same for a terminal, which has no hands and no corner to spare */
    const char *keys;  /* that are pressed, as the list of keys tells them */
    const char *task;  /* what they are pressed for; to be translated */
    const char *typed; /* what says the same at the prompt, a line each */
    enum nb_tour_goal goal;
    double from, to;
};

extern const struct nb_tour_step nb_tour_steps[];
extern const size_t nb_tour_count;

#endif
