/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What everybody hears who looks at the kernel: what is at work, what it prints and gives. Several
 * threads say it. */
#ifndef NB_KERNEL_IOPUB_H
#define NB_KERNEL_IOPUB_H

#include <pthread.h>
#include <stdbool.h>

#include "kernel/envelope.h"

struct nb_iopub {
    const struct nb_post *post;
    void *socket;
    pthread_mutex_t lock;
    char *parent; /* header of the request whose output it is */
    bool muted;   /* a silent one */
};

void nb_iopub_init(struct nb_iopub *p, const struct nb_post *post, void *socket);
void nb_iopub_fini(struct nb_iopub *p);
/* Whose output follows. Its parts are in the memory of the kernel, so that what is printed later
 * still has a place. */
void nb_iopub_begin(struct nb_iopub *p, const struct nb_envelope *request, bool muted);
/* "busy" and "idle", while a request is answered. */
void nb_iopub_status(struct nb_iopub *p, const struct nb_envelope *request, const char *state);
/* Output: taken, and dropped of a silent request. The metadata may be NULL. */
void nb_iopub_say(struct nb_iopub *p, const char *type, struct json_object *content,
                  struct json_object *metadata);
/* What is no output of a cell. */
void nb_iopub_answer(struct nb_iopub *p, const struct nb_envelope *request, const char *type,
                     struct json_object *content);

#endif
