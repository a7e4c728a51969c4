/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pieces of a curve. A stretch of cells through which the curve runs on is drawn by as
 * few cubics as stay within a tenth of a pixel of every cell's ends: each goes as far as it
 * can. Cubics by Hermite's rule, from values and slopes; along the axis they are functions. */
#include "config.h"

#include "curve/trace.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "curve/segment.h"
#include "curve/trace_ends.h"

static const double margin = 4; /* pixels outside of the view that are drawn */
static const double half_pixel = 0.5;
enum { NEIGHBOURS = 4, SHORT = 6, STEEP = 12 };

/* A cell's extent and ends, as shares of the view. */
struct place {
    double lo, hi, v0, v1;
    bool steady; /* the curve goes straight from one end to the other, to the eye */
};

struct builder {
    struct nb_trace *t;
    struct place *places; /* one a cell */
    const struct nb_profile *f;
    const struct nb_scale *x;
    const struct nb_sight *sight;
    double slack; /* `margin`, as a share of the view */
};

static double level(const struct builder *b, double y)
{
    return nb_scale_map(&b->sight->y, y);
}

static struct nb_trace_piece *add_piece(struct nb_trace *t, enum nb_piece_kind kind, size_t first)
{
    t->pieces = nb_grow(t->pieces, &t->piece_cap, t->piece_count + 1, sizeof *t->pieces);
    t->pieces[t->piece_count] = (struct nb_trace_piece){.kind = kind, .first = first};
    return &t->pieces[t->piece_count++];
}

static void add_point(struct nb_trace *t, struct nb_point p)
{
    t->points = nb_grow(t->points, &t->cap, t->count + 1, sizeof *t->points);
    t->points[t->count++] = p;
    t->pieces[t->piece_count - 1].count++;
}

static void add_segment(struct nb_trace *t, const struct nb_segment *s)
{
    const double third = (s->u1 - s->u0) / 3;
    add_point(t, (struct nb_point){s->u0 + third, s->v0 + third * s->slope0});
    add_point(t, (struct nb_point){s->u1 - third, s->v1 - third * s->slope1});
    add_point(t, (struct nb_point){s->u1, s->v1});
}

static const struct place *place_of(const struct builder *b, const struct nb_cell *c)
{
    return &b->places[c - b->f->cells];
}

static bool is_steady(const struct builder *b, const struct nb_cell *c, const struct place *at)
{
    if (c->state & NB_CELL_NOISE)
        return false;
    if (c->state & NB_CELL_MONOTONE)
        return true;
    const double below = fmin(at->v0, at->v1) - at->lo, above = at->hi - fmax(at->v0, at->v1);
    return c->state & NB_CELL_PROVED && fmax(below, above) * b->sight->rows <= half_pixel;
}

static void find_places(struct builder *b)
{
    b->places = nb_xcalloc(b->f->count + 1, sizeof *b->places);
    for (size_t i = 0; i < b->f->count; i++) {
        const struct nb_cell *c = &b->f->cells[i];
        struct place *at = &b->places[i];
        *at = (struct place){level(b, c->lo), level(b, c->hi), level(b, c->at0.y),
                             level(b, c->at1.y), false};
        at->steady = is_steady(b, c, at);
    }
}

/* Noise from edge to edge says nothing. */
static bool is_all_noise(const struct builder *b, const struct nb_cell *c)
{
    return c->state & NB_CELL_NOISE && place_of(b, c)->lo < 0 && place_of(b, c)->hi > 1;
}

static bool is_out_of_view(const struct builder *b, const struct nb_cell *c)
{
    return is_all_noise(b, c) || !(c->lo <= c->hi) || place_of(b, c)->lo > 1 + b->slack ||
           place_of(b, c)->hi < -b->slack;
}

/* Whether the curve turns in so many cells around that a line would be a zigzag. */
static bool is_dense(const struct builder *b, size_t i)
{
    size_t turning = 0, seen = 0;
    const size_t first = i > NEIGHBOURS ? i - NEIGHBOURS : 0;
    for (size_t k = first; k <= i + NEIGHBOURS && k < b->f->count; k++, seen++)
        turning += !b->places[k].steady;
    return 2 * turning > seen;
}

/* Of a cell nothing is known but its extent. */
static bool is_bar(const struct builder *b, size_t i)
{
    const struct nb_cell *c = &b->f->cells[i];
    if (c->state & (NB_CELL_CROWDED | NB_CELL_COARSE | NB_CELL_NOISE))
        return true;
    return is_dense(b, i);
}

static bool is_faint(const struct nb_cell *c)
{
    return c->state & NB_CELL_NOISE;
}

static void add_bar(struct builder *b, size_t i, bool joined)
{
    struct nb_trace *t = b->t;
    const struct nb_cell *c = &b->f->cells[i];
    struct nb_trace_piece *last = t->piece_count ? &t->pieces[t->piece_count - 1] : NULL;
    if (!joined || !last || last->kind != NB_PIECE_BARS || last->faint != is_faint(c)) {
        last = add_piece(t, NB_PIECE_BARS, t->bar_count);
        last->faint = is_faint(c);
    }
    t->bars = nb_grow(t->bars, &t->bar_cap, t->bar_count + 1, sizeof *t->bars);
    t->bars[t->bar_count++] = (struct nb_bar){c->u0, c->u1, b->places[i].lo, b->places[i].hi};
    last->count++;
}

/* A slope at the end of a cell, that of the line through it where it is not known. */
static struct nb_jet with_slope(const struct nb_cell *c, struct nb_jet at)
{
    if (isnan(at.slope))
        at.slope = (c->at1.y - c->at0.y) / (c->x1 - c->x0);
    return at;
}

/* The cubic over the cells i to j - 1. */
static struct nb_segment segment_over(const struct builder *b, size_t i, size_t j)
{
    const struct nb_cell *first = &b->f->cells[i], *last = &b->f->cells[j - 1];
    return (struct nb_segment){
        .u0 = first->u0,
        .u1 = last->u1,
        .v0 = b->places[i].v0,
        .v1 = b->places[j - 1].v1,
        .slope0 = nb_segment_slope(b->x, &b->sight->y, first->x0, with_slope(first, first->at0),
                                   first->x1),
        .slope1 =
            nb_segment_slope(b->x, &b->sight->y, last->x1, with_slope(last, last->at1), last->x0),
    };
}

/* Whether a cubic that passes a cell's ends passes its extent, too. */
static bool fits_inside(const struct builder *b, const struct nb_segment *s,
                        const struct nb_cell *c)
{
    if (place_of(b, c)->steady)
        return true;
    double lo = INFINITY, hi = -INFINITY;
    for (int k = 0; k <= 8; k++) {
        const double v = nb_segment_at(s, c->u0 + k / 8.0 * (c->u1 - c->u0));
        lo = fmin(lo, v);
        hi = fmax(hi, v);
    }
    const double off = fmax(lo - place_of(b, c)->lo, place_of(b, c)->hi - hi);
    return off * b->sight->rows <= half_pixel;
}

/* Whether the cubic's control points stay about where the curve is: a vertical tangent
 * throws them far out. */
static bool is_calm(const struct builder *b, const struct nb_segment *s, size_t i, size_t j)
{
    const double third = (s->u1 - s->u0) / 3;
    const double control[2] = {s->v0 + third * s->slope0, s->v1 - third * s->slope1};
    double lo = INFINITY, hi = -INFINITY;
    for (size_t k = i; k < j; k++) {
        lo = fmin(lo, b->places[k].lo);
        hi = fmax(hi, b->places[k].hi);
    }
    const double room = half_pixel / b->sight->rows + (hi - lo) / 2;
    return fmin(control[0], control[1]) >= lo - room && fmax(control[0], control[1]) <= hi + room;
}

/* Whether a cubic rises many pixels within one or two, from a level end: its bends would be
 * sharper than pens draw well, and nobody would see them. */
static bool is_wall(const struct builder *b, const struct nb_segment *s)
{
    const double run = (s->u1 - s->u0) * (double)b->f->columns, rise = fabs(s->v1 - s->v0);
    const double least = fmin(fabs(s->slope0), fabs(s->slope1)) * (s->u1 - s->u0);
    return run < 2.5 && rise * b->sight->rows > STEEP * run && least < 0.1 * rise;
}

static bool fits(const struct builder *b, size_t i, size_t j)
{
    const struct nb_segment s = segment_over(b, i, j);
    const double columns = (double)b->f->columns;
    if (is_wall(b, &s))
        return false;
    if (!isfinite(s.slope0) || !isfinite(s.slope1) || !is_calm(b, &s, i, j))
        return false;
    for (size_t k = i; k < j; k++) {
        const struct nb_cell *c = &b->f->cells[k];
        if (k > i && !nb_segment_is_near(&s, c->u0, b->places[k].v0, columns, b->sight->rows))
            return false;
        if (!fits_inside(b, &s, c))
            return false;
    }
    return true;
}

/* The last cell's end to which one cubic from cell i reaches, at most `end`. */
static size_t furthest_fit(const struct builder *b, size_t i, size_t end)
{
    size_t good = i, step = 1;
    while (good < end && fits(b, i, good + step < end ? good + step : end)) {
        good = good + step < end ? good + step : end;
        step *= 2;
    }
    for (; step > 0; step /= 2)
        if (good + step <= end && fits(b, i, good + step))
            good += step;
    return good;
}

/* Where the run of cells ends through which the curve goes on smoothly, from i on. */
static size_t end_of_run(const struct builder *b, size_t i)
{
    size_t j = i + 1;
    while (j < b->f->count && b->f->cells[j].joined && !is_out_of_view(b, &b->f->cells[j]) &&
           !is_bar(b, j) && !b->f->cells[j].corner)
        j++;
    return j;
}

/* A straight line in place of a curve that is too steep for a cubic. */
static struct nb_segment straight(struct nb_segment s)
{
    s.slope0 = s.slope1 = (s.v1 - s.v0) / (s.u1 - s.u0);
    return s;
}

/* The cells i to end - 1; `joined` to the curve that the last piece is. */
static void draw_run(struct builder *b, size_t i, size_t end, bool joined)
{
    struct nb_trace *t = b->t;
    struct nb_trace_piece *last = t->piece_count ? &t->pieces[t->piece_count - 1] : NULL;
    const struct nb_cell *c = &b->f->cells[i];
    if (!joined || !last || last->kind != NB_PIECE_CURVE) {
        add_piece(t, NB_PIECE_CURVE, t->count);
        add_point(t, (struct nb_point){c->u0, b->places[i].v0});
    }
    while (i < end) {
        const size_t to = furthest_fit(b, i, end);
        if (to > i) {
            const struct nb_segment s = segment_over(b, i, to);
            add_segment(t, &s);
            i = to;
            continue;
        }
        if (!b->places[i].steady) { /* higher than its ends, and no cubic shows it */
            add_bar(b, i, false);
            if (++i < end)
                draw_run(b, i, end, false);
            return;
        }
        const struct nb_segment s = straight(segment_over(b, i, i + 1));
        add_segment(t, &s);
        i++;
    }
}

/* Whether a run that nothing is joined to is so short that a pen hardly shows it. */
static bool is_loose(const struct builder *b, size_t i, size_t end, bool joined)
{
    const struct nb_profile *f = b->f;
    const double width = (f->cells[end - 1].u1 - f->cells[i].u0) * (double)f->columns;
    const bool goes_on = end < f->count && f->cells[end].joined;
    return !joined && !goes_on && width < SHORT;
}

static void add_bars(struct builder *b, size_t i, size_t end)
{
    for (size_t k = i; k < end; k++)
        add_bar(b, k, k > i);
}

static void add_pieces(struct builder *b)
{
    const struct nb_profile *f = b->f;
    bool joined = false;
    for (size_t i = 0; i < f->count;) {
        joined = joined && f->cells[i].joined;
        if (f->cells[i].state & NB_CELL_NOWHERE || is_out_of_view(b, &f->cells[i])) {
            joined = false;
            i++;
        } else if (is_bar(b, i)) {
            add_bar(b, i++, joined);
            joined = true;
        } else {
            const size_t end = end_of_run(b, i);
            if (is_loose(b, i, end, joined))
                add_bars(b, i, end);
            else
                draw_run(b, i, end, joined);
            joined = true;
            i = end;
        }
    }
}

void nb_trace_build(struct nb_trace *t, const struct nb_profile *f, const struct nb_scale *x,
                    const struct nb_sight *sight)
{
    assert(sight->rows > 0);
    *t = (struct nb_trace){0};
    struct nb_scale axis = *x;
    axis.from = 0;
    axis.to = 1;
    struct builder b = {.t = t, .f = f, .x = &axis, .sight = sight, .slack = margin / sight->rows};
    find_places(&b);
    add_pieces(&b);
    nb_trace_ends(t, f, &axis, sight);
    t->finding = nb_finding_of(f, sight);
    free(b.places);
}

void nb_trace_data(struct nb_trace *t, const double *xs, const double *ys, size_t count,
                   const struct nb_scale *x, const struct nb_scale *y)
{
    *t = (struct nb_trace){0};
    bool open = false;
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(xs[i]) || !isfinite(ys[i])) {
            open = false;
            continue;
        }
        if (!open)
            add_piece(t, NB_PIECE_LINE, t->count);
        open = true;
        add_point(t, (struct nb_point){nb_scale_map(x, xs[i]), nb_scale_map(y, ys[i])});
    }
    if (t->piece_count == 0)
        t->finding.kind = NB_FOUND_NOWHERE;
}

void nb_trace_free(struct nb_trace *t)
{
    free(t->points);
    free(t->bars);
    free(t->pieces);
    free(t->dots);
    free(t->marks);
    *t = (struct nb_trace){0};
}

size_t nb_trace_segments(const struct nb_trace *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->piece_count; i++)
        if (t->pieces[i].kind == NB_PIECE_CURVE)
            n += (t->pieces[i].count - 1) / 3;
    return n;
}
