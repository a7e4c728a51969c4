/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests, and who answers them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include <json-c/json.h>

#include "base/count.h"
#include "base/xalloc.h"
#include "kernel/fields.h"
#include "kernel/host.h"

static struct json_object *shut_down(struct nb_host *h, const struct nb_envelope *e)
{
    struct json_object *o = nb_host_well();
    json_object_object_add(o, "restart",
                           json_object_new_boolean(nb_field_truth(e->content, "restart", false)));
    nb_host_leave(h);
    return o;
}

/* It is answered when what ran before it has ended. */
static struct json_object *interrupt(struct nb_host *h, const struct nb_envelope *e)
{
    (void)h;
    (void)e;
    return nb_host_well();
}

static struct json_object *list_comms(struct nb_host *h, const struct nb_envelope *e)
{
    (void)h;
    (void)e;
    struct json_object *o = nb_host_well();
    json_object_object_add(o, "comms", json_object_new_object());
    return o;
}

/* There is nobody at the other end of a widget. */
static struct json_object *close_comm(struct nb_host *h, const struct nb_envelope *e)
{
    struct json_object *o = json_object_new_object();
    json_object_object_add(o, "comm_id", nb_json_text(nb_field_text(e->content, "comm_id", "")));
    json_object_object_add(o, "data", json_object_new_object());
    nb_iopub_answer(&h->iopub, e, "comm_close", o);
    return NULL;
}

static const struct {
    const char *type;
    struct json_object *(*answer)(struct nb_host *h, const struct nb_envelope *e);
} requests[] = {
    {"execute_request", nb_host_execute}, {"complete_request", nb_host_complete},
    {"inspect_request", nb_host_inspect}, {"is_complete_request", nb_host_is_complete},
    {"history_request", nb_host_history}, {"kernel_info_request", nb_host_info},
    {"comm_info_request", list_comms},    {"comm_open", close_comm},
    {"shutdown_request", shut_down},      {"interrupt_request", interrupt},
};

static bool is_execution(const struct nb_envelope *e)
{
    return strcmp(e->type, "execute_request") == 0;
}

/* Requests that came while one was answered that failed. */
struct queue {
    struct nb_envelope *list;
    size_t count, cap;
};

/* Front-ends send all cells at once. Those that follow one which failed are on their way when it
 * does: so long is waited for them. */
static void collect(struct nb_host *h, struct queue *q)
{
    enum { GRACE_MS = 10 };
    zmq_pollitem_t item = {.socket = h->shell, .events = ZMQ_POLLIN};
    while (zmq_poll(&item, 1, GRACE_MS) > 0) {
        struct nb_envelope e;
        const bool good = nb_envelope_receive(&e, &h->post, h->shell);
        if (!good) {
            nb_envelope_free(&e);
            continue;
        }
        q->list = nb_grow(q->list, &q->cap, q->count + 1, sizeof *q->list);
        q->list[q->count++] = e;
    }
}

static bool stops(const struct nb_envelope *e, struct json_object *answer)
{
    return is_execution(e) && !nb_host_is_well(answer) &&
           nb_field_truth(e->content, "stop_on_error", true);
}

/* Answers one, with the others that it keeps from running. `aborted`: it does not run. */
static void answer(struct nb_host *h, const struct nb_envelope *e, bool aborted)
{
    struct queue q = {0};
    struct json_object *o = NULL;
    nb_iopub_status(&h->iopub, e, "busy");
    for (size_t i = 0; i < NB_COUNT(requests); i++)
        if (strcmp(e->type, requests[i].type) == 0)
            o = aborted ? nb_host_abort(h, e) : requests[i].answer(h, e);
    if (!aborted && stops(e, o))
        collect(h, &q);
    if (o)
        nb_envelope_answer(e, &h->post, h->shell, o);
    nb_iopub_status(&h->iopub, e, "idle");
    for (size_t i = 0; i < q.count; i++) {
        answer(h, &q.list[i], is_execution(&q.list[i]));
        nb_envelope_free(&q.list[i]);
    }
    free(q.list);
}

void nb_host_leave(struct nb_host *h)
{
    if (!atomic_exchange(&h->leaving, true))
        close(h->wake[1]);
}

void nb_host_serve(struct nb_host *h)
{
    while (!h->leaving) {
        zmq_pollitem_t items[] = {{.socket = h->shell, .events = ZMQ_POLLIN},
                                  {.fd = h->wake[0], .events = ZMQ_POLLIN}};
        if (zmq_poll(items, NB_COUNT(items), -1) < 0 || !(items[0].revents & ZMQ_POLLIN))
            continue; /* a signal, or the end */
        struct nb_envelope e;
        if (nb_envelope_receive(&e, &h->post, h->shell))
            answer(h, &e, false);
        nb_envelope_free(&e);
    }
}
