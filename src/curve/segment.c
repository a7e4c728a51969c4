/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cubics by Hermite's rule. */
#include "config.h"

#include "curve/segment.h"

#include <math.h>

static const double tolerance = 0.1; /* pixels */

double nb_segment_at(const struct nb_segment *s, double u)
{
    const double width = s->u1 - s->u0, t = (u - s->u0) / width, r = 1 - t;
    return r * r * ((1 + 2 * t) * s->v0 + t * width * s->slope0) +
           t * t * ((1 + 2 * r) * s->v1 - r * width * s->slope1);
}

/* dv/du inside. */
static double slope_at(const struct nb_segment *s, double u)
{
    const double width = s->u1 - s->u0, t = (u - s->u0) / width, r = 1 - t;
    return 6 * t * r * (s->v1 - s->v0) / width + r * (r - 2 * t) * s->slope0 +
           t * (t - 2 * r) * s->slope1;
}

bool nb_segment_is_near(const struct nb_segment *s, double u, double v, double columns, double rows)
{
    const double off = fabs(nb_segment_at(s, u) - v) * rows;
    return off <= tolerance || off <= tolerance * hypot(1, slope_at(s, u) * rows / columns);
}

double nb_segment_slope(const struct nb_scale *x_scale, const struct nb_scale *y_scale, double x,
                        struct nb_jet at, double beside)
{
    const double h = (beside - x) / 4, rise = at.slope * h;
    const double dv = nb_scale_map(y_scale, at.y + rise) - nb_scale_map(y_scale, at.y - rise);
    return dv / (nb_scale_map(x_scale, x + h) - nb_scale_map(x_scale, x - h));
}
