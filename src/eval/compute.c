/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One node's elements, made of those that lie in memory. */
#include "config.h"

#include "eval/compute.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/progress.h"
#include "eval/blocks.h"
#include "eval/reduction.h"
#include "graph/op.h"
#include "rows/along.h"

/* A new program for e, to be run over all of its elements; the caller frees it. */
static struct nb_blocks blocks_of(struct nb_expr *e, const struct nb_memory *m)
{
    return (struct nb_blocks){.prog = nb_prog_new(&e, 1, m, NULL),
                              .total = nb_shape_count(e->shape),
                              .threads = e->pool->threads,
                              .progress = e->pool->progress};
}

static double *store(struct nb_expr *e, const struct nb_memory *m, struct nb_err *err)
{
    double *out = nb_memory_allocate(nb_shape_count(e->shape), err);
    if (!out)
        return NULL;
    struct nb_blocks b = blocks_of(e, m);
    bool ok = nb_blocks_store(&b, NULL, &out, err);
    nb_prog_free(b.prog);
    if (ok)
        return out;
    free(out);
    return NULL;
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

static double *scatter(struct nb_expr *e, const struct nb_memory *m, struct nb_err *err)
{
    size_t count = nb_shape_count(e->shape);
    struct scattering s = {e, nb_memory_allocate(count, err), nb_shape_columns(e->arg[0]->shape)};
    if (!s.out)
        return NULL;
    memset(s.out, 0, count * sizeof *s.out);
    struct nb_blocks b = blocks_of(e->arg[0], m);
    bool ok = nb_blocks_each(&b, scatter_chunk, &s, err);
    nb_prog_free(b.prog);
    if (ok)
        return s.out;
    free(s.out);
    return NULL;
}

/* y, which may be NULL; freed and NULL when Ctrl-C came, for it need not be whole then. */
static double *unless_interrupted(double *y, struct nb_err *err)
{
    if (y && nb_interrupt_check(err))
        return y;
    free(y);
    return NULL;
}

/* Line after line of the argument, which lies in memory as a whole. */
static double *along(struct nb_expr *e, const struct nb_memory *m, struct nb_err *err)
{
    double *x = store(e->arg[0], m, err);
    double *y = x ? nb_memory_allocate(nb_shape_count(e->shape), err) : NULL;
    if (y)
        nb_along_lines(e, x, y);
    free(x);
    return unless_interrupted(y, err);
}

/* From arguments that lie in memory as a whole. */
static double *joint(struct nb_expr *e, const struct nb_memory *m, struct nb_err *err)
{
    double *x[2] = {store(e->arg[0], m, err), NULL}, *y = NULL;
    if (x[0])
        x[1] = store(e->arg[1], m, err);
    if (x[1])
        y = nb_memory_allocate(nb_shape_count(e->shape), err);
    if (y)
        e->op->joint(e, (const double *const[]){x[0], x[1]}, y);
    free(x[0]);
    free(x[1]);
    return unless_interrupted(y, err);
}

static double *compute(struct nb_expr *e, const struct nb_memory *m, struct nb_err *err)
{
    if (e->data) /* a copy */
        return store(e, m, err);
    switch (e->op->form) {
    case NB_REDUCE:
        return nb_reduction_compute(e, m, err);
    case NB_SCATTER:
        return scatter(e, m, err);
    case NB_ALONG:
        return along(e, m, err);
    case NB_JOINT:
        return joint(e, m, err);
    default:
        return store(e, m, err);
    }
}

static size_t count_kept(const struct nb_plan *plan)
{
    size_t kept = 0;
    for (size_t i = 0; i < plan->count; i++)
        kept += plan->kept[i];
    return kept;
}

bool nb_compute(struct nb_memory *m, struct nb_err *err)
{
    const size_t count = m->plan.count, kept = count_kept(&m->plan);
    struct nb_progress *progress = kept > 0 ? m->plan.order[0]->pool->progress : NULL;
    const struct nb_progress_part part = nb_progress_begin(progress);
    bool ok = true;
    for (size_t i = 0, done = 0; i < count && ok; i++) {
        if (!m->plan.kept[i])
            continue;
        nb_progress_step(progress, part, (double)done++, (double)kept);
        double *data = compute(m->plan.order[i], m, err);
        if (data)
            nb_memory_put(m, i, data);
        ok = data != NULL;
    }
    nb_progress_end(progress, part);
    return ok;
}
