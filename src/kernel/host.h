/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kernel at work: a session, the sockets of one connection, and what a request asks for. */
#ifndef NB_KERNEL_HOST_H
#define NB_KERNEL_HOST_H

#include <stdatomic.h>
#include <stdbool.h>

#include "base/err.h"
#include "kernel/connection.h"
#include "kernel/envelope.h"
#include "kernel/iopub.h"
#include "kernel/streams.h"
#include "session/session.h"

struct json_object;

/* A cell that ran, for those who ask for the history. */
struct nb_ran {
    int number;
    char *code;
};

struct nb_host {
    struct nb_session *session;
    struct nb_notebook notebook;
    struct nb_connection connection;
    struct nb_post post;
    struct nb_iopub iopub;
    struct nb_streams streams;
    void *zmq, *shell, *input; /* input: nothing of nabla's reads a line yet */
    int count;                 /* the number of the cell that ran last */
    struct nb_ran *ran;
    size_t ran_count, ran_cap;
    atomic_bool leaving;
    int wake[2]; /* closed at its writing end: look at `leaving` */
};

/* What a request is answered with: the content, or NULL: it is not answered. */
struct json_object *nb_host_execute(struct nb_host *h, const struct nb_envelope *e);
struct json_object *nb_host_complete(struct nb_host *h, const struct nb_envelope *e);
struct json_object *nb_host_inspect(struct nb_host *h, const struct nb_envelope *e);
struct json_object *nb_host_is_complete(struct nb_host *h, const struct nb_envelope *e);
struct json_object *nb_host_history(struct nb_host *h, const struct nb_envelope *e);
struct json_object *nb_host_info(struct nb_host *h, const struct nb_envelope *e);
/* A request that is not run, since one before it failed. */
struct json_object *nb_host_abort(struct nb_host *h, const struct nb_envelope *e);
/* {"status": "ok"} */
struct json_object *nb_host_well(void);
/* Whether that is what an execution was answered with. */
bool nb_host_is_well(struct json_object *answer);
/* Says that what runs is to end, and then the kernel. From any thread. */
void nb_host_leave(struct nb_host *h);

/* The notebook's figures (nb_notebook.figure). */
bool nb_host_show_figure(void *host, struct nb_session *s, struct nb_err *err);

/* Answers requests until one of them says that it is enough. */
void nb_host_serve(struct nb_host *h);

#endif
