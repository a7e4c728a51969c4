/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of figures of several plots, and of their lines and texts. */
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

#include "base/outfile.h"
#include "plot/draw.h"
#include "plot/dump.h"
#include "plot/scene.h"
#include "tests/plot/fixture.h"

static struct nb_scene *arrange(struct fixture *f, const char *text, double width, double height)
{
    fixture_read(f, text);
    assert_int_equal(f->err.kind, NB_OK);
    struct nb_scene *s = nb_scene_new(&f->figure);
    nb_scene_arrange(s, width, height, 1);
    return s;
}

static void release(struct fixture *f, struct nb_scene *s)
{
    nb_scene_free(s);
    fixture_free(f);
}

static void the_reference_grid_is_as_it_was(void **state)
{
    (void)state;
    struct nb_err err = {0};
    char *text = nb_read_file(fixture_path("grid.fig"), &err);
    char *expected = nb_read_file(fixture_path("grid.dump"), &err);
    assert_true(text && expected);
    struct fixture f;
    struct nb_scene *s = arrange(&f, text, 800, 500);
    struct nb_buf out = {0};
    nb_dump(s, &out);
    assert_string_equal(nb_buf_text(&out), expected);
    free(text);
    free(expected);
    nb_buf_free(&out);
    release(&f, s);
}

static void shared_limits_hold_all_plots(void **state)
{
    (void)state;
    static const char text[] = "share all row\n0 var x\n1 tanh 0 0 0 0\n2 exp 0 0 0 0\n"
                               "axes 2 2 0\nx -1 1\ncurve function 1 0 hue 0 order 0 label a\n"
                               "axes 2 2 1\ncurve function 2 0 hue 0 order 0 label b\n"
                               "axes 2 2 2\ncurve function 1 0 hue 0 order 0 label c\n";
    struct fixture f;
    struct nb_scene *s = arrange(&f, text, 800, 600);
    for (size_t i = 0; i < 3; i++) { /* of those that the user wants */
        assert_true(s->panels[i].x.lo == -1 && s->panels[i].x.hi == 1);
        assert_true(s->panels[i].layout.x.lo == -1);
    }
    assert_true(s->panels[0].y.lo == s->panels[1].y.lo && s->panels[0].y.hi > exp(1));
    assert_true(s->panels[2].y.hi < 1.1); /* another row */
    /* Who goes elsewhere in the window goes alone. */
    s->panels[1].view_x = (struct nb_limits){0, 4, true};
    nb_scene_arrange(s, 800, 600, 1);
    assert_true(s->panels[1].x.hi == 4 && s->panels[0].x.hi == 1);
    release(&f, s);
}

static char *grid_of(size_t rows, size_t columns)
{
    struct nb_buf text = {0};
    nb_buf_add(&text, "suptitle A title above them all\n0 var x\n1 tanh 0 0 0 0\n");
    for (size_t i = 0; i < rows * columns; i++)
        nb_buf_printf(&text,
                      "axes %zu %zu %zu\ntitle A title of some length %zu\nylabel the height\n"
                      "curve function 1 0 hue 0 order 0 label tanh\n"
                      "note 0x1.8p+2 0x1p-1 0x0p+0 0x0p+0 0x0p+0 text kept in the frame\n",
                      rows, columns, i, i);
    return nb_buf_take(&text);
}

/* Whatever the grid: texts stay in their cells, and cells do not overlap. */
static void texts_stay_in_their_cells(void **state)
{
    (void)state;
    static const struct {
        size_t rows, columns;
        double width, height;
    } grids[] = {{1, 3, 1080, 270}, {2, 2, 800, 600}, {3, 3, 800, 500}, {4, 1, 300, 900}};
    for (size_t g = 0; g < sizeof grids / sizeof *grids; g++) {
        char *text = grid_of(grids[g].rows, grids[g].columns);
        struct fixture f;
        struct nb_scene *s = arrange(&f, text, grids[g].width, grids[g].height);
        double area = 0;
        for (size_t i = 0; i < s->count; i++) {
            const struct nb_rect *cell = &s->panels[i].cell;
            area += cell->width * cell->height;
            for (size_t j = 0; j < s->panels[i].layout.label_count; j++) {
                const struct nb_label *l = &s->panels[i].layout.labels[j];
                const double w = nb_text_width(l->text), h = nb_text_height(l->text);
                const double half_x = (l->upwards ? h : w) / 2, half_y = (l->upwards ? w : h) / 2;
                assert_true(l->x - half_x >= -0.5 && l->x + half_x <= cell->width + 0.5);
                assert_true(l->y - half_y >= -0.5 && l->y + half_y <= cell->height + 0.5);
            }
        }
        assert_true(area <= grids[g].width * grids[g].height);
        release(&f, s);
        free(text);
    }
}

/* One of four plots has a title and long tick labels: its row and its column follow,
 * and when a view makes the labels short again, they do so again. */
static void plots_are_aligned(void **state)
{
    (void)state;
    static const char *const text =
        "0 var x\n1 tanh 0 0 0 0\n"
        "axes 2 2 0\ntitle A title\ny -0x1.f4p+9 0x1.f4p+9\n"
        "curve function 1 0 hue 0 order 0 label tanh\n"
        "axes 2 2 1\ncurve function 1 0 hue 0 order 0 label tanh\n"
        "axes 2 2 2\ncurve function 1 0 hue 0 order 0 label tanh\n"
        "axes 2 2 3\nylabel the height\ncurve function 1 0 hue 0 order 0 label tanh\n";
    struct fixture f;
    struct nb_scene *s = arrange(&f, text, 800, 600);
    double left[2];
    for (int pass = 0; pass < 2; pass++) {
        const struct nb_panel *p = s->panels;
        left[pass] = p[2].layout.plot.x;
        assert_true(p[0].own.top != p[1].own.top && p[1].own.left != p[3].own.left);
        for (size_t i = 0; i < 4; i++) {
            const struct nb_rect *plot = &p[i].layout.plot, *above = &p[i % 2].layout.plot;
            const struct nb_rect *beside = &p[i / 2 * 2].layout.plot;
            assert_true(plot->x == above->x && plot->y == beside->y);
            assert_true(p[i].aligned.right == p[i % 2].aligned.right);
            assert_true(p[i].aligned.bottom == p[i / 2 * 2].aligned.bottom);
        }
        s->panels[0].view_y = (struct nb_limits){0, 4, true};
        nb_scene_arrange(s, 800, 600, 1);
    }
    assert_true(left[0] > left[1]);
    release(&f, s);
}

static void the_pointer_finds_its_panel(void **state)
{
    (void)state;
    char *text = grid_of(2, 2);
    struct fixture f;
    struct nb_scene *s = arrange(&f, text, 800, 600);
    assert_true(nb_scene_panel_at(s, 100, 100) == &s->panels[0]);
    assert_true(nb_scene_panel_at(s, 700, 100) == &s->panels[1]);
    assert_true(nb_scene_panel_at(s, 100, 590) == &s->panels[2]);
    assert_true(nb_scene_panel_at(s, 9000, 9000) == &s->panels[3]);
    assert_true(nb_scene_panel_at(s, 790, 2) == &s->panels[1]); /* over the title */
    release(&f, s);
    free(text);
}

/* A view is that of its panel alone; the others are not even sampled again. */
static void a_view_belongs_to_one_panel(void **state)
{
    (void)state;
    char *text = grid_of(1, 2);
    struct fixture f;
    struct nb_scene *s = arrange(&f, text, 800, 400);
    const struct nb_point *kept = s->panels[0].traces[0].points;
    s->panels[1].view_x = s->panels[1].view_y = (struct nb_limits){0, 1, true};
    nb_scene_arrange(s, 800, 400, 1);
    assert_true(s->panels[1].x.lo == 0 && s->panels[1].y.hi == 1);
    assert_true(s->panels[0].x.lo < 0 && s->panels[0].traces[0].points == kept);
    release(&f, s);
    free(text);
}

/* Limits grow to show a line, and only those; a text moves nothing. */
static void lines_are_in_sight(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s = arrange(&f,
                                 "0 var x\n1 tanh 0 0 0 0\nxdefault -0x1p+1 0x1p+1\n"
                                 "curve function 1 0 hue 0 order 0 label t\n"
                                 "rule y 0x1p+2 hue 0 order 0 label high\n"
                                 "rule x 0x1p+3 hue 0 order 0 label\n"
                                 "note 0x1p+6 0x1p+6 0x0p+0 0x0p+0 0x0p+0 text far\n",
                                 800, 500);
    assert_true(s->panels[0].y.hi > 4 && s->panels[0].y.hi < 5 && s->panels[0].y.lo > -1.2);
    assert_true(s->panels[0].x.hi > 8 && s->panels[0].x.hi < 9 && s->panels[0].x.lo == -2);
    release(&f, s);
}

static uint32_t pixel_at(cairo_surface_t *image, double x, double y)
{
    uint32_t pixel;
    const unsigned char *row =
        cairo_image_surface_get_data(image) + (int)y * cairo_image_surface_get_stride(image);
    memcpy(&pixel, row + 4 * (int)x, sizeof pixel);
    return pixel & 0xFFFFFF;
}

/* A line of a colour of its own has that colour, in its cell, where it should be. */
static void a_line_is_drawn_in_its_colour(void **state)
{
    (void)state;
    struct fixture f;
    struct nb_scene *s = arrange(&f,
                                 "axes 1 2 1\nnogrid\nx -0x1p+0 0x1p+0\ny -0x1p+0 0x1p+0\n"
                                 "rule y 0x1p-1 hue 20140086 order 0 width 0x1.8p+2 label\n",
                                 400, 300);
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 400, 300);
    cairo_t *cr = cairo_create(image);
    nb_draw(s, cr);
    cairo_destroy(cr);
    cairo_surface_flush(image);
    const struct nb_panel *p = &s->panels[0];
    const double x = p->cell.x + nb_scale_map(&p->layout.x, 0.5);
    const double y = p->cell.y + nb_scale_map(&p->layout.y, 0.5);
    assert_int_equal(p->cell.x, 200);
    assert_int_equal(pixel_at(image, x, y), 20140086 - (1 << 24));
    assert_int_equal(pixel_at(image, x, y + 12), 0xFFFFFF);
    assert_int_equal(pixel_at(image, x - 200, y), 0xFFFFFF);
    cairo_surface_destroy(image);
    release(&f, s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_reference_grid_is_as_it_was),
        cmocka_unit_test(shared_limits_hold_all_plots),
        cmocka_unit_test(texts_stay_in_their_cells),
        cmocka_unit_test(plots_are_aligned),
        cmocka_unit_test(the_pointer_finds_its_panel),
        cmocka_unit_test(a_view_belongs_to_one_panel),
        cmocka_unit_test(lines_are_in_sight),
        cmocka_unit_test(a_line_is_drawn_in_its_colour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
