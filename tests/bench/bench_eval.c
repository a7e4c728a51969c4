/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nanoseconds an element of each function: value, and value with slope, through
 * the engine, beside what copying the same numbers costs. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/unit/unit.h"

#include "base/xalloc.h"

enum { SIZES = 3, LARGEST = 1000000 };
static const size_t sizes[SIZES] = {1000, 100000, LARGEST};

static double *x, *out[2];

static double now(void)
{
    struct timespec t;
    timespec_get(&t, TIME_UTC);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* One pass over n elements; s NULL: a copy. */
static void pass(struct nb_sampler *s, size_t n)
{
    struct nb_err err = {0};
    if (!s)
        memcpy(out[0], x, n * sizeof *x);
    else if (!nb_sampler_run(s, x, n, out, &err))
        exit(1);
}

/* The fastest of some rounds: others were disturbed. */
static double fastest(struct nb_sampler *s, size_t n)
{
    double best = 1e300;
    size_t times = LARGEST / 10 / n + 1;
    for (double start = now(), spent = 0; spent < 3e7;) {
        double before = now();
        for (size_t i = 0; i < times; i++)
            pass(s, n);
        double after = now();
        best = after - before < best ? after - before : best;
        spent = after - start;
    }
    return best / (double)n / (double)times;
}

static void print_row(const char *name, struct nb_sampler *value, struct nb_sampler *both)
{
    printf("%-12s", name);
    for (size_t i = 0; i < SIZES; i++)
        printf(" %8.2f", fastest(value, sizes[i]));
    for (size_t i = 0; i < SIZES && both; i++)
        printf(" %8.2f", fastest(both, sizes[i]));
    printf("\n");
}

static void measure(const struct unit_case *c)
{
    struct nb_expr *var = unit_var(), *e[2] = {unit_call(c, var)};
    e[1] = unit_grad(e[0], var);
    struct nb_sampler *value = nb_sampler_new(e, 1, var), *both = nb_sampler_new(e, 2, var);
    print_row(c->op, value, both);
    nb_sampler_free(value);
    nb_sampler_free(both);
}

int main(void)
{
    unit_setup(NULL);
    x = nb_xcalloc(LARGEST, sizeof *x);
    out[0] = nb_xcalloc(LARGEST, sizeof *x);
    out[1] = nb_xcalloc(LARGEST, sizeof *x);
    /* In no order, so that branches are guessed no better than in real data. */
    for (size_t i = 0; i < LARGEST; i++)
        x[i] = fmod((double)i * 0.6180339887498949, 1) * 16 - 8;
    printf("ns/element   value at 1e3, 1e5, 1e6     value and slope\n");
    print_row("memcpy", NULL, NULL);
    for (const struct unit_case *c = unit_cases(); c->op; c++)
        if (nb_op_find(c->op)->slope && (c == unit_cases() || strcmp(c->op, c[-1].op) != 0))
            measure(c);
    unit_teardown(NULL);
    free(x);
    free(out[0]);
    free(out[1]);
    return 0;
}
