/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long data as a pyramid of boxes. */
#include "config.h"

#include "curve/pyramid.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/xalloc.h"

enum {
    LEAF = 16,     /* points of the smallest blocks */
    FAN = 4,       /* blocks that the next larger one is made of */
    LEVELS = 24,   /* more than any memory has points for */
    LEAST = 20000, /* points; fewer are drawn as they are */
};
/* What is narrower than this part of a pixel is drawn as a few of its points. What goes to the
 * right may be crowded, where each of its points shows. */
static const double fine = 0.5, finest = 0.08;
static const double outside = 0.1; /* lengths of an axis: what is farther out is not seen */

/* The extremes of a block's finite points, by their numbers: so it is short. */
struct block {
    uint32_t left, right, low, high;
    uint32_t hole;   /* one of the others */
    bool known, gap; /* there are finite points, and others */
};

struct level {
    struct block *blocks;
    size_t count, size; /* points of a block, but for the last one */
};

struct nb_pyramid {
    struct nb_points all;
    struct level levels[LEVELS]; /* by growing size */
    size_t level_count;
    double *xs, *ys; /* what was picked */
    size_t count, x_cap, y_cap;
    bool some;
};

static bool is_point(const struct nb_pyramid *p, size_t i)
{
    return isfinite(p->all.xs[i]) && isfinite(p->all.ys[i]);
}

/* Takes another block's extremes, or those of one point. */
static void join(const struct nb_points *all, struct block *a, const struct block *b)
{
    const double *xs = all->xs, *ys = all->ys;
    if (b->gap)
        a->gap = true, a->hole = b->hole;
    if (!b->known)
        return;
    if (!a->known || xs[b->left] < xs[a->left])
        a->left = b->left;
    if (!a->known || xs[b->right] > xs[a->right])
        a->right = b->right;
    if (!a->known || ys[b->low] < ys[a->low])
        a->low = b->low;
    if (!a->known || ys[b->high] > ys[a->high])
        a->high = b->high;
    a->known = true;
}

static struct block block_of(const struct nb_pyramid *p, size_t from, size_t to)
{
    struct block b = {0};
    for (size_t i = from; i < to; i++) {
        const uint32_t k = (uint32_t)i;
        const bool is = is_point(p, i);
        const struct block one = {k, k, k, k, k, is, !is};
        join(&p->all, &b, &one);
    }
    return b;
}

static struct level *add_level(struct nb_pyramid *p, size_t count, size_t size)
{
    struct level *l = &p->levels[p->level_count++];
    *l = (struct level){nb_xcalloc(count, sizeof *l->blocks), count, size};
    return l;
}

static void add_leaves(struct nb_pyramid *p)
{
    const size_t n = p->all.count;
    struct level *l = add_level(p, (n + LEAF - 1) / LEAF, LEAF);
    for (size_t i = 0; i < l->count; i++)
        l->blocks[i] = block_of(p, i * LEAF, (i + 1) * LEAF < n ? (i + 1) * LEAF : n);
}

static void add_floor(struct nb_pyramid *p)
{
    const struct level *below = &p->levels[p->level_count - 1];
    struct level *l = add_level(p, (below->count + FAN - 1) / FAN, below->size * FAN);
    for (size_t i = 0; i < l->count; i++)
        for (size_t k = i * FAN; k < (i + 1) * FAN && k < below->count; k++)
            join(&p->all, &l->blocks[i], &below->blocks[k]);
}

struct nb_pyramid *nb_pyramid_new(struct nb_points all)
{
    if (all.count < LEAST || all.count > UINT32_MAX)
        return NULL;
    struct nb_pyramid *p = nb_xcalloc(1, sizeof *p);
    p->all = all;
    add_leaves(p);
    while (p->levels[p->level_count - 1].count > 1)
        add_floor(p);
    return p;
}

void nb_pyramid_free(struct nb_pyramid *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->level_count; i++)
        free(p->levels[i].blocks);
    free(p->xs);
    free(p->ys);
    free(p);
}

/* How many lines begin and end in a row, the lowest of those and the highest of these. */
struct row {
    size_t begin, end, low, high;
};

struct view {
    struct nb_pyramid *p;
    const struct nb_scale *x, *y;
    double width, height; /* of the view, in pixels */
    struct row *covered;  /* rows of half a pixel, and one at each end for what is out of sight */
    size_t rows, lowest, highest; /* the first and the last that is covered */
};

static void put(struct nb_pyramid *p, size_t i)
{
    p->xs = nb_grow(p->xs, &p->x_cap, p->count + 1, sizeof *p->xs);
    p->ys = nb_grow(p->ys, &p->y_cap, p->count + 1, sizeof *p->ys);
    p->xs[p->count] = p->all.xs[i];
    p->ys[p->count++] = p->all.ys[i];
}

/* One point stands for a gap. */
static void put_gap(struct nb_pyramid *p, size_t i)
{
    if (p->count > 0 && isfinite(p->xs[p->count - 1]) && isfinite(p->ys[p->count - 1]))
        put(p, i);
}

/* Some points, by growing number, each once. */
static void put_some(struct nb_pyramid *p, size_t *some, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && some[k - 1] > some[k]; k--) {
            const size_t held = some[k];
            some[k] = some[k - 1];
            some[k - 1] = held;
        }
    for (size_t i = 0; i < count; i++)
        if (i == 0 || some[i] != some[i - 1])
            put(p, some[i]);
}

static void put_all(struct nb_pyramid *p, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (is_point(p, i))
            put(p, i);
        else
            put_gap(p, i);
}

/* The length of lo..hi along an axis, which begins at 0; *away: it is out of sight. */
static double length_of(const struct nb_scale *s, double lo, double hi, bool *away)
{
    const double from = nb_scale_map(s, lo), to = nb_scale_map(s, hi);
    *away = fmin(from, to) > 1 + outside || fmax(from, to) < -outside;
    return fabs(to - from);
}

static void find_extremes(const double *ys, size_t from, size_t to, size_t *low, size_t *high)
{
    *low = *high = from;
    for (size_t i = from + 1; i < to; i++) {
        *low = ys[i] < ys[*low] ? i : *low;
        *high = ys[i] > ys[*high] ? i : *high;
    }
}

/* The first, the lowest, the highest and the last point of what is not broken. */
static void put_run(struct nb_pyramid *p, size_t from, size_t to)
{
    size_t some[] = {from, 0, 0, to - 1};
    find_extremes(p->all.ys, from, to, &some[1], &some[2]);
    put_some(p, some, NB_COUNT(some));
}

/* From 1 on; 0 and rows + 1 are out of sight. */
static size_t row_of(const struct view *v, double y)
{
    const double at = nb_scale_map(v->y, y) * v->height / fine;
    return at < 0 ? 0 : at < (double)v->rows ? 1 + (size_t)at : v->rows + 1;
}

/* A line within a column: which rows it covers, and which points begin and end there. */
static void cover(struct view *v, size_t from, size_t to)
{
    const double *ys = v->p->all.ys;
    size_t low, high;
    find_extremes(ys, from, to, &low, &high);
    const size_t first = row_of(v, ys[low]), last = row_of(v, ys[high]);
    struct row *begin = &v->covered[first], *end = &v->covered[last];
    if (!begin->begin++ || ys[low] < ys[begin->low])
        begin->low = low;
    if (!end->end++ || ys[high] > ys[end->high])
        end->high = high;
    v->lowest = first < v->lowest ? first : v->lowest;
    v->highest = last > v->highest ? last : v->highest;
}

/* A line for each stretch of rows that are covered, and none are after it. */
static void put_covered(struct view *v, size_t hole)
{
    size_t open = 0, low = 0;
    for (size_t i = v->lowest; i <= v->highest; i++) {
        struct row *r = &v->covered[i];
        if (open == 0 && r->begin > 0)
            low = r->low;
        open += r->begin;
        open -= r->end;
        if (r->end > 0 && open == 0) {
            put(v->p, low);
            put(v->p, r->high);
            put_gap(v->p, hole);
        }
        *r = (struct row){0};
    }
    v->lowest = v->rows + 2;
    v->highest = 0;
}

/* The points of a block with gaps that is within a column: its ends, and what is covered
 * between them. */
static void put_broken(struct view *v, size_t from, size_t to)
{
    size_t hole = to, last = to;
    for (size_t i = from, k; i < to; i = k) {
        for (k = i; k < to && is_point(v->p, k);)
            k++;
        if (i == from && k > i)
            put_run(v->p, i, k);
        else if (k == to)
            last = i;
        else if (k > i + 1) /* one point alone is no line */
            cover(v, i, k);
        for (; k < to && !is_point(v->p, k); k++)
            hole = k;
        if (i == from)
            put_gap(v->p, hole);
    }
    put_covered(v, hole);
    if (last < to)
        put_run(v->p, last, to);
}

/* The ends of what is out of sight, from which lines may come into it. */
static void put_ends(struct nb_pyramid *p, const struct block *b, size_t from, size_t to)
{
    put_all(p, from, from + 1);
    if (b->gap)
        put_gap(p, b->hole);
    if (to - 1 > from)
        put_all(p, to - 1, to);
}

/* The points of a block in a few; false: they are seen apart. */
static bool put_block(struct view *v, const struct block *b, size_t from, size_t to)
{
    const double *xs = v->p->all.xs, *ys = v->p->all.ys;
    bool left, above;
    const double width = length_of(v->x, xs[b->left], xs[b->right], &left) * v->width;
    const double height = length_of(v->y, ys[b->low], ys[b->high], &above) * v->height;
    const bool ordered = !b->gap && b->left == from && b->right == to - 1;
    const double least = ordered ? finest : fine;
    const bool away = left || above, narrow = width < least, flat = height < least && !b->gap;
    size_t some[] = {from, to - 1, b->low, b->high, b->left, b->right};
    if (away)
        put_ends(v->p, b, from, to);
    else if (narrow && b->gap)
        put_broken(v, from, to);
    else if (narrow || flat)
        put_some(v->p, some, !flat || ordered ? 4 : narrow ? 2 : 6);
    v->p->some |= !away && (narrow || flat);
    return away || narrow || flat;
}

static void pick(struct view *v, size_t level, size_t index)
{
    const struct level *l = &v->p->levels[level];
    const struct block *b = &l->blocks[index];
    const size_t from = index * l->size, n = v->p->all.count;
    const size_t to = n - from < l->size ? n : from + l->size;
    if (!b->known)
        put_gap(v->p, from);
    else if (put_block(v, b, from, to))
        return;
    else if (level == 0)
        put_all(v->p, from, to);
    else
        for (size_t k = index * FAN; k < (index + 1) * FAN && k < l[-1].count; k++)
            pick(v, level - 1, k);
}

struct nb_points nb_pyramid_pick(struct nb_pyramid *p, const struct nb_scale *x,
                                 const struct nb_scale *y, double columns, double rows)
{
    struct view v = {.p = p, .x = x, .y = y, .width = columns, .height = rows};
    v.rows = (size_t)ceil(v.height / fine);
    v.lowest = v.rows + 2;
    v.covered = nb_xcalloc(v.rows + 2, sizeof *v.covered);
    p->count = 0;
    p->some = false;
    pick(&v, p->level_count - 1, 0);
    free(v.covered);
    return (struct nb_points){p->xs, p->ys, p->count, p->some};
}
