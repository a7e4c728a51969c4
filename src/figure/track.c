/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tracks of sliders. */
#include "config.h"

#include "figure/track.h"

#include <math.h>

enum { STEPS = 50 };

/* The least of 1, 2, 5 times a power of ten that is not below x > 0. */
static double nice_above(double x)
{
    const double unit = pow(10, floor(log10(x)));
    const double share = x / unit;
    return unit * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
}

double nb_track_step(double lo, double hi)
{
    return nice_above((hi - lo) / STEPS);
}

struct nb_track nb_track_around(double value)
{
    const double reach = value == 0 ? 5 : nice_above(fmin(4 * fabs(value), 1e300));
    const double lo = value > 0 ? 0 : -reach;
    return (struct nb_track){lo, reach, nb_track_step(lo, reach)};
}

/* Without the noise of a sum of steps, since a step is a small whole number times or through a
 * power of ten. */
double nb_track_snap(double value, double step)
{
    const double n = round(value / step);
    return step < 1 ? n / round(1 / step) : n * step;
}

double nb_track_go(struct nb_track *t, double value, int steps)
{
    const double to = nb_track_snap(value + steps * t->step, t->step);
    if (!isfinite(to))
        return value;
    t->lo = fmin(t->lo, to);
    t->hi = fmax(t->hi, to);
    t->step = nb_track_step(t->lo, t->hi);
    return to;
}
