/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long chains: what n steps cost is in proportion to n, whatever the steps are. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "tests/unit/naive.h"
#include "tests/unit/unit.h"

#include "base/xalloc.h"
#include "eval/memory.h"
#include "eval/prog.h"
#include "eval/push.h"
#include "eval/sampler.h"
#include "graph/order.h"
#include "rows/joint.h"

static struct nb_expr *number(double x)
{
    return nb_const(unit_pool, x);
}

static struct nb_expr *binary(enum nb_basic op, struct nb_expr *x, struct nb_expr *y)
{
    return nb_binary(unit_builder(), op, x, y);
}

static struct nb_expr *sum(struct nb_expr *x, int axis)
{
    return nb_reduce(unit_builder(), &nb_sum_op, x, axis);
}

/* One step of a chain: always from a 3x3 matrix to another one. */
typedef struct nb_expr *chain_step(struct nb_expr *x);

static struct nb_expr *centred(struct nb_expr *x)
{
    return binary(NB_SUB, x, binary(NB_MUL, number(0.01), sum(x, -1)));
}

/* What is shared is no argument of a reduction itself. */
static struct nb_expr *normed(struct nb_expr *x)
{
    return binary(NB_DIV, x, binary(NB_ADD, number(0.5), sum(binary(NB_MUL, x, x), -1)));
}

static struct nb_expr *centred_rows(struct nb_expr *x)
{
    struct nb_expr *share = binary(NB_MUL, number(0.01), sum(x, 1));
    return binary(NB_SUB, x, nb_spread(unit_builder(), share, x->shape, 1));
}

static struct nb_expr *soft(struct nb_expr *x)
{
    return nb_along(unit_builder(), nb_op_find("softmax"), binary(NB_MUL, x, number(2)), 0);
}

static struct nb_expr *running(struct nb_expr *x)
{
    struct nb_expr *y = nb_along(unit_builder(), nb_op_find("cumsum"), x, 1);
    return binary(NB_MUL, y, number(0.5));
}

static struct nb_expr *squared(struct nb_expr *x)
{
    struct nb_err err = {0};
    return binary(NB_SUB, x, nb_matmul(unit_builder(), x, x, &err));
}

/* A view over elementwise nodes, of which each step has more. */
static struct nb_expr *turned(struct nb_expr *x)
{
    struct nb_expr *t = nb_view_of(unit_builder(), x, x->shape, (struct nb_view){0, {1, 3}});
    return binary(NB_MUL, number(0.5), binary(NB_ADD, x, t));
}

static struct nb_expr *scattered(struct nb_expr *x)
{
    struct nb_view first = {0, {3, 1}};
    struct nb_expr *row = nb_view_of(unit_builder(), x, nb_vector_shape(3), first);
    struct nb_expr *put = nb_scatter(unit_builder(), row, x->shape, first);
    return binary(NB_ADD, binary(NB_MUL, number(0.5), x), binary(NB_MUL, number(0.25), put));
}

static struct nb_expr *lowered_by_gradient(struct nb_expr *x)
{
    struct nb_expr *g = unit_grad(sum(binary(NB_MUL, x, binary(NB_MUL, x, x)), -1), x);
    return binary(NB_SUB, x, binary(NB_MUL, number(0.01), g));
}

static const struct {
    const char *name;
    chain_step *step;
} kinds[] = {
    {"centred", centred}, {"normed", normed},       {"centred_rows", centred_rows},
    {"soft", soft},       {"running", running},     {"squared", squared},
    {"turned", turned},   {"scattered", scattered}, {"lowered_by_gradient", lowered_by_gradient},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static struct nb_expr *start(void)
{
    double *x = nb_xcalloc(9, sizeof *x);
    for (size_t i = 0; i < 9; i++)
        x[i] = (double)(7 * i % 9) / 20;
    return nb_data_take(unit_pool, nb_matrix_shape(3, 3), x);
}

static struct nb_expr *chain(chain_step *step, struct nb_expr *x, size_t n)
{
    while (n-- > 0)
        x = step(x);
    return x;
}

/* The gradient of a chain by its first matrix: the way there and back. */
static struct nb_expr *gradient(chain_step *step, size_t n)
{
    struct nb_expr *x = start();
    return unit_grad(sum(chain(step, x, n), -1), x);
}

static void check_naive(struct nb_expr *e)
{
    struct nb_err err = {0};
    double *got = nb_eval(e, &err);
    const double *want = naive_eval(e);
    for (size_t i = 0; i < nb_shape_count(e->shape); i++)
        if (!unit_same(got[i], want[i]))
            fail_msg("element %zu: %a, wanted %a", i, got[i], want[i]);
    free(got);
    naive_forget();
}

/* Longer than what is computed again, so that much is kept for speed alone. */
static void chains_compute_what_they_say(void **state)
{
    (void)state;
    for (size_t k = 0; k < KINDS; k++) {
        check_naive(chain(kinds[k].step, start(), 100));
        check_naive(gradient(kinds[k].step, 20));
    }
}

struct work {
    size_t steps;    /* of all programs */
    size_t together; /* tensors in memory at a time, at most */
};

static size_t program_length(const struct nb_memory *m, struct nb_expr *root)
{
    struct nb_prog *p = nb_prog_new(&root, 1, m, NULL);
    size_t length = nb_prog_length(p);
    nb_prog_free(p);
    return length;
}

/* The programs that are compiled for order[i]. */
static size_t steps_for(const struct nb_memory *m, size_t i)
{
    struct nb_expr *e = m->plan.order[i];
    size_t steps = 0;
    if (e->op->form == NB_ELEMENT || e->op->form == NB_VIEW)
        return program_length(m, e);
    for (size_t k = 0; k < e->nargs; k++)
        steps += program_length(m, e->arg[k]);
    return steps;
}

static size_t in_memory(const struct nb_memory *m)
{
    size_t count = 0;
    for (size_t i = 0; i < m->plan.count; i++)
        count += m->data[i] != NULL;
    return count;
}

/* An evaluation without the numbers. */
static struct work work_of(struct nb_expr *e)
{
    struct nb_memory m;
    struct nb_expr *root = nb_push_saving_views(e);
    struct work w = {0};
    nb_memory_init(&m, &root, 1);
    for (size_t i = 0; i < m.plan.count; i++) {
        if (!m.plan.kept[i])
            continue;
        w.steps += steps_for(&m, i);
        nb_memory_put(&m, i, nb_xcalloc(1, sizeof(double)));
        size_t now = in_memory(&m);
        w.together = w.together > now ? w.together : now;
    }
    w.steps += steps_for(&m, m.plan.count - 1);
    nb_memory_fini(&m);
    return w;
}

static void programs_do_no_work_again_and_again(void **state)
{
    (void)state;
    for (size_t k = 0; k < KINDS; k++) {
        size_t one = work_of(chain(kinds[k].step, start(), 200)).steps;
        size_t four = work_of(chain(kinds[k].step, start(), 800)).steps;
        if (four > 5 * one)
            fail_msg("%s: %zu steps become %zu", kinds[k].name, one, four);
        one = work_of(gradient(kinds[k].step, 50)).steps;
        four = work_of(gradient(kinds[k].step, 200)).steps;
        if (four > 6 * one)
            fail_msg("gradient of %s: %zu steps become %zu", kinds[k].name, one, four);
    }
}

/* A loop that looks at its variable in each round begins with the last one. */
static void what_was_looked_at_is_not_computed_again(void **state)
{
    (void)state;
    for (size_t k = 0; k < KINDS; k++) {
        struct nb_expr *x = start(), *made = x;
        size_t first = 0, last = 0;
        for (size_t i = 0; i < 100; i++) {
            made = kinds[k].step(made);
            made->named = true;
            struct nb_expr *result = sum(made, -1);
            free(nb_order_uncomputed(&result, 1, i == 1 ? &first : &last));
            check_naive(result);
        }
        if (last > first)
            fail_msg("%s: %zu nodes to compute, and then %zu", kinds[k].name, first, last);
        check_naive(unit_grad(sum(made, -1), x)); /* it is still known how it was made */
    }
}

/* Of many rounds over something large the last ones are kept; and what a program that stays
 * reads where it lies. */
static void what_is_kept_is_bounded(void **state)
{
    enum { ELEMENTS = 1 << 16, ROUNDS = 600 };
    (void)state;
    double *numbers = nb_numbers_new(ELEMENTS), value, last = 0, *out = &value;
    for (size_t i = 0; i < ELEMENTS; i++)
        numbers[i] = (double)i / ELEMENTS;
    struct nb_expr *x = nb_data_take(unit_pool, nb_vector_shape(ELEMENTS), numbers);
    struct nb_expr *var = unit_var();
    struct nb_sampler *s = NULL;
    struct nb_err err = {0};
    for (size_t i = 0; i < ROUNDS; i++) {
        x = binary(NB_ADD, binary(NB_MUL, x, number(0.5)), number(0.25));
        x->named = true;
        assert_true(nb_eval_number(sum(x, -1), &last, &err));
        assert_true(unit_pool->kept_numbers <= 1 << 24);
        if (i == 1) {
            struct nb_expr *e = binary(NB_MUL, var, sum(x->arg[0]->arg[0], -1));
            s = nb_sampler_new(&e, 1, var);
        }
    }
    assert_true(unit_pool->kept_numbers > 1 << 22);
    assert_true(last == 0.5 * ELEMENTS);
    assert_true(nb_sampler_run(s, &(double){2}, 1, &out, &err));
    assert_true(fabs(value - ELEMENTS) < 1);
    nb_sampler_free(s);
}

static void memory_is_given_back_on_the_way(void **state)
{
    (void)state;
    for (size_t k = 0; k < KINDS; k++) {
        size_t together = work_of(chain(kinds[k].step, start(), 400)).together;
        if (together > 70)
            fail_msg("%s: %zu tensors at a time", kinds[k].name, together);
    }
}

/* What has few steps is not kept: x - mean(x) of a short x lies nowhere. */
static void short_ways_are_gone_twice(void **state)
{
    (void)state;
    struct nb_expr *x = start();
    for (size_t i = 0; i < 20; i++)
        x = binary(NB_MUL, x, binary(NB_ADD, x, number(1)));
    assert_int_equal(work_of(centred(x)).together, 1);
    for (size_t i = 0; i < 20; i++)
        x = binary(NB_MUL, x, binary(NB_ADD, x, number(1)));
    assert_int_equal(work_of(centred(x)).together, 2);
}

static double seconds(chain_step *step, size_t n)
{
    double least = INFINITY;
    for (size_t i = 0; i < 5; i++) {
        struct nb_err err = {0};
        clock_t before = clock();
        free(nb_eval(chain(step, start(), n), &err));
        double s = (double)(clock() - before) / CLOCKS_PER_SEC;
        least = s < least ? s : least;
    }
    return least;
}

/* What no program shows: nodes that are looked at and left alone. Four times the
 * chain costs four times as much, and sixteen times if each step looks back. */
static void no_step_looks_back(void **state)
{
    (void)state;
    for (size_t k = 0; k < KINDS; k++) {
        double one = seconds(kinds[k].step, 500), four = seconds(kinds[k].step, 2000);
        if (four > 8 * one)
            fail_msg("%s: %.3g s become %.3g s", kinds[k].name, one, four);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(chains_compute_what_they_say),
        cmocka_unit_test(programs_do_no_work_again_and_again),
        cmocka_unit_test(what_was_looked_at_is_not_computed_again),
        cmocka_unit_test(what_is_kept_is_bounded),
        cmocka_unit_test(memory_is_given_back_on_the_way),
        cmocka_unit_test(short_ways_are_gone_twice),
        cmocka_unit_test(no_step_looks_back),
    };
    return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
