/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to inputs from a normal distribution: where they saturate a function. */
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
#include "explore/flats.h"
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_saturation),
        cmocka_unit_test(test_borders),
        cmocka_unit_test(test_normal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
