/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pyramid picks of long data for a view looks like all of it, and is not long. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <cairo.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/count.h"
#include "curve/pyramid.h"

enum { COUNT = 300000, WIDTH = 640, HEIGHT = 360, ALL = WIDTH * HEIGHT };

static double noise(size_t i)
{
    return fmod((double)i * 0.7548776662466927, 1);
}

/* Kinds of lines; each fills x and y of the i-th point. */
static void wave(size_t i, double *x, double *y)
{
    *x = 1e-5 * (double)i;
    *y = sin(40 * *x) + (i % 100000 < 30000 ? noise(i) : 0) + (i == 123456 ? 4 : 0);
}

/* Back and forth, a spiral. */
static void spiral(size_t i, double *x, double *y)
{
    const double t = 1e-4 * (double)i;
    *x = 1.5 + t / 20 * cos(t);
    *y = t / 15 * sin(t);
}

static void staircase(size_t i, double *x, double *y)
{
    *x = 1e-5 * (double)(i / 50000 * 50000);
    *y = noise(i / 30000) * 2 - 1;
}

/* Long gaps, of either number, and infinities. */
static void gaps(size_t i, double *x, double *y)
{
    wave(i, x, y);
    if (i / 7000 % 5 == 1)
        *y = i % 3 ? NAN : INFINITY;
    if (i / 7000 % 11 == 2)
        *x = NAN;
}

/* A gap at every few points, and what is between them is in bands. */
static void crumbs(size_t i, double *x, double *y)
{
    *x = 1e-5 * (double)i;
    *y = (i / 5 % 3 == 1 ? 0.6 : i / 5 % 3 == 2 ? -0.8 : 0.1) + 0.2 * noise(i) + 0.1 * *x;
    if (i % 5 == 0)
        *y = NAN;
}

static void powers(size_t i, double *x, double *y)
{
    wave(i, x, y);
    *x = i < 100 ? -1 : exp(2 * *x - 3);
    *y = *y > 0 ? exp(3 * *y) : *y;
}

struct view {
    struct nb_scale x, y;
};

static const struct nb_warp logs = {.kind = NB_WARP_LOG};

static const struct data {
    const char *name;
    void (*point)(size_t i, double *x, double *y);
    struct view views[3];
} all[] = {
    {"wave",
     wave,
     {{{0, 3, 0, 1, {0}}, {-1.5, 3.5, 0, 1, {0}}},
      {{1.2, 1.25, 0, 1, {0}}, {-1.5, 3.5, 0, 1, {0}}},
      {{-50, 1000, 0, 1, {0}}, {0.9, 0.91, 0, 1, {0}}}}},
    {"spiral",
     spiral,
     {{{0, 3, 0, 1, {0}}, {-2, 2, 0, 1, {0}}},
      {{1.5, 1.8, 0, 1, {0}}, {1, 1.5, 0, 1, {0}}},
      {{1.49, 1.51, 0, 1, {0}}, {-0.01, 0.01, 0, 1, {0}}}}},
    {"staircase",
     staircase,
     {{{-1, 4, 0, 1, {0}}, {-1.5, 1.5, 0, 1, {0}}},
      {{0.99, 1.6, 0, 1, {0}}, {0, 0.1, 0, 1, {0}}},
      {{-1, 4, 0, 1, {0}}, {-1e9, 1e9, 0, 1, {0}}}}},
    {"gaps",
     gaps,
     {{{0, 3, 0, 1, {0}}, {-1.5, 3.5, 0, 1, {0}}},
      {{0.5, 0.8, 0, 1, {0}}, {-1.5, 3.5, 0, 1, {0}}},
      {{0.0699, 0.0701, 0, 1, {0}}, {-1.5, 3.5, 0, 1, {0}}}}},
    {"crumbs",
     crumbs,
     {{{0, 3, 0, 1, {0}}, {-1.5, 1.5, 0, 1, {0}}},
      {{0.5, 0.8, 0, 1, {0}}, {-0.1, 0.4, 0, 1, {0}}},
      {{1.0001, 1.0005, 0, 1, {0}}, {-1.5, 1.5, 0, 1, {0}}}}},
    {"powers",
     powers,
     {{{0.05, 30, 0, 1, logs}, {1, 1000, 0, 1, logs}},
      {{0.05, 30, 0, 1, logs}, {-3, 40, 0, 1, {0}}},
      {{1, 1.1, 0, 1, logs}, {1, 1000, 0, 1, logs}}}},
};

/* Marks the pixels that lines of a pixel's width meet. */
static cairo_surface_t *drawn(const struct nb_points *p, const struct view *v)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create(surface);
    bool open = false;
    cairo_set_line_width(cr, 1);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_BEVEL);
    for (size_t i = 0; i < p->count; i++) {
        const bool is = isfinite(p->xs[i]) && isfinite(p->ys[i]);
        const double x = is ? fmin(fmax(nb_scale_map(&v->x, p->xs[i]), -9), 9) * WIDTH : 0;
        const double y = is ? fmin(fmax(nb_scale_map(&v->y, p->ys[i]), -9), 9) * HEIGHT : 0;
        if (is)
            (open ? cairo_line_to : cairo_move_to)(cr, x, y);
        open = is;
        if (is && i % 200 == 0) { /* one path of all would take long */
            cairo_stroke(cr);
            cairo_move_to(cr, x, y);
        }
    }
    cairo_stroke(cr);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

/* Whether a pixel, or one beside it, is set. */
static bool is_near(const unsigned char *pixels, int pitch, int x, int y)
{
    for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++)
            if (x + dx >= 0 && x + dx < WIDTH && y + dy >= 0 && y + dy < HEIGHT &&
                pixels[(y + dy) * pitch + x + dx] > 0)
                return true;
    return false;
}

/* Pixels that are clearly set in `a` and nowhere near in `b`. */
static int apart(cairo_surface_t *a, cairo_surface_t *b)
{
    const int pitch = cairo_image_surface_get_stride(a);
    const unsigned char *pa = cairo_image_surface_get_data(a);
    const unsigned char *pb = cairo_image_surface_get_data(b);
    int count = 0;
    for (int i = 0; i < ALL; i++)
        count +=
            pa[i / WIDTH * pitch + i % WIDTH] > 160 && !is_near(pb, pitch, i % WIDTH, i / WIDTH);
    return count;
}

static struct nb_points points_of(const struct data *d, size_t count)
{
    double *xs = calloc(count, sizeof *xs), *ys = calloc(count, sizeof *ys);
    for (size_t i = 0; i < count; i++)
        d->point(i, &xs[i], &ys[i]);
    return (struct nb_points){xs, ys, count, false};
}

static void drop(struct nb_points *p)
{
    free((void *)(size_t)p->xs);
    free((void *)(size_t)p->ys);
}

static void pictures_are_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < NB_COUNT(all); i++) {
        struct nb_points p = points_of(&all[i], COUNT);
        struct nb_pyramid *pyramid = nb_pyramid_new(p);
        assert_non_null(pyramid);
        for (size_t k = 0; k < NB_COUNT(all[i].views); k++) {
            const struct view *v = &all[i].views[k];
            const struct nb_points few = nb_pyramid_pick(pyramid, &v->x, &v->y, WIDTH, HEIGHT);
            cairo_surface_t *a = drawn(&p, v), *b = drawn(&few, v);
            const int less = apart(a, b), more = apart(b, a);
            printf("%s, view %zu: %zu points, %d pixels less, %d more\n", all[i].name, k, few.count,
                   less, more);
            assert_int_equal(less, 0);
            assert_int_equal(more, 0);
            assert_true(few.count < COUNT / 4);
            cairo_surface_destroy(a);
            cairo_surface_destroy(b);
        }
        nb_pyramid_free(pyramid);
        drop(&p);
    }
}

/* The spike of one point is picked as it is, whatever the view, and so is what is lowest. */
static void extremes_are_exact(void **state)
{
    (void)state;
    struct nb_points p = points_of(&all[0], COUNT);
    struct nb_pyramid *pyramid = nb_pyramid_new(p);
    double low = INFINITY;
    for (size_t i = 0; i < COUNT; i++)
        low = fmin(low, p.ys[i]);
    for (double half = 0.01; half < 1e5; half *= 3) {
        const struct nb_scale x = {1.23456 - half, 1.23456 + half, 0, 1, {0}};
        const struct nb_scale y = {-2, 8, 0, 1, {0}};
        const struct nb_points few = nb_pyramid_pick(pyramid, &x, &y, 500, 300);
        bool spike = false, lowest = false;
        for (size_t i = 0; i < few.count; i++) {
            spike |= few.xs[i] == p.xs[123456] && few.ys[i] == p.ys[123456];
            lowest |= few.ys[i] == low;
        }
        assert_true(spike);
        assert_true(lowest || half < 2);
    }
    nb_pyramid_free(pyramid);
    drop(&p);
}

/* No line is drawn where there is none: what is alone between gaps stays so. */
static void gaps_are_kept(void **state)
{
    (void)state;
    const size_t count = 50000;
    double *xs = calloc(count, sizeof *xs), *ys = calloc(count, sizeof *ys);
    for (size_t i = 0; i < count; i++) {
        xs[i] = (double)i;
        ys[i] = i % 2 ? NAN : (double)(i % 7);
    }
    const struct nb_scale x = {0, (double)count, 0, 1, {0}}, y = {-1, 8, 0, 1, {0}};
    struct nb_pyramid *pyramid = nb_pyramid_new((struct nb_points){xs, ys, count, false});
    const struct nb_points few = nb_pyramid_pick(pyramid, &x, &y, 700, 400);
    for (size_t i = 1; i < few.count; i++)
        assert_true(isnan(few.ys[i - 1]) || isnan(few.ys[i]));
    nb_pyramid_free(pyramid);
    for (size_t i = 0; i < count; i++)
        xs[i] = NAN;
    pyramid = nb_pyramid_new((struct nb_points){xs, ys, count, false});
    assert_true(nb_pyramid_pick(pyramid, &x, &y, 700, 400).count <= 1);
    nb_pyramid_free(pyramid);
    free(xs);
    free(ys);
}

static void few_points_have_none(void **state)
{
    (void)state;
    nb_pyramid_free(NULL);
    assert_null(nb_pyramid_new((struct nb_points){NULL, NULL, 0, false}));
    struct nb_points p = points_of(&all[0], 1000);
    assert_null(nb_pyramid_new(p));
    drop(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_are_the_same),
        cmocka_unit_test(extremes_are_exact),
        cmocka_unit_test(gaps_are_kept),
        cmocka_unit_test(few_points_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
