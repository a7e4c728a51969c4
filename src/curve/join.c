/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short lines joined into long ones. */
#include "config.h"

#include "curve/join.h"

#include <stdlib.h>

#include "base/xalloc.h"

void nb_line_ends_add(struct nb_line_ends *j, struct nb_line_end from, struct nb_line_end to)
{
    j->ends = nb_grow(j->ends, &j->cap, j->count + 2, sizeof *j->ends);
    j->ends[j->count++] = from;
    j->ends[j->count++] = to;
}

void nb_line_ends_free(struct nb_line_ends *j)
{
    free(j->ends);
    *j = (struct nb_line_ends){0};
}

/* An end by its edge. */
struct ranked {
    size_t edge, end;
};

static int by_edge(const void *a, const void *b)
{
    const struct ranked *p = a, *q = b;
    if (p->edge != q->edge)
        return p->edge < q->edge ? -1 : 1;
    return p->end < q->end ? -1 : p->end > q->end;
}

/* The other end on the edge of each; itself where there is none. The caller frees it. */
static size_t *find_partners(const struct nb_line_ends *j)
{
    struct ranked *ranked = nb_xcalloc(j->count + 1, sizeof *ranked);
    size_t *partner = nb_xcalloc(j->count + 1, sizeof *partner);
    for (size_t i = 0; i < j->count; i++)
        ranked[i] = (struct ranked){j->ends[i].edge, i};
    qsort(ranked, j->count, sizeof *ranked, by_edge);
    for (size_t i = 0; i < j->count; i++)
        partner[i] = i;
    for (size_t i = 0; i + 1 < j->count; i++) {
        if (ranked[i].edge != ranked[i + 1].edge)
            continue;
        partner[ranked[i].end] = ranked[i + 1].end;
        partner[ranked[i + 1].end] = ranked[i].end;
        i++;
    }
    free(ranked);
    return partner;
}

static void add_point(struct nb_trace *t, struct nb_point at)
{
    t->points = nb_grow(t->points, &t->cap, t->count + 1, sizeof *t->points);
    t->points[t->count++] = at;
    t->pieces[t->piece_count - 1].count++;
}

/* The line from an end on, until it ends or is closed. */
static void follow(const struct nb_line_ends *j, const size_t *partner, size_t end, bool *used,
                   struct nb_trace *t)
{
    t->pieces = nb_grow(t->pieces, &t->piece_cap, t->piece_count + 1, sizeof *t->pieces);
    t->pieces[t->piece_count++] = (struct nb_trace_piece){NB_PIECE_LINE, t->count, 0, false};
    add_point(t, j->ends[end].at);
    while (!used[end / 2]) {
        used[end / 2] = true;
        add_point(t, j->ends[end ^ 1].at);
        end = partner[end ^ 1];
    }
}

void nb_line_ends_lines(const struct nb_line_ends *j, struct nb_trace *t)
{
    size_t *partner = find_partners(j);
    bool *used = nb_xcalloc(j->count / 2 + 1, sizeof *used);
    for (size_t i = 0; i < j->count; i++) /* those with ends, then the closed ones */
        if (partner[i] == i && !used[i / 2])
            follow(j, partner, i, used, t);
    for (size_t i = 0; i < j->count; i++)
        if (!used[i / 2])
            follow(j, partner, i, used, t);
    free(used);
    free(partner);
}
