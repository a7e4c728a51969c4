/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure under somebody's hands, without a window: what is read, pinned and told. */
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

static size_t curves(struct desk *d)
{
    return panel(d)->axes->count;
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

static void click(struct desk *d, double x, double y)
{
    drag(d, NB_BUTTON_LEFT, 0, x, y, x, y);
}

/* A pin is no data: home is where it was, however far out it lies. */
static void test_pin_chooses_no_limits(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, silu_and_relu);
    const struct nb_limits x = panel(&d)->x, y = panel(&d)->y;
    press(&d, NB_KEY_RIGHT, NB_MOD_SHIFT);
    press(&d, NB_KEY_RIGHT, NB_MOD_SHIFT);
    rest(&d);
    click(&d, at_x(&d, x.hi + 1), 300);
    assert_int_equal(nb_explorer_figure(d.e)->axes[0].note_count, 1);
    press(&d, 'r', 0);
    rest(&d);
    assert_true(panel(&d)->x.lo == x.lo && panel(&d)->x.hi == x.hi);
    assert_true(panel(&d)->y.lo == y.lo && panel(&d)->y.hi == y.hi);
    struct nb_buf text = {0};
    nb_figure_write(nb_explorer_figure(d.e), &text);
    assert_non_null(strstr(nb_buf_text(&text), "curve data pin "));
    nb_buf_free(&text);
    close_desk(&d);
}

static bool do_meet(struct nb_rect a, struct nb_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static bool is_covered(struct nb_overlay *o, struct nb_rect box)
{
    for (size_t i = 0; i < o->count; i++) {
        const struct nb_rect r = nb_overlay_extent(o, &o->list[i]);
        if (o->list[i].kind == NB_OVERLAY_AREA && o->list[i].hollow && r.x <= box.x &&
            r.y <= box.y && r.x + r.width >= box.x + box.width &&
            r.y + r.height >= box.y + box.height)
            return true;
    }
    return false;
}

/* A number at a tick is seen whole, or not at all. */
static void test_numbers_in_margins(void **state)
{
    (void)state;
    struct desk d;
    size_t covered = 0;
    open_desk(&d, sine);
    for (double x = -3.9; x < 4; x += 0.1) {
        point_at(&d, at_x(&d, x), at_y(&d, sin(x)));
        struct nb_overlay *o = nb_explorer_overlay(d.e);
        const struct nb_layout *l = &panel(&d)->layout;
        for (size_t i = 0; i < o->count; i++)
            for (size_t k = 0; k < l->label_count; k++) {
                const struct nb_rect box = nb_label_box(&l->labels[k]);
                if (o->list[i].kind != NB_OVERLAY_TEXT || do_meet(box, l->plot) ||
                    !do_meet(nb_overlay_extent(o, &o->list[i]), box))
                    continue;
                assert_true(is_covered(o, box));
                covered++;
            }
    }
    assert_true(covered > 20);
    close_desk(&d);
}

/* Two plots side by side, the first of which has a y axis on either side. */
static const char both_sides[] =
    "serial 9\naxes 1 2 0\nx -5 3\ntwin\n0 var x\n1 silu 0 0 0 0\n"
    "curve function 1 0 hue 0 order 0 label silu\n2 exp 0 0 0 0\n"
    "curve function 2 0 hue 1 order 0 right label exp\naxes 1 2 1\nx 0 8\n3 var x\n"
    "4 relu 0 0 0 3\ncurve function 4 3 hue 0 order 0 label relu\n";
/* Numbers at ticks of one digit, where there are few of them. */
static const char narrow_margin[] =
    "serial 10\nx -5 3\ny -1 4\nlegend none\n0 var x\n1 silu 0 0 0 0\n"
    "curve function 1 0 hue 0 order 0 label silu\n";

/* The panels' plots that a text stands over; *beside: a number is on that side of one. */
static void look_at_texts(struct desk *d, size_t beside[2])
{
    const struct nb_scene *s = nb_explorer_scene(d->e);
    struct nb_overlay *o = nb_explorer_overlay(d->e);
    for (size_t i = 0; i < o->count; i++) {
        const struct nb_overlay_mark *m = &o->list[i];
        const struct nb_rect r = nb_overlay_extent(o, m);
        for (size_t k = 0; m->kind == NB_OVERLAY_TEXT && k < s->count; k++) {
            struct nb_rect plot = s->panels[k].layout.plot;
            plot.x += s->panels[k].cell.x + 1;
            plot.y += s->panels[k].cell.y + 1;
            plot.width -= 2;
            plot.height -= 2;
            if (do_meet(r, plot))
                fail_msg("'%s' is over a plot in a picture of %g by %g", m->text, d->width,
                         d->height);
        }
        if (m->kind == NB_OVERLAY_TEXT && m->hollow && m->down == 0.5)
            beside[m->across == 0]++;
    }
}

/* What stands in a margin leaves the curves alone, however narrow that is: on all sides of all
 * plots, with all digits, too. */
static void test_margins_are_no_plots(void **state)
{
    (void)state;
    static const char *const figures[] = {sine, narrow_margin, both_sides};
    static const double widths[] = {240, 400, 640, 1000};
    enum { STEPS = 40 };
    for (size_t i = 0; i < 3 * 4; i++) {
        struct desk d;
        size_t beside[2] = {0, 0};
        open_desk(&d, figures[i / 4]);
        d.width = widths[i % 4];
        d.height = 0.64 * d.width;
        draw(&d);
        press(&d, 'g', 0); /* no greeting */
        for (int k = 0; k < STEPS; k++) {
            const double x = d.width * (k + 0.5) / STEPS, y = d.height * (0.1 + 0.6 * (k % 7) / 6);
            do_input(&d, (struct nb_input){.kind = NB_INPUT_MOVE,
                                           .x = x,
                                           .y = y,
                                           .mods = k % 5 == 0 ? NB_MOD_CTRL : 0});
            look_at_texts(&d, beside);
        }
        if (d.width > 300 && (beside[0] < STEPS / 4 || (i / 4 == 2 && beside[1] == 0)))
            fail_msg("figure %zu: numbers on the left %zu times, right %zu times", i / 4, beside[0],
                     beside[1]);
        close_desk(&d);
    }
}

/* The line below the picture is not longer than it, and says what matters most. */
static void test_narrow_window(void **state)
{
    (void)state;
    for (int greeted = 0; greeted < 2; greeted++)
        for (double width = 240; width < 700; width += 20) {
            struct desk d;
            open_desk(&d, silu_and_relu);
            d.width = width;
            draw(&d);
            if (greeted)
                press(&d, 'g', 0);
            point_at(&d, at_x(&d, 2), at_y(&d, 1.7));
            struct nb_overlay *o = nb_explorer_overlay(d.e);
            double end = 0, greeting = width;
            for (size_t i = 0; i < o->count; i++) {
                const struct nb_rect r = nb_overlay_extent(o, &o->list[i]);
                const char *text = o->list[i].text;
                if (text && strncmp(text, "x ", 2) == 0) {
                    end = r.x + r.width;
                    assert_non_null(strstr(text, "silu 1."));
                }
                if (text && strcmp(text, "h: keys") == 0)
                    greeting = r.x;
            }
            assert_true(end > 0 && end <= greeting);
            close_desk(&d);
        }
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

/* A word stays from when it can be seen, however long its picture took. */
static void test_word_stays(void **state)
{
    (void)state;
    static const char word[] = "nothing to go back to";
    struct desk d;
    open_desk(&d, sine);
    press(&d, 'u', 0);
    nb_explorer_seen(d.e, d.now += 60000);
    for (int i = 0; i < 3; i++) {
        nb_explorer_tick(d.e, d.now + 1000 * (unsigned)i);
        draw(&d);
        assert_int_equal(overlay_has(&d, word), i < 2);
        nb_explorer_seen(d.e, d.now + 1000 * (unsigned)i);
    }
    close_desk(&d);
}

/* Of another figure no layers are drawn. */
static void test_depth_is_of_figure(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    point_at(&d, 600, 250);
    press(&d, '.', NB_MOD_SHIFT);
    assert_true(overlay_has(&d, "depth 2"));
    struct nb_figure first = d.figure;
    nb_explorer_show(d.e, &first, d.pool);
    read_figure(&d, silu_and_relu);
    nb_explorer_show(d.e, &d.figure, d.pool);
    draw(&d);
    point_at(&d, 600, 250);
    assert_false(overlay_has(&d, "depth"));
    nb_figure_free(&first);
    close_desk(&d);
}

static void test_table(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, sine);
    point_at(&d, at_x(&d, 0), at_y(&d, 0.5));
    char *text = nb_explorer_table(d.e);
    assert_true(strncmp(text, "x\tf\tf'\n-4\t0.7568024953079282\t-0.6536436208636119\n", 30) == 0);
    free(text);
    close_desk(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pins),
        cmocka_unit_test(test_pin_chooses_no_limits),
        cmocka_unit_test(test_numbers_in_margins),
        cmocka_unit_test(test_margins_are_no_plots),
        cmocka_unit_test(test_narrow_window),
        cmocka_unit_test(test_pin_moves),
        cmocka_unit_test(test_what_is_told),
        cmocka_unit_test(test_readings),
        cmocka_unit_test(test_hovering_samples_nothing),
        cmocka_unit_test(test_next_states),
        cmocka_unit_test(test_word_stays),
        cmocka_unit_test(test_depth_is_of_figure),
        cmocka_unit_test(test_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
