/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/coroutine.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/xalloc.h"

#if defined HAVE_UCONTEXT_H && HAVE_MAKECONTEXT
#define BY_CONTEXT 1
#include <sys/mman.h>
#include <ucontext.h>
#else
#define BY_CONTEXT 0
#include <pthread.h>
#include <signal.h>
#endif

#ifndef MAP_NORESERVE
#define MAP_NORESERVE 0
#endif

struct nb_coroutine {
    void (*run)(void *ctx);
    void *ctx;
#if BY_CONTEXT
    ucontext_t own, caller;
    void *stack;
    size_t size;
#else
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t change;
    bool inside, ending; /* whose turn it is; it is to end where it waits */
    sigset_t signals;    /* that are blocked for who enters, and so for it */
#endif
};

#if BY_CONTEXT

/* Arguments are ints; a pointer is two. */
static void body(unsigned high, unsigned low)
{
    struct nb_coroutine *c = (struct nb_coroutine *)((uintptr_t)high << 32 | (uintptr_t)low);
    c->run(c->ctx);
    swapcontext(&c->own, &c->caller);
}

struct nb_coroutine *nb_coroutine_new(size_t stack, void (*run)(void *ctx), void *ctx)
{
    struct nb_coroutine *c = nb_xcalloc(1, sizeof *c);
    const uintptr_t self = (uintptr_t)c;
    *c = (struct nb_coroutine){.size = stack, .run = run, .ctx = ctx};
    c->stack = mmap(NULL, stack, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (c->stack == MAP_FAILED || getcontext(&c->own) != 0) {
        c->stack = c->stack == MAP_FAILED ? NULL : c->stack;
        nb_coroutine_free(c);
        return NULL;
    }
    c->own.uc_stack.ss_sp = c->stack;
    c->own.uc_stack.ss_size = stack;
    c->own.uc_link = NULL;
    makecontext(&c->own, (void (*)(void))body, 2, (unsigned)((uint64_t)self >> 32), (unsigned)self);
    return c;
}

void nb_coroutine_enter(struct nb_coroutine *c)
{
    swapcontext(&c->caller, &c->own);
}

void nb_coroutine_leave(struct nb_coroutine *c)
{
    swapcontext(&c->own, &c->caller);
}

void nb_coroutine_free(struct nb_coroutine *c)
{
    if (c && c->stack)
        munmap(c->stack, c->size);
    free(c);
}

#else

static void wait_for(struct nb_coroutine *c, bool inside)
{
    while (c->inside != inside)
        pthread_cond_wait(&c->change, &c->lock);
}

static void hand_over(struct nb_coroutine *c, bool inside)
{
    c->inside = inside;
    pthread_cond_broadcast(&c->change);
}

/* Signals go to who has the turn; the other one only waits. */
static void take_turn(struct nb_coroutine *c)
{
    wait_for(c, true);
    if (!c->ending)
        pthread_sigmask(SIG_SETMASK, &c->signals, NULL);
}

static void *body(void *arg)
{
    struct nb_coroutine *c = arg;
    pthread_mutex_lock(&c->lock);
    take_turn(c);
    if (!c->ending) {
        pthread_mutex_unlock(&c->lock);
        c->run(c->ctx);
        pthread_mutex_lock(&c->lock);
    }
    hand_over(c, false);
    pthread_mutex_unlock(&c->lock);
    return NULL;
}

struct nb_coroutine *nb_coroutine_new(size_t stack, void (*run)(void *ctx), void *ctx)
{
    struct nb_coroutine *c = nb_xcalloc(1, sizeof *c);
    pthread_attr_t attributes;
    sigset_t all, before;
    *c = (struct nb_coroutine){.run = run, .ctx = ctx};
    pthread_mutex_init(&c->lock, NULL);
    pthread_cond_init(&c->change, NULL);
    sigfillset(&all);
    pthread_attr_init(&attributes);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const bool started = pthread_attr_setstacksize(&attributes, stack) == 0 &&
                         pthread_create(&c->thread, &attributes, body, c) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    if (started)
        return c;
    free(c);
    return NULL;
}

void nb_coroutine_enter(struct nb_coroutine *c)
{
    sigset_t all;
    sigfillset(&all);
    pthread_mutex_lock(&c->lock);
    pthread_sigmask(SIG_SETMASK, &all, &c->signals);
    hand_over(c, true);
    wait_for(c, false);
    pthread_sigmask(SIG_SETMASK, &c->signals, NULL);
    pthread_mutex_unlock(&c->lock);
}

void nb_coroutine_leave(struct nb_coroutine *c)
{
    sigset_t all;
    sigfillset(&all);
    pthread_mutex_lock(&c->lock);
    pthread_sigmask(SIG_SETMASK, &all, NULL);
    hand_over(c, false);
    take_turn(c);
    const bool ending = c->ending;
    pthread_mutex_unlock(&c->lock);
    if (ending)
        pthread_exit(NULL);
}

void nb_coroutine_free(struct nb_coroutine *c)
{
    if (!c)
        return;
    pthread_mutex_lock(&c->lock);
    c->ending = true;
    hand_over(c, true);
    pthread_mutex_unlock(&c->lock);
    pthread_join(c->thread, NULL);
    pthread_cond_destroy(&c->change);
    pthread_mutex_destroy(&c->lock);
    free(c);
}

#endif
