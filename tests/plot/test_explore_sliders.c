/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters under somebody's hands. */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "figure/live.h"
#include "figure/message.h"
#include "tests/plot/desk.h"

/* f = x*sigmoid(a*x) and its derivative, from a = 1; silu has a parameter that is none of the
 * prompt's. */
static const char swish[] = "serial 9\n0 var parameter\nparam 0 0x1p+0 a\n"
                            "1 var x\n2 const 0x1p+0\n3 mul 0 0 0 2 1\n4 sigmoid 0 0 0 3\n"
                            "5 mul 0 0 0 1 4\nx -4 4\ny -1 4\n"
                            "curve function 5 1 hue 0 order 0 label f\n"
                            "6 mul 0 0 0 0 1\n7 sigmoid 0 0 0 6\n8 mul 0 0 0 1 7\nlive 8\n";

/* The one slider's places. */
enum { BUTTON_X = 88, LEFT = 104, RIGHT = 234, Y = 627 };

static double track(double share)
{
    return LEFT + share * (RIGHT - LEFT);
}

static void press_at(struct desk *d, double x, int clicks)
{
    const struct nb_input in = {
        .kind = NB_INPUT_PRESS, .x = x, .y = Y, .button = NB_BUTTON_LEFT, .clicks = clicks};
    do_input(d, in);
}

static void let_go(struct desk *d, double x)
{
    do_input(d,
             (struct nb_input){.kind = NB_INPUT_RELEASE, .x = x, .y = Y, .button = NB_BUTTON_LEFT});
}

/* The value that the curve is drawn with: f at 1 is sigmoid(a). */
static void assert_a(struct desk *d, double a)
{
    const struct nb_figure *f = nb_explorer_figure(d->e);
    assert_float_equal(f->params[0].value, a, 1e-12);
    point_at(d, at_x(d, 1), at_y(d, 0.5));
    char wanted[32];
    snprintf(wanted, sizeof wanted, "f %.3f", floor(1e3 / (1 + exp(-a))) / 1e3);
    assert_true(overlay_has(d, wanted));
}

static void test_drag(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, swish);
    assert_a(&d, 1);
    press_at(&d, track(0.4), 1);
    assert_heard(&d, "param 9 0 0x1p+1 a\n"); /* a track from 0 to 5 */
    do_input(&d, (struct nb_input){.kind = NB_INPUT_MOVE, .x = track(0.62), .y = Y});
    assert_heard(&d, "param 9 0 0x1.8cccccccccccdp+1 a\n"); /* 3.1, as it is typed */
    let_go(&d, track(0.62));
    assert_heard(&d, "did xlim(-4, 4); ylim(-1, 4); a = 3.1; \n");
    assert_a(&d, 3.1);
    press(&d, 'z', 0);
    assert_a(&d, 1);
    assert_heard(&d, "did \nparam 9 0 0x1p+0 a\n");
    close_desk(&d);
}

static void drag_with_alt(struct desk *d, double share)
{
    do_input(
        d, (struct nb_input){.kind = NB_INPUT_MOVE, .x = track(share), .y = Y, .mods = NB_MOD_ALT});
}

/* The functions that are drawn faint beside the others. */
static size_t ghosts_of(struct desk *d)
{
    const struct nb_axes *a = &nb_explorer_figure(d->e)->axes[0];
    size_t count = 0;
    for (size_t i = 0; i < a->count; i++)
        count += a->curves[i].aside && a->curves[i].look.faint > 0;
    return count;
}

static void test_ghosts(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, swish);
    press_at(&d, track(0.4), 1); /* a = 2 of a track from 0 to 5: Alt is not held yet */
    assert_int_equal(ghosts_of(&d), 0);
    drag_with_alt(&d, 0.6);
    drag_with_alt(&d, 0.62);
    drag_with_alt(&d, 0.8); /* 3.1 is too near to 3 */
    assert_int_equal(ghosts_of(&d), 2);
    let_go(&d, track(0.8));
    assert_non_null(strstr(nb_buf_text(&d.heard), "ghosts(a=[2, 3]); "));
    assert_a(&d, 4); /* what is read is no ghost */
    press(&d, 'z', 0);
    assert_int_equal(ghosts_of(&d), 0);
    press(&d, 'z', NB_MOD_SHIFT);
    assert_int_equal(ghosts_of(&d), 2);
    press_at(&d, track(0.8), 1);
    for (int i = 0; i < 9; i++)
        drag_with_alt(&d, i % 2 ? 0.2 : 0.9);
    assert_int_equal(ghosts_of(&d), 4); /* 2, 3, 4, and one of 1 and 4.5: the other is drawn */
    for (int i = 0; i < 9; i++)
        drag_with_alt(&d, i / 9.0);
    assert_int_equal(ghosts_of(&d), 6); /* the last ones */
    let_go(&d, track(0.9));
    press(&d, NB_KEY_ESCAPE, 0);
    assert_int_equal(ghosts_of(&d), 0);
    close_desk(&d);
}

static void test_ends_and_start(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, swish);
    press_at(&d, track(0.5), 1);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_MOVE, .x = track(1.05), .y = Y});
    let_go(&d, track(1.05));
    assert_a(&d, 5.3); /* past its end, which is further now */
    press_at(&d, track(0.5), 2);
    let_go(&d, track(0.5));
    assert_a(&d, 1);
    close_desk(&d);
}

static void test_steps(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, swish);
    press(&d, '.', 0);
    assert_a(&d, 1.1);
    press(&d, ',', 0);
    press(&d, ',', 0);
    assert_a(&d, 0.9);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_WHEEL, .x = track(0.5), .y = Y, .up = 1});
    assert_a(&d, 1);
    assert_view(&d, -4, 4, -1, 4); /* nothing was zoomed */
    close_desk(&d);
}

/* It runs to the end of its track and back, and stops where it is. */
static void test_play(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, swish);
    press_at(&d, BUTTON_X, 1);
    let_go(&d, BUTTON_X);
    double least = 1, most = 1;
    for (int i = 0; i < 400; i++) {
        const int wait = nb_explorer_patience(d.e, d.now);
        assert_true(wait >= 0 && wait <= 16);
        nb_explorer_tick(d.e, d.now += 20);
        draw(&d);
        const double a = nb_explorer_figure(d.e)->params[0].value;
        least = fmin(least, a);
        most = fmax(most, a);
    }
    assert_true(least == 0 && most == 5);
    press(&d, ' ', 0);
    rest(&d);
    assert_int_equal(nb_explorer_patience(d.e, d.now), -1);
    close_desk(&d);
}

/* A click on the value, and a number. */
static void test_typed(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, swish);
    press_at(&d, RIGHT + 20, 1);
    let_go(&d, RIGHT + 20);
    for (const char *c = "-7.25"; *c; c++)
        do_input(&d, (struct nb_input){.kind = NB_INPUT_TEXT, .text = (char[]){*c, 0}});
    press(&d, NB_KEY_ENTER, 0);
    assert_a(&d, -7.25);
    /* In the line of the window too, and what is no number does nothing. */
    press(&d, ':', 0);
    for (const char *c = "a=2"; *c; c++)
        do_input(&d, (struct nb_input){.kind = NB_INPUT_TEXT, .text = (char[]){*c, 0}});
    press(&d, NB_KEY_ENTER, 0);
    assert_a(&d, 2);
    press(&d, ':', 0);
    for (const char *c = "a=z"; *c; c++)
        do_input(&d, (struct nb_input){.kind = NB_INPUT_TEXT, .text = (char[]){*c, 0}});
    press(&d, NB_KEY_ENTER, 0);
    press(&d, NB_KEY_ESCAPE, 0);
    assert_a(&d, 2);
    close_desk(&d);
}

/* What the prompt says of a parameter is seen and not said back; the view stays. */
static void test_prompt(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, swish);
    press(&d, '+', 0);
    rest(&d);
    assert_heard(&d, "did xlim(-3.2, 3.2); ylim(-0.5000000000000001, 3.5); \n");
    nb_explorer_turn(d.e, 4);
    nb_live_move(&d.figure, d.pool, (double[]){3});
    nb_explorer_take_parameters(d.e);
    draw(&d);
    assert_a(&d, 3);
    assert_view(&d, -3.2, 3.2, -0.5, 3.5);
    assert_heard(&d, "");
    press(&d, '.', 0);
    assert_heard(&d, "param 9 4 0x1.8cccccccccccdp+1 a\n");
    close_desk(&d);
}

/* While a hand has it, the prompt does not take it away. */
static void test_hand_wins(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, swish);
    press_at(&d, track(0.4), 1);
    nb_live_move(&d.figure, d.pool, (double[]){4});
    nb_explorer_take_parameters(d.e);
    draw(&d);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_MOVE, .x = track(0.5), .y = Y});
    let_go(&d, track(0.5));
    assert_a(&d, 2.5);
    close_desk(&d);
}

/* Whatever two hands do, at the same time too, both sides end with one value: what each says
 * reaches the other later. */
static void test_two_hands(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, swish);
    double prompt = 1;
    size_t turn = 0;
    srand(7);
    for (int i = 0; i < 1000; i++) {
        const bool typed = rand() % 2;
        const double wanted = (rand() % 500) / 100.0;
        d.heard.len = 0;
        if (rand() % 3 > 0)
            press(&d, rand() % 2 ? '.' : ',', 0);
        /* The prompt speaks before it hears what the hand has done. */
        if (typed) {
            prompt = wanted;
            turn++;
        }
        size_t serial, answers;
        const char *said = d.heard.len ? strstr(nb_buf_text(&d.heard), "param ") : NULL;
        if (said) {
            double value;
            said += strlen("param ");
            assert_true(nb_message_size(&said, &serial) && nb_message_size(&said, &answers) &&
                        nb_message_double(&said, &value));
            if (answers == turn)
                prompt = value;
        }
        if (typed) {
            nb_explorer_turn(d.e, turn);
            nb_live_move(&d.figure, d.pool, &wanted);
            nb_explorer_take_parameters(d.e);
            draw(&d);
        }
        assert_float_equal(nb_explorer_figure(d.e)->params[0].value, prompt, 0);
    }
    close_desk(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drag),           cmocka_unit_test(test_ghosts),
        cmocka_unit_test(test_ends_and_start), cmocka_unit_test(test_steps),
        cmocka_unit_test(test_play),           cmocka_unit_test(test_prompt),
        cmocka_unit_test(test_hand_wins),      cmocka_unit_test(test_two_hands),
        cmocka_unit_test(test_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
