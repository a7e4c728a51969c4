/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of interest: what the pointer holds on to, what is marked, what a key goes to, and
 * that nobody waits for them. */
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
#include "tests/plot/desk.h"

#define ONE "serial 7\nx -4 4\ny -3 3\nlegend none\n0 var x\n"

static const char sines[] =
    "serial 9\nx -1 1\ny -1 1\nlegend none\n0 var x\n1 const 0x1.f4p+10\n2 mul 0 0 0 1 0\n"
    "3 sin 0 0 0 2\ncurve function 3 0 hue 0 order 0 label f\n";

static void assert_says(struct desk *d, const char *text)
{
    if (overlay_has(d, text))
        return;
    struct nb_buf dump = {0};
    nb_overlay_dump(nb_explorer_overlay(d->e), &dump);
    fail_msg("no \"%s\" in\n%s", text, nb_buf_text(&dump));
}

/* The pointer is near to a point, and reads it; far from it, it does not. */
static const struct {
    const char *figure;
    double x, y;      /* the point */
    const char *text; /* what is said of it */
} points[] = {
    {sine, 0, 0, "root, inflection (0, 0)"},
    {sine, 1.5707963267948966, 1, "maximum (1.5708, 1.0000)    f′ 0    f″ -1.0000"},
    {sine, -1.5707963267948966, -1, "minimum (-1.5708, -1.0000)    f′ 0    f″ 1.0000"},
    {sine, 3.141592653589793, 0, "root, inflection (3.1416, 0)"},
    {ONE "1 abs 0 0 0 0\ncurve function 1 0 hue 0 order 0 label f\n", 0, 0,
     "root, minimum, kink (0, 0)    f′ -1.0000 | 1.0000"},
    {ONE "1 silu 0 0 0 0\ncurve function 1 0 hue 0 order 0 label silu\n", -1.2784645427610738,
     -0.2784645427610738, "minimum (-1.2785, -0.27846)    silu′ 0    silu″ 0.21781"},
    {ONE "1 tanh 0 0 0 0\n2 sigmoid 0 0 0 0\n"
         "curve function 1 0 hue 0 order 0 label tanh\n"
         "curve function 2 0 hue 1 order 0 label sigmoid\n",
     0, 0, "root, inflection (0, 0)    tanh′ 1.0000"},
    {ONE "1 exp 0 0 0 0\n2 cos 0 0 0 0\n"
         "curve function 2 0 hue 0 order 0 label cos\n"
         "curve function 1 0 hue 1 order 0 label exp\n",
     0, 1, "(0, 1.0000)"},
};

static void test_the_pointer_holds_on(void **state)
{
    (void)state;
    for (size_t i = 0; i < NB_COUNT(points); i++) {
        struct desk d;
        open_desk(&d, points[i].figure);
        const double x = at_x(&d, points[i].x), y = at_y(&d, points[i].y);
        const double down = points[i].y < 0 ? -1 : 1; /* into the plot */
        point_at(&d, x + 4, y + 4 * down);
        rest(&d);
        assert_says(&d, points[i].text);
        point_at(&d, x + 6, y + 9 * down);
        assert_false(overlay_has(&d, points[i].text));
        close_desk(&d);
    }
}

/* Where two functions meet. */
static void test_crossings(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, ONE "1 tanh 0 0 0 0\n2 relu 0 0 0 0\n3 const 0x1p-1\n4 mul 0 0 0 2 3\n"
                      "curve function 1 0 hue 0 order 0 label tanh\n"
                      "curve function 4 0 hue 1 order 0 label g\n");
    const double at = 1.9150080481545597; /* tanh(x) = x/2 */
    point_at(&d, at_x(&d, at) + 3, at_y(&d, at / 2) - 3);
    rest(&d);
    assert_says(&d, "crossing (1.9150, 0.95750)    tanh = g");
    close_desk(&d);
}

/* A click on a point pins it, to the last bit. */
static void test_pins(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, points[5].figure);
    const double x = at_x(&d, points[5].x) + 3, y = at_y(&d, points[5].y) - 2;
    point_at(&d, x, y);
    rest(&d);
    for (int i = 0; i < 2; i++) {
        drag(&d, NB_BUTTON_LEFT, 0, x, y, x, y);
        rest(&d);
        assert_int_equal(nb_explorer_figure(d.e)->axes[0].note_count, i == 0);
    }
    assert_heard(&d, "did annotate(\"(-1.27846, -0.27846)\", (-1.2784645427610737, "
                     "-0.2784645427610738)); \ndid \n");
    close_desk(&d);
}

/* A point that is out of view is brought into it, and the prompt is told. */
static void test_next_comes_into_view(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    point_at(&d, at_x(&d, 3.5), at_y(&d, 0));
    rest(&d);
    press(&d, 'n', 0);
    assert_says(&d, "minimum (4.7124, -1.0000)");
    assert_true(panel(&d)->x.lo < 4.71 && panel(&d)->x.hi > 4.72);
    assert_true(strncmp(nb_buf_text(&d.heard), "did xlim(", 9) == 0);
    rest(&d);
    press(&d, 'n', 0);
    assert_says(&d, "root, inflection (6.2832, 0)");
    point_at(&d, at_x(&d, 5.3), at_y(&d, 0));
    assert_false(overlay_has(&d, "inflection"));
    close_desk(&d);
}

/* Texts beside marks do not lie on each other: however many points there are. */
static void test_labels_do_not_overlap(void **state)
{
    (void)state;
    static const char *const figures[] = {sine, silu_and_relu, sines};
    static const size_t wanted[] = {5, 3, 0};
    for (size_t i = 0; i < NB_COUNT(figures); i++) {
        struct desk d;
        open_desk(&d, figures[i]);
        press(&d, 'i', 0);
        rest(&d);
        struct nb_overlay *o = nb_explorer_overlay(d.e);
        size_t texts = 0;
        for (size_t k = 0; k < o->count; k++) {
            const struct nb_rect a = nb_overlay_extent(o, &o->list[k]);
            texts += o->list[k].kind == NB_OVERLAY_TEXT;
            for (size_t j = 0; j < k; j++) {
                const struct nb_rect b = nb_overlay_extent(o, &o->list[j]);
                if (o->list[k].kind == NB_OVERLAY_TEXT && o->list[j].kind == NB_OVERLAY_TEXT)
                    assert_false(a.x < b.x + b.width && b.x < a.x + a.width &&
                                 a.y < b.y + b.height && b.y < a.y + a.height);
            }
        }
        if (texts < wanted[i])
            fail_msg("figure %zu has %zu texts", i, texts);
        close_desk(&d);
    }
}

/* Inputs are answered while thousands of points are looked for; a move of the view gives the
 * search up, and at rest nothing is left to do. */
static void test_nobody_waits(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sines);
    for (int i = 0; i < 30; i++) {
        point_at(&d, 300 + 10 * i, 300);
        assert_true(nb_explorer_patience(d.e, d.now) >= 0);
        press(&d, i % 2 ? '+' : '-', 0);
    }
    rest(&d);
    assert_int_equal(nb_explorer_patience(d.e, d.now), -1);
    press(&d, 'i', 0);
    assert_says(&d, "dot");
    close_desk(&d);
    open_desk(&d, sines); /* closed in the middle of it */
    point_at(&d, 300, 300);
    close_desk(&d);
}

/* A straight line that the curve comes near to. */
static void test_asymptotes(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, points[5].figure);
    point_at(&d, at_x(&d, 2), at_y(&d, 2));
    press(&d, 'i', 0);
    rest(&d);
    struct nb_overlay *o = nb_explorer_overlay(d.e);
    size_t lines = 0;
    for (size_t k = 0; k < o->count; k++)
        lines += o->list[k].kind == NB_OVERLAY_LINE && o->list[k].dashed;
    assert_int_equal(lines, 2); /* 0 at the left, x at the right */
    close_desk(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_pointer_holds_on),
        cmocka_unit_test(test_crossings),
        cmocka_unit_test(test_pins),
        cmocka_unit_test(test_next_comes_into_view),
        cmocka_unit_test(test_labels_do_not_overlap),
        cmocka_unit_test(test_nobody_waits),
        cmocka_unit_test(test_asymptotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
