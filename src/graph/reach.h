/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which elements of an adjoint are wanted.
 *
 * What selects (a slice, a maximum, the flat piece of a function) hands nothing to what
 * it does not select, however large the slopes below are: there 0*inf would be NaN. So
 * an adjoint may have a mask, and this says how masks go from a node to its arguments.
 * A mask is a truth value, False where an element is not wanted; NULL: all are. Masks
 * are put together by `and`, `or` and `not` alone, so that they read as they print: as
 * operands of these a number, and what where() makes of truths, would be chosen
 * between as Python does. */
#ifndef NB_GRAPH_REACH_H
#define NB_GRAPH_REACH_H

#include "graph/build.h"

/* x as a truth value: x != 0, if it is none yet. */
struct nb_expr *nb_reach_truth(struct nb_builder b, struct nb_expr *x);
/* Whether one element of the mask is wanted: of all of them, or along an axis. */
struct nb_expr *nb_reach_any(struct nb_builder b, struct nb_expr *mask, int axis);
/* Where the local derivative p is not 0 by its form: the branches of where() that are
 * written as 0, those of textbook derivatives included. */
struct nb_expr *nb_reach_of_partial(struct nb_builder b, struct nb_expr *p);
/* The mask of argument k of e, given that of e; not for elementwise nodes. */
struct nb_expr *nb_reach_below(struct nb_builder b, struct nb_expr *e, size_t k,
                               struct nb_expr *mask);
/* Whether the slopes of e are finite wherever its arguments are, as far as a few
 * numbers tell: below tame nodes no mask is needed. */
bool nb_reach_is_tame(const struct nb_expr *e);
/* Whether they are infinite at a number that matters, as sqrt's at 0: above wild nodes
 * what is selected needs its mask, for inf*0 comes from there. */
bool nb_reach_is_wild(const struct nb_expr *e);

#endif
