/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions and the derivatives that are drawn with them. */
#ifndef NB_FIGURE_ORDERS_H
#define NB_FIGURE_ORDERS_H

#include "base/buf.h"
#include "figure/axes.h"

/* The primes of a derivative: ′, ″, ‴. */
void nb_orders_primes(struct nb_buf *out, int order);
/* The order of a curve as a derivative of those that are drawn with it; 0: of none. */
int nb_orders_of(const struct nb_axes *a, const struct nb_curve *c);
/* The curve of which it is such a derivative, or itself. */
const struct nb_curve *nb_orders_base(const struct nb_axes *a, const struct nb_curve *c);
/* The derivative of that order that is drawn with a curve; NULL: there is none. */
const struct nb_curve *nb_orders_derivative(const struct nb_axes *a, const struct nb_curve *base,
                                            int order);

/* Appends a copy of a curve; numbers of data are borrowed. */
struct nb_curve *nb_orders_copy(struct nb_axes *a, const struct nb_curve *c);
/* Appends the derivatives up to an order of a function that is `y` in `to`, and that `from`
 * has not. */
void nb_orders_add(struct nb_axes *to, const struct nb_axes *from, const struct nb_curve *base,
                   struct nb_expr *y, int most, struct nb_pool *pool);
/* The function of which the i-th curve is the last one that is drawn, itself or a derivative:
 * more of them come behind it. NULL: of none. */
const struct nb_curve *nb_orders_completes(const struct nb_axes *a, size_t i);
/* Every function has its derivatives up to this order, and no others. */
void nb_orders_choose(struct nb_axes *a, int most, struct nb_pool *pool);

#endif
