/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a function of one variable may jump or bend: found in its DAG.
 *
 * Every floor, sign, abs, comparison, division, log, tan ... in a function
 * gives one event expression; outside of their zeros the function is smooth. What
 * happens in tensors is seen where they can be unrolled (unroll.h). */
#ifndef NB_PROOF_EVENT_H
#define NB_PROOF_EVENT_H

#include "graph/expr.h"

struct nb_event {
    struct nb_expr *g; /* rank 0, in the same variable as the function */
    bool integer;      /* the event is where g is an integer, not where it is 0 */
};

/* The events of e; the caller frees *events. Returns their number. */
size_t nb_events(struct nb_pool *pool, struct nb_expr *e, struct nb_event **events);

#endif
