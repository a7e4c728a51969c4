/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an axis has its ticks, and what stands there. */
#ifndef NB_PLOT_TICKS_H
#define NB_PLOT_TICKS_H

#include <stddef.h>

enum { NB_TICKS_MAX = 64, NB_TICK_TEXT = 48 };

struct nb_tick {
    double value;
    char label[NB_TICK_TEXT];
};

/* A tick's value is label * 10^power + offset. */
struct nb_ticks {
    size_t count;
    struct nb_tick tick[NB_TICKS_MAX];
    char note[2 * NB_TICK_TEXT]; /* stands at the end of the axis: "×10⁻⁵",
                                    "+ 1000000"; "" when labels say it all */
};

/* Ticks at multiples of 1, 2 or 5 times a power of ten inside [lo, hi], about
 * `target` of them (at most NB_TICKS_MAX); lo < hi, both finite. All labels
 * have the same number of decimals. */
void nb_ticks_choose(struct nb_ticks *t, double lo, double hi, double target);

#endif
