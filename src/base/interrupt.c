/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl-C: the flag and its handler. */
#include "config.h"

#include "base/interrupt.h"

#include <signal.h>
#include <stdatomic.h>

#include "base/i18n.h"

/* Atomic and lock-free, so fit for handlers and for threads. */
static atomic_int pending;

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
    return pending != 0;
}

void nb_interrupt_clear(void)
{
    pending = 0;
}

bool nb_interrupt_check(struct nb_err *err)
{
    return !pending || nb_err_set(err, NB_ERR_INTERRUPTED, "%s", _("interrupted"));
}
