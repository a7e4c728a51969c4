/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading thread. */
#include "config.h"

#include "viewer/lines.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/posix.h"
#include "base/xalloc.h"
#include "figure/handover.h"
#include "figure/message.h"

enum {
    GRACE_MS = 400,       /* for the program to end by itself, once the partner is gone */
    FULL_MS = 50,         /* between two looks at what waits, when it is too much */
    HELD_MAX = 256 << 20, /* bytes that may wait */
};

struct nb_lines {
    int fd;
    int farewell[2];  /* a pipe; its end wakes the reader when the program leaves */
    struct nb_buf in; /* the reader's: what is no whole line yet */
    pthread_t thread;
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t came, left;
    char **lines; /* those from `first` on wait */
    size_t first, count, cap, held;
    struct nb_handover shares; /* what came with them */
    bool ended, leaving;
    void (*wake)(void *ctx);
    void *ctx;
};

static char *take(struct nb_lines *l)
{
    if (l->first == l->count)
        return NULL;
    char *line = l->lines[l->first++];
    l->held -= strlen(line);
    if (l->first == l->count)
        l->first = l->count = 0;
    return line;
}

/* Hands on the whole lines that were read; at the end tells of it. */
static void hand_on(struct nb_lines *l, bool ended)
{
    pthread_mutex_lock(&l->lock);
    for (char *line; (line = nb_message_take(&l->in));) {
        l->lines = nb_grow(l->lines, &l->cap, l->count + 1, sizeof *l->lines);
        l->lines[l->count++] = line;
        l->held += strlen(line);
    }
    l->ended = ended;
    if (l->wake && (ended || l->count > 0))
        l->wake(l->ctx);
    pthread_cond_signal(&l->came);
    pthread_mutex_unlock(&l->lock);
}

static bool is_full(struct nb_lines *l)
{
    pthread_mutex_lock(&l->lock);
    const bool full = l->held > HELD_MAX;
    pthread_mutex_unlock(&l->lock);
    return full;
}

/* Waits until there is something to read and room for it; false when the partner is
 * gone, or the program leaves. */
static bool wait_for_more(struct nb_lines *l)
{
    struct pollfd p[] = {{.fd = l->fd}, {.fd = l->farewell[0], .events = POLLIN}};
    do {
        const bool full = is_full(l);
        p[0].events = full ? 0 : POLLIN;
        poll(p, 2, full ? FULL_MS : -1);
    } while (!p[0].revents && !p[1].revents);
    return p[0].revents & POLLIN && !p[1].revents;
}

/* The partner is gone: what is drawn now is for nobody. A short work is still finished,
 * for the sake of who sends lines from a file. */
static void end_program(struct nb_lines *l)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += GRACE_MS * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_mutex_lock(&l->lock);
    while (!l->leaving)
        if (pthread_cond_timedwait(&l->left, &l->lock, &until) != 0)
            _exit(EXIT_SUCCESS);
    pthread_mutex_unlock(&l->lock);
}

/* Reads what has come; descriptors are there before the lines that they belong to. */
static bool fill(struct nb_lines *l)
{
    struct nb_handover came = {0};
    const bool good = nb_handover_fill(l->fd, &l->in, &came);
    pthread_mutex_lock(&l->lock);
    for (int fd; (fd = nb_handover_take(&came)) >= 0;)
        nb_handover_add(&l->shares, fd, 0);
    pthread_mutex_unlock(&l->lock);
    nb_handover_free(&came);
    return good;
}

static void *read_lines(void *ctx)
{
    struct nb_lines *l = ctx;
    while (wait_for_more(l) && fill(l))
        hand_on(l, false);
    hand_on(l, true);
    end_program(l);
    return NULL;
}

static void close_farewell(struct nb_lines *l)
{
    for (size_t i = 0; i < NB_COUNT(l->farewell); i++)
        if (l->farewell[i] >= 0)
            close(l->farewell[i]);
    l->farewell[0] = l->farewell[1] = -1;
}

struct nb_lines *nb_lines_new(int fd)
{
    struct nb_lines *l = nb_xcalloc(1, sizeof *l);
    if (!nb_posix_pipe(l->farewell)) {
        free(l);
        return NULL;
    }
    l->fd = fd;
    pthread_mutex_init(&l->lock, NULL);
    pthread_cond_init(&l->came, NULL);
    pthread_cond_init(&l->left, NULL);
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const bool started = pthread_create(&l->thread, NULL, read_lines, l) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (started)
        return l;
    close_farewell(l);
    free(l);
    return NULL;
}

void nb_lines_free(struct nb_lines *l)
{
    pthread_mutex_lock(&l->lock);
    l->leaving = true;
    pthread_cond_signal(&l->left);
    pthread_mutex_unlock(&l->lock);
    close(l->farewell[1]); /* which wakes the thread */
    l->farewell[1] = -1;
    pthread_join(l->thread, NULL);
    close_farewell(l);
    while (l->first < l->count)
        free(l->lines[l->first++]);
    free(l->lines);
    nb_buf_free(&l->in);
    nb_handover_free(&l->shares);
    free(l);
}

int nb_lines_take_share(struct nb_lines *l)
{
    pthread_mutex_lock(&l->lock);
    const int fd = nb_handover_take(&l->shares);
    pthread_mutex_unlock(&l->lock);
    return fd;
}

char *nb_lines_take(struct nb_lines *l, bool *ended)
{
    pthread_mutex_lock(&l->lock);
    char *line = take(l);
    *ended = !line && l->ended;
    pthread_mutex_unlock(&l->lock);
    return line;
}

char *nb_lines_wait(struct nb_lines *l)
{
    char *line;
    pthread_mutex_lock(&l->lock);
    while (!(line = take(l)) && !l->ended)
        pthread_cond_wait(&l->came, &l->lock);
    pthread_mutex_unlock(&l->lock);
    return line;
}

void nb_lines_wake(struct nb_lines *l, void (*wake)(void *ctx), void *ctx)
{
    pthread_mutex_lock(&l->lock);
    l->wake = wake;
    l->ctx = ctx;
    if (wake && (l->ended || l->count > 0))
        wake(ctx);
    pthread_mutex_unlock(&l->lock);
}
