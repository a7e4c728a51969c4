/* SPDX-License-Identifier: GPL-3.0-or-later */
/* f' from the tangent, and as somebody guesses it. */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tests/plot/desk.h"

/* The extent in x, in units of the axis, of all lines over the picture that are as thick as
 * those of a derivative that is being built; how many there are. */
static int trail(struct desk *d, double *lo, double *hi)
{
    const struct nb_overlay *m = nb_explorer_overlay(d->e);
    const struct nb_panel *p = panel(d);
    int n = 0;
    *lo = INFINITY;
    *hi = -INFINITY;
    for (size_t i = 0; i < m->count; i++) {
        const struct nb_overlay_mark *mark = &m->list[i];
        if (mark->kind != NB_OVERLAY_LINE || mark->size != 2.6)
            continue;
        n++;
        *lo = fmin(*lo, nb_scale_invert(&p->layout.x, mark->clip.x - p->cell.x));
        *hi = fmax(*hi, nb_scale_invert(&p->layout.x, mark->clip.x + mark->clip.width - p->cell.x));
    }
    return n;
}

static void sweep(struct desk *d, double from, double to)
{
    const double x0 = at_x(d, from), x1 = at_x(d, to), y = at_y(d, 0);
    for (int i = 0; i <= 20; i++)
        point_at(d, x0 + (x1 - x0) * i / 20, y);
}

static void assert_trail(struct desk *d, int count, double x0, double x1)
{
    double lo, hi;
    assert_int_equal(trail(d, &lo, &hi), count);
    assert_true(count == 0 || (fabs(lo - x0) < 0.02 && fabs(hi - x1) < 0.02));
}

/* It is seen where the pointer went, in pieces or as one, to and fro. */
static void test_trail(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    point_at(&d, at_x(&d, -2), at_y(&d, 0));
    press(&d, 'b', 0);
    assert_trail(&d, 0, 0, 0); /* a dot: the tangent has not moved */
    sweep(&d, -2, -1);
    assert_trail(&d, 1, -2, -1);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_LEAVE});
    assert_trail(&d, 1, -2, -1);
    sweep(&d, 1, 2);
    assert_trail(&d, 2, -2, 2);
    sweep(&d, 2, -2);
    assert_trail(&d, 1, -2, 2);
    press(&d, NB_KEY_ESCAPE, 0);
    assert_trail(&d, 0, 0, 0);
    assert_int_equal(nb_explorer_figure(d.e)->axes[0].count, 1);
    close_desk(&d);
}

/* What lies between two places that are far apart was not read. */
static void test_trail_has_gaps(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    press(&d, 'b', 0);
    point_at(&d, at_x(&d, -3), at_y(&d, 0));
    point_at(&d, at_x(&d, 3), at_y(&d, 0));
    assert_trail(&d, 0, 0, 0);
    close_desk(&d);
}

/* Space lets the tangent run over all of the view, in some seconds; again, it stops. */
static void test_trail_by_itself(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    press(&d, 'b', 0);
    press(&d, ' ', 0);
    const unsigned began = d.now;
    for (int ms; (ms = nb_explorer_patience(d.e, d.now)) >= 0; draw(&d)) {
        assert_true(ms <= 16 || d.now - began > 4000);
        nb_explorer_tick(d.e, d.now += (unsigned)ms);
        assert_false(nb_explorer_wants_base(d.e));
    }
    assert_trail(&d, 1, -4, 4);
    assert_true(d.now - began > 3500 && d.now - began < 5000);
    press(&d, 'b', 0);
    press(&d, 'b', 0);
    press(&d, ' ', 0);
    for (int i = 0; i < 30; i++) {
        nb_explorer_tick(d.e, d.now += 16);
        draw(&d);
    }
    press(&d, ' ', 0);
    double lo, hi;
    assert_int_equal(trail(&d, &lo, &hi), 1);
    assert_true(hi > -3.3 && hi < -2.8);
    assert_int_equal(nb_explorer_patience(d.e, d.now), -1);
    close_desk(&d);
}

/* The slope of relu jumps: two lines, and none between. */
static void test_trail_jumps(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, silu_and_relu);
    point_at(&d, at_x(&d, -1), at_y(&d, 0));
    press(&d, NB_KEY_TAB, 0);
    press(&d, NB_KEY_TAB, 0);
    press(&d, 'b', 0);
    sweep(&d, -1, 1);
    const struct nb_overlay *m = nb_explorer_overlay(d.e);
    for (size_t i = 0; i < m->count; i++) {
        const struct nb_overlay_mark *mark = &m->list[i];
        for (size_t k = 1; mark->size == 2.6 && k < mark->count; k++)
            assert_true(fabs(mark->points[k].y - mark->points[k - 1].y) < 1e-6);
    }
    assert_trail(&d, 2, -1, 1);
    close_desk(&d);
}

/* Moves of the pointer sample nothing, and the slope that the figure had is not seen. */
static void test_trail_samples_nothing(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    press(&d, 'd', 0);
    press(&d, 'b', 0);
    assert_int_equal(nb_explorer_figure(d.e)->axes[0].count, 2);
    assert_true(nb_explorer_figure(d.e)->axes[0].curves[1].hidden);
    for (int i = 0; i < 50; i++) {
        nb_explorer_input(d.e,
                          &(struct nb_input){.kind = NB_INPUT_MOVE, .x = 100 + 10 * i, .y = 300});
        assert_false(nb_explorer_wants_base(d.e));
        nb_explorer_overlay(d.e);
    }
    press(&d, 'b', 0);
    assert_false(nb_explorer_figure(d.e)->axes[0].curves[1].hidden);
    close_desk(&d);
}

/* Draws a guess through these points, left button down. */
static void guess(struct desk *d, const double (*points)[2], int count)
{
    struct nb_input in = {.kind = NB_INPUT_PRESS, .button = NB_BUTTON_LEFT, .clicks = 1};
    for (int i = 0; i < count; i++) {
        in.x = at_x(d, points[i][0]);
        in.y = at_y(d, points[i][1]);
        do_input(d, in);
        in.kind = NB_INPUT_MOVE;
        do_input(d, in);
    }
    in.kind = NB_INPUT_RELEASE;
    do_input(d, in);
}

/* cos between -1 and 1 is at most 1: drawn as 1 over -pi/2..pi/2 it is missed by pi - 2. */
static void test_guess(void **state)
{
    (void)state;
    static const double level[][2] = {{-1.5707963, 1}, {0, 1}, {1.5707963, 1}};
    struct desk d;
    open_desk(&d, sine);
    point_at(&d, at_x(&d, 0), at_y(&d, 0.5));
    press(&d, 'b', NB_MOD_SHIFT);
    assert_true(nb_explorer_figure(d.e)->axes[0].curves[1].hidden);
    guess(&d, level, 3);
    assert_view(&d, -4, 4, -1, 1);
    assert_true(overlay_has(&d, "missed by 0.36 on average, by 1 at x = "));
    assert_true(overlay_has(&d, "; area 1.1"));
    assert_true(overlay_has(&d, "area "));
    assert_false(nb_explorer_figure(d.e)->axes[0].curves[1].hidden);
    assert_string_equal(nb_explorer_figure(d.e)->axes[0].curves[1].label, "f'");
    /* A new one hides it again. */
    do_input(&d, (struct nb_input){.kind = NB_INPUT_PRESS,
                                   .button = NB_BUTTON_LEFT,
                                   .clicks = 1,
                                   .x = at_x(&d, 0),
                                   .y = at_y(&d, 0)});
    assert_true(nb_explorer_figure(d.e)->axes[0].curves[1].hidden);
    press(&d, NB_KEY_ESCAPE, 0);
    assert_int_equal(nb_explorer_figure(d.e)->axes[0].count, 1);
    assert_false(overlay_has(&d, "area"));
    close_desk(&d);
}

/* The hand goes back over what it has drawn: what it draws last is the guess. */
static void test_guess_goes_back(void **state)
{
    (void)state;
    static const double twice[][2] = {{-2, 0.5}, {0, 0.5}, {2, 0.5}, {0, 0.3}, {-2, 0.3}};
    struct desk d;
    open_desk(&d, "serial 9\nx -4 4\ny -1 1\nlegend none\n0 var x\n1 const 0x0p+0\n"
                  "2 mul 0 0 0 0 1\ncurve function 2 0 hue 0 order 0 label zero\n");
    press(&d, 'b', NB_MOD_SHIFT);
    guess(&d, twice, 5);
    assert_true(overlay_has(&d, "missed by 0.35 on average, by 0.5 at x = "));
    assert_true(overlay_has(&d, "; area 1.4"));
    close_desk(&d);
}

/* Where nothing has a derivative, nothing is asked. */
static void test_guess_of_data(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, "serial 9\ncurve data hue 0 order 0 label d\npoints 0 0 1 1\n");
    press(&d, 'b', NB_MOD_SHIFT);
    assert_true(overlay_has(&d, "nothing here has a derivative"));
    assert_false(overlay_has(&d, "with the mouse"));
    close_desk(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trail),
        cmocka_unit_test(test_trail_has_gaps),
        cmocka_unit_test(test_trail_by_itself),
        cmocka_unit_test(test_trail_jumps),
        cmocka_unit_test(test_trail_samples_nothing),
        cmocka_unit_test(test_guess),
        cmocka_unit_test(test_guess_goes_back),
        cmocka_unit_test(test_guess_of_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
