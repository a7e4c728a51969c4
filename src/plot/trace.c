/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Samples joined into the pieces of a curve. */
#include "config.h"

#include "plot/trace.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

static void add_point(struct nb_trace *t, bool *open, double x, double y)
{
    if (!*open) {
        t->pieces = nb_grow(t->pieces, &t->piece_cap, t->piece_count + 1, sizeof *t->pieces);
        t->pieces[t->piece_count++] = (struct nb_trace_piece){.first = t->count};
        *open = true;
    }
    t->points = nb_grow(t->points, &t->cap, t->count + 1, sizeof *t->points);
    t->points[t->count++] = (struct nb_point){x, y};
    t->pieces[t->piece_count - 1].count++;
}

static void add_dot(struct nb_trace *t, double x, double y, bool closed)
{
    for (size_t i = 0; i < t->dot_count; i++)
        if (t->dots[i].x == x && t->dots[i].y == y)
            return;
    t->dots = nb_grow(t->dots, &t->dot_cap, t->dot_count + 1, sizeof *t->dots);
    t->dots[t->dot_count++] = (struct nb_dot){x, y, closed};
}

static bool near(double a, double b, double tolerance)
{
    return fabs(a - b) <= tolerance;
}

/* Dots at the ends of the pieces that meet in a jump or a hole. */
static void mark_ends(struct nb_trace *t, const struct nb_break *b, double tolerance)
{
    const struct nb_limit *const sides[] = {&b->left, &b->right};
    /* At a pole the double nearest to it has some huge value: no end. */
    bool value_shown = !isfinite(b->value) || b->left.kind == NB_LIMIT_INFINITE ||
                       b->right.kind == NB_LIMIT_INFINITE;
    for (size_t i = 0; i < 2; i++) {
        if (sides[i]->kind != NB_LIMIT_FINITE)
            continue;
        const bool closed = near(sides[i]->value, b->value, tolerance);
        value_shown = value_shown || closed;
        /* The border of the domain needs no mark where the value is there. */
        if (!closed || nb_limit_exists(*sides[1 - i]))
            add_dot(t, b->x, closed ? b->value : sides[i]->value, closed);
    }
    if (!value_shown)
        add_dot(t, b->x, b->value, true);
}

/* The y where a side ends: the value itself where the limit is that. */
static double end_of(const struct nb_limit *side, double value, double tolerance)
{
    return near(side->value, value, tolerance) ? value : side->value;
}

static void pass_break(struct nb_trace *t, bool *open, const struct nb_break *b, double tolerance)
{
    const bool finite = b->left.kind == NB_LIMIT_FINITE && b->right.kind == NB_LIMIT_FINITE;
    if (finite && near(b->left.value, b->value, tolerance) &&
        near(b->right.value, b->value, tolerance)) {
        add_point(t, open, b->x, b->value);
        return;
    }
    if (nb_limit_exists(b->left))
        add_point(t, open, b->x, end_of(&b->left, b->value, tolerance));
    *open = false;
    if (nb_limit_exists(b->right))
        add_point(t, open, b->x, end_of(&b->right, b->value, tolerance));
    mark_ends(t, b, tolerance);
}

void nb_trace_build(struct nb_trace *t, const struct nb_samples *s, double tolerance)
{
    assert(!(tolerance < 0));
    *t = (struct nb_trace){0};
    bool open = false;
    size_t next = 0;
    /* A grid point this near to a break is the break (see add_break). */
    const double same = s->break_count ? 1e-9 * (s->points[1].x - s->points[0].x) : 0;
    for (size_t i = 0; i < s->count; i++) {
        const struct nb_point p = s->points[i];
        for (; next < s->break_count && s->breaks[next].x <= p.x; next++)
            pass_break(t, &open, &s->breaks[next], tolerance);
        if (next > 0 && p.x - s->breaks[next - 1].x <= same)
            continue;
        if (isfinite(p.x) && isfinite(p.y))
            add_point(t, &open, p.x, p.y);
        else
            open = false;
    }
}

void nb_trace_free(struct nb_trace *t)
{
    free(t->points);
    free(t->pieces);
    free(t->dots);
    *t = (struct nb_trace){0};
}
