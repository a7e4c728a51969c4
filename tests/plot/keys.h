/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each key does, one check each: a row of the table of deeds without one is an error. Each
 * begins with the pointer in the middle of a sine on -4..4, -1..1. */
#ifndef NB_TESTS_PLOT_KEYS_H
#define NB_TESTS_PLOT_KEYS_H

#include "tests/plot/desk.h"

struct key_check {
    int key;
    unsigned mods;
    const char *before; /* keys that are pressed first, and rested after */
    void (*check)(struct desk *d);
    enum nb_wish wish;
};

/* Each ends with one that has no check. */
extern const struct key_check keys_that_move[], keys_that_read[], keys_that_look[];

#endif
