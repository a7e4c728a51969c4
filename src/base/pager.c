/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pager: a program that gets the text on its standard input. */
#include "config.h"

#include "base/pager.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"

enum { NOT_FOUND = 127 };

void nb_pager_begin(struct nb_pager *p, FILE **stream, bool wanted)
{
    *p = (struct nb_pager){.stream = stream};
    if (!wanted || isatty(fileno(*stream)) != 1)
        return;
    FILE *held = open_memstream(&p->text, &p->len);
    if (!held)
        return;
    p->terminal = *stream;
    *stream = held;
}

/* Whether it has more rows than the screen, with a row for the prompt. */
static bool is_long(const char *text, int terminal)
{
    struct winsize size;
    if (ioctl(terminal, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return false;
    size_t rows = 1;
    while (*text) {
        const size_t len = strcspn(text, "\n"), columns = nb_utf8_seen_columns(text, len);
        rows += columns > size.ws_col ? (columns + size.ws_col - 1) / size.ws_col : 1;
        text += len + (text[len] == '\n');
    }
    return rows > size.ws_row;
}

/* less ends by itself on one screen, shows colours and leaves the text where it was, unless
 * the user's LESS says otherwise. */
static void become_pager(int input)
{
    const char *pager = getenv("PAGER");
    dup2(input, STDIN_FILENO);
    close(input);
    signal(SIGINT, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    setenv("LESS", "FRX", 0);
    setenv("LESSCHARSET", "utf-8", 0);
    execl("/bin/sh", "sh", "-c", pager && *pager ? pager : "less", (char *)NULL);
    _exit(NOT_FOUND);
}

/* Who leaves the pager before the end has seen enough. */
static void write_all(int fd, const char *text, size_t len)
{
    while (len > 0) {
        const ssize_t n = write(fd, text, len);
        if (n <= 0)
            return;
        text += n;
        len -= (size_t)n;
    }
}

/* False: there is no such program. Ctrl-C is the pager's meanwhile. */
static bool run_pager(const char *text, size_t len)
{
    int ends[2], status = 0;
    if (pipe(ends) != 0)
        return false;
    void (*const interrupt)(int) = signal(SIGINT, SIG_IGN),
                 (*const broken)(int) = signal(SIGPIPE, SIG_IGN);
    const pid_t pid = fork();
    if (pid == 0) {
        close(ends[1]);
        become_pager(ends[0]);
    }
    close(ends[0]);
    if (pid > 0)
        write_all(ends[1], text, len);
    close(ends[1]);
    const bool ended = pid > 0 && waitpid(pid, &status, 0) == pid;
    signal(SIGPIPE, broken);
    signal(SIGINT, interrupt);
    return ended && !(WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND);
}

void nb_pager_end(struct nb_pager *p)
{
    if (!p->terminal)
        return;
    fclose(*p->stream);
    *p->stream = p->terminal;
    fflush(p->terminal);
    if (!is_long(p->text, fileno(p->terminal)) || !run_pager(p->text, p->len))
        fwrite(p->text, 1, p->len, p->terminal);
    free(p->text);
    *p = (struct nb_pager){0};
}
