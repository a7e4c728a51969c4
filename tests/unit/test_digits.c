/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows without kernels: values and slopes against MPFR, over all doubles.
 *
 * The promise (doc/numerics.md): 4 ulp, or as exact as for an x that is changed in its
 * last place, or 2^-52 of the largest term beside a root. What terms a row has is not
 * known here: allowed are two last places of x, and 4 ulp of what a quarter's step adds
 * by the next two derivatives. */
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
#include "tests/unit/unit.h"

enum { MIDDLE = 60, TAIL = 40, SCALES = 30, CLOSE = 40 };
enum { POINTS = MIDDLE + 4 * TAIL + 2 * SCALES + 2 * CLOSE };

/* Evenly over [0, 1), the same in every run (Weyl's sequence). */
static double even(size_t i)
{
    double x = (double)i * 0.6180339887498949;
    return x - floor(x);
}

static void make_points(double x[POINTS])
{
    size_t n = 0;
    for (size_t i = 0; i < MIDDLE; i++)
        x[n++] = -10 + 20 * even(i);
    for (size_t i = 0; i < TAIL; i++) {
        x[n++] = -760 + 800 * even(i);
        x[n++] = -40 + 30 * even(i);
        x[n++] = 40 * even(i);
        x[n++] = 800 * even(i);
    }
    for (size_t i = 0; i < SCALES; i++, n += 2)
        x[n + 1] = -(x[n] = exp(-744 + 1453 * even(i)));
    for (size_t i = 0; i < CLOSE; i++, n += 2)
        x[n + 1] = -(x[n] = exp2(-5 + 8 * even(i)));
}

static double last_place(double size)
{
    return fabs(size) > 0x1p-1022 ? exp2(ilogb(size) - 52) : 0x1p-1074;
}

/* How far the derivative of an order below 2 may be off at x. */
static double allowed(const struct jet *jet, size_t order, double x)
{
    enum { PLACES = 4 };
    double step = fmin(fabs(x), 0.25), rise = jet_value(jet, order + 1);
    double terms = fmax(fabs(rise * step), fabs(jet_value(jet, order + 2) * step * step));
    double moved = fabs(rise) * last_place(x);
    return fmax(PLACES * last_place(fmax(fabs(jet_value(jet, order)), terms)), 2 * moved);
}

static size_t bits_at(double x)
{
    enum { SQUARES = 4600, ORDINARY = 1800 };
    return fabs(x) < 1e4 && fabs(x) > 1e-100 ? ORDINARY : SQUARES;
}

static size_t count_wrong(const struct unit_case *c, struct nb_expr *x, struct nb_expr *e,
                          const double *at, double *const y[2])
{
    size_t wrong = 0;
    for (size_t i = 0; i < POINTS; i++) {
        struct jet jet;
        series_precision((mpfr_prec_t)bits_at(at[i]));
        jet_exact_at(&jet, e, &(struct jet_place){&x, &at[i], 1, 0});
        for (size_t k = 0; k < 2; k++) {
            double want = jet_value(&jet, k), got = y[k][i];
            if (jet.lost || !mpfr_number_p(jet.s.c[k]) || got == want ||
                jet_distance(&jet, k, got) <= allowed(&jet, k, at[i]))
                continue;
            wrong++;
            printf("  %s(.., %g, %g), order %zu at %.17g: %.17g, not %.17g, off by %.3g ulp\n",
                   c->op, c->param[0], c->param[1], k, at[i], got, want,
                   jet_distance(&jet, k, got) / last_place(want));
        }
        jet_clear(&jet);
    }
    return wrong;
}

/* slu's default c is the double of 2 log(2): the value just left of 0 is its error. */
static bool is_judged(const struct nb_op *op)
{
    return op->formula && !op->slope && !op->format && strcmp(op->name, "slu") != 0;
}

static void formulas_keep_their_digits(void **state)
{
    (void)state;
    static double at[POINTS], value[POINTS], slope[POINTS];
    double *const y[2] = {value, slope};
    size_t wrong = 0;
    make_points(at);
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        if (!is_judged(nb_op_find(c->op)))
            continue;
        struct nb_expr *x = unit_var(), *e = unit_call(c, x);
        unit_sample(e, x, at, POINTS, value);
        unit_sample(unit_grad(e, x), x, at, POINTS, slope);
        wrong += count_wrong(c, x, e, at, y);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(formulas_keep_their_digits, unit_setup, unit_teardown),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    mpfr_free_cache();
    return failed;
}
