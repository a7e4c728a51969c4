/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals at the prompt. SIGINT's handler and flag are base/interrupt's. */
#include "config.h"

#include "repl/signals.h"

#include <assert.h>

#include "base/interrupt.h"
#include "base/posix.h"

static const struct {
    int number;
    bool ends_line;
} watched[NB_SIGNALS_WATCHED] = {
    {SIGHUP, true}, {SIGTERM, true}, {SIGQUIT, true}, {SIGTSTP, false}, {SIGWINCH, false},
};

/* One flag per watched signal: all that a handler may touch. */
static volatile sig_atomic_t came[NB_SIGNALS_WATCHED];

static void note(int number)
{
    for (size_t i = 0; i < NB_SIGNALS_WATCHED; i++)
        if (watched[i].number == number)
            came[i] = 1;
}

/* A signal that was ignored from the start (nohup) stays ignored. */
static void install(struct nb_signals *s, size_t i)
{
    struct sigaction action = {.sa_handler = note};
    sigemptyset(&action.sa_mask);
    sigaction(watched[i].number, NULL, &s->before[i]);
    if (s->before[i].sa_handler != SIG_IGN)
        sigaction(watched[i].number, &action, NULL);
}

void nb_signals_hold(struct nb_signals *s)
{
    sigset_t blocked;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    for (size_t i = 0; i < NB_SIGNALS_WATCHED; i++)
        sigaddset(&blocked, watched[i].number);
    sigprocmask(SIG_BLOCK, &blocked, &s->outside);
    for (size_t i = 0; i < NB_SIGNALS_WATCHED; i++)
        install(s, i);
}

void nb_signals_release(struct nb_signals *s)
{
    for (size_t i = 0; i < NB_SIGNALS_WATCHED; i++)
        sigaction(watched[i].number, &s->before[i], NULL);
    sigprocmask(SIG_SETMASK, &s->outside, NULL);
}

bool nb_signals_wait(const struct nb_signals *s, struct pollfd *fds, size_t count)
{
    assert(fds && count > 0);
    return nb_posix_poll(fds, count, NULL, &s->outside) > 0;
}

int nb_signals_take(void)
{
    if (nb_interrupt_pending()) {
        nb_interrupt_clear();
        return SIGINT;
    }
    for (size_t i = 0; i < NB_SIGNALS_WATCHED; i++) {
        if (came[i]) {
            came[i] = 0;
            return watched[i].number;
        }
    }
    return 0;
}

bool nb_signals_ending(void)
{
    bool ending = nb_interrupt_pending();
    for (size_t i = 0; i < NB_SIGNALS_WATCHED; i++)
        ending |= came[i] && watched[i].ends_line;
    return ending;
}

void nb_signals_stop(struct nb_signals *s)
{
    nb_signals_release(s);
    raise(SIGTSTP); /* not SIGSTOP: nobody may be there to wake us, and then it does nothing */
    nb_signals_hold(s);
}
