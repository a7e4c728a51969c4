/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to inputs from a normal distribution: where they saturate a function, and what it
 * makes of them. */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/count.h"
#include "explore/explorer.h"
#include "curve/flats.h"
#include "curve/iterated.h"
#include "curve/pushed.h"
#include "tests/plot/desk.h"

#define ONE(name)                                                                                  \
    "serial 7\nx -4 4\ny -3 3\nlegend none\n0 var x\n1 " name                                      \
    " 0 0 0 0\ncurve function 1 0 hue 0 order 0 label " name "\n"

static void assert_says(struct desk *d, const char *text)
{
    if (overlay_has(d, text))
        return;
    struct nb_buf dump = {0};
    nb_overlay_dump(nb_explorer_overlay(d->e), &dump);
    fail_msg("no \"%s\" in\n%s", text, nb_buf_text(&dump));
}

/* The shares of inputs: 1 - erf(z/sqrt(2)) for the z where the slope is the threshold. For
 * tanh, 1 - y^2 = 0.1 at z = atanh(sqrt(0.9)) = 1.8184; sigmoid' = 0.1 at z = 2.0634. */
static void test_saturation(void **state)
{
    (void)state;
    static const struct {
        const char *figure, *text, *told;
    } cases[] = {
        {ONE("tanh"), "saturated: 6.9 % of N(0,1)", "did shade(x -> abs(tanh'(x)) < 0.1); \n"},
        {ONE("sigmoid"), "saturated: 3.9 % of N(0,1)",
         "did shade(x -> abs(sigmoid'(x)) < 0.1); \n"},
        {ONE("relu"), "saturated: 50.0 % of N(0,1), dead: 50.0 %",
         "did shade(x -> abs(relu'(x)) < 0.1); \n"},
        {ONE("relu6"), "saturated: 50.0 % of N(0,1), dead: 50.0 %",
         "did shade(x -> abs(relu6'(x)) < 0.1); \n"},
        {ONE("abs"), "saturated: 0.0 % of N(0,1)", "did shade(x -> abs(abs'(x)) < 0.1); \n"},
    };
    for (size_t i = 0; i < NB_COUNT(cases); i++) {
        struct desk d;
        open_desk(&d, cases[i].figure);
        press(&d, 'v', 0);
        assert_says(&d, cases[i].text);
        assert_heard(&d, cases[i].told);
        press(&d, 'z', 0);
        assert_false(overlay_has(&d, "saturated"));
        assert_heard(&d, "did \n");
        close_desk(&d);
    }
}

/* Its borders are roots, to the last bits, and tinted where they are. */
static void test_borders(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, ONE("tanh"));
    const double z = 1.8184464592320668; /* atanh(sqrt(0.9)) */
    struct nb_flats f = {0};
    const struct nb_curve *c = &d.figure.axes[0].curves[0];
    nb_flats_find(&f, c->y, c->var, 0.1, -40, 40);
    assert_int_equal(f.count, 2);
    assert_true(fabs(f.list[0].hi + z) < 1e-14 && fabs(f.list[1].lo - z) < 1e-14);
    assert_true(!f.list[0].dead && !f.open);
    assert_true(fabs(f.share - erfc(z / sqrt(2))) < 1e-15);
    nb_flats_free(&f);
    press(&d, 'v', 0);
    const struct nb_overlay *o = nb_explorer_overlay(d.e);
    assert_int_equal(o->list[0].kind, NB_OVERLAY_AREA);
    assert_true(fabs(o->list[0].points[1].x - at_x(&d, -z)) < 0.01);
    assert_true(fabs(o->list[1].points[0].x - at_x(&d, z)) < 0.01);
    close_desk(&d);
}

/* What is between two numbers far out is not lost in what is left of 1. */
static void test_normal(void **state)
{
    (void)state;
    assert_true(fabs(nb_normal_between(-1, 1) - 0.6826894921370859) < 1e-15);
    assert_true(fabs(nb_normal_between(10, INFINITY) / 7.61985302416052e-24 - 1) < 1e-12);
    assert_true(fabs(nb_normal_between(-INFINITY, -10) / 7.61985302416052e-24 - 1) < 1e-12);
    assert_true(nb_normal_between(-INFINITY, INFINITY) == 1);
    assert_true(nb_normal_between(2, 1) == 0);
}

static struct nb_pushed push(const struct desk *d, double mu, double sigma)
{
    struct nb_pushed p = {0};
    const struct nb_curve *c = &d->figure.axes[0].curves[0];
    struct nb_probe *probe = nb_probe_new(c->y, c->var);
    nb_pushed_make(&p, c->y, c->var, probe, mu, sigma);
    nb_probe_free(probe);
    return p;
}

/* Moments in closed form. */
static void test_moments(void **state)
{
    (void)state;
    static const struct {
        const char *figure;
        double mu, sigma, mean, variance, square;
    } cases[] = {
        {ONE("relu"), 0, 1, 0.3989422804014327, 0.3408450569081047, 0.5},
        {ONE("relu"), 0, 3, 1.196826841204298, 3.067605512172942, 0.5},
        {ONE("relu"), 1, 1, 1.083315470587684, 0.7510878078416069, 0.8413447460685429},
        {ONE("abs"), 0, 1, 0.7978845608028654, 0.3633802276324186, 1},
        {ONE("sin"), 0, 1, 0, 0.4323323583816936, 0.5676676416183064},
        {ONE("sin"), 0.5, 2, 0.064883174, 0.49569955, 0.50009063},
        {ONE("exp"), 0, 1, 1.6487212707001282, 4.670774270471604, 7.38905609893065},
    };
    for (size_t i = 0; i < NB_COUNT(cases); i++) {
        struct desk d;
        open_desk(&d, cases[i].figure);
        struct nb_pushed p = push(&d, cases[i].mu, cases[i].sigma);
        const double tolerance = i == 5 ? 1e-7 : 1e-10;
        if (!(fabs(p.mean - cases[i].mean) < tolerance) ||
            !(fabs(p.variance - cases[i].variance) < tolerance) ||
            !(fabs(p.square - cases[i].square) < tolerance) || p.rough)
            fail_msg("case %zu: %.15g %.15g %.15g", i, p.mean, p.variance, p.square);
        nb_pushed_free(&p);
        close_desk(&d);
    }
}

/* ReLU keeps half of its mass at 0 and its slope has two atoms; the rest is a half of a normal
 * density. */
static void test_densities(void **state)
{
    (void)state;
    struct desk d;
    double density[400];
    open_desk(&d, ONE("relu"));
    struct nb_pushed p = push(&d, 0, 1);
    assert_int_equal(p.f.atoms, 1);
    assert_true(p.f.atom[0].at == 0 && fabs(p.f.atom[0].mass - 0.5) < 1e-3);
    assert_int_equal(p.slope.atoms, 2);
    nb_pushed_density(&p, false, -4, 4, 400, density);
    double sum = 0;
    for (size_t i = 0; i < 400; i++) {
        const double y = -4 + ((double)i + 0.5) / 50;
        const double wanted = y < 0 ? 0 : exp(-0.5 * y * y) / sqrt(2 * 3.141592653589793);
        assert_true(fabs(density[i] - wanted) < 0.004);
        sum += density[i] / 50;
    }
    assert_true(fabs(sum - 0.5) < 1e-3);
    nb_pushed_density(&p, true, -4, 4, 400, density);
    for (size_t i = 0; i < 400; i++) /* its slope is never between 0 and 1 */
        assert_true(density[i] == 0);
    nb_pushed_free(&p);
    p = push(&d, 0.89, 1.2); /* where 0 is no quantile */
    assert_true(fabs(p.f.atom[0].mass - nb_normal_between(-INFINITY, -0.89 / 1.2)) < 1e-6);
    nb_pushed_density(&p, true, -4, 4, 400, density);
    for (size_t i = 0; i < 400; i++)
        assert_true(density[i] == 0);
    nb_pushed_free(&p);
    close_desk(&d);
}

/* A hand moves the inputs, the wheel makes them wider; beside them the plot has both. */
static void test_hands_on_inputs(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, ONE("tanh"));
    press(&d, 'y', 0);
    assert_says(&d, "N(0, 1²):  mean of tanh 0,  variance 0.39429,  mean of tanh′² 0.46440");
    const double foot = at_y(&d, -3) - 3;
    drag(&d, NB_BUTTON_LEFT, 0, at_x(&d, 0), foot, at_x(&d, 1), foot);
    assert_view(&d, -4, 4, -3, 3);
    assert_says(&d, "N(1, 1²)");
    do_input(&d, (struct nb_input){.kind = NB_INPUT_WHEEL, .up = 1, .x = at_x(&d, 1), .y = foot});
    assert_view(&d, -4, 4, -3, 3);
    assert_says(&d, "N(1, 1.1²)");
    do_input(
        &d, (struct nb_input){.kind = NB_INPUT_WHEEL, .up = 1, .x = at_x(&d, 1), .y = at_y(&d, 2)});
    assert_true(panel(&d)->x.hi < 4);
    assert_says(&d, "N(1, 1.1²)");
    close_desk(&d);
}

/* Layers, one on the other: sigmoid's slopes are a quarter at most each. */
static void test_depth(void **state)
{
    (void)state;
    struct desk d;
    double x = 1, y, slope, wanted = 1, product = 1;
    open_desk(&d, ONE("sigmoid"));
    const struct nb_curve *c = &d.figure.axes[0].curves[0];
    struct nb_probe *probe = nb_probe_new(c->y, c->var);
    nb_iterate(probe, 5, &x, 1, &y, &slope);
    for (int i = 0; i < 5; i++) {
        wanted = 1 / (1 + exp(-wanted));
        product *= wanted * (1 - wanted);
    }
    assert_true(fabs(y - wanted) < 1e-15 && fabs(slope - product) < 1e-17);
    nb_probe_free(probe);
    point_at(&d, at_x(&d, 1), at_y(&d, 1.5));
    for (int i = 0; i < 4; i++)
        do_input(&d, (struct nb_input){.kind = NB_INPUT_WHEEL,
                                       .up = 1,
                                       .mods = NB_MOD_ALT,
                                       .x = at_x(&d, 1),
                                       .y = at_y(&d, 1.5)});
    assert_view(&d, -4, 4, -3, 3);
    assert_says(&d, "depth 5: 0.65923, product of slopes 0.000486");
    close_desk(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_saturation), cmocka_unit_test(test_borders),
        cmocka_unit_test(test_normal),     cmocka_unit_test(test_moments),
        cmocka_unit_test(test_densities),  cmocka_unit_test(test_hands_on_inputs),
        cmocka_unit_test(test_depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
