/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scale by which functions grow and decay: products of powers of e^X, X, log X and
 * log log X, for all X from some `from` on, as Hardy ordered them (Orders of Infinity,
 * 1910). What X is, is the business of germ.h. */
#ifndef NB_PROOF_GROWTH_H
#define NB_PROOF_GROWTH_H

#include <stdbool.h>

#include "number/interval.h"

/* From the fastest to the slowest. */
enum nb_growth_part { NB_BY_EXP, NB_BY_POWER, NB_BY_LOG, NB_BY_LOGLOG, NB_GROWTH_PARTS };

/* Exponents, in more than a double: 0.3 + 1 is none. */
struct nb_growth {
    long double e[NB_GROWTH_PARTS];
};

/* The least `from` that there may be: log log of it is above 1. */
#define NB_GROWTH_START 16.0

/* -1, 0 or 1: which of the two is larger far enough out. */
int nb_growth_compare(struct nb_growth a, struct nb_growth b);
/* a*b^power with power 1 or -1; false when an exponent had to be rounded up. */
bool nb_growth_times(struct nb_growth a, struct nb_growth b, double power, struct nb_growth *out);
/* a^power, likewise. */
bool nb_growth_power(struct nb_growth a, double power, struct nb_growth *out);
/* What it is for all X >= from; an end is infinite where it grows, or where `from` is
 * too small to tell. */
struct nb_interval nb_growth_over(struct nb_growth a, double from);

enum nb_tail { NB_TAIL_FINITE, NB_TAIL_INFINITE, NB_TAIL_UNKNOWN };
/* Its integral over X from `from` to infinity. */
enum nb_tail nb_growth_tail(struct nb_growth a, double from, struct nb_interval *out);

#endif
