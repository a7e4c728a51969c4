/* SPDX-License-Identifier: GPL-3.0-or-later */
/* operands [NAME]: every name that can be looked up, functions, builtins and commands,
 * as an operand of arithmetic, of compose, of ', in the body of a function that is
 * called, differentiated, drawn and tabled. Whatever is said, nothing may abort.
 *
 * Each name is tried in a process of its own, so that one abort hides no other; what
 * runs long is interrupted. A NAME tries that one alone and prints the lines. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "pyplot/pyplot.h"
#include "typing/complete.h"

enum { PATIENCE_MS = 300 };

/* % stands for the name. */
static const char *const lines[] = {
    "1 + %",
    "2*%",
    "(2*%)(1)",
    "%^2",
    "(%^2)(1)",
    "-%",
    "1/%",
    "%(1)",
    "%([1, 2])",
    "%(x)",
    "%(x^2, 0..1)",
    "%'",
    "%'(1)",
    "%''(0.5)",
    "(2*%)'",
    "(2*%)'(1)",
    "grad(%)(1)",
    "grad(%, a)",
    "compose(%, sin)",
    "compose(%, sin)(2)",
    "compose(sin, %)(2)",
    "compose(%, sin)'(2)",
    "compose(sin, %)'(2)",
    "table(%)",
    "table(2*%, 0..1)",
    "points(1*%)",
    "solve(1*%, 0..1)",
    "range(1*%, 0..1)",
    "integral(1*%, 0..1)",
    "kinks(1*%)",
    "like(1*%)",
    "like(x -> [x, %(x)])",
    "like(x -> [1, 2]*%(x))",
    "info(1*%)",
    "taylor(1*%, 0, 2)",
    "tangent(1*%, 0.5)",
    "check(1*%)",
    "depth(1*%, 2)",
    "compare(1*%, 1)",
    "formula(1*%)",
    "latex(1*%)",
    "stable(1*%)",
    "jacobian(%, [1, 2])",
    "plot(%)",
    "plot(1*%)",
    "f(a) = %(a); f(2)",
    "f'(2)",
    "plot(f)",
    "table(f, 0..1)",
    "f(a) = %(t -> sin(a*t), 0..1); f(2)",
    "f'(2)",
    "f''(2)",
    "plot(f)",
    "table(f, 0..1)",
    "points(f, 0..1)",
    "integral(f, 0..1)",
    "f(a) = %(t -> t^2, 0..a); f(2)",
    "f'(2)",
    "plot(f, f')",
    "table(f, [1, 2])",
    "f(a) = %(a*x); f(2)",
    "f'(2)",
    "f(a) = %([a, 1]); f(2)",
    "f'(2)",
    "plot(f)",
    "f(a) = %(sin, a); f(2)",
    "f'(2)",
    "f(a) = %(x -> x, x -> a*x); f(2)",
    "f'(2)",
    "y = %(t -> [t, t]); y",
    "a = tensor(2.0, requires_grad=True); b = %(t -> a*t, 0..1); b.backward()",
    "grad(%(t -> a*t, 0..1), a)",
};

struct names {
    char **list;
    size_t count, cap;
};

static void add_name(const char *name, void *ctx)
{
    struct names *n = ctx;
    n->list = nb_grow(n->list, &n->cap, n->count + 1, sizeof *n->list);
    n->list[n->count++] = nb_xstrdup(name);
}

static void take(const struct nb_offer *offer, void *ctx)
{
    add_name(offer->text, ctx);
}

/* These leave or wait. */
static bool is_left_out(const char *name)
{
    static const char *const out[] = {"exit", "quit", "input"};
    for (size_t i = 0; i < sizeof out / sizeof *out; i++)
        if (strcmp(out[i], name) == 0)
            return true;
    return strpbrk(name, "=./") != NULL;
}

static void interrupt(int number)
{
    (void)number;
    raise(SIGINT);
}

static void set_patience(long ms)
{
    struct itimerval t = {.it_value = {.tv_usec = ms * 1000}};
    setitimer(ITIMER_REAL, &t, NULL);
}

static void run_line(struct nb_session *s, const char *line, const char *name, bool show)
{
    struct nb_buf source = {0};
    struct nb_err err = {0};
    for (const char *p = line; *p; p++)
        if (*p == '%')
            nb_buf_add(&source, name);
        else
            nb_buf_addc(&source, *p);
    /* Where it aborts, the last line says what it was. */
    if (show)
        fprintf(stderr, "%s\n", nb_buf_text(&source));
    set_patience(PATIENCE_MS);
    nb_session_run(s, nb_buf_text(&source), &err);
    set_patience(0);
    nb_interrupt_clear();
    if (show && err.kind != NB_OK)
        fprintf(stderr, "    %s\n", err.message);
    nb_buf_free(&source);
}

static void run_lines(const char *name, bool show, FILE *nowhere)
{
    struct nb_session *s = nb_pyplot_session((struct nb_session_options){.out = nowhere});
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        run_line(s, lines[i], name, show);
    nb_session_free(s);
}

/* Whether all lines end as they should. */
static bool try_name(const char *name, FILE *nowhere)
{
    int status = 0;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        FILE *log = freopen("operands.log", "w", stderr);
        setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
        run_lines(name, log != NULL, nowhere);
        _exit(0);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

/* What the process said last. */
static void print_log(void)
{
    char line[400], last[3][400] = {"", "", ""};
    FILE *log = fopen("operands.log", "r");
    for (size_t i = 0; log && fgets(line, sizeof line, log); i++) {
        memcpy(last[0], last[1], sizeof last[0]);
        memcpy(last[1], last[2], sizeof last[1]);
        memcpy(last[2], line, sizeof last[2]);
    }
    printf("    %s    %s    %s", last[0], last[1], last[2]);
    if (log)
        fclose(log);
}

static size_t try_all(const struct names *names, FILE *nowhere)
{
    size_t wrong = 0;
    for (size_t i = 0; i < names->count; i++) {
        if (is_left_out(names->list[i]) || try_name(names->list[i], nowhere))
            continue;
        wrong++;
        printf("%s:\n", names->list[i]);
        print_log();
    }
    printf("%zu names, %zu abort\n", names->count, wrong);
    return wrong;
}

int main(int argc, char **argv)
{
    char dir[] = "/tmp/operands.XXXXXX";
    FILE *nowhere = fopen("/dev/null", "w");
    struct names names = {0};
    size_t wrong = 0;
    if (!nowhere || !mkdtemp(dir) || chdir(dir) != 0)
        return 99;
    signal(SIGALRM, interrupt);
    nb_interrupt_catch();
    if (argc > 1) {
        run_lines(argv[1], true, nowhere);
    } else {
        struct nb_session *s = nb_pyplot_session((struct nb_session_options){.out = nowhere});
        nb_session_complete(s, "", "", take, &names);
        nb_session_free(s);
        wrong = try_all(&names, nowhere);
    }
    for (size_t i = 0; i < names.count; i++)
        free(names.list[i]);
    free(names.list);
    remove("operands.log");
    rmdir(dir);
    fclose(nowhere);
    return wrong != 0 || names.count == 0 ? argc == 1 : 0;
}
