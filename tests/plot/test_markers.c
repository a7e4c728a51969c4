/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of markers: many of them look as few do, and cost as much as their area. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <cairo-svg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "plot/markers.h"

enum { WIDTH = 640, HEIGHT = 480, FEW = 4000, SOME = 8000, MANY = 1000000 };

static struct nb_point *cloud(size_t count)
{
    struct nb_point *at = calloc(count, sizeof *at);
    for (size_t i = 0; i < count; i++) {
        const double a = fmod((double)i * 0.7548776662, 1), b = fmod((double)i * 0.5698402910, 1);
        at[i] = (struct nb_point){20 + 280 * a, 20 + 200 * b * b};
    }
    at[count / 2].y = NAN;
    at[count / 3].x = 1e9;
    return at;
}

static struct nb_markers markers_of(const struct nb_point *at, size_t count)
{
    return (struct nb_markers){.at = at,
                               .count = count,
                               .radius = 3,
                               .color = {0.2, 0.4, 0.9},
                               .alpha = 1,
                               .view = {15, 15, 290, 210},
                               .scale = 2};
}

static cairo_surface_t *blank(void)
{
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create(s);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_destroy(cr);
    return s;
}

/* In parts of so many; each part is drawn by itself. */
static cairo_surface_t *drawn(const struct nb_point *at, size_t count, size_t part)
{
    cairo_surface_t *s = blank();
    cairo_t *cr = cairo_create(s);
    cairo_scale(cr, 2, 2);
    for (size_t i = 0; i < count; i += part) {
        const struct nb_markers m = markers_of(at + i, part < count - i ? part : count - i);
        cairo_set_source_rgb(cr, m.color.r, m.color.g, m.color.b);
        nb_markers_draw(cr, &m);
    }
    cairo_destroy(cr);
    cairo_surface_flush(s);
    return s;
}

/* The mean difference of a channel, of 255. */
static double difference(cairo_surface_t *a, cairo_surface_t *b)
{
    const unsigned char *p = cairo_image_surface_get_data(a), *q = cairo_image_surface_get_data(b);
    const size_t n = (size_t)cairo_image_surface_get_stride(a) * HEIGHT;
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += abs(p[i] - q[i]);
    return sum / (double)n;
}

static void many_look_as_few_do(void **state)
{
    (void)state;
    struct nb_point *at = cloud(SOME);
    cairo_surface_t *none = blank(), *discs = drawn(at, SOME, FEW),
                    *picture = drawn(at, SOME, SOME);
    assert_true(difference(none, discs) > 20);
    assert_true(difference(discs, picture) < 1);
    assert_true(difference(discs, picture) > 0); /* another way */
    cairo_surface_destroy(none);
    cairo_surface_destroy(discs);
    cairo_surface_destroy(picture);
    free(at);
}

static cairo_status_t count_bytes(void *ctx, const unsigned char *bytes, unsigned int len)
{
    (void)bytes;
    *(size_t *)ctx += len;
    return CAIRO_STATUS_SUCCESS;
}

static void a_million_is_a_small_file(void **state)
{
    (void)state;
    size_t bytes = 0;
    struct nb_point *at = cloud(MANY);
    cairo_surface_t *svg = cairo_svg_surface_create_for_stream(count_bytes, &bytes, 320, 240);
    cairo_t *cr = cairo_create(svg);
    struct nb_markers m = markers_of(at, MANY);
    m.scale = 1;
    nb_markers_draw(cr, &m);
    cairo_destroy(cr);
    cairo_surface_destroy(svg);
    assert_in_range(bytes, 1000, 1000000);
    free(at);
}

/* How dark a pixel is, 0 to 255. */
static int darkness(cairo_surface_t *s, int x, int y)
{
    const unsigned char *pixels = cairo_image_surface_get_data(s);
    return 255 - pixels[y * cairo_image_surface_get_stride(s) + 4 * x + 2];
}

/* Three heaps of 1, 100 and 10000 discs are in even steps; where none is there is nothing,
 * also beside the edge. */
static void density_grows_with_the_logarithm(void **state)
{
    (void)state;
    enum { HEAPS = 10101 };
    struct nb_point *at = calloc(HEAPS, sizeof *at);
    for (size_t i = 0; i < HEAPS; i++)
        at[i] = (struct nb_point){i == 0 ? 50 : i <= 100 ? 100 : 150, 100};
    at[0].y = 15; /* at the edge of the view */
    cairo_surface_t *s = blank();
    cairo_t *cr = cairo_create(s);
    struct nb_markers m = markers_of(at, HEAPS);
    m.dense = true;
    cairo_scale(cr, 2, 2);
    nb_markers_draw(cr, &m);
    cairo_destroy(cr);
    cairo_surface_flush(s);
    const int one = darkness(s, 100, 32), some = darkness(s, 200, 200),
              most = darkness(s, 300, 200);
    assert_int_equal(darkness(s, 250, 200), 0);
    assert_in_range(most, 200, 208); /* of 0.8 */
    assert_in_range(one, most / 4 - 6, most / 4 + 6);
    assert_in_range(some, (most + one) / 2 - 6, (most + one) / 2 + 6);
    cairo_surface_destroy(s);
    free(at);
}

/* A line as discs along it looks like one that is stroked. */
static void joined_discs_are_a_line(void **state)
{
    (void)state;
    enum { TURNS = 12 };
    struct nb_point *at = cloud(TURNS * 3);
    for (size_t i = 0; i < TURNS; i++)
        at[i] = at[3 * i + 1];
    cairo_surface_t *stroked = blank(), *stamped = blank(), *none = blank();
    cairo_t *cr = cairo_create(stroked);
    struct nb_markers m = markers_of(at, TURNS);
    m.joined = true;
    m.radius = 1;
    cairo_scale(cr, 2, 2);
    cairo_set_source_rgb(cr, m.color.r, m.color.g, m.color.b);
    cairo_set_line_width(cr, 2 * m.radius);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    for (size_t i = 0; i < TURNS; i++)
        cairo_line_to(cr, at[i].x, at[i].y);
    cairo_stroke(cr);
    cairo_destroy(cr);
    cr = cairo_create(stamped);
    cairo_scale(cr, 2, 2);
    nb_markers_draw(cr, &m);
    cairo_destroy(cr);
    cairo_surface_flush(stroked);
    cairo_surface_flush(stamped);
    assert_true(difference(none, stroked) > 4);
    assert_true(difference(stroked, stamped) < 0.4);
    cairo_surface_destroy(none);
    cairo_surface_destroy(stroked);
    cairo_surface_destroy(stamped);
    free(at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_look_as_few_do),
        cmocka_unit_test(a_million_is_a_small_file),
        cmocka_unit_test(joined_discs_are_a_line),
        cmocka_unit_test(density_grows_with_the_logarithm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
