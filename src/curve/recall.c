/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks that are remembered. */
#include "config.h"

#include "curve/recall.h"

#include <assert.h>
#include <stdlib.h>

#include "base/xalloc.h"

struct nb_recall {
    struct nb_break *breaks; /* by growing x */
    size_t count;
    bool other; /* they are of another curve: hints, and no more */
};

struct nb_recalls {
    struct nb_recall *list;
    size_t count;
};

struct nb_recalls *nb_recalls_new(size_t count)
{
    struct nb_recalls *r = nb_xcalloc(1, sizeof *r);
    r->list = nb_xcalloc(count + 1, sizeof *r->list);
    r->count = count;
    return r;
}

void nb_recalls_free(struct nb_recalls *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->count; i++)
        free(r->list[i].breaks);
    free(r->list);
    free(r);
}

static bool is_hard(const struct nb_break *b)
{
    return b->kind == NB_BREAK_ESSENTIAL || b->kind == NB_BREAK_UNDECIDED;
}

static void succeed(struct nb_recall *r, const struct nb_recall *before)
{
    free(r->breaks);
    *r = (struct nb_recall){.other = true};
    r->breaks = nb_xcalloc(before->count + 1, sizeof *r->breaks);
    for (size_t i = 0; i < before->count; i++)
        if (is_hard(&before->breaks[i]))
            r->breaks[r->count++] = before->breaks[i];
}

void nb_recalls_succeed(struct nb_recalls *r, const struct nb_recalls *before)
{
    for (size_t i = 0; i < r->count && i < before->count; i++)
        succeed(&r->list[i], &before->list[i]);
}

void nb_recalls_keep(struct nb_recalls *r, size_t i, struct nb_profile *f)
{
    assert(i < r->count);
    free(r->list[i].breaks);
    r->list[i] = (struct nb_recall){f->breaks, f->break_count, false};
    f->breaks = NULL;
    f->break_count = f->break_cap = 0;
}

const struct nb_recall *nb_recalls_of(const struct nb_recalls *r, size_t i)
{
    assert(i < r->count);
    return &r->list[i];
}

static int by_place(const void *key, const void *element)
{
    const double x = *(const double *)key, y = ((const struct nb_break *)element)->x;
    return (x > y) - (x < y);
}

static const struct nb_break *find(const struct nb_recall *r, double x)
{
    return r && r->count > 0 ? bsearch(&x, r->breaks, r->count, sizeof *r->breaks, by_place) : NULL;
}

bool nb_recall_has(const struct nb_recall *r, struct nb_place_at at, struct nb_break *out)
{
    const struct nb_break *b = find(r, at.x);
    if (!b || r->other || b->exact != at.exact)
        return false;
    *out = *b;
    return true;
}

struct nb_break nb_recall_break(const struct nb_recall *r, struct nb_probe *p,
                                struct nb_place_at at, double reach)
{
    return find(r, at.x) ? nb_break_glimpse(p, at, reach) : nb_break_at(p, at, reach);
}
