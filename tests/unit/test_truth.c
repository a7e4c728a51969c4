/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values and two derivatives against a table made elsewhere with 400 bits. */
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

#include "tests/unit/unit.h"

/* Relative errors as measured on this table, rounded up: value, first and
 * second derivative. An error below `tiny` counts as none: it is the last bits
 * of a subnormal number, or the term that cancels near a root. */
static const double tolerance[] = {2.3e-16, 2.3e-16, 4e-15};
static const double tiny[] = {0x1p-1074, 0x1p-1074, 1e-16};

struct function {
    char name[32];
    struct nb_expr *x, *d[3];
};

static void prepare(struct function *f, const char *name)
{
    if (strcmp(f->name, name) == 0)
        return;
    strcpy(f->name, name);
    struct unit_case c = {.op = name};
    const struct nb_op *row = nb_op_find(name);
    assert_non_null(row);
    for (size_t k = 1; k < nb_op_max_args(row); k++)
        c.param[k - 1] = row->args[k].standard;
    f->x = unit_var();
    f->d[0] = unit_call(&c, f->x);
    f->d[1] = unit_grad(f->d[0], f->x);
    f->d[2] = unit_grad(f->d[1], f->x);
}

static bool check(const struct function *f, double x, const double wanted[3])
{
    bool good = true;
    for (int k = 0; k < 3; k++) {
        double got = unit_at(f->d[k], f->x, x), error = fabs(got - wanted[k]);
        if (unit_same(got, wanted[k]) || error <= tolerance[k] * fabs(wanted[k]) + tiny[k])
            continue;
        print_error("%s, order %d at %a: %.17g, not %.17g\n", f->name, k, x, got, wanted[k]);
        good = false;
    }
    return good;
}

static void functions_agree_with_the_table(void **state)
{
    (void)state;
    char path[4096], line[512], name[32];
    const char *srcdir = getenv("srcdir");
    snprintf(path, sizeof path, "%s/tests/unit/truth.tsv", srcdir ? srcdir : ".");
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    struct function f = {0};
    size_t rows = 0, bad = 0;
    while (fgets(line, sizeof line, in)) {
        double x, wanted[3];
        if (sscanf(line, "%31s %la %la %la %la", name, &x, &wanted[0], &wanted[1], &wanted[2]) != 5)
            continue;
        prepare(&f, name);
        bad += !check(&f, x, wanted);
        rows++;
    }
    fclose(in);
    assert_true(rows > 1000);
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(functions_agree_with_the_table)};
    return cmocka_run_group_tests(tests, unit_setup, unit_teardown);
}
