/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long data made short looks like all of it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "curve/thin.h"
#include "plot/draw.h"
#include "tests/plot/fixture.h"

enum { COUNT = 400000, WIDTH = 900, HEIGHT = 400 };

/* Waves, noise, a spike that one point makes, and a gap of many points. */
static double value(size_t i)
{
    const double noise = fmod((double)i * 0.7548776662466927, 1);
    if (i == 123456)
        return 9;
    if (i > 250000 && i < 251000)
        return NAN;
    return sin((double)i * 3e-5) + (i % 100000 < 30000 ? noise : 0);
}

static void add_curve(struct nb_axes *a)
{
    double *xs = calloc(COUNT, sizeof *xs), *ys = calloc(COUNT, sizeof *ys);
    for (size_t i = 0; i < COUNT; i++) {
        xs[i] = 1 + 1e-5 * (double)i;
        ys[i] = value(i);
    }
    nb_axes_add_data(a, xs, ys, COUNT, "", (struct nb_stroke){0});
}

/* The picture of a figure that went through its text, and how many points that had. */
static cairo_surface_t *picture(const struct nb_figure *f, size_t *points)
{
    struct nb_buf text = {0};
    struct fixture got;
    nb_figure_write(f, &text);
    fixture_read(&got, nb_buf_text(&text));
    assert_int_equal(got.err.kind, NB_OK);
    *points = got.figure.axes[0].curves[0].count;
    struct nb_scene *s = nb_scene_new(&got.figure);
    nb_scene_arrange(s, WIDTH, HEIGHT, 1);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create(surface);
    nb_draw(s, cr);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    nb_scene_free(s);
    fixture_free(&got);
    nb_buf_free(&text);
    return surface;
}

static void check_same(struct nb_figure *f)
{
    size_t all, few, apart = 0;
    f->thin = false;
    cairo_surface_t *whole = picture(f, &all);
    f->thin = true;
    cairo_surface_t *thin = picture(f, &few);
    const unsigned char *a = cairo_image_surface_get_data(whole);
    const unsigned char *b = cairo_image_surface_get_data(thin);
    for (size_t i = 0; i < (size_t)cairo_image_surface_get_stride(whole) * HEIGHT; i++)
        apart += abs(a[i] - b[i]) > 24;
    assert_int_equal(all, COUNT);
    assert_true(few < COUNT / 4 && few > 1000);
    printf("%zu bytes apart of %zu points\n", apart, few);
    assert_true(apart < 400); /* of 1.4 million: strokes over each other blend */
    cairo_surface_destroy(whole);
    cairo_surface_destroy(thin);
}

static void pictures_are_the_same(void **state)
{
    (void)state;
    struct nb_figure f;
    nb_figure_init(&f);
    add_curve(&f.axes[0]);
    check_same(&f);
    f.axes[0].x = (struct nb_limits){2, 4, true};
    check_same(&f);
    f.axes[0].x = (struct nb_limits){NAN, 1.9, true};
    check_same(&f);
    nb_figure_free(&f);
}

static size_t written(struct nb_figure *f)
{
    size_t points;
    f->thin = true;
    cairo_surface_destroy(picture(f, &points));
    return points;
}

/* Where the limits are not known, or what is lowest is not shown, all points are written. */
static void some_have_all(void **state)
{
    (void)state;
    struct nb_figure f;
    nb_figure_init(&f);
    add_curve(&f.axes[0]);
    f.share_x = NB_SHARE_ALL;
    assert_int_equal(written(&f), COUNT);
    f.share_x = NB_SHARE_NONE;
    f.axes[0].y_warp.kind = NB_WARP_LOG;
    assert_int_equal(written(&f), COUNT);
    f.axes[0].y_warp.kind = NB_WARP_LINEAR;
    assert_true(written(&f) < COUNT);
    nb_figure_free(&f);
}

static void others_stay_as_they_are(void **state)
{
    (void)state;
    struct nb_thin t;
    double *xs = calloc(COUNT, sizeof *xs), *ys = calloc(COUNT, sizeof *ys);
    for (size_t i = 0; i < COUNT; i++)
        xs[i] = ys[i] = (double)i;
    assert_false(nb_thin_points(xs, ys, 1000, (struct nb_limits){0}, &t));
    for (size_t i = 0; i < COUNT; i++)
        xs[i] = 3;
    assert_false(nb_thin_points(xs, ys, COUNT, (struct nb_limits){0}, &t));
    xs[0] = -1e308;
    xs[1] = 1e308;
    assert_false(nb_thin_points(xs, ys, COUNT, (struct nb_limits){0}, &t));
    for (size_t i = 0; i < COUNT; i++)
        xs[i] = (double)i;
    assert_true(nb_thin_points(xs, ys, COUNT, (struct nb_limits){0}, &t));
    assert_true(t.xs[0] == 0 && t.xs[t.count - 1] == COUNT - 1);
    nb_thin_free(&t);
    /* A limit on one side only: the piece between it and the end of the data is shown. */
    assert_true(nb_thin_points(xs, ys, COUNT, (struct nb_limits){COUNT - 1000, NAN, true}, &t));
    assert_true(t.count >= 1000);
    nb_thin_free(&t);
    free(xs);
    free(ys);
}

/* Back and forth, with a gap where x is none: what is thinned is in order, begins and ends
 * as it did, and has the highest of each run. */
static void a_line_may_turn(void **state)
{
    (void)state;
    struct nb_thin t;
    double *xs = calloc(COUNT, sizeof *xs), *ys = calloc(COUNT, sizeof *ys);
    for (size_t i = 0; i < COUNT; i++) {
        xs[i] = i < COUNT / 2 ? (double)i : (double)(COUNT - i);
        ys[i] = i == 123456 ? 9 : i == 345678 ? -9 : i < COUNT / 2 ? 0 : 1;
    }
    xs[300000] = NAN;
    assert_true(nb_thin_points(xs, ys, COUNT, (struct nb_limits){0}, &t));
    bool high = false, low = false, gap = false;
    for (size_t i = 0; i < t.count; i++) {
        high |= t.ys[i] == 9 && t.xs[i] == 123456;
        low |= t.ys[i] == -9 && t.xs[i] == COUNT - 345678;
        gap |= isnan(t.xs[i]) && t.xs[i - 1] == COUNT - 299999 && t.xs[i + 1] == COUNT - 300001;
    }
    assert_true(high && low && gap && t.count < COUNT / 4);
    assert_true(t.xs[0] == 0 && t.xs[t.count - 1] == 1);
    nb_thin_free(&t);
    free(xs);
    free(ys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_are_the_same),
        cmocka_unit_test(some_have_all),
        cmocka_unit_test(others_stay_as_they_are),
        cmocka_unit_test(a_line_may_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
