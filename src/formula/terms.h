/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of products of powers: the form in which formulas are simplified.
 *
 * A sum that is longer than MAX_TERMS, and a product of more than MAX_FACTORS,
 * is left as it is: it stands as one factor, so that all work is bounded. */
#ifndef NB_FORMULA_TERMS_H
#define NB_FORMULA_TERMS_H

#include "formula/ratio.h"
#include "graph/build.h"

enum { NB_MAX_TERMS = 24, NB_MAX_FACTORS = 10, NB_MAX_POWER = 64 };

struct nb_factor {
    struct nb_expr *base; /* no product, no whole power, no number */
    int power;            /* not 0 */
};

struct nb_term {
    struct nb_ratio c;
    struct nb_factor factor[NB_MAX_FACTORS];
    size_t count;
};

struct nb_terms {
    struct nb_term term[NB_MAX_TERMS];
    size_t count;
};

/* What an expression in display form consists of. */
struct nb_term nb_term_read(struct nb_expr *e);
void nb_terms_read(struct nb_expr *e, struct nb_terms *out);

/* a*b^power in *a; false, and *a as it was, when it has too many factors. */
bool nb_term_mul(struct nb_term *a, const struct nb_term *b, int power);
/* The power of a base in a term, 0 when it is not there. */
int nb_term_power(const struct nb_term *t, const struct nb_expr *base);
/* Adds c*t to the sum, to a like term if there is one; false when it is full. */
bool nb_terms_add(struct nb_terms *sum, const struct nb_term *t, struct nb_ratio c);

/* Adds t, or its terms when it is a sum: s*(1 - s)/s. */
bool nb_terms_add_flat(struct nb_builder b, struct nb_terms *sum, const struct nb_term *t);
/* The degree of a product of powers of variables; -1 for another term. */
int nb_term_degree(const struct nb_term *t);
/* Whether all terms have one. */
bool nb_terms_polynomial(const struct nb_terms *sum);

/* What all terms are multiples of: the factors that they share, with their
 * number; it is negative where all are. Of an empty sum: 1. */
struct nb_term nb_terms_common(const struct nb_terms *sum);

/* As an expression in display form: signs in front, numbers first, sums last,
 * what divides in one denominator. */
struct nb_expr *nb_term_build(struct nb_builder b, const struct nb_term *t);
struct nb_expr *nb_terms_build(struct nb_builder b, const struct nb_terms *sum);

/* Whether two expressions are the same but for the order of a sum. */
bool nb_same_sum(const struct nb_expr *a, const struct nb_expr *b);
bool nb_is_sum(const struct nb_expr *e);
bool nb_is_call(const struct nb_expr *e, const char *name);
/* What sqrt is taken of, when that is one factor: its square is no more than
 * that, wherever it is defined. Else NULL. */
struct nb_expr *nb_under_root(const struct nb_expr *e);

#endif
