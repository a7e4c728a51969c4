/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands that zoom and drag figures of all kinds, of one plot or several: what is under the
 * pointer stays there, and in and out again is home.
 *
 *     test_explore_zooms [SEED]    with other figures */
#include "config.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "plot/scene.h"
#include "tests/plot/desk.h"

enum { FIGURES = 60 };

static double between(double lo, double hi)
{
    return lo + (hi - lo) * (rand() % 10000) / 10000;
}

static bool one_in(int n)
{
    return rand() % n == 0;
}

/* Curves below what is in view: one that is near would be held instead of the point. */
static const char nodes[] = "serial 7\n0 var x\n1 var a\n2 tanh 0 0 0 0\n3 sin 0 0 0 0\n"
                            "4 sigmoid 0 0 0 0\n5 cos 0 0 0 0\n6 erf 0 0 0 0\n"
                            "7 mul 0 0 0 0 1\n";

static void add_curves(struct nb_buf *out)
{
    static const char *const names[] = {"f", "a longer name", "the longest name of all of them"};
    const int count = one_in(3) ? 1 + rand() % 6 : 1;
    for (int i = 0; i < count; i++)
        nb_buf_printf(out, "curve function %d 0 hue %d order 0 label %s\n", 2 + rand() % 5, i,
                      names[rand() % 3]);
}

static void add_map(struct nb_buf *out)
{
    nb_buf_printf(out,
                  "heat function 7 0 1 x -0x1p+0 0x1p+0 y 0x0p+0 0x1p+1 values -0x1p+1 %a bar "
                  "levels 0 colors gray hue 0 order 0 label f\n",
                  between(2, 2000));
}

static void add_plot(struct nb_buf *out)
{
    const bool log_x = one_in(3), log_y = one_in(3);
    const double x = log_x ? between(0.001, 2) : between(-1e3, 1e3);
    const double y = between(2, 20);
    nb_buf_add(out, one_in(4) ? "title above\n" : "");
    nb_buf_add(out, one_in(4) ? "ylabel to the left\n" : "");
    nb_buf_add(out, one_in(4) ? "xreversed\n" : "");
    nb_buf_add(out, one_in(4) ? "yreversed\n" : "");
    if (one_in(8)) {
        add_map(out);
        return;
    }
    nb_buf_add(out, one_in(3) ? "legend box\n" : "");
    nb_buf_add(out, log_x ? "xscale log\n" : "");
    nb_buf_add(out, log_y ? "yscale log\n" : "");
    nb_buf_printf(out, "x %a %a\ny %a %a\n", x, x + between(0.01, 1e3), y, y + between(0.01, 1e3));
    add_curves(out);
}

static void open_random(struct desk *d, bool several)
{
    static const int grids[][2] = {{1, 2}, {2, 1}, {2, 2}, {1, 3}};
    const int *grid = grids[rand() % 4];
    struct nb_buf text = {0};
    nb_buf_add(&text, nodes);
    for (int i = 0; several && i < grid[0] * grid[1]; i++) {
        nb_buf_printf(&text, "axes %d %d %d\n", grid[0], grid[1], i);
        add_plot(&text);
    }
    if (!several)
        add_plot(&text);
    open_desk(d, nb_buf_text(&text));
    nb_buf_free(&text);
}

/* The values under a place, and the place of them. */
static void values_at(const struct nb_panel *p, double x, double y, double v[2])
{
    v[0] = nb_scale_invert(&p->layout.x, x - p->cell.x);
    v[1] = nb_scale_invert(&p->layout.y, y - p->cell.y);
}

static void assert_under(const struct nb_panel *p, const double v[2], double x, double y)
{
    const double at_x = p->cell.x + nb_scale_map(&p->layout.x, v[0]);
    const double at_y = p->cell.y + nb_scale_map(&p->layout.y, v[1]);
    if (!(fabs(at_x - x) <= 1 && fabs(at_y - y) <= 1))
        fail_msg("%g, %g is at %g, %g and not at %g, %g", v[0], v[1], at_x, at_y, x, y);
}

static void turn(struct desk *d, double x, double y, double notches)
{
    do_input(d, (struct nb_input){.kind = NB_INPUT_WHEEL, .x = x, .y = y, .up = notches});
}

static double inside(double from, double length)
{
    return from + length * between(0.05, 0.95);
}

static const struct nb_panel *find_place(struct desk *d, double *x, double *y)
{
    struct nb_scene *s = nb_explorer_scene(d->e);
    const struct nb_panel *p = &s->panels[(size_t)rand() % s->count];
    *x = p->cell.x + inside(p->layout.plot.x, p->layout.plot.width);
    *y = p->cell.y + inside(p->layout.plot.y, p->layout.plot.height);
    return p;
}

static bool are_same(struct nb_limits a, struct nb_limits b)
{
    return fabs(a.lo - b.lo) <= 1e-9 * (b.hi - b.lo) && fabs(a.hi - b.hi) <= 1e-9 * (b.hi - b.lo);
}

static void assert_home(const struct nb_panel *p, struct nb_limits x, struct nb_limits y)
{
    if (!are_same(p->x, x) || !are_same(p->y, y))
        fail_msg("home was %.17g %.17g %.17g %.17g, and is %.17g %.17g %.17g %.17g", x.lo, x.hi,
                 y.lo, y.hi, p->x.lo, p->x.hi, p->y.lo, p->y.hi);
}

/* In by the wheel and out again, then home by its key. */
static void zoom(struct desk *d)
{
    const int notches = 1 + rand() % 8;
    double v[2], at_x = 0, at_y = 0;
    const struct nb_panel *p = find_place(d, &at_x, &at_y);
    const struct nb_limits x = p->x, y = p->y;
    turn(d, at_x, at_y, 1); /* a curve that is near is held by it */
    values_at(p, at_x, at_y, v);
    for (int i = 0; i < notches; i++) {
        turn(d, at_x, at_y, 1);
        assert_under(p, v, at_x, at_y);
    }
    rest(d);
    assert_under(p, v, at_x, at_y);
    for (int i = 0; i <= notches; i++)
        turn(d, at_x, at_y, -1);
    rest(d);
    assert_home(p, x, y);
    turn(d, at_x, at_y, 3);
    press(d, 'r', 0);
    rest(d);
    assert_true(p->x.lo == x.lo && p->x.hi == x.hi && p->y.lo == y.lo && p->y.hi == y.hi);
}

/* Here and there with the button held, the wheel turned between; let go at rest or not. */
static void pull(struct desk *d)
{
    double v[2], x = 0, y = 0;
    const struct nb_panel *p = find_place(d, &x, &y);
    struct nb_input in = {
        .kind = NB_INPUT_PRESS, .button = NB_BUTTON_LEFT, .clicks = 1, .x = x, .y = y};
    values_at(p, x, y, v);
    do_input(d, in);
    in.kind = NB_INPUT_MOVE;
    for (int i = 0; i < 6; i++) {
        in.x = p->cell.x + inside(p->layout.plot.x, p->layout.plot.width);
        in.y = p->cell.y + inside(p->layout.plot.y, p->layout.plot.height);
        if (i == 0 && hypot(in.x - x, in.y - y) < 5) /* a hand that trembles */
            in.x += 10;
        do_input(d, in);
        assert_under(p, v, in.x, in.y);
        if (one_in(2)) {
            rest(d);
            assert_under(p, v, in.x, in.y);
        }
    }
    in.kind = NB_INPUT_RELEASE;
    do_input(d, in);
    rest(d);
    assert_under(p, v, in.x, in.y);
    press(d, 'r', 0);
    rest(d);
}

static void try_figures(unsigned seed)
{
    for (unsigned i = 0; i < FIGURES; i++) {
        struct desk d;
        srand(seed + i);
        open_random(&d, i % 2 == 1);
        zoom(&d);
        pull(&d);
        zoom(&d);
        close_desk(&d);
    }
}

static void test_hands(void **state)
{
    try_figures(*(const unsigned *)*state);
}

int main(int argc, char **argv)
{
    unsigned seed = argc > 1 ? (unsigned)atoi(argv[1]) : 11;
    const struct CMUnitTest tests[] = {cmocka_unit_test_prestate(test_hands, &seed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
