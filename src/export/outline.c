/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawn lines of a curve as few points. */
#include "config.h"

#include "export/outline.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "curve/flatten.h"

/* One visible run of a piece. */
struct run {
    struct nb_point *points;
    size_t count;
    double tolerance;
    nb_outline_sink *sink;
    void *ctx;
};

/* The point of the run that is farthest from the line between two of them. */
static size_t farthest(const struct nb_point *p, size_t first, size_t last, double *distance)
{
    const double dx = p[last].x - p[first].x, dy = p[last].y - p[first].y;
    const double length = hypot(dx, dy);
    size_t best = first;
    *distance = 0;
    for (size_t i = first + 1; i < last; i++) {
        const double x = p[i].x - p[first].x, y = p[i].y - p[first].y;
        const double d = length > 0 ? fabs(dx * y - dy * x) / length : hypot(x, y);
        if (d > *distance) {
            *distance = d;
            best = i;
        }
    }
    return best;
}

/* Keeps, by Ramer's and Douglas and Peucker's rule, what is farther than the tolerance
 * from the line that is there without it. The list of ends to look at is a stack. */
static void keep(const struct run *r, bool *kept)
{
    size_t *ends = nb_xcalloc(r->count + 1, sizeof *ends), depth = 0, first = 0;
    kept[0] = kept[r->count - 1] = true;
    ends[depth++] = r->count - 1;
    while (depth > 0) {
        double distance;
        const size_t last = ends[depth - 1], middle = farthest(r->points, first, last, &distance);
        if (distance > r->tolerance) {
            kept[middle] = true;
            ends[depth++] = middle;
        } else {
            first = last;
            depth--;
        }
    }
    free(ends);
}

static void finish(struct run *r)
{
    if (r->count >= 2) {
        bool *kept = nb_xcalloc(r->count, sizeof *kept);
        keep(r, kept);
        for (size_t i = 0; i < r->count; i++)
            if (kept[i])
                r->sink(r->ctx, r->points[i], i == 0);
        free(kept);
    }
    r->count = 0;
}

static void take(void *ctx, struct nb_point at, bool start)
{
    struct run *r = ctx;
    if (start)
        finish(r);
    r->points[r->count++] = at;
}

void nb_outline(const struct nb_panel *p, size_t i, double tolerance, nb_outline_sink *sink,
                void *ctx)
{
    const struct nb_trace *t = &p->traces[i];
    const struct nb_rect *plot = &p->layout.plot;
    const struct nb_rect view = {plot->x - tolerance, plot->y - tolerance,
                                 plot->width + 2 * tolerance, plot->height + 2 * tolerance};
    for (size_t j = 0; j < t->piece_count; j++) {
        size_t count;
        struct nb_point *points = nb_piece_points(t, &t->pieces[j], &count);
        struct nb_point *seen = nb_xcalloc(2 * count + 1, sizeof *seen);
        for (size_t k = 0; k < count; k++)
            points[k] = (struct nb_point){plot->x + points[k].x * plot->width,
                                          plot->y + (1 - points[k].y) * plot->height};
        struct run run = {seen, 0, tolerance, sink, ctx};
        nb_clip_polyline(&view, points, count, take, &run);
        finish(&run);
        free(seen);
        free(points);
    }
}

/* Whether a dot has no other place too near to either side. */
static bool has_room(const struct nb_panel *p, const struct nb_trace *t, size_t k)
{
    const double least = 3 * p->theme.dot_radius / p->layout.plot.width, u = t->dots[k].u;
    for (size_t i = 0; i < t->dot_count; i++)
        if (t->dots[i].u != u && fabs(t->dots[i].u - u) < least)
            return false;
    return true;
}

void nb_outline_dots(const struct nb_panel *p, size_t i, nb_outline_dot_sink *sink, void *ctx)
{
    const struct nb_trace *t = &p->traces[i];
    for (size_t k = 0; k < t->dot_count; k++)
        if (t->dots[k].y >= p->y.lo && t->dots[k].y <= p->y.hi && has_room(p, t, k))
            sink(ctx, &t->dots[k]);
}
