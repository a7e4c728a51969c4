/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals at the prompt.
 *
 * Between hold and release they are blocked and arrive only inside
 * nb_signals_wait, so that none is lost between looking and sleeping and none
 * hits Readline in the middle of its work. */
#ifndef NB_REPL_SIGNALS_H
#define NB_REPL_SIGNALS_H

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

enum { NB_SIGNALS_WATCHED = 5 };

struct nb_signals {
    sigset_t outside; /* the mask before hold */
    struct sigaction before[NB_SIGNALS_WATCHED];
};

void nb_signals_hold(struct nb_signals *s);
void nb_signals_release(struct nb_signals *s);

/* Waits, for as long as it takes, for a descriptor or a signal: true when a
 * descriptor is ready, its revents set; false when a signal came. */
bool nb_signals_wait(const struct nb_signals *s, struct pollfd *fds, size_t count);
/* Takes one signal that came, 0 when there is none (left). */
int nb_signals_take(void);
/* Whether one came, and was not taken yet, that ends the line being typed. */
bool nb_signals_ending(void);

/* Stops the process as Ctrl-Z does; returns when it goes on. */
void nb_signals_stop(struct nb_signals *s);

#endif
