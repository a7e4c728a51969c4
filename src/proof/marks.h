/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The points of a curve that have a name: roots, extrema, inflections, kinks,
 * jumps, poles, asymptotes. */
#ifndef NB_PROOF_MARKS_H
#define NB_PROOF_MARKS_H

#include <stddef.h>

#include "base/err.h"
#include "graph/expr.h"

enum nb_mark_kind {
    NB_MARK_ASYMPTOTE, /* y = slope*x + y at x = -inf or inf; slope in `left` */
    NB_MARK_ROOT,
    NB_MARK_ZERO,     /* 0 from x to end */
    NB_MARK_CONSTANT, /* y from x to end */
    NB_MARK_MINIMUM,
    NB_MARK_MAXIMUM,
    NB_MARK_INFLECTION,
    NB_MARK_KINK, /* left and right: the slopes */
    NB_MARK_JUMP, /* left and right: the limits; so for the next two */
    NB_MARK_POLE,
    NB_MARK_HOLE, /* no value, but the limit y */
    NB_MARK_EDGE, /* of the domain; y is the limit, left or right is NaN */
    NB_MARK_OPEN, /* not decided; y says what (enum nb_open) */
};

/* What may be undecided from x to end. */
enum nb_open { NB_OPEN_ROOTS, NB_OPEN_EXTREMA, NB_OPEN_INFLECTIONS, NB_OPEN_LIMITS };

struct nb_mark {
    enum nb_mark_kind kind;
    double x, end;
    double y, left, right;
};

struct nb_marks {
    struct nb_mark *list; /* from left to right */
    size_t count, cap;
};

/* All of f, rank 0 and dependent on var alone, from lo to hi, both finite. False
 * sets err. */
bool nb_marks_find(struct nb_expr *f, struct nb_expr *var, double lo, double hi,
                   struct nb_marks *out, struct nb_err *err);
void nb_marks_free(struct nb_marks *m);

#endif
