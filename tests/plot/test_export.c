/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of text, layout and files. Files are written to a new folder below
 * TMPDIR. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plot/draw.h"
#include "export/export.h"
#include "export/formats.h"
#include "plot/text.h"
#include "tests/plot/fixture.h"

#define NAMED(extension) " " extension

static const char figure[] = "title ReLU\nrecipe plot(relu)\nx -0x1.4p+2 0x1.4p+2\n0 var x\n"
                             "1 relu 0 0 0 0\ncurve function 1 0 hue 0 order 0 label relu\n";

#define LARGE                                                                                      \
    "size 0x1.d4cp+14 0x1.388p+13\n0 var x\n1 relu 0 0 0 0\n"                                      \
    "curve function 1 0 hue 0 order 0 label relu\n"

static char folder[1024];

static int make_folder(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/nabla-test-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    return mkdtemp(folder) ? 0 : -1;
}

/* Removes the folder and says how many files were in it. */
static int empty_folder(bool remove_files)
{
    int count = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        char path[2048];
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (e->d_name[0] == '.')
            continue;
        count++;
        if (remove_files)
            unlink(path);
    }
    closedir(dir);
    return count;
}

static int remove_folder(void **state)
{
    (void)state;
    empty_folder(true);
    return rmdir(folder);
}

static bool export_with(const char *text, const char *name, const char *option, struct nb_err *err)
{
    struct nb_save save;
    nb_save_init(&save);
    assert_true(nb_save_read(&save, option));
    char path[2048];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    struct fixture f;
    fixture_read(&f, text);
    struct nb_scene *s = nb_scene_new(&f.figure);
    *err = (struct nb_err){0};
    const bool good = nb_export(s, path, &save, err);
    nb_scene_free(s);
    fixture_free(&f);
    nb_save_fini(&save);
    return good;
}

static bool export_to(const char *text, const char *name, struct nb_err *err)
{
    return export_with(text, name, "", err);
}

static void every_format_is_written(void **state)
{
    (void)state;
    static const struct {
        const char *name, *magic;
    } files[] = {{"a.png", "\x89PNG"},     {"a.svg", "<?xml"},          {"a.pdf", "%PDF-"},
                 {"a.eps", "%!PS-"},       {"a.csv", "x,relu\n-5,0\n"}, {"b.PNG", "\x89PNG"},
                 {"a.jpg", "\xFF\xD8\xFF"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct nb_err err;
        assert_true(export_to(figure, files[i].name, &err));
        char path[2048], head[32] = "";
        snprintf(path, sizeof path, "%s/%s", folder, files[i].name);
        FILE *in = fopen(path, "rb");
        assert_non_null(in);
        assert_true(fread(head, 1, sizeof head - 1, in) > 8);
        fclose(in);
        assert_memory_equal(head, files[i].magic, strlen(files[i].magic));
    }
    assert_int_equal(empty_folder(true), 7);
}

static void mistakes_are_told_and_leave_no_file(void **state)
{
    (void)state;
    static const struct {
        const char *figure, *name, *option, *message;
    } rows[] = {
        {figure, "a.xyz", "", "unknown file type '.xyz' (know:" NB_FORMATS(NAMED) ")"},
        {figure, "a.svg", "format bmp", "unknown file type '.bmp' (know: "},
        {figure, "a", "", "no file type in '"},
        {LARGE, "a.png", "dpi 0x1p+7", "cannot draw 38400 x 12800 pixels: a side may have 32767"},
        {LARGE, "a.png", "dpi 0x1.8p+6", "cannot draw 28800 x 9600 pixels: a picture may have 256"},
        {figure, "no/such/folder/a.png", "", "cannot write '"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct nb_err err;
        assert_false(export_with(rows[i].figure, rows[i].name, rows[i].option, &err));
        assert_memory_equal(err.message, rows[i].message, strlen(rows[i].message));
    }
    struct nb_err err;
    assert_true(export_to(figure, ".png.svg", &err));
    char path[2048];
    snprintf(path, sizeof path, "%s/.png.svg", folder);
    unlink(path);
    assert_int_equal(empty_folder(false), 0);
}

/* A disk that is full: the old file stays, nothing half-written appears. */
static void a_failed_write_leaves_the_old_file(void **state)
{
    (void)state;
    struct nb_err err;
    assert_true(export_to(figure, "a.png", &err));
    char path[2048];
    snprintf(path, sizeof path, "%s/a.png", folder);
    struct stat before, after;
    assert_int_equal(stat(path, &before), 0);
    assert_false(export_with(LARGE, "a.png", "dpi 0x1p+7", &err));
    assert_int_equal(stat(path, &after), 0);
    assert_true(before.st_size == after.st_size && before.st_ino == after.st_ino);
    assert_int_equal(empty_folder(true), 1);
}

static void labels_are_set_as_mathematics(void **state)
{
    (void)state;
    static const struct {
        const char *text, *markup;
    } rows[] = {
        {"sigmoid'", "sigmoid\u2032"},
        {"f(x) = x²", "<i>f</i>(<i>x</i>) = <i>x</i>²"},
        {"2x + σ''", "2<i>x</i> + <i>σ</i>\u2032\u2032"},
        {"a<b & c'", "<i>a</i>&lt;<i>b</i> &amp; <i>c</i>\u2032"},
        {"3*x^2 - x**-10", "3·<i>x</i><sup>2</sup> \u2212 <i>x</i><sup>\u221210</sup>"},
        {"2^x + 2**x", "2^<i>x</i> + 2^<i>x</i>"},
        {"relu6(x)'", "relu6(<i>x</i>)\u2032"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *markup = nb_text_markup(rows[i].text, NB_TEXT_MATH);
        assert_string_equal(markup, rows[i].markup);
        free(markup);
    }
    char *plain = nb_text_markup("<b>x</b>", NB_TEXT_PLAIN);
    assert_string_equal(plain, "&lt;b&gt;x&lt;/b&gt;");
    free(plain);
}

/* Long titles and names, small pictures: all texts stay inside. */
static void no_text_is_cut(void **state)
{
    (void)state;
    static const char long_figure[] =
        "title a very long title that goes on and on, over more than one line of this picture, "
        "and is followed by even more words\nylabel y with unit\n0 var x\n1 tanh 0 0 0 0\n"
        "curve function 1 0 hue 0 order 0 label a name that is too long to stand beside it\n"
        "curve function 0 0 hue 1 order 0 label identity\n";
    static const double sizes[][2] = {{800, 500}, {400, 300}, {1600, 300}, {300, 800}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct fixture f;
        fixture_read(&f, long_figure);
        struct nb_scene *s = nb_scene_new(&f.figure);
        nb_scene_arrange(s, sizes[i][0], sizes[i][1], 1);
        for (size_t j = 0; j < s->panels[0].layout.label_count; j++) {
            const struct nb_label *l = &s->panels[0].layout.labels[j];
            const double w = nb_text_width(l->text), h = nb_text_height(l->text);
            const double half_x = (l->upwards ? h : w) / 2, half_y = (l->upwards ? w : h) / 2;
            assert_true(l->x - half_x >= -0.5 && l->x + half_x <= sizes[i][0] + 0.5);
            assert_true(l->y - half_y >= -0.5 && l->y + half_y <= sizes[i][1] + 0.5);
        }
        nb_scene_free(s);
        fixture_free(&f);
    }
}

/* Where relu' jumps from 0 to 1 there is no ink between the dots, and the
 * curve's colour is where its values are. Looks at single pixels: no text. */
static void the_picture_shows_the_jump(void **state)
{
    (void)state;
    struct fixture f;
    fixture_read(&f, "x -0x1p+0 0x1p+0\nnogrid\nlegend none\n0 var x\n1 slope relu 0 0 0 0\n"
                     "curve function 1 0 hue 1 order 0 label r\n");
    struct nb_scene *s = nb_scene_new(&f.figure);
    nb_scene_arrange(s, 400, 300, 1);
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 400, 300);
    cairo_t *cr = cairo_create(image);
    nb_draw(s, cr);
    cairo_destroy(cr);
    cairo_surface_flush(image);
    const unsigned char *pixels = cairo_image_surface_get_data(image);
    const int stride = cairo_image_surface_get_stride(image);
    static const struct {
        double x, y;
        bool red;
    } spots[] = {{-0.5, 0, true},  {0.5, 1, true},     {0.5, 0.5, false},
                 {-0.5, 1, false}, {0.01, 0.5, false}, {-0.01, 0.5, false}};
    for (size_t i = 0; i < sizeof spots / sizeof *spots; i++) {
        const int x = (int)nb_scale_map(&s->panels[0].layout.x, spots[i].x);
        const int y = (int)nb_scale_map(&s->panels[0].layout.y, spots[i].y);
        uint32_t pixel;
        memcpy(&pixel, pixels + y * stride + 4 * x, sizeof pixel);
        const int red = pixel >> 16 & 255, blue = pixel & 255;
        assert_int_equal(red - blue > 60, spots[i].red);
    }
    cairo_surface_destroy(image);
    nb_scene_free(s);
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_is_written),
        cmocka_unit_test(mistakes_are_told_and_leave_no_file),
        cmocka_unit_test(a_failed_write_leaves_the_old_file),
        cmocka_unit_test(labels_are_set_as_mathematics),
        cmocka_unit_test(no_text_is_cut),
        cmocka_unit_test(the_picture_shows_the_jump),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
