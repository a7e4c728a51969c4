/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that take pieces of work from a counter until there are none. */
#include "config.h"

#include "number/parallel.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/interrupt.h"

size_t nb_default_threads(void)
{
    const char *text = getenv("NABLA_THREADS");
    long n = text ? strtol(text, NULL, 10) : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > NB_MAX_THREADS ? NB_MAX_THREADS : (size_t)n;
}

struct work {
    atomic_size_t next; /* piece */
    size_t count;
    nb_piece *piece;
    void *ctx;
};

struct worker {
    struct work *work;
    size_t index;
    pthread_t thread;
};

static void *take_pieces(void *arg)
{
    struct worker *w = arg;
    struct work *work = w->work;
    size_t i;
    while (!nb_interrupt_pending() && (i = atomic_fetch_add(&work->next, 1)) < work->count)
        work->piece(work->ctx, w->index, i);
    return NULL;
}

/* Signals are for the first thread: a read of the prompt's must be the one that
 * Ctrl-C interrupts. */
static size_t start_helpers(struct worker *workers, size_t count)
{
    sigset_t all, before;
    size_t started = 1;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (started < count &&
           pthread_create(&workers[started].thread, NULL, take_pieces, &workers[started]) == 0)
        started++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

void nb_parallel(size_t threads, size_t count, nb_piece *piece, void *ctx)
{
    struct work work = {.count = count, .piece = piece, .ctx = ctx};
    struct worker workers[NB_MAX_THREADS];
    threads = threads < count ? threads : count;
    threads = threads < NB_MAX_THREADS ? threads : NB_MAX_THREADS;
    for (size_t k = 0; k < threads; k++)
        workers[k] = (struct worker){.work = &work, .index = k};
    /* A thread that cannot be had is one less: the work is done all the same. */
    size_t started = start_helpers(workers, threads);
    if (count > 0)
        take_pieces(&workers[0]);
    for (size_t k = 1; k < started; k++)
        pthread_join(workers[k].thread, NULL);
}
