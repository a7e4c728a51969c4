/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polylines cut to a rectangle. */
#include "config.h"

#include "curve/clip.h"

#include <assert.h>
#include <math.h>

bool nb_rects_overlap(struct nb_rect a, struct nb_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

bool nb_rect_is_inside(struct nb_rect r, struct nb_rect in)
{
    return r.x >= in.x && r.x + r.width <= in.x + in.width && r.y >= in.y &&
           r.y + r.height <= in.y + in.height;
}

/* Narrows t0..t1 to where from + t*delta lies in lo..hi (Liang and Barsky). */
static bool narrow(double from, double delta, double lo, double hi, double *t0, double *t1)
{
    if (delta == 0)
        return from >= lo && from <= hi;
    double enter = (lo - from) / delta, leave = (hi - from) / delta;
    if (enter > leave) {
        const double swap = enter;
        enter = leave;
        leave = swap;
    }
    *t0 = fmax(*t0, enter);
    *t1 = fmin(*t1, leave);
    return *t0 <= *t1;
}

bool nb_clip_segment(const struct nb_rect *r, struct nb_point *a, struct nb_point *b)
{
    const struct nb_point from = *a, d = {b->x - a->x, b->y - a->y};
    double t0 = 0, t1 = 1;
    if (!narrow(from.x, d.x, r->x, r->x + r->width, &t0, &t1) ||
        !narrow(from.y, d.y, r->y, r->y + r->height, &t0, &t1))
        return false;
    if (t1 < 1)
        *b = (struct nb_point){from.x + t1 * d.x, from.y + t1 * d.y};
    if (t0 > 0)
        *a = (struct nb_point){from.x + t0 * d.x, from.y + t0 * d.y};
    return true;
}

void nb_clip_polyline(const struct nb_rect *r, const struct nb_point *points, size_t count,
                      nb_clip_sink *sink, void *ctx)
{
    bool joined = false; /* the last point sunk is points[i-1] itself */
    for (size_t i = 1; i < count; i++) {
        struct nb_point a = points[i - 1], b = points[i];
        if (!nb_clip_segment(r, &a, &b)) {
            joined = false;
            continue;
        }
        if (!joined)
            sink(ctx, a, true);
        sink(ctx, b, false);
        joined = b.x == points[i].x && b.y == points[i].y;
    }
}

/* A run from `start` is straight as long as one direction passes within the
 * tolerance of all its points: each point narrows a cone of directions. */
size_t nb_clip_simplify(struct nb_point *points, size_t count, double tolerance)
{
    assert(tolerance >= 0);
    if (count < 3)
        return count;
    size_t kept = 1;
    struct nb_point start = points[0];
    double low = -INFINITY, high = INFINITY, base = 0;
    for (size_t i = 1; i < count; i++) {
        const double dx = points[i].x - start.x, dy = points[i].y - start.y;
        const double distance = hypot(dx, dy);
        if (low == -INFINITY)
            base = atan2(dy, dx);
        const double turn = remainder(atan2(dy, dx) - base, 2 * 3.14159265358979323846);
        const double slack = distance > tolerance ? asin(tolerance / distance) : 4;
        if (low != -INFINITY && (turn < low || turn > high || fabs(turn) > 1)) {
            start = points[kept++] = points[i - 1];
            low = -INFINITY;
            high = INFINITY;
            i--; /* again, from the new start */
            continue;
        }
        low = fmax(low, turn - slack);
        high = fmin(high, turn + slack);
    }
    points[kept++] = points[count - 1];
    return kept;
}

enum { MOST_HALVINGS = 40 };

/* -1: nothing of it can be inside; 1: all of it is; 0: neither is known. By the hull of its
 * control points. */
static int where_is(const struct nb_rect *r, const struct nb_cubic *c)
{
    double x0 = INFINITY, x1 = -INFINITY, y0 = INFINITY, y1 = -INFINITY;
    for (int k = 0; k < 4; k++) {
        x0 = fmin(x0, c->p[k].x);
        x1 = fmax(x1, c->p[k].x);
        y0 = fmin(y0, c->p[k].y);
        y1 = fmax(y1, c->p[k].y);
    }
    const double right = r->x + r->width, bottom = r->y + r->height;
    if (x1 < r->x || x0 > right || y1 < r->y || y0 > bottom)
        return -1;
    return x0 >= r->x && x1 <= right && y0 >= r->y && y1 <= bottom;
}

static struct nb_point halfway(struct nb_point a, struct nb_point b)
{
    return (struct nb_point){0.5 * a.x + 0.5 * b.x, 0.5 * a.y + 0.5 * b.y};
}

/* Two halves, by de Casteljau. */
static void halve(const struct nb_cubic *c, struct nb_cubic *left, struct nb_cubic *right)
{
    const struct nb_point a = halfway(c->p[0], c->p[1]), b = halfway(c->p[1], c->p[2]),
                          d = halfway(c->p[2], c->p[3]);
    const struct nb_point ab = halfway(a, b), bd = halfway(b, d), m = halfway(ab, bd);
    *left = (struct nb_cubic){{c->p[0], a, ab, m}};
    *right = (struct nb_cubic){{m, bd, d, c->p[3]}};
}

struct clipping {
    const struct nb_rect *rect;
    nb_cubic_sink *sink;
    void *ctx;
    bool joined;
};

static void clip_part(struct clipping *k, const struct nb_cubic *c, int halvings)
{
    const int where = where_is(k->rect, c);
    struct nb_cubic left, right;
    if (where < 0 || (where == 0 && halvings == MOST_HALVINGS)) {
        k->joined = false;
    } else if (where > 0) {
        k->sink(k->ctx, c, !k->joined);
        k->joined = true;
    } else {
        halve(c, &left, &right);
        clip_part(k, &left, halvings + 1);
        clip_part(k, &right, halvings + 1);
    }
}

bool nb_clip_cubic(const struct nb_rect *r, const struct nb_cubic *c, bool joined,
                   nb_cubic_sink *sink, void *ctx)
{
    struct clipping k = {r, sink, ctx, joined};
    clip_part(&k, c, 0);
    return k.joined;
}
