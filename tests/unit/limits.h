/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a function and its derivatives are far out, at infinity and at 0, by MPFR. */
#ifndef NB_TESTS_LIMITS_H
#define NB_TESTS_LIMITS_H

#include "tests/unit/jet.h"

struct limits {
    double value[JET_TERMS]; /* by the order of the derivative */
    /* There is such a number: it is no wave's at infinity, beside no kink. */
    bool known[JET_TERMS];
};

/* At x = at, which may be infinite or so large that MPFR overflows on the way:
 * there a function is taken on along the power that it has become. */
struct limits limits_at(struct nb_expr *e, struct nb_expr *x, double at);

#endif
