/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes of the expression DAG and the pool that shares them. */
#include "config.h"

#include "graph/expr.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/sort.h"
#include "base/xalloc.h"
#include "graph/op.h"
#include "number/parallel.h"

const struct nb_shape nb_scalar_shape = {0};

struct nb_shape nb_vector_shape(size_t count)
{
    return (struct nb_shape){.rank = 1, .dim = {count}};
}

struct nb_shape nb_matrix_shape(size_t rows, size_t columns)
{
    return (struct nb_shape){.rank = 2, .dim = {rows, columns}};
}

size_t nb_shape_rows(struct nb_shape s)
{
    return s.rank == 2 ? s.dim[0] : 1;
}

size_t nb_shape_columns(struct nb_shape s)
{
    return s.rank == 0 ? 1 : s.dim[s.rank - 1];
}

size_t nb_shape_count(struct nb_shape s)
{
    return nb_shape_rows(s) * nb_shape_columns(s);
}

bool nb_shape_equal(struct nb_shape a, struct nb_shape b)
{
    return a.rank == b.rank && a.dim[0] == b.dim[0] && a.dim[1] == b.dim[1];
}

void nb_shape_text(struct nb_shape s, char *out, size_t size)
{
    if (s.rank == 0)
        snprintf(out, size, "[]");
    else if (s.rank == 1)
        snprintf(out, size, "[%zu]", s.dim[0]);
    else
        snprintf(out, size, "[%zu, %zu]", s.dim[0], s.dim[1]);
}

/* Numbers of elements are exact as doubles up to here, and far from what a size_t
 * holds. */
bool nb_shape_check(struct nb_shape shape, struct nb_err *err)
{
    double count = (double)nb_shape_rows(shape) * (double)nb_shape_columns(shape);
    return count <= 0x1p53 ||
           nb_err_set(err, NB_ERR_SIZE, _("a tensor of %.3g elements is too large"), count);
}

static void trace_expr(struct nb_gc *gc, struct nb_obj *obj)
{
    struct nb_expr *e = (struct nb_expr *)obj;
    for (size_t i = 0; i < e->nargs; i++)
        nb_gc_mark(gc, &e->arg[i]->obj);
}

static void fini_expr(struct nb_obj *obj)
{
    struct nb_expr *e = (struct nb_expr *)obj;
    free(e->data);
    free((char *)e->name);
}

static const struct nb_class expr_class = {"expression", trace_expr, fini_expr};

struct nb_pool *nb_pool_new(void)
{
    struct nb_pool *pool = nb_xcalloc(1, sizeof *pool);
    pool->slot_count = 1024;
    pool->slots = nb_xcalloc(pool->slot_count, sizeof *pool->slots);
    pool->threads = nb_default_threads();
    return pool;
}

void nb_pool_free(struct nb_pool *pool)
{
    if (pool->hook)
        pool->hook->free(pool);
    nb_gc_free(&pool->gc);
    nb_parallel_end();
    free(pool->slots);
    free(pool);
}

static struct nb_expr *new_node(struct nb_pool *pool, const struct nb_op *op, struct nb_shape shape,
                                size_t nargs)
{
    size_t size = sizeof(struct nb_expr) + nargs * sizeof(struct nb_expr *);
    struct nb_expr *e = nb_gc_new(&pool->gc, &expr_class, size);
    e->pool = pool;
    e->op = op;
    e->shape = shape;
    e->nargs = nargs;
    e->id = pool->next_id++;
    return e;
}

/* Multiply and fold, with the 64-bit golden ratio: mixes well enough for a
 * table whose keys we make ourselves. */
static uint64_t mix(uint64_t h, uint64_t value)
{
    h = (h ^ value) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

static uint64_t bits(double x)
{
    uint64_t u;
    memcpy(&u, &x, sizeof u);
    return u;
}

static uint64_t hash_node(const struct nb_expr *e, struct nb_expr *const *args, size_t nargs)
{
    uint64_t h = mix((uint64_t)(uintptr_t)e->op, (uint64_t)e->slope << 1 | e->boolean);
    h = mix(h, bits(e->num));
    h = mix(h, (uint64_t)e->shape.rank ^ e->shape.dim[0] << 8 ^ e->shape.dim[1] << 32);
    h = mix(h, (uint64_t)e->view.offset);
    h = mix(h, (uint64_t)e->view.step[0] << 32 ^ (uint64_t)e->view.step[1]);
    h = mix(h, (uint64_t)e->axis);
    for (size_t i = 0; i < nargs; i++)
        h = mix(h, args[i]->id);
    return h;
}

static bool same_view(struct nb_view a, struct nb_view b)
{
    return a.offset == b.offset && a.step[0] == b.step[0] && a.step[1] == b.step[1];
}

static bool same_node(const struct nb_expr *e, const struct nb_expr *like,
                      struct nb_expr *const *args, size_t nargs)
{
    return e->op == like->op && e->slope == like->slope && e->boolean == like->boolean &&
           e->nargs == nargs && bits(e->num) == bits(like->num) &&
           nb_shape_equal(e->shape, like->shape) && same_view(e->view, like->view) &&
           e->axis == like->axis && (nargs == 0 || memcmp(e->arg, args, nargs * sizeof *args) == 0);
}

static void insert(struct nb_pool *pool, struct nb_expr *e)
{
    size_t i = e->hash & (pool->slot_count - 1);
    while (pool->slots[i])
        i = (i + 1) & (pool->slot_count - 1);
    pool->slots[i] = e;
    pool->used++;
}

/* Rebuilds the table with `count` slots from the old one; in a collection only
 * the marked nodes stay. */
static void rebuild(struct nb_pool *pool, size_t count, bool only_marked)
{
    struct nb_expr **old = pool->slots;
    size_t old_count = pool->slot_count;
    pool->slots = nb_xcalloc(count, sizeof *pool->slots);
    pool->slot_count = count;
    pool->used = 0;
    for (size_t i = 0; i < old_count; i++)
        if (old[i] && (!only_marked || nb_gc_is_marked(&pool->gc, &old[i]->obj)))
            insert(pool, old[i]);
    free(old);
}

void nb_pool_collect(struct nb_pool *pool)
{
    if (pool->hook)
        pool->hook->mark(pool);
    if (nb_gc_trace(&pool->gc))
        rebuild(pool, pool->slot_count, true);
    nb_gc_sweep(&pool->gc);
}

struct nb_expr *nb_intern(struct nb_pool *pool, const struct nb_expr *like,
                          struct nb_expr *const *args, size_t nargs)
{
    uint64_t h = hash_node(like, args, nargs);
    for (size_t i = h & (pool->slot_count - 1); pool->slots[i];
         i = (i + 1) & (pool->slot_count - 1)) {
        struct nb_expr *e = pool->slots[i];
        if (e->hash == h && same_node(e, like, args, nargs))
            return e;
    }
    struct nb_expr *e = new_node(pool, like->op, like->shape, nargs);
    e->slope = like->slope;
    e->boolean = like->boolean;
    e->num = like->num;
    e->view = like->view;
    e->axis = like->axis;
    e->hash = h;
    for (size_t i = 0; i < nargs; i++)
        e->arg[i] = args[i];
    if (2 * pool->used >= pool->slot_count)
        rebuild(pool, 2 * pool->slot_count, false);
    insert(pool, e);
    return e;
}

struct nb_expr *nb_const(struct nb_pool *pool, double value)
{
    struct nb_expr like = {.op = &nb_const_op, .num = isnan(value) ? NAN : value};
    return nb_intern(pool, &like, NULL, 0);
}

struct nb_expr *nb_bool(struct nb_pool *pool, bool value)
{
    struct nb_expr like = {.op = &nb_const_op, .num = value, .boolean = true};
    return nb_intern(pool, &like, NULL, 0);
}

struct nb_expr *nb_var(struct nb_pool *pool, const char *name, struct nb_shape shape)
{
    struct nb_expr *e = new_node(pool, &nb_var_op, shape, 0);
    e->name = nb_xstrdup(name);
    return e;
}

struct nb_expr *nb_data_take(struct nb_pool *pool, struct nb_shape shape, double *data)
{
    struct nb_expr *e = new_node(pool, &nb_data_op, shape, 0);
    e->data = data;
    nb_gc_note_bytes(&pool->gc, nb_shape_count(shape) * sizeof *data);
    return e;
}

struct nb_expr *nb_range_of(struct nb_pool *pool, struct nb_range range, size_t count)
{
    struct nb_expr *e = new_node(pool, &nb_range_op, nb_vector_shape(count), 0);
    e->range = range;
    return e;
}

bool nb_is_const(const struct nb_expr *e)
{
    return e->op->form == NB_CONST;
}

bool nb_is_value(const struct nb_expr *e, double value)
{
    return nb_is_const(e) && bits(e->num) == bits(value);
}

bool nb_is_leaf(const struct nb_expr *e)
{
    return e->nargs == 0;
}

/* A growing array of nodes and the set of those already in it. */
struct visit {
    struct nb_expr **nodes;
    size_t count, cap;
    struct nb_expr **seen;
    size_t slots;
};

static bool add_to_set(struct nb_expr **seen, size_t slots, struct nb_expr *e)
{
    size_t i = mix(0, e->id) & (slots - 1);
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

bool nb_is_symbolic(struct nb_expr *e)
{
    size_t count;
    struct nb_expr **order = nb_order_uncomputed(&e, 1, &count);
    bool found = false;
    for (size_t i = 0; i < count; i++)
        found |= order[i]->op->form == NB_VAR;
    free(order);
    return found;
}
