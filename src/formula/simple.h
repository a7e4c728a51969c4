/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the simplifier: sums, products and choices in display form, of
 * operands that are in display form. simplify.c puts them together. */
#ifndef NB_FORMULA_SIMPLE_H
#define NB_FORMULA_SIMPLE_H

#include "formula/terms.h"

/* How deep alternatives of sums are tried in the parts of alternatives. */
enum { NB_SIMPLE_EFFORT = 2 };

/* sums.c */
struct nb_expr *nb_simple_sum(struct nb_builder b, const struct nb_terms *sum, int effort);
struct nb_expr *nb_simple_add(struct nb_builder b, struct nb_expr *x, struct nb_expr *y,
                              bool minus);
struct nb_expr *nb_simple_negate(struct nb_builder b, struct nb_expr *x);
/* How hard a formula is to read: the length of its text, and a little for every
 * fraction in it. All that are too long to compare are alike. */
size_t nb_simple_cost(struct nb_expr *e);

struct nb_expr *nb_simple_mul(struct nb_builder b, struct nb_expr *x, struct nb_expr *y, int power);
struct nb_expr *nb_simple_power(struct nb_builder b, struct nb_expr *x, struct nb_expr *y);
/* A sum without a plus in it, times -1; whether it was one. */
bool nb_simple_flip(struct nb_builder b, struct nb_expr **e);

/* choices.c */
struct nb_expr *nb_simple_where(struct nb_builder b, struct nb_expr *c, struct nb_expr *x,
                                struct nb_expr *y);
struct nb_expr *nb_simple_not(struct nb_builder b, struct nb_expr *c);
struct nb_expr *nb_simple_compare(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                                  struct nb_expr *y);
struct nb_expr *nb_simple_connect(struct nb_builder b, enum nb_basic op, struct nb_expr *x,
                                  struct nb_expr *y);
/* A product one of whose factors is a choice, as that choice; NULL when it is
 * not simpler so. */
struct nb_expr *nb_simple_choice(struct nb_builder b, const struct nb_term *t);
/* A sum of which several terms choose by the same condition: as one choice.
 * NULL when there are none. */
struct nb_expr *nb_simple_join(struct nb_builder b, const struct nb_terms *sum, int effort);

#endif
