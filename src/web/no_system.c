/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What systems have and a page has not: who calls it is told that it is not there. */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <time.h>
#include <ucontext.h>

static int refuse(void)
{
    errno = ENOSYS;
    return -1;
}

int getcontext(ucontext_t *at)
{
    (void)at;
    return refuse();
}

void makecontext(ucontext_t *at, void (*run)(void), int count, ...)
{
    (void)at;
    (void)run;
    (void)count;
}

int swapcontext(ucontext_t *from, const ucontext_t *to)
{
    (void)from;
    (void)to;
    return refuse();
}

int memfd_create(const char *name, unsigned flags)
{
    (void)name;
    (void)flags;
    return refuse();
}

/* There is nothing to wait for: time is up. */
int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *left, const sigset_t *mask)
{
    (void)fds;
    (void)count;
    (void)left;
    (void)mask;
    return 0;
}
