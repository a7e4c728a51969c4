/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zooming and panning. */
#include "config.h"

#include "seen/viewport.h"

#include <assert.h>
#include <float.h>
#include <math.h>

static const double widest = 1e300;
static const double narrowest = 256 * DBL_EPSILON; /* of the largest number shown */

/* Takes the part of the limits unless doubles cannot tell its ends apart well, or a
 * logarithm has no place for them. */
static void take_part(struct nb_limits *l, const struct nb_warp *w, double t0, double t1)
{
    double lo = l->lo, hi = l->hi;
    nb_warp_part(w, t0, t1, &lo, &hi);
    const double largest = fmax(fabs(lo), fabs(hi));
    if (!(largest < widest) || !(hi - lo > narrowest * largest) || hi - lo < 1 / widest)
        return;
    if (w->kind == NB_WARP_LOG && !(lo > 0))
        return;
    l->lo = lo;
    l->hi = hi;
}

static void zoom(struct nb_limits *l, const struct nb_warp *w, double center, double factor)
{
    if (factor != 1)
        take_part(l, w, center - center * factor, center + (1 - center) * factor);
}

void nb_viewport_zoom(struct nb_viewport *v, double cx, double cy, double fx, double fy)
{
    assert(fx > 0 && fy > 0);
    zoom(&v->x, &v->x_warp, cx, fx);
    zoom(&v->y, &v->y_warp, cy, fy);
}

static void pan(struct nb_limits *l, const struct nb_warp *w, double fraction)
{
    if (fraction != 0)
        take_part(l, w, fraction, 1 + fraction);
}

void nb_viewport_pan(struct nb_viewport *v, double dx, double dy)
{
    assert(isfinite(dx) && isfinite(dy));
    pan(&v->x, &v->x_warp, dx);
    pan(&v->y, &v->y_warp, dy);
}
