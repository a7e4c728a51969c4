/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a function bends or jumps. */
#ifndef NB_STUDY_KINKS_H
#define NB_STUDY_KINKS_H

#include "study/study.h"

/* A place where a function may be less than smooth: limits of the value and of the
 * slope on both sides, NaN where there is none, infinite at poles. */
struct nb_bend {
    double x;
    double value[2], slope[2]; /* left and right */
    double torch;              /* the derivative that PyTorch reports there */
    double jax;                /* NaN: not known */
    double later;              /* PyTorch since release `since`; NaN: the same */
    const char *since;
};

struct nb_bends {
    struct nb_bend *list; /* by growing x, owned */
    size_t count;
};

/* All of them in the open interval, found through the events of the DAG (at most
 * 1000). False sets err (Ctrl-C). */
bool nb_bends_find(const struct nb_study *s, double lo, double hi, struct nb_bends *bends);
/* An interval that holds the kinks of the study's row, -10..10 at least. */
struct nb_limits nb_bends_range(const struct nb_study *s);
/* What a bend is. A kink has two slopes, a jump two values; all else is an edge or
 * a pole, or smooth after all. */
bool nb_bend_is_kink(const struct nb_bend *b);
bool nb_bend_is_jump(const struct nb_bend *b);

#endif
