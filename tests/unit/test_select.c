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
#include <stdlib.h>

#include "tests/unit/unit.h"

#include "base/err.h"
#include "graph/order.h"

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

/* Whether `and`, `or` and `not` have truth values for operands in all of e, as they must
 * for what is printed to read back: of numbers Python's `and` is one of the two. */
static bool joins_truths(struct nb_expr *e)
{
    size_t count;
    struct nb_expr **order = nb_order(&e, 1, &count);
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        enum nb_basic op = order[i]->slope ? NB_BASIC_COUNT : nb_basic_of(order[i]->op);
        bool joins = op == NB_AND || op == NB_OR || op == NB_NOT;
        for (size_t k = 0; k < order[i]->nargs && joins; k++)
            ok &= order[i]->arg[k]->boolean;
    }
    free(order);
    return ok;
}

/* Below sqrt there is a mask of all that selects: here within a choice by a number. */
static struct nb_expr *chosen(const struct unit_case *c, struct nb_expr *x)
{
    struct nb_builder b = unit_builder();
    struct nb_err err = {0};
    struct nb_expr *root = nb_call(b, nb_op_find("sqrt"), &x, &err), *y = unit_call(c, root);
    return nb_where(b, x, nb_where(b, root, y, x), unit_call(c, y));
}

static void test_masks_are_truths(void **state)
{
    struct nb_err err = {0};
    (void)state;
    for (const struct unit_case *c = unit_cases(); c->op; c++)
        for (int side = NB_RIGHT; side <= NB_TORCH; side++) {
            struct nb_expr *x = unit_var(), *y = chosen(c, x);
            for (int order = 1; order <= 2; order++) {
                assert_non_null(y = nb_grad(unit_pool, y, x, (enum nb_side)side, &err));
                if (!joins_truths(y))
                    fail_msg("%s: derivative %d joins numbers", c->op, order);
            }
        }
}

/* Twice the same choice is one: neither its condition nor its branches are said twice. */
static void test_masks_fold(void **state)
{
    struct nb_builder b = unit_builder();
    struct nb_err err = {0};
    struct nb_expr *x = unit_var(), *zero = nb_const(unit_pool, 0);
    struct nb_expr *c = nb_binary(b, NB_GT, x, zero), *not_c = nb_unary(b, NB_NOT, c);
    struct nb_expr *root = nb_call(b, nb_op_find("sqrt"), &x, &err);
    struct nb_expr *once = nb_where(b, c, root, x), *twice = nb_where(b, c, once, root);
    struct nb_expr *never = nb_where(b, not_c, root, zero);
    (void)state;
    assert_ptr_equal(nb_grad(unit_pool, nb_where(b, c, once, zero), x, NB_RIGHT, &err),
                     nb_grad(unit_pool, nb_where(b, c, root, zero), x, NB_RIGHT, &err));
    assert_ptr_equal(nb_grad(unit_pool, twice, x, NB_RIGHT, &err),
                     nb_grad(unit_pool, root, x, NB_RIGHT, &err));
    assert_true(nb_is_value(nb_grad(unit_pool, nb_where(b, c, never, zero), x, NB_RIGHT, &err), 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_flat_pieces, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(test_masks_are_truths, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(test_masks_fold, unit_setup, unit_teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
