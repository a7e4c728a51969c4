/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The integral over a strip, a part of an interval, with a proved bound of the error.
 *
 * The best of these, where they can be had: f between its bounds; Gauss's rule with the
 * remainder from f's Taylor coefficients over all of the strip (series.h), so that no
 * peak between the nodes is missed; beside an end where f is not smooth, and to
 * infinity, f as a germ (end.h); where it oscillates, by parts (wave.h). */
#ifndef NB_PROOF_STRIP_H
#define NB_PROOF_STRIP_H

#include "base/err.h"
#include "graph/expr.h"

struct nb_integrand;

/* f is rank 0 and depends on var alone. NULL sets err. */
struct nb_integrand *nb_integrand_new(struct nb_expr *f, struct nb_expr *var, struct nb_err *err);
void nb_integrand_free(struct nb_integrand *f);

enum nb_strip_state { NB_STRIP_ENCLOSED, NB_STRIP_INFINITE, NB_STRIP_UNDEFINED };

struct nb_strip {
    double lo, hi;             /* either may be infinite */
    bool rough_lo, rough_hi;   /* f may not be smooth at that end */
    enum nb_strip_state state; /* undefined: f has no value on all of it */
    double value, rest;        /* their sum is the value */
    double error;              /* how far it is off at most, as the parts of the strip would tell */
    double rounding;           /* ... and for what is computed with doubles */
    double mass;               /* the integral of |f|, about */
};

/* Fills what is not the strip's place; false sets err (Ctrl-C). */
bool nb_strip_measure(struct nb_integrand *f, struct nb_strip *p, struct nb_err *err);
/* How much was computed so far, in products of numbers. */
double nb_integrand_work(const struct nb_integrand *f);

#endif
