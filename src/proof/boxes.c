/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaves of a search that belong together. */
#include "config.h"

#include "proof/boxes.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

double nb_boxes_cut(double lo, double hi)
{
    double far = fmax(fabs(lo), fabs(hi)), near = fmin(fabs(lo), fabs(hi));
    if (far > 1e3 && lo < 0 && hi > 0)
        return lo < -1 && hi > 1 ? 0x1.05p-6 : lo < -1 ? -0.9 : 0.9;
    if (far > 1e3 && near < far / 4) {
        double mean = sqrt(fmax(near, 0.5)) * sqrt(fmin(far, DBL_MAX));
        return lo < 0 ? -mean : mean;
    }
    return lo + (hi - lo) * (0x1p-1 - 0x1.9p-8);
}

void nb_boxes_push(struct nb_boxes *b, double lo, double hi, enum nb_root_kind kind)
{
    b->list = nb_grow(b->list, &b->cap, b->count + 1, sizeof *b->list);
    b->list[b->count++] = (struct nb_box){lo, hi, kind};
}

static int by_place(const void *a, const void *b)
{
    const struct nb_box *x = a, *y = b;
    return (x->lo > y->lo) - (x->lo < y->lo);
}

/* Whether a root was found between two leaves. */
static bool is_root_between(const struct nb_roots *roots, double lo, double hi)
{
    for (size_t i = 0; i < roots->count; i++)
        if (roots->list[i].x >= lo && roots->list[i].x <= hi)
            return true;
    return false;
}

/* Whether the next leaf belongs to the last one: they touch, or are as close as the
 * wider one is wide, for what is lost in rounding has gaps; or they are open and
 * much nearer to each other than the interval is wide. */
static bool are_one(const struct nb_roots *found, const struct nb_box *last,
                    const struct nb_box *next, double width)
{
    double gap = next->lo - last->hi, wider = fmax(last->hi - last->lo, next->hi - next->lo);
    bool stretch = last->kind == NB_ROOT_STRETCH || next->kind == NB_ROOT_STRETCH;
    bool open = last->kind == NB_ROOT_OPEN && next->kind == NB_ROOT_OPEN;
    double close = fmax(wider, fmax(NB_NARROW / 16 * fabs(next->lo), NB_TINY));
    if (next->lo <= nextafter(last->hi, INFINITY))
        return true;
    bool near = (!stretch && gap <= close) || (open && gap < width / 256);
    bool narrow = gap <= NB_NARROW * fmax(fabs(last->hi), fabs(next->lo));
    return near && (narrow || !is_root_between(found, last->hi, next->lo));
}

/* Leaves that are one become one. What is open makes the rest open, and a stretch
 * takes in what it touches. True when there were any. */
static bool join_leaves(const struct nb_roots *found, struct nb_boxes *b, double width)
{
    size_t n = 0, before = b->count;
    for (size_t i = 0; i < b->count; i++) {
        struct nb_box *last = n ? &b->list[n - 1] : NULL, *next = &b->list[i];
        if (last && are_one(found, last, next, width)) {
            last->hi = fmax(last->hi, next->hi);
            last->kind = last->kind > next->kind ? last->kind : next->kind;
        } else {
            b->list[n++] = *next;
        }
    }
    b->count = n;
    return n < before;
}

/* What is too wide for one root, in its place or to the eye, is open; what is open
 * and next to nothing is a root. */
static void judge_leaves(struct nb_boxes *b, double interval)
{
    for (size_t i = 0; i < b->count; i++) {
        struct nb_box *leaf = &b->list[i];
        double width = leaf->hi - leaf->lo, far = fmax(fabs(leaf->lo), fabs(leaf->hi));
        if (leaf->kind == NB_ROOT_TOUCHES && width > NB_NARROW * fmax(far, interval) &&
            width > NB_TINY)
            leaf->kind = NB_ROOT_OPEN;
        else if (leaf->kind == NB_ROOT_OPEN && width <= NB_TINY)
            leaf->kind = NB_ROOT_TOUCHES;
    }
}

void nb_boxes_join(struct nb_boxes *b, const struct nb_roots *found, double interval)
{
    if (b->count)
        qsort(b->list, b->count, sizeof *b->list, by_place);
    while (join_leaves(found, b, 0))
        continue;
    judge_leaves(b, interval);
    while (join_leaves(found, b, interval))
        continue;
}
