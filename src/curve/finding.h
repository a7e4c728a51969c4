/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be said of a curve beside its picture. */
#ifndef NB_CURVE_FINDING_H
#define NB_CURVE_FINDING_H

#include "curve/profile.h"
#include "curve/prove.h"

enum nb_finding_kind {
    NB_FOUND_NOTHING,
    NB_FOUND_NOWHERE,  /* it has no value in view */
    NB_FOUND_ONLY_AT,  /* it has one value, at x */
    NB_FOUND_COARSE,   /* single doubles of x show */
    NB_FOUND_NOISE,    /* it is noise, in part */
    NB_FOUND_TRIED,    /* in `count` of its cells it was looked at for some of very many x */
    NB_FOUND_UNPROVED, /* `count` of its cells are not proved */
    NB_FOUND_FAR,      /* it goes up to `value`, very far out of limits that nobody asked for */
};

/* The most important one. */
struct nb_finding {
    enum nb_finding_kind kind;
    double x, value;
    size_t count, of;
};

struct nb_finding nb_finding_of(const struct nb_profile *f, const struct nb_sight *sight);

#endif
