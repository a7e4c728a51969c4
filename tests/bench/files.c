/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From start to file: CPU ms of a command and all that it starts, the least of n runs,
 * nabla's interleaved with gnuplot's and matplotlib's of the same picture, 800 x 600 pixels
 * of sigmoid and its derivative. A peer that is not there is left out.
 *
 *     files NABLA [RUNS] */
#include "config.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/count.h"

enum { STANDARD_RUNS = 11, FORMATS = 3 };

static const char *const formats[FORMATS] = {"png", "svg", "pdf"};

/* A peer's command, with %s for the file; `terminal` stands for the format in gnuplot. */
static const char gnuplot_code[] =
    "set terminal %s; set output '%s'; set xrange [-6:6]; s(x) = 1/(1+exp(-x)); "
    "plot s(x) title 'sigmoid', s(x)*(1-s(x)) title 'derivative'";
static const char *const terminals[FORMATS] = {"pngcairo size 800,600", "svg size 800,600",
                                               "pdfcairo size 8in,6in"};
static const char python_code[] =
    "import numpy as np, matplotlib; matplotlib.use('Agg'); import matplotlib.pyplot as plt\n"
    "x = np.linspace(-6, 6, 400); s = 1/(1+np.exp(-x)); plt.figure(figsize=(8, 6))\n"
    "plt.plot(x, s, label='sigmoid'); plt.plot(x, s*(1-s), '--', label='derivative')\n"
    "plt.legend(); plt.savefig('%s', dpi=100)";
static const char nabla_code[] = "figure(figsize=(4, 3)); plot(sigmoid); savefig('%s')";

struct peer {
    const char *name, *program;
    double best[FORMATS];
    bool missing;
};

static double cpu_ms(const struct rusage *u)
{
    return 1e3 * (double)(u->ru_utime.tv_sec + u->ru_stime.tv_sec) +
           1e-3 * (double)(u->ru_utime.tv_usec + u->ru_stime.tv_usec);
}

/* The code of a peer for a file. */
static void write_code(size_t peer, size_t format, const char *file, char *code, size_t size)
{
    if (peer == 0)
        snprintf(code, size, nabla_code, file);
    else if (peer == 1)
        snprintf(code, size, gnuplot_code, terminals[format], file);
    else
        snprintf(code, size, python_code, file);
}

/* CPU ms of a run, less than 0: it failed. */
static double run(const char *program, const char *option, const char *code)
{
    struct rusage before, after;
    int status = 0;
    getrusage(RUSAGE_CHILDREN, &before);
    const pid_t pid = fork();
    if (pid == 0) {
        const int null = open("/dev/null", O_WRONLY);
        dup2(null, 1);
        dup2(null, 2);
        execlp(program, program, option, code, (char *)NULL);
        _exit(127);
    }
    waitpid(pid, &status, 0);
    getrusage(RUSAGE_CHILDREN, &after);
    return status == 0 ? cpu_ms(&after) - cpu_ms(&before) : -1;
}

static void run_peer(struct peer *p, size_t k, size_t format, const char *folder)
{
    char file[4096], code[8192];
    snprintf(file, sizeof file, "%s/%s.%s", folder, k == 0 ? "nabla" : "peer", formats[format]);
    write_code(k, format, file, code, sizeof code);
    const double ms = p->missing ? -1 : run(p->program, k == 2 ? "-c" : "-e", code);
    p->missing |= ms < 0;
    if (ms >= 0 && (p->best[format] == 0 || ms < p->best[format]))
        p->best[format] = ms;
    unlink(file);
}

static void print(const struct peer *peers, size_t count)
{
    printf("CPU ms     ");
    for (size_t f = 0; f < FORMATS; f++)
        printf("%15s", formats[f]);
    for (size_t k = 0; k < count; k++) {
        printf("\n%-11s", peers[k].name);
        for (size_t f = 0; f < FORMATS && !peers[k].missing; f++) {
            printf("%8.1f", peers[k].best[f]);
            printf(k ? " /%5.2f" : "       ", peers[0].best[f] / peers[k].best[f]);
        }
        if (peers[k].missing)
            printf("  not there");
    }
    puts("\n(behind a stroke: nabla's share of it)");
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: files NABLA [RUNS]\n", stderr);
        return 2;
    }
    const int runs = argc > 2 ? atoi(argv[2]) : STANDARD_RUNS;
    struct peer peers[] = {{.name = "nabla", .program = argv[1]},
                           {.name = "gnuplot", .program = "gnuplot"},
                           {.name = "matplotlib", .program = "/usr/bin/python3"}};
    char folder[] = "/tmp/nabla-bench-XXXXXX";
    if (!mkdtemp(folder))
        return 1;
    for (int i = 0; i < runs; i++)
        for (size_t f = 0; f < FORMATS; f++)
            for (size_t k = 0; k < NB_COUNT(peers); k++)
                run_peer(&peers[k], k, f, folder);
    rmdir(folder);
    print(peers, NB_COUNT(peers));
    return peers[0].missing;
}
