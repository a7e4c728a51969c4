/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions beside an end of an interval, as germs (germ.h). */
#ifndef NB_PROOF_END_H
#define NB_PROOF_END_H

#include "graph/expr.h"
#include "proof/germ.h"

struct nb_end;

/* f is rank 0, unrolled and depends on var alone; it may go once the end is made. */
struct nb_end *nb_end_new(struct nb_expr *f, struct nb_expr *var);
void nb_end_free(struct nb_end *p);
/* f at x = at + side/X for X >= from, side -1 or 1; where `at` is infinite, at x = X or
 * x = -X. */
struct nb_germ nb_end_germ(struct nb_end *p, double at, int side, double from);
/* The integral of |x - at| <= 1/from on that side, or of |x| >= from. */
enum nb_tail nb_end_integral(struct nb_end *p, double at, int side, double from,
                             struct nb_interval *out);

#endif
