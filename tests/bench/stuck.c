/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes from Ctrl-C to the prompt, for work of many kinds, and whether any
 * process is left a second after the prompt was killed in the middle of it. Each kind is
 * tried at several moments. stuck.sh runs it under a display of its own.
 *
 *     stuck [PART]    those kinds whose name has PART in it */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"

enum { TRIES = 5, LIMIT_MS = 10000, MOST_KIDS = 16 };

static const char prompt[] = "nabla> ";

enum stop { NOBODY, VIEWER, SERVER }; /* whom to stop before the work begins */

static const struct kind {
    const char *name, *before, *work;
    enum stop stop;
    double seconds; /* of work before the last try's Ctrl-C */
} kinds[] = {
    {"sum over 1e11", NULL, "sum(sin(linspace(0, 1, 1e11)))", NOBODY, 1},
    {"sort of 3e7", "a = sin(arange(0, 3e7, 1))", "sort(a)", NOBODY, 4},
    {"unique of 2e7", "a = sin(arange(0, 2e7, 1))", "unique(a)", NOBODY, 3},
    {"running sum of 5e7", NULL, "cumsum(sin(linspace(0, 1, 5e7)))", NOBODY, 2},
    {"product of matrices", "m = sin(arange(0, 9e6, 1)).reshape(3000, 3000)", "m @ m", NOBODY, 1},
    {"twelve primes", NULL, "(x->sin(sin(sin(exp(x)))))''''''''''''(1)", NOBODY, 3},
    {"taylor of order 30", NULL, "taylor(x -> sin(sin(sin(exp(x)))), 1, 30)", NOBODY, 2},
    {"jacobian of 5000", NULL, "jacobian(softmax, linspace(0, 1, 5000))", NOBODY, 2},
    {"gradient of a long loop", "x = [1, 2]; y = x; for i in range(100000): y = y + 0.5*x",
     "grad(sum(y), x)", NOBODY, 0.3},
    {"an endless loop", NULL, "while True: pass", NOBODY, 1},
    {"a list of 1e7", NULL, "b = [sin(i) for i in range(1e7)]", NOBODY, 2},
    {"recursion", NULL, "f(n) = f(n-1) + f(n-2) if n > 1 else n; f(40)", NOBODY, 1},
    {"printing a list", NULL, "print(list(range(1e7)))", NOBODY, 3},
    {"printing a tensor", NULL, "set(threshold=1e9); sin(linspace(0, 1, 3e6))", NOBODY, 2},
    {"named points", NULL, "points(x -> sin(1/x), -1..1)", NOBODY, 1},
    {"kinks of a sum", NULL, "kinks(x -> sum(abs(sin(x*linspace(0, 1, 1e4)))))", NOBODY, 1},
    {"a table", NULL, "table(x -> sum(sin(x*linspace(0, 1, 1e7))), -1..1)", NOBODY, 2},
    {"load of an endless pipe", NULL, "load(\"pipe\")", NOBODY, 1},
    {"scatter of 1e6", "r = sin(arange(0, 1e6, 1))", "scatter(r, r)", NOBODY, 1},
    {"a plot of 1e7", "u = linspace(0, 1, 1e7); r = sin(1e3*u)", "plot(u, r)", NOBODY, 1},
    {"a file of 1e7", "u = linspace(0, 1, 1e7); r = sin(1e3*u)", "plot(u, r); savefig(\"a.png\")",
     NOBODY, 1},
    {"a tangled line", "u = sin(1e6*linspace(0, 1, 1e6))",
     "plot(u[:-1], u[1:]); savefig(\"a.png\")", NOBODY, 2},
    {"reading a table", "u = linspace(0, 1, 1e6); plot(u, u); savefig(\"a.csv\")",
     "load_csv(\"a.csv\")", NOBODY, 0.2},
    {"a figure being sampled", NULL, "plot(x -> sum(sin(x*linspace(0, 1, 1e6))), -1000..1000)",
     NOBODY, 2},
    {"a file being drawn", NULL,
     "plot(x -> sum(sin(x*linspace(0, 1, 1e6))), -1000..1000); savefig(\"a.png\")", NOBODY, 2},
    {"a stopped viewer", "plot(silu)", "u = linspace(-6, 6, 2e5); plot(sin(u), cos(u))", VIEWER, 2},
    {"a stopped X server", NULL, "plot(silu)", SERVER, 1},
};
enum { COUNT = sizeof kinds / sizeof *kinds };

struct session {
    pid_t pid;
    int terminal;
    struct nb_buf seen;
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static void start(struct session *s)
{
    *s = (struct session){0};
    s->pid = forkpty(&s->terminal, NULL, NULL, NULL);
    if (s->pid == 0) {
        setenv("TERM", "xterm", 1);
        setenv("NABLA_HISTORY", "/dev/null", 1);
        execl(getenv("NABLA"), "nabla", "-q", "--no-init", (char *)NULL);
        _exit(127);
    }
}

/* Reads what is printed; true once it has the text (NULL: never), false when time is up. */
static bool listen_for(struct session *s, const char *text, double ms)
{
    for (const double until = now_ms() + ms;;) {
        if (text && strstr(nb_buf_text(&s->seen), text))
            return true;
        struct pollfd p = {.fd = s->terminal, .events = POLLIN};
        const double left = until - now_ms();
        if (left <= 0 || poll(&p, 1, (int)left + 1) <= 0)
            return false;
        char chunk[65536];
        const ssize_t n = read(s->terminal, chunk, sizeof chunk);
        if (n <= 0)
            return false;
        if (s->seen.len > sizeof chunk)
            nb_buf_clear(&s->seen);
        nb_buf_addn(&s->seen, chunk, (size_t)n);
    }
}

static void type(struct session *s, const char *text)
{
    nb_buf_clear(&s->seen);
    for (size_t len = strlen(text); len > 0;) {
        const ssize_t n = write(s->terminal, text, len);
        if (n <= 0)
            return;
        text += n;
        len -= (size_t)n;
    }
}

static size_t children(pid_t pid, pid_t kids[MOST_KIDS])
{
    char path[64];
    size_t count = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)pid, (int)pid);
    FILE *in = fopen(path, "r");
    while (in && count < MOST_KIDS && fscanf(in, "%d", &kids[count]) == 1)
        count++;
    if (in)
        fclose(in);
    return count;
}

/* Neither gone nor a process that only waits to be waited for. */
static bool lives(pid_t pid)
{
    char path[64], state = 'X';
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *in = fopen(path, "r");
    if (in && fscanf(in, "%*d (%*[^)]) %c", &state) != 1)
        state = 'X';
    if (in)
        fclose(in);
    return state != 'X' && state != 'Z';
}

static void signal_partner(const struct session *s, enum stop whom, int number)
{
    pid_t kids[MOST_KIDS];
    const char *server = getenv("SERVER");
    if (whom == SERVER && server)
        kill(atoi(server), number);
    for (size_t i = whom == VIEWER ? children(s->pid, kids) : 0; i-- > 0;)
        kill(kids[i], number);
}

/* At work, for so long; whether it still is. */
static bool begin(struct session *s, const struct kind *k, double ms)
{
    start(s);
    listen_for(s, prompt, LIMIT_MS);
    if (k->before) {
        type(s, k->before);
        type(s, "\r");
        listen_for(s, prompt, 6 * LIMIT_MS);
        listen_for(s, NULL, 200);
    }
    signal_partner(s, k->stop, SIGSTOP);
    type(s, k->work);
    type(s, "\r");
    listen_for(s, NULL, ms);
    return !strstr(nb_buf_text(&s->seen), prompt);
}

/* Kills the prompt; how many of its processes are left after a second. */
static int end(struct session *s, const struct kind *k)
{
    pid_t kids[MOST_KIDS];
    const size_t count = children(s->pid, kids);
    int left = 0;
    kill(s->pid, SIGKILL);
    waitpid(s->pid, NULL, 0);
    signal_partner(s, k->stop == SERVER ? SERVER : NOBODY, SIGCONT);
    for (int ms = 0; ms < 1000; ms += 20) {
        left = 0;
        for (size_t i = 0; i < count; i++)
            left += lives(kids[i]);
        if (!left)
            break;
        poll(NULL, 0, 20);
    }
    close(s->terminal);
    nb_buf_free(&s->seen);
    return left;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double measure(const struct kind *k, double *times)
{
    size_t n = 0;
    int left = 0;
    for (int i = 0; i < TRIES; i++) {
        struct session s;
        const double ms = 1000 * k->seconds * (i + 1) / TRIES;
        if (begin(&s, k, ms)) {
            nb_buf_clear(&s.seen);
            const double from = now_ms();
            type(&s, "\x03");
            times[n++] = listen_for(&s, prompt, LIMIT_MS) ? now_ms() - from : LIMIT_MS;
        }
        end(&s, k);
        begin(&s, k, ms);
        left += end(&s, k);
    }
    if (n == 0) {
        printf("%-26s was done before\n", k->name);
        return 0;
    }
    qsort(times, n, sizeof *times, by_size);
    printf("%-26s %8.1f %8.1f   %d\n", k->name, times[n / 2], times[n - 1], left);
    fflush(stdout);
    return times[n - 1];
}

/* A pipe that never says anything. */
static void make_pipe(void)
{
    if (system("mkfifo pipe") != 0 || open("pipe", O_RDWR | O_CLOEXEC) < 0)
        fprintf(stderr, "no pipe: %s\n", strerror(errno));
}

int main(int argc, char **argv)
{
    double worst = 0;
    if (!getenv("NABLA"))
        return 2;
    make_pipe();
    printf("%-26s %8s %8s   %s\n", "from Ctrl-C to the prompt", "median", "worst",
           "left after kill -9");
    for (size_t i = 0; i < COUNT; i++) {
        double times[TRIES];
        if (argc > 1 && !strstr(kinds[i].name, argv[1]))
            continue;
        const double w = measure(&kinds[i], times);
        worst = w > worst ? w : worst;
    }
    printf("%-26s %17.1f ms\n", "the worst", worst);
    return 0;
}
