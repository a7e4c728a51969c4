/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values, slopes and higher derivatives against MPFR. */
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

#include "tests/unit/exact.h"
#include "tests/unit/unit.h"

#include "lang/program.h"
#include "library/library.h"
#include "value/convert.h"
#include "value/interp.h"

/* Points of each kind; ACCURACY_FACTOR in the environment multiplies them. */
enum { MIDDLE = 1500, TAIL = 1000, SCALES = 750, CLOSE = 1000, NEAR = 250 };

/* Where slopes vanish: gelu', gelu_tanh', silu', mish', hardswish', quick_gelu',
 * serf', snake'; sin, log and cos; golu'. */
static const double roots[] = {-0.7517915246935645,
                               -0.7524614220710163,
                               -1.2784645427610738,
                               -1.1924312145154950,
                               -1.5,
                               -0.7511542544410627,
                               -1.1930599689281880,
                               -0.7853981633974483,
                               3.1415926535897931,
                               1,
                               7.8539816339744828,
                               -0.5671432904097838,
                               1.4616321449683623,
                               -0.5040830082644554,
                               -2.4570247382208006};

enum { ROOTS = sizeof roots / sizeof *roots };
enum { UNIT = MIDDLE + 2 * TAIL + 2 * SCALES + 2 * CLOSE + ROOTS * 2 * NEAR };

static size_t factor(void)
{
    const char *text = getenv("ACCURACY_FACTOR");
    size_t n = text ? strtoul(text, NULL, 10) : 1;
    return n ? n : 1;
}

/* Evenly over [0, 1), the same in every run (Weyl's sequence). */
static double even(size_t i)
{
    double x = (double)i * 0.6180339887498949;
    return x - floor(x);
}

/* Where things happen; left tails as long as exp(x) and exp(-x^2/2) are; all
 * magnitudes of both signs, and many from 1/32 to 8, where kernels go over from one
 * way to another; down to the neighbours of the roots. */
static double *make_points(size_t count)
{
    size_t n = 0, k = factor();
    double *x = malloc(count * sizeof *x);
    for (size_t i = 0; i < k * MIDDLE; i++)
        x[n++] = -10 + 20 * even(i);
    for (size_t i = 0; i < k * TAIL; i++) {
        x[n++] = -760 + 800 * even(i);
        x[n++] = -40 + 30 * even(i);
    }
    for (size_t i = 0; i < k * SCALES; i++, n += 2) {
        x[n] = exp(-744 + 1453 * even(i));
        x[n + 1] = -x[n];
    }
    for (size_t i = 0; i < k * CLOSE; i++, n += 2) {
        x[n] = exp2(-5 + 8 * even(i));
        x[n + 1] = -x[n];
    }
    for (size_t r = 0; r < ROOTS; r++)
        for (size_t i = 0; i < k * NEAR; i++, n += 2) {
            double d = exp2(-2 - 51 * even(i));
            x[n] = roots[r] + d;
            x[n + 1] = roots[r] - d;
        }
    return x;
}

/* |got - exact| in units of the last place that exact has as a double. */
static double error_in_ulp(double got, mpfr_ptr exact)
{
    double rounded = mpfr_get_d(exact, MPFR_RNDN);
    if (!isfinite(rounded) || !isfinite(got))
        return unit_same(rounded, got) ? 0 : INFINITY;
    int e;
    frexp(rounded, &e);
    e = e - 53 < -1074 ? -1074 : e - 53;
    mpfr_d_sub(exact, got, exact, MPFR_RNDN);
    mpfr_mul_2si(exact, exact, -e, MPFR_RNDN);
    return fabs(mpfr_get_d(exact, MPFR_RNDA));
}

/* Pairs have 106 bits: a result whose rest beyond them decides a tie may be
 * rounded to the other side. */
#define TIE 0x1p-50

/* How many bits the exact results need at x: those of a double and of its rest, with
 * some to spare, and what is lost beside a root. */
static mpfr_prec_t bits_at(double x)
{
    enum { FAR = 128, BESIDE = 256 };
    for (size_t i = 0; i < ROOTS; i++)
        if (fabs(x - roots[i]) < 0x1p-10)
            return BESIDE;
    return FAR;
}

struct errors {
    double ulp, x;  /* the largest, and where */
    size_t correct; /* results that are correctly rounded */
};

static struct errors measure(const double *x, const double *got, size_t n, exact_function *f)
{
    mpfr_t at, y;
    mpfr_inits2(256, at, y, (mpfr_ptr)0);
    struct errors w = {0};
    for (size_t i = 0; i < n; i++) {
        mpfr_prec_t bits = bits_at(x[i]);
        exact_precision(bits);
        mpfr_set_prec(at, bits);
        mpfr_set_prec(y, bits);
        mpfr_set_d(at, x[i], MPFR_RNDN);
        f(y, at);
        double ulp = error_in_ulp(got[i], y);
        w.correct += ulp <= 0.5;
        if (ulp > w.ulp) {
            w.ulp = ulp;
            w.x = x[i];
        }
    }
    mpfr_clears(at, y, (mpfr_ptr)0);
    return w;
}

/* All points at once, which is no mild chunk (rows/kernel.h), and each by itself,
 * which most often is: the same bits. */
static bool evaluate(const struct nb_op *op, size_t n, double *y, double *dy, const double **args)
{
    const double *x = args[0];
    bool same = true;
    op->both(n, y, dy, args);
    for (size_t i = 0; i < n && same; i++) {
        double v, s;
        args[0] = x + i;
        op->both(1, &v, &s, args);
        same = unit_same(v, y[i]) && unit_same(s, dy[i]);
        if (!same)
            printf("  %s differs in a mild chunk at %a\n", op->name, x[i]);
    }
    return same;
}

static double percent(struct errors e, size_t n)
{
    return 100 * (double)e.correct / (double)n;
}

static struct nb_expr *nth_derivative(struct nb_expr *y, struct nb_expr *x, unsigned order)
{
    for (unsigned k = 0; k < order; k++)
        y = unit_grad(y, x);
    return y;
}

static struct unit_case standard_of(const char *name)
{
    const struct unit_case *c = unit_cases();
    while (strcmp(c->op, name) != 0)
        c++;
    return *c;
}

static double exact_second(const struct exact_row *row, double x, mpfr_ptr y)
{
    exact_derivative(y, row->slope, 1, x);
    return fabs(mpfr_get_d(y, MPFR_RNDN));
}

/* How large the second derivative is around x: sums have the error of their terms,
 * and where they pass through 0 that is many last places of what is left. Beyond 4
 * only one has such roots, a wave whose second derivative is a sum. */
static double size_around(const struct exact_row *row, double x)
{
    mpfr_t y;
    mpfr_init2(y, 1200);
    double size = exact_second(row, x, y);
    bool wave = strcmp(row->op, "normalized_sinc") == 0;
    for (int side = -1; side <= 1 && (fabs(x) < 4 || wave); side += 2)
        size = fmax(size, exact_second(row, x + 0.5 * side, y));
    mpfr_clear(y);
    return size;
}

/* Of a double of that size. */
static double last_place(double size)
{
    return size > 0x1p-1022 ? exp2(ilogb(size) - 52) : 0x1p-1074;
}

/* Second derivatives are made of the primitives by operations in doubles, so they
 * lose what a factor has lost that is subnormal: below 2^-960 they are not judged.
 * Exact ones are expensive: every so many points, 5000 at most, and none beside 0,
 * where a step of the differences would cross a kink. */
static size_t stride(size_t n)
{
    enum { LEAST = 199, MOST_POINTS = 5000 };
    return n / MOST_POINTS > LEAST ? n / MOST_POINTS | 1 : LEAST;
}

/* Last places that they may be off. */
#define SECOND 6

static struct errors second_derivative(const struct exact_row *row, const double *x, size_t n)
{
    struct unit_case c = standard_of(row->op);
    struct nb_expr *var = unit_var(), *d = nth_derivative(unit_call(&c, var), var, 2);
    struct errors w = {0};
    mpfr_t y;
    mpfr_init2(y, 1200);
    for (size_t i = 0; i < n; i += stride(n)) {
        if (fabs(x[i]) < 1e-30 || fabs(x[i]) > 1e30)
            continue;
        mpfr_set_d(y, x[i], MPFR_RNDN);
        row->slope(y, y);
        if (!mpfr_number_p(y)) /* a pole: its sides are far from it */
            continue;
        double size = size_around(row, x[i]);
        if (size > 0 && size < 0x1p-960)
            continue;
        exact_second(row, x[i], y);
        mpfr_d_sub(y, unit_at(d, var, x[i]), y, MPFR_RNDN);
        double ulp = fabs(mpfr_get_d(y, MPFR_RNDA)) / last_place(size);
        if (ulp > w.ulp)
            w = (struct errors){.ulp = ulp, .x = x[i]};
    }
    mpfr_clear(y);
    return w;
}

/* A row of the table in doc/numerics.md. */
static bool check_row(const struct exact_row *row, const double *x, size_t n)
{
    const struct nb_op *op = nb_op_find(row->op);
    const double *args[NB_MAX_ARGS] = {x};
    for (size_t k = 1; k < nb_op_max_args(op); k++)
        args[k] = &op->args[k].standard;
    double *y = malloc(n * sizeof *y), *dy = malloc(n * sizeof *dy);
    bool same = evaluate(op, n, y, dy, args);
    struct errors v = measure(x, y, n, row->value), s = measure(x, dy, n, row->slope);
    struct errors c = second_derivative(row, x, n);
    printf("| %s | %.3f | %.2f | %.3f | %.2f | %.1f |\n", row->op, v.ulp, percent(v, n), s.ulp,
           percent(s, n), c.ulp);
    free(y);
    free(dy);
    if (same && v.ulp <= nb_op_ulp(op, false) + TIE && s.ulp <= nb_op_ulp(op, true) + TIE &&
        c.ulp <= SECOND)
        return true;
    printf("  %s is worse than promised, value at %a, slope at %a, second derivative at %a\n",
           row->op, v.x, s.x, c.x);
    return false;
}

/* ACCURACY_ONLY in the environment names the functions to measure. */
static bool wanted(const char *name)
{
    const char *only = getenv("ACCURACY_ONLY");
    size_t n = strlen(name);
    for (const char *p = only; p && (p = strstr(p, name)); p += n)
        if ((p == only || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
            return true;
    return !only;
}

static void kernels_keep_their_bounds(void **state)
{
    (void)state;
    bool ok = true;
    size_t n = factor() * UNIT;
    double *x = make_points(n);
    printf("%zu points, instruction set %s\n\n", n, nb_op_isa());
    printf("| function | value, ulp | correct, %% | slope, ulp | correct, %% | second, ulp |\n"
           "|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < exact_count; i++)
        ok &= !wanted(exact_rows[i].op) || check_row(&exact_rows[i], x, n);
    free(x);
    assert_true(ok);
}

/* What exact.c puts in the place of MPFR's where that takes long. */
static void erfc_is_that_of_mpfr(void **state)
{
    (void)state;
    exact_function *erfc_ = exact_find("erfc")->value;
    for (mpfr_prec_t bits = 128; bits <= 2048; bits *= 4)
        for (double x = -3; x < 40; x += 0.37) {
            mpfr_t at, y, want;
            exact_precision(bits);
            mpfr_inits2(bits, at, y, want, (mpfr_ptr)0);
            mpfr_set_d(at, x, MPFR_RNDN);
            erfc_(y, at);
            mpfr_erfc(want, at, MPFR_RNDN);
            mpfr_reldiff(y, want, y, MPFR_RNDN);
            if (!mpfr_zero_p(y) && mpfr_get_exp(y) > 14 - bits)
                fail_msg("erfc(%g) is wrong at %ld bits", x, (long)bits);
            mpfr_clears(at, y, want, (mpfr_ptr)0);
        }
}

/* But for those that never round, and those that only rows have, which test_digits and
 * test_parameters measure through them. */
static void every_slope_kernel_is_measured(void **state)
{
    (void)state;
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        if (op->slope && !op->internal && !(op->exact[0] && op->exact[1]) && !exact_find(op->name))
            fail_msg("%s is not in the table", op->name);
}

static double exact_double(exact_function *f, unsigned order, double x)
{
    mpfr_t y;
    mpfr_init2(y, 1200);
    exact_derivative(y, f, order, x);
    double d = mpfr_get_d(y, MPFR_RNDN);
    mpfr_clear(y);
    return d;
}

/* Sums of terms of opposite sign have the error of their terms: a derivative
 * that passes through 0 is right to 1e-14 of the size it has around there. */
static double order_error(const struct exact_row *row, unsigned order)
{
    struct unit_case c = standard_of(row->op);
    struct nb_expr *x = unit_var(), *d = nth_derivative(unit_call(&c, x), x, order);
    double worst = 0;
    for (int i = 0; i < 20; i++) {
        double at = -3.9 + 0.41 * i;
        double want = exact_double(row->value, order, at);
        double error = fabs(unit_at(d, x, at) - want) / (fabs(want) > 0.05 ? fabs(want) : 0.05);
        worst = fmax(worst, error);
    }
    return worst;
}

static void higher_orders_are_right(void **state)
{
    (void)state;
    bool ok = true;
    printf("function               1st       2nd       3rd       4th\n");
    for (size_t i = 0; i < exact_count; i++) {
        printf("%-16s", exact_rows[i].op);
        for (unsigned order = 1; order <= 4; order++) {
            double error = order_error(&exact_rows[i], order);
            printf(" %9.1e", error);
            ok &= error <= 1e-14;
        }
        printf("\n");
    }
    assert_true(ok);
}

/* Through the language, as a user writes them. */
static const struct {
    const char *source, *op; /* op: whose derivative it is */
    unsigned order;
    double at;
} written[] = {
    {"tanh''(0.5)", "tanh", 2, 0.5},
    {"gelu'''(1)", "gelu", 3, 1},
    {"(x -> x*sigmoid(x))'(2)", "silu", 1, 2},
    {"(x -> x*sigmoid(x))''(-2)", "silu", 2, -2},
    {"sigmoid'''(0.3)", "sigmoid", 3, 0.3},
    {"(x -> x*tanh(softplus(x)))''(0.7)", "mish", 2, 0.7},
    {"(x -> log(1 + exp(x)))'''(0.4)", "softplus", 3, 0.4},
};

static void written_derivatives_are_right(void **state)
{
    (void)state;
    struct nb_interp *in = nb_library_interp(stdout);
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        struct nb_err err = {0};
        struct nb_buf source = {0};
        nb_buf_printf(&source, "y = %s", written[i].source);
        double got = 0;
        if (!nb_interp_run(in, nb_buf_text(&source), &err) ||
            !nb_value_number(nb_interp_lookup(in, "y"), &got, &err))
            fail_msg("%s: %s", written[i].source, err.message);
        double want =
            exact_double(exact_find(written[i].op)->value, written[i].order, written[i].at);
        if (fabs(got - want) > 1e-14 * fabs(want))
            fail_msg("%s: %.17g, wanted %.17g", written[i].source, got, want);
        nb_buf_free(&source);
    }
    nb_interp_free(in);
}

/* grad(sum(x*sigmoid(x))) over 41 numbers is silu' of each. */
static void gradient_of_a_sum_is_right(void **state)
{
    (void)state;
    enum { COUNT = 41 };
    struct nb_expr *x = nb_range_of(unit_pool, (struct nb_range){.start = -5, .end = 5}, COUNT);
    struct unit_case c = standard_of("sigmoid");
    struct nb_builder b = unit_builder();
    struct nb_expr *y = nb_reduce(b, &nb_sum_op, nb_binary(b, NB_MUL, unit_call(&c, x), x), -1);
    struct nb_err err = {0};
    double *g = nb_eval(unit_grad(y, x), &err);
    assert_non_null(g);
    for (size_t i = 0; i < COUNT; i++) {
        double want = exact_double(exact_find("silu")->value, 1, -5 + 0.25 * (double)i);
        if (fabs(g[i] - want) > 1e-14 * fabs(want))
            fail_msg("element %zu: %.17g, wanted %.17g", i, g[i], want);
    }
    free(g);
}

/* Where 1 - tanh^2 and s*(1-s) are 0, derivatives still have their digits. */
static const struct {
    const char *op;
    double at;
} tails[] = {
    {"sigmoid", 40.41},  {"sigmoid", -700}, {"tanh", 300},  {"silu", -600},     {"silu", 40.41},
    {"logsigmoid", 600}, {"gelu", -30},     {"mish", -600}, {"softplus", -700},
};

static void tails_keep_their_digits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        struct unit_case c = standard_of(tails[i].op);
        struct nb_expr *x = unit_var(), *d = unit_call(&c, x);
        for (unsigned order = 1; order <= 3; order++) {
            d = unit_grad(d, x);
            double got = unit_at(d, x, tails[i].at);
            double want = exact_double(exact_find(tails[i].op)->value, order, tails[i].at);
            if (!(fabs(got - want) <= 1e-13 * fabs(want)))
                fail_msg("%s, order %u at %g: %.17g, wanted %.17g", tails[i].op, order, tails[i].at,
                         got, want);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(erfc_is_that_of_mpfr),
        cmocka_unit_test(kernels_keep_their_bounds),
        cmocka_unit_test(every_slope_kernel_is_measured),
        cmocka_unit_test(higher_orders_are_right),
        cmocka_unit_test(written_derivatives_are_right),
        cmocka_unit_test(gradient_of_a_sum_is_right),
        cmocka_unit_test(tails_keep_their_digits),
    };
    int failed = cmocka_run_group_tests(tests, unit_setup, unit_teardown);
    mpfr_free_cache();
    return failed;
}
