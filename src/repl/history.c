/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history and its file. */
#include "config.h"

#include "repl/history.h"

#include <assert.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <readline/history.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "base/xdg.h"

enum { KEPT_LINES = 10000 };

static char *choose_path(void)
{
    const char *path = getenv("NABLA_HISTORY");
    if (path)
        return *path ? nb_xstrdup(path) : NULL; /* empty: the user wants no file */
    return nb_xdg_path("XDG_STATE_HOME", ".local/state", "history");
}

static bool make_file(char *path)
{
    nb_xdg_make_folders(path);
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    close(fd);
    return true;
}

/* The file is cut by a new one in its place, so what another session appends to the old one
 * meanwhile would be lost: both hold a lock on a file beside it. Whoever does not get it in
 * time goes on: a prompt that hangs is worse than a line that is lost. -1: it is not held. */
static int lock(const char *path)
{
    enum { TRIES = 50 };
    static const struct timespec a_while = {0, 10000000};
    struct nb_buf name = {0};
    nb_buf_printf(&name, "%s.lock", path);
    int fd = open(nb_buf_text(&name), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    nb_buf_free(&name);
    for (int i = 0; fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0; i++) {
        if (i == TRIES) {
            close(fd);
            return -1;
        }
        nanosleep(&a_while, NULL);
    }
    return fd;
}

static void unlock(int fd)
{
    if (fd >= 0)
        close(fd);
}

void nb_history_open(struct nb_history *h)
{
    using_history();
    history_comment_char = '#';
    history_write_timestamps = 1;
    h->path = choose_path();
    if (!h->path)
        return;
    if (!make_file(h->path)) {
        nb_history_close(h);
        return;
    }
    const int locked = lock(h->path);
    history_truncate_file(h->path, KEPT_LINES);
    read_history(h->path);
    unlock(locked);
    stifle_history(KEPT_LINES);
}

static bool is_kept(const char *text)
{
    if (strchr(" \t\n", text[0])) /* the empty text too */
        return false;
    HIST_ENTRY *last = history_get(history_base + history_length - 1);
    return !last || strcmp(last->line, text) != 0;
}

void nb_history_add(struct nb_history *h, const char *text)
{
    assert(text);
    if (!is_kept(text))
        return;
    add_history(text);
    if (!h->path)
        return;
    const int locked = lock(h->path);
    append_history(1, h->path);
    unlock(locked);
}

void nb_history_close(struct nb_history *h)
{
    free(h->path);
    h->path = NULL;
}
