/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure under somebody's hands, without a window: what a mouse moves. */
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

static void turn(struct desk *d, double x, double y, double notches)
{
    do_input(d, (struct nb_input){.kind = NB_INPUT_WHEEL, .x = x, .y = y, .up = notches});
}

static void type(struct desk *d, const char *text)
{
    press(d, ':', 0);
    do_input(d, (struct nb_input){.kind = NB_INPUT_TEXT, .text = text});
    press(d, NB_KEY_ENTER, 0);
}

static void test_wheel(void **state)
{
    (void)state;
    static const struct {
        unsigned mods;
        double x, y;
    } wanted[] = {{0, 0.85, 0.85}, {NB_MOD_SHIFT, 0.85, 1}, {NB_MOD_CTRL, 1, 0.85}};
    for (size_t i = 0; i < NB_COUNT(wanted); i++) {
        struct desk d;
        open_desk(&d, sine);
        const struct nb_input in = {.kind = NB_INPUT_WHEEL,
                                    .up = 1,
                                    .mods = wanted[i].mods,
                                    .x = at_x(&d, 2),
                                    .y = at_y(&d, 0.5)};
        do_input(&d, in);
        assert_true(fabs((panel(&d)->x.hi - panel(&d)->x.lo) / 8 - wanted[i].x) < 1e-9);
        assert_true(fabs((panel(&d)->y.hi - panel(&d)->y.lo) / 2 - wanted[i].y) < 1e-9);
        rest(&d);
        assert_true(fabs(at_x(&d, 2) - in.x) < 1 && fabs(at_y(&d, 0.5) - in.y) < 1);
        close_desk(&d);
    }
}

/* While y follows the curves, the wheel holds x. */
static void test_wheel_while_y_fits(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    press(&d, 'a', NB_MOD_SHIFT);
    const double x = at_x(&d, 2);
    for (int i = 0; i < 12; i++)
        do_input(&d, (struct nb_input){.kind = NB_INPUT_WHEEL, .up = 1, .x = x, .y = 100});
    rest(&d);
    assert_true(fabs(at_x(&d, 2) - x) < 1);
    assert_true(panel(&d)->y.lo > 0.2 && panel(&d)->y.lo < sin(2) && panel(&d)->y.hi > sin(2));
    close_desk(&d);
}

/* Near a curve its point is held, so that it stays in view however near one comes. */
static void test_wheel_holds_the_curve(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    const double x = at_x(&d, 1), y = at_y(&d, sin(1));
    for (int i = 0; i < 120; i++) {
        do_input(&d, (struct nb_input){.kind = NB_INPUT_WHEEL, .up = 1, .x = x, .y = y + 7});
        const double now = nb_scale_invert(&panel(&d)->layout.x, x - panel(&d)->cell.x);
        assert_true(fabs(at_y(&d, sin(now)) - y) < 1.5);
    }
    assert_true(panel(&d)->x.hi - panel(&d)->x.lo < 1e-7);
    close_desk(&d);
    open_desk(&d, sine);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_WHEEL, .up = 4, .x = x, .y = y + 20});
    assert_true(fabs(at_y(&d, sin(1)) - y) > 15);
    close_desk(&d);
}

/* Two fingers that are twice as far apart make all twice as large. */
static void test_pinch(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_WHEEL,
                                   .up = nb_explorer_notches(2),
                                   .x = at_x(&d, 2),
                                   .y = at_y(&d, 0)});
    assert_true(fabs(panel(&d)->x.hi - panel(&d)->x.lo - 4) < 1e-9);
    assert_true(nb_explorer_notches(1) == 0 && nb_explorer_notches(0.5) < 0);
    close_desk(&d);
}

/* The wheel turned with a button down: the hand goes on from there, and has not clicked. */
static void test_wheel_in_a_drag(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    const double x = at_x(&d, 1), y = at_y(&d, 0.8);
    struct nb_input in = {
        .kind = NB_INPUT_PRESS, .button = NB_BUTTON_LEFT, .clicks = 1, .x = x, .y = y};
    do_input(&d, in);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_WHEEL, .up = 1, .x = x, .y = y});
    const double was = at_y(&d, sin(1));
    in.kind = NB_INPUT_MOVE;
    do_input(&d, in);
    assert_true(fabs(at_y(&d, sin(1)) - was) < 0.5);
    in.kind = NB_INPUT_RELEASE;
    do_input(&d, in);
    assert_int_equal(nb_explorer_figure(d.e)->axes[0].note_count, 0);
    close_desk(&d);
}

/* A view that hands have chosen in another way is not the wheel's, however near to home it is. */
static void test_wheel_is_over(void **state)
{
    (void)state;
    struct desk d;
    const double x = 600, y = 200;
    open_desk(&d, sine);
    point_at(&d, x, y);
    type(&d, "x -4.01..4.01");
    rest(&d);
    assert_view(&d, -4.01, 4.01, -1, 1);
    turn(&d, x, y, 2);
    turn(&d, x, y, -1);
    rest(&d);
    type(&d, "x -4.01..4.01");
    rest(&d);
    assert_true(panel(&d)->x.lo == -4.01 && panel(&d)->x.hi == 4.01);
    turn(&d, x, y, -4);
    rest(&d);
    press(&d, 'u', 0);
    rest(&d);
    assert_true(panel(&d)->x.lo == -4.01 && panel(&d)->x.hi == 4.01);
    turn(&d, x, y, -1);
    press(&d, '+', 0);
    rest(&d);
    assert_true(panel(&d)->view_x.set);
    close_desk(&d);
}

/* What the wheel has held stays in its place no longer when the plot gets another one. */
static void test_view_stays_in_another_plot(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    turn(&d, 900, 100, 3);
    rest(&d);
    const struct nb_limits x = panel(&d)->x, y = panel(&d)->y;
    d.width = 500;
    draw(&d);
    rest(&d);
    assert_true(panel(&d)->x.lo == x.lo && panel(&d)->x.hi == x.hi);
    press(&d, '+', NB_MOD_CTRL);
    press(&d, 'm', 0);
    rest(&d);
    assert_true(panel(&d)->x.lo == x.lo && panel(&d)->x.hi == x.hi);
    assert_true(panel(&d)->y.lo == y.lo && panel(&d)->y.hi == y.hi);
    close_desk(&d);
}

static void test_drags(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    const double x = at_x(&d, 0), y = at_y(&d, 0);
    drag(&d, NB_BUTTON_LEFT, 0, x, y, x - 100, y + 40);
    assert_true(fabs(at_x(&d, 0) - (x - 100)) < 1 && fabs(at_y(&d, 0) - (y + 40)) < 1);
    assert_true(strncmp(nb_buf_text(&d.heard), "did xlim(", 9) == 0);
    drag(&d, NB_BUTTON_LEFT, 0, x - 100, y + 40, x, y);
    assert_true(fabs(panel(&d)->x.lo + 4) < 0.01 && fabs(panel(&d)->y.hi - 1) < 0.01);
    close_desk(&d);
}

static void test_boxes(void **state)
{
    (void)state;
    static const struct {
        enum nb_button button;
        unsigned mods;
    } hands[] = {{NB_BUTTON_RIGHT, 0}, {NB_BUTTON_LEFT, NB_MOD_SHIFT}};
    for (size_t i = 0; i < NB_COUNT(hands); i++) {
        struct desk d;
        open_desk(&d, sine);
        drag(&d, hands[i].button, hands[i].mods, at_x(&d, 2), at_y(&d, 0.5), at_x(&d, -1),
             at_y(&d, -0.25));
        assert_view(&d, -1, 2, -0.25, 0.5);
        press(&d, 'u', 0);
        assert_view(&d, -4, 4, -1, 1);
        close_desk(&d);
    }
}

static void test_box_is_cancelled(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    do_input(&d, (struct nb_input){
                     .kind = NB_INPUT_PRESS, .button = NB_BUTTON_RIGHT, .x = 300, .y = 200});
    point_at(&d, 500, 400);
    assert_true(overlay_has(&d, "area"));
    press(&d, NB_KEY_ESCAPE, 0);
    do_input(&d, (struct nb_input){
                     .kind = NB_INPUT_RELEASE, .button = NB_BUTTON_RIGHT, .x = 500, .y = 400});
    assert_view(&d, -4, 4, -1, 1);
    close_desk(&d);
}

static void test_axis_is_stretched(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    const double below = at_y(&d, -1) + 12;
    drag(&d, NB_BUTTON_LEFT, 0, at_x(&d, 2), below, at_x(&d, 3), below);
    assert_true(fabs(panel(&d)->x.hi - 8.0 / 3) < 0.05 && panel(&d)->y.hi == 1);
    close_desk(&d);
}

static void test_double_click_comes_home(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    press(&d, '+', 0);
    point_at(&d, 400, 300);
    for (int i = 1; i <= 2; i++) {
        struct nb_input in = {
            .kind = NB_INPUT_PRESS, .button = NB_BUTTON_LEFT, .clicks = i, .x = 400, .y = 300};
        do_input(&d, in);
        in.kind = NB_INPUT_RELEASE;
        do_input(&d, in);
        assert_int_equal(nb_explorer_figure(d.e)->axes[0].note_count, i == 1);
    }
    assert_view(&d, -4, 4, -1, 1);
    close_desk(&d);
}

/* The pointer comes and clicks between two frames: what is under it is pinned. */
static void test_click_at_once(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    point_at(&d, at_x(&d, -3), at_y(&d, 0.5));
    struct nb_input in = {.kind = NB_INPUT_MOVE,
                          .button = NB_BUTTON_LEFT,
                          .clicks = 1,
                          .x = at_x(&d, 1),
                          .y = at_y(&d, 0.5),
                          .now = 2000};
    nb_explorer_input(d.e, &in);
    in.kind = NB_INPUT_PRESS;
    nb_explorer_input(d.e, &in);
    in.kind = NB_INPUT_RELEASE;
    nb_explorer_input(d.e, &in);
    const struct nb_axes *a = &nb_explorer_figure(d.e)->axes[0];
    assert_int_equal(a->note_count, 1);
    assert_true(fabs(a->notes[0].x - 1) < 0.02);
    close_desk(&d);
}

/* silu or relu at x, whichever is nearer to a place and within 10 points; NaN: neither. */
static double near_curve(struct desk *d, double x, double y)
{
    const double silu = x / (1 + exp(-x)), relu = fmax(x, 0);
    const double near = fabs(at_y(d, silu) - y) < fabs(at_y(d, relu) - y) ? silu : relu;
    return fabs(at_y(d, near) - y) <= 10 ? near : NAN;
}

/* Many zooms and drags in a row: what is under the pointer stays there, or the curve
 * that is near to it, and the way back leads home. */
static void test_anchor(void **state)
{
    (void)state;
    struct desk d;
    unsigned seed = 5;
    open_desk(&d, silu_and_relu);
    const struct nb_limits x_home = panel(&d)->x, y_home = panel(&d)->y;
    for (int i = 0; i < 60; i++) {
        const struct nb_panel *p = panel(&d);
        seed = seed * 1103515245 + 12345;
        const double x =
            p->cell.x + p->layout.plot.x + (seed >> 16) % (unsigned)p->layout.plot.width;
        seed = seed * 1103515245 + 12345;
        const double y =
            p->cell.y + p->layout.plot.y + (seed >> 16) % (unsigned)p->layout.plot.height;
        const double vx = nb_scale_invert(&p->layout.x, x - p->cell.x);
        const double near = near_curve(&d, vx, y);
        const double vy = isnan(near) ? nb_scale_invert(&p->layout.y, y - p->cell.y) : near;
        const double held = at_y(&d, vy);
        do_input(&d,
                 (struct nb_input){.kind = NB_INPUT_WHEEL, .up = i % 3 ? 1 : -2, .x = x, .y = y});
        if (i % 4 == 0)
            rest(&d);
        assert_true(fabs(at_x(&d, vx) - x) <= 1 && fabs(at_y(&d, vy) - held) <= 1);
    }
    press(&d, 'r', 0);
    assert_view(&d, x_home.lo, x_home.hi, y_home.lo, y_home.hi);
    close_desk(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wheel),
        cmocka_unit_test(test_wheel_while_y_fits),
        cmocka_unit_test(test_wheel_holds_the_curve),
        cmocka_unit_test(test_pinch),
        cmocka_unit_test(test_wheel_in_a_drag),
        cmocka_unit_test(test_wheel_is_over),
        cmocka_unit_test(test_view_stays_in_another_plot),
        cmocka_unit_test(test_drags),
        cmocka_unit_test(test_boxes),
        cmocka_unit_test(test_box_is_cancelled),
        cmocka_unit_test(test_axis_is_stretched),
        cmocka_unit_test(test_double_click_comes_home),
        cmocka_unit_test(test_click_at_once),
        cmocka_unit_test(test_anchor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
