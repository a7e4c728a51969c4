/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curve on which f(x, y) is 0, through a viewport.
 *
 * The view is cut into four parts, and these again, down to cells of about two pixels:
 * a part whose enclosure is without 0 is left. In the cells that remain the line goes
 * from one root on an edge to another, where f is proved to be continuous. A cell in
 * which f may be 0 and does not change its sign is drawn lighter. */
#ifndef NB_CURVE_IMPLICIT_H
#define NB_CURVE_IMPLICIT_H

#include "curve/trace.h"
#include "graph/expr.h"

/* f is rank 0 and depends on x and y alone; NULL: there is none. */
struct nb_implicit {
    struct nb_expr *f, *x, *y;
};

/* Traces it over the axes, on so many columns and rows of pixels. */
void nb_implicit_trace(struct nb_trace *t, const struct nb_implicit *curve,
                       const struct nb_scale *x, const struct nb_scale *y, double columns,
                       double rows);

#endif
