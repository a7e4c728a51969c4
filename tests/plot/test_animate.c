/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving pictures from the text of a figure: the ranges hold for the whole sweep, the figure
 * is as it was. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "export/animate.h"
#include "tests/plot/fixture.h"

/* y = x^2, which is a x where its parameter runs; points; a parameter that nothing has. */
static const char figure[] =
    "title lines\n0 var x\n1 var a\n2 var b\nparam 1 0x1p+0 a\nparam 2 0x1p+0 b\n"
    "3 mul 0 0 0 1 0\n4 mul 0 0 0 0 0\n"
    "curve function 4 0 hue 0 order 0 label square\nlive 3\nslope 1\n"
    "curve data hue 1 order 0 label\npoints 0 0 1 1";

static const struct nb_sweep sweep = {.params = {0},
                                      .count = 1,
                                      .from = 1,
                                      .to = 3,
                                      .frames = 3,
                                      .fps = 25,
                                      .scale = 0.5,
                                      .bounce = true};

static void the_figure_is_as_it_was(void **state)
{
    (void)state;
    char path[] = "/tmp/nabla-animate-XXXXXX.gif";
    struct fixture f;
    bool shaping;
    struct nb_err err = {0};
    struct nb_buf before = {0}, after = {0};
    fixture_read(&f, figure);
    assert_int_equal(f.err.kind, NB_OK);
    nb_figure_write(&f.figure, &before);
    const int fd = mkstemps(path, 4);
    assert_true(fd >= 0);
    close(fd);
    assert_true(nb_animate(&f.figure, &sweep, path, &shaping, &err));
    nb_figure_write(&f.figure, &after);
    assert_string_equal(nb_buf_text(&before), nb_buf_text(&after));
    unlink(path);
    nb_buf_free(&before);
    nb_buf_free(&after);
    fixture_free(&f);
}

static void mistakes_are_told(void **state)
{
    (void)state;
    struct fixture f;
    bool shaping;
    fixture_read(&f, figure);
    struct nb_sweep other = sweep;
    struct nb_err err = {0};
    other.params[0] = 2;
    assert_false(nb_animate(&f.figure, &other, "/tmp/nabla-none.gif", &shaping, &err));
    assert_string_equal(err.message, "the figure has no such parameter");
    err = (struct nb_err){0};
    assert_false(nb_animate(&f.figure, &sweep, "/tmp/nabla-none.bmp", &shaping, &err));
    assert_non_null(strstr(err.message, "is no file of moving pictures"));
    err = (struct nb_err){0};
    other = sweep;
    other.scale = 100;
    assert_false(nb_animate(&f.figure, &other, "/tmp/nabla-none.gif", &shaping, &err));
    assert_int_equal(err.kind, NB_ERR_SIZE);
    assert_int_equal(access("/tmp/nabla-none.gif", F_OK), -1);
    fixture_free(&f);
}

static void sweeps_come_back(void **state)
{
    (void)state;
    static const char *const damaged[] = {"",
                                          "1 2",
                                          "1 1 3 25 1 0 1 0",
                                          "1 2 1 25 1 0 1 0",
                                          "1 2 3 0 1 0 1 0",
                                          "1 inf 3 25 1 0 1 0",
                                          "1 2 3 25 -1 0 1 0",
                                          "1 2 3 25 1 0 0",
                                          "1 2 3 25 1 0 17 0",
                                          "1 2 3 25 1 0 2 0",
                                          "1 2 99999 25 1 0 1 0"};
    struct nb_buf text = {0};
    struct nb_sweep back;
    nb_sweep_write(&sweep, &text);
    const char *line = nb_buf_text(&text);
    assert_true(nb_sweep_read(&line, &back));
    assert_memory_equal(&back, &sweep, sizeof back);
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        line = damaged[i];
        assert_false(nb_sweep_read(&line, &back));
    }
    nb_buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_figure_is_as_it_was),
        cmocka_unit_test(mistakes_are_told),
        cmocka_unit_test(sweeps_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
