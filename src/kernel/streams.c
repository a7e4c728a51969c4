/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread reads what comes out of the pipes that stand in for descriptors 1 and 2, and says it in
 * as few messages as it can: what a fast loop prints is collected meanwhile. */
#include "config.h"

#include "kernel/streams.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <json-c/json.h>

#include "base/i18n.h"
#include "kernel/fields.h"

enum { PIECE = 1 << 16, REST_MS = 10 };

/* Of the bytes, as many as are whole characters: the rest of one may still come. */
static size_t whole_length(const char *bytes, size_t len)
{
    size_t at = len;
    while (at > 0 && len - at < 4 && ((unsigned char)bytes[at - 1] & 0xC0) == 0x80)
        at--;
    if (at == 0)
        return len;
    const unsigned char first = (unsigned char)bytes[at - 1];
    const size_t need = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    return need > len - (at - 1) ? at - 1 : len;
}

static void say(struct nb_streams *s, struct nb_stream *stream, bool all)
{
    const size_t len = all ? stream->read.len : whole_length(stream->read.bytes, stream->read.len);
    if (len == 0)
        return;
    struct nb_buf text = {0};
    nb_buf_addn(&text, stream->read.bytes, len);
    for (size_t i = 0; i < len; i++) /* a NUL is no end */
        text.bytes[i] = text.bytes[i] ? text.bytes[i] : '\1';
    struct json_object *content = json_object_new_object();
    json_object_object_add(content, "name", json_object_new_string(stream->name));
    json_object_object_add(content, "text", nb_json_text(nb_buf_text(&text)));
    nb_iopub_say(s->iopub, "stream", content, NULL);
    nb_buf_drop(&stream->read, len);
    nb_buf_free(&text);
}

/* Says what is in the pipe, up to a piece; whether there was something. */
static bool pass_on(struct nb_streams *s, struct nb_stream *stream, bool all)
{
    char bytes[PIECE];
    const ssize_t n = read(stream->from, bytes, sizeof bytes);
    if (n > 0)
        nb_buf_addn(&stream->read, bytes, (size_t)n);
    if (stream->read.len > 0)
        say(s, stream, all && n <= 0);
    return n > 0;
}

static void pass_all(struct nb_streams *s)
{
    for (size_t i = 0; i < 2; i++)
        while (pass_on(s, &s->streams[i], true))
            continue;
}

static void *run(void *ctx)
{
    struct nb_streams *s = ctx;
    for (bool rest = false;;) {
        struct pollfd fds[] = {{.fd = s->ask[0], .events = POLLIN},
                               {.fd = s->streams[0].from, .events = POLLIN},
                               {.fd = s->streams[1].from, .events = POLLIN}};
        poll(fds, rest ? 1 : 3, rest ? REST_MS : -1);
        char asked;
        if (fds[0].revents) {
            const bool ends = read(s->ask[0], &asked, 1) != 1;
            pass_all(s);
            sem_post(&s->said);
            if (ends)
                return NULL;
        }
        for (size_t i = 0; !rest && i < 2; i++)
            if (fds[1 + i].revents)
                pass_on(s, &s->streams[i], false);
        rest = !rest && !fds[0].revents;
    }
}

/* A pipe whose writing end is that descriptor. */
static bool redirect(struct nb_stream *stream, int fd)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    const bool good = dup2(ends[1], fd) == fd;
    close(ends[1]);
    stream->from = ends[0];
    fcntl(stream->from, F_SETFD, FD_CLOEXEC);
    fcntl(stream->from, F_SETFL, O_NONBLOCK);
    return good;
}

bool nb_streams_begin(struct nb_streams *s, struct nb_iopub *iopub, struct nb_err *err)
{
    *s = (struct nb_streams){.iopub = iopub, .streams = {{.name = "stdout"}, {.name = "stderr"}}};
    sem_init(&s->said, 0, 0);
    const bool good = pipe(s->ask) == 0 && redirect(&s->streams[0], STDOUT_FILENO) &&
                      redirect(&s->streams[1], STDERR_FILENO);
    fcntl(s->ask[0], F_SETFD, FD_CLOEXEC);
    fcntl(s->ask[1], F_SETFD, FD_CLOEXEC);
    if (!good || pthread_create(&s->thread, NULL, run, s) != 0)
        return nb_err_set(err, NB_ERR_FILE, _("cannot redirect the output: %s"), strerror(errno));
    return true;
}

static void wait_until_said(struct nb_streams *s)
{
    while (sem_wait(&s->said) != 0 && errno == EINTR)
        continue;
}

void nb_streams_drain(struct nb_streams *s)
{
    fflush(stdout);
    fflush(stderr);
    while (write(s->ask[1], "", 1) < 0 && errno == EINTR)
        continue;
    wait_until_said(s);
}

void nb_streams_end(struct nb_streams *s)
{
    fflush(stdout);
    close(s->ask[1]);
    pthread_join(s->thread, NULL);
    close(s->ask[0]);
    for (size_t i = 0; i < 2; i++) {
        close(s->streams[i].from);
        nb_buf_free(&s->streams[i].read);
    }
    sem_destroy(&s->said);
}
