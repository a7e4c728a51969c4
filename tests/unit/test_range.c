/* SPDX-License-Identifier: GPL-3.0-or-later */
/* linspace and arange: every element the double nearest to the exact one, of
 * decimals too; logspace: nearly so. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <mpfr.h>

#include "tests/unit/naive.h"

#include "base/num.h"
#include "eval/load.h"
#include "eval/wire.h"
#include "graph/op.h"
#include "rows/range.h"

/* Holds all sums of two products of doubles and integers exactly. */
enum { EXACT = 4400 };
/* Enough for an exponent. */
enum { POWER = 300 };

static mpfr_t p, q, x;

static int setup(void **state)
{
    (void)state;
    mpfr_inits2(EXACT, p, q, (mpfr_ptr)0);
    mpfr_init2(x, POWER);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    mpfr_clears(p, q, x, (mpfr_ptr)0);
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
        struct nb_range r = {.start = naive_number(), .kind = NB_ARANGE};
        r.step = ldexp(naive_number(), -(int)naive_random(30));
        size_t k = naive_random(1000000);
        mpfr_set_d(p, r.step, MPFR_RNDN);
        mpfr_mul_ui(p, p, k, MPFR_RNDN);
        mpfr_add_d(p, p, r.start, MPFR_RNDN);
        assert_true(nb_range_element(r, 1000000, k) == mpfr_get_d(p, MPFR_RNDN));
    }
}

/* n 10^-places, as a literal is read. */
static double decimal(long n, int places, double *rest)
{
    char text[64];
    size_t len = (size_t)snprintf(text, sizeof text, "%lde-%d", labs(n), places);
    double sign = n < 0 ? -1 : 1;
    *rest = sign * nb_num_rest(text, len);
    return sign * nb_num_value(text, len);
}

/* p/count 10^-places as a double. */
static double exact_decimal(long count, int places)
{
    mpfr_ui_pow_ui(q, 10, (unsigned long)places, MPFR_RNDN);
    mpfr_mul_si(q, q, count, MPFR_RNDN);
    mpfr_div(p, p, q, MPFR_RNDN);
    return mpfr_get_d(p, MPFR_RNDN);
}

static long random_whole(long limit)
{
    return (long)naive_random((size_t)(2 * limit + 1)) - limit;
}

/* Both tell the truth about a number of elements and about each of them. */
static void decimal_steps_are_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < 100000; i++) {
        int places = (int)naive_random(20);
        long start = random_whole(i % 2 ? 100000 : 30), step = random_whole(i % 3 ? 2000 : 9);
        step += step == 0;
        long length = (long)naive_random(5000), end = start + (step > 0 ? length : -length);
        struct nb_range r = {.kind = NB_ARANGE};
        r.start = decimal(start, places, &r.start_rest);
        r.end = decimal(end, places, &r.end_rest);
        r.step = decimal(step, places, &r.step_rest);
        long count = (length + labs(step) - 1) / labs(step);
        if (nb_range_count(r) != (double)count)
            fail_msg("arange(%ld, %ld, %ld)e-%d has %.17g elements, not %ld", start, end, step,
                     places, nb_range_count(r), count);
        for (int k = 0; k < 5; k++) {
            long at = (long)naive_random((size_t)count + 1);
            mpfr_set_si(p, start + at * step, MPFR_RNDN);
            double got = nb_range_element(r, (size_t)count + 1, (size_t)at);
            if (got != exact_decimal(1, places))
                fail_msg("%lde-%d + %ld*%lde-%d is %.17g", start, places, at, step, places, got);
        }
    }
}

static void decimal_grids_are_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < 50000; i++) {
        int places = (int)naive_random(20);
        long a = random_whole(i % 2 ? 100000 : 30), b = random_whole(i % 3 ? 2000 : 9);
        long count = 2 + (long)naive_random(i % 5 ? 100 : 1000000), m = count - 1;
        struct nb_range r = {.kind = NB_LINSPACE};
        r.start = decimal(a, places, &r.start_rest);
        r.end = decimal(b, places, &r.end_rest);
        assert_true(nb_range_element(r, (size_t)count, 0) == r.start);
        assert_true(nb_range_element(r, (size_t)count, (size_t)m) == r.end);
        struct nb_range back = {.start = r.end, .end = r.start};
        back.start_rest = r.end_rest;
        back.end_rest = r.start_rest;
        for (int k = 0; k < 5; k++) {
            long at = (long)naive_random((size_t)count);
            mpfr_set_si(p, (m - at) * a + at * b, MPFR_RNDN);
            double got = nb_range_element(r, (size_t)count, (size_t)at);
            if (got != exact_decimal(m, places))
                fail_msg("linspace(%lde-%d, %lde-%d, %ld)[%ld] is %.17g", a, places, b, places,
                         count, at, got);
            assert_true(nb_range_element(back, (size_t)count, (size_t)(m - at)) == got);
        }
    }
}

/* Counts of plain doubles, with what is at the limit: a last element that would
 * round to the end, a length that is no double, no elements, too many. */
static const struct {
    double start, end, step, count;
} counts[] = {
    {0, 10, 1, 10},
    {0, 1, 1.0 / 3, 3},
    {0, 0.30000000000000004, 0.1, 3},
    {0, 0.3, 0.1, 3},
    {5, 0, -2, 3},
    {3, 3, 1, 0},
    {0, 1, -1, 0},
    {1, 0, 5, 0},
    {-1e-300, 1, 1, 1},
    {0, 1e-322, 5e-324, 20},
    {0, 0x1p53, 1, 0x1p53},
    {0, 1e308, 1e307, 10},
    {0, 1e300, 1e-300, INFINITY},
    {0, INFINITY, 1, INFINITY},
    {0, 1e17, 1, 1e17},
};

static void elements_are_counted(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct nb_range r = {.kind = NB_ARANGE, .step = counts[i].step};
        r.start = counts[i].start;
        r.end = counts[i].end;
        double got = nb_range_count(r);
        if (got != counts[i].count && !(got < 1 && counts[i].count == 0))
            fail_msg("arange(%.17g, %.17g, %.17g) has %.17g elements", r.start, r.end, r.step, got);
    }
    struct nb_range nowhere = {.kind = NB_ARANGE, .start = NAN, .end = 1, .step = 1};
    assert_true(isnan(nb_range_count(nowhere)));
}

/* How far y is off, in units of the last place of the exact number in p. */
static double ulps(double y)
{
    double near = mpfr_get_d(p, MPFR_RNDZ);
    mpfr_sub_d(p, p, y, MPFR_RNDN);
    return fabs(mpfr_get_d(p, MPFR_RNDN)) / (nextafter(near, INFINITY) - near);
}

static void check_logspace(double base, double a, double b, size_t count, double *worst)
{
    struct nb_range r = {.start = a, .end = b};
    nb_range_set_base(&r, base);
    for (size_t i = 0; i < count; i++) {
        exact_linspace(a, b, count, i);
        mpfr_set(x, p, MPFR_RNDN);
        mpfr_set_prec(p, POWER);
        mpfr_set_d(p, base, MPFR_RNDN);
        mpfr_pow(p, p, x, MPFR_RNDN);
        double got = nb_range_element(r, count, i);
        bool off = !mpfr_number_p(p) || mpfr_get_d(p, MPFR_RNDN) != got;
        double error = isfinite(got) ? ulps(got) : 0;
        *worst = error > *worst ? error : *worst;
        mpfr_set_prec(p, EXACT);
        if (error > 0.501 || (off && isinf(got)))
            fail_msg("logspace(%.17g, %.17g, %zu, base=%.17g)[%zu] is off by %.4f ulp", a, b, count,
                     base, i, error);
    }
}

/* All magnitudes of results, subnormal ones and the thresholds included. */
static void powers_are_nearly_right(void **state)
{
    (void)state;
    static const double bases[] = {10, 2, M_E, 0.5, 3, 1.0009765625, 1e300, 1e-300, 5e-324, 0.1};
    double worst = 0;
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        double reach = 760 / fabs(log(bases[i]));
        check_logspace(bases[i], -reach, reach, 1001, &worst);
        check_logspace(bases[i], -1, 1, 21, &worst);
        check_logspace(bases[i], -0.001, 0.002, 60, &worst);
    }
    for (size_t i = 0; i < 200; i++) {
        double base = fabs(naive_number()) + 0x1p-20;
        check_logspace(base, naive_number(), naive_number() * 20, 2 + naive_random(40), &worst);
    }
    print_message("logspace: at most %.4f ulp\n", worst);
}

/* Those that lie half way between doubles too: 10^23, 3^34. */
static void whole_powers_are_exact(void **state)
{
    (void)state;
    struct nb_range ten = {.start = -330, .end = 310}, two = {.start = -1080, .end = 1030};
    nb_range_set_base(&ten, 10);
    nb_range_set_base(&two, 2);
    for (int e = -330; e <= 310; e++) {
        char text[32];
        snprintf(text, sizeof text, "1e%d", e);
        if (nb_range_element(ten, 641, (size_t)(e + 330)) != strtod(text, NULL))
            fail_msg("logspace gives %.17g for %s", nb_range_element(ten, 641, (size_t)(e + 330)),
                     text);
    }
    for (int e = -1080; e <= 1030; e++)
        assert_true(nb_range_element(two, 2111, (size_t)(e + 1080)) == ldexp(1, e));
    for (uint64_t base = 3; base < 1000; base++) {
        struct nb_range r = {.start = 0, .end = 63};
        nb_range_set_base(&r, (double)base);
        uint64_t power = 1;
        for (size_t n = 0; power <= UINT64_MAX / base; n++, power *= base)
            assert_true(nb_range_element(r, 64, n) == (double)power);
    }
}

/* Bases that have no logarithm, exponents beyond the kernels. */
static void strange_powers_are_pow(void **state)
{
    (void)state;
    static const double bases[] = {0, -2, INFINITY, NAN, 1, 10};
    static const double ends[][2] = {{0, 2}, {-1e301, 1e301}, {0, 0}, {-INFINITY, 1}};
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
            struct nb_range r = {.start = ends[k][0], .end = ends[k][1]}, exponents = r;
            nb_range_set_base(&r, bases[i]);
            for (size_t at = 0; at < 3; at++) {
                double got = nb_range_element(r, 3, at);
                double want = pow(bases[i], nb_range_element(exponents, 3, at));
                assert_true(got == want || (isnan(got) && isnan(want)));
            }
        }
    }
}

static struct nb_range some_range(size_t i)
{
    struct nb_range r = {.kind = (enum nb_range_kind)(i % 3), .step = 0.1};
    r.start = decimal(random_whole(20), 1, &r.start_rest);
    r.end = decimal(random_whole(20), 1, &r.end_rest);
    if (i % 2)
        r.step = decimal(1 + random_whole(5), 1, &r.step_rest);
    if (i % 5 == 0)
        r.end = r.end * 1e305;
    if (r.kind == NB_LOGSPACE)
        nb_range_set_base(&r, i % 4 ? 10 : -2);
    return r;
}

static bool same(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

/* Any chunk of a view is its elements one by one. */
static void views_pick_elements(void **state)
{
    (void)state;
    struct nb_pool *pool = nb_pool_new();
    for (size_t i = 0; i < 20000; i++) {
        size_t rows = 1 + naive_random(6), columns = 1 + naive_random(6);
        struct nb_expr *leaf = nb_range_of(pool, some_range(i), rows * columns);
        struct nb_shape shape =
            i % 2 ? nb_vector_shape(rows * columns) : nb_matrix_shape(rows, columns);
        struct nb_expr like = {.op = &nb_view_op};
        like.view = naive_view(&shape);
        like.shape = shape;
        struct nb_expr *view = nb_intern(pool, &like, &leaf, 1);
        size_t count = nb_shape_count(shape), first = naive_random(count);
        double out[64];
        nb_load(view, NULL, first, count - first, out);
        for (size_t k = first; k < count; k++) {
            size_t width = nb_shape_columns(shape);
            ptrdiff_t at = like.view.offset + (ptrdiff_t)(k / width) * like.view.step[0] +
                           (ptrdiff_t)(k % width) * like.view.step[1];
            assert_true(
                same(out[k - first], nb_range_element(leaf->range, rows * columns, (size_t)at)));
        }
    }
    nb_pool_free(pool);
}

/* What the viewer gets is the same range. */
static void ranges_travel(void **state)
{
    (void)state;
    struct nb_pool *pool = nb_pool_new();
    for (size_t i = 0; i < 200; i++) {
        struct nb_range r = some_range(i);
        struct nb_buf text = {0};
        struct nb_wire_writer writer = {.out = &text};
        nb_wire_write(&writer, nb_range_of(pool, r, 7));
        nb_wire_writer_free(&writer);
        struct nb_wire_reader reader = {.pool = pool};
        struct nb_err err = {0};
        char *line = strdup(nb_buf_text(&text));
        line[strcspn(line, "\n")] = '\0';
        assert_true(nb_wire_read(&reader, line, &err));
        struct nb_expr *e = nb_wire_node(&reader, 0);
        assert_int_equal(e->shape.dim[0], 7);
        assert_int_equal(e->range.kind, r.kind);
        for (size_t k = 0; k < 7; k++)
            assert_true(same(nb_range_element(e->range, 7, k), nb_range_element(r, 7, k)));
        assert_true(same(e->range.start_rest, r.start_rest));
        assert_true(same(e->range.step_rest, r.step_rest));
        assert_true(same(e->range.end_rest, r.end_rest));
        free(line);
        nb_buf_free(&text);
        nb_wire_reader_free(&reader);
    }
    struct nb_wire_reader reader = {.pool = pool};
    struct nb_err err = {0};
    assert_false(nb_wire_read(&reader, "0 range 5 4 0 0 0 0 0 0 0", &err));
    err = (struct nb_err){0};
    assert_false(nb_wire_read(&reader, "0 range 5 0 0 0 0", &err));
    err = (struct nb_err){0};
    assert_true(nb_wire_read(&reader, "0 range 5 2 0 1 0 0 0 0 0x1p+1", &err));
    nb_wire_reader_free(&reader);
    nb_pool_free(pool);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(named_grids_are_right),
        cmocka_unit_test(random_grids_are_right),
        cmocka_unit_test(random_extreme_grids_are_right),
        cmocka_unit_test(ends_are_exact_and_halves_mirror),
        cmocka_unit_test(steps_are_right),
        cmocka_unit_test(decimal_steps_are_right),
        cmocka_unit_test(decimal_grids_are_right),
        cmocka_unit_test(elements_are_counted),
        cmocka_unit_test(powers_are_nearly_right),
        cmocka_unit_test(whole_powers_are_exact),
        cmocka_unit_test(strange_powers_are_pow),
        cmocka_unit_test(views_pick_elements),
        cmocka_unit_test(ranges_travel),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
