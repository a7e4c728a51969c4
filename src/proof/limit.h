/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One-sided limits of a function of one variable, from its values and enclosures at
 * distances that shrink by halves, down to the last doubles. */
#ifndef NB_PROOF_LIMIT_H
#define NB_PROOF_LIMIT_H

#include <stdbool.h>

#include "base/err.h"
#include "graph/expr.h"

enum nb_limit_kind {
    NB_LIMIT_UNDEFINED, /* the function has no values on that side */
    NB_LIMIT_UNKNOWN,   /* it has, but they settle nowhere, or cannot be told from noise */
    NB_LIMIT_FINITE,
    NB_LIMIT_INFINITE,
};

struct nb_limit {
    enum nb_limit_kind kind;
    double value; /* NaN where there is none; an infinity */
    double error; /* of a finite one: how far off it may be; at most 1e-7 of the size of f */
};

struct nb_limit_finder;
/* f is rank 0 and depends on var alone; both may go once the finder is made. */
struct nb_limit_finder *nb_limit_finder_new(struct nb_expr *f, struct nb_expr *var);
void nb_limit_finder_free(struct nb_limit_finder *p);
/* What f tends to at x from the left (side -1) or the right (1), by what it is nearer
 * than `reach`. Ctrl-C sets err, and nothing is known. */
struct nb_limit nb_limit_find(struct nb_limit_finder *p, double x, int side, double reach,
                              struct nb_err *err);

/* Whether there is a limit, finite or infinite. */
bool nb_limit_exists(struct nb_limit l);
/* Whether two limits that exist are certainly not the same. */
bool nb_limit_differs(struct nb_limit a, struct nb_limit b);
/* The decimal number with the fewest digits that is within `doubt` of y. */
double nb_limit_rounded(double y, double doubt);
/* The value with the digits that are settled only; what is as good as a value of f has
 * them all. */
double nb_limit_settled(struct nb_limit l);

#endif
