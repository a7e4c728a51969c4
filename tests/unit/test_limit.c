/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One-sided limits whose answers are known: they are found, what is said of their
 * errors holds, and is not much more than it must be. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "graph/rule.h"
#include "proof/limit.h"
#include "tests/unit/unit.h"

enum { LEFT = -1, RIGHT = 1 };

/* f at x from a side. */
struct place {
    const char *f;
    double x;
    int side;
};

struct settling {
    struct place at;
    double exact;
    double most; /* that the error may be said to be */
};

/* Some roundings; what acceleration brings; what noise leaves of values that cancel,
 * once and twice. */
#define SHARP 1e-14
#define GOOD 1e-12
#define NOISY 2e-9
#define FAIR 1e-7

#define E 2.718281828459045
#define SQRT2 1.4142135623730951
#define PI_2 1.5707963267948966

static const struct settling settling[] = {
    /* Steps. */
    {{"sign(x)", 0, LEFT}, -1, SHARP},
    {{"sign(x)", 0, RIGHT}, 1, SHARP},
    {{"x/abs(x)", 0, LEFT}, -1, SHARP},
    {{"floor(x)", 2, LEFT}, 1, SHARP},
    {{"floor(x)", 2, RIGHT}, 2, SHARP},
    {{"floor(3*x)", 1.0 / 3, LEFT}, 0, SHARP},
    {{"floor(3*x)", 1.0 / 3, RIGHT}, 1, SHARP},
    {{"x*floor(1/x)", 0.5, LEFT}, 1, SHARP},
    {{"x*floor(1/x)", 0.5, RIGHT}, 0.5, SHARP},
    {{"x*floor(1/x)", 1.0 / 3, RIGHT}, 2.0 / 3, SHARP},
    {{"x*floor(1/x)", 0, RIGHT}, 1, GOOD},
    {{"where(x < 1, x^2, 3 - x)", 1, LEFT}, 1, SHARP},
    {{"where(x < 1, x^2, 3 - x)", 1, RIGHT}, 2, SHARP},
    {{"floor(x) - x", 1000000, LEFT}, -1, GOOD},
    /* log(x) is 4 at several doubles around e^4 */
    {{"floor(log(x))", 54.59815003314425, LEFT}, 3, SHARP},
    {{"floor(log(x))", 54.59815003314424, LEFT}, 3, SHARP},
    {{"floor(log(x))", 54.59815003314425, RIGHT}, 4, SHARP},
    /* Steps seen through something steep. */
    {{"atan(1/x)", 0, LEFT}, -PI_2, SHARP},
    {{"atan(1/x)", 0, RIGHT}, PI_2, SHARP},
    {{"atan(1/(x - 1))", 1, RIGHT}, PI_2, GOOD},
    {{"exp(-1/x)", 0, RIGHT}, 0, SHARP},
    {{"exp(1/x)", 0, LEFT}, 0, SHARP},
    {{"exp(-1/x^2)", 0, LEFT}, 0, SHARP},
    {{"1/(1 + exp(1/x))", 0, LEFT}, 1, SHARP},
    {{"1/(1 + exp(1/x))", 0, RIGHT}, 0, SHARP},
    {{"exp(1/x)/(1 + exp(1/x))", 0, RIGHT}, 1, GOOD},
    {{"tanh(1/x) + x", 0, RIGHT}, 1, SHARP},
    {{"sign(x) + tanh(1e10*x)", 0, RIGHT}, 1, SHARP},
    {{"1/(1 + 2^(1/(x - 3)))", 3, LEFT}, 1, SHARP},
    /* Roots and other powers. */
    {{"sign(x)*(1 + sqrt(abs(x)))", 0, LEFT}, -1, SHARP},
    {{"sign(x)*(1 + sqrt(abs(x)))", 0, RIGHT}, 1, SHARP},
    {{"abs(x)^0.1*sign(x) + sign(x)", 0, LEFT}, -1, SHARP},
    {{"abs(x)^0.1*sign(x) + sign(x)", 0, RIGHT}, 1, SHARP},
    {{"abs(x)^0.01", 0, RIGHT}, 0, GOOD},
    {{"x^0.001", 0, RIGHT}, 0, GOOD},
    {{"sign(x - 1) + abs(x - 1)^0.02", 1, RIGHT}, 1, GOOD},
    {{"1e6*sqrt(abs(x)) + sign(x)", 0, LEFT}, -1, SHARP},
    {{"sign(x) + abs(x)^0.01", 0, RIGHT}, 1, GOOD},
    {{"1 + abs(x - 1)^0.1", 1, RIGHT}, 1, GOOD},
    {{"sign(x - 3) + sqrt(abs(x - 3))", 3, LEFT}, -1, GOOD},
    {{"sign(x - 3) + abs(x - 3)^(1/3)", 3, RIGHT}, 1, GOOD},
    {{"sqrt(x)", 0, RIGHT}, 0, SHARP},
    {{"sqrt(2 - x)", 2, LEFT}, 0, SHARP},
    {{"acos(x)", 1, LEFT}, 0, SHARP},
    {{"x^x", 0, RIGHT}, 1, SHARP},
    {{"2.5 - 0.19*abs(x - 1/3)^0.1486 + 36.4*abs(x - 1/3)^0.445", 1.0 / 3, LEFT}, 2.5, GOOD},
    {{"2*x^(1/4) - 3*x^(1/3) + 5", 0, RIGHT}, 5, GOOD},
    /* Logarithms. */
    {{"x*log(x)", 0, RIGHT}, 0, SHARP},
    {{"sqrt(x)*log(x)^2", 0, RIGHT}, 0, SHARP},
    {{"1 + (x - 1)*log(x - 1)", 1, RIGHT}, 1, GOOD},
    {{"1/log(abs(x))", 0, LEFT}, 0, GOOD},
    {{"1/log(1/abs(x)) + sign(x)", 0, RIGHT}, 1, GOOD},
    {{"1/log(5*x)", 0, RIGHT}, 0, GOOD},
    {{"4 + 1/log(x)^3", 0, RIGHT}, 4, FAIR},
    {{"sign(x) + 1/log(abs(x)) + 1/log(abs(x))^2", 0, RIGHT}, 1, FAIR},
    {{"log(x)/log(x^2)", 0, RIGHT}, 0.5, GOOD},
    {{"sign(x)*(1 + sqrt(abs(x))*log(abs(x)))", 0, LEFT}, -1, SHARP},
    {{"2 - 1/log(abs(x - 1))", 1, RIGHT}, 2, GOOD},
    {{"log(2*x)/log(x)", 0, RIGHT}, 1, GOOD},
    /* Values that cancel. */
    {{"sin(x)/x", 0, LEFT}, 1, SHARP},
    {{"sin(x)/x", 0, RIGHT}, 1, SHARP},
    {{"(1 - cos(x))/x^2", 0, RIGHT}, 0.5, NOISY},
    {{"(1 - cos(x))/x", 0, RIGHT}, 0, NOISY},
    {{"(exp(x) - 1)/x", 0, LEFT}, 1, NOISY},
    {{"(exp(x) - 1)/x", 0, RIGHT}, 1, NOISY},
    {{"(exp(x) - 1 - x)/x^2", 0, RIGHT}, 0.5, FAIR},
    {{"(tan(x) - sin(x))/x^3", 0, RIGHT}, 0.5, FAIR},
    {{"(sqrt(1 + x) - 1)/x", 0, LEFT}, 0.5, NOISY},
    {{"log(1 + x)/x", 0, RIGHT}, 1, NOISY},
    {{"(1 + x)^(1/x)", 0, RIGHT}, E, NOISY},
    {{"sin(x)/abs(x)", 0, LEFT}, -1, SHARP},
    {{"(x - tanh(x))/x^3", 0, RIGHT}, 1.0 / 3, FAIR},
    {{"gelu(x)/x", 0, LEFT}, 0.5, NOISY},
    {{"(sigmoid(x) - 0.5)/x", 0, RIGHT}, 0.25, NOISY},
    {{"((1 + x)^(1/x) - e)/x", 0, LEFT}, -E / 2, FAIR},
    {{"(x^2 - 1)/(x - 1)", 1, LEFT}, 2, NOISY},
    {{"(x^3 - 8)/(x - 2)", 2, RIGHT}, 12, NOISY},
    {{"(x^2 - 2)/(x - sqrt(2))", SQRT2, LEFT}, 2 * SQRT2, FAIR},
    {{"(x^2 - 2)/(x - sqrt(2))", SQRT2, RIGHT}, 2 * SQRT2, FAIR},
    {{"(sqrt(x) - 3)/(x - 9)", 9, RIGHT}, 1.0 / 6, NOISY},
    {{"(x - 0.3)/(sqrt(x) - sqrt(0.3))", 0.3, RIGHT}, 1.0954451150103322, FAIR},
    {{"log(x)/(x - 1)", 1, LEFT}, 1, NOISY},
    {{"1/x - 1/sin(x)", 0, RIGHT}, 0, NOISY},
    {{"sqrt(1/x^2)*x", 0, RIGHT}, 1, SHARP},
    {{"(1/x)/(1/x + 1)", 0, RIGHT}, 1, SHARP},
    {{"x^2/x^2", 0, LEFT}, 1, SHARP},
    {{"cos(x)/(x - pi/2)", PI_2, RIGHT}, -1, FAIR},
    /* Swings that die away. */
    {{"x*sin(1/x)", 0, RIGHT}, 0, SHARP},
    {{"x*sin(pi/x)", 0, RIGHT}, 0, SHARP},
    {{"sign(x) + sqrt(abs(x))*cos(1/x)", 0, LEFT}, -1, SHARP},
    {{"(x - 1)*sin(1/(x - 1)) + 2", 1, RIGHT}, 2, GOOD},
    /* Bends and smooth places. */
    {{"abs(x)", 0, LEFT}, 0, SHARP},
    {{"relu(x - 1) + 7", 1, RIGHT}, 7, SHARP},
    {{"exp(x)", 1, RIGHT}, E, GOOD},
    {{"tan(x)", 1, LEFT}, 1.5574077246549023, GOOD},
};

struct infinite {
    struct place at;
    double exact;
};

static const struct infinite infinite[] = {
    {{"1/x", 0, LEFT}, -INFINITY},
    {{"1/x", 0, RIGHT}, INFINITY},
    {{"1e-16/x", 0, RIGHT}, INFINITY},
    {{"1 + 1e-16/x", 0, LEFT}, -INFINITY},
    {{"1/x^2 - 1/x", 0, RIGHT}, INFINITY},
    {{"1/(x - 1/3)", 1.0 / 3, LEFT}, -INFINITY},
    {{"1/(x - 1)^8", 1, LEFT}, INFINITY},
    {{"log(abs(x))", 0, LEFT}, -INFINITY},
    {{"log(abs(x - 1))", 1, RIGHT}, -INFINITY},
    {{"sqrt(log(1/x))", 0, RIGHT}, INFINITY},
    {{"1/sqrt(x)", 0, RIGHT}, INFINITY},
    {{"abs(x)^(-0.01)", 0, LEFT}, INFINITY},
    {{"-abs(x - 1)^(-0.1)", 1, LEFT}, -INFINITY},
    {{"exp(1/x)", 0, RIGHT}, INFINITY},
    {{"x*exp(1/x)", 0, RIGHT}, INFINITY},
    {{"tan(x)", PI_2, LEFT}, INFINITY},
    {{"tan(x)", PI_2, RIGHT}, -INFINITY},
    {{"atanh(x)", 1, LEFT}, INFINITY},
    {{"1/(1 - sin(x)^2)", PI_2, RIGHT}, INFINITY},
    {{"1/(exp(x) - 1)", 0, LEFT}, -INFINITY},
    {{"1/(1 - cos(x))", 0, RIGHT}, INFINITY},
};

/* No values; values that tend to nothing; what comes too slowly to be told. */
static const struct place undefined[] = {
    {"sqrt(x)", 0, LEFT},           {"log(x)", 0, LEFT},
    {"acos(x)", 1, RIGHT},          {"log(x - 0.1)", 0.1, LEFT},
    {"sqrt(sin(x) - 2)", 0, RIGHT}, {"x^0.5", 0, LEFT},
    {"sqrt(-x^2)", 0, RIGHT},
};
static const struct place unknown[] = {
    {"sin(1/x)", 0, LEFT},
    {"sin(1/x)", 0, RIGHT},
    {"sin(pi/x)", 0, RIGHT},
    {"cos(log(x))", 0, RIGHT},
    {"sign(x) + 1/log(abs(x)/3)^2", 0, LEFT},
    {"sign(x - 1) + sqrt(log(1/abs(x - 1)))/1000", 1, RIGHT},
    {"1/sqrt(log(1/x))", 0, RIGHT},
    {"sin(1/x)/x", 0, RIGHT},
    {"sin(1/(x - 1))", 1, LEFT},
    {"1/log(log(1/x))", 0, RIGHT},
    {"1/x - floor(1/x)", 0, RIGHT},
    {"tan(1/x)", 0, LEFT},
};

static struct nb_limit limit_at(const struct place *p)
{
    static const struct unit_case one = {.op = "sin"}; /* a row of one argument, x */
    struct nb_err err = {0};
    struct nb_expr *x = unit_var();
    struct nb_limit_finder *finder = nb_limit_finder_new(unit_rule(&one, p->f, x), x);
    struct nb_limit l = nb_limit_find(finder, p->x, p->side, 0.125, &err);
    nb_limit_finder_free(finder);
    assert_int_equal(err.kind, NB_OK);
    return l;
}

static const char *side_name(const struct place *p)
{
    return p->side == LEFT ? "left" : "right";
}

static size_t complain(const struct place *p, struct nb_limit l, const char *what, double wanted)
{
    print_error("%s at %.17g from the %s: %s (%.17g), is kind %d, %.17g +- %.3g\n", p->f, p->x,
                side_name(p), what, wanted, (int)l.kind, l.value, l.error);
    return 1;
}

static void test_finite(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof settling / sizeof *settling; i++) {
        const struct settling *c = &settling[i];
        struct nb_limit l = limit_at(&c->at);
        double settled = nb_limit_settled(l);
        if (l.kind != NB_LIMIT_FINITE)
            wrong += complain(&c->at, l, "has a limit", c->exact);
        else if (!(fabs(l.value - c->exact) <= l.error + 0x1p-52 * fabs(c->exact)))
            wrong += complain(&c->at, l, "is further off than is said", c->exact);
        else if (!(l.error <= c->most * fmax(1, fabs(c->exact))))
            wrong += complain(&c->at, l, "the error is not so large", c->most);
        else if (!(fabs(settled - c->exact) <= 2 * l.error + 0x1p-52 * fabs(c->exact)))
            wrong += complain(&c->at, l, "has other digits", settled);
    }
    assert_int_equal(wrong, 0);
}

static void test_infinite(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof infinite / sizeof *infinite; i++) {
        struct nb_limit l = limit_at(&infinite[i].at);
        if (l.kind != NB_LIMIT_INFINITE || l.value != infinite[i].exact)
            wrong += complain(&infinite[i].at, l, "runs away", infinite[i].exact);
    }
    assert_int_equal(wrong, 0);
}

static size_t count_others(const struct place *places, size_t count, enum nb_limit_kind kind)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct nb_limit l = limit_at(&places[i]);
        if (l.kind != kind || !isnan(l.value))
            wrong += complain(&places[i], l, "has no limit", NAN);
    }
    return wrong;
}

static void test_none(void **state)
{
    (void)state;
    size_t wrong =
        count_others(undefined, sizeof undefined / sizeof *undefined, NB_LIMIT_UNDEFINED) +
        count_others(unknown, sizeof unknown / sizeof *unknown, NB_LIMIT_UNKNOWN);
    assert_int_equal(wrong, 0);
}

/* Digits that are not settled are not shown. */
static void test_settled(void **state)
{
    (void)state;
    assert_true(nb_limit_rounded(1.0000000001, 1e-9) == 1);
    assert_true(nb_limit_rounded(-0.49999999, 1e-7) == -0.5);
    assert_true(nb_limit_rounded(2.8284271247, 1e-5) == 2.82843);
    assert_true(nb_limit_rounded(1e-12, 1e-9) == 0);
    assert_true(nb_limit_rounded(0.1, 0) == 0.1);
    struct nb_limit third = {NB_LIMIT_FINITE, 1.0 / 3, 0x1p-54};
    assert_true(nb_limit_settled(third) == 1.0 / 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_finite, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(test_infinite, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(test_none, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(test_settled, unit_setup, unit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
