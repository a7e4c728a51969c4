/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values and derivatives up to the fourth order where doubles end: at infinity, at
 * numbers whose powers overflow, beside 0. Where mathematics has a number or a
 * limit, no row may have a NaN. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "graph/rule.h"
#include "tests/unit/limits.h"
#include "tests/unit/unit.h"

enum { ORDERS = JET_TERMS };

static const double places[] = {INFINITY, 1e308, 1e200, 1e160,  1e100,  1e60, 1e20,
                                800,      700,   40,    1e-300, 1e-160, 0};
enum { PLACES = sizeof places / sizeof *places };

static double largest(const struct limits *l)
{
    double most = 0;
    for (size_t k = 0; k < ORDERS; k++)
        if (l->known[k] && isfinite(l->value[k]))
            most = fmax(most, fabs(l->value[k]));
    return most;
}

/* Nine digits, and fewer of what is nearly subnormal; beside 0, where odd orders of
 * even functions pass through 0, digits of the largest order. */
static bool is_near(double got, double want, double size)
{
    static const double relative = 1e-9, tiny = 1e-290, huge = 1e307;
    if (isnan(got))
        return false;
    if (isinf(want) || isinf(got))
        return got == want || (fabs(got) > huge && fabs(want) > huge && got * want > 0);
    return fabs(got - want) <= relative * fabs(want) + fmax(tiny, size);
}

/* A function and its derivatives. */
struct trial {
    const char *name;
    struct nb_expr *x, *d[ORDERS];
    bool expected; /* to be wrong: nothing is printed */
};

/* lgamma is infinite on both sides of a pole, where the slope has no limit. */
static bool is_pole(const struct trial *t, double value)
{
    return isinf(value) && nb_op_find(t->name)->event_integer;
}

/* What is not known may still not be a NaN where the value is a number. */
static size_t count_wrong(const struct trial *t, double at)
{
    static const double beside_zero = 1e-100, digits = 1e-14;
    struct limits l = limits_at(t->d[0], t->x, at);
    double size = fabs(at) < beside_zero ? digits * largest(&l) : 0;
    double value = unit_at(t->d[0], t->x, at);
    size_t wrong = 0;
    for (size_t k = 0; k < ORDERS; k++) {
        double got = unit_at(t->d[k], t->x, at);
        bool silent = isinf(at) || isnan(value) || !isnan(got) || is_pole(t, value);
        if (l.known[k] ? is_near(got, l.value[k], size) : silent)
            continue;
        wrong++;
        if (!t->expected)
            printf("  %s, order %zu at %g: %.17g, not %.17g\n", t->name, k, at, got, l.value[k]);
    }
    return wrong;
}

static size_t sweep(struct trial t)
{
    size_t wrong = 0;
    for (size_t k = 1; k < ORDERS; k++)
        t.d[k] = unit_grad(t.d[k - 1], t.x);
    for (size_t i = 0; i < PLACES; i++)
        wrong += count_wrong(&t, places[i]) + count_wrong(&t, -places[i]);
    return wrong;
}

static void rows_reach_their_limits(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        struct nb_expr *x = unit_var();
        if (!nb_op_find(c->op)->format)
            wrong += sweep((struct trial){c->op, x, {unit_call(c, x)}, false});
    }
    assert_int_equal(wrong, 0);
}

/* Beside a root at 0 a derivative has the digits of x, whatever cancels there. */
static void roots_at_0_keep_their_digits(void **state)
{
    (void)state;
    static const double beside[] = {1e-10, 1e-17, -1e-20};
    size_t wrong = 0, roots = 0;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        struct nb_expr *x = unit_var(), *d[4] = {unit_call(c, x)};
        for (size_t i = 0; i < 3 && nb_op_find(c->op)->slope; i++) {
            struct limits at = limits_at(d[0], x, beside[i]), zero = limits_at(d[0], x, 0);
            for (size_t k = 1; k < 4; k++) {
                d[k] = i ? d[k] : unit_grad(d[k - 1], x);
                if (!at.known[k] || !zero.known[k] || zero.value[k] != 0 || at.value[k] == 0)
                    continue;
                double got = unit_at(d[k], x, beside[i]);
                roots++;
                if (fabs(got - at.value[k]) <= 1e-9 * fabs(at.value[k]))
                    continue;
                wrong++;
                printf("  %s, order %zu at %g: %.17g, not %.17g\n", c->op, k, beside[i], got,
                       at.value[k]);
            }
        }
    }
    assert_true(roots > 50);
    assert_int_equal(wrong, 0);
}

/* Rows as somebody might have written them: inf/inf, 0*inf, a power that underflows
 * before its factor lifts it. */
static const struct nb_op careless[] = {
    {.name = "inf/inf", .formula = "x/(1 + abs(x))", .deriv = "1/(1 + abs(x))^2"},
    {.name = "0*inf", .formula = "x*sigmoid(x)", .deriv = "sigmoid(x) + x*sigmoid'(x)"},
    {.name = "1/x^2", .formula = "sqrt(1 + x^2)", .compute = "abs(x)", .deriv = "x/sqrt(1 + x^2)"},
};

static void careless_rows_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof careless / sizeof *careless; i++) {
        struct nb_op op = careless[i];
        struct nb_err err = {0};
        struct nb_expr *x = unit_var();
        op.args[0] = (struct nb_arg){.name = "x"};
        op.operands = 1;
        struct nb_expr *e = nb_call(unit_builder(), &op, &x, &err);
        if (sweep((struct trial){op.name, x, {e}, true}) == 0)
            fail_msg("%s passes", op.name);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_reach_their_limits, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(roots_at_0_keep_their_digits, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(careless_rows_are_found, unit_setup, unit_teardown),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    mpfr_free_cache();
    return failed;
}
