/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows with parameters at numbers of all sizes, theirs and x: values and slopes against
 * the row's formula by numbers that do not overflow, and against its limits where it
 * has no value.
 *
 * PARAMETER_FACTOR in the environment: 2 tries all sizes, 3 pairs of parameters, too;
 * PARAMETER_ROW judges one row. */
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

#include "tests/unit/terms.h"
#include "tests/unit/unit.h"
#include "tests/unit/wide.h"
#include "tests/unit/wide_row.h"

static const double sizes[] = {-INFINITY, -1e308, -1, -1e-308, 0,       1e-308,
                               0.5,       1,      2,  1e308,   INFINITY};
enum { SIZES = sizeof sizes / sizeof *sizes };

static const double places[] = {0, 5e-324, 1e-310, 1e-300, 1e-10, 0.5,     1,
                                2, 700,    1e10,   1e150,  1e308, INFINITY};
enum { PLACES = 2 * sizeof places / sizeof *places };

static double place(size_t i)
{
    return i % 2 ? -places[i / 2] : places[i / 2];
}

/* A row at parameters, and what went wrong with it. */
struct trial {
    const struct nb_op *op;
    double args[NB_MAX_ARGS];
    size_t compared, unknown, wrong;
    bool expected; /* to be wrong: nothing is printed */
};

static double of_row(struct trial *t, struct nb_expr *e, struct nb_expr *x)
{
    return unit_at(e, x, t->args[0]);
}

static bool is_near(double got, double want, double slack)
{
    if (isnan(got))
        return isnan(want);
    return got == want || fabs(got - want) <= 1e-13 * fabs(want) + slack + 0x1p-1072 ||
           (fabs(got) > 1.79e308 && fabs(want) > 1.79e308 && got * want > 0);
}

static void complain(struct trial *t, const char *what, double got, double want)
{
    t->wrong++;
    if (t->expected)
        return;
    printf("  %s%s(%g", t->op->name, what, t->args[0]);
    for (size_t k = 1; k < nb_op_max_args(t->op); k++)
        printf(", %s=%g", t->op->args[k].name, t->args[k]);
    printf(") is %.17g, not %.17g\n", got, want);
}

static void check_all_places(struct trial *t)
{
    struct nb_expr *x = unit_var(), *args[NB_MAX_ARGS] = {x};
    struct nb_err err = {0};
    for (size_t k = 1; k < nb_op_max_args(t->op); k++)
        args[k] = nb_const(unit_pool, t->args[k]);
    struct nb_expr *y = nb_call(unit_builder(), t->op, args, &err), *g = unit_grad(y, x);
    for (size_t i = 0; i < PLACES; i++) {
        t->args[0] = place(i);
        struct wide_row r = wide_row_at(unit_pool, t->op, t->args, 0);
        double slack = isfinite(r.slope) ? 0x1p-50 * fabs(r.slope * t->args[0]) : 0;
        double got = of_row(t, y, x), slope = of_row(t, g, x);
        t->compared += (size_t)r.known[0] + r.known[1];
        t->unknown += (size_t)!r.known[0] + !r.known[1];
        if (r.known[0] &&
            !is_near(got, r.value, (isfinite(slack) ? slack : 0) + terms_of(t->op, t->args, 0)))
            complain(t, "", got, r.value);
        if (r.known[1] && !is_near(slope, r.slope, terms_of(t->op, t->args, 1)))
            complain(t, "'", slope, r.slope);
    }
}

static void set_standard(struct trial *t)
{
    for (size_t k = 1; k < nb_op_max_args(t->op); k++)
        t->args[k] = t->op->args[k].standard;
}

/* The quick run judges a third of the sizes, other ones for each row. */
static void check_row(struct trial *t, bool all, bool pairs)
{
    size_t count = nb_op_max_args(t->op);
    for (size_t k = 1; k < count; k++)
        for (size_t i = 0; i < SIZES; i++) {
            if (!all && (i + k + strlen(t->op->name)) % 3)
                continue;
            set_standard(t);
            t->args[k] = sizes[i];
            check_all_places(t);
            for (size_t j = k + 1; j < count && pairs; j++)
                for (size_t m = 0; m < SIZES; m++) {
                    t->args[j] = sizes[m];
                    check_all_places(t);
                    t->args[j] = t->op->args[j].standard;
                }
        }
}

static bool has_parameters(const struct nb_op *op)
{
    return nb_op_is_function(op) && nb_op_max_args(op) > 1 && op->formula;
}

static void rows_follow_their_formulas(void **state)
{
    (void)state;
    const char *factor = getenv("PARAMETER_FACTOR"), *only = getenv("PARAMETER_ROW");
    bool all = factor && atoi(factor) > 1, pairs = factor && atoi(factor) > 2;
    size_t compared = 0, unknown = 0, wrong = 0;
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++) {
        struct trial t = {.op = op};
        if (!has_parameters(op) || (only && strcmp(only, op->name) != 0))
            continue;
        check_row(&t, all || only, pairs);
        compared += t.compared;
        unknown += t.unknown;
        wrong += t.wrong;
    }
    printf("%zu numbers compared, %zu have no limit\n", compared, unknown);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_follow_their_formulas, unit_setup, unit_teardown),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    wide_end();
    return failed;
}
