/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trace drawn with a pen. Cairo draws wrong lines far outside of its page, so all is
 * clipped here. */
#include "config.h"

#include "plot/stroke.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "plot/dense.h"
#include "plot/markers.h"

static const double overhang = 6;      /* of lines past the plot, before the clip */
static const double flat_error = 0.03; /* pixels that simplifying may move a line */
static const double faint = 0.35;      /* share of the colour in what is not sure */
static const double toned = 0.6; /* ... in bands of a pen with dashes, which they cannot show */
/* Points of data a pixel that are drawn as a band, when they turn so often. */
enum { CROWDED = 4, MANY_TURNS = 8 };
enum { TANGLED = 1000, MOST_PARTS = 100000 }; /* parts of a line */

struct stroke {
    cairo_t *cr;
    const struct nb_trace *t;
    const struct nb_brush *b;
    struct nb_rect view;
};

static double across(const struct stroke *s, double u)
{
    return s->b->plot.x + u * s->b->plot.width;
}

static double down(const struct stroke *s, double v)
{
    return s->b->plot.y + (1 - v) * s->b->plot.height;
}

static struct nb_point placed(const struct stroke *s, struct nb_point p)
{
    return (struct nb_point){across(s, p.x), down(s, p.y)};
}

static void set_share(const struct stroke *s, double share)
{
    const struct nb_rgb c = s->b->color, p = s->b->paper;
    cairo_set_source_rgb(s->cr, p.r + share * (c.r - p.r), p.g + share * (c.g - p.g),
                         p.b + share * (c.b - p.b));
}

static void add_cubic(void *ctx, const struct nb_cubic *c, bool start)
{
    const struct stroke *s = ctx;
    if (start)
        cairo_move_to(s->cr, c->p[0].x, c->p[0].y);
    cairo_curve_to(s->cr, c->p[1].x, c->p[1].y, c->p[2].x, c->p[2].y, c->p[3].x, c->p[3].y);
}

/* Whether the cubic is a line. */
static bool is_straight(const struct nb_cubic *c)
{
    const double dx = c->p[3].x - c->p[0].x, dy = c->p[3].y - c->p[0].y, length = hypot(dx, dy);
    for (int k = 1; k < 3; k++)
        if (fabs((c->p[k].x - c->p[0].x) * dy - (c->p[k].y - c->p[0].y) * dx) > 0.01 * length)
            return false;
    return true;
}

static void draw_curve(struct stroke *s, const struct nb_trace_piece *p)
{
    bool joined = false;
    for (size_t i = p->first; i + 3 < p->first + p->count; i += 3) {
        struct nb_cubic c;
        for (size_t k = 0; k < 4; k++)
            c.p[k] = placed(s, s->t->points[i + k]);
        if (is_straight(&c)) {
            struct nb_point a = c.p[0], b = c.p[3];
            const struct nb_point end = b;
            if (!nb_clip_segment(&s->view, &a, &b)) {
                joined = false;
                continue;
            }
            if (!joined)
                cairo_move_to(s->cr, a.x, a.y);
            cairo_line_to(s->cr, b.x, b.y);
            joined = b.x == end.x && b.y == end.y;
        } else {
            joined = nb_clip_cubic(&s->view, &c, joined, add_cubic, s);
        }
    }
}

static double held(double y, const struct nb_rect *view)
{
    return fmin(fmax(y, view->y), view->y + view->height);
}

static void fill_bands(struct stroke *s, bool unsure)
{
    set_share(s, unsure ? faint : s->b->pen.dashes > 0 ? toned : 1);
    cairo_fill(s->cr);
    set_share(s, 1);
}

/* Draws the path so far; one path for many pieces makes small files, and pictures of pixels
 * slow. */
static void finish(struct stroke *s, const struct nb_trace_piece *p)
{
    if (p->kind == NB_PIECE_BARS)
        fill_bands(s, p->faint);
    else
        cairo_stroke(s->cr);
}

static bool goes_on(const struct stroke *s, const struct nb_trace_piece *p,
                    const struct nb_trace_piece *next)
{
    const bool pixels = cairo_surface_get_type(cairo_get_target(s->cr)) == CAIRO_SURFACE_TYPE_IMAGE;
    return !pixels && next->kind == p->kind && next->faint == p->faint;
}

static struct nb_column column_of(const struct stroke *s, size_t i)
{
    const struct nb_bar *bar = &s->t->bars[i];
    return (struct nb_column){across(s, bar->u0), across(s, bar->u1),
                              held(down(s, bar->hi), &s->view), held(down(s, bar->lo), &s->view)};
}

/* Whether the pen that covers one column leaves nothing open to the next one: what it covers
 * of both is one band, but for slivers at the rim that nobody sees. */
static bool are_touching(const struct stroke *s, struct nb_column a, struct nb_column b)
{
    const double near = s->b->pen.width / 4;
    return b.x0 - a.x1 <= near && b.low - a.high <= near && a.low - b.high <= near;
}

/* How many pieces from the i-th on are drawn as one. */
static size_t run_of_bars(const struct stroke *s, size_t i)
{
    const struct nb_trace_piece *p = &s->t->pieces[i];
    size_t n = 1;
    while (i + n < s->t->piece_count && goes_on(s, p, p + n) &&
           are_touching(s, column_of(s, p[n].first - 1), column_of(s, p[n].first)))
        n++;
    return n;
}

/* Bars of pieces that follow each other lie one behind the other. */
static void draw_bars(struct stroke *s, size_t first, size_t count)
{
    struct nb_column *columns = nb_xcalloc(count, sizeof *columns);
    for (size_t i = 0; i < count; i++)
        columns[i] = column_of(s, first + i);
    nb_dense_path(s->cr, columns, count, s->b->scale, s->b->pen.width);
    free(columns);
}

/* Visible runs of a polyline are collected here and drawn one by one. */
struct run {
    struct stroke *s;
    struct nb_point *points;
    size_t count;
};

/* Whether the points go to the right, more of them than columns could show apart, and up and
 * down: a steep line is a line, however many points are on it. */
static bool is_crowded(const struct run *r)
{
    const struct nb_point *p = r->points;
    size_t turns = 0;
    for (size_t i = 1; i < r->count; i++) {
        if (p[i].x < p[i - 1].x)
            return false;
        turns += i > 1 && (p[i].y > p[i - 1].y) != (p[i - 1].y > p[i - 2].y);
    }
    if (turns < MANY_TURNS)
        return false;
    const double pixels = (p[r->count - 1].x - p[0].x) * r->s->b->scale;
    return (double)r->count > CROWDED * fmax(pixels, 8);
}

/* The lines between the points, column by column. */
static void fill_run(const struct run *r)
{
    const double step = 1 / r->s->b->scale, x0 = r->points[0].x;
    const size_t n = (size_t)((r->points[r->count - 1].x - x0) / step) + 1;
    struct nb_column *columns = nb_xcalloc(n, sizeof *columns);
    for (size_t i = 0; i < n; i++)
        columns[i] = (struct nb_column){x0 + (double)i * step, x0 + (double)(i + 1) * step,
                                        INFINITY, -INFINITY};
    for (size_t i = 0; i < r->count; i++)
        for (size_t k = i > 0 ? i - 1 : 0; k <= i; k++) {
            struct nb_column *c = &columns[(size_t)((r->points[i].x - x0) / step)];
            c->low = fmin(c->low, r->points[k].y);
            c->high = fmax(c->high, r->points[k].y);
        }
    for (size_t i = 1; i < n; i++)
        if (columns[i].low > columns[i].high) {
            columns[i].low = columns[i - 1].low;
            columns[i].high = columns[i - 1].high;
        }
    nb_dense_path(r->s->cr, columns, n, r->s->b->scale, r->s->b->pen.width);
    fill_bands(r->s, false);
    free(columns);
}

/* Whether so much of a line is there that it must cross itself more often than it could be
 * seen, and than anybody who computes crossings has time for. */
static bool is_tangled(const struct run *r)
{
    const struct nb_brush *b = r->s->b;
    double length = 0;
    for (size_t i = 1; i < r->count; i++)
        length += hypot(r->points[i].x - r->points[i - 1].x, r->points[i].y - r->points[i - 1].y);
    return r->count > MOST_PARTS ||
           (r->count > TANGLED && length * b->pen.width > b->plot.width * b->plot.height);
}

/* As discs, one at each pixel of its way. */
static void stamp_run(const struct run *r)
{
    const struct nb_brush *b = r->s->b;
    const struct nb_markers discs = {.at = r->points,
                                     .count = r->count,
                                     .radius = b->pen.width / 2,
                                     .color = b->color,
                                     .alpha = 1,
                                     .view = b->plot,
                                     .scale = b->scale,
                                     .joined = true};
    nb_markers_draw(r->s->cr, &discs);
    set_share(r->s, 1);
}

static void stroke_run(const struct run *r)
{
    cairo_t *cr = r->s->cr;
    cairo_move_to(cr, r->points[0].x, r->points[0].y);
    for (size_t i = 1; i < r->count; i++)
        cairo_line_to(cr, r->points[i].x, r->points[i].y);
    cairo_stroke(cr);
}

static void finish_run(struct run *r)
{
    if (r->count >= 2 && is_crowded(r)) {
        fill_run(r);
    } else if (r->count >= 2) {
        r->count = nb_clip_simplify(r->points, r->count, flat_error / r->s->b->scale);
        (is_tangled(r) ? stamp_run : stroke_run)(r);
    }
    r->count = 0;
}

static void take_point(void *ctx, struct nb_point point, bool start)
{
    struct run *r = ctx;
    if (start)
        finish_run(r);
    r->points[r->count++] = point;
}

static void draw_line(struct stroke *s, const struct nb_trace_piece *p)
{
    struct nb_point *points = nb_xcalloc(3 * p->count + 1, sizeof *points);
    for (size_t i = 0; i < p->count; i++)
        points[i] = placed(s, s->t->points[p->first + i]);
    struct run run = {s, points + p->count, 0};
    nb_clip_polyline(&s->view, points, p->count, take_point, &run);
    finish_run(&run);
    free(points);
}

/* The i-th piece and those that are drawn with it; returns how many that are. */
static size_t draw_piece(struct stroke *s, size_t i)
{
    const struct nb_trace_piece *p = &s->t->pieces[i];
    size_t n = 1;
    if (p->kind == NB_PIECE_CURVE)
        draw_curve(s, p);
    else if (p->kind == NB_PIECE_LINE)
        draw_line(s, p);
    else {
        n = run_of_bars(s, i);
        draw_bars(s, p->first, p[n - 1].first + p[n - 1].count - p->first);
    }
    return n;
}

void nb_stroke_trace(cairo_t *cr, const struct nb_trace *t, const struct nb_brush *brush)
{
    const struct nb_rect *plot = &brush->plot;
    struct stroke s = {cr,
                       t,
                       brush,
                       {plot->x - overhang, plot->y - overhang, plot->width + 2 * overhang,
                        plot->height + 2 * overhang}};
    if (brush->pen.width == 0)
        return;
    set_share(&s, 1);
    cairo_set_line_width(cr, brush->pen.width);
    cairo_set_dash(cr, brush->pen.dash, brush->pen.dashes, 0);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    for (size_t i = 0; i < t->piece_count;) {
        i += draw_piece(&s, i);
        const struct nb_trace_piece *last = &t->pieces[i - 1];
        if (i == t->piece_count || !goes_on(&s, last, last + 1))
            finish(&s, last);
    }
}

void nb_stroke_marks(cairo_t *cr, const struct nb_trace *t, const struct nb_brush *brush,
                     double size)
{
    struct stroke s = {.cr = cr, .t = t, .b = brush};
    set_share(&s, 1);
    for (size_t i = 0; i < t->mark_count; i++) {
        const struct nb_off_mark *m = &t->marks[i];
        const double x = across(&s, m->u), y = down(&s, m->up ? 1 : 0), to = m->up ? size : -size;
        cairo_move_to(cr, x, y);
        cairo_line_to(cr, x - 0.6 * size, y + to);
        cairo_line_to(cr, x + 0.6 * size, y + to);
        cairo_close_path(cr);
        cairo_fill(cr);
    }
}
