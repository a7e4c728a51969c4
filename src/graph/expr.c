/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes of the expression DAG and the pool that shares them. */
#include "config.h"

#include "graph/expr.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
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

bool nb_shape_check(struct nb_shape shape, struct nb_err *err)
{
    double count = (double)nb_shape_rows(shape) * (double)nb_shape_columns(shape);
    return count <= NB_MOST_ELEMENTS ||
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
    free(pool->kept);
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
    h = mix(h, (uint64_t)e->shape.rank ^ (uint64_t)e->shape.dim[0] << 8 ^
                   (uint64_t)e->shape.dim[1] << 32);
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

/* Leaves out those of which gone(ctx, e) is true. */
typedef bool is_gone(void *ctx, struct nb_expr *e);

static void sift_kept(struct nb_pool *pool, is_gone *gone, void *ctx)
{
    size_t left = 0;
    double numbers = 0;
    for (size_t i = 0; i < pool->kept_count; i++) {
        struct nb_expr *e = pool->kept[i];
        if (gone(ctx, e))
            continue;
        numbers += (double)nb_shape_count(e->shape);
        pool->kept[left++] = e;
    }
    pool->kept_count = left;
    pool->kept_numbers = numbers;
}

static bool is_dead(void *gc, struct nb_expr *e)
{
    return !nb_gc_is_marked(gc, &e->obj);
}

/* Frees the numbers of the first ones, until there are few enough. */
static bool is_too_old(void *surplus, struct nb_expr *e)
{
    double *left = surplus;
    if (*left <= 0 || e->pinned)
        return false;
    *left -= (double)nb_shape_count(e->shape);
    free(e->data);
    e->data = NULL;
    return true;
}

void nb_pool_keep(struct nb_expr *e, double *data)
{
    const double most = 1 << 24;
    struct nb_pool *pool = e->pool;
    e->data = data;
    pool->kept = nb_grow(pool->kept, &pool->kept_cap, pool->kept_count + 1, sizeof(e));
    pool->kept[pool->kept_count++] = e;
    pool->kept_numbers += (double)nb_shape_count(e->shape);
    double surplus = pool->kept_numbers - most / 2;
    if (pool->kept_numbers > most)
        sift_kept(pool, is_too_old, &surplus);
}

static void forget_dead(struct nb_pool *pool)
{
    rebuild(pool, pool->slot_count, true);
    sift_kept(pool, is_dead, &pool->gc);
}

void nb_pool_collect(struct nb_pool *pool)
{
    if (pool->hook)
        pool->hook->mark(pool);
    if (nb_gc_trace(&pool->gc))
        forget_dead(pool);
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
    for (size_t i = 0; i < nargs; i++) {
        e->arg[i] = args[i];
        e->symbolic |= args[i]->symbolic;
    }
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
    e->symbolic = true;
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
