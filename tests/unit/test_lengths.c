/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kernels at arrays of any length: each number as if it stood alone, and nothing beyond. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "tests/unit/unit.h"

enum { LONGEST = 41, GUARD = 8, ALL = LONGEST + GUARD };

static const double guard = -1234.5;
/* The numbers of what is mild, and some that are not. */
static double mild[LONGEST], wild[LONGEST];

static const double parameters[] = {1, 0.75, 0, -2.5, 1e300, INFINITY};
enum { PARAMETERS = sizeof parameters / sizeof *parameters };

static int fill(void **state)
{
    static const double rare[] = {0, INFINITY, NAN, 5e-324, -1e308, 709.8, -INFINITY, 1e-310};
    (void)state;
    unit_points(-4, 4, mild, LONGEST);
    for (size_t i = 0; i < LONGEST; i++)
        wild[i] = i % 5 == 3 ? rare[i / 5 % 8] : mild[i];
    return 0;
}

static void begin(double *y)
{
    for (size_t i = 0; i < ALL; i++)
        y[i] = guard;
}

/* What a kernel says of all, of the first n and of each alone. */
static void check_results(const struct nb_op *op, const char *what, const double *y,
                          const double *alone, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!unit_same(y[i], alone[i]))
            fail_msg("%s%s: number %zu of %zu is %a, alone %a", op->name, what, i, n, y[i],
                     alone[i]);
    for (size_t i = n; i < ALL; i++)
        if (!unit_same(y[i], guard))
            fail_msg("%s%s: %zu numbers write at %zu", op->name, what, n, i);
}

static void check_kernel(const struct nb_op *op, nb_kernel *kernel, const char *what,
                         const double **a)
{
    double alone[ALL], y[ALL];
    const double *one[NB_MAX_ARGS];
    for (size_t i = 0; i < LONGEST; i++) {
        for (size_t k = 0; k < NB_MAX_ARGS; k++)
            one[k] = k < op->operands ? a[k] + i : a[k];
        kernel(1, alone + i, one);
    }
    for (size_t n = 0; n <= LONGEST; n++) {
        begin(y);
        kernel(n, y, a);
        check_results(op, what, y, alone, n);
    }
}

/* The fused kernel has the bits of the two others. */
static void check_fused(const struct nb_op *op, const double **a)
{
    double y[ALL], dy[ALL], value[ALL], slope[ALL];
    for (size_t n = 0; n <= LONGEST; n++) {
        begin(y);
        begin(dy);
        op->value(n, value, a);
        op->slope(n, slope, a);
        op->both(n, y, dy, a);
        check_results(op, " fused", y, value, n);
        check_results(op, "' fused", dy, slope, n);
    }
}

static void check_row(const struct nb_op *op, double *x, double first)
{
    const double second = 2, *a[NB_MAX_ARGS];
    for (size_t k = 0; k < NB_MAX_ARGS; k++)
        a[k] = k < op->operands ? x : k == op->operands ? &first : &second;
    check_kernel(op, op->value, "", a);
    if (!op->slope)
        return;
    check_kernel(op, op->slope, "'", a);
    check_fused(op, a);
}

static void each_number_is_as_if_alone(void **state)
{
    (void)state;
    const struct nb_op *op;
    size_t seen = 0;
    for (size_t i = 0; (op = nb_op_at(i)); i++) {
        if (!op->value || op->form != NB_ELEMENT)
            continue;
        seen += op->slope != NULL;
        for (size_t k = 0; k < PARAMETERS; k++) {
            check_row(op, mild, parameters[k]);
            check_row(op, wild, parameters[k]);
        }
    }
    assert_true(seen > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_number_is_as_if_alone),
    };
    return cmocka_run_group_tests(tests, fill, NULL);
}
