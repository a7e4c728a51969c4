/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values and derivatives of expressions by one variable, in MPFR: the oracle for
 * the rules in src/core, none of which it uses.
 *
 * Every node becomes a power series in the variable (series.h). The operators and
 * the elementary functions have their own expansions, all other rows those of
 * their textbook formula; a slope primitive is the derivative of its row's
 * expansion. Nodes are numbers (rank 0), elementwise, without formats.
 *
 * Beside each coefficient goes a bound on the error that a computation in doubles
 * has there: every operation adds ROUNDING ulp of the sum of the magnitudes of its
 * terms and hands the errors of its arguments on. */
#ifndef NB_TESTS_JET_H
#define NB_TESTS_JET_H

#include "graph/expr.h"
#include "tests/unit/series.h"

/* Terms of what is asked for: value and four derivatives. */
enum { JET_TERMS = 5, JET_ROUNDING = 4 };

struct jet {
    struct series s;
    double err[SERIES_MAX]; /* of s.c[i], in units of 2^-52 */
    /* |s.c[0]|, and the sums of the magnitudes of the terms that the further
     * coefficients have when nothing is taken away: a computation may multiply first
     * and cancel then. */
    double size[SERIES_MAX];
    /* Why the numbers decide nothing: beside a kink or a jump, outside of the
     * domain, beyond ordinary sizes. NULL: they do. */
    const char *lost;
    bool literal; /* a constant of the expression */
};

/* Where the expression's variables are; vars[which] is the one that moves. */
struct jet_place {
    struct nb_expr *const *vars;
    const double *at;
    size_t count, which;
};

/* The expression's jet; the caller clears it. */
void jet_at(struct jet *jet, struct nb_expr *e, const struct jet_place *place);
/* Without bounds on errors, and so for numbers of all sizes. */
void jet_exact_at(struct jet *jet, struct nb_expr *e, const struct jet_place *place);
/* The same to the right or left of the place by next to nothing, side being 1 or -1:
 * limits from that side. */
void jet_beside(struct jet *jet, struct nb_expr *e, const struct jet_place *place, int side);
void jet_clear(struct jet *jet);

/* The derivative of an order below JET_TERMS as a double, its distance from
 * `got`, and the bound on that. */
double jet_value(const struct jet *jet, size_t order);
double jet_distance(const struct jet *jet, size_t order, double got);
double jet_bound(const struct jet *jet, size_t order);

#endif
