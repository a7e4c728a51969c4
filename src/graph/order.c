/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breadth first, then by id. */
#include "config.h"

#include "graph/order.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/sort.h"
#include "base/xalloc.h"
#include "graph/exact.h"
#include "graph/op.h"

/* A growing array of nodes and the set of those already in it. */
struct visit {
    struct nb_expr **nodes;
    size_t count, cap;
    struct nb_expr **seen;
    size_t slots;
};

/* Ids follow each other, so they spread as they are: multiplied by the golden ratio. */
static bool add_to_set(struct nb_expr **seen, size_t slots, struct nb_expr *e)
{
    size_t i = (size_t)(e->id * 0x9e3779b97f4a7c15u >> 32) & (slots - 1);
    while (seen[i] && seen[i] != e)
        i = (i + 1) & (slots - 1);
    bool added = !seen[i];
    seen[i] = e;
    return added;
}

static void grow_set(struct visit *v)
{
    size_t slots = v->slots ? 4 * v->slots : 64;
    free(v->seen);
    v->seen = nb_xcalloc(slots, sizeof(struct nb_expr *));
    v->slots = slots;
    for (size_t i = 0; i < v->count; i++)
        add_to_set(v->seen, slots, v->nodes[i]);
}

static void visit(struct visit *v, struct nb_expr *e)
{
    if (2 * v->count >= v->slots)
        grow_set(v);
    if (!add_to_set(v->seen, v->slots, e))
        return;
    v->nodes = nb_grow(v->nodes, &v->cap, v->count + 1, sizeof(struct nb_expr *));
    v->nodes[v->count++] = e;
}

static int by_id(const void *a, const void *b)
{
    const struct nb_expr *x = *(struct nb_expr *const *)a, *y = *(struct nb_expr *const *)b;
    return x->id < y->id ? -1 : x->id > y->id;
}

/* What was visited breadth first is nearly in falling order: turned round, it takes few
 * steps to its place. False where it takes `most` of them; then it is half done. */
static bool insert_all(struct nb_expr **nodes, size_t count, size_t most)
{
    for (size_t i = 0, k = count; i + 1 < k; i++) {
        struct nb_expr *last = nodes[--k];
        nodes[k] = nodes[i];
        nodes[i] = last;
    }
    for (size_t i = 1; i < count; i++) {
        struct nb_expr *e = nodes[i];
        size_t at = i;
        for (; at > 0 && nodes[at - 1]->id > e->id && most > 0; at--, most--)
            nodes[at] = nodes[at - 1];
        nodes[at] = e;
    }
    return most > 0;
}

/* Sorts what was visited; where Ctrl-C comes first, only the first nodes, the roots,
 * are kept. */
static void sort(struct visit *v, size_t roots)
{
    enum { FEW = 1024 };
    if (v->count <= FEW) {
        if (v->count && !insert_all(v->nodes, v->count, 8 * v->count))
            qsort(v->nodes, v->count, sizeof *v->nodes, by_id);
        return;
    }
    struct nb_expr **first = nb_xcalloc(roots, sizeof *first);
    memcpy(first, v->nodes, roots * sizeof *first);
    nb_sort(v->nodes, v->count, sizeof *v->nodes, by_id);
    if (nb_interrupt_pending()) {
        memcpy(v->nodes, first, roots * sizeof *first);
        v->count = roots;
    }
    free(first);
}

struct nb_expr **nb_order_until(struct nb_expr *const *roots, size_t nroots, nb_order_end *ends,
                                void *ctx, size_t *count)
{
    struct visit v = {0};
    for (size_t i = 0; i < nroots; i++)
        visit(&v, roots[i]);
    const size_t least = v.count;
    /* Breadth first: what is visited is also what is still to be opened. */
    for (size_t i = 0; i < v.count && !nb_interrupt_pending(); i++) {
        struct nb_expr *e = v.nodes[i];
        for (size_t k = 0, nargs = ends(ctx, e) ? 0 : e->nargs; k < nargs; k++)
            visit(&v, e->arg[k]);
    }
    free(v.seen);
    if (nb_interrupt_pending())
        v.count = least;
    sort(&v, least);
    for (size_t i = 0; i < v.count; i++)
        atomic_store_explicit(&v.nodes[i]->place, (uint32_t)i, memory_order_relaxed);
    *count = v.count;
    return v.nodes;
}

static bool never_ends(void *ctx, const struct nb_expr *e)
{
    (void)ctx;
    (void)e;
    return false;
}

struct nb_expr **nb_order(struct nb_expr *const *roots, size_t nroots, size_t *count)
{
    return nb_order_until(roots, nroots, never_ends, NULL, count);
}

static bool is_computed(void *ctx, const struct nb_expr *e)
{
    (void)ctx;
    return e->data != NULL;
}

struct nb_expr **nb_order_uncomputed(struct nb_expr *const *roots, size_t nroots, size_t *count)
{
    return nb_order_until(roots, nroots, is_computed, NULL, count);
}

size_t nb_order_find(struct nb_expr *const *order, size_t count, const struct nb_expr *e)
{
    const size_t hint = atomic_load_explicit(&e->place, memory_order_relaxed);
    if (hint < count && order[hint] == e)
        return hint;
    size_t lo = 0, hi = count;
    while (hi - lo > 1) {
        size_t mid = lo + (hi - lo) / 2;
        if (order[mid]->id <= e->id)
            lo = mid;
        else
            hi = mid;
    }
    return lo;
}

static bool rounds_below(struct nb_expr *e)
{
    size_t count;
    struct nb_expr **order = nb_order(&e, 1, &count);
    bool rounds = false;
    for (size_t i = 0; i < count && !rounds; i++)
        rounds = nb_may_round(order[i]);
    free(order);
    return rounds;
}

bool nb_is_symbolic(struct nb_expr *e)
{
    return e->symbolic || (e->pool->exact && rounds_below(e));
}
