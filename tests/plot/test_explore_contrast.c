/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two curves compared: what is between them, and where that is most. */
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

/* Two functions, f and g, on -4..4, by the numbers of their nodes. */
static void open_pair(struct desk *d, int f, int g, const char *nodes)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text,
                  "serial 9\nx -4 4\ny -2 2\nlegend none\n0 var x\n%s"
                  "curve function %d 0 hue 0 order 0 label f\n"
                  "curve function %d 0 hue 1 order 0 label g\n",
                  nodes, f, g);
    open_desk(d, nb_buf_text(&text));
    nb_buf_free(&text);
    point_at(d, at_x(d, 1), at_y(d, 1));
    press(d, NB_KEY_TAB, 0); /* f */
    press(d, 'd', NB_MOD_SHIFT);
}

/* The first area over the picture; NULL: there is none. */
static const struct nb_overlay_mark *area(struct desk *d)
{
    const struct nb_overlay *m = nb_explorer_overlay(d->e);
    for (size_t i = 0; i < m->count; i++)
        if (m->list[i].kind == NB_OVERLAY_AREA)
            return &m->list[i];
    return NULL;
}

/* |silu − relu| is largest where silu' of -|x| is 0. */
static void test_most(void **state)
{
    (void)state;
    struct desk d;
    open_pair(&d, 1, 2, "1 silu 0 0 0 0\n2 relu 0 0 0 0\n");
    assert_true(overlay_has(&d, "max |f − g| = 0.278 at x = "));
    assert_true(overlay_has(&d, "1.27") || overlay_has(&d, "1.28"));
    assert_true(overlay_has(&d, "    Δ -0.26894")); /* silu(1) - 1 */
    press(&d, NB_KEY_TAB, 0);
    assert_true(overlay_has(&d, "max |g − f| = 0.278"));
    assert_true(overlay_has(&d, "    Δ 0.26894"));
    press(&d, 'd', NB_MOD_SHIFT);
    assert_false(overlay_has(&d, "max") || overlay_has(&d, "Δ"));
    close_desk(&d);
}

/* It is that of what is in view, and of the new view after a move. */
static void test_most_in_view(void **state)
{
    (void)state;
    struct desk d;
    open_pair(&d, 1, 2, "1 silu 0 0 0 0\n2 relu 0 0 0 0\n");
    press(&d, ':', 0);
    do_input(&d, (struct nb_input){.kind = NB_INPUT_TEXT, .text = "2..4"});
    press(&d, NB_KEY_ENTER, 0);
    assert_true(overlay_has(&d, "max |f − g| = 0.238 at x = 2.0"));
    press(&d, NB_KEY_ESCAPE, 0);
    assert_false(overlay_has(&d, "max"));
    close_desk(&d);
}

/* The tint lies between the curves, and nowhere else. */
static void test_area(void **state)
{
    (void)state;
    struct desk d;
    open_pair(&d, 1, 2, "1 sin 0 0 0 0\n2 cos 0 0 0 0\n");
    const struct nb_overlay_mark *m = area(&d);
    assert_true(m && m->alpha < 0.5 && m->count > 1000);
    for (size_t i = 0; i < m->count; i++) {
        const double x = nb_scale_invert(&panel(&d)->layout.x, m->points[i].x - panel(&d)->cell.x);
        const double y = i < m->count / 2 ? sin(x) : cos(x);
        assert_true(fabs(m->points[i].y - at_y(&d, y)) < 0.01);
    }
    close_desk(&d);
}

/* Where one has no value there is nothing between. */
static void test_gap(void **state)
{
    (void)state;
    struct desk d;
    open_pair(&d, 1, 2, "1 sqrt 0 0 0 0\n2 cos 0 0 0 0\n");
    const struct nb_overlay_mark *m = area(&d);
    for (size_t i = 0; i < m->count; i++)
        assert_true(m->points[i].x >= at_x(&d, 0) - 1);
    assert_true(overlay_has(&d, "max |f − g| = 2.81 at x = 3.4"));
    close_desk(&d);
}

/* A pole: no bound is proved, and none is said to be. What is drawn stays near the plot. */
static void test_pole(void **state)
{
    (void)state;
    struct desk d;
    open_pair(&d, 4, 5,
              "1 const 0x1.8p+0\n2 sub 0 0 0 0 1\n3 const 0x1p+0\n4 div 0 0 0 3 2\n"
              "5 sin 0 0 0 0\n");
    assert_true(overlay_has(&d, "of columns"));
    assert_false(overlay_has(&d, "| = "));
    const struct nb_overlay_mark *m = area(&d);
    for (size_t i = 0; i < m->count; i++)
        assert_true(m->points[i].y > -10 && m->points[i].y < 650);
    close_desk(&d);
}

static void test_nothing_in_common(void **state)
{
    (void)state;
    struct desk d;
    open_pair(&d, 1, 4, "1 sqrt 0 0 0 0\n2 const -0x1p+0\n3 sub 0 0 0 2 0\n4 sqrt 0 0 0 3\n");
    assert_true(overlay_has(&d, "f and g have no place in common here"));
    close_desk(&d);
}

/* The same function twice, which enclosures do not see: what is proved is said apart. */
static void test_equal(void **state)
{
    (void)state;
    struct desk d;
    open_pair(&d, 1, 4, "1 sin 0 0 0 0\n2 neg 0 0 0 0\n3 sin 0 0 0 2\n4 neg 0 0 0 3\n");
    assert_true(overlay_has(&d, "max |f − g| is 0 at x = -4.000; at most "));
    close_desk(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_most),  cmocka_unit_test(test_most_in_view),
        cmocka_unit_test(test_area),  cmocka_unit_test(test_gap),
        cmocka_unit_test(test_pole),  cmocka_unit_test(test_nothing_in_common),
        cmocka_unit_test(test_equal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
