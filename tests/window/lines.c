/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines FILE COUNT SEED: says COUNT lines of those in FILE, which nabla said once, to each
 * program that draws, nabla-view with a window that is drawn into the void and nabla-draw: in
 * their order or not, some of them broken. Now and then it asks whether the program is
 * well: neither may end before it is told to, nor fall silent. */
#include "config.h"

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "figure/message.h"

enum { PATIENCE_MS = 60000, BATCH = 100, KEPT = 4 };

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char whole[] = "figure\nserial 7\nx -4 4\ny -1 1\nlegend none\n0 var x\n"
                            "1 sin 0 0 0 0\ncurve function 1 0 hue 0 order 0 label f\nend\n";

static const char *const numbers[] = {
    "-1", "0", "inf", "nan", "-0", "1e308", "0x1p-1074", "4294967296", "18446744073709551616", "",
};

struct partner {
    const char *program, *shown;
    int pause_ms;
    pid_t pid;
    int fd;
    struct nb_buf in;
    char *said[KEPT]; /* the last lines, for whoever looks for the culprit */
    size_t count, at; /* batches so far; the next line in their order */
};

static uint64_t state;
static char **lines;
static size_t line_count;

static size_t below(size_t n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(state >> 33) % n;
}

static const char *any_line(void)
{
    return lines[below(line_count)];
}

static void read_lines(const char *path)
{
    struct nb_buf text = {0};
    char *line;
    size_t cap = 0;
    FILE *in = fopen(path, "r");
    for (int c; in && (c = getc(in)) != EOF;)
        nb_buf_addc(&text, (char)c);
    while ((line = nb_message_take(&text))) {
        lines = nb_grow(lines, &cap, line_count + 1, sizeof *lines);
        lines[line_count++] = line;
    }
    nb_buf_free(&text);
    if (in)
        fclose(in);
    if (line_count < 20) {
        fprintf(stderr, "%s: %zu lines are too few to begin with\n", path, line_count);
        exit(99);
    }
}

/* Another byte for one of a line; no path leads out of the folder. */
static char any_byte(void)
{
    char c;
    do
        c = (char)(1 + below(255));
    while (c == '\n' || c == '/');
    return c;
}

/* Some words of the line, one of them a number of `numbers`. */
static void spoil_number(struct nb_buf *line)
{
    struct nb_buf out = {0};
    size_t word = below(4);
    for (char *s = strtok(line->bytes, " "); s; s = strtok(NULL, " "))
        nb_buf_printf(&out, "%s%s", out.len ? " " : "",
                      word-- == 0 ? numbers[below(COUNT_OF(numbers))] : s);
    nb_buf_free(line);
    *line = out;
}

static void spoil(struct nb_buf *line)
{
    const size_t at = line->len ? below(line->len) : 0;
    switch (below(9)) {
    case 0: /* half of it */
        nb_buf_cut(line, at);
        break;
    case 1: /* half of another behind it */
        nb_buf_cut(line, at);
        nb_buf_add(line, any_line());
        break;
    case 2:
        if (line->len)
            line->bytes[at] = any_byte();
        break;
    case 3:
        nb_buf_addc(line, any_byte());
        break;
    default:
        if (line->len)
            spoil_number(line);
        break;
    }
}

static void start(struct partner *p)
{
    int ends[2];
    char number[16];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        exit(99);
    p->fd = ends[0];
    p->pid = fork();
    if (p->pid == 0) {
        setenv("SDL_VIDEODRIVER", "dummy", 1);
        snprintf(number, sizeof number, "%d", dup(ends[1]));
        execl(p->program, p->program, number, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
}

static void fail(struct partner *p, const char *how)
{
    fprintf(stderr, "%s %s after:\n", p->program, how);
    for (size_t i = p->count > KEPT ? p->count - KEPT : 0; i < p->count; i++)
        fprintf(stderr, "---\n%s\n", p->said[i % KEPT]);
    kill(p->pid, SIGKILL);
    exit(1);
}

/* Sends, and takes what it says meanwhile. */
static void say(struct partner *p, const char *text, size_t len)
{
    while (len > 0) {
        struct pollfd ready = {.fd = p->fd, .events = POLLIN | POLLOUT};
        if (poll(&ready, 1, PATIENCE_MS) <= 0)
            fail(p, "does not read");
        if (ready.revents & POLLIN && !nb_message_fill(p->fd, &p->in))
            fail(p, "has ended");
        const ssize_t n = ready.revents & POLLOUT ? nb_message_push(p->fd, text, len) : 0;
        if (n < 0)
            fail(p, "has ended");
        text += n;
        len -= (size_t)n;
    }
}

/* What was said is drawn, in the window if there is time and into a file. Then a good figure
 * is an end to what was begun, and its file is told of, which nothing else can be. */
static void ask(struct partner *p)
{
    char text[256], answer[32], *line;
    bool answered = false;
    say(p, "\nend\n", 5);
    poll(NULL, 0, p->pause_ms);
    snprintf(text, sizeof text, "save drawn.svg\n%s%ssave %zu.csv\n", whole, p->shown, p->count);
    snprintf(answer, sizeof answer, "saved %zu.csv", p->count);
    say(p, text, strlen(text));
    while (!answered) {
        struct pollfd ready = {.fd = p->fd, .events = POLLIN};
        while ((line = nb_message_take(&p->in))) {
            answered |= strcmp(line, answer) == 0;
            free(line);
        }
        if (!answered && poll(&ready, 1, PATIENCE_MS) <= 0)
            fail(p, "is silent");
        if (!answered && !nb_message_fill(p->fd, &p->in))
            fail(p, "has ended");
    }
    unlink(answer + strlen("saved "));
    unlink("drawn.svg");
}

/* Appends one line, broken one time in `often`. */
static void add_line(struct nb_buf *text, const char *whole_line, size_t often)
{
    struct nb_buf line = {0};
    nb_buf_add(&line, whole_line);
    for (size_t k = below(often) == 0 ? 1 + below(2) : 0; k-- > 0;)
        spoil(&line);
    if (strncmp(nb_buf_text(&line), "quit", 4) != 0)
        nb_buf_printf(text, "%s\n", nb_buf_text(&line));
    nb_buf_free(&line);
}

static void say_batch(struct partner *p, size_t count)
{
    struct nb_buf text = {0};
    const bool ordered = below(4) > 0;
    const size_t often = ordered ? 5u << below(6) : 2;
    for (size_t i = 0; i < count; i++)
        add_line(&text, ordered ? lines[(p->at + i) % line_count] : any_line(), often);
    p->at += ordered ? count : 0;
    free(p->said[p->count % KEPT]);
    p->said[p->count++ % KEPT] = nb_xstrdup(nb_buf_text(&text));
    say(p, text.bytes, text.len);
    nb_buf_free(&text);
    ask(p);
}

static void end(struct partner *p)
{
    int status = 0;
    say(p, "quit\n", 5);
    for (int ms = 0; waitpid(p->pid, &status, WNOHANG) == 0; ms += 10, poll(NULL, 0, 10))
        if (ms > PATIENCE_MS)
            fail(p, "does not end");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail(p, "ends badly");
    close(p->fd);
    nb_buf_free(&p->in);
    for (size_t i = 0; i < KEPT; i++)
        free(p->said[i]);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    const size_t count = strtoul(argv[2], NULL, 10);
    struct partner partners[] = {
        {.program = getenv("NABLA_VIEW"), .shown = "show\n", .pause_ms = 5},
        {.program = getenv("NABLA_DRAW"), .shown = ""},
    };
    signal(SIGPIPE, SIG_IGN);
    read_lines(argv[1]);
    state = strtoul(argv[3], NULL, 10);
    for (size_t i = 0; i < COUNT_OF(partners); i++) {
        start(&partners[i]);
        ask(&partners[i]);
        for (size_t said = 0; said < count; said += BATCH)
            say_batch(&partners[i], BATCH);
        end(&partners[i]);
    }
    while (line_count > 0)
        free(lines[--line_count]);
    free(lines);
    return 0;
}
