/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What answers while a cell runs: the heartbeat, and who may interrupt it. */
#ifndef NB_KERNEL_THREADS_H
#define NB_KERNEL_THREADS_H

#include <pthread.h>

#include "kernel/host.h"

struct nb_threads {
    struct nb_host *host;
    void *beat_socket, *control_socket;
    pthread_t beat, control, runner; /* runner: of the cells */
};

/* False sets err. They take no signals: those are for the thread that calls this. */
bool nb_threads_begin(struct nb_threads *t, struct nb_host *h, struct nb_err *err);
/* Once the ZMQ context was shut down. */
void nb_threads_end(struct nb_threads *t);

#endif
