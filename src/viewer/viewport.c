/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zooming and panning. */
#include "config.h"

#include "viewer/viewport.h"

#include <assert.h>
#include <float.h>
#include <math.h>

static const double widest = 1e300;
static const double narrowest = 256 * DBL_EPSILON; /* of the largest number shown */

/* Takes the new limits unless doubles cannot tell them apart well. */
static void set_limits(struct nb_limits *l, double lo, double hi)
{
    const double largest = fmax(fabs(lo), fabs(hi));
    if (!(largest < widest) || !(hi - lo > narrowest * largest) || hi - lo < 1 / widest)
        return;
    l->lo = lo;
    l->hi = hi;
}

static void zoom(struct nb_limits *l, double center, double factor)
{
    const double width = l->hi - l->lo, fixed = l->lo + center * width;
    if (factor != 1)
        set_limits(l, fixed - center * width * factor, fixed + (1 - center) * width * factor);
}

void nb_viewport_zoom(struct nb_viewport *v, double cx, double cy, double fx, double fy)
{
    assert(fx > 0 && fy > 0);
    zoom(&v->x, cx, fx);
    zoom(&v->y, cy, fy);
}

static void pan(struct nb_limits *l, double fraction)
{
    const double by = fraction * (l->hi - l->lo);
    if (by != 0)
        set_limits(l, l->lo + by, l->hi + by);
}

void nb_viewport_pan(struct nb_viewport *v, double dx, double dy)
{
    assert(isfinite(dx) && isfinite(dy));
    pan(&v->x, dx);
    pan(&v->y, dy);
}
