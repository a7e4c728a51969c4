/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn of a curve, and how sure that is, as lines of text. */
#ifndef NB_CURVE_REPORT_H
#define NB_CURVE_REPORT_H

#include "base/buf.h"
#include "curve/limits.h"
#include "graph/expr.h"

/* Appends the report of y(var) on the x limits, on so many pixels; where the y limits are
 * set, in these, else in those that show it. Its form is told in doc/language.md. */
void nb_report(struct nb_expr *y, struct nb_expr *var, struct nb_limits x, struct nb_limits ylim,
               size_t width, size_t height, struct nb_buf *out);

#endif
