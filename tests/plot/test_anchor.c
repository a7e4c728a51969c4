/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the anchor: the point under the pointer stays there, whatever the numbers at
 * the ticks and the names beside the curves do to the margins. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "graph/build.h"
#include "plot/scene.h"
#include "seen/anchor.h"

enum { MOVES = 50 };

/* 0 to 1, the same at every run. */
static double chance(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (double)(*seed >> 8) / (1 << 24);
}

static void fill(struct nb_figure *f, struct nb_pool *pool, size_t curves)
{
    static const enum nb_basic ops[] = {NB_MUL, NB_ADD, NB_SUB};
    struct nb_builder b = {pool, false};
    nb_figure_init(f);
    for (size_t i = 0; i < curves; i++) {
        struct nb_expr *x = nb_var(pool, "x", nb_scalar_shape);
        struct nb_expr *y = nb_binary(b, ops[i % 3], x, nb_const(pool, 1.5 * (double)i - 1));
        nb_axes_add_function(&f->axes[0], y, x, i ? "a longer name" : "f",
                             (struct nb_stroke){.hue = (int)i});
    }
}

static void check(const struct nb_scene *s, const struct nb_anchor *a)
{
    const struct nb_panel *p = &s->panels[0];
    const struct nb_rect *plot = &p->layout.plot;
    const double x = p->cell.x + plot->x + (a->x - p->x.lo) / (p->x.hi - p->x.lo) * plot->width;
    const double y = p->cell.y + plot->y + (p->y.hi - a->y) / (p->y.hi - p->y.lo) * plot->height;
    assert_true(fabs(x - a->at_x) <= 1 && fabs(y - a->at_y) <= 1);
}

/* Zooms or drags at a place by chance, in motion and at rest. */
static void move(struct nb_scene *s, unsigned *seed)
{
    struct nb_panel *p = &s->panels[0];
    const double at_x = 100 + 750 * chance(seed), at_y = 60 + 500 * chance(seed);
    struct nb_anchor a = nb_anchor_at(s, p, at_x, at_y);
    p->steady = true;
    if (chance(seed) < 0.5) {
        const double factor = chance(seed) < 0.55 ? 0.85 : 1 / 0.85;
        struct nb_viewport v = nb_panel_view(p);
        double cx, cy;
        nb_panel_fractions(p, a.at_x, a.at_y, &cx, &cy);
        nb_viewport_zoom(&v, cx, cy, factor, factor);
        p->view_x = v.x;
        p->view_y = v.y;
    } else {
        a.at_x += 400 * chance(seed) - 200;
        a.at_y += 200 * chance(seed) - 100;
        nb_anchor_pull(&a, s);
    }
    nb_anchor_arrange(&a, s, 1000, 640, 1);
    check(s, &a);
    p->steady = false;
    nb_anchor_arrange(&a, s, 1000, 640, 1);
    check(s, &a);
}

static void the_point_stays_under_the_pointer(void **state)
{
    (void)state;
    unsigned seed = 1;
    for (size_t curves = 1; curves <= 7; curves++) {
        struct nb_pool *pool = nb_pool_new();
        struct nb_figure f;
        fill(&f, pool, curves);
        struct nb_scene *s = nb_scene_new(&f);
        nb_scene_arrange(s, 1000, 640, 1);
        for (int i = 0; i < MOVES; i++)
            move(s, &seed);
        nb_scene_free(s);
        nb_figure_free(&f);
        nb_pool_free(pool);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_point_stays_under_the_pointer)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
