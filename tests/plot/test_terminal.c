/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as pages of signs: the columns of curves are the ranges that these have there, at
 * several widths; nothing is wider than the page; what a terminal shows of colours and texts. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/utf8.h"
#include "terminal/page.h"
#include "terminal/signs.h"
#include "figure/braille.h"
#include "tests/plot/ranges.h"
#include "tests/unit/unit.h"

static struct nb_screen screen_of(size_t columns, size_t rows)
{
    struct nb_screen s;
    nb_screen_plain(&s);
    s.columns = columns;
    s.rows = rows;
    return s;
}

/* A page and where its plot is. */
struct view {
    struct nb_signs page;
    long left, top, columns, rows;
};

static bool is(const struct view *v, long column, long row, const char *sign)
{
    const struct nb_sign *c = nb_signs_at((struct nb_signs *)&v->page, column, row);
    return c && strcmp(c->text, sign) == 0;
}

/* The plot lies above and right of the corner of its axes. */
static void find_plot(struct view *v)
{
    for (long row = 0; row < (long)v->page.rows; row++)
        for (long i = 0; i < (long)v->page.columns; i++)
            if (is(v, i, row, "└")) {
                v->left = i + 1;
                v->rows = row;
                while (is(v, v->left + v->columns, row, "─") ||
                       is(v, v->left + v->columns, row, "┬"))
                    v->columns++;
                while (v->rows > 0 && (is(v, i, v->rows - 1, "│") || is(v, i, v->rows - 1, "┤")))
                    v->rows--;
                v->top = v->rows;
                v->rows = row - v->top;
                return;
            }
    fail_msg("a page without a plot");
}

/* A dot of the page. Signs of ends hide what is below; quiet lines are where nothing is. */
static enum range_dot_kind dot_of(const void *ctx, long x, long y)
{
    const struct view *v = ctx;
    const struct nb_sign *c = nb_signs_at(
        (struct nb_signs *)&v->page, v->left + x / NB_BRAILLE_ACROSS, v->top + y / NB_BRAILLE_DOWN);
    size_t used;
    const uint32_t code = nb_utf8_decode(c->text, strlen(c->text), &used);
    if (code >= 0x2800 && code <= 0x28FF) {
        struct nb_braille one = {1, 1, (unsigned char[]){(unsigned char)(code & 0xFF)}};
        return nb_braille_has(&one, x % NB_BRAILLE_ACROSS, y % NB_BRAILLE_DOWN) ? RANGE_DOT_SET
                                                                                : RANGE_DOT_CLEAR;
    }
    const bool quiet = code == ' ' || c->ink == NB_INK_QUIET;
    return quiet ? RANGE_DOT_CLEAR : RANGE_DOT_HIDDEN;
}

static void check_figure(const struct range_wave *w, size_t columns, size_t rows)
{
    struct nb_expr *x = unit_var(), *y = range_read(w->text, x);
    struct nb_probe *p = nb_probe_new(y, x);
    struct nb_figure f;
    struct view v = {.left = 0};
    const struct nb_screen screen = screen_of(columns, rows);
    nb_figure_init(&f);
    nb_axes_add_function(&f.axes[0], y, x, "f", (struct nb_stroke){0});
    f.axes[0].x = (struct nb_limits){w->lo, w->hi, true};
    struct nb_scene *s = nb_scene_new(&f);
    nb_terminal_page(s, &screen, &v.page);
    find_plot(&v);
    const struct range_view seen = {p, s->panels[0].x, s->panels[0].y,
                                    v.columns * NB_BRAILLE_ACROSS, v.rows * NB_BRAILLE_DOWN};
    const size_t wrong = range_wrong_columns(&seen, dot_of, &v);
    if (wrong || v.columns < (long)columns / 2 || v.rows < (long)rows / 2)
        print_error("%s: %zu columns of %ld x %ld signs are wrong\n", w->text, wrong, v.columns,
                    v.rows);
    assert_int_equal(wrong, 0);
    assert_true(v.columns >= (long)columns / 2 && v.rows >= (long)rows / 2);
    nb_signs_free(&v.page);
    nb_scene_free(s);
    nb_figure_free(&f);
    nb_probe_free(p);
}

static void columns_are_the_ranges_of_the_figure(void **state)
{
    (void)state;
    static const size_t sizes[][2] = {{80, 20}, {20, 9}, {200, 40}};
    for (size_t i = 0; i < NB_COUNT(sizes); i++)
        for (const struct range_wave *w = range_waves; w->text; w++)
            check_figure(w, sizes[i][0], sizes[i][1]);
}

/* The columns of a line without its escapes. */
static long width_of(const char *line)
{
    struct nb_buf bare = {0};
    for (; *line; line++)
        if (*line == 0x1B)
            line += strcspn(line, "m");
        else
            nb_buf_addc(&bare, *line);
    const long width = nb_signs_width(nb_buf_text(&bare));
    nb_buf_free(&bare);
    return width;
}

static char *drawn(struct nb_figure *f, const struct nb_screen *screen)
{
    struct nb_buf out = {0};
    struct nb_scene *s = nb_scene_new(f);
    nb_terminal_write(s, screen, &out);
    nb_scene_free(s);
    return nb_buf_take(&out);
}

static void add(struct nb_figure *f, const char *text, const char *label, int hue)
{
    struct nb_expr *x = unit_var();
    nb_axes_add_function(&f->axes[f->count - 1], range_read(text, x), x, label,
                         (struct nb_stroke){.hue = hue});
    f->axes[f->count - 1].x = (struct nb_limits){-3, 3, true};
}

static void nothing_is_wider_than_the_terminal(void **state)
{
    (void)state;
    struct nb_figure f;
    nb_figure_init(&f);
    add(&f, "tanh(x)", "双曲正切", 0);
    add(&f, "sin(x)", "a name that is longer than a small terminal is wide", 1);
    nb_axes_set_text(&f.axes[0].title, "激活函数的图像及其导数的比较");
    nb_axes_set_text(&f.axes[0].ylabel, "函数值");
    nb_axes_set_text(&f.axes[0].xlabel, "自变量 x 的取值");
    nb_axes_set_text(&f.title, "$\\sigma\'(x)$ \x1b[31mred\x9b\n");
    for (size_t columns = 1; columns <= 200; columns += columns < 40 ? 1 : 20)
        for (size_t rows = 1; rows <= 24; rows += 3)
            for (int colors = 0; colors < 2; colors++) {
                struct nb_screen screen = screen_of(columns, rows);
                screen.colors = colors ? 256 : 0;
                char *text = drawn(&f, &screen), *rest = text;
                size_t lines = 0;
                for (char *line; (line = strsep(&rest, "\n")) && rest; lines++)
                    assert_true(width_of(line) <= (long)columns);
                assert_int_equal(lines, rows);
                free(text);
            }
    nb_figure_free(&f);
}

static void wide_letters_take_two_columns(void **state)
{
    (void)state;
    struct nb_figure f;
    const struct nb_screen screen = screen_of(20, 10);
    nb_figure_init(&f);
    add(&f, "x", "", 0);
    nb_axes_set_text(&f.title, "正弦函数的图像与导数曲线");
    char *text = drawn(&f, &screen);
    text[strcspn(text, "\n")] = '\0';
    assert_string_equal(text, "正弦函数的图像与导…");
    free(text);
    nb_figure_free(&f);
}

static void ascii_is_all_of_ascii(void **state)
{
    (void)state;
    struct nb_figure f;
    struct nb_screen screen = screen_of(60, 16);
    screen.kind = NB_SCREEN_ASCII;
    nb_figure_init(&f);
    add(&f, "tanh(x)", "σ′(x²)", 0);
    add(&f, "floor(x)", "正", 1);
    nb_axes_set_text(&f.axes[0].title, "$\\alpha^{2}$ × 10⁻⁵");
    char *text = drawn(&f, &screen);
    for (const char *s = text; *s; s++)
        assert_true(*s == '\n' || (*s >= ' ' && *s <= '~'));
    assert_non_null(strstr(text, "-- sigma'(x^2)"));
    assert_non_null(strstr(text, "alpha^2 x 10^-5"));
    free(text);
    nb_figure_free(&f);
}

static void colours_are_what_the_terminal_has(void **state)
{
    (void)state;
    static const struct {
        size_t colors;
        const char *escape;
    } cases[] = {{16, "\x1b[0;34m"},
                 {256, "\x1b[0;38;5;25m"},
                 {NB_SCREEN_TRUE_COLOR, "\x1b[0;38;2;0;114;178m"}};
    struct nb_figure f;
    nb_figure_init(&f);
    add(&f, "tanh(x)", "tanh", 0);
    for (size_t i = 0; i < NB_COUNT(cases); i++) {
        struct nb_screen screen = screen_of(60, 16);
        screen.colors = cases[i].colors;
        char *text = drawn(&f, &screen);
        assert_non_null(strstr(text, cases[i].escape));
        free(text);
    }
    const struct nb_screen plain = screen_of(60, 16);
    char *text = drawn(&f, &plain);
    assert_null(strchr(text, 0x1B));
    free(text);
    nb_figure_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(columns_are_the_ranges_of_the_figure, unit_setup,
                                        unit_teardown),
        cmocka_unit_test_setup_teardown(nothing_is_wider_than_the_terminal, unit_setup,
                                        unit_teardown),
        cmocka_unit_test_setup_teardown(wide_letters_take_two_columns, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(ascii_is_all_of_ascii, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(colours_are_what_the_terminal_has, unit_setup,
                                        unit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
