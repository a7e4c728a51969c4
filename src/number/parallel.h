/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Independent pieces of work on all processors.
 *
 * The pieces are the same whatever the number of threads, and what is made of
 * their results is made in their order: so numbers have the same bits on every
 * machine. */
#ifndef NB_NUMBER_PARALLEL_H
#define NB_NUMBER_PARALLEL_H

#include <stddef.h>

enum { NB_MAX_THREADS = 256 };

/* The number of threads by default: NABLA_THREADS in the environment, or that of
 * the processors. */
size_t nb_default_threads(void);

/* Piece i of the work, done by worker `worker`, which is less than the number of
 * threads and does one piece at a time. */
typedef void nb_piece(void *ctx, size_t worker, size_t i);

/* Calls piece(ctx, worker, i) for each i < count, on up to `threads` threads, of
 * which the caller is one. At Ctrl-C no new piece is begun. */
void nb_parallel(size_t threads, size_t count, nb_piece *piece, void *ctx);
/* Ends the threads, which otherwise sleep until there is work again; the next work starts
 * new ones. */
void nb_parallel_end(void);

#endif
