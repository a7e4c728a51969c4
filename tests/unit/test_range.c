/* SPDX-License-Identifier: GPL-3.0-or-later */
/* linspace and arange: every element the double nearest to the exact one. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>

#include <mpfr.h>

#include "core/load.h"
#include "tests/unit/naive.h"

/* Holds all sums of two products of doubles and integers exactly. */
enum { EXACT = 4400 };

static mpfr_t p, q;

static int setup(void **state)
{
    (void)state;
    mpfr_inits2(EXACT, p, q, (mpfr_ptr)0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    mpfr_clears(p, q, (mpfr_ptr)0);
    mpfr_free_cache();
    return 0;
}

/* ((m - i)*a + i*b)/m */
static double exact_linspace(double a, double b, size_t count, size_t i)
{
    mpfr_set_d(p, a, MPFR_RNDN);
    mpfr_mul_ui(p, p, count - 1 - i, MPFR_RNDN);
    mpfr_set_d(q, b, MPFR_RNDN);
    mpfr_mul_ui(q, q, i, MPFR_RNDN);
    mpfr_add(p, p, q, MPFR_RNDN);
    mpfr_div_ui(p, p, count - 1, MPFR_RNDN);
    return mpfr_get_d(p, MPFR_RNDN);
}

static void check_linspace(double a, double b, size_t count, size_t i)
{
    struct nb_range r = {.start = a, .end = b};
    double got = nb_range_element(r, count, i), want = exact_linspace(a, b, count, i);
    if (got != want)
        fail_msg("linspace(%a, %a, %zu)[%zu] is %a, not %a", a, b, count, i, got, want);
}

static void check_whole(double a, double b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_linspace(a, b, count, i);
}

/* One row a grid: what people write, and the ends of the range of doubles. */
static const struct {
    double start, end;
    size_t count;
} grids[] = {
    {0, 1, 11},
    {-5, 5, 1001},
    {0, 1, 101},
    {0.1, 0.7, 7},
    {-1, 1, 3},
    {1, 0, 50},
    {-DBL_MAX, DBL_MAX, 101},
    {0, DBL_MAX, 1000},
    {DBL_MAX / 2, DBL_MAX, 77},
    {5e-324, 5e-323, 10},
    {-5e-324, 5e-324, 9},
    {0, 1e-310, 1000},
    {-1e-308, 2e-308, 333},
    {1, 1 + 0x1p-50, 40},
    {1e-300, 1e300, 100},
    {-1e-5, 1e5, 3000},
    {3, 3, 5},
    {0, 0, 4},
    {DBL_MIN, DBL_MIN * 4, 99},
    {-0.3, 0.3, 61},
    {0, 5e-324, 12},
};

static void named_grids_are_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof grids / sizeof *grids; i++)
        check_whole(grids[i].start, grids[i].end, grids[i].count);
}

static void random_grids_are_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4000; i++) {
        double a = ldexp(naive_number(), (int)naive_random(40) - 20);
        double b = ldexp(naive_number(), (int)naive_random(40) - 20);
        size_t count = 2 + naive_random(100);
        check_whole(a, b, count);
        count = 2 + naive_random(10000000);
        for (size_t k = 0; k < 20; k++)
            check_linspace(a, b, count, naive_random(count));
    }
}

static void random_extreme_grids_are_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4000; i++) {
        int e = (int)naive_random(2080) - 1060;
        double a = ldexp(naive_number(), e);
        double b = ldexp(naive_number(), e + (int)naive_random(60) - 30);
        size_t count = 2 + naive_random(30);
        if (isfinite(a) && isfinite(b))
            check_whole(a, b, count);
    }
}

static void ends_are_exact_and_halves_mirror(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof grids / sizeof *grids; i++) {
        struct nb_range r = {.start = grids[i].start, .end = grids[i].end};
        struct nb_range back = {.start = -r.end, .end = -r.start};
        size_t n = grids[i].count;
        assert_true(nb_range_element(r, n, 0) == r.start);
        assert_true(nb_range_element(r, n, n - 1) == r.end);
        assert_true(nb_range_element(r, 1, 0) == r.start);
        for (size_t k = 0; k < n; k++)
            assert_true(nb_range_element(r, n, k) == -nb_range_element(back, n, n - 1 - k));
    }
}

static void steps_are_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < 20000; i++) {
        struct nb_range r = {.start = naive_number(), .stepped = true};
        r.step = ldexp(naive_number(), -(int)naive_random(30));
        size_t k = naive_random(1000000);
        mpfr_set_d(p, r.step, MPFR_RNDN);
        mpfr_mul_ui(p, p, k, MPFR_RNDN);
        mpfr_add_d(p, p, r.start, MPFR_RNDN);
        assert_true(nb_range_element(r, 1000000, k) == mpfr_get_d(p, MPFR_RNDN));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(named_grids_are_right),
        cmocka_unit_test(random_grids_are_right),
        cmocka_unit_test(random_extreme_grids_are_right),
        cmocka_unit_test(ends_are_exact_and_halves_mirror),
        cmocka_unit_test(steps_are_right),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
