/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that move the view, and go back and forth. */
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

const struct key_check keys_that_move[] = {
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
    {'z', 0, "+", undoes, 0},
    {'z', NB_MOD_CTRL, "+", undoes, 0},
    {'z', NB_MOD_SHIFT, "", has_nothing_to_redo, 0},
    {'y', NB_MOD_CTRL, "", has_nothing_to_redo, 0},
    {.check = NULL},
};
