/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standard output and error of the process, whoever writes to them, as messages. */
#ifndef NB_KERNEL_STREAMS_H
#define NB_KERNEL_STREAMS_H

#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "kernel/iopub.h"

struct nb_stream {
    const char *name; /* "stdout" */
    int from;         /* our end of its pipe */
    struct nb_buf read;
};

struct nb_streams {
    struct nb_iopub *iopub;
    struct nb_stream streams[2];
    int ask[2]; /* a byte written: all is to be said now; closed: it ends */
    sem_t said;
    pthread_t thread;
};

/* Takes descriptors 1 and 2 over; False sets err. */
bool nb_streams_begin(struct nb_streams *s, struct nb_iopub *iopub, struct nb_err *err);
/* Returns when all was said that was written until now, stdio's buffers included. */
void nb_streams_drain(struct nb_streams *s);
void nb_streams_end(struct nb_streams *s);

#endif
