/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The viewer process: spawn, lines, end. */
#include "config.h"

#include "session/display.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/place.h"
#include "base/xalloc.h"
#include "plot/message.h"
#include "plot/protocol.h"

extern char **environ;

enum { CHILD_FD = 3 };

void nb_display_init(struct nb_display *d)
{
    *d = (struct nb_display){.fd = -1};
}

static bool display_is_open(const struct nb_display *d)
{
    return d->fd >= 0;
}

/* Where the viewer is: named by the environment, beside us where we are installed or
 * built, or where configure wanted it. The caller frees it. */
static char *viewer_path(void)
{
    static const char *const beside[] = {"../libexec/nabla/nabla-view", "../viewer/nabla-view",
                                         "nabla-view", NULL};
    const char *named = getenv("NABLA_VIEW");
    return named && *named ? nb_xstrdup(named) : nb_place_of(beside, PKGLIBEXECDIR "/nabla-view");
}

/* The child gets the socket as descriptor 3 and nothing else of ours. Its own
 * process group keeps the terminal's Ctrl-C from it; Xlib's and SDL's chatter
 * must not appear in the middle of the prompt. */
static int spawn(struct nb_display *d, const char *path, int child_end)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&files, child_end, CHILD_FD);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    char *argv[] = {"nabla-view", "3", NULL};
    int failure = posix_spawn(&d->pid, path, &files, &attributes, argv, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return failure;
}

/* Where the viewer has ended, reading will say so. */
static void send_text(struct nb_display *d, const char *text)
{
    nb_message_send(d->fd, text, strlen(text));
}

static bool start(struct nb_display *d, struct nb_err *err)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return nb_err_set(err, NB_ERR_FILE, _("cannot start the viewer: %s"), strerror(errno));
    /* dup2 onto itself would leave the close-on-exec flag on. */
    int child_end = fcntl(pair[1], F_DUPFD_CLOEXEC, CHILD_FD + 1);
    close(pair[1]);
    char *path = viewer_path();
    int failure = spawn(d, path, child_end);
    close(child_end);
    d->fd = pair[0];
    if (failure) {
        nb_err_set(err, NB_ERR_FILE, _("cannot start the viewer '%s': %s"), path,
                   strerror(failure));
        nb_err_hint(err, _("NABLA_VIEW in the environment says where nabla-view is"));
        close(d->fd);
        d->fd = -1;
    }
    free(path);
    if (failure)
        return false;
    struct nb_buf hello = {0};
    nb_buf_printf(&hello, "nabla %d\n", NB_PROTOCOL_VERSION);
    send_text(d, nb_buf_text(&hello));
    nb_buf_free(&hello);
    return true;
}

static void finish(struct nb_display *d)
{
    close(d->fd);
    d->fd = -1;
    nb_buf_free(&d->read);
    while (waitpid(d->pid, NULL, 0) < 0 && errno == EINTR)
        ;
}

void nb_display_close(struct nb_display *d)
{
    if (!display_is_open(d))
        return;
    send_text(d, "quit\n");
    finish(d);
}

static void send_figure(struct nb_display *d, const struct nb_figure *f)
{
    struct nb_buf text = {0};
    nb_buf_add(&text, "figure\n");
    nb_figure_write(f, &text);
    nb_buf_add(&text, "end\n");
    send_text(d, nb_buf_text(&text));
    nb_buf_free(&text);
}

/* Waits for input; false at Ctrl-C, or when there is none and !wait. */
static bool readable(const struct nb_display *d, bool wait)
{
    struct pollfd p = {.fd = d->fd, .events = POLLIN};
    for (;;) {
        if (wait && nb_interrupt_pending())
            return false;
        int n = poll(&p, 1, wait ? -1 : 0);
        if (n >= 0 || errno != EINTR)
            return n > 0;
    }
}

char *nb_display_next(struct nb_display *d, bool wait)
{
    while (display_is_open(d)) {
        char *line = nb_message_take(&d->read);
        if (line)
            return line;
        char chunk[4096];
        if (!readable(d, wait))
            return NULL;
        ssize_t n = recv(d->fd, chunk, sizeof chunk, 0);
        if (n > 0)
            nb_buf_addn(&d->read, chunk, (size_t)n);
        else if (n == 0 || errno != EINTR)
            finish(d);
    }
    return NULL;
}

/* What a line says beside the answer that is awaited. */
static void take_remark(struct nb_display *d, const char *line, struct nb_err *err)
{
    bool error = nb_message_word(&line, "error");
    if (!error && !nb_message_word(&line, "note"))
        return;
    char *text = nb_message_unescape(line);
    if (error)
        nb_err_set(err, NB_ERR_FILE, "%s", text);
    else if (d->note)
        d->note(d->note_ctx, text);
    free(text);
}

/* Waits for the answer that begins with `word`. */
static bool await(struct nb_display *d, const char *word, struct nb_err *err)
{
    char *line;
    bool found = false;
    while (!found && err->kind == NB_OK && (line = nb_display_next(d, true))) {
        take_remark(d, line, err);
        found = strncmp(line, word, strlen(word)) == 0;
        free(line);
    }
    if (!found && err->kind == NB_OK && nb_interrupt_check(err))
        nb_err_set(err, NB_ERR_FILE, _("the viewer ended unexpectedly"));
    return found;
}

/* SDL pretends to have a display when there is none: ask the environment. */
static bool has_display(struct nb_err *err)
{
    static const char *const names[] = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return true;
    }
    nb_err_set(err, NB_ERR_FILE, _("no display (DISPLAY and WAYLAND_DISPLAY are unset)"));
    nb_err_hint(err, _("savefig(\"plot.png\") writes a file"));
    return false;
}

bool nb_display_show(struct nb_display *d, const struct nb_figure *f, struct nb_err *err)
{
    bool fresh = !display_is_open(d);
    if (!has_display(err) || (fresh && !start(d, err)))
        return false;
    send_figure(d, f);
    if (!fresh)
        return true;
    send_text(d, "show\n");
    if (await(d, "ready", err))
        return true;
    nb_display_close(d);
    return false;
}

bool nb_display_export(const struct nb_display *parent, const struct nb_figure *f, const char *path,
                       struct nb_err *err)
{
    struct nb_display d = {.fd = -1, .note = parent->note, .note_ctx = parent->note_ctx};
    if (!start(&d, err))
        return false;
    send_figure(&d, f);
    struct nb_buf line = {0};
    nb_buf_add(&line, "save ");
    nb_message_escape(&line, path);
    nb_buf_addc(&line, '\n');
    send_text(&d, nb_buf_text(&line));
    nb_buf_free(&line);
    bool ok = await(&d, "saved", err);
    nb_display_close(&d);
    return ok;
}
