/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All rows of one number at random parameters and places, values and slopes against MPFR:
 * the promise is that of test_digits.c, or to be as exact as for parameters that are
 * changed in their last places. SEARCH_FACTOR in the environment tries so many times as
 * many parameters, SEARCH_ROW one row. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/jet.h"
#include "tests/unit/terms.h"
#include "tests/unit/unit.h"

enum { ORDERS = 2, POINTS = 40 };

static uint64_t seed = 1;

/* xorshift (Marsaglia), the same in every run. */
static double uniform(double lo, double hi)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return lo + (hi - lo) * ((double)(seed >> 11) * 0x1p-53);
}

static double random_sign(void)
{
    return uniform(0, 1) < 0.5 ? -1 : 1;
}

/* Near the origin, far out, of any size, and where parameters put their kinks. */
static double random_place(size_t i, const double *param)
{
    switch (i % 4) {
    case 0:
        return uniform(-10, 10);
    case 1:
        return random_sign() * exp(uniform(-744, 709));
    case 2:
        return uniform(-800, 800);
    default:
        return param[i % 2] * (1 + random_sign() * exp(uniform(-30, 0)));
    }
}

/* Of the default's sign and size. */
static double random_parameter(double standard)
{
    return standard == 0 ? uniform(-3, 3) : standard * exp2(uniform(-3, 3));
}

static double last_place(double size)
{
    return fabs(size) > 0x1p-1022 ? exp2(ilogb(size) - 52) : 0x1p-1074;
}

/* How far value or slope may be off: see test_digits.c. */
static double allowed(const struct unit_case *c, const struct jet *jet, size_t order, double x)
{
    enum { PLACES = 4 };
    double args[NB_MAX_ARGS] = {x};
    memcpy(args + 1, c->param, sizeof c->param);
    double step = fmin(fabs(x), 0.25), rise = jet_value(jet, order + 1);
    double terms = fmax(fabs(rise * step), fabs(jet_value(jet, order + 2) * step * step));
    double moved = fabs(rise) * last_place(x);
    return fmax(PLACES * last_place(fmax(fabs(jet_value(jet, order)), terms)), 2 * moved) +
           terms_of(nb_op_find(c->op), args, order);
}

static size_t bits_at(double x)
{
    enum { SQUARES = 4600, ORDINARY = 1800 };
    return fabs(x) < 1e4 && fabs(x) > 1e-100 ? ORDINARY : SQUARES;
}

static void take_jet(struct jet *jet, const struct unit_case *c, double at)
{
    struct nb_expr *x = unit_var(), *e = unit_call(c, x);
    series_precision((mpfr_prec_t)bits_at(at));
    jet_exact_at(jet, e, &(struct jet_place){&x, &at, 1, 0});
}

/* By how much parameters that are changed in their last places change it. */
static double moved_by_parameters(const struct unit_case *c, size_t order, double at, double want)
{
    double sum = 0;
    for (size_t k = 1; k < nb_op_max_args(nb_op_find(c->op)); k++) {
        struct unit_case other = *c;
        struct jet jet;
        other.param[k - 1] = nextafter(other.param[k - 1], INFINITY);
        take_jet(&jet, &other, at);
        sum += jet_distance(&jet, order, want);
        jet_clear(&jet);
    }
    return 2 * sum;
}

static bool is_right(const struct unit_case *c, const struct jet *jet, size_t order, double at,
                     double got)
{
    const double want = jet_value(jet, order);
    if (jet->lost || !mpfr_number_p(jet->s.c[order]) || got == want)
        return true;
    const double off = jet_distance(jet, order, got), least = allowed(c, jet, order, at);
    return off <= least || off <= least + moved_by_parameters(c, order, at, want);
}

static size_t count_wrong(const struct unit_case *c, const double *at, double y[ORDERS][POINTS])
{
    size_t wrong = 0;
    for (size_t i = 0; i < POINTS; i++) {
        struct jet jet;
        take_jet(&jet, c, at[i]);
        for (size_t k = 0; k < ORDERS; k++) {
            if (is_right(c, &jet, k, at[i], y[k][i]))
                continue;
            wrong++;
            printf("  %s(.., %.17g, %.17g), order %zu at %.17g: %.17g, not %.17g\n", c->op,
                   c->param[0], c->param[1], k, at[i], y[k][i], jet_value(&jet, k));
        }
        jet_clear(&jet);
    }
    return wrong;
}

/* The row of the case, at other parameters. */
static size_t try_row(const struct unit_case *usual)
{
    static double at[POINTS], y[ORDERS][POINTS];
    struct unit_case c = *usual;
    const struct nb_op *op = nb_op_find(c.op);
    for (size_t k = 1; k < nb_op_max_args(op); k++)
        c.param[k - 1] =
            op->args[k].optional ? random_parameter(op->args[k].standard) : uniform(-3, 3);
    for (size_t i = 0; i < POINTS; i++)
        at[i] = random_place(i, c.param);
    struct nb_expr *x = unit_var(), *e = unit_call(&c, x);
    unit_sample(e, x, at, POINTS, y[0]);
    unit_sample(unit_grad(e, x), x, at, POINTS, y[1]);
    return count_wrong(&c, at, y);
}

/* slu's default c is the double of 2 log(2): the value just left of 0 is its error. */
static bool is_judged(const struct unit_case *c, const char *only)
{
    const struct nb_op *op = nb_op_find(c->op);
    return op->formula && !op->format && strcmp(c->op, "slu") != 0 &&
           (!only || strcmp(only, c->op) == 0);
}

static void random_parameters_keep_their_digits(void **state)
{
    (void)state;
    const char *factor = getenv("SEARCH_FACTOR"), *only = getenv("SEARCH_ROW");
    const size_t times = factor ? strtoul(factor, NULL, 10) : 1;
    size_t wrong = 0, rows = 0;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        if (!is_judged(c, only))
            continue;
        for (size_t t = 0; t < times; t++)
            wrong += try_row(c);
        rows++;
    }
    assert_true(rows > 0);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(random_parameters_keep_their_digits, unit_setup,
                                        unit_teardown),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    mpfr_free_cache();
    return failed;
}
