/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a derivative function keeps from one call to the next.
 *
 * f' at x is f at a variable, differentiated, with x put in for the variable. Nodes are
 * hash-consed: as long as f at the same variable is the same node, so is its derivative,
 * and a program that was compiled for it gives the numbers. */
#ifndef NB_VALUE_DERIVED_H
#define NB_VALUE_DERIVED_H

#include "base/gc.h"
#include "graph/diff.h"
#include "graph/expr.h"

enum { NB_SIDES = NB_TORCH + 1 };

struct nb_sampler;

struct nb_derived {
    struct nb_expr *var;
    bool busy;         /* the variable is in use: f calls its own derivative */
    struct nb_expr *y; /* f at var */
    struct nb_slope {
        struct nb_expr *e;          /* the derivative of y by var; NULL: not asked for yet */
        struct nb_sampler *sampler; /* of a function of numbers alone, once it was needed */
        struct nb_expr *at, *there; /* the last node that was put in for var; and the result */
    } slope[NB_SIDES];
};

void nb_derived_mark(struct nb_gc *gc, const struct nb_derived *d);
void nb_derived_free(struct nb_derived *d);
/* The slopes, but not the variable. */
void nb_derived_forget(struct nb_derived *d);

/* A variable for an argument of this name and shape: the one that is kept, or a new one. */
struct nb_expr *nb_derived_var(struct nb_derived *d, struct nb_pool *pool, const char *name,
                               struct nb_shape shape);
/* f is y there: forgets what belongs to another one. */
void nb_derived_take(struct nb_derived *d, struct nb_expr *y);

/* The slope at a number, where it is a function of that number alone: true. False with
 * err set, or not: then nb_derived_at knows. */
bool nb_derived_number(struct nb_derived *d, enum nb_side side, double x, double *out,
                       struct nb_err *err);
/* The slope with x in the variable's place. NULL sets err. */
struct nb_expr *nb_derived_at(struct nb_derived *d, enum nb_side side, struct nb_expr *x,
                              struct nb_err *err);

#endif
