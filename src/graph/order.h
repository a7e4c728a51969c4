/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes in an order in which they can be computed. */
#ifndef NB_GRAPH_ORDER_H
#define NB_GRAPH_ORDER_H

#include "graph/expr.h"

/* The nodes below the roots, roots included, arguments before users. The
 * caller frees the array.
 *
 * At Ctrl-C it is the roots alone, and passes over it end early: what they make is made of
 * nodes that are what they say, but is not what was asked for. The flag stays up, and who
 * has an err asks nb_interrupt_check before anything of it is used or kept. */
struct nb_expr **nb_order(struct nb_expr *const *roots, size_t nroots, size_t *count);
/* Such an order that ends early: without what is only below nodes of which ends(ctx,
 * node) is true. Each node is asked for once; those that end are in it. */
typedef bool nb_order_end(void *ctx, const struct nb_expr *e);
struct nb_expr **nb_order_until(struct nb_expr *const *roots, size_t nroots, nb_order_end *ends,
                                void *ctx, size_t *count);
/* The order of what is still to be computed: it ends at nodes whose numbers are there. */
struct nb_expr **nb_order_uncomputed(struct nb_expr *const *roots, size_t nroots, size_t *count);
/* How many arguments of a node of that order are in it. */
static inline size_t nb_open_args(const struct nb_expr *e)
{
    return e->data ? 0 : e->nargs;
}
/* The index of a node that is in such an order; of another one some index in it. */
size_t nb_order_find(struct nb_expr *const *order, size_t count, const struct nb_expr *e);
/* Whether a variable is below e, so that it has no value of its own. */
bool nb_is_symbolic(struct nb_expr *e);

#endif
