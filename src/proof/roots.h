/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All roots of a function of one variable on an interval: none missed, none
 * invented.
 *
 * Boxes are bisected. One whose enclosure does not hold 0 has no root; one on
 * which the derivative has one sign has at most one, and the signs at the ends
 * say whether. What remains is a few doubles wide, or is as near to 0 as the
 * rounding of the function itself: there its sign on both sides decides. */
#ifndef NB_PROOF_ROOTS_H
#define NB_PROOF_ROOTS_H

#include <stddef.h>

#include "base/err.h"
#include "graph/expr.h"

enum nb_root_kind {
    NB_ROOT_CROSSES, /* the sign changes, continuously */
    NB_ROOT_TOUCHES, /* it does not; 0 within the rounding of the function */
    NB_ROOT_JUMPS,   /* the sign changes at a jump or a pole */
    NB_ROOT_STRETCH, /* 0 all over [lo, hi] */
    NB_ROOT_OPEN,    /* not decided on [lo, hi] */
};

struct nb_root {
    enum nb_root_kind kind;
    double x;      /* the double nearest to it, as far as the function's bits tell */
    double lo, hi; /* it lies in here */
    bool zero;     /* the function is 0 there: not so at most jumps */
    bool nearly;   /* ... as far as its rounding shows: it may miss 0, or cross it twice */
};

struct nb_roots {
    struct nb_root *list; /* from left to right */
    size_t count, cap;
};

/* f, rank 0, depends on no variable but var; the interval may be unbounded. False
 * sets err (Ctrl-C, no memory for what f sums over). */
bool nb_roots_find(struct nb_expr *f, struct nb_expr *var, double lo, double hi,
                   struct nb_roots *out, struct nb_err *err);
/* The same, with a bound of the boxes that are looked at: what is not decided by then stays
 * open. */
bool nb_roots_find_within(struct nb_expr *f, struct nb_expr *var, double lo, double hi,
                          size_t most_boxes, struct nb_roots *out, struct nb_err *err);
void nb_roots_free(struct nb_roots *r);

#endif
