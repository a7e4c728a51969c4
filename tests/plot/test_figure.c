/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the figure's text form. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figure/message.h"
#include "figure/style.h"
#include "graph/build.h"
#include "tests/plot/fixture.h"

static void texts_fit_on_a_line(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "a", "two\nlines\\n", "\\", "\r\n\\\\", "σ′ 激活"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct nb_buf out = {0};
        nb_message_escape(&out, texts[i]);
        assert_null(strpbrk(nb_buf_text(&out), "\n\r"));
        char *back = nb_message_unescape(nb_buf_text(&out));
        assert_string_equal(back, texts[i]);
        free(back);
        nb_buf_free(&out);
    }
}

/* A curve whose parameter can be moved, with its derivative. */
static void add_live(struct nb_figure *f, struct nb_pool *pool)
{
    struct nb_builder b = {pool, false};
    struct nb_axes *axes = &f->axes[0];
    struct nb_expr *x = nb_var(pool, "x", nb_scalar_shape), *a = nb_var(pool, "a", nb_scalar_shape);
    struct nb_expr *y = nb_binary(b, NB_DIV, nb_const(pool, 2), x);
    nb_axes_add_function(axes, y, x, "2/x", (struct nb_stroke){.hue = 2});
    nb_figure_add_parameter(f, "a\nb", 2, a);
    struct nb_live *l = &axes->curves[axes->count - 1].live;
    l->y = nb_binary(b, NB_DIV, a, x);
    l->slope = nb_binary(b, NB_DIV, l->y, x);
}

static void fill(struct nb_figure *f, struct nb_pool *pool)
{
    struct nb_builder b = {pool, false};
    struct nb_expr *x = nb_var(pool, "x", nb_scalar_shape);
    struct nb_expr *y = nb_binary(b, NB_MUL, x, nb_binary(b, NB_ADD, x, nb_const(pool, 0.1)));
    struct nb_axes *a = &f->axes[0];
    nb_axes_add_function(a, y, x, "x·(x + 0.1)", (struct nb_stroke){.hue = 3, .order = 1});
    double *xs = calloc(200, sizeof *xs), *ys = calloc(200, sizeof *ys);
    for (int i = 0; i < 200; i++) {
        xs[i] = i / 3.0;
        ys[i] = i == 7 ? NAN : i == 8 ? -INFINITY : sin(i);
    }
    nb_axes_add_data(a, xs, ys, 200, "line\nbreak", (struct nb_stroke){.hue = 1});
    nb_axes_set_text(&a->title, "a title \\ with\nall");
    nb_axes_set_text(&f->recipe, "plot(sigmoid)");
    a->x = (struct nb_limits){-0.1, 1e300, true};
    a->x_default = (struct nb_limits){-5, 5, true};
    a->legend = NB_LEGEND_BOX;
    a->legend_at = NB_LEGEND_BELOW;
    a->no_grid = true;
    a->x_warp = (struct nb_warp){NB_WARP_SYMLOG, 0.1};
    a->y_reversed = true;
    nb_tick_list_add(&a->x_ticks, 0.5, "half\nway");
    nb_tick_list_add(&a->x_ticks, 1, NULL);
    a->y_ticks.set = true;
    a->minor = NB_MINOR_ON;
    a->spines = NB_SPINES_BOX;
    a->aspect = (struct nb_aspect){2, true};
    nb_axes_add_rule(a, (struct nb_guide){.at = 0.5, .label = "half", .look = {.faint = 0.25}});
    a->place = (struct nb_place){2, 3, 4};
    add_live(f, pool);
    f->type = 8;
    f->line = 1.5;
    f->theme = NB_THEME_dark;
    f->width = 700;
    f->height = 300;
    nb_axes_set_text(&f->title, "above all");
    a = &f->axes[nb_figure_add_axes(f, (struct nb_place){1, 2, 1})];
    a->y_warp.kind = NB_WARP_LOG;
    a->x_ticks.set = a->x_ticks.pi = true;
    a->x_ticks.reach = (struct nb_limits){-1, 2, true};
    a->x_ticks.drawn = 3;
    const struct nb_stroke look = {.hue = NB_HUE_RGB + 0x123456, .width = 3, .marked = true};
    nb_axes_add_data(a, calloc(1, sizeof *xs), calloc(1, sizeof *ys), 1, "", look);
    a->twin = a->curves[0].right = true;
    a->y2 = (struct nb_limits){1, 2, true};
    nb_axes_set_text(&a->y2label, "the right one");
    nb_axes_add_rule(a, (struct nb_guide){.vertical = true, .at = -1, .label = "", .look = look});
    nb_axes_add_rule(a, (struct nb_guide){.right = true, .at = 2, .label = ""});
    nb_axes_add_note(a, (struct nb_note){.x = 1, .up = 0.5, .hue = -1, .text = "to a\npoint"});
    nb_axes_add_note(a, (struct nb_note){.size = 9, .text = "", .arrow = true, .to_y = 2});
    nb_axes_add_note(a, (struct nb_note){.of_figure = true, .upwards = true, .text = "both"});
}

static void a_figure_comes_back_whole(void **state)
{
    (void)state;
    struct nb_pool *pool = nb_pool_new();
    struct nb_figure f;
    nb_figure_init(&f);
    assert_true(nb_figure_is_empty(&f));
    fill(&f, pool);
    struct nb_buf first = {0}, second = {0};
    nb_figure_write(&f, &first);
    struct fixture back;
    fixture_read(&back, nb_buf_text(&first));
    assert_int_equal(back.err.kind, NB_OK);
    assert_int_equal(back.figure.axes[0].count, 3);
    const struct nb_live *live = &back.figure.axes[0].curves[2].live;
    assert_true(live->y && live->slope);
    assert_true(back.figure.param_count == 1 && back.figure.params[0].value == 2);
    assert_string_equal(back.figure.params[0].name, "a\nb");
    assert_int_equal(back.figure.axes[0].curves[1].count, 200);
    assert_true(isnan(back.figure.axes[0].curves[1].ys[7]) &&
                back.figure.axes[0].curves[1].ys[8] < 0);
    assert_string_equal(back.figure.axes[0].curves[1].label, "line\nbreak");
    assert_int_equal(back.figure.count, 2);
    assert_int_equal(back.figure.axes[0].place.index, 4);
    const struct nb_axes *axes = &back.figure.axes[0], *other = &back.figure.axes[1];
    assert_true(back.figure.theme == NB_THEME_dark && back.figure.line == 1.5);
    assert_true(axes->x_ticks.count == 2 && axes->x_ticks.at[1] == 1 && !axes->x_ticks.labels[1]);
    assert_true(axes->y_ticks.set && axes->y_ticks.count == 0 && other->x_ticks.pi);
    assert_string_equal(axes->x_ticks.labels[0], "half\nway");
    assert_true(axes->legend_at == NB_LEGEND_BELOW && other->legend_at == 0);
    assert_true(axes->minor == NB_MINOR_ON && axes->spines == NB_SPINES_BOX);
    assert_true(axes->aspect.ratio == 2 && axes->aspect.by_box);
    assert_true(axes->x_warp.kind == NB_WARP_SYMLOG && axes->x_warp.linear == 0.1);
    assert_true(!axes->x_reversed && axes->y_reversed && other->y_warp.kind == NB_WARP_LOG);
    assert_true(other->twin && other->curves[0].right && other->rules[1].right);
    assert_true(other->y2.hi == 2 && !axes->twin && !axes->curves[0].right);
    assert_string_equal(other->y2label, "the right one");
    assert_true(other->curves[0].look.marked && other->curves[0].look.width == 3);
    assert_true(other->rules[0].vertical && other->rules[0].at == -1);
    assert_string_equal(other->notes[0].text, "to a\npoint");
    assert_true(other->notes[0].hue == -1 && !other->notes[0].arrow && other->notes[1].arrow);
    assert_true(other->x_ticks.reach.set && other->x_ticks.reach.hi == 2);
    assert_true(other->x_ticks.drawn == 3 && !axes->x_ticks.reach.set);
    assert_true(other->notes[2].of_figure && other->notes[2].upwards && !other->notes[1].upwards);
    nb_figure_write(&back.figure, &second);
    assert_string_equal(nb_buf_text(&first), nb_buf_text(&second));
    fixture_free(&back);
    nb_buf_free(&first);
    nb_buf_free(&second);
    nb_figure_free(&f);
    nb_pool_free(pool);
}

static void garbage_is_an_error(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "curve",
        "curve function",
        "curve function 0 0 hue 0 order 0 label a",
        "0 var x\ncurve function 0 1 hue 0 order 0 label a",
        "0 var x\n1 var z\ncurve function 1 0 hue 0 order 0 label a",
        "0 var x\ncurve function 0 0 hue -1 order 0 label a",
        "0 var x\ncurve function 0 0 hue 99999999999999999999 order 0 label a",
        "0 const 0x1p+1\ncurve function 0 0 hue 0 order 0 label a",
        "0 var x\ncurve function 0 0 hue 0 order 0",
        "param",
        "param 0 1 a",
        "0 var a\nparam 0 nan a",
        "0 const 0x1p+1\nparam 0 1 a",
        "0 var x\nlive 0",
        "0 var x\n1 var a\ncurve function 0 0 hue 0 order 0 label a\nlive 1",
        "0 var x\ncurve function 0 0 hue 0 order 0 label a\nslope 1",
        "curve data hue 0 order 0 label a\n0 var x\nslope 0",
        "points 1 2",
        "curve data hue 0 order 0 label a\npoints 1",
        "curve data hue 0 order 0 label a\npoints 1 2x",
        "x 1",
        "x 1 1",
        "x 2 1",
        "xscale",
        "theme pink",
        "type inf",
        "line 0x0p+0",
        "xscale cubic",
        "xticks at",
        "xticks at inf",
        "yticks many",
        "minor some",
        "spines round",
        "aspect 0",
        "aspect 1 circle",
        "yscale symlog",
        "yscale symlog 0",
        "y nan nan",
        "y -inf 1",
        "y -inf inf",
        "legend",
        "legend perhaps",
        "legend box at 12",
        "legend box at",
        "0",
        "0 nothing",
        "7 var x",
        "1 mul 0 0 0 5 6",
        "0 var",
        "0 const",
        "99999999999999999999999 var x",
        "axes 0 1 0",
        "axes 2 2 4",
        "axes 1",
        "axes 99999 99999 1",
        "size 0x1p+3",
        "size -0x1p+3 0x1p+3",
        "size 0x1p+3 inf",
        "size 0x1p+32 0x1p+9",
        "size 0x1p+9 0x1.d4c4p+14",
        "type 0x1p+60",
        "line 0x1p+60",
        "rule z 0x1p+0 hue 0 order 0 label",
        "rule x nan hue 0 order 0 label",
        "rule x 0x1p+0 hue 0 order 0",
        "rule x 0x1p+0 hue 0 order 0 width -0x1p+0 label",
        "rule x 0x1p+0 hue 0 order 0 faint 0x1p+1 label",
        "xticks reach 1 0x1p+0",
        "xticks reach 1 0x1p+0 -0x1p+0",
        "note 0x1p+0 0x1p+0 text a",
        "note 0x1p+0 nan 0x0p+0 0x0p+0 0x0p+0 text a",
        "note 0x1p+0 0x0p+0 0x0p+0 0x0p+0 -0x1p+0 text a",
        "note 0x1p+0 0x0p+0 0x0p+0 0x0p+0 0x0p+0 to 0x1p+0 text a",
        "note 0x1p+0 0x0p+0 0x0p+0 0x0p+0 0x0p+0",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct fixture f;
        fixture_read(&f, lines[i]);
        if (f.err.kind == NB_OK)
            print_error("accepted: %s\n", lines[i]);
        assert_int_not_equal(f.err.kind, NB_OK);
        assert_true(f.err.message[0] != '\0');
        fixture_free(&f);
    }
}

/* Every single byte of a good figure changed: no crash, whatever comes of it. */
static void damaged_figures_are_survived(void **state)
{
    (void)state;
    static const char good[] =
        "title a\nx -0x1p+0 0x1p+1\n0 var x\n1 const 0x1p-1\n2 mul 0 0 0 0 1\n"
        "curve function 2 0 hue 0 order 0 label f\n"
        "curve data hue 1 order 0 label d\npoints 0x1p+0 0x1p+0\n"
        "axes 1 2 1\nrule y 0x1p+0 hue 1 order 0 width 0x1p+0 marked label r\n"
        "note 0x1p+0 0x1p+0 0x0p+0 0x0p+0 0x0p+0 hue 3 to 0x1p+0 0x0p+0 text t\nsize 0x1p+9 "
        "0x1p+9\n";
    for (size_t i = 0; i + 1 < sizeof good; i++)
        for (int c = 1; c < 128; c += 3) {
            char bad[sizeof good];
            memcpy(bad, good, sizeof bad);
            bad[i] = (char)c;
            struct fixture f;
            fixture_read(&f, bad);
            fixture_free(&f);
        }
}

static void unknown_words_are_skipped(void **state)
{
    (void)state;
    struct fixture f;
    fixture_read(&f, "hologram 3\n\ntitle t");
    assert_int_equal(f.err.kind, NB_OK);
    assert_string_equal(f.figure.axes[0].title, "t");
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_fit_on_a_line),       cmocka_unit_test(a_figure_comes_back_whole),
        cmocka_unit_test(garbage_is_an_error),       cmocka_unit_test(damaged_figures_are_survived),
        cmocka_unit_test(unknown_words_are_skipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
