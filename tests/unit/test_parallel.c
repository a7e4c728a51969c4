/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads: every piece once, the same bits whatever their number, Ctrl-C. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "lang/program.h"
#include "library/library.h"
#include "number/parallel.h"
#include "tests/unit/unit.h"
#include "value/interp.h"

enum { PIECES = 1000 };

struct tally {
    atomic_int done[PIECES];
    atomic_int busy[NB_MAX_THREADS]; /* workers that are in a piece */
    size_t threads;
    size_t stop_at; /* piece at which Ctrl-C comes */
};

static void count_piece(void *ctx, size_t worker, size_t i)
{
    struct tally *t = ctx;
    assert_true(worker < t->threads);
    assert_int_equal(atomic_fetch_add(&t->busy[worker], 1), 0);
    atomic_fetch_add(&t->done[i], 1);
    if (i == t->stop_at)
        kill(getpid(), SIGINT);
    while (i > t->stop_at && !nb_interrupt_pending())
        sched_yield();
    atomic_fetch_sub(&t->busy[worker], 1);
}

static void test_each_piece_once(void **state)
{
    (void)state;
    for (size_t threads = 1; threads <= 8; threads++) {
        struct tally t = {.threads = threads, .stop_at = PIECES};
        nb_parallel(threads, PIECES, count_piece, &t);
        for (size_t i = 0; i < PIECES; i++)
            assert_int_equal(t.done[i], 1);
    }
    struct tally none = {.threads = 4, .stop_at = PIECES};
    nb_parallel(4, 0, count_piece, &none);
    assert_int_equal(none.done[0], 0);
}

static void test_ctrl_c(void **state)
{
    (void)state;
    nb_interrupt_catch();
    for (size_t threads = 1; threads <= 4; threads += 3) {
        struct tally t = {.threads = threads, .stop_at = 10};
        size_t done = 0;
        nb_parallel(threads, PIECES, count_piece, &t);
        for (size_t i = 0; i < PIECES; i++)
            done += (size_t)t.done[i];
        /* Each other thread ends the piece that it has; the one of piece 10, which is
         * not the one that takes the signal, may begin another before it is seen. */
        size_t late = threads > 1 ? threads : 0;
        assert_true(11 <= done && done <= 11 + late);
        nb_interrupt_clear();
    }
}

/* Each is a tensor of numbers, over enough blocks for all threads. */
static const char *const programs[] = {
    "silu(x)",         "silu'(x)",
    "[sum(silu(x))]",  "[mean(x * tanh(x))]",
    "[max(sin(x))]",   "[prod(1 + x / 1e5)]",
    "x - mean(x ^ 2)", "sum([x, silu(x)], 0)",
    "softmax(x, 0)",   "silu(x)[::-2]",
};

static double *value_of(struct nb_interp *in, const char *name, size_t *count)
{
    struct nb_err err = {0};
    struct nb_value v = nb_interp_lookup(in, name);
    double *numbers = nb_eval(nb_node(in->pool, v), &err);
    assert_non_null(numbers);
    *count = nb_shape_count(nb_shape_of(v));
    return numbers;
}

static void run(struct nb_interp *in, const char *source)
{
    struct nb_err err = {0};
    if (!nb_interp_run(in, source, &err))
        fail_msg("%s: %s", source, err.message);
}

static void test_same_bits(void **state)
{
    (void)state;
    struct nb_interp *in = nb_library_interp(stdout);
    run(in, "x = linspace(-5, 5, 300000)");
    for (size_t k = 0; k < sizeof programs / sizeof *programs; k++) {
        char source[128];
        size_t count, count_again;
        snprintf(source, sizeof source, "y = %s", programs[k]);
        run(in, "set(threads=1)");
        run(in, source);
        double *once = value_of(in, "y", &count);
        for (int threads = 2; threads <= 9; threads += threads == 3 ? 6 : 1) {
            snprintf(source, sizeof source, "set(threads=%d)", threads);
            run(in, source);
            assert_int_equal(in->pool->threads, threads);
            double *again = value_of(in, "y", &count_again);
            assert_int_equal(count, count_again);
            assert_memory_equal(once, again, count * sizeof *once);
            free(again);
        }
        free(once);
    }
    run(in, "set(threads=0)");
    assert_int_equal(in->pool->threads, nb_default_threads());
    nb_interp_free(in);
}

/* The variable's function too, which plots sample. */
static void test_sampler(void **state)
{
    (void)state;
    enum { COUNT = 200000 };
    struct nb_expr *x = unit_var();
    struct unit_case gelu = {.op = "gelu"};
    struct nb_expr *e = unit_call(&gelu, x);
    double *at = nb_numbers_new(COUNT), *once = nb_numbers_new(COUNT),
           *again = nb_numbers_new(COUNT);
    unit_points(-9, 9, at, COUNT);
    unit_pool->threads = 1;
    unit_sample(e, x, at, COUNT, once);
    unit_pool->threads = 3;
    unit_sample(e, x, at, COUNT, again);
    assert_memory_equal(once, again, COUNT * sizeof *once);
    free(at);
    free(once);
    free(again);
}

static void test_default_threads(void **state)
{
    (void)state;
    setenv("NABLA_THREADS", "3", 1);
    assert_int_equal(nb_default_threads(), 3);
    setenv("NABLA_THREADS", "1000000", 1);
    assert_int_equal(nb_default_threads(), NB_MAX_THREADS);
    setenv("NABLA_THREADS", "-2", 1);
    assert_int_equal(nb_default_threads(), 1);
    unsetenv("NABLA_THREADS");
    assert_true(1 <= nb_default_threads() && nb_default_threads() <= NB_MAX_THREADS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_piece_once),
        cmocka_unit_test(test_ctrl_c),
        cmocka_unit_test(test_same_bits),
        cmocka_unit_test_setup_teardown(test_sampler, unit_setup, unit_teardown),
        cmocka_unit_test(test_default_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
