/* SPDX-License-Identifier: GPL-3.0-or-later */
/* polygamma of all orders against a sum of powers, and gamma's like over intervals. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "number/gamma.h"
#include "tests/unit/exact.h"

static double exact_at(unsigned n, double x)
{
    mpfr_t at, y;
    mpfr_inits2(256, at, y, (mpfr_ptr)0);
    mpfr_set_d(at, x, MPFR_RNDN);
    exact_polygamma(y, n, at);
    double d = mpfr_get_d(y, MPFR_RNDN);
    mpfr_clears(at, y, (mpfr_ptr)0);
    return d;
}

static const double points[] = {1e-12, 0.3,  1,     1.5,     2.25,  19.5,   33.3,  1234.5,
                                1e9,   1e19, -0.25, -0.4375, -1.75, -7.125, -40.6, -300.4};
enum { POINTS = sizeof points / sizeof *points };

static void polygammas_of_all_orders(void **state)
{
    (void)state;
    static const unsigned orders[] = {1, 2, 3, 4, 7, 12, 25, 60};
    for (size_t k = 0; k < sizeof orders / sizeof *orders; k++)
        for (size_t i = 0; i < POINTS; i++) {
            double got = nb_polygamma(orders[k], points[i]);
            double want = exact_at(orders[k], points[i]);
            if (got != want && !(fabs(got - want) <= 0x1.01p-53 * fabs(want) + 0x1p-1074))
                fail_msg("polygamma(%u, %g) = %.17g, wanted %.17g", orders[k], points[i], got,
                         want);
        }
}

static void orders_that_are_none(void **state)
{
    (void)state;
    assert_true(isnan(nb_polygamma(-1, 2)) && isnan(nb_polygamma(1.5, 2)));
    assert_true(isnan(nb_polygamma(NAN, 2)) && isnan(nb_polygamma(1, NAN)));
    assert_true(nb_polygamma(0, 2) == nb_digamma(2));
    assert_true(nb_polygamma(1, -3) == INFINITY && isnan(nb_polygamma(2, -3)));
    assert_true(nb_polygamma(1, 0) == INFINITY && nb_polygamma(2, 0) == -INFINITY);
    assert_true(nb_polygamma(2, -0.0) == INFINITY && nb_polygamma(3, INFINITY) == 0);
}

static double trigamma(double x)
{
    return nb_polygamma(1, x);
}

static double tetragamma(double x)
{
    return nb_polygamma(2, x);
}

static struct nb_interval enclose_tetragamma(const struct nb_interval *a)
{
    return nb_enclose_polygamma((struct nb_interval[]){nb_interval_at(2), a[0]});
}

static const struct {
    double (*f)(double x);
    nb_enclose_rule *enclose;
} pairs[] = {
    {nb_gamma, nb_enclose_gamma},    {nb_gamma_slope, nb_enclose_gamma_slope},
    {nb_lgamma, nb_enclose_lgamma},  {nb_digamma, nb_enclose_digamma},
    {trigamma, nb_enclose_trigamma}, {tetragamma, enclose_tetragamma},
};

static void check_box(size_t k, double lo, double hi)
{
    struct nb_interval x = nb_between(lo, hi), y = pairs[k].enclose(&x);
    double least = INFINITY, most = -INFINITY;
    for (int i = 0; i <= 64; i++) {
        double v = pairs[k].f(lo + (hi - lo) * i / 64);
        if (isnan(v)) {
            assert_true(y.defined != NB_EVERYWHERE);
            continue;
        }
        if (!nb_holds(y, v))
            fail_msg("%zu over %.17g..%.17g misses %g", k, lo, hi, v);
        least = fmin(least, v);
        most = fmax(most, v);
    }
    bool inside_of_strip = lo > 0 || (floor(lo) == floor(hi) && lo != floor(lo) && hi < 0);
    if (inside_of_strip) { /* no wider than sampled, but for a turn between two samples */
        double slack = 0.05 * (most - least) + 1e-12 * fabs(most) + 1e-300;
        assert_true(y.continuous && y.defined == NB_EVERYWHERE);
        if (y.lo < least - slack || y.hi > most + slack)
            fail_msg("%zu over %.17g..%.17g is %g..%g, not %g..%g", k, lo, hi, y.lo, y.hi, least,
                     most);
    }
}

static void enclosures_hold_and_are_tight(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
        for (int i = 0; i < 400; i++) {
            double at = -6.5 + 0.0271 * i, width = 0.003 * (1 + i % 97);
            check_box(k, at, at + width);
            check_box(k, floor(at), floor(at) + width);
            check_box(k, ceil(at) - width, ceil(at));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(polygammas_of_all_orders),
        cmocka_unit_test(orders_that_are_none),
        cmocka_unit_test(enclosures_hold_and_are_tight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
