/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A curve in words: for who cannot see it, and for who wants to say it. */
#ifndef NB_STUDY_DESCRIBE_H
#define NB_STUDY_DESCRIBE_H

#include "base/buf.h"
#include "base/err.h"
#include "curve/limits.h"
#include "graph/expr.h"

/* Adds sentences about y, rank 0 and dependent on x alone, over limits that are finite: its
 * values, where it is defined, symmetry, where it rises and falls, extrema, roots, kinks, jumps,
 * poles, asymptotes. False sets err. */
bool nb_describe(struct nb_expr *y, struct nb_expr *x, const char *name, struct nb_limits on,
                 struct nb_buf *out, struct nb_err *err);

#endif
