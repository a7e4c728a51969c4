/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that read a curve, its points and its slope. */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tests/plot/keys.h"

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

const struct key_check keys_that_read[] = {
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
    {.check = NULL},
};
