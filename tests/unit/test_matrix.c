/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joint operations: values against the plainest loops, gradients against exact
 * differences. Elements are small whole numbers, so that all of it is exact. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "graph/reshape.h"
#include "rows/joint.h"
#include "tests/unit/naive.h"
#include "tests/unit/unit.h"

static double *eval(struct nb_expr *e)
{
    struct nb_err err = {0};
    double *y = nb_eval(e, &err);
    if (!y)
        fail_msg("%s", err.message);
    return y;
}

/* Whole numbers between -3 and 3, zeros among them. */
static struct nb_expr *whole(struct nb_shape shape)
{
    size_t n = nb_shape_count(shape);
    double *x = malloc((n + 1) * sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = (double)naive_random(7) - 3;
    return nb_data_take(unit_pool, shape, x);
}

static struct nb_expr *matmul(struct nb_expr *x, struct nb_expr *y)
{
    struct nb_err err = {0};
    struct nb_expr *e = nb_matmul(unit_builder(), x, y, &err);
    if (!e)
        fail_msg("%s", err.message);
    return e;
}

/* Sizes around the tile of the kernel, and enough work for several threads. */
static void products_are_right(void **state)
{
    (void)state;
    static const size_t sizes[][3] = {{1, 1, 1}, {2, 3, 4},   {3, 300, 1},   {1, 5, 600},
                                      {7, 0, 2}, {5, 1, 256}, {4, 257, 257}, {300, 60, 40}};
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
        size_t m = sizes[k][0], n = sizes[k][1], p = sizes[k][2];
        struct nb_expr *a = whole(nb_matrix_shape(m, n)), *b = whole(nb_matrix_shape(n, p));
        double *y = eval(matmul(a, b));
        for (size_t i = 0; i < m * p; i++) {
            double want = 0;
            for (size_t j = 0; j < n; j++)
                want += a->data[i / p * n + j] * b->data[j * p + i % p];
            assert_true(y[i] == want);
        }
        free(y);
    }
}

/* Sums that cancel have the digits of their products, however long they are. */
static void products_keep_their_digits(void **state)
{
    (void)state;
    enum { N = 1001 };
    double *x = malloc(N * sizeof *x), *y = malloc(N * sizeof *y);
    for (size_t i = 0; i < N; i++) {
        x[i] = i == 500 ? 0x1p-30 : 1 + (double)(i < 500 ? i : N - 1 - i) * 0x1p-40;
        y[i] = i == 500 ? 0x1p-30 : i < 500 ? x[i] : -x[i];
    }
    struct nb_expr *a = nb_data_take(unit_pool, nb_vector_shape(N), x);
    struct nb_expr *b = nb_data_take(unit_pool, nb_vector_shape(N), y);
    double *dot = eval(matmul(a, b));
    assert_true(*dot == 0x1p-60);
    free(dot);
}

static void parts_stand_one_after_the_other(void **state)
{
    (void)state;
    for (size_t count = 1; count < 20; count++) {
        struct nb_expr *rows[20], *columns[20];
        for (size_t i = 0; i < count; i++) {
            rows[i] = whole(nb_matrix_shape(i % 3, 2));
            columns[i] = nb_transpose(unit_builder(), rows[i]);
        }
        double *down = eval(nb_cat(unit_builder(), rows, count, 0)), *at = down;
        for (size_t i = 0; i < count; i++)
            for (size_t k = 0; k < 2 * (i % 3); k++)
                assert_true(*at++ == rows[i]->data[k]);
        struct nb_expr *across = nb_cat(unit_builder(), columns, count, 1);
        double *right = eval(nb_transpose(unit_builder(), across));
        assert_memory_equal(right, down, (size_t)(at - down) * sizeof *at);
        free(right);
        free(down);
    }
}

/* Something that each operation takes part in, a number for the numbers of x. */
static struct nb_expr *quadratic_form(struct nb_expr *x)
{
    struct nb_expr *gram = matmul(x, nb_transpose(unit_builder(), x));
    return matmul(nb_flatten(unit_builder(), gram), nb_flatten(unit_builder(), gram));
}

static struct nb_expr *products_of_lines(struct nb_expr *x)
{
    struct nb_builder b = unit_builder();
    struct nb_expr *rows = nb_reduce(b, &nb_prod_op, x, 1);
    return nb_binary(b, NB_ADD, matmul(rows, rows), nb_reduce(b, &nb_prod_op, x, -1));
}

static struct nb_expr *running(struct nb_expr *x)
{
    struct nb_builder b = unit_builder();
    struct nb_expr *sums = nb_along(b, nb_op_find("cumsum"), x, 0);
    struct nb_expr *products = nb_along(b, nb_op_find("cumprod"), x, 1);
    struct nb_expr *both = nb_recurrence(b, sums, products, 0);
    return matmul(nb_flatten(b, both), nb_flatten(b, nb_flip(b, x, 1)));
}

static struct nb_expr *picked(struct nb_expr *x)
{
    struct nb_builder b = unit_builder();
    double *places = malloc(4 * sizeof *places);
    memcpy(places, (const double[]){0, 5, 5, 2}, 4 * sizeof *places);
    struct nb_expr *index = nb_data_take(unit_pool, nb_vector_shape(4), places);
    struct nb_expr *some = nb_gather(b, x, index);
    struct nb_expr *joined = nb_cat(b, (struct nb_expr *[]){some, nb_flatten(b, x)}, 2, 0);
    return matmul(joined, nb_flip(b, joined, 0));
}

typedef struct nb_expr *function(struct nb_expr *x);
static function *const functions[] = {quadratic_form, products_of_lines, running, picked};
enum { FUNCTIONS = sizeof functions / sizeof *functions };

static double number(struct nb_expr *e)
{
    double *y = eval(e), value = *y;
    free(y);
    return value;
}

/* f with h added to element i of x. */
static double moved(function *f, struct nb_expr *x, size_t i, double h)
{
    size_t n = nb_shape_count(x->shape);
    double *data = malloc(n * sizeof *data);
    memcpy(data, x->data, n * sizeof *data);
    data[i] += h;
    return number(f(nb_data_take(unit_pool, x->shape, data)));
}

/* df/dx[i], of a polynomial of degree at most 8 and whole numbers: central
 * differences of steps 1 to 4 combine to it exactly but for rounding. */
static double difference(function *f, struct nb_expr *x, size_t i)
{
    static const double weight[] = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};
    double sum = 0;
    for (int h = 1; h <= 4; h++)
        sum += weight[h - 1] * (moved(f, x, i, h) - moved(f, x, i, -h));
    return sum;
}

static void gradients_are_exact(void **state)
{
    (void)state;
    for (size_t round = 0; round < 20; round++)
        for (size_t k = 0; k < FUNCTIONS; k++) {
            struct nb_expr *x = whole(nb_matrix_shape(3, 2));
            double *g = eval(unit_grad(functions[k](x), x));
            for (size_t i = 0; i < 6; i++) {
                double want = difference(functions[k], x, i);
                if (fabs(g[i] - want) > 1e-10 * (1 + fabs(want)))
                    fail_msg("function %zu by %zu: %.17g, wanted %.17g", k, i, g[i], want);
            }
            free(g);
        }
}

static function *of_gradient;
static size_t element_of_gradient;

static struct nb_expr *one_partial(struct nb_expr *x)
{
    struct nb_view v = {.offset = (ptrdiff_t)element_of_gradient};
    return nb_view_of(unit_builder(), unit_grad(of_gradient(x), x), nb_scalar_shape, v);
}

static void second_derivatives_are_exact(void **state)
{
    (void)state;
    for (size_t round = 0; round < 5; round++)
        for (size_t k = 0; k < FUNCTIONS; k++) {
            struct nb_expr *x = whole(nb_matrix_shape(3, 2));
            of_gradient = functions[k];
            element_of_gradient = naive_random(6);
            double *g = eval(unit_grad(one_partial(x), x));
            for (size_t i = 0; i < 6; i++) {
                double want = difference(one_partial, x, i);
                if (fabs(g[i] - want) > 1e-10 * (1 + fabs(want)))
                    fail_msg("function %zu by %zu: %.17g, wanted %.17g", k, i, g[i], want);
            }
            free(g);
        }
}

/* What cannot be is the user's error. */
static void shapes_are_checked(void **state)
{
    (void)state;
    struct nb_err err = {0};
    struct nb_expr *x = whole(nb_matrix_shape(2, 3));
    assert_null(nb_matmul(unit_builder(), x, x, &err));
    assert_int_equal(err.kind, NB_ERR_SHAPE);
    assert_string_equal(err.message, "shapes [2, 3] and [2, 3] have no matrix product");
    err = (struct nb_err){0};
    assert_false(nb_shape_check(nb_matrix_shape((size_t)1 << 40, (size_t)1 << 40), &err));
    assert_int_equal(err.kind, NB_ERR_SIZE);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(products_are_right),
        cmocka_unit_test(products_keep_their_digits),
        cmocka_unit_test(parts_stand_one_after_the_other),
        cmocka_unit_test(gradients_are_exact),
        cmocka_unit_test(second_derivatives_are_exact),
        cmocka_unit_test(shapes_are_checked),
    };
    return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
