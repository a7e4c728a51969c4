/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a function makes of inputs from a normal distribution: the densities of f(X) and f'(X), and
 * the moments that schemes of initialisation rest on. */
#ifndef NB_CURVE_PUSHED_H
#define NB_CURVE_PUSHED_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/probe.h"

enum { NB_PUSHED_CELLS = 4096, NB_PUSHED_ATOMS = 8 };

/* A value that has mass of its own. */
struct nb_atom {
    double at, mass;
};

/* Values at the ends of cells: within a cell its mass is spread evenly between them. */
struct nb_pushed_side {
    double *y; /* owned */
    struct nb_atom atom[NB_PUSHED_ATOMS];
    size_t atoms;
};

struct nb_pushed {
    const struct nb_expr *of; /* what it was made for; NULL: nothing was */
    double mu, sigma;
    double *x, *mass; /* owned: the ends of the cells; what is in each */
    size_t cells;
    struct nb_pushed_side f, slope;
    double mean, variance; /* of f(X) */
    double square;         /* of f'(X): its mean; NaN where there is no f' */
    bool rough;            /* the last digits of those that are shown may be wrong */
    /* owned: */
    struct nb_sampler *sampler;
    size_t orders;
};

void nb_pushed_free(struct nb_pushed *p);
/* Makes it anew, unless it is for just that. The probe is that of y. */
void nb_pushed_make(struct nb_pushed *p, struct nb_expr *y, struct nb_expr *var,
                    struct nb_probe *probe, double mu, double sigma);
/* The density of f or f' on `count` bins of lo..hi, atoms aside. */
void nb_pushed_density(const struct nb_pushed *p, bool slope, double lo, double hi, size_t count,
                       double *out);

#endif
