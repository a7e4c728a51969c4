/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals that enclose the values of a function over a box, and what the
 * operators make of them.
 *
 * Ends are rounded outward: whatever real number the function has somewhere in
 * the box lies between them, and so does what the kernels compute there. An
 * infinite end means that there is no bound. */
#ifndef NB_NUMBER_INTERVAL_H
#define NB_NUMBER_INTERVAL_H

#include <stdbool.h>

/* Where in the box the function has a value. */
enum nb_defined { NB_NOWHERE, NB_PERHAPS, NB_EVERYWHERE };

struct nb_interval {
    double lo, hi; /* lo <= hi; lo > hi where it is defined nowhere */
    enum nb_defined defined;
    bool continuous; /* certainly, on the whole box, and defined there */
    bool nonzero;    /* never 0, though an end may be: exp(-1000) underflows */
};

/* Rules of the rows (op.h): from the arguments' intervals to the result's. The
 * flags of the result are those of the rule alone: enclose.c joins those of the
 * arguments. */
typedef struct nb_interval nb_enclose_rule(const struct nb_interval *a);

struct nb_interval nb_between(double lo, double hi);
struct nb_interval nb_whole_line(void); /* anything, or undefined */
struct nb_interval nb_undefined(void);
bool nb_is_point(struct nb_interval a);
bool nb_holds(struct nb_interval a, double x);
/* Whether it holds 0 and may be 0. */
bool nb_may_vanish(struct nb_interval a);
/* The least interval that holds both, with the flags of both. */
struct nb_interval nb_hull(struct nb_interval a, struct nb_interval b);
/* The numbers in both; a where there is none. Flags are those of a. */
struct nb_interval nb_common(struct nb_interval a, struct nb_interval b);
/* The ends moved outward by so many doubles. */
struct nb_interval nb_widened(struct nb_interval a, int steps);

nb_enclose_rule nb_enclose_add, nb_enclose_sub, nb_enclose_mul, nb_enclose_div, nb_enclose_neg;
nb_enclose_rule nb_enclose_square, nb_enclose_sqrt, nb_enclose_pow;
nb_enclose_rule nb_enclose_mod, nb_enclose_floordiv, nb_enclose_minimum, nb_enclose_maximum;
nb_enclose_rule nb_enclose_sin, nb_enclose_cos, nb_enclose_minus_sin, nb_enclose_tan;
nb_enclose_rule nb_enclose_sinc, nb_enclose_normalized_sinc;
/* These set all flags themselves: a comparison is False (!= is True) where an
 * argument is undefined, and where() does not look at the branch not taken. */
nb_enclose_rule nb_enclose_lt, nb_enclose_le, nb_enclose_gt, nb_enclose_ge;
nb_enclose_rule nb_enclose_eq, nb_enclose_ne, nb_enclose_and, nb_enclose_or, nb_enclose_not;
nb_enclose_rule nb_enclose_where;

/* Arithmetic of two, as one writes it; and a number as an interval. */
#define NB_INTERVAL_OF_TWO(op)                                                                     \
    static inline struct nb_interval nb_interval_##op(struct nb_interval a, struct nb_interval b)  \
    {                                                                                              \
        const struct nb_interval both[2] = {a, b};                                                 \
        return nb_enclose_##op(both);                                                              \
    }
NB_INTERVAL_OF_TWO(add)
NB_INTERVAL_OF_TWO(sub)
NB_INTERVAL_OF_TWO(mul)
NB_INTERVAL_OF_TWO(div)
NB_INTERVAL_OF_TWO(pow)
#undef NB_INTERVAL_OF_TWO

static inline struct nb_interval nb_interval_at(double x)
{
    return nb_between(x, x);
}

#endif
