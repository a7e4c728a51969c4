/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running register programs.
 *
 * A program does not change once it is compiled; what changes is in a run. Each
 * thread has a run of its own. */
#ifndef NB_EVAL_RUN_H
#define NB_EVAL_RUN_H

#include "eval/prog.h"

struct nb_run;

/* Registers for the program, which must live as long; runs the once-only
 * instructions. */
struct nb_run *nb_run_new(const struct nb_prog *p);
void nb_run_free(struct nb_run *run);

/* Computes elements [first, first + n), n <= NB_CHUNK; x are n values of the
 * variable. Root k is written to out[k]; without `out` it is where
 * nb_run_result says, until the next chunk. */
void nb_run_chunk(struct nb_run *run, size_t first, size_t n, const double *x, double *const *out);
const double *nb_run_result(const struct nb_run *run, size_t root);

#endif
