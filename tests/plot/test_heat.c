/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of maps of colours: their colours, pixels, texts and their way to who draws them. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "figure/colormap.h"
#include "figure/heat.h"
#include "plot/draw.h"
#include "plot/dump.h"
#include "plot/scene.h"
#include "tests/plot/fixture.h"

static uint32_t packed(struct nb_rgb c)
{
    return (uint32_t)lround(255 * c.r) << 16 | (uint32_t)lround(255 * c.g) << 8 |
           (uint32_t)lround(255 * c.b);
}

static void maps_have_names_and_ends(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint32_t first, last;
        bool diverging;
    } rows[] = {
        {"viridis", 0x440154, 0xFDE725, false}, {"magma", 0x000004, 0xFCFDBF, false},
        {"plasma", 0x0D0887, 0xF0F921, false},  {"cividis", 0x00224E, 0xFEE838, false},
        {"coolwarm", 0x3B4CC0, 0xB40426, true}, {"RdBu", 0x67001F, 0x053061, true},
        {"gray", 0x000000, 0xFFFFFF, false},
    };
    assert_int_equal(nb_colormap_find("viridis"), NB_COLORS_USUAL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct nb_buf name = {0};
        nb_buf_printf(&name, "%s_r", rows[i].name);
        const int map = nb_colormap_find(rows[i].name), back = nb_colormap_find(nb_buf_text(&name));
        assert_true(map >= 0 && back >= 0 && map != back);
        assert_int_equal(nb_colormap_is_diverging(map), rows[i].diverging);
        assert_int_equal(packed(nb_colormap_at(map, 0)), rows[i].first);
        assert_int_equal(packed(nb_colormap_at(map, 1)), rows[i].last);
        assert_int_equal(packed(nb_colormap_at(map, 7)), rows[i].last);
        assert_int_equal(packed(nb_colormap_at(back, -1)), rows[i].last);
        assert_int_equal(packed(nb_colormap_at(back, 1)), rows[i].first);
        nb_buf_cut(&name, 0);
        nb_colormap_name(back, &name);
        assert_int_equal(nb_colormap_find(nb_buf_text(&name)), back);
        nb_buf_free(&name);
    }
    assert_int_equal(nb_colormap_find("vir"), -1);
    assert_int_equal(nb_colormap_find("viridis_s"), -1);
    assert_int_equal(nb_colormap_find(""), -1);
}

/* Lightness grows all the way, so that a picture without colours says the same. */
static void sequential_maps_get_lighter(void **state)
{
    (void)state;
    static const char *const names[] = {"viridis", "magma", "plasma", "cividis", "gray"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const int map = nb_colormap_find(names[i]);
        double before = -1;
        for (int k = 0; k <= 100; k++) {
            const struct nb_rgb c = nb_colormap_at(map, k / 100.0);
            const double light =
                0.2126 * pow(c.r, 2.2) + 0.7152 * pow(c.g, 2.2) + 0.0722 * pow(c.b, 2.2);
            assert_true(light > before);
            before = light;
        }
    }
}

static void values_have_their_share(void **state)
{
    (void)state;
    double levels[] = {0, 1, 4};
    struct nb_heat h = {.kind = NB_HEAT_CELLS, .values = {-1, 3, true}};
    assert_true(nb_heat_share(&h, 1) == 0.5 && nb_heat_share(&h, 9) == 1);
    assert_true(nb_heat_share(&h, -INFINITY) == 0 && nb_heat_share(&h, INFINITY) == 1);
    assert_true(isnan(nb_heat_share(&h, NAN)));
    h.centred = true; /* 0 is the middle, though the values are not */
    assert_true(nb_heat_share(&h, 0) == 0.5 && nb_heat_share(&h, 3) == 1);
    h = (struct nb_heat){.values = {0, 4, true}, .levels = levels, .level_count = 3};
    assert_true(nb_heat_share(&h, 1) == nb_heat_share(&h, 3.5));
    assert_true(nb_heat_share(&h, 0) < nb_heat_share(&h, 1));
    assert_true(nb_heat_share(&h, 4) == nb_heat_share(&h, 2)); /* the last one is closed */
    assert_true(isnan(nb_heat_share(&h, -0.1)) && isnan(nb_heat_share(&h, 4.1)));
    h = (struct nb_heat){.values = {-1.7e308, 1.7e308, true}};
    assert_true(nb_heat_share(&h, 0) == 0.5);
}

static cairo_surface_t *drawn(const struct nb_scene *s, int width, int height)
{
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(image);
    nb_draw(s, cr);
    cairo_destroy(cr);
    cairo_surface_flush(image);
    return image;
}

/* The pixel at a point of the first panel. */
static uint32_t pixel_at(cairo_surface_t *image, const struct nb_scene *s, double x, double y)
{
    const struct nb_panel *p = &s->panels[0];
    const int column = (int)(p->cell.x + nb_scale_map(&p->layout.x, x));
    const int row = (int)(p->cell.y + nb_scale_map(&p->layout.y, y));
    uint32_t pixel;
    memcpy(&pixel,
           cairo_image_surface_get_data(image) + row * cairo_image_surface_get_stride(image) +
               4 * column,
           sizeof pixel);
    return pixel & 0xFFFFFF;
}

static const char product[] = "0 var x\n1 var a\n2 mul 0 0 0 0 1\naxes 1 1 0\nnogrid\n"
                              "heat function 2 0 1 x -0x1p+0 0x1p+0 y 0x0p+0 0x1p+1 "
                              "values -0x1p+1 0x1p+1 bar levels 0 colors gray "
                              "hue 0 order 0 label f\n";

static struct nb_scene *arrange(struct fixture *f, const char *text)
{
    fixture_read(f, text);
    assert_int_equal(f->err.kind, NB_OK);
    struct nb_scene *s = nb_scene_new(&f->figure);
    nb_scene_arrange(s, 400, 300, 1);
    return s;
}

static void each_pixel_has_the_colour_of_its_value(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s = arrange(&f, product);
    cairo_surface_t *image = drawn(s, 400, 300);
    for (double x = -0.85; x < 1; x += 0.3)
        for (double a = 0.15; a < 2; a += 0.3) {
            const double wanted = 255 * (x * a + 2) / 4;
            assert_true(fabs((pixel_at(image, s, x, a) & 0xFF) - wanted) < 3);
        }
    /* The plot is the map, and there is room for the bar beside it. */
    const struct nb_layout *l = &s->panels[0].layout;
    assert_true(s->panels[0].x.lo == -1 && s->panels[0].y.hi == 2);
    assert_true(l->bar.heat && l->bar.ticks.count > 2);
    assert_true(l->bar.at.x > l->plot.x + l->plot.width && l->bar.at.height == l->plot.height);
    for (size_t i = 0; i < l->label_count; i++) {
        const struct nb_label *label = &l->labels[i];
        const double w = label->upwards ? nb_text_height(label->text) : nb_text_width(label->text);
        assert_true(label->x - w / 2 >= 0 && label->x + w / 2 <= 400);
    }
    cairo_surface_destroy(image);
    nb_scene_free(s);
    fixture_free(&f);
}

/* A figure with cells of 1, NaN, 3, 4; its first row is below. */
static struct nb_scene *cells(struct fixture *f, size_t level_count, bool written)
{
    static const double borders[] = {-0.5, 0.5, 1.5}, values[] = {1, NAN, 3, 4},
                        levels[] = {2, 3.5, 5};
    struct nb_heat h = {.kind = NB_HEAT_CELLS, .columns = 2, .rows = 2, .count = 10};
    fixture_read(f, "axes 1 1 0\nnogrid\n");
    h.numbers = nb_xcalloc(10, sizeof *h.numbers);
    memcpy(h.numbers, borders, sizeof borders);
    memcpy(h.numbers + 3, borders, sizeof borders);
    memcpy(h.numbers + 6, values, sizeof values);
    h.levels = nb_xcalloc(3, sizeof *h.levels);
    h.level_cap = 3;
    h.level_count = level_count;
    memcpy(h.levels, levels, sizeof levels);
    h.x = h.y = (struct nb_limits){-0.5, 1.5, true};
    h.values = level_count ? (struct nb_limits){2, 5, true} : (struct nb_limits){1, 4, true};
    h.written = written;
    nb_axes_add_heat(&f->figure.axes[0], h);
    struct nb_scene *s = nb_scene_new(&f->figure);
    nb_scene_arrange(s, 400, 300, 1);
    return s;
}

static void cells_without_a_value_are_empty(void **state)
{
    (void)state;
    for (size_t levels = 0; levels <= 3; levels += 3) {
        struct fixture f;
        struct nb_scene *s = cells(&f, levels, true);
        const struct nb_heat *h = &f.figure.axes[0].heats[0];
        cairo_surface_t *image = drawn(s, 400, 300);
        assert_int_equal(pixel_at(image, s, 0.8, -0.2), 0xFFFFFF);
        static const double at[][3] = {{-0.3, -0.3, 1}, {-0.3, 0.7, 3}, {0.8, 0.7, 4}};
        for (size_t i = 0; i < 3; i++) {
            const double share = nb_heat_share(h, at[i][2]);
            const uint32_t pixel = pixel_at(image, s, at[i][0], at[i][1]);
            const struct nb_rgb c = nb_colormap_at(h->colors, isnan(share) ? 0 : share);
            for (int k = 0; k < 24; k += 8)
                assert_true(abs((int)(pixel >> k & 0xFF) -
                                (int)((isnan(share) ? 0xFFFFFF : packed(c)) >> k & 0xFF)) <= 1);
        }
        cairo_surface_destroy(image);
        nb_scene_free(s);
        fixture_free(&f);
    }
}

static size_t labels_with(const struct nb_scene *s, const char *text)
{
    const struct nb_layout *l = &s->panels[0].layout;
    size_t found = 0;
    for (size_t i = 0; i < l->label_count; i++)
        found += strcmp(l->labels[i].plain, text) == 0;
    return found;
}

/* Values are read in the cells where all have room, none where one has not. */
static void values_stand_where_they_fit(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s = cells(&f, 0, true);
    assert_int_equal(labels_with(s, "3"), 1);
    assert_int_equal(labels_with(s, "4"), 1);
    assert_int_equal(labels_with(s, "nan"), 0);
    f.figure.axes[0].heats[0].numbers[8] = -1.23456; /* decimals for all, with a true minus */
    nb_scene_arrange(s, 400, 301, 1);
    assert_int_equal(labels_with(s, "\u22121.23"), 1);
    assert_int_equal(labels_with(s, "4.00"), 1);
    f.figure.axes[0].x = (struct nb_limits){-20, 20, true};
    nb_scene_arrange(s, 400, 300, 1);
    assert_int_equal(labels_with(s, "4.00"), 0);
    nb_scene_free(s);
    fixture_free(&f);
    s = cells(&f, 0, false);
    assert_int_equal(labels_with(s, "3"), 0);
    nb_scene_free(s);
    fixture_free(&f);
}

static void dumps_say_what_is_drawn(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_buf out = {0};
    struct nb_scene *s = arrange(&f, product);
    nb_dump(s, &out);
    assert_non_null(strstr(nb_buf_text(&out), "ticks bar "));
    assert_non_null(strstr(nb_buf_text(&out), "heat function values -2 2 colors gray label f\n"));
    nb_scene_free(s);
    fixture_free(&f);
    nb_buf_cut(&out, 0);
    s = cells(&f, 3, true);
    nb_dump(s, &out);
    assert_non_null(strstr(nb_buf_text(&out), "heat 2 x 2 values 2 5 colors viridis levels 2 3.5 5 "
                                              "written label \n"));
    assert_non_null(strstr(nb_buf_text(&out), "ticks x 0 1\nticks y 0 1\n"));
    nb_buf_free(&out);
    nb_scene_free(s);
    fixture_free(&f);
}

static void maps_travel_as_text(void **state)
{
    (void)state;
    struct fixture f, g;
    for (int k = 0; k < 2; k++) {
        struct nb_scene *s = k ? cells(&f, 3, true) : arrange(&f, product);
        struct nb_buf first = {0}, second = {0};
        nb_figure_write(&f.figure, &first);
        fixture_read(&g, nb_buf_text(&first));
        assert_int_equal(g.err.kind, NB_OK);
        nb_figure_write(&g.figure, &second);
        assert_string_equal(nb_buf_text(&first), nb_buf_text(&second));
        assert_int_equal(g.figure.axes[0].heat_count, 1);
        assert_true(k == 0 || isnan(g.figure.axes[0].heats[0].numbers[7]));
        nb_buf_free(&first);
        nb_buf_free(&second);
        nb_scene_free(s);
        fixture_free(&f);
        fixture_free(&g);
    }
}

static void malformed_maps_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "heat",
        "heat sphere 1 1 0",
        "heat cells 0 1 0 values 0x0p+0 0x1p+0 levels 0 colors gray hue 0 order 0 label",
        "heat cells 9000000 9000000 0 values 0x0p+0 0x1p+0 levels 0 colors gray hue 0 order 0 "
        "label",
        "heat cells 1 1 0 values 0x1p+0 0x1p+0 levels 0 colors gray hue 0 order 0 label",
        "heat cells 1 1 0 values nan 0x1p+0 levels 0 colors gray hue 0 order 0 label",
        "heat cells 1 1 0 levels 0 colors gray hue 0 order 0 label",
        "heat cells 1 1 0 values 0x0p+0 0x1p+0 levels 9999 colors gray hue 0 order 0 label",
        "heat cells 1 1 0 values 0x0p+0 0x1p+0 levels 1 0x0p+0 colors grey hue 0 order 0 label",
        "heat function 7 7 7 values 0x0p+0 0x1p+0 levels 0 colors gray hue 0 order 0 label",
        "heat function 0 0 0 levels 0 colors gray hue 0 order 0 label",
        "heatbits 0000000000000000",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct fixture f;
        struct nb_buf text = {0};
        nb_buf_printf(&text, "0 var x\naxes 1 1 0\n%s\n", bad[i]);
        fixture_read(&f, nb_buf_text(&text));
        assert_int_not_equal(f.err.kind, NB_OK);
        nb_buf_free(&text);
        fixture_free(&f);
    }
}

/* Numbers that were lost on the way: what is there is drawn without them. */
static void a_map_without_its_numbers_is_empty(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s = arrange(&f, "axes 1 1 0\nnogrid\nheat cells 2 2 0 x 0x0p+0 0x1p+1 "
                                     "y 0x0p+0 0x1p+1 values 0x0p+0 0x1p+0 written levels 0 "
                                     "colors gray hue 0 order 0 label\n");
    cairo_surface_t *image = drawn(s, 400, 300);
    assert_int_equal(pixel_at(image, s, 0.5, 0.5), 0xFFFFFF);
    cairo_surface_destroy(image);
    nb_scene_free(s);
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_have_names_and_ends),
        cmocka_unit_test(sequential_maps_get_lighter),
        cmocka_unit_test(values_have_their_share),
        cmocka_unit_test(each_pixel_has_the_colour_of_its_value),
        cmocka_unit_test(cells_without_a_value_are_empty),
        cmocka_unit_test(values_stand_where_they_fit),
        cmocka_unit_test(dumps_say_what_is_drawn),
        cmocka_unit_test(maps_travel_as_text),
        cmocka_unit_test(malformed_maps_are_refused),
        cmocka_unit_test(a_map_without_its_numbers_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
