/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of an axis. */
#ifndef NB_CURVE_LIMITS_H
#define NB_CURVE_LIMITS_H

#include <stdbool.h>

/* A closed interval; lo < hi, both finite, when it is set. */
struct nb_limits {
    double lo, hi;
    bool set; /* by the user: otherwise found from the curves, as is an end that is NaN */
};

#endif
