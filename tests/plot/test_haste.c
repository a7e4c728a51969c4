/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves that are drawn in haste, while the view moves: nothing that is shown is false, and at
 * rest everything is as if nothing had moved. */
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

#include "base/count.h"
#include "plot/dump.h"
#include "tests/plot/desk.h"
#include "tests/plot/fixture.h"

enum { MOVES = 12 };

/* Functions, as the nodes 1 to 9 of x, the last of which is drawn; and whether moving takes
 * nothing away from them. */
static const struct {
    const char *nodes;
    int drawn;
    bool whole;
} functions[] = {
    {"1 const 0x1p+0\n2 div 0 0 0 1 0\n3 sin 0 0 0 2\n", 3, true},
    {"1 const 0x1p+0\n2 div 0 0 0 1 0\n", 2, true},
    {"1 const 0x1p+0\n2 div 0 0 0 1 0\n3 tanh 0 0 0 2\n", 3, true},
    {"1 floor 0 0 0 0\n", 1, true},
    {"1 tan 0 0 0 0\n", 1, true},
    {"1 div 0 0 0 0 0\n", 1, true},
    {"1 sqrt 0 0 0 0\n", 1, true},
    {"1 relu 0 0 0 0\n", 1, true},
    {"1 const 0x1p+0\n2 div 0 0 0 1 0\n3 floor 0 0 0 2\n4 mul 0 0 0 0 3\n", 4, false},
    {"1 const 0x1p+12\n2 mul 0 0 0 0 1\n3 sin 0 0 0 2\n4 mul 0 0 0 0 0\n5 sin 0 0 0 4\n"
     "6 add 0 0 0 3 5\n",
     6, false},
};

static void write_figure(char *out, size_t size, size_t i)
{
    snprintf(out, size, "x -4 4\ny -3 3\n0 var x\n%scurve function %d 0 hue 0 order 0 label f",
             functions[i].nodes, functions[i].drawn);
}

static struct nb_scene *arrange(struct fixture *f, const char *text)
{
    fixture_read(f, text);
    struct nb_scene *s = nb_scene_new(&f->figure);
    nb_scene_arrange(s, 800, 500, 1);
    return s;
}

static void release(struct fixture *f, struct nb_scene *s)
{
    nb_scene_free(s);
    fixture_free(f);
}

static char *dump(struct nb_scene *s)
{
    struct nb_buf out = {0};
    nb_scene_arrange(s, 800, 500, 1);
    nb_dump(s, &out);
    return nb_buf_take(&out);
}

static void view(struct nb_scene *s, double at, double width, bool hasty)
{
    s->panels[0].view_x = (struct nb_limits){at - width, at + width, true};
    s->panels[0].hasty = hasty;
}

/* What a picture of the view is that nobody has moved to. */
static char *dump_fresh(const char *text, double at, double width)
{
    struct fixture f;
    struct nb_scene *s = arrange(&f, text);
    view(s, at, width, false);
    char *fresh = dump(s);
    release(&f, s);
    return fresh;
}

static void moving_takes_nothing_away(void **state)
{
    (void)state;
    srand(3);
    for (size_t i = 0; i < NB_COUNT(functions); i++) {
        char text[600];
        struct fixture f;
        write_figure(text, sizeof text, i);
        struct nb_scene *s = arrange(&f, text);
        for (int k = 0; k < MOVES; k++) {
            const double at = (rand() % 2001 - 1000) / 500.0;
            const double width = k % 2 ? 4 : exp((rand() % 1000) / 300.0);
            view(s, at, width, true);
            char *hasty = dump(s);
            s->panels[0].hasty = false;
            char *rest = dump(s), *fresh = dump_fresh(text, at, width);
            assert_string_equal(rest, fresh);
            if (functions[i].whole)
                assert_string_equal(hasty, fresh);
            free(hasty);
            free(rest);
            free(fresh);
        }
        release(&f, s);
    }
}

/* Another parameter: hints that were right of the curve before say nothing false of this. */
static void what_takes_its_place_is_true(void **state)
{
    (void)state;
    for (size_t i = 0; i < NB_COUNT(functions); i++) {
        char text[600], other[600];
        struct fixture f, g;
        write_figure(text, sizeof text, i);
        write_figure(other, sizeof other, 0); /* sin(1/x), of which nothing is known at 0 */
        struct nb_scene *before = arrange(&f, other), *s = arrange(&g, text);
        char *fresh = dump(s);
        const size_t dots = s->panels[0].traces[0].dot_count;
        view(s, 0.1, 3, false);
        free(dump(s));
        nb_panel_succeed(&s->panels[0], &before->panels[0]);
        view(s, 0, 4, true);
        free(dump(s));
        assert_true(s->panels[0].traces[0].dot_count <= dots);
        s->panels[0].steady = s->panels[0].hasty = false;
        s->panels[0].view_x = (struct nb_limits){0};
        char *rest = dump(s);
        assert_string_equal(rest, fresh);
        free(rest);
        free(fresh);
        release(&f, before);
        release(&g, s);
    }
}

/* A hand that holds the button and does not move sees the proved curve. */
static void a_hand_that_waits_sees_all(void **state)
{
    (void)state;
    char text[700];
    struct desk d;
    write_figure(text, sizeof text, NB_COUNT(functions) - 1);
    open_desk(&d, text);
    struct nb_input in = {
        .kind = NB_INPUT_PRESS, .button = NB_BUTTON_LEFT, .clicks = 1, .x = 500, .y = 300};
    do_input(&d, in);
    in.kind = NB_INPUT_MOVE;
    in.x = 700;
    do_input(&d, in);
    assert_true(panel(&d)->held_hasty);
    const int patience = nb_explorer_patience(d.e, d.now);
    assert_in_range(patience, 1, 80);
    nb_explorer_tick(d.e, d.now += 80);
    draw(&d);
    assert_false(panel(&d)->held_hasty);
    assert_true(panel(&d)->steady);
    in.kind = NB_INPUT_RELEASE;
    do_input(&d, in);
    rest(&d);
    assert_false(panel(&d)->steady);
    close_desk(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moving_takes_nothing_away),
        cmocka_unit_test(what_takes_its_place_is_true),
        cmocka_unit_test(a_hand_that_waits_sees_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
