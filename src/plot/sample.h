/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A curve seen through a viewport: sampled, broken where it jumps, bent where
 * it bends.
 *
 * Three steps, so that the y range can be chosen between them: a probe is the
 * curve compiled; samples are its values on a grid, with what happens at each
 * event; a trace (trace.h) is what to draw. */
#ifndef NB_PLOT_SAMPLE_H
#define NB_PLOT_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>

#include "plot/axes.h"
#include "curve/clip.h"
#include "proof/limit.h"

struct nb_probe;

/* Borrows the curve. */
struct nb_probe *nb_probe_new(const struct nb_curve *curve);
void nb_probe_free(struct nb_probe *p);
/* out[i] = y(x[i]) of a function curve. */
void nb_probe_values(struct nb_probe *p, const double *x, size_t n, double *out);

/* A place where the curve may jump or bend. */
struct nb_break {
    double x, value; /* value: y(x), whatever it is */
    struct nb_limit left, right;
};

struct nb_samples {
    struct nb_point *points; /* by growing x for function curves */
    size_t count;
    struct nb_break *breaks; /* by growing x */
    size_t break_count, break_cap;
};

/* Function curves: 4 points a column over [lo, hi]; data curves: all points. */
void nb_samples_take(struct nb_samples *s, struct nb_probe *p, double lo, double hi,
                     size_t columns);
void nb_samples_free(struct nb_samples *s);

#endif
