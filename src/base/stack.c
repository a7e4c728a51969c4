/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread is how a program gets another stack. */
#include "config.h"

#include "base/stack.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/resource.h>

static const size_t usual = 8 << 20;

static bool is_small(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < usual;
}

struct call {
    void (*run)(void *ctx);
    void *ctx;
    sigset_t signals; /* that are blocked for it */
};

static void *start(void *arg)
{
    const struct call *call = arg;
    pthread_sigmask(SIG_SETMASK, &call->signals, NULL);
    call->run(call->ctx);
    return NULL;
}

/* We only wait: a signal has to interrupt the other one. */
static bool run_in_thread(struct call *call)
{
    sigset_t all;
    pthread_t thread;
    pthread_attr_t attributes;
    sigfillset(&all);
    pthread_attr_init(&attributes);
    pthread_sigmask(SIG_SETMASK, &all, &call->signals);
    const bool started = pthread_attr_setstacksize(&attributes, usual) == 0 &&
                         pthread_create(&thread, &attributes, start, call) == 0;
    if (started)
        pthread_join(thread, NULL);
    pthread_sigmask(SIG_SETMASK, &call->signals, NULL);
    pthread_attr_destroy(&attributes);
    return started;
}

void nb_with_usual_stack(void (*run)(void *ctx), void *ctx)
{
    struct call call = {.run = run, .ctx = ctx};
    if (!is_small() || !run_in_thread(&call))
        run(ctx);
}
