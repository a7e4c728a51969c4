/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Register programs: an expression as a list of kernel calls over chunks.
 *
 * A register holds one chunk of numbers. Instructions whose result is the same
 * for all elements (constants, reductions, what is made of them) run once;
 * the others run once a chunk. A value and a slope of the same arguments
 * become one instruction with two results. Registers are reused as soon as
 * nothing reads them any more. */
#ifndef NB_EVAL_PROG_H
#define NB_EVAL_PROG_H

#include "base/err.h"
#include "graph/expr.h"

/* Elements in a chunk: 8 KiB a register, so that a dozen stay in a core's
 * first- and second-level cache. */
enum { NB_CHUNK = 1024 };

struct nb_memory;
struct nb_prog;

/* Compiles elementwise expressions of equal element count (or scalars). Nodes in
 * `memory` (may be NULL; else the roots are of its DAG) are read from there, and
 * what is below them alone is not even looked at; `var` (may be NULL) is read from
 * the array that nb_run_chunk is given. Reductions, scatters and their like must be
 * in memory, and what is there must stay as long as the program. */
struct nb_prog *nb_prog_new(struct nb_expr *const *roots, size_t nroots,
                            const struct nb_memory *memory, const struct nb_expr *var);
void nb_prog_free(struct nb_prog *p);
/* Number of instructions: for tests and measurements. */
size_t nb_prog_length(const struct nb_prog *p);

#endif
