/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a row is flat it hands nothing down: its derivative at u(0), u(x) = at + sqrt(x),
 * is 0 and not 0*inf; for all rows, found by their values. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "tests/unit/unit.h"

#include "base/err.h"

/* Three values that are equal, and no slope at each of them. */
static bool is_flat(const struct unit_case *c, double at)
{
    struct nb_expr *x = unit_var();
    struct nb_err err = {0};
    struct nb_expr *y = unit_call(c, x), *slope = nb_grad(unit_pool, y, x, NB_RIGHT, &err);
    assert_non_null(slope);
    double near[3] = {at, at - 1e-3, at + 1e-3}, value[3], rise[3];
    unit_sample(y, x, near, 3, value);
    unit_sample(slope, x, near, 3, rise);
    return value[0] == value[1] && value[0] == value[2] && rise[0] == 0 && rise[1] == 0 &&
           rise[2] == 0;
}

/* The derivative of order 1 or 2 of the case's function of at + sqrt(x). */
static double steep(const struct unit_case *c, double at, int order)
{
    struct nb_builder b = unit_builder();
    struct nb_err err = {0};
    struct nb_expr *x = unit_var();
    struct nb_expr *root = nb_call(b, nb_op_find("sqrt"), &x, &err);
    struct nb_expr *y = unit_call(c, nb_binary(b, NB_ADD, nb_const(unit_pool, at), root));
    for (int i = 0; i < order; i++)
        assert_non_null(y = nb_grad(unit_pool, y, x, NB_RIGHT, &err));
    return unit_at(y, x, 0);
}

static void test_flat_pieces(void **state)
{
    size_t found = 0;
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++)
        for (double at = -9.3; at < 10; at += 0.7) {
            /* A smooth one has no flat piece: its values only cannot be told apart. */
            if (nb_op_find(c->op)->smooth == NB_CINF || !is_flat(c, at))
                continue;
            found++;
            for (int order = 1; order <= 2; order++)
                if (steep(c, at, order) != 0)
                    fail_msg("%s at %g: derivative %d is %g", c->op, at, order,
                             steep(c, at, order));
        }
    print_message("%zu flat places\n", found);
    assert_true(found > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_flat_pieces, unit_setup, unit_teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
