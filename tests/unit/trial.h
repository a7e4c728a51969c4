/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random expressions on trial: made from the grammar of the fuzzer, with their
 * derivatives, for whoever compares them with something.
 *
 * RANDOM_SEED in the environment makes others. */
#ifndef NB_TESTS_TRIAL_H
#define NB_TESTS_TRIAL_H

#include <stdbool.h>

#include "graph/expr.h"
#include "tests/fuzz/grammar.h"

enum { TRIAL_ORDERS = 3, TRIAL_ATTEMPTS = 60 };

/* An expression in x and a with its derivatives. */
struct trial {
    const char *text;        /* NULL: made otherwise */
    size_t which;            /* of the variables is differentiated by */
    struct nb_expr *vars[2]; /* x and a: one moves, the other is a parameter */
    struct nb_expr *d[TRIAL_ORDERS];
};

/* A whole number from the environment; `otherwise` when it is 0 or not set. */
size_t trial_environment(const char *name, size_t otherwise);

/* The i-th attempt, below TRIAL_ATTEMPTS, at the n-th expression; r goes on with
 * its random numbers. Every row is the outermost function of some; every second
 * one is of two variables, and some of these are differentiated by the parameter. */
void trial_make(struct trial *t, size_t n, size_t i, struct grammar_random *r);
/* A trial with variables and no expression yet. */
void trial_start(struct trial *t, size_t which);
/* A text in the trial's x and a; fails the test when it cannot be read. */
struct nb_expr *trial_read(const struct trial *t, const char *text);
/* Gives the trial its expression, and derives it. */
void trial_set(struct trial *t, struct nb_expr *e);
/* cmocka's teardown: unit_teardown, and frees the texts that were read. */
int trial_teardown(void **state);

/* A place where ordinary functions are defined: x in [-4, 4], a in [0.25, 2.25]. */
void trial_place(struct grammar_random *r, double *at);
/* e where the variable that is not differentiated by is this number. */
struct nb_expr *trial_fixed(const struct trial *t, struct nb_expr *e, double other);
/* e where x and a are these numbers. */
double trial_value(const struct trial *t, struct nb_expr *e, const double *at);

#endif
