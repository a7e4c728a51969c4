/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which nodes of a DAG are computed on their own and kept, and for how long.
 *
 * A program (prog.h) computes everything between its root and what lies in memory.
 * Reductions and their like must lie there. So must what several programs would
 * compute again, each for itself, where that is long: a chain of n reductions then
 * costs n steps and not n^2. */
#ifndef NB_EVAL_PLAN_H
#define NB_EVAL_PLAN_H

#include "graph/expr.h"

struct nb_plan {
    struct nb_expr **order; /* the nodes below the roots, roots included */
    size_t count;
    bool *kept;    /* order[i] is computed before the programs that use it */
    size_t *until; /* the last of the kept nodes whose computation reads order[i], by its
                      place; `count`: a root, or what the roots' program reads */
};

void nb_plan_init(struct nb_plan *p, struct nb_expr *const *roots, size_t nroots);
void nb_plan_fini(struct nb_plan *p);
/* The place of a node in the order; it must be there. */
size_t nb_plan_place(const struct nb_plan *p, const struct nb_expr *e);

#endif
