/* SPDX-License-Identifier: GPL-3.0-or-later */
/* keystrokes PROGRAM: what a key at the prompt costs, from the byte to the line that is drawn
 * again, as processor time of the program; with 10,000 inputs of history, colours and
 * suggestions. The terminal is read until nothing comes any more, then the next key is typed. */
#include "config.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { INPUTS = 10000, ROUNDS = 6, MOST = 8000, QUIET_MS = 15 };

static const char *const typed[] = {
    "plot(sigmoid(x) + gelu(2.5*x), color=\"red\") # a note",
    "wave(t, a=1) = a*sin(2*pi*t) + unknown_name*cos([1, 2, 3])",
    "zzz + sigmoid(linspace(-5, 5, 100)).sum() / (1 + tanh(0.5))",
    "print(\"\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD\x97\xE7\xAC\xA6\", softplus(1e-3), [k*2 for k in "
    "range(10)])",
};

static void write_history(const char *path)
{
    FILE *out = fopen(path, "w");
    for (int i = 0; out && i < INPUTS; i++)
        fprintf(out, "#%d\n%s(%d*x) + offset_%d\n", 1700000000 + i,
                i % 3 ? "plot(sigmoid" : "print(softplus", i, i % 97);
    if (!out || fclose(out) != 0) {
        perror(path);
        exit(1);
    }
}

static double cpu_ms(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static void read_all(int terminal, int quiet_ms)
{
    char bytes[4096];
    struct pollfd fd = {.fd = terminal, .events = POLLIN};
    while (poll(&fd, 1, quiet_ms) > 0 && read(terminal, bytes, sizeof bytes) > 0)
        ;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void type(int terminal, const char *keys, size_t len, clockid_t clock, double *cost)
{
    const double before = cpu_ms(clock);
    if (write(terminal, keys, len) != (ssize_t)len)
        exit(1);
    read_all(terminal, QUIET_MS);
    *cost = cpu_ms(clock) - before;
}

/* Every letter, then as many times Backspace, and Up and Down. */
static size_t type_line(int terminal, const char *line, clockid_t clock, double *costs)
{
    size_t n = 0, letters = 0;
    for (const char *p = line; *p;) {
        size_t len = 1;
        while (((unsigned char)p[len] & 0xC0) == 0x80)
            len++;
        type(terminal, p, len, clock, &costs[n++]);
        p += len;
        letters++;
    }
    while (letters-- > 0)
        type(terminal, "\177", 1, clock, &costs[n++]);
    for (int i = 0; i < 4; i++)
        type(terminal, i < 2 ? "\033[A" : "\033[B", 3, clock, &costs[n++]);
    type(terminal, "\025", 1, clock, &costs[n++]);
    return n;
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/keystrokes.XXXXXX", path[64];
    if (argc != 2 || !mkdtemp(folder))
        return 2;
    snprintf(path, sizeof path, "%s/history", folder);
    write_history(path);
    setenv("NABLA_HISTORY", path, 1);
    setenv("INPUTRC", "/dev/null", 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("NO_COLOR");
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    int terminal;
    const pid_t child = forkpty(&terminal, NULL, NULL, &size);
    if (child == 0) {
        execl(argv[1], "nabla", "-q", "--no-init", (char *)NULL);
        _exit(127);
    }
    clockid_t clock;
    static double costs[MOST];
    size_t n = 0;
    read_all(terminal, 2000);
    if (child < 0 || clock_getcpuclockid(child, &clock) != 0)
        return 1;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
            n += type_line(terminal, typed[i], clock, costs + n);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    unlink(path);
    rmdir(folder);
    qsort(costs, n, sizeof *costs, by_size);
    printf("keys at the prompt, %d inputs of history: %zu keys, ms of CPU: median %.3f, "
           "99th percentile %.3f, most %.3f\n",
           INPUTS, n, costs[n / 2], costs[n * 99 / 100], costs[n - 1]);
    return costs[n * 99 / 100] > 2;
}
