/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs run over all elements.
 *
 * A block is what one thread computes at a time. Reductions fold block by block
 * and then the blocks, so that their bits do not depend on the number of threads. */
#ifndef NB_EVAL_BLOCKS_H
#define NB_EVAL_BLOCKS_H

#include "base/err.h"
#include "eval/prog.h"
#include "eval/run.h"

struct nb_blocks {
    struct nb_prog *prog; /* the caller's, who frees it */
    size_t total;         /* elements */
    size_t threads;
    struct nb_progress *progress; /* or NULL */
    struct nb_run *run;           /* the first thread's, or NULL: made and freed as needed */
};

/* All of these return false with err set at Ctrl-C. */

/* Root k goes to out[k], from element 0 on; x is NULL, or the variable's values. */
bool nb_blocks_store(const struct nb_blocks *b, const double *x, double *const *out,
                     struct nb_err *err);
/* Folds root 0 into acc, which the caller has started. */
bool nb_blocks_fold(const struct nb_blocks *b, const struct nb_op *reduction, double acc[2],
                    struct nb_err *err);

/* Calls take(ctx, first, n, values) for each chunk of root 0, in order and on one
 * thread. */
typedef void nb_take_chunk(void *ctx, size_t first, size_t n, const double *values);
bool nb_blocks_each(const struct nb_blocks *b, nb_take_chunk *take, void *ctx, struct nb_err *err);

#endif
