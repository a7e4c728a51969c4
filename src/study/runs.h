/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a curve runs from one of its points to the next. */
#ifndef NB_STUDY_RUNS_H
#define NB_STUDY_RUNS_H

#include "proof/marks.h"
#include "study/study.h"

enum nb_trend { NB_NO_TREND, NB_LEVEL, NB_RISES, NB_FALLS };

struct nb_leg {
    double from, to;
    enum nb_trend trend;
    double value; /* where it is level */
};

struct nb_runs {
    struct nb_leg *list; /* to be free()d */
    size_t count;
    bool broken; /* by jumps or poles */
};

/* The stretches between the marks, which are complete; false sets err. A stretch goes on as far
 * as the curve runs one way, and not across a pole, or a jump the other way. */
bool nb_runs_find(struct nb_expr *y, struct nb_expr *x, const struct nb_marks *marks,
                  struct nb_limits on, struct nb_runs *c, struct nb_err *err);
/* y at n values of x. */
bool nb_runs_values(struct nb_expr *y, struct nb_expr *x, const double *xs, size_t n, double *out,
                    struct nb_err *err);

#endif
