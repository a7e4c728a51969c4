/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place where a curve jumps, bends or ends, and what kind of place it is. */
#ifndef NB_CURVE_BREAK_H
#define NB_CURVE_BREAK_H

#include "curve/probe.h"

enum nb_break_kind {
    NB_BREAK_NONE,      /* the curve is smooth there after all, or has nothing beside it */
    NB_BREAK_KINK,      /* its slopes differ */
    NB_BREAK_VERTICAL,  /* its slope is infinite, and the same on both sides */
    NB_BREAK_JUMP,      /* its limits differ */
    NB_BREAK_HOLE,      /* it has a limit and no value */
    NB_BREAK_POINT,     /* its value stands beside its limit, or alone */
    NB_BREAK_END,       /* it has a limit on one side only */
    NB_BREAK_POLE,      /* it runs away on one side or both */
    NB_BREAK_ESSENTIAL, /* it comes near to many values */
    NB_BREAK_UNDECIDED, /* what it comes near to cannot be told */
};

/* Doubles beside a break that may belong to it: the place is as sure as that. */
enum { NB_BREAK_DOUBT = 4 };

struct nb_break {
    enum nb_break_kind kind;
    double x, value; /* value: y(x); NaN where it has none */
    bool exact;      /* x is the place, not only the double next to it */
    bool rounding;   /* one of the steps of a format, which has many */
    struct nb_limit left, right;
    struct nb_jet before, after; /* y and y' on the side: its limit, or where it is last seen */
    double slope[2];             /* of a kink: the limits of y' from the left and right */
};

/* What happens there; what is further away than `reach` does not count. */
struct nb_break nb_break_at(struct nb_probe *p, struct nb_place_at at, double reach);
/* The same without a search: where enclosures beside the place do not show the limits, it is
 * not decided. */
struct nb_break nb_break_glimpse(struct nb_probe *p, struct nb_place_at at, double reach);
/* The word for a kind. */
const char *nb_break_name(enum nb_break_kind kind);

#endif
