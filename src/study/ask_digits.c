/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "study/ask_digits.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/place.h"
#include "base/posix.h"
#include "base/xalloc.h"
#include "eval/wire.h"

extern char **environ;

static const char *const places[] = {"../libexec/nabla/nabla-digits", "../digits/nabla-digits",
                                     "nabla-digits", NULL};

static char *program(void)
{
    const char *named = getenv("NABLA_DIGITS");
    return named && *named ? nb_xstrdup(named) : nb_place_of(places, PKGLIBEXECDIR "/nabla-digits");
}

/* Starts it; its input and output are our end of a socket. 0: it is not there. */
static pid_t start(int *fd)
{
    int pair[2];
    pid_t pid = 0;
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    char *path = program();
    char name[] = "nabla-digits", *argv[] = {name, NULL};
    if (access(path, X_OK) != 0 || !nb_posix_sockets(pair)) {
        free(path);
        return 0;
    }
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&files, pair[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, pair[1], STDOUT_FILENO);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    const int failure = posix_spawn(&pid, path, &files, &attributes, argv, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    close(pair[1]);
    free(path);
    *fd = pair[0];
    if (failure)
        close(*fd);
    return failure ? 0 : pid;
}

static bool send_all(int fd, const struct nb_buf *text)
{
    for (size_t at = 0; at < text->len;) {
        const ssize_t n = write(fd, text->bytes + at, text->len - at);
        if (n <= 0)
            return false;
        at += (size_t)n;
    }
    return true;
}

/* One line, or as far as it came. */
static void receive(int fd, struct nb_buf *out, struct nb_err *err)
{
    char part[512];
    while (nb_interrupt_check(err)) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        if (nb_interrupt_poll(&p, 1, 100) <= 0)
            continue;
        const ssize_t n = read(fd, part, sizeof part);
        if (n <= 0)
            return;
        nb_buf_addn(out, part, (size_t)n);
        if (part[n - 1] == '\n')
            return;
    }
}

/* The answer without the marks before a refusal: '!', and 0. */
static enum nb_digits_answer read_answer(struct nb_buf *out)
{
    if (out->len > 0 && out->bytes[out->len - 1] == '\n')
        nb_buf_cut(out, out->len - 1);
    if (out->len == 0)
        nb_buf_add(out, _("!its digits could not be settled"));
    if (*nb_buf_text(out) != '!')
        return NB_DIGITS_GIVEN;
    const bool zero = out->bytes[1] == '0';
    nb_buf_drop(out, 1 + zero);
    return zero ? NB_DIGITS_OF_ZERO : NB_DIGITS_REFUSED;
}

enum nb_digits_answer nb_ask_digits(struct nb_expr *e, size_t digits, size_t bits,
                                    struct nb_buf *out, struct nb_err *err)
{
    int fd = -1, status;
    struct nb_buf text = {0};
    struct nb_wire_writer w = {.out = &text};
    const pid_t pid = start(&fd);
    if (pid == 0)
        return NB_DIGITS_ABSENT;
    const size_t root = nb_wire_write(&w, e);
    nb_wire_writer_free(&w);
    nb_buf_printf(&text, "ask %zu %zu %zu\n", digits, root, bits);
    if (send_all(fd, &text))
        receive(fd, out, err);
    nb_buf_free(&text);
    close(fd);
    if (err->kind != NB_OK)
        kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && err->kind == NB_OK)
        continue;
    return read_answer(out);
}
