/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots of curves: in each column those of the range that the curve has there, against many
 * samples; what a pen does at borders, jumps and with dashes; signs. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "figure/sketch.h"
#include "tests/plot/ranges.h"
#include "tests/unit/unit.h"

static enum range_dot_kind dot_of(const void *b, long x, long y)
{
    return nb_braille_has(b, x, y) ? RANGE_DOT_SET : RANGE_DOT_CLEAR;
}

static void check_wave(const struct range_wave *w, size_t columns, size_t rows)
{
    struct nb_expr *x = unit_var(), *y = range_read(w->text, x);
    struct nb_probe *p = nb_probe_new(y, x);
    const struct nb_limits on = {w->lo, w->hi, true};
    struct nb_limits view = {0};
    struct nb_braille b;
    nb_braille_init(&b, columns, rows);
    nb_sketch(y, x, on, &view, NULL, &b);
    const struct range_view seen = {p, on, view, (long)columns * NB_BRAILLE_ACROSS,
                                    (long)rows * NB_BRAILLE_DOWN};
    const size_t wrong = range_wrong_columns(&seen, dot_of, &b);
    if (wrong)
        print_error("%s: %zu columns of %zu x %zu signs are wrong\n", w->text, wrong, columns,
                    rows);
    assert_int_equal(wrong, 0);
    /* A dot that is not the curve's is seen. */
    size_t set = 0;
    for (long i = 0; i < (long)rows * NB_BRAILLE_DOWN; i++)
        set += nb_braille_has(&b, 1, i);
    for (long i = 0; i < (long)rows * NB_BRAILLE_DOWN; i++)
        nb_braille_put(&b, 1, i);
    if (set < rows)
        assert_int_equal(range_wrong_columns(&seen, dot_of, &b), 1);
    nb_braille_free(&b);
    nb_probe_free(p);
}

static void columns_are_the_ranges_of_the_curve(void **state)
{
    (void)state;
    size_t count = 0;
    for (const struct range_wave *w = range_waves; w->text; w++, count++) {
        check_wave(w, 70, 18);
        check_wave(w, 20, 5);
    }
    assert_true(count > 40);
}

static char *text_of(const char *wave, double lo, double hi, bool ascii)
{
    struct nb_expr *x = unit_var();
    struct nb_limits view = {lo, hi, true};
    struct nb_braille b;
    struct nb_buf out = {0};
    nb_braille_init(&b, 8, 2);
    nb_sketch(range_read(wave, x), x, (struct nb_limits){lo, hi, true}, &view, NULL, &b);
    nb_sketch_text(&b, ascii, &out);
    nb_braille_free(&b);
    return nb_buf_take(&out);
}

static void assert_text(const char *wave, double lo, double hi, bool ascii, const char *wanted)
{
    char *text = text_of(wave, lo, hi, ascii);
    assert_string_equal(text, wanted);
    free(text);
}

static void signs_are_unicodes_and_asciis(void **state)
{
    (void)state;
    assert_text("x", 0, 1, false, "    ⣀⠤⠒⠉\n⣀⠤⠒⠉\n");
    assert_text("x", 0, 1, true, "    .--'\n.--'\n");
    assert_text("sign(x)", -1.1, 1.1, true, "    ''''\n....\n");
}

static void dashes_follow_the_way_of_the_pen(void **state)
{
    (void)state;
    static const int dash[NB_BRAILLE_DASHES] = {4, 2, 0, 0};
    struct nb_braille b;
    struct nb_buf out = {0};
    nb_braille_init(&b, 8, 3);
    nb_braille_line(&b, (struct nb_point){0, 0.01}, (struct nb_point){1, 0.01}, dash);
    nb_braille_line(&b, (struct nb_point){0.01, 0}, (struct nb_point){0.01, 1}, dash);
    nb_sketch_text(&b, false, &out);
    assert_string_equal(nb_buf_text(&out), "⡄\n⠃\n⣇⣀ ⣀⣀ ⣀⣀\n");
    nb_buf_free(&out);
    nb_braille_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(columns_are_the_ranges_of_the_curve, unit_setup,
                                        unit_teardown),
        cmocka_unit_test_setup_teardown(signs_are_unicodes_and_asciis, unit_setup, unit_teardown),
        cmocka_unit_test(dashes_follow_the_way_of_the_pen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
