/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands that zoom figures of all kinds (test_anchor.c: that drag them): what is under the pointer
 * stays there, and in and out again is home. */
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

enum { FIGURES = 50 };

static double between(double lo, double hi)
{
    return lo + (hi - lo) * (rand() % 10000) / 10000;
}

static void add_plot(struct nb_buf *out)
{
    /* Below what is in view: a curve that is near would be held instead. */
    static const char *const functions[] = {"tanh", "sin", "sigmoid", "cos", "erf"};
    const bool log_x = rand() % 3 == 0, log_y = rand() % 3 == 0;
    const double x = log_x ? between(0.001, 2) : between(-1e3, 1e3);
    const double y = between(2, 20);
    if (log_x)
        nb_buf_add(out, "xscale log\n");
    if (log_y)
        nb_buf_add(out, "yscale log\n");
    nb_buf_printf(out, "x %a %a\ny %a %a\n", x, x + between(0.01, 1e3), y, y + between(0.01, 1e3));
    nb_buf_printf(out, "1 %s 0 0 0 0\n", functions[rand() % 5]);
    nb_buf_add(out, "curve function 1 0 hue 0 order 0 label f\n");
}

static void open_random(struct desk *d)
{
    struct nb_buf text = {0};
    nb_buf_add(&text, "serial 7\n0 var x\n");
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

/* A place in the plot of a panel. */
static void find_place(const struct nb_panel *p, double *x, double *y)
{
    const struct nb_rect *plot = &p->layout.plot;
    *x = p->cell.x + plot->x + plot->width * between(0.05, 0.95);
    *y = p->cell.y + plot->y + plot->height * between(0.05, 0.95);
}

static void try_figure(struct desk *d)
{
    struct nb_scene *s = nb_explorer_scene(d->e);
    const struct nb_panel *p = &s->panels[0];
    const struct nb_limits x = p->x, y = p->y;
    const int notches = 1 + rand() % 8;
    double v[2], at_x = 0, at_y = 0;
    find_place(p, &at_x, &at_y);
    values_at(p, at_x, at_y, v);
    turn(d, at_x, at_y, 1);
    for (int i = 0; i < notches; i++) {
        turn(d, at_x, at_y, 1);
        assert_under(p, v, at_x, at_y);
    }
    rest(d);
    assert_under(p, v, at_x, at_y);
    for (int i = 0; i <= notches; i++)
        turn(d, at_x, at_y, -1);
    rest(d);
    const double wide = x.hi - x.lo, high = y.hi - y.lo;
    if (!(fabs(p->x.lo - x.lo) <= 1e-9 * wide && fabs(p->x.hi - x.hi) <= 1e-9 * wide &&
          fabs(p->y.lo - y.lo) <= 1e-9 * high && fabs(p->y.hi - y.hi) <= 1e-9 * high))
        fail_msg("home was %.17g %.17g %.17g %.17g, and is %.17g %.17g %.17g %.17g", x.lo, x.hi,
                 y.lo, y.hi, p->x.lo, p->x.hi, p->y.lo, p->y.hi);
    turn(d, at_x, at_y, 3);
    press(d, 'r', 0);
    rest(d);
    assert_true(p->x.lo == x.lo && p->x.hi == x.hi && p->y.lo == y.lo && p->y.hi == y.hi);
}

static void test_zooms(void **state)
{
    (void)state;
    srand(11);
    for (int i = 0; i < FIGURES; i++) {
        struct desk d;
        open_random(&d);
        try_figure(&d);
        close_desk(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_zooms)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
