/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl-C: the flag and its handler; and a flag for a thread alone. */
#include "config.h"

#include "base/interrupt.h"

#include <errno.h>
#include <signal.h>
#include <time.h>

#include "base/i18n.h"
#include "base/posix.h"

/* Atomic and lock-free, so fit for handlers and for threads. */
static atomic_int pending;
static _Thread_local const atomic_bool *heeded; /* NULL: none */

static void raise_flag(int signal_number)
{
    (void)signal_number;
    pending = 1;
}

void nb_interrupt_catch(void)
{
    /* No SA_RESTART: a blocked read or poll returns at once. */
    struct sigaction action = {.sa_handler = raise_flag};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

bool nb_interrupt_pending(void)
{
    return pending != 0 || (heeded && *heeded);
}

void nb_interrupt_heed(const atomic_bool *flag)
{
    heeded = flag;
}

void nb_interrupt_clear(void)
{
    pending = 0;
}

bool nb_interrupt_check(struct nb_err *err)
{
    return !nb_interrupt_pending() || nb_err_set(err, NB_ERR_INTERRUPTED, "%s", _("interrupted"));
}

/* The signal is blocked while we look at the flag, and let in only by the wait. */
int nb_interrupt_poll(struct pollfd *fds, size_t count, int ms)
{
    const struct timespec left = {ms / 1000, ms % 1000 * 1000000L};
    sigset_t outside, held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigprocmask(SIG_BLOCK, &held, &outside);
    int ready = -1;
    while (!pending) {
        ready = nb_posix_poll(fds, count, ms < 0 ? NULL : &left, &outside);
        if (ready >= 0 || errno != EINTR)
            break;
    }
    sigprocmask(SIG_SETMASK, &outside, NULL);
    return pending ? -1 : ready;
}

/* Once a signal has cut a write short the stream is in an error that is none of its own. */
bool nb_interrupt_write(FILE *out, const char *text, size_t len, struct nb_err *err)
{
    enum { PIECE = 1 << 14 };
    const bool good = !ferror(out);
    while (len > 0 && !pending) {
        const size_t n = len < PIECE ? len : PIECE;
        fwrite(text, 1, n, out);
        text += n;
        len -= n;
    }
    if (pending && good)
        clearerr(out);
    return len == 0 || nb_interrupt_check(err);
}
