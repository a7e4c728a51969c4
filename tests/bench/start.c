/* SPDX-License-Identifier: GPL-3.0-or-later */
/* start PROGRAM [ROUNDS]: what it costs to begin, on a terminal, up to the answer to 6*7: time of
 * the processor and of the wall, beside PARI/GP and bc where they are installed. */
#include "config.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 31, MOST_ROUNDS = 1000, PATIENCE_MS = 10000 };

struct cost {
    double cpu, wall; /* ms */
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static double cpu_of(const struct rusage *u)
{
    return 1e3 * (double)(u->ru_utime.tv_sec + u->ru_stime.tv_sec) +
           1e-3 * (double)(u->ru_utime.tv_usec + u->ru_stime.tv_usec);
}

/* Reads until the answer is there, in whatever colours. */
static int wait_for_answer(int terminal)
{
    char text[8192];
    size_t len = 0;
    struct pollfd p = {.fd = terminal, .events = POLLIN};
    while (poll(&p, 1, PATIENCE_MS) > 0 && len + 1 < sizeof text) {
        const ssize_t n = read(terminal, text + len, sizeof text - 1 - len);
        if (n <= 0)
            return 0;
        len += (size_t)n;
        text[len] = '\0';
        if (strstr(text, "42"))
            return 1;
    }
    return 0;
}

/* Typed before the program is ready: it is read when there is a prompt. Its time is taken when
 * it has been killed, so that leaving costs nothing. */
static int start_once(char *const *command, struct cost *cost)
{
    static const char typed[] = "6*7\n";
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    struct rusage used;
    int terminal, status;
    const double begun = now_ms();
    const pid_t pid = forkpty(&terminal, NULL, NULL, &size);
    if (pid == 0) {
        execvp(command[0], command);
        _exit(127);
    }
    if (pid < 0 || write(terminal, typed, strlen(typed)) < 0)
        return 0;
    const int answered = wait_for_answer(terminal);
    cost->wall = now_ms() - begun;
    kill(pid, SIGKILL);
    close(terminal);
    wait4(pid, &status, 0, &used);
    cost->cpu = cpu_of(&used);
    return answered;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Whether it answers at all; a program that is not there is left out. */
static int measure(const char *name, char *const *command, int rounds)
{
    double cpu[MOST_ROUNDS], wall[MOST_ROUNDS];
    struct cost cost;
    if (!start_once(command, &cost))
        return 0;
    for (int i = 0; i < rounds; i++) {
        if (!start_once(command, &cost))
            return 0;
        cpu[i] = cost.cpu;
        wall[i] = cost.wall;
    }
    qsort(cpu, (size_t)rounds, sizeof *cpu, by_size);
    qsort(wall, (size_t)rounds, sizeof *wall, by_size);
    printf("%-10s cpu %6.1f ms (least %5.1f)   wall %6.1f ms (least %5.1f)\n", name,
           cpu[rounds / 2], cpu[0], wall[rounds / 2], wall[0]);
    return 1;
}

int main(int argc, char **argv)
{
    static char quiet[] = "-q", gp[] = "gp", bc[] = "bc";
    const int asked = argc > 2 ? atoi(argv[2]) : ROUNDS;
    const int rounds = asked > 0 && asked <= MOST_ROUNDS ? asked : ROUNDS;
    if (argc < 2) {
        fputs("usage: start PROGRAM [ROUNDS]\n", stderr);
        return 2;
    }
    setenv("NABLA_HISTORY", "", 1);
    setenv("TERM", "xterm", 1);
    if (!measure("nabla -q", (char *const[]){argv[1], quiet, NULL}, rounds)) {
        fprintf(stderr, "%s gives no answer\n", argv[1]);
        return 1;
    }
    if (!measure("gp -q", (char *const[]){gp, quiet, NULL}, rounds))
        puts("gp         is not here");
    if (!measure("bc -q", (char *const[]){bc, quiet, NULL}, rounds))
        puts("bc         is not here");
    return 0;
}
