/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that take pieces of work from a counter until there are none. */
#include "config.h"

#include "number/parallel.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
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

static void take_pieces(struct work *work, size_t worker)
{
    size_t i;
    while (!nb_interrupt_pending() && (i = atomic_fetch_add(&work->next, 1)) < work->count)
        work->piece(work->ctx, worker, i);
}

/* The threads beside the caller's. They are started once, for starting one takes as long
 * as a hundred thousand elements, and sleep between two works. Of the process, not of
 * whoever has work: so they are the one thing here that is global and changes. */
static struct crew {
    pthread_mutex_t owner; /* held by the one who has work for them */
    pthread_mutex_t lock;  /* of all below */
    pthread_cond_t wake, done;
    pthread_t thread[NB_MAX_THREADS]; /* from 1 on: their numbers as workers */
    size_t count;                     /* with the caller, who is number 0 */
    struct work *work;                /* NULL: there is none any more */
    size_t most;                      /* workers that it is for */
    atomic_size_t rounds, busy;       /* also looked at without the lock */
    bool ending;
} crew = {.owner = PTHREAD_MUTEX_INITIALIZER,
          .lock = PTHREAD_MUTEX_INITIALIZER,
          .wake = PTHREAD_COND_INITIALIZER,
          .done = PTHREAD_COND_INITIALIZER,
          .count = 1};

/* Waking who sleeps takes some ten microseconds: who waits for the next work, or for the
 * others to end, looks as long as that before it lies down. True when it has come. */
static bool comes_soon(const atomic_size_t *what, size_t before)
{
    enum { LOOKS = 2000 };
    for (int i = 0; i < LOOKS && atomic_load(what) == before; i++) {
#ifdef NB_X86_64
        __builtin_ia32_pause();
#endif
    }
    return atomic_load(what) != before;
}

/* Takes part in the work of this round, with the lock held before and after. */
static void help(size_t worker)
{
    struct work *work = crew.work;
    if (!work || worker >= crew.most)
        return;
    crew.busy++;
    pthread_mutex_unlock(&crew.lock);
    take_pieces(work, worker);
    pthread_mutex_lock(&crew.lock);
    if (--crew.busy == 0)
        pthread_cond_signal(&crew.done);
}

static void *helper(void *number)
{
    size_t seen = 0;
    pthread_mutex_lock(&crew.lock);
    while (!crew.ending) {
        if (seen == crew.rounds) {
            pthread_cond_wait(&crew.wake, &crew.lock);
            continue;
        }
        seen = crew.rounds;
        help((size_t)number);
        pthread_mutex_unlock(&crew.lock);
        comes_soon(&crew.rounds, seen);
        pthread_mutex_lock(&crew.lock);
    }
    pthread_mutex_unlock(&crew.lock);
    return NULL;
}

/* Signals are for the first thread: a read of the prompt's must be the one that Ctrl-C
 * interrupts. A thread that cannot be had is one less: the work is done all the same. */
static void start_helpers(size_t count)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (crew.count < count &&
           pthread_create(&crew.thread[crew.count], NULL, helper, (void *)crew.count) == 0)
        crew.count++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void share(struct work *work, size_t threads)
{
    if (crew.count < threads)
        start_helpers(threads);
    pthread_mutex_lock(&crew.lock);
    crew.work = work;
    crew.most = threads;
    crew.rounds++;
    pthread_cond_broadcast(&crew.wake);
    pthread_mutex_unlock(&crew.lock);
    take_pieces(work, 0);
    pthread_mutex_lock(&crew.lock);
    crew.work = NULL; /* who has not woken up by now need not */
    const size_t busy = crew.busy;
    pthread_mutex_unlock(&crew.lock);
    if (busy == 1) /* most often there are two threads, or the others have ended */
        comes_soon(&crew.busy, 1);
    pthread_mutex_lock(&crew.lock);
    while (crew.busy > 0)
        pthread_cond_wait(&crew.done, &crew.lock);
    pthread_mutex_unlock(&crew.lock);
}

void nb_parallel(size_t threads, size_t count, nb_piece *piece, void *ctx)
{
    struct work work = {.count = count, .piece = piece, .ctx = ctx};
    threads = threads < count ? threads : count;
    threads = threads < NB_MAX_THREADS ? threads : NB_MAX_THREADS;
    /* When somebody else has the crew the work is done without it. */
    if (threads <= 1 || pthread_mutex_trylock(&crew.owner) != 0) {
        take_pieces(&work, 0);
        return;
    }
    share(&work, threads);
    pthread_mutex_unlock(&crew.owner);
}

void nb_parallel_end(void)
{
    if (pthread_mutex_trylock(&crew.owner) != 0)
        return;
    pthread_mutex_lock(&crew.lock);
    crew.ending = true;
    pthread_cond_broadcast(&crew.wake);
    pthread_mutex_unlock(&crew.lock);
    for (; crew.count > 1; crew.count--)
        pthread_join(crew.thread[crew.count - 1], NULL);
    crew.ending = false;
    pthread_mutex_unlock(&crew.owner);
}
