/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of rounded curves against all numbers of the formats with 8 and 16 bits: between two
 * that are neighbours the argument's rounding changes half-way, and nowhere else. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/few_digits.h"
#include "tests/unit/unit.h"

#include "curve/stairs.h"
#include "eval/emulate.h"
#include "graph/subst.h"

static struct nb_expr *call(const char *name, struct nb_expr *x)
{
    struct nb_err err = {0};
    struct nb_expr *args[NB_MAX_ARGS] = {x};
    const struct nb_op *op = nb_op_find(name);
    for (size_t k = 1; k < nb_op_max_args(op); k++)
        args[k] = nb_const(unit_pool, op->args[k].standard);
    struct nb_expr *y = nb_call(unit_builder(), op, args, &err);
    assert_non_null(y);
    return y;
}

/* The numbers of a format from the least to the greatest, and what follows them. */
static double *all_numbers(const struct few_digits *l, size_t *count)
{
    const unsigned n = few_digits_count(l);
    double *x = calloc(2 * n + 1, sizeof *x);
    for (unsigned i = 0; i <= n; i++) {
        x[n + i] = few_digits_number(l, i);
        x[n - i] = -x[n + i];
    }
    *count = 2 * n + 1;
    return x;
}

/* A curve, at all numbers of a format and half-way between them. */
struct trial {
    struct nb_expr *y, *var;
    double *at, *half; /* values; NaN where there is none */
    double *x;         /* count numbers, the outermost beyond the format */
    size_t count;
};

static double half_after(const struct trial *t, size_t i)
{
    return t->x[i] / 2 + t->x[i + 1] / 2;
}

static double value_or_none(double y)
{
    return isfinite(y) ? y + 0.0 : NAN;
}

static void take_values(struct trial *t)
{
    double *half = calloc(t->count, sizeof *half);
    t->at = calloc(t->count, sizeof *t->at);
    t->half = calloc(t->count, sizeof *t->half);
    for (size_t i = 0; i + 1 < t->count; i++)
        half[i] = half_after(t, i);
    unit_sample(t->y, t->var, t->x, t->count, t->at);
    unit_sample(t->y, t->var, half, t->count - 1, t->half);
    for (size_t i = 0; i < t->count; i++) {
        t->at[i] = value_or_none(t->at[i]);
        t->half[i] = value_or_none(t->half[i]);
    }
    t->at[0] = t->at[t->count - 1] = NAN; /* beyond: where sigmoid(inf) is 1, too */
    free(half);
}

static void same_step(const struct trial *t, size_t i, struct nb_stair got)
{
    const bool beyond = i == 0 || i + 2 == t->count;
    if (got.x != half_after(t, i) || !unit_same(got.before + 0.0, t->at[i]) ||
        !unit_same(got.after + 0.0, t->at[i + 1]) ||
        !(beyond || unit_same(got.value + 0.0, t->half[i])))
        fail_msg("step at %a from %a to %a by %a, wanted %a from %a to %a by %a", got.x, got.before,
                 got.after, got.value, half_after(t, i), t->at[i], t->at[i + 1], t->half[i]);
}

/* The steps between numbers from and to, in order. */
static void check_steps(const struct trial *t, const struct nb_stair *got, struct nb_flight f,
                        size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        if (!unit_same(t->at[i], t->at[i + 1])) {
            if (n >= f.count)
                fail_msg("no step at %a", half_after(t, i));
            same_step(t, i, got[n++]);
        }
    if (n != f.count)
        fail_msg("%zu steps from %a to %a, wanted %zu", f.count, t->x[from], t->x[to], n);
}

static void check_window(const struct trial *t, struct nb_stairs *s, size_t from, size_t to)
{
    enum { MOST = 64 };
    struct nb_stair got[MOST];
    const struct nb_flight f = nb_stairs_between(s, t->x[from], t->x[to], got, MOST);
    assert_true(f.whole);
    if (f.count <= MOST)
        check_steps(t, got, f, from, to);
    for (size_t i = from; i <= to; i++)
        assert_true(isnan(t->at[i]) || (f.lo <= t->at[i] && t->at[i] <= f.hi));
}

static void check_all(struct trial *t, size_t window)
{
    struct nb_stairs *s = nb_stairs_new(t->y, t->var);
    assert_non_null(s);
    take_values(t);
    for (size_t i = 0; i + 1 < t->count; i += window)
        check_window(t, s, i, i + window < t->count ? i + window : t->count - 1);
    nb_stairs_free(s);
    free(t->at);
    free(t->half);
}

/* F(f(F(x))) for every number of every format. */
static void every_number_of_every_format(void **state)
{
    (void)state;
    static const char *const functions[] = {"sigmoid", "gelu", "exp", "relu", "sin", "sqrt"};
    for (size_t k = 0; k < FEW_DIGITS; k++) {
        struct trial t = {.var = unit_var()};
        t.x = all_numbers(&few_digits[k], &t.count);
        const char *format = few_digits[k].op;
        t.y = call(format, t.var);
        check_all(&t, 37);
        for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
            t.y = call(format, call(functions[i], call(format, t.var)));
            /* far out a sine goes up and down from one number to the next */
            check_all(&t, strcmp(functions[i], "sin") == 0 ? 3 : 37);
        }
        free(t.x);
    }
}

/* What rounds inside is looked at number by number: all of 8 and 16 bits. */
static void emulations_go_by_number(void **state)
{
    (void)state;
    for (size_t k = 0; k < FEW_DIGITS; k++) {
        struct trial t = {.var = unit_var()};
        struct nb_err err = {0};
        const char *format = few_digits[k].op;
        const struct nb_op *op = nb_op_find(format);
        struct nb_expr *u = unit_var(), *low = call(format, t.var), *f = call("gelu", u);
        struct nb_expr *got = nb_emulate(unit_builder(), f, op);
        t.x = all_numbers(&few_digits[k], &t.count);
        t.y = nb_subst(unit_builder(), got, &u, &low, 1, &err);
        check_all(&t, 37);
        t.y = nb_ulp_error(unit_builder(), got, f, op);
        t.y = nb_subst(unit_builder(), t.y, &u, &low, 1, &err);
        check_all(&t, 37);
        check_all(&t, t.count / 3); /* more than are wanted: the extent holds them all */
        free(t.x);
    }
}

/* Of more numbers some are tried: the same ones each time, and it is said. */
static void too_many_numbers_are_sampled(void **state)
{
    (void)state;
    struct nb_err err = {0};
    struct nb_stair out[2];
    struct nb_expr *x = unit_var(), *u = unit_var(), *low = call("float32", x);
    struct nb_expr *y = nb_emulate(unit_builder(), call("gelu", u), nb_op_find("float32"));
    y = nb_subst(unit_builder(), y, &u, &low, 1, &err);
    struct nb_stairs *s = nb_stairs_new(y, x);
    const struct nb_flight a = nb_stairs_between(s, 1, 2, out, 2);
    const struct nb_flight b = nb_stairs_between(s, 1, 2, out, 2);
    assert_true(!a.whole && a.tried && a.count == 3);
    assert_true(a.lo == b.lo && a.hi == b.hi && a.lo < 0.8414 && a.hi > 1.954);
    const double few = ldexp(1, -23);
    const struct nb_flight c = nb_stairs_between(s, 1, 1 + 700 * few, out, 2);
    assert_true(c.whole && !c.tried && c.count == 3);
    nb_stairs_free(s);
}

/* The values alone are rounded: every step is where the curve passes half-way between two
 * numbers, told by the doubles on either side of it. */
static void values_step_between_doubles(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var();
    struct nb_stairs *s = nb_stairs_new(call("float8_e4m3fn", call("tanh", x)), x);
    struct nb_stair got[200];
    const struct nb_flight f = nb_stairs_between(s, -3, 3, got, 200);
    struct nb_expr *tanh_x = call("tanh", x);
    assert_true(f.whole && f.count <= 200 && f.count > 0);
    assert_int_equal(f.count, 112); /* numbers of e4m3fn from -1 to 1, but for one */
    for (size_t i = 0; i < f.count; i++) {
        const double half = got[i].before / 2 + got[i].after / 2;
        assert_true(unit_at(tanh_x, x, nextafter(got[i].x, -INFINITY)) <= half);
        assert_true(unit_at(tanh_x, x, nextafter(got[i].x, INFINITY)) >= half);
    }
    nb_stairs_free(s);
}

/* What rounds inside, or not at all, is no such curve. */
static void others_have_no_stairs(void **state)
{
    (void)state;
    struct nb_expr *x = unit_var(), *low = call("float16", x);
    assert_null(nb_stairs_new(x, x));
    assert_null(nb_stairs_new(call("sin", x), x));
    assert_null(nb_stairs_new(call("float64", x), x));
    assert_null(nb_stairs_new(nb_binary(unit_builder(), NB_ADD, x, low), x));
    assert_null(nb_stairs_new(call("sin", call("float16", call("exp", x))), x));
    struct nb_stairs *s = nb_stairs_new(call("sin", low), x);
    assert_non_null(s);
    nb_stairs_free(s);
}

/* The row that places roundings among whole numbers is whole half-way, and only there. */
static void places_are_whole_half_way(void **state)
{
    (void)state;
    for (size_t k = 0; k < FEW_DIGITS; k++) {
        const struct nb_format *f = nb_op_find(few_digits[k].op)->format;
        const double digits = f->digits, emin = ilogb(f->least);
        for (unsigned i = 0; i + 1 < few_digits_count(&few_digits[k]); i++) {
            const double x = few_digits_number(&few_digits[k], i);
            const double half = x / 2 + few_digits_number(&few_digits[k], i + 1) / 2;
            const double at[] = {x, nextafter(half, 0), half, nextafter(half, INFINITY), -half};
            const double *args[] = {at, (double[]){digits, digits, digits, digits, digits},
                                    (double[]){emin, emin, emin, emin, emin}};
            double y[5];
            nb_op_find("format_place")->value(5, y, args);
            if (y[0] != i + 0.5 || !(y[1] > y[0] && y[1] < y[2]) || y[2] != i + 1 ||
                !(y[3] > y[2] && y[3] < i + 1.5) || y[4] != -(double)i)
                fail_msg("%s at %a: %a %a %a %a %a", few_digits[k].op, half, y[0], y[1], y[2], y[3],
                         y[4]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_number_of_every_format, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(emulations_go_by_number, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(too_many_numbers_are_sampled, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(values_step_between_doubles, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(others_have_no_stairs, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(places_are_whole_half_way, unit_setup, unit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
