/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure under somebody's hands, without a window: each key and each thing that a mouse
 * does, by what the prompt hears, what is seen of the view, and what is over the picture. */
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
#include "base/xalloc.h"
#include "explore/deeds.h"
#include "tests/plot/desk.h"

/* Keys, one test each: a row of the table without one is an error. Each begins with the
 * pointer in the middle of a sine on -4..4, -1..1. */
static void zooms_in(struct desk *d)
{
    rest(d);
    assert_view(d, -3.2, 3.2, -0.8, 0.8);
    assert_heard(d, "did xlim(-3.2, 3.2); ylim(-0.8, 0.8); \n");
}

static void zooms_out(struct desk *d)
{
    assert_view(d, -5, 5, -1.25, 1.25);
}

static void goes_left(struct desk *d)
{
    assert_view(d, -4.8, 3.2, -1, 1);
}

static void goes_right(struct desk *d)
{
    assert_view(d, -3.2, 4.8, -1, 1);
}

static void goes_up(struct desk *d)
{
    assert_view(d, -4, 4, -0.8, 1.2);
}

static void goes_down(struct desk *d)
{
    assert_view(d, -4, 4, -1.2, 0.8);
}

static void comes_home(struct desk *d)
{
    assert_view(d, -4, 4, -1, 1);
}

static void goes_back(struct desk *d)
{
    assert_view(d, -4, 4, -1, 1);
    press(d, ']', 0);
    assert_view(d, -3.2, 3.2, -0.8, 0.8);
}

static void has_no_future(struct desk *d)
{
    assert_true(overlay_has(d, "nothing to go forward to"));
}

static void fits_y(struct desk *d)
{
    const double lo = panel(d)->y.lo, hi = panel(d)->y.hi;
    assert_true(lo < -1 && lo > -1.2 && hi > 1 && hi < 1.2);
}

static void keeps_fit(struct desk *d)
{
    assert_true(overlay_has(d, "y follows the curves"));
    for (int i = 0; i < 12; i++)
        press(d, '+', 0);
    rest(d);
    const double lo = panel(d)->y.lo, hi = panel(d)->y.hi;
    assert_true(panel(d)->x.hi < 0.3 && hi < 0.3 && hi > 0.2 && lo < -0.2);
}

static void has_equal_units(struct desk *d)
{
    const struct nb_panel *p = panel(d);
    const double ux = p->layout.plot.width / (p->x.hi - p->x.lo);
    const double uy = p->layout.plot.height / (p->y.hi - p->y.lo);
    assert_true(fabs(ux - uy) < 1e-6 * ux);
    assert_heard(d, "did axis(\"equal\"); \n");
}

static void reads_next(struct desk *d)
{
    assert_true(overlay_has(d, "x 0    f 0    f′ 1.0000    f″ 0"));
}

static void walks(struct desk *d)
{
    const double x = at_x(d, 0);
    press(d, NB_KEY_RIGHT, 0);
    assert_view(d, -4, 4, -1, 1);
    assert_true(overlay_has(d, "x 0.00"));
    point_at(d, x + 200, 300);
    assert_true(overlay_has(d, "x 0.00"));
    press(d, 'x', 0);
    assert_true(overlay_has(d, "x 1.7"));
}

static void walks_right(struct desk *d)
{
    assert_true(overlay_has(d, "x 0.5    f 0.4794"));
}

static void walks_left(struct desk *d)
{
    assert_true(overlay_has(d, "x -0.5    f -0.4794"));
}

/* There is no pin: test_pin_moves. */
static void has_no_pin(struct desk *d)
{
    assert_true(overlay_has(d, "no point is pinned"));
    assert_view(d, -4, 4, -1, 1);
}

static void takes_a_line(struct desk *d)
{
    do_input(d, (struct nb_input){.kind = NB_INPUT_TEXT, .text = "1.5"});
    assert_true(overlay_has(d, ":1.5"));
    press(d, NB_KEY_ENTER, 0);
    assert_false(overlay_has(d, ":1.5"));
    assert_true(overlay_has(d, "x 1.5    f 0.9974"));
}

static void marks_points(struct desk *d)
{
    rest(d);
    assert_true(overlay_has(d, "maximum (1.571, 1)"));
    assert_true(overlay_has(d, "root, inflection (0, 0)"));
    press(d, 'i', 0);
    assert_false(overlay_has(d, "maximum"));
}

static void goes_to_next_point(struct desk *d)
{
    rest(d);
    point_at(d, at_x(d, 1), at_y(d, 0)); /* whatever it went to: it was still looking */
    press(d, 'n', 0);
    assert_true(overlay_has(d, "maximum (1.5708, 1.0000)    f′ 0    f″ -1.0000"));
    press(d, 'n', NB_MOD_SHIFT);
    press(d, 'n', NB_MOD_SHIFT);
    assert_true(overlay_has(d, "minimum (-1.5708, -1.0000)"));
}

/* |cos| is below 0.1 within 0.1002 of pi/2, 3 pi/2, 5 pi/2, ... */
static void shows_saturation(struct desk *d)
{
    assert_true(overlay_has(d, "area"));
    assert_true(overlay_has(d, "where |f′| < 0.1"));
    assert_true(overlay_has(d, "saturated: 4.7 % of N(0,1)"));
    press(d, 'v', 0);
    assert_false(overlay_has(d, "area"));
}

static void shows_more_saturation(struct desk *d)
{
    press(d, 'v', NB_MOD_SHIFT);
    assert_true(overlay_has(d, "where |f′| < 0.01"));
    press(d, 'v', NB_MOD_SHIFT);
    assert_true(overlay_has(d, "where |f′| < 0.25"));
}

/* E cos(X)^2 = (1 + exp(-2))/2 */
static void shows_inputs(struct desk *d)
{
    assert_true(overlay_has(d, "area"));
    assert_true(overlay_has(d, "mean of f 0,  variance 0.43233,  mean of f′² 0.56767"));
    press(d, 'y', 0);
    assert_false(overlay_has(d, "area"));
}

/* sin(sin(0)) is 0, and 1 is the product of slopes. */
static void is_deeper(struct desk *d)
{
    press(d, '.', NB_MOD_SHIFT);
    press(d, '.', NB_MOD_SHIFT);
    assert_true(overlay_has(d, "depth "));
    assert_true(overlay_has(d, ": 0, product of slopes 1.00"));
    for (int i = 0; i < 4; i++)
        press(d, ',', NB_MOD_SHIFT);
    assert_false(overlay_has(d, "depth "));
}

static void has_tangent(struct desk *d)
{
    assert_true(overlay_has(d, "area")); /* its triangle */
    press(d, 't', 0);
    assert_false(overlay_has(d, "area"));
}

/* No f' is seen, but what the tangent has passed. */
static void builds_slope(struct desk *d)
{
    assert_true(nb_explorer_figure(d->e)->axes[0].curves[1].hidden);
    assert_true(overlay_has(d, "area")); /* the triangle of the tangent */
    press(d, 'b', 0);
    assert_int_equal(nb_explorer_figure(d->e)->axes[0].count, 1);
    assert_false(overlay_has(d, "area"));
}

/* One curve is not two: test_explore_contrast. */
static void has_no_second(struct desk *d)
{
    assert_true(overlay_has(d, "there is no second curve to compare with"));
    assert_false(overlay_has(d, "max"));
}

static void asks_for_guess(struct desk *d)
{
    assert_true(overlay_has(d, "draw the derivative of f with the mouse"));
    press(d, NB_KEY_ESCAPE, 0);
    assert_false(overlay_has(d, "draw the"));
}

static size_t curves(struct desk *d)
{
    return nb_explorer_figure(d->e)->axes[0].count;
}

static void has_few_digits(struct desk *d)
{
    assert_non_null(nb_explorer_figure(d->e)->axes[0].curves[0].exact);
    assert_true(overlay_has(d, "    float32 0, by steps 0: 0 ulp"));
    press(d, 'w', 0);
    assert_true(overlay_has(d, "f in float32, every step rounded"));
}

/* Without a format there are no errors in one. */
static void asks_for_format(struct desk *d)
{
    assert_true(overlay_has(d, "p chooses a format first"));
    assert_false(overlay_has(d, "every step rounded"));
}

static void has_derivative(struct desk *d)
{
    assert_int_equal(curves(d), 2);
    press(d, 'd', 0);
    assert_int_equal(curves(d), 1);
}

static void has_function_alone(struct desk *d)
{
    assert_int_equal(curves(d), 1);
}

static void has_second(struct desk *d)
{
    assert_int_equal(curves(d), 3);
    assert_string_equal(nb_explorer_figure(d->e)->axes[0].curves[2].label, "f''");
}

static void has_third(struct desk *d)
{
    assert_int_equal(curves(d), 4);
    press(d, '3', 0);
    assert_int_equal(curves(d), 2);
}

static void has_no_grid(struct desk *d)
{
    assert_true(nb_explorer_figure(d->e)->axes[0].no_grid);
    assert_heard(d, "did grid(False); \n");
    press(d, 'g', 0);
    assert_heard(d, "did grid(True); \n");
}

static void has_log_y(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->axes[0].y_warp.kind, NB_WARP_SYMLOG);
    assert_heard(d, "did yscale(\"symlog\"); \n");
}

static void has_log_x(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->axes[0].x_warp.kind, NB_WARP_SYMLOG);
    assert_heard(d, "did xscale(\"symlog\"); \n");
}

static void has_box(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->axes[0].spines, NB_SPINES_BOX);
    assert_heard(d, "did spines(\"box\"); \n");
}

static void has_legend(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->axes[0].legend, NB_LEGEND_AUTO);
}

static void has_next_theme(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->theme, NB_THEME_dark);
    assert_heard(d, "did set(theme=\"dark\"); \n");
}

static void is_projector(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->theme, NB_THEME_projector);
    press(d, 'p', NB_MOD_SHIFT);
    assert_int_equal(nb_explorer_figure(d->e)->theme, NB_THEME_light);
}

static void is_larger(struct desk *d)
{
    assert_true(nb_explorer_figure(d->e)->type > 11.5);
}

static void is_smaller(struct desk *d)
{
    assert_true(nb_explorer_figure(d->e)->type > 0 && nb_explorer_figure(d->e)->type < 11.5);
}

static void has_saved(struct desk *d)
{
    assert_int_equal(d->saves, 1);
    assert_true(overlay_has(d, "saved plot-1.png"));
    rest(d);
    assert_false(overlay_has(d, "saved plot-1.png"));
}

/* What was copied is said when it is, and what was in the way when it is not. */
static void refuses(struct desk *d, unsigned mods, const char *said)
{
    d->refusal = "not copied: install paste";
    press(d, 'c', mods);
    assert_true(overlay_has(d, d->refusal));
    assert_false(overlay_has(d, said));
}

static void has_copied_picture(struct desk *d)
{
    assert_true(overlay_has(d, "the picture is copied"));
    assert_string_equal(nb_buf_text(&d->copied), "picture");
    refuses(d, NB_MOD_CTRL, "the picture is copied");
}

static void has_copied_numbers(struct desk *d)
{
    assert_true(overlay_has(d, "the numbers are copied"));
    assert_non_null(strstr(nb_buf_text(&d->copied), "\n-4\t"));
    refuses(d, NB_MOD_CTRL | NB_MOD_SHIFT, "the numbers are copied");
}

static void undoes(struct desk *d)
{
    assert_view(d, -4, 4, -1, 1);
    press(d, 'y', NB_MOD_CTRL);
    assert_view(d, -3.2, 3.2, -0.8, 0.8);
}

static void has_nothing_to_redo(struct desk *d)
{
    assert_true(overlay_has(d, "nothing to go forward to"));
}

static void wants_tour(struct desk *d)
{
    assert_heard(d, "tour 1\n");
}

static void has_no_parameter(struct desk *d)
{
    assert_true(overlay_has(d, "there is no parameter to move"));
}

static void lists_keys(struct desk *d)
{
    assert_true(overlay_has(d, "zoom at the pointer"));
    press(d, NB_KEY_ESCAPE, 0);
    assert_false(overlay_has(d, "zoom at the pointer"));
}

static void does_no_harm(struct desk *d)
{
    assert_view(d, -4, 4, -1, 1);
    assert_heard(d, "");
}

static void is_wish(struct desk *d)
{
    (void)d; /* what was wished is looked at by the table */
}

static const struct {
    int key;
    unsigned mods;
    const char *before; /* keys that are pressed first, and rested after */
    void (*check)(struct desk *d);
    enum nb_wish wish;
} keys[] = {
    {'+', 0, "", zooms_in, 0},
    {'=', 0, "", zooms_in, 0},
    {'-', 0, "", zooms_out, 0},
    {NB_KEY_LEFT, 0, "", goes_left, 0},
    {NB_KEY_RIGHT, 0, "", goes_right, 0},
    {NB_KEY_UP, 0, "", goes_up, 0},
    {NB_KEY_DOWN, 0, "", goes_down, 0},
    {'r', 0, "+", comes_home, 0},
    {NB_KEY_HOME, 0, "-", comes_home, 0},
    {'u', 0, "+", goes_back, 0},
    {NB_KEY_BACKSPACE, 0, "+", goes_back, 0},
    {'[', 0, "+", goes_back, 0},
    {']', 0, "", has_no_future, 0},
    {'u', NB_MOD_SHIFT, "", has_no_future, 0},
    {'a', 0, "", fits_y, 0},
    {'a', NB_MOD_SHIFT, "", keeps_fit, 0},
    {'e', 0, "", has_equal_units, 0},
    {NB_KEY_TAB, 0, "", reads_next, 0},
    {'x', 0, "", walks, 0},
    {NB_KEY_LEFT, NB_MOD_CTRL, "", walks_left, 0},
    {NB_KEY_RIGHT, NB_MOD_CTRL, "", walks_right, 0},
    {NB_KEY_LEFT, NB_MOD_ALT, "", has_no_pin, 0},
    {NB_KEY_RIGHT, NB_MOD_ALT, "", has_no_pin, 0},
    {':', 0, "", takes_a_line, 0},
    {'i', 0, "", marks_points, 0},
    {'n', 0, "", goes_to_next_point, 0},
    {'v', 0, "", shows_saturation, 0},
    {'v', NB_MOD_SHIFT, "", shows_more_saturation, 0},
    {'y', 0, "", shows_inputs, 0},
    {',', NB_MOD_SHIFT, "", is_deeper, 0},
    {'.', NB_MOD_SHIFT, "", is_deeper, 0},
    {'t', 0, "", has_tangent, 0},
    {'b', 0, "", builds_slope, 0},
    {'b', NB_MOD_SHIFT, "", asks_for_guess, 0},
    {'d', NB_MOD_SHIFT, "", has_no_second, 0},
    {'d', 0, "", has_derivative, 0},
    {'1', 0, "d", has_function_alone, 0},
    {'2', 0, "", has_second, 0},
    {'3', 0, "", has_third, 0},
    {'p', 0, "", has_few_digits, 0},
    {'w', 0, "", asks_for_format, 0},
    {'g', 0, "", has_no_grid, 0},
    {'l', 0, "", has_log_y, 0},
    {'k', 0, "", has_log_x, 0},
    {'o', 0, "", has_box, 0},
    {'m', 0, "", has_legend, 0},
    {'c', 0, "", has_next_theme, 0},
    {'p', NB_MOD_SHIFT, "", is_projector, 0},
    {'+', NB_MOD_CTRL, "", is_larger, 0},
    {'=', NB_MOD_CTRL, "", is_larger, 0},
    {'-', NB_MOD_CTRL, "", is_smaller, 0},
    {'f', 0, "", is_wish, NB_WISH_FULL_SCREEN},
    {NB_KEY_F11, 0, "", is_wish, NB_WISH_FULL_SCREEN},
    {'s', 0, "", has_saved, 0},
    {'s', NB_MOD_CTRL, "", has_saved, 0},
    {'c', NB_MOD_CTRL, "", has_copied_picture, 0},
    {'c', NB_MOD_CTRL | NB_MOD_SHIFT, "", has_copied_numbers, 0},
    {'z', 0, "+", undoes, 0},
    {'z', NB_MOD_CTRL, "+", undoes, 0},
    {'z', NB_MOD_SHIFT, "", has_nothing_to_redo, 0},
    {'y', NB_MOD_CTRL, "", has_nothing_to_redo, 0},
    {' ', 0, "", has_no_parameter, 0},
    {',', 0, "", has_no_parameter, 0},
    {'.', 0, "", has_no_parameter, 0},
    {NB_KEY_ESCAPE, 0, "", does_no_harm, 0},
    {'h', 0, "", lists_keys, 0},
    {'?', 0, "", lists_keys, 0},
    {NB_KEY_F1, 0, "", lists_keys, 0},
    {'t', NB_MOD_SHIFT, "", wants_tour, 0},
    {NB_KEY_F2, 0, "", wants_tour, 0},
    {'q', 0, "", is_wish, NB_WISH_CLOSE},
    {'w', NB_MOD_CTRL, "", is_wish, NB_WISH_CLOSE},
};

/* Above the curve: it has a point of interest there, which the pointer would hold on to. */
static void point_at_middle(struct desk *d)
{
    point_at(d, at_x(d, 0), at_y(d, 0.5));
}

static void test_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < NB_COUNT(keys); i++) {
        struct desk d;
        open_desk(&d, sine);
        point_at_middle(&d);
        for (const char *k = keys[i].before; *k; k++) {
            press(&d, *k, 0);
            rest(&d);
            assert_true(d.heard.len > 0 || *k == 'd');
            d.heard.len = 0;
        }
        assert_int_equal(press(&d, keys[i].key, keys[i].mods), keys[i].wish);
        keys[i].check(&d);
        close_desk(&d);
    }
}

/* Each row of the table that is a key has a row above. */
static void test_every_key_has_a_test(void **state)
{
    (void)state;
    for (size_t i = 0; i < nb_deed_count; i++) {
        const struct nb_deed *d = &nb_deeds[i];
        bool found = d->key == 0;
        for (size_t k = 0; k < NB_COUNT(keys); k++)
            found |= keys[k].key == d->key && keys[k].mods == d->mods;
        if (!found)
            fail_msg("key %d with %u has no test", d->key, d->mods);
        assert_ptr_equal(nb_deed_find(&(struct nb_input){.key = d->key, .mods = d->mods}),
                         d->run ? d : NULL);
    }
}

static void test_held_keys(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_KEY, .key = 's', .repeat = true});
    assert_int_equal(d.saves, 0);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_KEY, .key = NB_KEY_LEFT, .repeat = true});
    assert_view(&d, -4.8, 3.2, -1, 1);
    close_desk(&d);
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
    do_input(
        &d, (struct nb_input){
                .kind = NB_INPUT_PRESS, .button = NB_BUTTON_LEFT, .clicks = 2, .x = 400, .y = 300});
    assert_view(&d, -4, 4, -1, 1);
    close_desk(&d);
}

static void test_pins(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    const double x = at_x(&d, 1), y = at_y(&d, 0.8);
    for (int i = 0; i < 2; i++) {
        point_at(&d, x, y);
        drag(&d, NB_BUTTON_LEFT, 0, x, y, x, y);
        assert_int_equal(nb_explorer_figure(d.e)->axes[0].note_count, i == 0);
        if (i == 0)
            assert_heard(&d, "did annotate(\"(1, 0.84147)\", (1, 0.8414709848078965)); \n");
    }
    close_desk(&d);
}

/* The last pin goes along its curve by pixels, and is told when it rests. */
static void test_pin_moves(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, "serial 8\nx -4 4\ny -2 4\nlegend none\n0 var x\n1 silu 0 0 0 0\n"
                  "curve function 1 0 hue 0 order 0 label silu\n2 relu 0 0 0 0\n"
                  "curve function 2 0 hue 1 order 0 label relu\n");
    for (int i = -1; i <= 2; i += 3) { /* relu's one is the last */
        const double x = at_x(&d, i), y = at_y(&d, i < 0 ? -0.4 : 2.1);
        point_at(&d, x, y);
        drag(&d, NB_BUTTON_LEFT, 0, x, y, x, y);
    }
    d.heard.len = 0;
    const double from = at_x(&d, 2);
    press(&d, NB_KEY_LEFT, NB_MOD_ALT);
    press(&d, NB_KEY_LEFT, NB_MOD_ALT | NB_MOD_SHIFT);
    assert_int_equal(d.heard.len, 0);
    rest(&d);
    const struct nb_axes *a = &nb_explorer_figure(d.e)->axes[0];
    assert_int_equal(a->note_count, 2);
    assert_true(fabs(at_x(&d, a->notes[1].x) - (from - 11)) < 1.5);
    assert_true(a->notes[1].y == a->notes[1].x && a->notes[0].x == -1);
    assert_true(strstr(nb_buf_text(&d.heard), "annotate(\"(1.") != NULL);
    press(&d, 'z', 0);
    assert_true(nb_explorer_figure(d.e)->axes[0].notes[1].x == 2);
    close_desk(&d);
}

/* The prompt is told of all that holds, whatever led there. */
static void test_what_is_told(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    press(&d, 'd', 0);
    press(&d, 'g', 0);
    press(&d, 'c', 0);
    assert_heard(&d, "did derivatives(1); \n"
                     "did derivatives(1); grid(False); \n"
                     "did derivatives(1); grid(False); set(theme=\"dark\"); \n");
    press(&d, 'z', 0);
    press(&d, 'z', 0);
    assert_heard(&d, "did derivatives(1); grid(False); \n"
                     "did derivatives(1); \n");
    close_desk(&d);
}

static void test_readings(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, silu_and_relu);
    point_at(&d, at_x(&d, 0), at_y(&d, 0.5));
    press(&d, NB_KEY_TAB, 0);
    assert_true(overlay_has(&d, "x 0    silu 0    silu′ 0.50000    silu″ 0.50000"));
    press(&d, NB_KEY_TAB, 0);
    assert_true(overlay_has(&d, "x 0    relu 0    relu′ 0 | 1.0000 (kink)    relu″ 0"));
    do_input(&d, (struct nb_input){.kind = NB_INPUT_LEAVE});
    assert_false(overlay_has(&d, "relu"));
    close_desk(&d);
}

static void test_hovering_samples_nothing(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, silu_and_relu);
    point_at(&d, 100, 300);
    rest(&d);
    for (int i = 0; i < 50; i++) {
        nb_explorer_input(d.e,
                          &(struct nb_input){.kind = NB_INPUT_MOVE, .x = 100 + 10 * i, .y = 300});
        assert_false(nb_explorer_wants_base(d.e));
        assert_true(nb_explorer_wants_overlay(d.e));
        nb_explorer_overlay(d.e);
        assert_int_equal(nb_explorer_patience(d.e, 0), -1);
    }
    close_desk(&d);
}

/* A later state of the figure keeps what was chosen; another figure does not. */
static void test_next_states(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    press(&d, '2', 0);
    struct nb_figure first = d.figure; /* where it stays until the explorer has another */
    nb_explorer_show(d.e, &first, d.pool);
    read_figure(&d, "serial 7\ntitle T\nx -4 4\ny -1 1\n0 var x\n1 sin 0 0 0 0\n"
                    "curve function 1 0 hue 0 order 0 label f\n");
    nb_explorer_show(d.e, &d.figure, d.pool);
    draw(&d);
    assert_int_equal(curves(&d), 3);
    nb_figure_free(&first);
    first = d.figure;
    nb_explorer_show(d.e, &first, d.pool);
    read_figure(&d, silu_and_relu);
    nb_explorer_show(d.e, &d.figure, d.pool);
    draw(&d);
    assert_int_equal(curves(&d), 2);
    nb_figure_free(&first);
    close_desk(&d);
}

static void test_table(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    point_at_middle(&d);
    char *text = nb_explorer_table(d.e);
    assert_true(strncmp(text, "x\tf\tf'\n-4\t0.7568024953079282\t-0.6536436208636119\n", 30) == 0);
    free(text);
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
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_every_key_has_a_test),
        cmocka_unit_test(test_held_keys),
        cmocka_unit_test(test_wheel),
        cmocka_unit_test(test_wheel_holds_the_curve),
        cmocka_unit_test(test_wheel_while_y_fits),
        cmocka_unit_test(test_pinch),
        cmocka_unit_test(test_wheel_in_a_drag),
        cmocka_unit_test(test_drags),
        cmocka_unit_test(test_boxes),
        cmocka_unit_test(test_box_is_cancelled),
        cmocka_unit_test(test_axis_is_stretched),
        cmocka_unit_test(test_double_click_comes_home),
        cmocka_unit_test(test_pins),
        cmocka_unit_test(test_pin_moves),
        cmocka_unit_test(test_what_is_told),
        cmocka_unit_test(test_readings),
        cmocka_unit_test(test_hovering_samples_nothing),
        cmocka_unit_test(test_next_states),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_anchor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
