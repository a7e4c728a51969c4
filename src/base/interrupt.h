/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl-C: the one flag that a signal handler may touch. */
#ifndef NB_BASE_INTERRUPT_H
#define NB_BASE_INTERRUPT_H

#include <poll.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/err.h"

/* Installs the SIGINT handler that raises the flag. */
void nb_interrupt_catch(void);
/* Whether the flag is up; long work asks once per chunk. */
bool nb_interrupt_pending(void);
void nb_interrupt_clear(void);
/* The work of this thread can be given up by itself: from now on this flag, too, is one that
 * is up for it. Lives as long as the thread. */
void nb_interrupt_heed(const atomic_bool *flag);
/* For a loop over elements, with its counter: false when the flag is up, looked at for
 * each 65,536th of them. What such a loop leaves behind is not whole then. */
static inline bool nb_goes_on(size_t i)
{
    return i % 65536 != 0 || !nb_interrupt_pending(); /* any serial: a loop that asks is */
}
/* False, with err set to "interrupted", when the flag is up. */
bool nb_interrupt_check(struct nb_err *err);
/* poll(2) that Ctrl-C ends, also when it comes just before: how many descriptors are
 * ready, 0 when time is up (ms, -1 never), -1 when the flag is up. */
int nb_interrupt_poll(struct pollfd *fds, size_t count, int ms);
/* Writes a text that may be long, to a terminal that may be slow. False sets err when
 * Ctrl-C ends it; other failures stay in the stream. */
bool nb_interrupt_write(FILE *out, const char *text, size_t len, struct nb_err *err);

#endif
