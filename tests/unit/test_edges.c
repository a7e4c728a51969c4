/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edges of core: each a place where an easy implementation goes wrong. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/naive.h"
#include "tests/unit/unit.h"

#include "eval/prog.h"
#include "eval/wire.h"
#include "proof/event.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct nb_expr *num(double x)
{
    return nb_const(unit_pool, x);
}

static struct nb_expr *op(enum nb_basic o, struct nb_expr *x, struct nb_expr *y)
{
    return nb_binary(unit_builder(), o, x, y);
}

/* The row of this name with its default parameters. */
static struct nb_expr *call_of(const char *name, struct nb_expr *x)
{
    struct unit_case c = {.op = name};
    const struct nb_op *row = nb_op_find(name);
    for (size_t k = 1; k < nb_op_max_args(row); k++)
        c.param[k - 1] = row->args[k].standard;
    return unit_call(&c, x);
}

static void assert_same(double a, double b)
{
    if (!unit_same(a, b))
        fail_msg("%.17g (%a) is not %.17g (%a)", a, a, b, b);
}

static double *eval(struct nb_expr *e)
{
    struct nb_err err = {0};
    double *y = nb_eval(e, &err);
    if (!y)
        fail_msg("%s", err.message);
    return y;
}

/* The kernel's, of one number. */
static double value_of(const struct nb_op *row, double x)
{
    const double *args[] = {&x};
    double y;
    row->value(1, &y, args);
    return y;
}

/* 1e-200*(1e-200*x) is no 0*x, though the product of the factors is. */
static void factors_merge_only_when_exact(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var();
    struct nb_builder tidy = {unit_pool, true};
    struct nb_expr *small = nb_binary(tidy, NB_MUL, num(1e-200), x);
    struct nb_expr *e = nb_binary(tidy, NB_MUL, num(1e-200), small);
    assert_same(unit_at(e, x, 1e300), 1e-200 * (1e-200 * 1e300));
    struct nb_expr *third = nb_binary(tidy, NB_MUL, num(1 / 3.0), x);
    e = nb_binary(tidy, NB_MUL, num(0.1), third);
    assert_same(unit_at(e, x, 7), 0.1 * (1 / 3.0 * 7));
    e = nb_binary(tidy, NB_MUL, num(4), third);
    assert_same(unit_at(e, x, 7), 4 / 3.0 * 7);
}

/* Python's // and %: a is b*(a//b) + a%b, the remainder has b's sign. */
static const struct {
    double a, b, quotient, rest;
} divisions[] = {
    {7, 2, 3, 1},
    {-7, 2, -4, 1},
    {7, -2, -4, -1},
    {-7, -2, 3, -1},
    {1, 0.1, 9, 0.09999999999999995},
    {6, 2, 3, 0},
    {0.5, 1, 0, 0.5},
    {-1, INFINITY, -1, INFINITY},
    {1, INFINITY, 0, 1},
    {1e300, 1e-300, INFINITY, NAN},
    {-0.5, 3, -1, 2.5},
};

static void division_is_pythons(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(divisions); i++) {
        double a = divisions[i].a, b = divisions[i].b;
        assert_same(op(NB_FLOORDIV, num(a), num(b))->num, divisions[i].quotient);
        if (!isnan(divisions[i].rest))
            assert_same(op(NB_MOD, num(a), num(b))->num, divisions[i].rest);
    }
}

/* A number that every chunk reads is still there in the last one. */
static void numbers_survive_many_chunks(void **state)
{
    (void)state;
    size_t n = 20 * NB_CHUNK + 17;
    struct nb_expr *x = naive_data(unit_pool, nb_vector_shape(n)),
                   *s = naive_data(unit_pool, nb_scalar_shape);
    struct nb_expr *k = call_of("exp", op(NB_MUL, s, num(0.5)));
    struct nb_expr *e = x;
    for (int i = 0; i < 30; i++)
        e = op(NB_ADD, op(NB_MUL, call_of("atan", e), k), op(NB_DIV, x, num(i + 2)));
    const struct nb_op *row = nb_op_find("atan");
    double *y = eval(e), factor = exp(s->data[0] * 0.5);
    for (size_t j = 0; j < n; j++) {
        double v = x->data[j];
        for (int i = 0; i < 30; i++)
            v = value_of(row, v) * factor + x->data[j] / (i + 2);
        assert_same(y[j], v);
    }
    free(y);
}

/* Two functions of the same argument: each value fuses with its own slope. */
static void two_pairs_fuse(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var(), *s = call_of("sigmoid", x), *t = call_of("tanh", x);
    struct nb_err err = {0};
    struct nb_expr *roots[] = {s, t, nb_call_slope(unit_builder(), s->op, &x, &err),
                               nb_call_slope(unit_builder(), t->op, &x, &err)};
    struct nb_prog *p = nb_prog_new(roots, 4, NULL, x);
    assert_int_equal(nb_prog_length(p), 3);
    nb_prog_free(p);
}

/* x = where(x > c, 2*x, 3*x), forty times: two branches of a choice come
 * together again and are one term, not 2^40. */
static void chains_of_choices_stay_small(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var(), *e = x;
    for (int i = 0; i < 40; i++)
        e = nb_where(unit_builder(), op(NB_GT, e, num(i)), op(NB_MUL, num(1.5), e),
                     op(NB_MUL, num(-0.5), e));
    struct nb_expr *d = unit_grad(e, x);
    double v = 0.75, slope = 1;
    for (int i = 0; i < 40; i++) {
        slope *= v > i ? 1.5 : -0.5;
        v *= v > i ? 1.5 : -0.5;
    }
    assert_same(unit_at(d, x, 0.75), slope);
}

/* Many choices that never meet again in pairs are still a polynomial number. */
static void crossing_choices_stay_small(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var(), *e = x;
    for (int i = 0; i < 30; i++)
        e = nb_where(unit_builder(), op(NB_GT, op(NB_MUL, x, num(i)), num(7)),
                     op(NB_ADD, e, call_of("atan", e)), num(2));
    struct nb_expr *d = unit_grad(e, x);
    assert_true(isfinite(unit_at(d, x, 10)));
}

/* where(x > 0, log(x), 0) at -1: the branch not taken gives no nan. */
static void the_branch_not_taken_is_silent(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var();
    struct nb_expr *inner = op(NB_ADD, x, num(1));
    struct nb_expr *e = nb_where(unit_builder(), op(NB_GT, x, num(0)), call_of("sqrt", inner),
                                 call_of("exp", inner));
    assert_same(unit_at(unit_grad(e, x), x, -1), 1);
    assert_same(unit_at(unit_grad(unit_grad(e, x), x), x, -1), 1);
    assert_same(unit_at(unit_grad(e, x), x, 3), 0.25);
}

struct sided {
    const char *name;
    double at, slope[5]; /* by enum nb_side */
    double scale;        /* of the argument: f(scale*x) */
};
static const struct sided sides[] = {
    {"relu", 0, {1, 0, 0.5, NAN, 0}, 1},     {"relu", 0, {0, -1, -0.5, NAN, 0}, -1},
    {"abs", 0, {1, -1, 0, NAN, 0}, 1},       {"leaky_relu", 0, {1, 0.01, 0.505, NAN, 0.01}, 1},
    {"hardtanh", 1, {0, 1, 0.5, NAN, 0}, 1}, {"hardtanh", -1, {1, 0, 0.5, NAN, 0}, 1},
    {"relu", 1, {1, 1, 1, 1, 1}, 1},
};

static void kinks_follow_the_side(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sides); i++) {
        struct nb_expr *x = unit_var();
        struct nb_expr *e = call_of(sides[i].name, op(NB_MUL, num(sides[i].scale), x));
        for (int side = NB_RIGHT; side <= NB_TORCH; side++) {
            struct nb_err err = {0};
            struct nb_expr *d = nb_grad(unit_pool, e, x, (enum nb_side)side, &err);
            double got = unit_at(d, x, sides[i].at), wanted = sides[i].slope[side];
            if (!unit_same(got + 0.0, wanted + 0.0))
                fail_msg("%s' at %g, side %d: %g", sides[i].name, sides[i].at, side, got);
        }
    }
}

static void events_stand_where_functions_break(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var();
    struct nb_event *list;
    size_t n = nb_events(unit_pool, call_of("sin", x), &list);
    assert_int_equal(n, 0);
    free(list);
    n = nb_events(unit_pool, call_of("relu6", op(NB_SUB, x, num(1))), &list);
    assert_int_equal(n, 2);
    assert_same(unit_at(list[0].g, x, 1), 0);
    assert_same(unit_at(list[1].g, x, 7), 0);
    free(list);
    n = nb_events(unit_pool, call_of("floor", op(NB_MUL, x, num(2))), &list);
    assert_int_equal(n, 1);
    assert_true(list[0].integer);
    assert_same(unit_at(list[0].g, x, 1.5), 3);
    free(list);
}

/* The table survives growth and collection, and forgets the dead. */
static void sharing_survives_a_collection(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var(), *kept[2000];
    for (int i = 0; i < 2000; i++) {
        kept[i] = op(NB_MUL, x, num(i));
        op(NB_ADD, x, num(i));
    }
    for (int i = 0; i < 2000; i += 2)
        nb_gc_mark(&unit_pool->gc, &kept[i]->obj);
    nb_pool_collect(unit_pool);
    for (int i = 0; i < 2000; i += 2)
        assert_ptr_equal(op(NB_MUL, x, num(i)), kept[i]);
    assert_false(nb_gc_is_marked(&unit_pool->gc, &op(NB_MUL, x, num(1))->obj));
}

static struct nb_expr *wire_back(struct nb_expr *e, struct nb_pool *to)
{
    struct nb_buf out = {0};
    struct nb_wire_writer w = {.out = &out};
    struct nb_wire_reader r = {.pool = to};
    struct nb_err err = {0};
    size_t number = nb_wire_write(&w, e);
    assert_int_equal(nb_wire_write(&w, e), number); /* nothing is sent twice */
    char *line = strtok(out.bytes, "\n");
    for (; line; line = strtok(NULL, "\n"))
        if (!nb_wire_read(&r, line, &err))
            fail_msg("%s", err.message);
    struct nb_expr *back = nb_wire_node(&r, number);
    nb_wire_reader_free(&r);
    nb_wire_writer_free(&w);
    nb_buf_free(&out);
    return back;
}

/* A slice of a comparison is True and False on the other side, too. */
static void the_wire_keeps_booleans(void **state)
{
    (void)state;
    struct nb_expr *x = naive_data(unit_pool, nb_vector_shape(5));
    struct nb_expr *e = nb_view_of(unit_builder(), op(NB_GT, x, num(0)), nb_vector_shape(2),
                                   (struct nb_view){1, {0, 2}});
    assert_true(e->boolean);
    assert_true(wire_back(e, unit_pool)->boolean);
    assert_true(wire_back(nb_bool(unit_pool, true), unit_pool)->boolean);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(factors_merge_only_when_exact),
        cmocka_unit_test(division_is_pythons),
        cmocka_unit_test(numbers_survive_many_chunks),
        cmocka_unit_test(two_pairs_fuse),
        cmocka_unit_test(chains_of_choices_stay_small),
        cmocka_unit_test(crossing_choices_stay_small),
        cmocka_unit_test(the_branch_not_taken_is_silent),
        cmocka_unit_test(kinks_follow_the_side),
        cmocka_unit_test(events_stand_where_functions_break),
        cmocka_unit_test(sharing_survives_a_collection),
        cmocka_unit_test(the_wire_keeps_booleans),
    };
    return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
