/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data to device and back, for one axis. */
#include "config.h"

#include "curve/scale.h"

#include <assert.h>
#include <math.h>

static const double far_away = 1e9; /* in lengths of the axis */

/* Halves, so that hi - lo may pass DBL_MAX. */
double nb_scale_map(const struct nb_scale *s, double value)
{
    assert(s->lo < s->hi);
    double t = (value / 2 - s->lo / 2) / (s->hi / 2 - s->lo / 2);
    if (t > far_away)
        t = far_away;
    if (t < -far_away)
        t = -far_away;
    return s->from + t * (s->to - s->from);
}

double nb_scale_invert(const struct nb_scale *s, double at)
{
    assert(s->from != s->to);
    const double t = (at - s->from) / (s->to - s->from);
    return s->lo * (1 - t) + s->hi * t;
}
