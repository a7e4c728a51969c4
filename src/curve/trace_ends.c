/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ends of a curve's pieces. */
#include "config.h"

#include "curve/trace_ends.h"

#include <math.h>

#include "base/xalloc.h"

static const double half_pixel = 0.5;
/* Between the levels of a format, where dots would hide the steps. */
static const double narrow_step = 12;
enum { MOST_MARKS = 3 };

struct ends {
    struct nb_trace *t;
    const struct nb_profile *f;
    const struct nb_scale *x;
    const struct nb_sight *sight;
};

static double level(const struct ends *b, double y)
{
    return nb_scale_map(&b->sight->y, y);
}

static void add_dot(struct ends *b, const struct nb_break *k, double y, bool closed)
{
    struct nb_trace *t = b->t;
    const struct nb_dot *last = t->dot_count ? &t->dots[t->dot_count - 1] : NULL;
    if (last && last->x == k->x && last->y == y)
        return;
    t->dots = nb_grow(t->dots, &t->dot_cap, t->dot_count + 1, sizeof *t->dots);
    t->dots[t->dot_count++] =
        (struct nb_dot){nb_scale_map(b->x, k->x), level(b, y), k->x, y, closed};
}

static bool are_within(const struct ends *b, double y, double z, double pixels)
{
    return y == z || fabs(level(b, y) - level(b, z)) * b->sight->rows <= pixels;
}

static bool are_near(const struct ends *b, double y, double z)
{
    return are_within(b, y, z, half_pixel);
}

/* Dots at the ends of the pieces that meet in a break. */
static void add_dots_at(struct ends *b, const struct nb_break *k)
{
    const struct nb_limit *const sides[] = {&k->left, &k->right};
    const bool inside[] = {k->x > b->x->lo, k->x < b->x->hi};
    bool value_shown = !isfinite(k->value) || k->kind == NB_BREAK_POLE;
    for (size_t i = 0; i < 2; i++) {
        if (sides[i]->kind != NB_LIMIT_FINITE || !inside[i])
            continue;
        const bool closed = are_near(b, sides[i]->value, k->value);
        const bool unsure = k->kind == NB_BREAK_END && !k->exact;
        if (!(closed && value_shown) && !unsure)
            add_dot(b, k, closed ? k->value : nb_limit_settled(*sides[i]), closed);
        value_shown |= closed;
    }
    if (!value_shown)
        add_dot(b, k, k->value, true);
}

/* Whether both sides go on within half a pixel of the value. */
static bool is_no_gap(const struct ends *b, const struct nb_break *k)
{
    if (k->kind == NB_BREAK_KINK || k->kind == NB_BREAK_VERTICAL || k->kind == NB_BREAK_ESSENTIAL ||
        k->kind == NB_BREAK_UNDECIDED)
        return true;
    if (k->kind == NB_BREAK_JUMP && k->rounding &&
        are_within(b, k->left.value, k->right.value, narrow_step))
        return true;
    return k->kind == NB_BREAK_JUMP && are_near(b, k->left.value, k->value) &&
           are_near(b, k->right.value, k->value);
}

static void add_dots(struct ends *b)
{
    for (size_t i = 0; i < b->f->break_count; i++)
        if (!is_no_gap(b, &b->f->breaks[i]))
            add_dots_at(b, &b->f->breaks[i]);
}

/* Whether the curve goes out of view on this side, 1: above, -1: below. */
static bool leaves(const struct ends *b, const struct nb_cell *c, int side)
{
    if (!(c->lo <= c->hi) || c->state & NB_CELL_NOISE)
        return false;
    return side > 0 ? c->hi > b->sight->y.hi : c->lo < b->sight->y.lo;
}

/* A run of cells out of view, with the furthest that it goes. */
static void add_mark(struct ends *b, size_t from, size_t to, int side)
{
    struct nb_trace *t = b->t;
    size_t at = from;
    for (size_t i = from; i < to; i++) {
        const struct nb_cell *c = &b->f->cells[i], *best = &b->f->cells[at];
        if (side > 0 ? c->hi > best->hi : c->lo < best->lo)
            at = i;
    }
    const struct nb_cell *c = &b->f->cells[at];
    const double value = side > 0 ? c->hi : c->lo;
    if (!isfinite(value))
        return;
    t->marks = nb_grow(t->marks, &t->mark_cap, t->mark_count + 1, sizeof *t->marks);
    t->marks[t->mark_count++] = (struct nb_off_mark){0.5 * (c->u0 + c->u1), value, side > 0};
}

/* Many marks on a side say less than the furthest of them. */
static void keep_furthest(struct nb_trace *t, size_t from, int side)
{
    size_t best = from;
    if (t->mark_count - from <= MOST_MARKS)
        return;
    for (size_t i = from; i < t->mark_count; i++)
        if (side * (t->marks[i].value - t->marks[best].value) > 0)
            best = i;
    t->marks[from] = t->marks[best];
    t->mark_count = from + 1;
}

/* Whether there is a pole at x; `next` goes along the breaks. */
static bool is_pole(const struct nb_profile *f, size_t *next, double x)
{
    while (*next < f->break_count && f->breaks[*next].x < x)
        ++*next;
    return *next < f->break_count && f->breaks[*next].x == x &&
           f->breaks[*next].kind == NB_BREAK_POLE;
}

static void add_marks(struct ends *b, int side)
{
    const struct nb_profile *f = b->f;
    const size_t before = b->t->mark_count;
    size_t next = 0;
    for (size_t i = 0, j; i < f->count; i = j) {
        bool pole = is_pole(f, &next, f->cells[i].x0);
        j = i + 1;
        if (!leaves(b, &f->cells[i], side))
            continue;
        for (; j < f->count && leaves(b, &f->cells[j], side); j++)
            pole |= is_pole(f, &next, f->cells[j].x0);
        pole |= is_pole(f, &next, f->cells[j - 1].x1);
        const bool comes_back = i > 0 && j < f->count;
        if (!pole && (comes_back || b->sight->ours))
            add_mark(b, i, j, side);
    }
    keep_furthest(b->t, before, side);
}

void nb_trace_touch(struct nb_trace *t, double at, struct nb_probe *line, const struct nb_scale *x,
                    const struct nb_sight *sight)
{
    double y;
    nb_probe_values(line, &at, 1, &y);
    t->mark_count = 0;
    t->finding = (struct nb_finding){.kind = NB_FOUND_NOTHING};
    if (at < x->lo || at > x->hi || !isfinite(y))
        return;
    t->dots = nb_grow(t->dots, &t->dot_cap, t->dot_count + 1, sizeof *t->dots);
    t->dots[t->dot_count++] =
        (struct nb_dot){nb_scale_map(x, at), nb_scale_map(&sight->y, y), at, y, true};
}

void nb_trace_ends(struct nb_trace *t, const struct nb_profile *f, const struct nb_scale *x,
                   const struct nb_sight *sight)
{
    struct ends b = {t, f, x, sight};
    add_dots(&b);
    add_marks(&b, 1);
    add_marks(&b, -1);
}
