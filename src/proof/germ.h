/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A function beside an end of an interval: at infinity, or at a place where it may be
 * infinite or have no derivative.
 *
 * In X, which goes to infinity there (x = X, -X, a + 1/X or a - 1/X), the function is
 * lead*c + rest*h for all X >= from: a number times a scale (growth.h), and a scale
 * times something that is enclosed. Sums, products, powers, exp and log of such are
 * such again; so leads that cancel are gone, and what is left is known. */
#ifndef NB_PROOF_GERM_H
#define NB_PROOF_GERM_H

#include "graph/op.h"
#include "number/interval.h"
#include "proof/growth.h"

struct nb_germ {
    bool known;
    double c; /* 0: no lead */
    struct nb_growth lead;
    struct nb_interval h; /* [0, 0]: no rest */
    struct nb_growth rest;
    double from;
};

/* c*scale */
struct nb_germ nb_germ_lead(double c, struct nb_growth scale, double from);
/* Anything in y, times the scale. */
struct nb_germ nb_germ_rest(struct nb_interval y, struct nb_growth scale, double from);
struct nb_germ nb_germ_number(double c, double from);
struct nb_germ nb_germ_unknown(void);
/* All its values. */
struct nb_interval nb_germ_over(struct nb_germ g);
/* Its sign for all X, 0 where that is not known. */
int nb_germ_sign(struct nb_germ g);

struct nb_germ nb_germ_add(struct nb_germ a, struct nb_germ b);
struct nb_germ nb_germ_neg(struct nb_germ a);
struct nb_germ nb_germ_mul(struct nb_germ a, struct nb_germ b);
struct nb_germ nb_germ_power(struct nb_germ a, double power);
struct nb_germ nb_germ_exp(struct nb_germ a);
struct nb_germ nb_germ_log(struct nb_germ a);

/* What may be either of the two, at every X. */
struct nb_germ nb_germ_hull(struct nb_germ a, struct nb_germ b);

/* The integral over X; where it is infinite, certainly so. */
enum nb_tail nb_germ_tail(struct nb_germ g, struct nb_interval *out);

#endif
