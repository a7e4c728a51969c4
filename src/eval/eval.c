/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of expressions: what must be in memory first, then the program. */
#include "config.h"

#include "eval/eval.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/prog.h"
#include "eval/push.h"
#include "eval/run.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/lower.h"
#include "graph/op.h"
#include "graph/subst.h"
#include "number/parallel.h"
#include "rows/along.h"

/* Nodes computed before others can use them: reductions, scatters, and views
 * that another view is taken of. */
struct memory {
    struct nb_binding *bound;
    size_t count, cap;
};

static void memory_free(struct memory *m)
{
    for (size_t i = 0; i < m->count; i++)
        free((double *)m->bound[i].data);
    free(m->bound);
}

static void bind(struct memory *m, const struct nb_expr *e, const double *data)
{
    m->bound = nb_grow(m->bound, &m->cap, m->count + 1, sizeof *m->bound);
    m->bound[m->count++] = (struct nb_binding){e, data};
}

static double *allocate(size_t count, struct nb_err *err)
{
    if (nb_size_fits((double)count))
        return nb_numbers_new(count);
    nb_err_set(err, NB_ERR_SIZE, _("a tensor of %zu elements does not fit into memory"), count);
    return NULL;
}

/* A block is what one thread computes at a time. Reductions fold block by block
 * and then the blocks, so that their bits do not depend on the number of
 * threads. */
enum { BLOCK = 64 * NB_CHUNK, MAX_BLOCKS = 1 << 16 };

/* A program that is run over all elements, block by block. */
struct blocks {
    const struct nb_prog *prog;
    struct nb_run *runs[NB_MAX_THREADS]; /* of each worker, made when first needed */
    size_t total;                        /* elements */
    size_t block;                        /* elements of a block: whole chunks */
    const double *x;                     /* NULL, or values of the variable */
    double *const *out;                  /* where the roots go, from element 0 on */
    size_t nroots;
    const struct nb_op *reduction; /* of root 0, to acc[block] */
    double (*acc)[2];
};

static struct nb_run *run_of(struct blocks *b, size_t worker)
{
    if (!b->runs[worker])
        b->runs[worker] = nb_run_new(b->prog);
    return b->runs[worker];
}

/* Of the number of elements alone; larger than BLOCK where the accumulators of
 * its blocks would need more than a little memory. */
static size_t block_size(size_t total)
{
    return BLOCK * (1 + total / ((size_t)BLOCK * MAX_BLOCKS));
}

static size_t block_count(const struct blocks *b)
{
    return b->total / b->block + (b->total % b->block != 0);
}

/* Calls step for each chunk of block i, until Ctrl-C. */
typedef void chunk_step(struct blocks *b, struct nb_run *run, size_t first, size_t n);

static void for_each_chunk_of(struct blocks *b, size_t worker, size_t i, chunk_step *step)
{
    struct nb_run *run = run_of(b, worker);
    size_t start = i * b->block;
    size_t end = b->total - start < b->block ? b->total : start + b->block;
    for (size_t first = start; first < end && !nb_interrupt_pending(); first += NB_CHUNK)
        step(b, run, first, end - first < NB_CHUNK ? end - first : NB_CHUNK);
}

static void store_chunk(struct blocks *b, struct nb_run *run, size_t first, size_t n)
{
    double *few[8], **out = b->nroots <= 8 ? few : nb_xcalloc(b->nroots, sizeof *out);
    for (size_t k = 0; k < b->nroots; k++)
        out[k] = b->out[k] + first;
    nb_run_chunk(run, first, n, b->x ? b->x + first : NULL, out);
    if (out != few)
        free(out);
}

static void store_block(void *ctx, size_t worker, size_t i)
{
    for_each_chunk_of(ctx, worker, i, store_chunk);
}

static void fold_chunk(struct blocks *b, struct nb_run *run, size_t first, size_t n)
{
    nb_run_chunk(run, first, n, NULL, NULL);
    b->reduction->fold(n, b->acc[first / b->block], nb_run_result(run, 0));
}

static void fold_block(void *ctx, size_t worker, size_t i)
{
    for_each_chunk_of(ctx, worker, i, fold_chunk);
}

/* Runs all blocks; `first` (may be NULL) is the first worker's run. */
static bool run_blocks(struct blocks *b, size_t threads, nb_piece *piece, struct nb_run *first,
                       struct nb_err *err)
{
    b->runs[0] = first;
    nb_parallel(threads, block_count(b), piece, b);
    for (size_t k = first ? 1 : 0; k < NB_MAX_THREADS && k < threads; k++)
        nb_run_free(b->runs[k]);
    return nb_interrupt_check(err);
}

/* Calls take(ctx, first, n, values) for each chunk of the expression, in order. */
typedef void take_chunk(void *ctx, size_t first, size_t n, const double *values);

static bool for_each_chunk(struct nb_expr *e, const struct memory *m, take_chunk *take, void *ctx,
                           struct nb_err *err)
{
    struct nb_prog *p = nb_prog_new(&e, 1, m->bound, m->count, NULL);
    struct nb_run *run = nb_run_new(p);
    size_t total = nb_shape_count(e->shape);
    bool ok = true;
    for (size_t first = 0; first < total && ok; first += NB_CHUNK) {
        size_t n = total - first < NB_CHUNK ? total - first : NB_CHUNK;
        nb_run_chunk(run, first, n, NULL, NULL);
        take(ctx, first, n, nb_run_result(run, 0));
        ok = nb_interrupt_check(err);
    }
    nb_run_free(run);
    nb_prog_free(p);
    return ok;
}

/* Everything to one number: the blocks' accumulators, folded in their order. */
static bool reduce_all(struct nb_expr *e, const struct memory *m, double acc[2], struct nb_err *err)
{
    struct nb_prog *p = nb_prog_new(&e->arg[0], 1, m->bound, m->count, NULL);
    size_t total = nb_shape_count(e->arg[0]->shape);
    struct blocks b = {.prog = p, .total = total, .block = block_size(total), .reduction = e->op};
    size_t count = block_count(&b);
    b.acc = nb_xcalloc(count, sizeof *b.acc);
    for (size_t i = 0; i < count; i++)
        b.acc[i][0] = e->op->fold_start;
    bool ok = run_blocks(&b, e->pool->threads, fold_block, NULL, err);
    for (size_t i = 0; i < count && ok; i++) {
        e->op->fold(1, acc, &b.acc[i][0]);
        acc[1] += isfinite(acc[0]) ? b.acc[i][1] : 0;
    }
    free(b.acc);
    nb_prog_free(p);
    return ok;
}

/* A reduction under way: two doubles for each result. */
struct reduction {
    const struct nb_expr *e;
    double *acc;
    size_t columns;
};

/* Along an axis: a run of elements of one row, or one element of each column. */
static void fold_lines(void *ctx, size_t first, size_t n, const double *values)
{
    struct reduction *r = ctx;
    nb_fold *fold = r->e->op->fold;
    for (size_t k = 0; k < n;) {
        size_t at = first + k, row = at / r->columns, column = at % r->columns;
        size_t run = r->e->axis == 0 ? 1 : r->columns - column;
        run = run < n - k ? run : n - k;
        fold(run, r->acc + 2 * (r->e->axis == 0 ? column : row), values + k);
        k += run;
    }
}

static double *reduce(struct nb_expr *e, const struct memory *m, struct nb_err *err)
{
    size_t count = nb_shape_count(e->shape);
    struct reduction r = {e, allocate(2 * count, err), nb_shape_columns(e->arg[0]->shape)};
    if (!r.acc)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        r.acc[2 * i] = e->op->fold_start;
        r.acc[2 * i + 1] = 0;
    }
    bool ok = e->axis < 0 ? reduce_all(e, m, r.acc, err)
                          : for_each_chunk(e->arg[0], m, fold_lines, &r, err);
    if (!ok) {
        free(r.acc);
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        r.acc[i] = r.acc[2 * i] + r.acc[2 * i + 1];
    return r.acc;
}

struct scattering {
    const struct nb_expr *e;
    double *out;
    size_t columns;
};

static void scatter_chunk(void *ctx, size_t first, size_t n, const double *values)
{
    struct scattering *s = ctx;
    for (size_t k = 0; k < n; k++) {
        size_t r = (first + k) / s->columns, c = (first + k) % s->columns;
        ptrdiff_t at = s->e->view.offset + (ptrdiff_t)r * s->e->view.step[0] +
                       (ptrdiff_t)c * s->e->view.step[1];
        s->out[at] += values[k];
    }
}

static double *scatter(struct nb_expr *e, const struct memory *m, struct nb_err *err)
{
    struct scattering s = {e, allocate(nb_shape_count(e->shape), err),
                           nb_shape_columns(e->arg[0]->shape)};
    if (s.out)
        memset(s.out, 0, nb_shape_count(e->shape) * sizeof *s.out);
    if (s.out && !for_each_chunk(e->arg[0], m, scatter_chunk, &s, err)) {
        free(s.out);
        s.out = NULL;
    }
    return s.out;
}

static double *store(struct nb_expr *e, const struct memory *m, struct nb_err *err)
{
    double *out = allocate(nb_shape_count(e->shape), err);
    if (!out)
        return NULL;
    struct nb_prog *p = nb_prog_new(&e, 1, m->bound, m->count, NULL);
    size_t total = nb_shape_count(e->shape);
    struct blocks b = {
        .prog = p, .total = total, .block = block_size(total), .out = &out, .nroots = 1};
    bool ok = run_blocks(&b, e->pool->threads, store_block, NULL, err);
    nb_prog_free(p);
    if (ok)
        return out;
    free(out);
    return NULL;
}

/* Line after line of the argument, which lies in memory as a whole. */
static double *along(struct nb_expr *e, const struct memory *m, struct nb_err *err)
{
    double *x = store(e->arg[0], m, err);
    double *y = x ? allocate(nb_shape_count(e->shape), err) : NULL;
    if (y)
        nb_along_lines(e, x, y);
    free(x);
    return y;
}

/* From arguments that lie in memory as a whole. */
static double *joint(struct nb_expr *e, const struct memory *m, struct nb_err *err)
{
    double *x[2] = {store(e->arg[0], m, err), NULL}, *y = NULL;
    if (x[0])
        x[1] = store(e->arg[1], m, err);
    if (x[1])
        y = allocate(nb_shape_count(e->shape), err);
    if (y)
        e->op->joint(e, (const double *const[]){x[0], x[1]}, y);
    free(x[0]);
    free(x[1]);
    if (y && nb_interrupt_check(err))
        return y;
    free(y);
    return NULL;
}

static double *compute(struct nb_expr *e, const struct memory *m, struct nb_err *err)
{
    if (e->op->form == NB_REDUCE)
        return reduce(e, m, err);
    if (e->op->form == NB_SCATTER)
        return scatter(e, m, err);
    if (e->op->form == NB_ALONG)
        return along(e, m, err);
    if (e->op->form == NB_JOINT)
        return joint(e, m, err);
    return store(e, m, err);
}

static bool is_materialised(const struct nb_expr *e)
{
    enum nb_form form = e->op->form;
    return form == NB_REDUCE || form == NB_SCATTER || form == NB_ALONG || form == NB_JOINT;
}

/* Marks the nodes that must lie in memory before the root can be computed. */
static void find_materialised(struct nb_expr **order, size_t count, bool *wanted)
{
    for (size_t i = 0; i < count; i++) {
        struct nb_expr *e = order[i];
        wanted[i] |= is_materialised(e);
        if (e->op->form == NB_VIEW && !nb_is_leaf(e->arg[0]) && e->arg[0]->shape.rank > 0)
            wanted[nb_order_find(order, count, e->arg[0])] = true;
    }
}

/* The value of the root as its own memory: e's elements. */
static double *evaluate(struct nb_expr *root, struct nb_err *err)
{
    struct memory m = {0};
    size_t count;
    struct nb_expr **order = nb_order(&root, 1, &count);
    bool *wanted = nb_xcalloc(count, sizeof *wanted);
    find_materialised(order, count, wanted);
    double *result = NULL;
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        if (!wanted[i] || order[i] == root)
            continue;
        double *data = compute(order[i], &m, err);
        ok = data != NULL;
        if (ok)
            bind(&m, order[i], data);
    }
    if (ok)
        result = compute(root, &m, err);
    memory_free(&m);
    free(wanted);
    free(order);
    return result;
}

double *nb_eval(struct nb_expr *e, struct nb_err *err)
{
    if (nb_is_symbolic(e)) {
        nb_err_set(err, NB_ERR_VALUE, _("this depends on a variable that has no value here"));
        return NULL;
    }
    if (!nb_size_fits((double)nb_shape_count(e->shape)))
        return allocate(nb_shape_count(e->shape), err);
    return evaluate(nb_push_views(nb_lower(e)), err);
}

bool nb_eval_number(struct nb_expr *e, double *value, struct nb_err *err)
{
    assert(e->shape.rank == 0);
    if (nb_is_const(e)) {
        *value = e->num;
        return true;
    }
    double *data = nb_eval(e, err);
    if (!data)
        return false;
    *value = data[0];
    free(data);
    return true;
}

struct nb_sampler {
    struct nb_prog *prog; /* NULL: each value is an evaluation of its own */
    struct nb_run *run;   /* of the first thread */
    struct memory memory;
    struct nb_expr **exprs, *var;
    size_t count;
    struct nb_err err; /* of the part that does not depend on the variable */
};

/* What does not depend on the variable but must lie in memory (a sum over a
 * tensor that the function names) is computed now, once. False when something
 * that depends on it must lie in memory. */
static bool bind_memory(struct nb_sampler *s)
{
    size_t n;
    struct nb_expr **order = nb_order(s->exprs, s->count, &n);
    bool *wanted = nb_xcalloc(n, sizeof *wanted);
    find_materialised(order, n, wanted);
    bool simple = true;
    for (size_t i = 0; i < n && simple && s->err.kind == NB_OK; i++) {
        if (!wanted[i])
            continue;
        simple = !nb_depends(order[i], s->var);
        double *data = simple ? compute(order[i], &s->memory, &s->err) : NULL;
        if (data)
            bind(&s->memory, order[i], data);
    }
    free(wanted);
    free(order);
    return simple;
}

struct nb_sampler *nb_sampler_new(struct nb_expr *const *exprs, size_t count, struct nb_expr *var)
{
    struct nb_sampler *s = nb_xcalloc(1, sizeof *s);
    s->exprs = nb_xcalloc(count, sizeof(struct nb_expr *));
    s->var = var;
    s->count = count;
    for (size_t i = 0; i < count; i++)
        s->exprs[i] = nb_push_views(nb_lower(exprs[i]));
    if (!bind_memory(s) || s->err.kind != NB_OK)
        return s;
    s->prog = nb_prog_new(s->exprs, count, s->memory.bound, s->memory.count, var);
    s->run = nb_run_new(s->prog);
    return s;
}

/* The function sums over a tensor that depends on the variable. */
static bool sample_singly(struct nb_sampler *s, double x, size_t at, double *const *out,
                          struct nb_err *err)
{
    struct nb_builder b = {s->var->pool, false};
    struct nb_expr *value = nb_const(b.pool, x);
    for (size_t k = 0; k < s->count; k++) {
        struct nb_expr *e = nb_subst(b, s->exprs[k], &s->var, &value, 1, err);
        if (!e || !nb_eval_number(e, &out[k][at], err))
            return false;
    }
    return true;
}

bool nb_sampler_run(struct nb_sampler *s, const double *x, size_t n, double *const *out,
                    struct nb_err *err)
{
    if (s->err.kind != NB_OK) {
        *err = s->err;
        return false;
    }
    if (s->prog) {
        struct blocks b = {.prog = s->prog,
                           .total = n,
                           .block = block_size(n),
                           .x = x,
                           .out = out,
                           .nroots = s->count};
        return run_blocks(&b, s->var->pool->threads, store_block, s->run, err);
    }
    for (size_t i = 0; i < n; i++)
        if (!sample_singly(s, x[i], i, out, err) || !nb_interrupt_check(err))
            return false;
    return true;
}

void nb_sampler_free(struct nb_sampler *s)
{
    if (!s)
        return;
    nb_run_free(s->run);
    nb_prog_free(s->prog);
    memory_free(&s->memory);
    free(s->exprs);
    free(s);
}
