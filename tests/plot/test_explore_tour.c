/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tour: each step's commands make its figure, its task can be done by hand, and then the
 * next one is asked for; all of it without a window. */
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
#include "curve/ink.h"
#include "figure/tour.h"
#include "pyplot/pyplot.h"
#include "session/command.h"
#include "tests/plot/desk.h"

enum { MOST = 16 };

/* A desk whose figures a session makes. */
struct lesson {
    struct desk d;
    struct nb_session *session;
    struct nb_figure shown[MOST]; /* each lives until the explorer has another */
    size_t count;
};

static void begin(struct lesson *l)
{
    *l = (struct lesson){.session = nb_pyplot_session((struct nb_session_options){0})};
    open_desk(&l->d, sine);
    l->d.heard.len = 0;
}

static void finish(struct lesson *l)
{
    for (size_t i = 0; i + 1 < l->count; i++)
        nb_figure_free(&l->shown[i]);
    close_desk(&l->d);
    nb_session_free(l->session);
}

static void run(struct lesson *l, const char *commands)
{
    struct nb_err err = {0};
    struct nb_buf text = {0};
    assert_true(l->count < MOST);
    nb_session_begin_figure(l->session);
    if (!nb_session_run(l->session, commands, &err))
        fail_msg("%s: %s", commands, err.message);
    nb_figure_write(&l->session->figure, &text);
    if (l->count == 0)
        nb_figure_free(&l->d.figure);
    read_figure(&l->d, nb_buf_text(&text));
    l->shown[l->count] = l->d.figure;
    nb_explorer_show(l->d.e, &l->shown[l->count++], l->d.pool);
    draw(&l->d);
    nb_buf_free(&text);
}

/* What the prompt does when a step is asked for. */
static void show_step(struct lesson *l, size_t step)
{
    run(l, nb_tour_steps[step - 1].commands);
    nb_explorer_tour(l->d.e, step);
    draw(&l->d);
    l->d.heard.len = 0;
}

/* Whether the step after this one is asked for, once the hand rests. */
static bool goes_on(struct lesson *l, size_t step)
{
    char wanted[24];
    rest(&l->d);
    snprintf(wanted, sizeof wanted, "tour %zu\n", step + 1);
    return l->d.heard.len > 0 && strstr(nb_buf_text(&l->d.heard), wanted);
}

/* Whether no step was asked for. */
static void assert_not_asked(struct lesson *l)
{
    assert_true(l->d.heard.len == 0 || !strstr(nb_buf_text(&l->d.heard), "tour"));
}

/* Hands, one for each step. */
static void point_on(struct desk *d, double x)
{
    const struct nb_panel *p = panel(d);
    point_at(d, at_x(d, x), p->cell.y + p->layout.plot.y + p->layout.plot.height / 2);
}

static void draw_tangent(struct desk *d)
{
    press(d, 't', 0);
    point_on(d, 0);
}

static void build_slope(struct desk *d)
{
    press(d, 'b', 0);
    for (int i = -32; i <= 32; i++)
        point_on(d, i / 4.0);
}

static void go_right(struct desk *d)
{
    point_on(d, 6.5);
}

static void go_where_it_is_flat(struct desk *d)
{
    press(d, 'v', 0);
    point_on(d, 6.5);
}

static void find_kink(struct desk *d)
{
    press(d, NB_KEY_TAB, 0);
    press(d, NB_KEY_TAB, 0);
    point_on(d, 0);
}

static void read_all(struct desk *d)
{
    for (int i = 0; i < 3; i++) {
        press(d, NB_KEY_TAB, 0);
        point_on(d, -2);
    }
}

static void hold_slider(struct desk *d)
{
    for (int i = 0; i < 21; i++)
        do_input(d, (struct nb_input){.kind = NB_INPUT_KEY, .key = '.', .repeat = i > 0});
}

static void make_logarithmic(struct desk *d)
{
    press(d, 'l', 0);
}

/* In the order of the steps; half: what comes near to it and is not it. */
static const struct {
    void (*half)(struct desk *d), (*whole)(struct desk *d);
} hands[] = {
    {go_right, draw_tangent},
    {go_right, build_slope},
    {go_right, go_where_it_is_flat},
    {go_right, find_kink},
    {go_right, read_all},
    {NULL, hold_slider},
    {NULL, make_logarithmic},
    {NULL, NULL},
};

static void test_steps(void **state)
{
    (void)state;
    assert_int_equal(NB_COUNT(hands), nb_tour_count);
    for (size_t i = 1; i <= nb_tour_count; i++) {
        struct lesson l;
        begin(&l);
        show_step(&l, i);
        assert_true(overlay_has(&l.d, nb_tour_steps[i - 1].title));
        assert_false(goes_on(&l, i));
        if (hands[i - 1].half)
            hands[i - 1].half(&l.d);
        assert_false(goes_on(&l, i));
        assert_false(overlay_has(&l.d, "done"));
        if (hands[i - 1].whole) {
            hands[i - 1].whole(&l.d);
            assert_true(overlay_has(&l.d, "✓ done"));
            if (!goes_on(&l, i))
                fail_msg("step %zu does not end: %s", i, nb_buf_text(&l.d.heard));
        }
        finish(&l);
    }
}

/* All of it, one step after the other as a student would. */
static void test_walk(void **state)
{
    (void)state;
    struct lesson l;
    begin(&l);
    press(&l.d, 't', NB_MOD_SHIFT);
    assert_heard(&l.d, "tour 1\n");
    for (size_t i = 1; i < nb_tour_count; i++) {
        show_step(&l, i);
        hands[i - 1].whole(&l.d);
        assert_true(goes_on(&l, i));
    }
    show_step(&l, nb_tour_count);
    press(&l.d, 'h', 0);
    press(&l.d, NB_KEY_ESCAPE, 0); /* of the list */
    assert_true(overlay_has(&l.d, nb_tour_steps[nb_tour_count - 1].title));
    press(&l.d, NB_KEY_ENTER, 0);
    assert_false(overlay_has(&l.d, nb_tour_steps[nb_tour_count - 1].title));
    assert_not_asked(&l);
    finish(&l);
}

/* The hand rests before the next step comes, however long it goes on. */
static void test_no_haste(void **state)
{
    (void)state;
    struct lesson l;
    begin(&l);
    show_step(&l, 3);
    press(&l.d, 'v', 0);
    for (int i = 0; i < 100; i++) {
        point_on(&l.d, 6.2 + 0.01 * i);
        l.d.now += 100;
        nb_explorer_tick(l.d.e, l.d.now);
    }
    assert_not_asked(&l);
    assert_true(goes_on(&l, 3));
    finish(&l);
}

static void test_keys(void **state)
{
    (void)state;
    static const struct {
        int key;
        const char *heard;
    } keys[] = {
        {NB_KEY_ENTER, "tour 4\n"},
        {NB_KEY_RIGHT, "tour 4\n"},
        {NB_KEY_LEFT, "tour 2\n"},
        {NB_KEY_BACKSPACE, "tour 2\n"},
    };
    struct lesson l;
    begin(&l);
    show_step(&l, 3);
    for (size_t i = 0; i < NB_COUNT(keys); i++) {
        press(&l.d, keys[i].key, 0);
        assert_heard(&l.d, keys[i].heard);
        assert_view(&l.d, -8, 8, -0.2, 2);
    }
    show_step(&l, 1);
    press(&l.d, NB_KEY_LEFT, 0);
    assert_not_asked(&l);
    press(&l.d, 'x', 0); /* on a walk, arrows walk */
    press(&l.d, NB_KEY_RIGHT, 0);
    assert_not_asked(&l);
    press(&l.d, NB_KEY_ESCAPE, 0);
    assert_false(overlay_has(&l.d, "1/8"));
    press(&l.d, 'x', 0);
    press(&l.d, NB_KEY_RIGHT, 0); /* and moves the view again */
    assert_view(&l.d, -6.4, 9.6, -0.2, 2);
    finish(&l);
}

/* Another figure is not the tour's; the same one with a title is. */
static void test_other_figures(void **state)
{
    (void)state;
    struct lesson l;
    begin(&l);
    show_step(&l, 2);
    assert_true(overlay_has(&l.d, "2/8"));
    nb_explorer_tour(l.d.e, 99);
    assert_false(overlay_has(&l.d, "/8"));
    show_step(&l, 2);
    run(&l, "plot(tanh)");
    assert_false(overlay_has(&l.d, "/8"));
    rest(&l.d);
    assert_not_asked(&l);
    finish(&l);
}

/* The paper of what a step says. */
static struct nb_rect paper(struct desk *d)
{
    const struct nb_overlay *m = nb_explorer_overlay(d->e);
    for (size_t i = 0; i < m->count; i++)
        if (m->list[i].kind == NB_OVERLAY_AREA && m->list[i].count == 4) {
            const struct nb_point *p = m->list[i].points;
            return (struct nb_rect){p[0].x, p[0].y, p[2].x - p[0].x, p[2].y - p[0].y};
        }
    fail();
    return (struct nb_rect){0};
}

/* Whether it is in the plot, and over no curve. */
static void assert_free(struct desk *d, size_t step)
{
    const struct nb_panel *p = panel(d);
    const struct nb_rect r = paper(d), *plot = &p->layout.plot;
    const double x = p->cell.x + plot->x, y = p->cell.y + plot->y;
    const struct nb_window_part part = {
        .u0 = (r.x - x) / plot->width,
        .u1 = (r.x + r.width - x) / plot->width,
        .v0 = 1 - (r.y + r.height - y) / plot->height,
        .v1 = 1 - (r.y - y) / plot->height,
    };
    assert_true(part.u0 > 0 && part.u1 < 1 && part.v0 > 0 && part.v1 < 1);
    for (size_t k = 0; k < p->axes->count; k++)
        if (nb_ink_in(&p->traces[k], part) > 0)
            fail_msg("step %zu hides curve %zu", step, k);
}

static void test_hides_no_curve(void **state)
{
    (void)state;
    struct lesson l;
    begin(&l);
    for (size_t i = 1; i <= nb_tour_count; i++) {
        show_step(&l, i);
        assert_free(&l.d, i);
    }
    show_step(&l, 1);
    l.d.width = 720;
    l.d.height = 460;
    draw(&l.d); /* the plot is another one now */
    draw(&l.d);
    assert_free(&l.d, 1);
    finish(&l);
}

/* In a small window it is all there, whatever it hides. */
static void test_small_window(void **state)
{
    (void)state;
    struct lesson l;
    begin(&l);
    l.d.width = 640;
    l.d.height = 400;
    for (size_t i = 1; i <= nb_tour_count; i++) {
        show_step(&l, i);
        const struct nb_panel *p = panel(&l.d);
        const struct nb_rect r = paper(&l.d), *plot = &p->layout.plot;
        const double x = p->cell.x + plot->x, y = p->cell.y + plot->y;
        assert_true(r.x >= x && r.x + r.width <= x + plot->width);
        assert_true(r.y >= y && r.y + r.height <= y + plot->height);
    }
    finish(&l);
}

/* The picture of a step that is done, for doc/lesson.md. */
static void save_picture(struct desk *d, const char *folder, size_t step)
{
    char path[512];
    cairo_surface_t *s =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)d->width, (int)d->height);
    cairo_t *cr = cairo_create(s);
    nb_explorer_draw_base(d->e, cr);
    nb_overlay_draw(nb_explorer_overlay(d->e), cr);
    cairo_destroy(cr);
    snprintf(path, sizeof path, "%s/%zu.png", folder, step);
    assert_int_equal(cairo_surface_write_to_png(s, path), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(s);
}

/* Into the folder that the environment names, if it does. */
static void test_pictures(void **state)
{
    (void)state;
    const char *folder = getenv("LESSON_PICTURES");
    for (size_t i = 1; folder && i <= nb_tour_count; i++) {
        struct lesson l;
        begin(&l);
        l.d.width = 640;
        l.d.height = 400;
        show_step(&l, i);
        nb_explorer_tour(l.d.e, 0);
        if (hands[i - 1].whole)
            hands[i - 1].whole(&l.d);
        rest(&l.d);
        save_picture(&l.d, folder, i);
        finish(&l);
    }
}

/* What the table has for the prompt runs there, and says something. */
static void test_typed(void **state)
{
    (void)state;
    for (size_t i = 0; i < nb_tour_count; i++) {
        const struct nb_tour_step *s = &nb_tour_steps[i];
        struct nb_err err = {0};
        char *said = NULL;
        size_t n = 0;
        FILE *out = open_memstream(&said, &n);
        struct nb_session *session = nb_pyplot_session((struct nb_session_options){.out = out});
        if (!nb_session_run(session, s->commands, &err) || !nb_session_run(session, s->typed, &err))
            fail_msg("step %zu: %s", i + 1, err.message);
        nb_session_free(session);
        fclose(out);
        assert_true(n > 0);
        free(said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps),         cmocka_unit_test(test_walk),
        cmocka_unit_test(test_no_haste),      cmocka_unit_test(test_keys),
        cmocka_unit_test(test_other_figures), cmocka_unit_test(test_hides_no_curve),
        cmocka_unit_test(test_typed),         cmocka_unit_test(test_small_window),
        cmocka_unit_test(test_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
