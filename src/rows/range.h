/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements of ranges. */
#ifndef NB_ROWS_RANGE_H
#define NB_ROWS_RANGE_H

#include "graph/expr.h"
#include "number/grid.h"

/* Element i of a range of `count`, correctly rounded: linspace from the exact
 * ((count-1-i)*start + i*end)/(count-1), its ends as they were given; arange from
 * start + i*step; of numbers that were written as decimals, the decimals count.
 * logspace: base to the exact element, within 0.501 ulp. NB_STEPPED: as it says. */
double nb_range_element(struct nb_range range, size_t count, size_t i);
/* These elements of it, not more than a chunk. */
void nb_range_load(const struct nb_range *range, size_t count, struct nb_picks picks, double *out);
/* The number of elements of an arange: as many as lie before the end, by the
 * exact quotient of the decimals. Infinite, NaN or absurd if it is. */
double nb_range_count(struct nb_range range);
/* Makes it a logspace of this base. */
void nb_range_set_base(struct nb_range *range, double base);

#endif
