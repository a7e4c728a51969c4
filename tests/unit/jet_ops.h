/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the operators do with jets. z is none of the arguments; it keeps what it had
 * lost already. */
#ifndef NB_TESTS_JET_OPS_H
#define NB_TESTS_JET_OPS_H

#include "graph/op.h"
#include "tests/unit/jet.h"

/* The number 0 with so many terms. */
void jet_start(struct jet *j, size_t terms);
void jet_copy(struct jet *to, const struct jet *from);
void jet_set_number(struct jet *j, double x);
/* Sets the reason why z decides nothing, if it has none yet; NULL is none. */
void jet_lose(struct jet *j, const char *why);
/* Loses what is not of ordinary size. */
void jet_check_range(struct jet *j);
/* The same number wherever the variable is, and known without an error. */
bool jet_is_fixed(const struct jet *j);

void jet_sum(struct jet *z, const struct jet *x, const struct jet *y, bool minus);
void jet_product(struct jet *z, const struct jet *x, const struct jet *y);
void jet_quotient(struct jet *z, const struct jet *x, const struct jet *y);
void jet_power(struct jet *z, const struct jet *x, const struct jet *y);
/* x - y floor(x/y) for NB_MOD, or the floor alone. */
void jet_modulus(struct jet *z, enum nb_basic op, const struct jet *x, const struct jet *y);
/* z = f(x) from the expansion of f and the sizes of the terms that computing its
 * coefficients takes. Where errors count, f has one term more than z. */
void jet_apply(struct jet *z, const struct series *f, const double *sizes, const struct jet *x);

/* The sign of x - y; z loses where it is not sure. */
int jet_compare(struct jet *z, const struct jet *x, const struct jet *y);
/* Whether a comparison holds for that sign. */
bool jet_holds(enum nb_basic op, int sign);
/* Whether x is not 0. */
bool jet_is_true(struct jet *z, const struct jet *x);

/* floor and its like; abs and sign. False when the name is none of them. */
bool jet_step(struct jet *z, const char *name, const struct jet *x);
bool jet_by_sign(struct jet *z, const char *name, const struct jet *x);

/* The n-th derivative of digamma at x, n a number. */
void jet_polygamma(struct jet *z, const struct jet *n, const struct jet *x);

#endif
