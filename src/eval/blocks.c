/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs run over all elements, block by block. */
#include "config.h"

#include "eval/blocks.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/interrupt.h"
#include "base/progress.h"
#include "base/xalloc.h"
#include "eval/prog_priv.h"
#include "number/parallel.h"

enum { BLOCK = 16 * NB_CHUNK, MAX_BLOCKS = 1 << 16 };

/* A sleeping thread is up and at work after some ten microseconds: less than four times
 * that is done sooner by one. */
enum { WORTH_NS = 40000 };

/* What the threads share. */
struct work {
    const struct nb_prog *prog;
    struct nb_run *runs[NB_MAX_THREADS]; /* of each worker, made when first needed */
    size_t total;                        /* elements */
    size_t block;                        /* elements of a block: whole chunks */
    size_t begun;                        /* elements of block 0 that are done: whole chunks */
    const double *x;                     /* NULL, or values of the variable */
    double *const *out;                  /* where the roots go, from element 0 on */
    const struct nb_op *reduction;       /* of root 0, to acc[block] */
    double (*acc)[2];
    atomic_size_t done; /* blocks */
    struct nb_progress *progress;
    struct nb_progress_part part;
};

static struct nb_run *run_of(struct work *w, size_t worker)
{
    if (!w->runs[worker])
        w->runs[worker] = nb_run_new(w->prog);
    return w->runs[worker];
}

/* Of the number of elements alone; larger than BLOCK where the accumulators of
 * its blocks would need more than a little memory. */
static size_t block_size(size_t total)
{
    return BLOCK * (1 + total / ((size_t)BLOCK * MAX_BLOCKS));
}

static size_t block_count(const struct work *w)
{
    return w->total / w->block + (w->total % w->block != 0);
}

/* Calls step for each chunk of block i, until Ctrl-C. */
typedef void chunk_step(struct work *w, struct nb_run *run, size_t first, size_t n);

static void for_each_chunk_of(struct work *w, size_t worker, size_t i, chunk_step *step)
{
    struct nb_run *run = run_of(w, worker);
    size_t start = i * w->block;
    size_t end = w->total - start < w->block ? w->total : start + w->block;
    for (size_t first = i == 0 ? w->begun : start; first < end && !nb_interrupt_pending();
         first += NB_CHUNK)
        step(w, run, first, end - first < NB_CHUNK ? end - first : NB_CHUNK);
    const size_t done = atomic_fetch_add_explicit(&w->done, 1, memory_order_relaxed) + 1;
    if (worker == 0)
        nb_progress_step(w->progress, w->part, (double)done, (double)block_count(w));
}

static void store_chunk(struct work *w, struct nb_run *run, size_t first, size_t n)
{
    size_t nroots = w->prog->nroots;
    double *few[8] = {NULL}, **out = nroots <= 8 ? few : nb_xcalloc(nroots, sizeof *out);
    for (size_t k = 0; k < nroots; k++)
        out[k] = w->out[k] + first;
    nb_run_chunk(run, first, n, w->x ? w->x + first : NULL, out);
    if (out != few)
        free(out);
}

static void store_block(void *ctx, size_t worker, size_t i)
{
    for_each_chunk_of(ctx, worker, i, store_chunk);
}

static void fold_chunk(struct work *w, struct nb_run *run, size_t first, size_t n)
{
    nb_run_chunk(run, first, n, NULL, NULL);
    w->reduction->fold(n, w->acc[first / w->block], nb_run_result(run, 0));
}

static void fold_block(void *ctx, size_t worker, size_t i)
{
    for_each_chunk_of(ctx, worker, i, fold_chunk);
}

static struct work work_of(const struct nb_blocks *b)
{
    return (struct work){.prog = b->prog, .total = b->total, .block = block_size(b->total)};
}

/* How many threads the work is worth, by the time that its second chunk takes: the first
 * one finds nothing in the caches. */
static size_t threads_worth(struct work *w, size_t threads, chunk_step *step)
{
    if (threads <= 1 || block_count(w) <= 1)
        return 1;
    double from = 0;
    for (; w->begun < 2 * NB_CHUNK && !nb_interrupt_pending(); w->begun += NB_CHUNK) {
        from = nb_clock();
        step(w, run_of(w, 0), w->begun, NB_CHUNK);
    }
    const double chunks = (double)(w->total - w->begun) / NB_CHUNK;
    return 1e9 * (nb_clock() - from) * chunks > WORTH_NS ? threads : 1;
}

static bool run_blocks(const struct nb_blocks *b, struct work *w, nb_piece *piece, chunk_step *step,
                       struct nb_err *err)
{
    w->runs[0] = b->run;
    w->progress = b->progress;
    w->part = nb_progress_begin(b->progress);
    nb_parallel(threads_worth(w, b->threads, step), block_count(w), piece, w);
    for (size_t k = b->run ? 1 : 0; k < NB_MAX_THREADS && k < b->threads; k++)
        nb_run_free(w->runs[k]);
    nb_progress_end(b->progress, w->part);
    return nb_interrupt_check(err);
}

bool nb_blocks_store(const struct nb_blocks *b, const double *x, double *const *out,
                     struct nb_err *err)
{
    struct work w = work_of(b);
    w.x = x;
    w.out = out;
    return run_blocks(b, &w, store_block, store_chunk, err);
}

bool nb_blocks_fold(const struct nb_blocks *b, const struct nb_op *reduction, double acc[2],
                    struct nb_err *err)
{
    struct work w = work_of(b);
    size_t count = block_count(&w);
    w.reduction = reduction;
    w.acc = nb_xcalloc(count, sizeof *w.acc);
    for (size_t i = 0; i < count; i++)
        w.acc[i][0] = reduction->fold_start;
    bool ok = run_blocks(b, &w, fold_block, fold_chunk, err);
    for (size_t i = 0; i < count && ok; i++) {
        reduction->fold(1, acc, &w.acc[i][0]);
        acc[1] += isfinite(acc[0]) ? w.acc[i][1] : 0;
    }
    free(w.acc);
    return ok;
}

bool nb_blocks_each(const struct nb_blocks *b, nb_take_chunk *take, void *ctx, struct nb_err *err)
{
    struct nb_run *run = b->run ? b->run : nb_run_new(b->prog);
    const struct nb_progress_part part = nb_progress_begin(b->progress);
    bool ok = nb_interrupt_check(err); /* else the program need not be whole */
    for (size_t first = 0; first < b->total && ok; first += NB_CHUNK) {
        size_t n = b->total - first < NB_CHUNK ? b->total - first : NB_CHUNK;
        nb_run_chunk(run, first, n, NULL, NULL);
        take(ctx, first, n, nb_run_result(run, 0));
        nb_progress_step(b->progress, part, (double)(first + n), (double)b->total);
        ok = nb_interrupt_check(err);
    }
    nb_progress_end(b->progress, part);
    if (run != b->run)
        nb_run_free(run);
    return ok;
}
