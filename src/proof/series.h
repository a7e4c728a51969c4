/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taylor coefficients of a function over boxes: f(x), f'(x), f''(x)/2, ... enclosed.
 *
 * By recurrence, order after order (Moore 1966): a product's are a convolution, those
 * of a function of u come from those of u and of the function's own derivative, which
 * is an expression like any other. No expression of a high derivative is ever made. */
#ifndef NB_PROOF_SERIES_H
#define NB_PROOF_SERIES_H

#include <stddef.h>

#include "graph/expr.h"
#include "number/interval.h"

struct nb_series;

/* f is rank 0, unrolled (unroll.h) and depends on var alone. */
struct nb_series *nb_series_new(struct nb_expr *f, struct nb_expr *var, size_t order);
void nb_series_free(struct nb_series *s);
/* out[k], k = 0 .. order: f^(k)(x)/k! unit^k for all x of the box; the whole line where
 * f may have no such derivative, or none is known. By the unit, a power of 2, they stay
 * within what doubles reach. */
void nb_series_over(struct nb_series *s, struct nb_interval box, double unit,
                    struct nb_interval *out);
/* How many products one run takes, about. */
double nb_series_cost(const struct nb_series *s);

#endif
