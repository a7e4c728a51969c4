/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sure() has a rule for every function of numbers: that of nabla-digits, or a formula, which is
 * put in its place; what has neither stands here with its reason. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "digits/ball.h"
#include "digits/special.h"
#include "tests/unit/unit.h"

static const struct {
    const char *row, *reason;
} without[] = {
    {"polygamma", "MPFR has none, and no formula of what it has"},
    {"format_place", "the place of a rounding, which plots alone ask for"},
    {"ulp", "the last place of doubles"},
};

static bool is_named(const struct nb_op *op)
{
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (strcmp(without[i].row, op->name) == 0)
            return true;
    return false;
}

static void every_row_has_a_rule(void **state)
{
    (void)state;
    const struct nb_op *op;
    size_t wrong = 0;
    for (size_t i = 0; (op = nb_op_at(i)); i++) {
        if (op->form != NB_ELEMENT || op->format)
            continue; /* a format says so itself */
        const bool has = nb_ball_has_rule(op->name) || op->formula;
        if (has == is_named(op)) {
            printf("  %s has %s\n", op->name, has ? "a rule and stands in the list" : "no rule");
            wrong++;
        }
        if (!nb_ball_has_rule(op->name) && op->slope && !op->deriv && !is_named(op)) {
            printf("  %s' has no formula\n", op->name);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* Each end is beyond the exact value, and the two are close. */
static void erfinv_is_enclosed(void **state)
{
    (void)state;
    static const char *const places[] = {
        "1e-300", "0.3", "-0.5", "0.5000001", "0.999999999999", "-0.99999999999999999999999999999"};
    mpfr_t x, lo, hi, back;
    mpfr_inits2(200, x, lo, hi, (mpfr_ptr)0);
    mpfr_init2(back, 600);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        mpfr_set_str(x, places[i], 10, MPFR_RNDN);
        nb_digits_erfinv(lo, x, MPFR_RNDD);
        nb_digits_erfinv(hi, x, MPFR_RNDU);
        mpfr_erf(back, lo, MPFR_RNDN);
        assert_true(mpfr_lessequal_p(back, x));
        mpfr_erf(back, hi, MPFR_RNDN);
        assert_true(mpfr_greaterequal_p(back, x));
        mpfr_sub(back, hi, lo, MPFR_RNDN);
        assert_true(mpfr_zero_p(back) || mpfr_get_exp(back) < mpfr_get_exp(hi) - 100);
    }
    mpfr_clears(x, lo, hi, back, (mpfr_ptr)0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_has_a_rule),
        cmocka_unit_test(erfinv_is_enclosed),
    };
    return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
