/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions in formats of few digits, and the strip of errors below a plot. */
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
#include "tests/plot/desk.h"

static const char silu[] = "serial 9\nx -4 4\ny -1 4\nlegend none\n0 var x\n1 silu 0 0 0 0\n"
                           "curve function 1 0 hue 0 order 0 label silu\n";

/* What bfloat16(silu(bfloat16(1.2))), emulate(silu, "bfloat16")(1.2) and
 * ulp_error(silu, 1.2, "bfloat16") say at the prompt. */
static const struct {
    const char *read;
    int digits;
} formats[] = {
    {"    float32 0.922229767, by steps 0.922229826: 0.66 ulp", 24},
    {"    bfloat16 0.925781, by steps 0.925781: 0.12 ulp", 8},
    {"    float16 0.922363, by steps 0.922363: 0.12 ulp", 11},
    {"    float8_e4m3fn 1, by steps 1: 0.45 ulp", 4},
    {"    float8_e5m2 1, by steps 1: 0.23 ulp", 3},
};

static void go_to(struct desk *d, const char *x)
{
    press(d, ':', 0);
    do_input(d, (struct nb_input){.kind = NB_INPUT_TEXT, .text = x});
    press(d, NB_KEY_ENTER, 0);
}

/* All that is exact is read as before, the format beside it; and after the last one there
 * is none. */
static void test_readings(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, silu);
    go_to(&d, "1.2");
    for (size_t i = 0; i < NB_COUNT(formats); i++) {
        press(&d, 'p', 0);
        assert_true(overlay_has(&d, "x 1.2    silu 0.92223"));
        if (!overlay_has(&d, formats[i].read))
            fail_msg("%s is not read", formats[i].read);
    }
    press(&d, 'p', 0);
    assert_true(overlay_has(&d, "double precision"));
    assert_false(overlay_has(&d, "by steps"));
    assert_null(nb_explorer_figure(d.e)->axes[0].curves[0].exact);
    close_desk(&d);
}

static bool has_digits(double y, int digits)
{
    int e;
    const double m = ldexp(frexp(y, &e), digits);
    return y == 0 || m == floor(m);
}

/* The curves go in steps: each value is a number of the format, that of the nearest number
 * to x; derivatives, too. */
static void test_stairs(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, silu);
    press(&d, 'd', 0);
    for (size_t i = 0; i < NB_COUNT(formats); i++) {
        press(&d, 'p', 0);
        const struct nb_panel *p = panel(&d);
        assert_int_equal(p->axes->count, 3);
        assert_true(p->axes->curves[2].aside && p->axes->curves[2].look.faint > 0);
        for (int k = 0; k < 500; k++) {
            const double x = 1 + 0.005 * k, unit = ldexp(x < 2 ? 1 : 2, 1 - formats[i].digits);
            const double near = nearbyint(x / unit) * unit;
            for (size_t c = 0; c < 2; c++) {
                double y, at_near;
                nb_probe_values(p->probes[c], &x, 1, &y);
                nb_probe_values(p->probes[c], &near, 1, &at_near);
                assert_true(has_digits(y, formats[i].digits) && y == at_near);
            }
        }
    }
    close_desk(&d);
}

/* The plot gets lower by what the strip needs, and the errors stand below it, each over its
 * x, none above the strip. */
static void test_strip(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, silu);
    const double bottom = at_y(&d, -1), footer = nb_explorer_footer(d.e);
    press(&d, 'p', 0);
    press(&d, 'p', 0);
    press(&d, 'w', 0);
    const double higher = nb_explorer_footer(d.e) - footer;
    assert_true(higher > 50 && fabs(at_y(&d, -1) - (bottom - higher)) < 2);
    assert_view(&d, -4, 4, -1, 4);
    assert_true(overlay_has(&d, "silu in bfloat16, every step rounded: up to 2"));
    const struct nb_overlay *m = nb_explorer_overlay(d.e);
    size_t areas = 0;
    for (size_t i = 0; i < m->count; i++) {
        const struct nb_overlay_mark *mark = &m->list[i];
        areas += mark->kind == NB_OVERLAY_AREA;
        for (size_t k = 0; mark->kind == NB_OVERLAY_AREA && k < mark->count; k++) {
            assert_true(mark->points[k].y > 640 - footer - higher &&
                        mark->points[k].y <= 640 - footer);
            assert_true(mark->points[k].x >= at_x(&d, -4) - 0.1 &&
                        mark->points[k].x <= at_x(&d, 4) + 0.1);
        }
    }
    assert_true(areas > 0);
    press(&d, 'w', 0);
    assert_true(nb_explorer_footer(d.e) == footer && fabs(at_y(&d, -1) - bottom) < 0.1);
    assert_false(overlay_has(&d, "every step"));
    close_desk(&d);
}

/* It follows the view, and goes with the format. */
static void test_strip_follows(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, silu);
    press(&d, 'p', 0);
    press(&d, 'w', 0);
    go_to(&d, "2..3");
    const struct nb_overlay *m = nb_explorer_overlay(d.e);
    const char *at = NULL;
    for (size_t i = 0; i < m->count; i++)
        if (m->list[i].text && strstr(m->list[i].text, "met at x = "))
            at = strstr(m->list[i].text, "met at x = ") + 11;
    assert_true(at && strtod(at, NULL) >= 2 && strtod(at, NULL) <= 3);
    for (size_t i = 1; i <= NB_COUNT(formats); i++)
        press(&d, 'p', 0);
    assert_false(overlay_has(&d, "every step"));
    close_desk(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readings),
        cmocka_unit_test(test_stairs),
        cmocka_unit_test(test_strip),
        cmocka_unit_test(test_strip_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
