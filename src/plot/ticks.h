/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an axis has its ticks, and what stands there. */
#ifndef NB_PLOT_TICKS_H
#define NB_PLOT_TICKS_H

#include <stddef.h>

#include "curve/scale.h"
#include "figure/axes.h"

enum { NB_TICKS_MAX = 200, NB_MINOR_TICKS_MAX = 1000, NB_TICK_TEXT = 96 };

struct nb_tick {
    double value;
    char label[NB_TICK_TEXT]; /* UTF-8; "" where there is no room for one */
};

/* m * 10^e; m is 1, 2, 5 or 25, 0: none. */
struct nb_tick_step {
    int m, e;
};

/* A tick's value is label * 10^power + offset. */
struct nb_ticks {
    size_t count;
    struct nb_tick tick[NB_TICKS_MAX];
    char note[2 * NB_TICK_TEXT];      /* stands at the end of the axis: "×10⁻⁵",
                                         "+ 1000000"; "" when labels say it all */
    double minor[NB_MINOR_TICKS_MAX]; /* without labels, none of them above */
    size_t minor_count;
    struct nb_tick_step step; /* of ticks at equal distances */
};

/* How much of the axis a label takes, in points, with what must stay free beside it. */
typedef double nb_tick_extent(const char *label, void *ctx);

/* What is known of an axis. */
struct nb_tick_request {
    struct nb_scale scale; /* to places in points */
    double spacing;        /* of ticks, in points, as one would like it */
    nb_tick_extent *extent;
    void *ctx;
    const struct nb_tick_list *wanted; /* by the user, or NULL */
    enum nb_minor minor;
    bool whole;               /* it counts: no ticks between whole numbers */
    struct nb_tick_step kept; /* of a view that moves: it stays unless another is much better */
};

/* The ticks of an axis, at most NB_TICKS_MAX, by growing value. Those at equal distances
 * are multiples of 1, 2, 5 or 2.5 times a power of ten, chosen by the score of Talbot, Lin
 * and Hanrahan; limits that are multiples of pi/12 have such ticks. All labels differ and
 * no two overlap; those at equal distances have the same number of decimals. */
void nb_ticks_choose(struct nb_ticks *t, const struct nb_tick_request *r);

#endif
