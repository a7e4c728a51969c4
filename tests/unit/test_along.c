/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions along a dimension against MPFR: values, Jacobians, second
 * derivatives. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <mpfr.h>

#include "tests/unit/naive.h"
#include "tests/unit/unit.h"

enum { N = 7, BITS = 3000, ROUNDS = 300 };

static mpfr_t weight[N], sum, t;

static void make_numbers(void)
{
    for (size_t i = 0; i < N; i++)
        mpfr_init2(weight[i], BITS);
    mpfr_inits2(BITS, sum, t, (mpfr_ptr)0);
}

static void free_numbers(void)
{
    for (size_t i = 0; i < N; i++)
        mpfr_clear(weight[i]);
    mpfr_clears(sum, t, (mpfr_ptr)0);
}

/* exp(sign x_i) and their sum. */
static void weigh(const double *x, double sign)
{
    mpfr_set_ui(sum, 0, MPFR_RNDN);
    for (size_t i = 0; i < N; i++) {
        mpfr_set_d(weight[i], sign * x[i], MPFR_RNDN);
        mpfr_exp(weight[i], weight[i], MPFR_RNDN);
        mpfr_add(sum, sum, weight[i], MPFR_RNDN);
    }
}

static double ulps(double got, mpfr_srcptr exact)
{
    double rounded = mpfr_get_d(exact, MPFR_RNDN);
    if (got == rounded)
        return 0;
    int e;
    frexp(rounded, &e);
    mpfr_t d;
    mpfr_init2(d, BITS);
    mpfr_d_sub(d, got, exact, MPFR_RNDN);
    mpfr_mul_2si(d, d, e - 53 < -1074 ? 1074 : 53 - e, MPFR_RNDN);
    double u = fabs(mpfr_get_d(d, MPFR_RNDA));
    mpfr_clear(d);
    return u;
}

/* Spreads from nearly equal to one that leaves a single class. */
static void random_line(double x[N], size_t round)
{
    double spread = exp2((double)(round % 12) - 2), shift = round % 5 == 0 ? 1e4 : 0;
    for (size_t i = 0; i < N; i++)
        x[i] = shift + spread * naive_number() / 4;
}

static struct nb_expr *leaf(const double *x)
{
    double *data = malloc(N * sizeof *data);
    memcpy(data, x, N * sizeof *data);
    return nb_data_take(unit_pool, nb_vector_shape(N), data);
}

static double *eval(struct nb_expr *e)
{
    struct nb_err err = {0};
    double *y = nb_eval(e, &err);
    if (!y)
        fail_msg("%s", err.message);
    return y;
}

static struct nb_expr *along(const char *op, struct nb_expr *x)
{
    return nb_along(unit_builder(), nb_op_find(op), x, -1);
}

/* The exact i-th element of a function, once weighed. */
static void exact_element(const char *op, size_t i, const double *x, mpfr_ptr y)
{
    (void)x;
    if (strcmp(op, "softmax_rest") == 0) {
        mpfr_sub(y, sum, weight[i], MPFR_RNDN);
        mpfr_div(y, y, sum, MPFR_RNDN);
        return;
    }
    mpfr_div(y, weight[i], sum, MPFR_RNDN);
    if (strcmp(op, "log_softmax") == 0)
        mpfr_log(y, y, MPFR_RNDN);
}

static void values_are_right(void **state)
{
    (void)state;
    static const char *const ops[] = {"softmax", "softmin", "log_softmax", "softmax_rest"};
    for (size_t round = 0; round < ROUNDS; round++)
        for (size_t k = 0; k < 4; k++) {
            double x[N];
            random_line(x, round);
            weigh(x, k == 1 ? -1 : 1);
            double *y = eval(along(ops[k], leaf(x)));
            for (size_t i = 0; i < N; i++) {
                exact_element(ops[k], i, x, t);
                if (ulps(y[i], t) > 0.6)
                    fail_msg("%s: %.17g is off by %g ulp", ops[k], y[i], ulps(y[i], t));
            }
            free(y);
        }
}

static void logsumexp_is_right(void **state)
{
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        double x[N];
        random_line(x, round);
        weigh(x, 1);
        mpfr_log(t, sum, MPFR_RNDN);
        double *y = eval(along("logsumexp", leaf(x)));
        if (ulps(*y, t) > 0.6)
            fail_msg("%.17g is off by %g ulp", *y, ulps(*y, t));
        free(y);
    }
}

/* It passes through 0: there 2^-56 of what is largest is allowed. */
static void logmeanexp_is_right(void **state)
{
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        double x[N], top = 0;
        random_line(x, round);
        for (size_t i = 0; i < N; i++)
            top = fmax(top, fabs(x[i]));
        weigh(x, 1);
        mpfr_div_ui(sum, sum, N, MPFR_RNDN);
        mpfr_log(t, sum, MPFR_RNDN);
        double *y = eval(along("logmeanexp", leaf(x)));
        bool good = ulps(*y, t) <= 0.6;
        mpfr_d_sub(t, *y, t, MPFR_RNDN);
        if (!good && fabs(mpfr_get_d(t, MPFR_RNDA)) > 0x1p-56 * top)
            fail_msg("%.17g is off by %g", *y, mpfr_get_d(t, MPFR_RNDA));
        free(y);
    }
    double zeros[N] = {0}, *y = eval(along("logmeanexp", leaf(zeros)));
    assert_true(*y == 0);
    free(y);
}

static void hardmax_is_the_first_largest(void **state)
{
    (void)state;
    static const struct {
        double x[N];
        size_t at;
    } lines[] = {
        {{1, 3, 3, 2, 0, -1, 3}, 1},
        {{-INFINITY, -INFINITY, -INFINITY, -1e308, 0, 0, -0.0}, 4},
        {{1, 2, NAN, 9, NAN, 0, 0}, 2},
        {{0}, 0},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        double *y = eval(along("hardmax", leaf(lines[i].x)));
        for (size_t k = 0; k < N; k++)
            assert_true(y[k] == (k == lines[i].at));
        free(y);
    }
}

/* d y_k/d x_j: p_k (d_jk - p_j) for softmax, d_jk - p_j for its logarithm. */
static void exact_partial(bool log, size_t k, size_t j, mpfr_ptr y)
{
    mpfr_neg(y, weight[j], MPFR_RNDN);
    if (j == k)
        mpfr_add(y, y, sum, MPFR_RNDN);
    mpfr_div(y, y, sum, MPFR_RNDN);
    if (!log) {
        mpfr_mul(y, y, weight[k], MPFR_RNDN);
        mpfr_div(y, y, sum, MPFR_RNDN);
    }
}

static struct nb_expr *element(struct nb_expr *e, size_t k)
{
    struct nb_view v = {.offset = (ptrdiff_t)k};
    return nb_view_of(unit_builder(), e, nb_scalar_shape, v);
}

/* Of the largest class, where 1 - p cancels, and of all the others. */
static void jacobians_keep_their_digits(void **state)
{
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        double x[N];
        random_line(x, round);
        weigh(x, 1);
        for (int log = 0; log < 2; log++)
            for (size_t k = 0; k < N; k++) {
                struct nb_expr *leaf_x = leaf(x);
                struct nb_expr *y = along(log ? "log_softmax" : "softmax", leaf_x);
                double *g = eval(unit_grad(element(y, k), leaf_x));
                for (size_t j = 0; j < N; j++) {
                    exact_partial(log, k, j, t);
                    if (ulps(g[j], t) > 6)
                        fail_msg("%s: d y_%zu/d x_%zu = %.17g is off by %g ulp",
                                 log ? "log_softmax" : "softmax", k, j, g[j], ulps(g[j], t));
                }
                free(g);
            }
    }
}

/* A number that depends on all of x, by differences. */
static double energy(const char *op, const double *x)
{
    double *y = eval(along(op, leaf(x))), sum_of = 0;
    size_t n = nb_op_find(op)->line_to_one ? 1 : N;
    for (size_t i = 0; i < n; i++)
        sum_of += y[i] * y[i] * (double)(i + 1);
    free(y);
    return sum_of;
}

static void gradients_agree_with_differences(void **state)
{
    (void)state;
    static const char *const ops[] = {"softmax",      "softmin",   "log_softmax",
                                      "softmax_rest", "logsumexp", "logmeanexp",
                                      "hardmax",      "sparsemax", "entmax15"};
    static const double x[N] = {0.3, -0.2, 0.45, 0.11, -0.6, 0.02, 0.37};
    double ranks[N];
    for (size_t i = 0; i < N; i++)
        ranks[i] = (double)(i + 1);
    for (size_t k = 0; k < sizeof ops / sizeof *ops; k++) {
        struct nb_builder b = unit_builder();
        struct nb_expr *v = leaf(x), *y = along(ops[k], v);
        struct nb_expr *square = nb_binary(b, NB_MUL, y, y);
        if (y->shape.rank > 0)
            square = nb_binary(b, NB_MUL, square, leaf(ranks));
        double *g = eval(unit_grad(square, v));
        for (size_t i = 0; i < N; i++) {
            double up[N], down[N], h = 0x1p-18;
            memcpy(up, x, sizeof up);
            memcpy(down, x, sizeof down);
            up[i] += h;
            down[i] -= h;
            double want = (energy(ops[k], up) - energy(ops[k], down)) / (2 * h);
            if (fabs(g[i] - want) > 1e-8)
                fail_msg("%s by x_%zu: %.10g, wanted %.10g", ops[k], i, g[i], want);
        }
        free(g);
    }
}

/* The second derivative of p_k by x_k: p (1 - p) (1 - 2p). */
static void second_derivatives_are_right(void **state)
{
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        double x[N];
        random_line(x, round % 6);
        weigh(x, 1);
        size_t k = round % N;
        struct nb_expr *v = leaf(x), *y = element(along("softmax", v), k);
        double *g = eval(unit_grad(element(unit_grad(y, v), k), v));
        double p, q;
        mpfr_div(t, weight[k], sum, MPFR_RNDN);
        p = mpfr_get_d(t, MPFR_RNDN);
        mpfr_ui_sub(t, 1, t, MPFR_RNDN);
        q = mpfr_get_d(t, MPFR_RNDN);
        double want = p * q * (q - p);
        if (fabs(g[k] - want) > 1e-15 * p)
            fail_msg("%.17g, wanted %.17g", g[k], want);
        free(g);
    }
}

static void rows_and_columns_are_lines(void **state)
{
    (void)state;
    double *data = malloc(6 * sizeof *data), line[2];
    for (size_t i = 0; i < 6; i++)
        data[i] = (double)(i * i);
    struct nb_expr *m = nb_data_take(unit_pool, nb_matrix_shape(3, 2), data);
    const struct nb_op *op = nb_op_find("softmax");
    double *by_row = eval(nb_along(unit_builder(), op, m, 1));
    double *by_column = eval(nb_along(unit_builder(), op, m, 0));
    for (size_t r = 0; r < 3; r++) {
        op->line(2, line, data + 2 * r);
        assert_true(by_row[2 * r] == line[0] && by_row[2 * r + 1] == line[1]);
    }
    for (size_t c = 0; c < 2; c++) {
        double in[3] = {data[c], data[2 + c], data[4 + c]}, out[3];
        op->line(3, out, in);
        for (size_t r = 0; r < 3; r++)
            assert_true(by_column[2 * r + c] == out[r]);
    }
    free(by_row);
    free(by_column);
}

/* Simplex projections: sums of 1, and known small cases. */
static void projections_are_on_the_simplex(void **state)
{
    (void)state;
    static const char *const ops[] = {"sparsemax", "entmax15"};
    for (size_t round = 0; round < ROUNDS; round++)
        for (size_t k = 0; k < 2; k++) {
            double x[N], total = 0;
            random_line(x, round);
            double *y = eval(along(ops[k], leaf(x)));
            for (size_t i = 0; i < N; i++) {
                assert_true(y[i] >= 0 && y[i] <= 1 + 1e-15);
                total += y[i];
            }
            assert_true(fabs(total - 1) < 1e-14);
            free(y);
        }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_right),
        cmocka_unit_test(logsumexp_is_right),
        cmocka_unit_test(logmeanexp_is_right),
        cmocka_unit_test(hardmax_is_the_first_largest),
        cmocka_unit_test(jacobians_keep_their_digits),
        cmocka_unit_test(gradients_agree_with_differences),
        cmocka_unit_test(second_derivatives_are_right),
        cmocka_unit_test(rows_and_columns_are_lines),
        cmocka_unit_test(projections_are_on_the_simplex),
    };
    make_numbers();
    int failed = cmocka_run_group_tests(tests, unit_setup, unit_teardown);
    free_numbers();
    mpfr_free_cache();
    return failed;
}
