/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounding to formats: all numbers of those with 8 and 16 bits, all halves between
 * them and the doubles beside these. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <string.h>

#include "tests/unit/few_digits.h"
#include "tests/unit/unit.h"

#include "eval/emulate.h"

/* What is beyond the largest number: in e4m3fn there is nothing but NaN. */
static double beyond(const struct few_digits *l)
{
    return l->infinite ? INFINITY : NAN;
}

static void check(const struct few_digits *l, double x, double want)
{
    double up = few_digits_round(l->op, x), down = few_digits_round(l->op, -x);
    if (!unit_same(up, want) || !unit_same(down, -want))
        fail_msg("%s(%a) is %a and %a, wanted %a", l->op, x, up, down, want);
}

/* From one number to the next, with the half between them: to the even one. */
static void check_step(const struct few_digits *l, unsigned code)
{
    double low = few_digits_number(l, code), high = few_digits_number(l, code + 1);
    bool last = code + 1 == few_digits_count(l);
    double half = (low + high) / 2, above = last ? beyond(l) : high;
    check(l, low, low);
    check(l, nextafter(low, INFINITY), low);
    check(l, nextafter(half, 0), low);
    check(l, half, code % 2 == 0 ? low : above);
    check(l, nextafter(half, INFINITY), above);
    check(l, nextafter(high, 0), above);
}

static void all_numbers_and_halves(void **state)
{
    (void)state;
    for (size_t i = 0; i < FEW_DIGITS; i++)
        for (unsigned code = 0; code < few_digits_count(&few_digits[i]); code++)
            check_step(&few_digits[i], code);
}

static void what_is_beyond(void **state)
{
    (void)state;
    for (size_t i = 0; i < FEW_DIGITS; i++) {
        const struct few_digits *l = &few_digits[i];
        const double large[] = {few_digits_number(l, few_digits_count(l)), 1e39, 1e300, INFINITY};
        for (size_t k = 0; k < sizeof large / sizeof *large; k++)
            check(l, large[k], beyond(l));
        check(l, NAN, NAN);
        check(l, 5e-324, 0);
        check(l, 1e-300, 0);
    }
}

/* The largest numbers as their documents print them. */
static void limits_are_the_published_ones(void **state)
{
    (void)state;
    assert_true(nb_op_find("float16")->format->max == 65504);
    assert_true(nb_op_find("float8_e5m2")->format->max == 57344);
    assert_true(nb_op_find("float8_e4m3fn")->format->max == 448);
    assert_true(nb_op_find("float32")->format->max == FLT_MAX);
    for (size_t i = 0; i < FEW_DIGITS; i++) {
        const struct nb_format *f = nb_op_find(few_digits[i].op)->format;
        unsigned first_normal = 1u << few_digits[i].fraction;
        assert_true(f->max ==
                    few_digits_number(&few_digits[i], few_digits_count(&few_digits[i]) - 1));
        assert_true(f->least == few_digits_number(&few_digits[i], first_normal));
        assert_int_equal(f->digits, few_digits[i].fraction + 1);
        assert_true(f->first_to_last == ldexp(1, -few_digits[i].fraction));
    }
}

/* float32 is the compiler's float: at its own numbers of all magnitudes, between
 * them, and where halves are. */
static void float32_is_float(void **state)
{
    (void)state;
    uint64_t random = 1;
    for (int i = 0; i < 2000000; i++) {
        random = random * 6364136223846793005 + 1442695040888963407;
        uint32_t bits = (uint32_t)(random >> 32);
        float f;
        memcpy(&f, &bits, sizeof f);
        double low = f, high = nextafterf(f, INFINITY), half = low / 2 + high / 2;
        const double points[] = {low, half, nextafter(half, low), nextafter(half, high),
                                 low + (high - low) * 0.3};
        for (size_t k = 0; k < sizeof points / sizeof *points; k++) {
            double got = few_digits_round("float32", points[k]), want = (float)points[k];
            if (!unit_same(got, want))
                fail_msg("float32(%a) is %a, wanted %a", points[k], got, want);
        }
    }
}

static void ulp_is_the_distance_to_the_next(void **state)
{
    (void)state;
    static const double points[] = {1, 1.5, 0.3, 1e300, 1e-300, 5e-324, 0x1p-1022};
    const struct nb_op *op = nb_op_find("ulp");
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        double digits = 53, emin = -1022, u;
        const double *args[] = {&points[i], &digits, &emin};
        op->value(1, &u, args);
        assert_true(u == nextafter(points[i], INFINITY) - points[i]);
    }
}

/* Each step by hand, for 1/(1 + exp(-x)) and for x*sigmoid(x). */
static void emulation_rounds_each_step(void **state)
{
    (void)state;
    const struct nb_op *format = nb_op_find("bfloat16");
    struct nb_expr *x = unit_var(), *args[] = {x};
    struct nb_err err = {0};
    struct nb_expr *s = nb_call(unit_builder(), nb_op_find("sigmoid"), args, &err);
    struct nb_expr *silu = nb_call(unit_builder(), nb_op_find("silu"), args, &err);
    struct nb_expr *low_s = nb_emulate(unit_builder(), s, format);
    struct nb_expr *low_silu = nb_emulate(unit_builder(), silu, format);
    for (double at = -8; at <= 8; at += 0.125) {
        double e = few_digits_round("bfloat16", exp(-at)),
               sum = few_digits_round("bfloat16", 1 + e);
        double want = few_digits_round("bfloat16", 1 / sum);
        assert_true(unit_at(low_s, x, at) == want);
        assert_true(unit_at(low_silu, x, at) == few_digits_round("bfloat16", at * want));
    }
}

/* Every function of the catalogue can be emulated, and its slope; with the digits
 * of a double it is its formula. */
static void everything_can_be_emulated(void **state)
{
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        struct nb_expr *x = unit_var(), *y = unit_call(c, x);
        struct nb_expr *low = nb_emulate(unit_builder(), y, nb_op_find("float16"));
        struct nb_expr *slope = nb_emulate(unit_builder(), unit_grad(y, x), nb_op_find("float16"));
        struct nb_expr *same = nb_emulate(unit_builder(), y, nb_op_find("float64"));
        double at = few_digits_round("float16", c->lo + 0.61803 * (c->hi - c->lo));
        double exact = unit_at(y, x, at);
        double v = unit_at(low, x, at), s = unit_at(slope, x, at);
        if (!unit_same(v, few_digits_round("float16", v)) ||
            !unit_same(s, few_digits_round("float16", s)))
            fail_msg("%s: %a or %a is no float16", c->op, v, s);
        if (fabs(unit_at(same, x, at) - exact) > 1e-12 * (1 + fabs(exact)))
            fail_msg("%s at %g: %.17g by its formula, is %.17g", c->op, at, unit_at(same, x, at),
                     exact);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_numbers_and_halves),
        cmocka_unit_test(what_is_beyond),
        cmocka_unit_test(limits_are_the_published_ones),
        cmocka_unit_test(float32_is_float),
        cmocka_unit_test(ulp_is_the_distance_to_the_next),
        cmocka_unit_test_setup_teardown(emulation_rounds_each_step, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(everything_can_be_emulated, unit_setup, unit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
