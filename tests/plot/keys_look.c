/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that change what is drawn and how, and all others. */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tests/plot/keys.h"

static size_t curves(struct desk *d)
{
    return nb_explorer_figure(d->e)->axes[0].count;
}

static void has_few_digits(struct desk *d)
{
    assert_non_null(nb_explorer_figure(d->e)->axes[0].curves[0].exact);
    assert_true(overlay_has(d, "    float32 0, by steps 0: 0 ulp"));
    press(d, 'w', 0);
    assert_true(overlay_has(d, "f in float32, every step rounded"));
}

/* Without a format there are no errors in one. */
static void asks_for_format(struct desk *d)
{
    assert_true(overlay_has(d, "p chooses a format first"));
    assert_false(overlay_has(d, "every step rounded"));
}

static void has_derivative(struct desk *d)
{
    assert_int_equal(curves(d), 2);
    press(d, 'd', 0);
    assert_int_equal(curves(d), 1);
}

static void has_function_alone(struct desk *d)
{
    assert_int_equal(curves(d), 1);
}

static void has_second(struct desk *d)
{
    assert_int_equal(curves(d), 3);
    assert_string_equal(nb_explorer_figure(d->e)->axes[0].curves[2].label, "f''");
}

static void has_third(struct desk *d)
{
    assert_int_equal(curves(d), 4);
    press(d, '3', 0);
    assert_int_equal(curves(d), 2);
}

static void has_no_grid(struct desk *d)
{
    assert_true(nb_explorer_figure(d->e)->axes[0].no_grid);
    assert_heard(d, "did grid(False); \n");
    press(d, 'g', 0);
    assert_heard(d, "did grid(True); \n");
}

static void has_log_y(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->axes[0].y_warp.kind, NB_WARP_SYMLOG);
    assert_heard(d, "did yscale(\"symlog\"); \n");
}

static void has_log_x(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->axes[0].x_warp.kind, NB_WARP_SYMLOG);
    assert_heard(d, "did xscale(\"symlog\"); \n");
}

static void has_box(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->axes[0].spines, NB_SPINES_BOX);
    assert_heard(d, "did spines(\"box\"); \n");
}

static void has_legend(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->axes[0].legend, NB_LEGEND_AUTO);
}

static void has_next_theme(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->theme, NB_THEME_dark);
    assert_heard(d, "did set(theme=\"dark\"); \n");
}

static void is_projector(struct desk *d)
{
    assert_int_equal(nb_explorer_figure(d->e)->theme, NB_THEME_projector);
    press(d, 'p', NB_MOD_SHIFT);
    assert_int_equal(nb_explorer_figure(d->e)->theme, NB_THEME_light);
}

static void is_larger(struct desk *d)
{
    assert_true(nb_explorer_figure(d->e)->type > 13);
}

static void is_smaller(struct desk *d)
{
    assert_true(nb_explorer_figure(d->e)->type > 0 && nb_explorer_figure(d->e)->type < 12);
}

static void has_saved(struct desk *d)
{
    assert_int_equal(d->saves, 1);
    assert_true(overlay_has(d, "saved plot-1.png"));
    rest(d);
    assert_false(overlay_has(d, "saved plot-1.png"));
}

/* What was copied is said when it is, and what was in the way when it is not. */
static void refuses(struct desk *d, unsigned mods, const char *said)
{
    d->refusal = "not copied: install paste";
    press(d, 'c', mods);
    assert_true(overlay_has(d, d->refusal));
    assert_false(overlay_has(d, said));
}

static void has_copied_picture(struct desk *d)
{
    assert_true(overlay_has(d, "the picture is copied"));
    assert_string_equal(nb_buf_text(&d->copied), "picture");
    refuses(d, NB_MOD_CTRL, "the picture is copied");
}

static void has_copied_numbers(struct desk *d)
{
    assert_true(overlay_has(d, "the numbers are copied"));
    assert_non_null(strstr(nb_buf_text(&d->copied), "\n-4\t"));
    refuses(d, NB_MOD_CTRL | NB_MOD_SHIFT, "the numbers are copied");
}

static void wants_tour(struct desk *d)
{
    assert_heard(d, "tour 1\n");
}

static void has_no_parameter(struct desk *d)
{
    assert_true(overlay_has(d, "there is no parameter to move"));
}

static void lists_keys(struct desk *d)
{
    assert_true(overlay_has(d, "zoom at the pointer"));
    press(d, NB_KEY_ESCAPE, 0);
    assert_false(overlay_has(d, "zoom at the pointer"));
}

static void does_no_harm(struct desk *d)
{
    assert_view(d, -4, 4, -1, 1);
    assert_heard(d, "");
}

static void is_wish(struct desk *d)
{
    (void)d; /* what was wished is looked at by the table */
}

const struct key_check keys_that_look[] = {
    {'d', 0, "", has_derivative, 0},
    {'1', 0, "d", has_function_alone, 0},
    {'2', 0, "", has_second, 0},
    {'3', 0, "", has_third, 0},
    {'p', 0, "", has_few_digits, 0},
    {'w', 0, "", asks_for_format, 0},
    {'g', 0, "", has_no_grid, 0},
    {'l', 0, "", has_log_y, 0},
    {'k', 0, "", has_log_x, 0},
    {'o', 0, "", has_box, 0},
    {'m', 0, "", has_legend, 0},
    {'c', 0, "", has_next_theme, 0},
    {'p', NB_MOD_SHIFT, "", is_projector, 0},
    {'+', NB_MOD_CTRL, "", is_larger, 0},
    {'=', NB_MOD_CTRL, "", is_larger, 0},
    {'-', NB_MOD_CTRL, "", is_smaller, 0},
    {'f', 0, "", is_wish, NB_WISH_FULL_SCREEN},
    {NB_KEY_F11, 0, "", is_wish, NB_WISH_FULL_SCREEN},
    {'s', 0, "", has_saved, 0},
    {'s', NB_MOD_CTRL, "", has_saved, 0},
    {'c', NB_MOD_CTRL, "", has_copied_picture, 0},
    {'c', NB_MOD_CTRL | NB_MOD_SHIFT, "", has_copied_numbers, 0},
    {' ', 0, "", has_no_parameter, 0},
    {',', 0, "", has_no_parameter, 0},
    {'.', 0, "", has_no_parameter, 0},
    {NB_KEY_ESCAPE, 0, "", does_no_harm, 0},
    {'h', 0, "", lists_keys, 0},
    {'?', 0, "", lists_keys, 0},
    {NB_KEY_F1, 0, "", lists_keys, 0},
    {'t', NB_MOD_SHIFT, "", wants_tour, 0},
    {NB_KEY_F2, 0, "", wants_tour, 0},
    {'q', 0, "", is_wish, NB_WISH_CLOSE},
    {'w', NB_MOD_CTRL, "", is_wish, NB_WISH_CLOSE},
    {.check = NULL},
};
