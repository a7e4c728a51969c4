/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of axes, found from what is shown. */
#ifndef NB_CURVE_RANGE_H
#define NB_CURVE_RANGE_H

#include <stddef.h>

#include "curve/limits.h"
#include "curve/profile.h"

/* Something to be shown: a profile, or numbers. */
struct nb_range_part {
    const struct nb_profile *profile; /* or NULL */
    const double *values;
    size_t count;
    bool derivative; /* of something that is shown, too: it may be cut for its sake */
};

/* Of many numbers as few as have the same limits, linear or logarithmic, `count` of them at
 * most; the finite ones' least, greatest, least positive, and, for y limits, where the bulk begins
 * and ends. */
enum { NB_RANGE_BRIEF = 41 };
size_t nb_range_brief(const double *values, size_t count, bool bulk, double brief[NB_RANGE_BRIEF]);

/* The y limits that show all these: everything of functions and data but poles and lonely
 * peaks; of derivatives as much as leaves the functions visible. */
struct nb_limits nb_range_y(const struct nb_range_part *shown, size_t count);
/* The limits, wide enough to show a value too. */
struct nb_limits nb_range_include(struct nb_limits l, double value);
/* Limits that can be drawn: lo < hi, finite, with at least two doubles between. */
struct nb_limits nb_range_widen(double lo, double hi);

#endif
