/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nabla-kernel: the language for notebooks, by Jupyter's protocol. Started by Jupyter with the
 * path of a connection file; nabla --install-kernel tells Jupyter of it. */
#include "config.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include <json-c/json.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/language.h"
#include "base/posix.h"
#include "base/stack.h"
#include "base/xalloc.h"
#include "kernel/fields.h"
#include "kernel/host.h"
#include "kernel/threads.h"
#include "pyplot/pyplot.h"

struct job {
    const char *path; /* of the connection file */
    int status;
};

/* The result of a cell's last statement. */
static void tell_result(void *ctx, const char *text)
{
    struct nb_host *h = ctx;
    struct json_object *o = json_object_new_object(), *data = json_object_new_object();
    const size_t len = strlen(text);
    char *line = nb_xstrndup(text, len - (len > 0 && text[len - 1] == '\n'));
    nb_streams_drain(&h->streams);
    json_object_object_add(data, "text/plain", nb_json_text(line));
    json_object_object_add(o, "data", data);
    json_object_object_add(o, "metadata", json_object_new_object());
    json_object_object_add(o, "execution_count", json_object_new_int(h->count));
    nb_iopub_say(&h->iopub, "execute_result", o, NULL);
    free(line);
}

/* Connects; false sets err. */
static bool begin(struct nb_host *h, const char *path, struct nb_err *err)
{
    if (!nb_connection_read(&h->connection, path, err))
        return false;
    nb_post_init(&h->post, h->connection.key);
    h->zmq = zmq_ctx_new();
    void *iopub = nb_connection_listen(&h->connection, h->zmq, ZMQ_PUB, NB_PORT_IOPUB, err);
    h->shell = nb_connection_listen(&h->connection, h->zmq, ZMQ_ROUTER, NB_PORT_SHELL, err);
    h->input = nb_connection_listen(&h->connection, h->zmq, ZMQ_ROUTER, NB_PORT_STDIN, err);
    if (err->kind != NB_OK || !nb_posix_pipe(h->wake))
        return nb_err_set(err, NB_ERR_FILE, "pipe");
    nb_iopub_init(&h->iopub, &h->post, iopub);
    h->notebook =
        (struct nb_notebook){.result = tell_result, .figure = nb_host_show_figure, .ctx = h};
    h->session = nb_pyplot_session(
        (struct nb_session_options){.interactive = true, .color = true, .notebook = &h->notebook});
    return true;
}

static void forget(struct nb_host *h)
{
    for (size_t i = 0; i < h->ran_count; i++)
        free(h->ran[i].code);
    free(h->ran);
    close(h->wake[0]);
    nb_post_fini(&h->post);
    nb_connection_fini(&h->connection);
}

static void end(struct nb_host *h, struct nb_threads *t)
{
    nb_session_free(h->session);
    nb_streams_end(&h->streams);
    zmq_close(h->shell);
    zmq_close(h->input);
    zmq_close(h->iopub.socket);
    zmq_ctx_shutdown(h->zmq);
    nb_threads_end(t);
    zmq_ctx_term(h->zmq);
    nb_iopub_fini(&h->iopub);
    forget(h);
}

/* What an assertion says before it ends everything is told, too: the thread that does has a
 * moment. */
static void tell_at_abort(int number)
{
    enum { MOMENT_MS = 200 };
    poll(NULL, 0, MOMENT_MS);
    signal(number, SIG_DFL);
    raise(number);
}

static void serve(void *ctx)
{
    struct job *job = ctx;
    struct nb_host h = {0};
    struct nb_threads t;
    struct nb_err err = {0};
    nb_interrupt_catch();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGABRT, tell_at_abort);
    if (!begin(&h, job->path, &err) || !nb_threads_begin(&t, &h, &err) ||
        !nb_streams_begin(&h.streams, &h.iopub, &err)) {
        fprintf(stderr, "%s-kernel: %s\n", PACKAGE, err.message);
        job->status = EXIT_FAILURE;
        return;
    }
    nb_host_serve(&h);
    end(&h, &t);
}

/* Nothing reads what was meant for somebody else, and 0 to 2 are what everybody thinks. */
static void prepare_descriptors(void)
{
    int fd = open("/dev/null", O_RDWR);
    while (fd >= 0 && fd < STDERR_FILENO)
        fd = dup(fd);
    if (fd >= 0)
        dup2(fd, STDIN_FILENO);
    if (fd > STDERR_FILENO)
        close(fd);
}

int main(int argc, char **argv)
{
    nb_language_begin();
    nb_keep_freed_memory();
    struct job job = {.path = argc > 1 ? argv[argc - 1] : NULL, .status = EXIT_SUCCESS};
    if (!job.path || argc > 3) {
        fprintf(stderr,
                _("usage: %s-kernel CONNECTION-FILE; 'nabla --install-kernel' tells "
                  "Jupyter of it\n"),
                PACKAGE);
        return 2;
    }
    prepare_descriptors();
    nb_with_usual_stack(serve, &job);
    return job.status;
}
