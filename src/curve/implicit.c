/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curve on which f(x, y) is 0: cells proved empty, lines through the others. */
#include "config.h"

#include "curve/implicit.h"

#include <math.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "curve/join.h"
#include "graph/diff.h"
#include "graph/lower.h"
#include "proof/enclose.h"

enum { PIXELS = 2, DEEPEST = 12, FINER = 3, ROOT_STEPS = 60, BUDGET = 3000000 };

struct tracer {
    struct nb_enclosure *f, *slopes; /* f; f and its two derivatives, or NULL */
    const struct nb_scale *x, *y;
    size_t cells; /* in each direction: a power of two */
    size_t left;  /* enclosures that may be asked for */
    struct nb_line_ends joints;
    struct nb_trace *t;
};

/* Part of the view, in shares of the axes. */
struct part {
    double u0, u1, v0, v1;
};

static struct nb_interval along(const struct nb_scale *s, double from, double to)
{
    return nb_between(nb_scale_invert(s, from), nb_scale_invert(s, to));
}

static struct nb_interval over(struct tracer *r, struct part p)
{
    const struct nb_interval box[] = {along(r->x, p.u0, p.u1), along(r->y, p.v0, p.v1)};
    struct nb_interval out;
    r->left -= r->left > 0;
    nb_enclose(r->f, box, &out);
    return out;
}

static double value(struct tracer *r, double u, double v)
{
    const struct nb_interval at = over(r, (struct part){u, u, v, v});
    return at.defined == NB_EVERYWHERE ? at.lo / 2 + at.hi / 2 : NAN;
}

/* Whether f has no zero in the part: by itself, or by the mean value theorem from the middle
 * of it. */
static bool is_empty(struct tracer *r, struct part p)
{
    const struct nb_interval all = over(r, p);
    if (all.defined == NB_NOWHERE || !nb_may_vanish(all))
        return true;
    if (!r->slopes || !all.continuous)
        return false;
    const struct nb_interval box[] = {along(r->x, p.u0, p.u1), along(r->y, p.v0, p.v1)};
    const double x = box[0].lo / 2 + box[0].hi / 2, y = box[1].lo / 2 + box[1].hi / 2;
    const struct nb_interval middle[] = {nb_interval_at(x), nb_interval_at(y)};
    struct nb_interval out[3], at;
    nb_enclose(r->slopes, box, out);
    nb_enclose(r->f, middle, &at);
    const struct nb_interval dx = nb_interval_sub(box[0], middle[0]);
    const struct nb_interval dy = nb_interval_sub(box[1], middle[1]);
    const struct nb_interval mean = nb_interval_add(
        at, nb_interval_add(nb_interval_mul(out[1], dx), nb_interval_mul(out[2], dy)));
    return out[1].continuous && out[2].continuous && !nb_holds(mean, 0);
}

static bool has_zero(double a, double b)
{
    return (a < 0) != (b < 0);
}

/* The root between the ends of an edge, where f has other signs: the share of the edge, by
 * the secant and, each third time, the middle. */
static double root(struct tracer *r, struct part edge, double f0, double f1)
{
    static const double close = 1e-3; /* of two pixels */
    double lo = 0, hi = 1, before = INFINITY, t = f0 / (f0 - f1);
    for (int i = 1; i <= ROOT_STEPS && hi - lo > close && fabs(t - before) > close; i++) {
        before = t;
        const double f =
            value(r, edge.u0 + t * (edge.u1 - edge.u0), edge.v0 + t * (edge.v1 - edge.v0));
        if (!(fabs(f) > 0))
            return t;
        if (has_zero(f, f1)) {
            lo = t;
            f0 = f;
        } else {
            hi = t;
            f1 = f;
        }
        t = i % 3 == 0 ? lo + (hi - lo) / 2 : lo + (hi - lo) * (f0 / (f0 - f1));
    }
    return t;
}

static struct nb_line_end joint_on(struct tracer *r, struct part edge, double f0, double f1,
                                   size_t number)
{
    const double t = root(r, edge, f0, f1);
    const struct nb_point at = {edge.u0 + t * (edge.u1 - edge.u0),
                                edge.v0 + t * (edge.v1 - edge.v0)};
    return (struct nb_line_end){number, at};
}

/* The lines through a cell, between the roots on its edges: lower, right, upper, left. */
static void cross(struct tracer *r, size_t i, size_t k, struct part p)
{
    const double f[] = {value(r, p.u0, p.v0), value(r, p.u1, p.v0), value(r, p.u1, p.v1),
                        value(r, p.u0, p.v1)};
    const struct part edges[] = {{p.u0, p.u1, p.v0, p.v0},
                                 {p.u1, p.u1, p.v0, p.v1},
                                 {p.u0, p.u1, p.v1, p.v1},
                                 {p.u0, p.u0, p.v0, p.v1}};
    static const int ends[4][2] = {{0, 1}, {1, 2}, {3, 2}, {0, 3}};
    const size_t row = r->cells + 1;
    const size_t numbers[] = {2 * (k * row + i), 2 * (k * row + i + 1) + 1, 2 * ((k + 1) * row + i),
                              2 * (k * row + i) + 1};
    struct nb_line_end at[4];
    int count = 0;
    for (int e = 0; e < 4; e++) {
        const double f0 = f[ends[e][0]], f1 = f[ends[e][1]];
        if (has_zero(f0, f1) && !isnan(f0) && !isnan(f1))
            at[count++] = joint_on(r, edges[e], f0, f1, numbers[e]);
    }
    /* Four: two lines, which the middle tells apart. */
    const bool turned =
        count == 4 && has_zero(value(r, (p.u0 + p.u1) / 2, (p.v0 + p.v1) / 2), f[0]);
    if (count == 2)
        nb_line_ends_add(&r->joints, at[0], at[1]);
    else if (count == 4) {
        nb_line_ends_add(&r->joints, at[0], at[turned ? 1 : 3]);
        nb_line_ends_add(&r->joints, at[2], at[turned ? 3 : 1]);
    }
}

/* Whether a cell without a change of sign is empty, by looking closer. */
static bool is_empty_closer(struct tracer *r, struct part p, int depth)
{
    if (is_empty(r, p))
        return true;
    if (depth == 0 || r->left == 0)
        return false;
    const double u = (p.u0 + p.u1) / 2, v = (p.v0 + p.v1) / 2;
    return is_empty_closer(r, (struct part){p.u0, u, p.v0, v}, depth - 1) &&
           is_empty_closer(r, (struct part){u, p.u1, p.v0, v}, depth - 1) &&
           is_empty_closer(r, (struct part){p.u0, u, v, p.v1}, depth - 1) &&
           is_empty_closer(r, (struct part){u, p.u1, v, p.v1}, depth - 1);
}

static void add_doubtful(struct nb_trace *t, struct part p)
{
    t->bars = nb_grow(t->bars, &t->bar_cap, t->bar_count + 1, sizeof *t->bars);
    t->pieces = nb_grow(t->pieces, &t->piece_cap, t->piece_count + 1, sizeof *t->pieces);
    t->pieces[t->piece_count++] = (struct nb_trace_piece){NB_PIECE_BARS, t->bar_count, 1, true};
    t->bars[t->bar_count++] = (struct nb_bar){p.u0, p.u1, p.v0, p.v1};
}

/* A cell that may hold a part of the curve; where f may jump, a change of its sign is no
 * root. */
static void visit_cell(struct tracer *r, size_t i, size_t k, struct part p)
{
    const struct nb_interval all = over(r, p);
    const size_t before = r->joints.count;
    if (!all.continuous)
        return;
    cross(r, i, k, p);
    if (r->joints.count == before && !is_empty_closer(r, p, FINER))
        add_doubtful(r->t, p);
}

/* The part of `size` cells from (i, k) on. */
static void visit(struct tracer *r, size_t i, size_t k, size_t size)
{
    const double n = (double)r->cells;
    const struct part p = {(double)i / n, (double)(i + size) / n, (double)k / n,
                           (double)(k + size) / n};
    if (nb_interrupt_pending() || is_empty(r, p))
        return;
    if (r->left == 0) {
        add_doubtful(r->t, p);
        return;
    }
    if (size == 1) {
        visit_cell(r, i, k, p);
        return;
    }
    const size_t half = size / 2;
    visit(r, i, k, half);
    visit(r, i + half, k, half);
    visit(r, i, k + half, half);
    visit(r, i + half, k + half, half);
}

static struct nb_enclosure *compile_slopes(const struct nb_implicit *curve,
                                           struct nb_expr *const vars[2])
{
    struct nb_err err = {0};
    struct nb_expr *roots[] = {nb_valued(curve->f), NULL, NULL};
    for (int i = 0; i < 2; i++)
        if (!(roots[i + 1] = nb_grad(curve->f->pool, roots[0], vars[i], NB_RIGHT, &err)))
            return NULL;
    return nb_enclosure_new(roots, 3, vars, 2);
}

void nb_implicit_trace(struct nb_trace *t, const struct nb_implicit *curve,
                       const struct nb_scale *x, const struct nb_scale *y, double columns,
                       double rows)
{
    struct nb_expr *const vars[] = {curve->x, curve->y};
    const struct nb_scale across = {x->lo, x->hi, 0, 1, x->warp},
                          up = {y->lo, y->hi, 0, 1, y->warp};
    struct tracer r = {.x = &across, .y = &up, .cells = 1, .left = BUDGET, .t = t};
    *t = (struct nb_trace){0};
    while (r.cells < fmax(columns, rows) / PIXELS && r.cells < 1U << DEEPEST)
        r.cells *= 2;
    r.f = nb_enclosure_new(&curve->f, 1, vars, 2);
    r.slopes = compile_slopes(curve, vars);
    visit(&r, 0, 0, r.cells);
    nb_line_ends_lines(&r.joints, t);
    nb_line_ends_free(&r.joints);
    nb_enclosure_free(r.f);
    nb_enclosure_free(r.slopes);
}
