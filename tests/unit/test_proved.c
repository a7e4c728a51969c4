/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What integrals rest on: Taylor coefficients over boxes, and functions beside an end,
 * hold what the rows are there. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "proof/enclose.h"
#include "proof/end.h"
#include "proof/series.h"
#include "tests/unit/unit.h"

enum { ORDER = 3, BOXES = 20, POINTS = 5 };

static size_t complaints, looked;

/* y and z cannot both be right. */
static bool are_apart(struct nb_interval y, struct nb_interval z)
{
    bool known = y.defined == NB_EVERYWHERE && y.lo <= y.hi && z.lo <= z.hi;
    return known && (y.hi < z.lo || z.hi < y.lo);
}

static void compare(const char *what, const char *name, double x, struct nb_interval at,
                    struct nb_interval all)
{
    looked += isfinite(all.lo) && isfinite(all.hi);
    if (!are_apart(at, all))
        return;
    if (complaints++ < 10)
        printf("%s of %s at %.17g: [%.17g, %.17g] is not in [%.17g, %.17g]\n", what, name, x, at.lo,
               at.hi, all.lo, all.hi);
}

/* Derivatives as expressions, over points, in units of k!. */
static void check_point(const char *name, struct nb_enclosure *exact, double x, size_t order,
                        const struct nb_interval *c)
{
    static const char *const what[] = {"value", "slope", "curve", "third"};
    struct nb_interval d[ORDER + 1], box = nb_between(x, x);
    double factorial = 1;
    nb_enclose(exact, &box, d);
    for (size_t k = 0; k <= order; k++) {
        factorial *= k ? (double)k : 1;
        struct nb_interval both[2] = {d[k], nb_between(factorial, factorial)}, y = d[k];
        if (k > 1 && y.defined == NB_EVERYWHERE)
            y = nb_enclose_div(both);
        compare(what[k], name, x, y, c[k]);
    }
}

static void check_row(const struct unit_case *c)
{
    struct nb_expr *x = unit_var(), *d[ORDER + 1] = {unit_call(c, x)};
    for (size_t k = 1; k <= ORDER; k++)
        d[k] = unit_grad(d[k - 1], x);
    /* What rounds to a format has a slope for training, which is not its own. */
    size_t order = nb_op_find(c->op)->format ? 0 : ORDER;
    struct nb_series *series = nb_series_new(d[0], x, ORDER);
    struct nb_enclosure *exact = nb_enclosure_new(d, ORDER + 1, &x, 1);
    for (int i = 0; i < BOXES; i++) {
        double width = (c->hi - c->lo) * exp2(-i), at = c->lo + (c->hi - c->lo - width) * i / BOXES;
        struct nb_interval over[ORDER + 1];
        nb_series_over(series, nb_between(at, at + width), 1, over);
        for (int k = 0; k < POINTS; k++)
            check_point(c->op, exact, at + width * (0.137 + k) / POINTS, order, over);
    }
    nb_series_free(series);
    nb_enclosure_free(exact);
}

static void coefficients_hold_derivatives(void **state)
{
    (void)state;
    complaints = looked = 0;
    for (const struct unit_case *c = unit_cases(); c->op; c++)
        check_row(c);
    assert_int_equal(complaints, 0);
    assert_true(looked > 10000);
}

/* c*lead + h*rest at X. */
static struct nb_interval value_of(struct nb_germ g, double x)
{
    struct nb_interval parts[2];
    for (int i = 0; i < 2; i++) {
        const struct nb_growth *s = i ? &g.rest : &g.lead;
        double y = (double)(expl(s->e[NB_BY_EXP] * x) * powl(x, s->e[NB_BY_POWER]) *
                            powl(log(x), s->e[NB_BY_LOG]) * powl(log(log(x)), s->e[NB_BY_LOGLOG]));
        struct nb_interval both[2] = {i ? g.h : nb_between(g.c, g.c),
                                      nb_between(y * (1 - 1e-13), y * (1 + 1e-13))};
        bool none = both[0].lo == 0 && both[0].hi == 0;
        parts[i] = none ? nb_between(0, 0) : nb_enclose_mul(both);
    }
    return nb_enclose_add(parts);
}

/* Beside a place and to both infinities. */
static void check_ends(const char *name, struct nb_expr *y, struct nb_expr *x)
{
    static const double places[] = {INFINITY, -INFINITY, 0, 1, -3};
    struct nb_end *end = nb_end_new(y, x);
    struct nb_enclosure *exact = nb_enclosure_new(&y, 1, &x, 1);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        for (double from = 16; from < 1e6; from *= 16) {
            struct nb_germ g = nb_end_germ(end, places[i], 1, from);
            for (double t = from; g.known && t < 1e4 * from; t *= 7) {
                double at = isinf(places[i]) ? copysign(t, places[i]) : places[i] + 1 / t;
                double far = isinf(places[i]) ? t : 1 / (at - places[i]);
                struct nb_interval box = nb_between(at, at), f;
                nb_enclose(exact, &box, &f);
                compare("end", name, at, f, value_of(g, far < from ? from : far));
            }
        }
    }
    nb_end_free(end);
    nb_enclosure_free(exact);
}

static void ends_hold_values(void **state)
{
    (void)state;
    complaints = looked = 0;
    for (const struct unit_case *c = unit_cases(); c->op; c++) {
        struct nb_expr *x = unit_var();
        check_ends(c->op, unit_call(c, x), x);
    }
    assert_int_equal(complaints, 0);
    assert_true(looked > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(coefficients_hold_derivatives, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(ends_hold_values, unit_setup, unit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
