/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands say of a figure under somebody's hands wins there, and there alone. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/count.h"
#include "explore/input.h"
#include "figure/said.h"
#include "tests/plot/desk.h"

/* What hands choose, as it is told, and what is said in its place. */
static const struct {
    int key;
    unsigned mods;
    const char *told, *said;
} choices[] = {
    {'g', 0, "grid(False)", "grid"},
    {'l', 0, "yscale(\"symlog\")", "yscale"},
    {'k', 0, "xscale(\"symlog\")", "xscale"},
    {'o', 0, "spines(\"box\")", "spines"},
    {'m', 0, "legend()", "legend"},
    {'c', 0, "set(theme=\"dark\")", "theme"},
    {'e', 0, "axis(\"equal\")", "axis"},
    {'2', 0, "derivatives(2)", "derivatives"},
    {'+', NB_MOD_CTRL, "fontsize(9.5)", "fontsize"},
};

/* The figure is shown again, after that was said, which is what stays of the choice. */
static void check(size_t i, const char *said, const char *wanted)
{
    struct desk d;
    struct nb_buf text = {0};
    open_desk(&d, sine);
    press(&d, choices[i].key, choices[i].mods);
    d.heard.len = 0;
    struct nb_figure first = d.figure; /* where it stays until the explorer has another */
    nb_explorer_show(d.e, &first, d.pool);
    nb_buf_printf(&text, "recipe f\nsaid %s\n%s", said, sine);
    read_figure(&d, nb_buf_text(&text));
    nb_explorer_show(d.e, &d.figure, d.pool);
    draw(&d);
    nb_buf_cut(&text, 0);
    nb_buf_printf(&text, *wanted ? "f\n" NB_RECIPE_BY_HAND "%s" : "f%s", wanted);
    assert_string_equal(nb_explorer_figure(d.e)->recipe, nb_buf_text(&text));
    nb_figure_free(&first);
    nb_buf_free(&text);
    close_desk(&d);
}

static void test_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < NB_COUNT(choices); i++)
        check(i, choices[i].said, "");
}

static void test_not_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < NB_COUNT(choices); i++) {
        struct nb_buf others = {0};
        nb_said_write(NB_SAID_ALL & ~nb_said_find(choices[i].said, strlen(choices[i].said)),
                      &others);
        check(i, nb_buf_text(&others), choices[i].told);
        nb_buf_free(&others);
        check(i, "something", choices[i].told);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_said),
        cmocka_unit_test(test_not_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
