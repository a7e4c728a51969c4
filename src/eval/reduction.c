/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reductions: two doubles for each result while they are under way. */
#include "config.h"

#include "eval/reduction.h"

#include <stdlib.h>

#include "eval/blocks.h"
#include "graph/op.h"

struct reduction {
    const struct nb_expr *e;
    double *acc; /* of result i: acc[2*i] + acc[2*i + 1] */
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

static void start(struct reduction *r, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        r->acc[2 * i] = r->e->op->fold_start;
        r->acc[2 * i + 1] = 0;
    }
}

static bool fold(struct reduction *r, const struct nb_memory *m, struct nb_err *err)
{
    const struct nb_expr *e = r->e;
    struct nb_blocks b = {.prog = nb_prog_new(&e->arg[0], 1, m, NULL),
                          .total = nb_shape_count(e->arg[0]->shape),
                          .threads = e->pool->threads,
                          .progress = e->pool->progress};
    bool ok = e->axis < 0 ? nb_blocks_fold(&b, e->op, r->acc, err)
                          : nb_blocks_each(&b, fold_lines, r, err);
    nb_prog_free(b.prog);
    return ok;
}

double *nb_reduction_compute(struct nb_expr *e, const struct nb_memory *m, struct nb_err *err)
{
    size_t count = nb_shape_count(e->shape);
    struct reduction r = {e, nb_memory_allocate(2 * count, err),
                          nb_shape_columns(e->arg[0]->shape)};
    if (!r.acc)
        return NULL;
    start(&r, count);
    if (!fold(&r, m, err)) {
        free(r.acc);
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        r.acc[i] = r.acc[2 * i + 1] != 0 ? r.acc[2 * i] + r.acc[2 * i + 1] : r.acc[2 * i];
    return r.acc;
}
