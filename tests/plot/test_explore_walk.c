/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk along a curve by keys, and the line that is typed into. */
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

static const char exp_on_log[] = "serial 9\nx 0x1p-3 0x1p+3\nxscale log 0\nlegend none\n0 var x\n"
                                 "1 sin 0 0 0 0\ncurve function 1 0 hue 0 order 0 label f\n";

static void type(struct desk *d, const char *text)
{
    for (; *text; text++) {
        char one[5] = {*text};
        for (int i = 1; (text[1] & 0xc0) == 0x80; i++)
            one[i] = *++text;
        do_input(d, (struct nb_input){.kind = NB_INPUT_TEXT, .text = one});
    }
}

/* The number behind "x " in the line below. */
static double read_x(struct desk *d)
{
    struct nb_buf text = {0};
    nb_overlay_dump(nb_explorer_overlay(d->e), &text);
    const char *at = strstr(nb_buf_text(&text), " x ");
    const double x = at ? strtod(at + 3, NULL) : NAN;
    nb_buf_free(&text);
    return x;
}

static void assert_near(double x, double y, double far)
{
    if (!(fabs(x - y) <= far))
        fail_msg("%.17g is not %.17g", x, y);
}

/* Every step is a pixel, within half of one, and comes back. */
static void test_steps(void **state)
{
    (void)state;
    static const char *const figures[] = {sine, exp_on_log};
    for (size_t f = 0; f < NB_COUNT(figures); f++) {
        struct desk d;
        open_desk(&d, figures[f]);
        point_at(&d, at_x(&d, 1), at_y(&d, 0.5));
        press(&d, 'x', 0);
        const double start = at_x(&d, 1);
        for (int i = 1; i <= 7; i++) {
            press(&d, NB_KEY_RIGHT, 0);
            assert_near(at_x(&d, read_x(&d)), start + i, 0.8 + 0.1 * i);
        }
        press(&d, NB_KEY_RIGHT, NB_MOD_SHIFT);
        assert_near(at_x(&d, read_x(&d)), start + 17, 2);
        press(&d, NB_KEY_LEFT, NB_MOD_SHIFT);
        assert_near(at_x(&d, read_x(&d)), start + 7, 2);
        close_desk(&d);
    }
}

/* Round numbers one after the other, none twice, to the left and back; 0 as such. */
static void test_round_steps(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    point_at(&d, at_x(&d, 0.7), at_y(&d, 0.5));
    for (int i = 1; i >= -4; i--) {
        press(&d, NB_KEY_LEFT, NB_MOD_CTRL);
        assert_true(read_x(&d) == 0.5 * i);
    }
    press(&d, NB_KEY_RIGHT, NB_MOD_CTRL);
    assert_true(read_x(&d) == -1.5);
    close_desk(&d);
}

/* The view follows, by steps of all sizes, on either side. */
static void test_view_follows(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    press(&d, 'x', 0);
    for (int i = 0; i < 30; i++) {
        press(&d, NB_KEY_RIGHT, NB_MOD_CTRL);
        const double x = read_x(&d);
        assert_true(x == 0.5 * (i + 1) && x <= panel(&d)->x.hi && x >= panel(&d)->x.lo);
    }
    for (int i = 0; i < 300; i++)
        press(&d, NB_KEY_LEFT, NB_MOD_SHIFT);
    assert_true(read_x(&d) < -4 && read_x(&d) >= panel(&d)->x.lo);
    assert_near(panel(&d)->x.hi - panel(&d)->x.lo, 8, 1e-9);
    close_desk(&d);
}

/* The other curve at the same place; away with Esc. */
static void test_other_curve(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, silu_and_relu);
    point_at(&d, at_x(&d, -3), at_y(&d, -1));
    press(&d, 'x', 0);
    press(&d, ':', 0);
    type(&d, "-1");
    press(&d, NB_KEY_ENTER, 0);
    press(&d, NB_KEY_TAB, 0);
    assert_true(overlay_has(&d, "x -1    relu 0    relu′ 0"));
    press(&d, NB_KEY_TAB, 0);
    assert_true(overlay_has(&d, "x -1    silu -0.268"));
    press(&d, NB_KEY_ESCAPE, 0);
    assert_false(overlay_has(&d, "x -1 "));
    close_desk(&d);
}

static void test_no_function(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, "serial 9\ncurve data hue 0 order 0 label d\npoints 0 0 1 1\n");
    press(&d, 'x', 0);
    assert_true(overlay_has(&d, "there is no function to walk along"));
    press(&d, ':', 0);
    type(&d, "0.5");
    press(&d, NB_KEY_ENTER, 0);
    assert_true(overlay_has(&d, ":0.5") && overlay_has(&d, "there is no function to walk along"));
    close_desk(&d);
}

/* What is typed, and where it leads. */
static void test_lines(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        double x;
    } places[] = {
        {"1.5", 1.5},
        {"-1", -1},
        {"−1", -1},
        {" x = .25 ", 0.25},
        {"x 3", 3},
        {"pi/2", 1.5707963267948966},
        {"-3π/4", -2.356194490192345},
        {"1e-3", 1e-3},
        {"1/4", 0.25},
        {"2pi", 6.283185307179586},
    };
    for (size_t i = 0; i < NB_COUNT(places); i++) {
        struct desk d;
        open_desk(&d, sine);
        press(&d, ':', 0);
        type(&d, places[i].line);
        press(&d, NB_KEY_ENTER, 0);
        assert_true(read_x(&d) == places[i].x);
        assert_true(panel(&d)->x.hi > places[i].x);
        close_desk(&d);
    }
}

static void test_ranges(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        double x0, x1, y0, y1;
    } ranges[] = {
        {"-2..2", -2, 2, -1, 1},
        {"x -2 .. 2.5", -2, 2.5, -1, 1},
        {"1..2", 1, 2, -1, 1},
        {"0.5..1e1", 0.5, 10, -1, 1},
        {"y -3..0", -4, 4, -3, 0},
        {"y=0..1", -4, 4, 0, 1},
        {"-pi..pi/2", -3.141592653589793, 1.5707963267948966, -1, 1},
    };
    for (size_t i = 0; i < NB_COUNT(ranges); i++) {
        struct desk d;
        open_desk(&d, sine);
        press(&d, ':', 0);
        type(&d, ranges[i].line);
        press(&d, NB_KEY_ENTER, 0);
        assert_view(&d, ranges[i].x0, ranges[i].x1, ranges[i].y0, ranges[i].y1);
        press(&d, 'z', 0);
        assert_view(&d, -4, 4, -1, 1);
        close_desk(&d);
    }
}

/* The prompt hears of it. */
static void test_range_is_told(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    press(&d, ':', 0);
    type(&d, "-2..2");
    press(&d, NB_KEY_ENTER, 0);
    assert_heard(&d, "did xlim(-2, 2); ylim(-1, 1); \n");
    close_desk(&d);
}

/* Limits of y that nobody has chosen follow the curves. */
static void test_range_fits_y(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, "serial 9\nlegend none\n0 var x\n1 exp 0 0 0 0\n"
                  "curve function 1 0 hue 0 order 0 label f\n");
    press(&d, ':', 0);
    type(&d, "0..1");
    press(&d, NB_KEY_ENTER, 0);
    rest(&d);
    assert_near(panel(&d)->y.hi, 2.7183, 0.4);
    assert_true(strncmp(nb_buf_text(&d.heard), "did xlim(0, 1); ylim(", 21) == 0);
    assert_null(strstr(nb_buf_text(&d.heard), "nan"));
    close_desk(&d);
}

static void test_errors(void **state)
{
    (void)state;
    static const char any[] = "a number, or a range such as -2..2 or y 0..1, is expected";
    static const char order[] = "a range goes from the smaller number to the larger one";
    static const char *const wrong[][2] = {
        {"abc", any},    {"1 2", any},    {"..", any},  {"1..", any},     {"1e999", any},
        {"1/0", any},    {"y 1", any},    {"--1", any}, {"1..2..3", any}, {"x", any},
        {"2..1", order}, {"1..1", order}, {"inf", any}, {"nan", any},     {"1/", any},
    };
    for (size_t i = 0; i < NB_COUNT(wrong); i++) {
        struct desk d;
        open_desk(&d, sine);
        press(&d, ':', 0);
        type(&d, wrong[i][0]);
        press(&d, NB_KEY_ENTER, 0);
        if (!overlay_has(&d, wrong[i][1]))
            fail_msg("%s is not blamed", wrong[i][0]);
        assert_true(overlay_has(&d, wrong[i][0])); /* it can be mended */
        press(&d, NB_KEY_BACKSPACE, 0);
        assert_false(overlay_has(&d, wrong[i][1]));
        press(&d, NB_KEY_ESCAPE, 0);
        assert_false(overlay_has(&d, " :"));
        assert_view(&d, -4, 4, -1, 1);
        assert_heard(&d, "");
        close_desk(&d);
    }
}

static void test_logarithmic_axis(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, exp_on_log);
    press(&d, ':', 0);
    type(&d, "-1..4");
    press(&d, NB_KEY_ENTER, 0);
    assert_true(overlay_has(&d, "a logarithmic axis has positive numbers alone"));
    press(&d, NB_KEY_ESCAPE, 0);
    press(&d, ':', 0);
    type(&d, "100");
    press(&d, NB_KEY_ENTER, 0);
    assert_true(read_x(&d) == 100);
    assert_true(panel(&d)->x.lo < 100 && panel(&d)->x.hi > 100);
    assert_near(panel(&d)->x.hi / panel(&d)->x.lo, 64, 1e-6);
    close_desk(&d);
}

/* While it is open all keys are its own: none saves, closes or moves. */
static void test_keys_go_to_the_line(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    type(&d, "s"); /* a text alone is none of its */
    assert_int_equal(d.saves, 0);
    type(&d, ":"); /* keyboards on which no key tells of it */
    assert_true(overlay_has(&d, " :"));
    for (int c = ' '; c < 127; c++) {
        assert_int_equal(press(&d, c, 0), NB_WISH_NOTHING);
        assert_int_equal(press(&d, c, NB_MOD_CTRL), NB_WISH_NOTHING);
    }
    assert_int_equal(d.saves, 0);
    assert_view(&d, -4, 4, -1, 1);
    assert_heard(&d, "");
    close_desk(&d);
}

static void test_editing(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    press(&d, ':', 0);
    type(&d, ":"); /* the text of the key that has opened it */
    type(&d, "2π5");
    assert_true(overlay_has(&d, ":2π5"));
    press(&d, NB_KEY_LEFT, 0);
    press(&d, NB_KEY_LEFT, 0);
    assert_true(overlay_has(&d, ":2\n") && overlay_has(&d, " π5\n"));
    press(&d, NB_KEY_DELETE, 0);
    press(&d, NB_KEY_HOME, 0);
    type(&d, "-");
    press(&d, NB_KEY_END, 0);
    press(&d, NB_KEY_BACKSPACE, 0);
    assert_true(overlay_has(&d, ":-2\n"));
    type(&d, "ππ");
    press(&d, NB_KEY_BACKSPACE, 0);
    assert_true(overlay_has(&d, ":-2π\n"));
    press(&d, 'u', NB_MOD_CTRL);
    assert_true(overlay_has(&d, " :\n"));
    for (int i = 0; i < 200; i++)
        type(&d, "π");
    press(&d, 'u', NB_MOD_CTRL);
    press(&d, NB_KEY_BACKSPACE, 0); /* nothing is left of it */
    assert_false(overlay_has(&d, " :"));
    press(&d, ':', 0);
    press(&d, NB_KEY_ENTER, 0);
    assert_false(overlay_has(&d, " :"));
    assert_view(&d, -4, 4, -1, 1);
    close_desk(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_round_steps),
        cmocka_unit_test(test_view_follows),
        cmocka_unit_test(test_other_curve),
        cmocka_unit_test(test_no_function),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_range_is_told),
        cmocka_unit_test(test_range_fits_y),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_logarithmic_axis),
        cmocka_unit_test(test_keys_go_to_the_line),
        cmocka_unit_test(test_editing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
