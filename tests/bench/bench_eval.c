/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nanoseconds an element of each function, or of those that are named: the value,
 * and the value with its slope, by the engine, into new memory each time as a
 * tensor's evaluation has it. Beside them a copy that writes as much and, where
 * python3 has torch, PyTorch's times of the same minute: forward, and forward
 * with backward. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "eval/sampler.h"
#include "number/parallel.h"
#include "tests/unit/unit.h"

static const size_t sizes[] = {1000, 100000, 1000000, 10000000};
enum { LARGEST = 10000000, SIZES = sizeof sizes / sizeof *sizes };

/* Nanoseconds an element; 0: not known. */
struct times {
    double value, both;
};

/* The other program, and the head-to-head functions of this table. */
static FILE *peer;
static const char *const rivals[] = {"sigmoid",  "tanh", "silu", "gelu",
                                     "softplus", "mish", "elu",  "selu"};
enum { RIVALS = sizeof rivals / sizeof *rivals };

static double *x;

static double now(void)
{
    struct timespec t;
    timespec_get(&t, TIME_UTC);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* One pass over n elements with `count` results; s NULL: copies. */
static void pass(struct nb_sampler *s, size_t count, size_t n)
{
    double *out[2] = {NULL, NULL};
    struct nb_err err = {0};
    for (size_t k = 0; k < count; k++)
        out[k] = nb_numbers_new(n);
    for (size_t k = 0; k < count && !s; k++)
        memcpy(out[k], x, n * sizeof *x);
    if (s && !nb_sampler_run(s, x, n, out, &err))
        exit(1);
    free(out[0]);
    free(out[1]);
}

/* The fastest of some rounds: others were disturbed. */
static double fastest(struct nb_sampler *s, size_t count, size_t n)
{
    double best = 1e300, start = now(), after = start;
    size_t times = 10000 / n + 1;
    pass(s, count, n);
    while (after - start < 5e7 || best == 1e300) {
        double before = now();
        for (size_t i = 0; i < times; i++)
            pass(s, count, n);
        after = now();
        best = after - before < best ? after - before : best;
    }
    return best / (double)n / (double)times;
}

static struct times copy_times(size_t n)
{
    return (struct times){fastest(NULL, 1, n), fastest(NULL, 2, n)};
}

static struct times our_times(const struct unit_case *c, size_t n)
{
    struct nb_expr *var = unit_var(), *e[2] = {unit_call(c, var)};
    e[1] = unit_grad(e[0], var);
    struct nb_sampler *value = nb_sampler_new(e, 1, var), *both = nb_sampler_new(e, 2, var);
    struct times t = {fastest(value, 1, n), fastest(both, 2, n)};
    nb_sampler_free(value);
    nb_sampler_free(both);
    return t;
}

static bool read_peer(char *line, int size)
{
    if (peer && fgets(line, size, peer))
        return true;
    if (peer)
        fclose(peer);
    peer = NULL;
    return false;
}

static struct times peer_times(const char *name, size_t n, size_t threads)
{
    char line[128];
    struct times t = {0, 0};
    if (peer) {
        fprintf(peer, "%s %zu %zu\n", name, n, threads);
        fflush(peer);
    }
    if (read_peer(line, sizeof line) && sscanf(line, "%lf %lf", &t.value, &t.both) != 2)
        t = (struct times){0, 0};
    return t;
}

/* Starts the other program, whose first line is its version. */
static void start_peer(const char *script)
{
    char line[128];
    int ends[2];
    if (!script || socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return;
    if (fork() == 0) {
        dup2(ends[1], STDIN_FILENO);
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        const char *python = getenv("PYTHON");
        execlp(python ? python : "python3", "python3", script, (char *)NULL);
        _exit(1);
    }
    close(ends[1]);
    peer = fdopen(ends[0], "r+");
    if (read_peer(line, sizeof line))
        printf("PyTorch %s", line);
    else
        printf("No PyTorch here.\n");
}

static void print_row(const char *name, struct times ours, struct times theirs)
{
    printf("| %-16s | %7.2f | %7.2f |", name, ours.value, ours.both);
    if (theirs.both > 0)
        printf(" %7.2f | %7.2f | %5.2f | %5.2f |", theirs.value, theirs.both,
               theirs.value / ours.value, theirs.both / ours.both);
    printf("\n");
    fflush(stdout);
}

/* Where the peer is nearly as fast or faster: what the function cannot be faster than.
 * Results must be written, and most take an exp, which has a low word for its last digits. */
static void note_shortfall(const char *name, struct times ours, struct times theirs, double copy,
                           double of_exp, struct nb_buf *notes)
{
    const double value = theirs.value / ours.value, both = theirs.both / ours.both;
    if (theirs.both <= 0 || (value >= 1 && both >= 1.2))
        return;
    nb_buf_printf(notes,
                  "%s: %.2f and %.2f times PyTorch's speed; of its %.2f ns a copy takes %.2f, "
                  "exp with its low word %.2f\n",
                  name, value, both, ours.value, copy, of_exp);
}

static int by_size(const void *a, const void *b)
{
    double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

static void print_median(double *ratios, size_t count)
{
    qsort(ratios, count, sizeof *ratios, by_size);
    if (count > 0)
        printf("\n%zu of sigmoid, tanh, silu, gelu, softplus, mish, elu, selu:"
               " median ratio %.2f, least %.2f\n",
               count, (ratios[(count - 1) / 2] + ratios[count / 2]) / 2, ratios[0]);
}

static bool is_among(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* One table; `names`: of the functions, or all of them. */
static void print_table(size_t n, size_t threads, const char *const *names, size_t count)
{
    double ratios[RIVALS];
    size_t compared = 0;
    unit_pool->threads = threads;
    printf("\n%zu elements, %zu thread%s, ns/element\n\n", n, threads, threads > 1 ? "s" : "");
    printf("| function         |   value | + slope | PyTorch |  + grad | ratio | ratio |\n");
    printf("|------------------|--------:|--------:|--------:|--------:|------:|------:|\n");
    const struct times copy = copy_times(n),
                       of_exp = our_times(&(struct unit_case){.op = "exp"}, n);
    struct nb_buf notes = {0};
    print_row("copy", copy, (struct times){0, 0});
    const char *last = "";
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        bool second_case = strcmp(c->op, last) == 0;
        last = c->op;
        if (second_case || !nb_op_find(c->op)->slope ||
            (count > 0 && !is_among(c->op, names, count)))
            continue;
        struct times ours = our_times(c, n), theirs = peer_times(c->op, n, threads);
        print_row(c->op, ours, theirs);
        note_shortfall(c->op, ours, theirs, copy.value, of_exp.value, &notes);
        if (theirs.both > 0 && is_among(c->op, rivals, RIVALS))
            ratios[compared++] = theirs.both / ours.both;
    }
    print_median(ratios, compared);
    printf("%s%s", notes.len ? "\n" : "", nb_buf_text(&notes));
    nb_buf_free(&notes);
}

int main(int argc, char **argv)
{
    nb_keep_freed_memory();
    unit_setup(NULL);
    x = nb_numbers_new(LARGEST);
    /* In no order, so that branches are guessed no better than in real data. */
    for (size_t i = 0; i < LARGEST; i++)
        x[i] = fmod((double)i * 0.6180339887498949, 1) * 16 - 8;
    start_peer(getenv("BENCH_PEER"));
    size_t all = nb_default_threads(), count = (size_t)argc - 1;
    const char *const *names = (const char *const *)argv + 1;
    for (size_t i = 0; i < SIZES; i++)
        print_table(sizes[i], 1, names, count);
    for (size_t i = 0; i < SIZES && all > 1; i++)
        print_table(sizes[i], all, names, count);
    if (peer)
        fclose(peer);
    unit_teardown(NULL);
    free(x);
    return 0;
}
