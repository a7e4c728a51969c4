/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kernel/threads.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include <json-c/json.h>

#include "base/i18n.h"
#include "kernel/fields.h"

/* The process that started this one and says so: the kernel does not outlive it. */
static pid_t parent_of(void)
{
    const char *said = getenv("JPY_PARENT_PID");
    const pid_t parent = getppid();
    return said && atol(said) == (long)parent ? parent : 0;
}

/* Sends back what it hears. */
static void *beat(void *ctx)
{
    enum { LOOK_MS = 1000 };
    struct nb_threads *t = ctx;
    const pid_t parent = parent_of();
    zmq_pollitem_t item = {.socket = t->beat_socket, .events = ZMQ_POLLIN};
    for (int ready; (ready = zmq_poll(&item, 1, LOOK_MS)) >= 0 || zmq_errno() == EINTR;) {
        zmq_msg_t m;
        if (parent && getppid() != parent)
            kill(getpid(), SIGTERM);
        if (ready <= 0)
            continue;
        zmq_msg_init(&m);
        if (zmq_msg_recv(&m, t->beat_socket, ZMQ_DONTWAIT) < 0 ||
            zmq_msg_send(&m, t->beat_socket, 0) < 0)
            zmq_msg_close(&m);
    }
    zmq_close(t->beat_socket);
    return NULL;
}

static struct json_object *obey(struct nb_threads *t, const struct nb_envelope *e)
{
    if (strcmp(e->type, "kernel_info_request") == 0)
        return nb_host_info(t->host, e);
    const bool ends = strcmp(e->type, "shutdown_request") == 0;
    if (!ends && strcmp(e->type, "interrupt_request") != 0)
        return NULL;
    struct json_object *o = nb_host_well();
    if (ends) {
        json_object_object_add(
            o, "restart", json_object_new_boolean(nb_field_truth(e->content, "restart", false)));
        nb_host_leave(t->host);
    }
    pthread_kill(t->runner, SIGINT);
    return o;
}

static void *control(void *ctx)
{
    struct nb_threads *t = ctx;
    zmq_pollitem_t item = {.socket = t->control_socket, .events = ZMQ_POLLIN};
    while (zmq_poll(&item, 1, -1) >= 0 || zmq_errno() == EINTR) {
        struct nb_envelope e;
        if (nb_envelope_receive(&e, &t->host->post, t->control_socket)) {
            nb_iopub_status(&t->host->iopub, &e, "busy");
            struct json_object *o = obey(t, &e);
            if (o)
                nb_envelope_answer(&e, &t->host->post, t->control_socket, o);
            nb_iopub_status(&t->host->iopub, &e, "idle");
        }
        nb_envelope_free(&e);
    }
    zmq_close(t->control_socket);
    return NULL;
}

bool nb_threads_begin(struct nb_threads *t, struct nb_host *h, struct nb_err *err)
{
    *t = (struct nb_threads){.host = h, .runner = pthread_self()};
    t->beat_socket = nb_connection_listen(&h->connection, h->zmq, ZMQ_REP, NB_PORT_BEAT, err);
    t->control_socket =
        nb_connection_listen(&h->connection, h->zmq, ZMQ_ROUTER, NB_PORT_CONTROL, err);
    if (err->kind != NB_OK)
        return false;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const bool good = pthread_create(&t->beat, NULL, beat, t) == 0 &&
                      pthread_create(&t->control, NULL, control, t) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return good || nb_err_set(err, NB_ERR_FILE, _("cannot start a thread"));
}

void nb_threads_end(struct nb_threads *t)
{
    pthread_join(t->beat, NULL);
    pthread_join(t->control, NULL);
}
