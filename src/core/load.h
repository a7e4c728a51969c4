/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements of leaves: constants, data, ranges, and views of them. */
#ifndef NB_CORE_LOAD_H
#define NB_CORE_LOAD_H

#include "core/expr.h"

/* Element i of a range of `count`, correctly rounded: linspace from the exact
 * ((count-1-i)*start + i*end)/(count-1), arange from start + i*step. */
double nb_range_element(struct nb_range range, size_t count, size_t i);

/* out[k] = element first + k of e, k < n. e is a leaf, a view of a leaf, or,
 * when `data` is given, anything whose elements (or the elements of the node
 * below the view) lie there. A scalar fills. */
void nb_load(const struct nb_expr *e, const double *data, size_t first, size_t n, double *out);

#endif
