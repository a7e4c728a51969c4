/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame of the window costs: figures of 1280 x 800 pixels arranged and drawn again
 * for views that differ a little, as while one zooms. Milliseconds, the least of several.
 *
 *     bench_frame [PART]    those figures whose name has PART in it */
#include "config.h"

#include <cairo.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/count.h"
#include "figure/figure.h"
#include "graph/build.h"
#include "graph/op.h"
#include "lang/prelude.h"
#include "plot/draw.h"
#include "plot/scene.h"

enum { WIDTH = 1280, HEIGHT = 800, FRAMES = 40 };

/* Curves by the names of rows, each of factor*x. */
static const struct drawn {
    const char *name;
    const char *const rows[6];
    double factor, lo, hi;
} figures[] = {
    {"six activations", {"sigmoid", "tanh", "relu", "gelu", "silu", "mish"}, 1, -6, 6},
    {"gelu", {"gelu"}, 1, -6, 6},
    {"floor(100x)", {"floor"}, 100, -5, 5},
    {"sin(1000x)", {"sin"}, 1000, -5, 5},
    {"tan(10x)", {"tan"}, 10, -5, 5},
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static void add_curves(struct nb_figure *f, struct nb_pool *pool, const struct drawn *d)
{
    const struct nb_builder b = {pool, false};
    struct nb_expr *x = nb_var(pool, "x", nb_scalar_shape);
    for (size_t i = 0; i < NB_COUNT(d->rows) && d->rows[i]; i++) {
        struct nb_expr *of = nb_binary(b, NB_MUL, nb_const(pool, d->factor), x);
        struct nb_err err = {0};
        struct nb_expr *y = nb_call(b, nb_op_find(d->rows[i]), &of, &err);
        if (y)
            nb_axes_add_function(&f->axes[0], y, x, d->rows[i], (struct nb_stroke){.hue = (int)i});
    }
    f->axes[0].x = (struct nb_limits){d->lo, d->hi, true};
}

/* One frame, with the view moved by a share of its width; what each part of it took. */
static void draw_frame(struct nb_scene *s, const struct drawn *d, double share, cairo_surface_t *to,
                       double took[2])
{
    const double move = share * (d->hi - d->lo), start = now_ms();
    s->panels[0].view_x = (struct nb_limits){d->lo + move, d->hi + move, true};
    nb_scene_arrange(s, WIDTH, HEIGHT, 1);
    const double arranged = now_ms();
    cairo_t *cr = cairo_create(to);
    nb_draw(s, cr);
    cairo_destroy(cr);
    took[0] = arranged - start;
    took[1] = now_ms() - arranged;
}

static void measure(const struct drawn *d)
{
    struct nb_pool *pool = nb_pool_new();
    struct nb_figure f;
    double best[2] = {1e9, 1e9};
    nb_prelude_install(pool);
    nb_figure_init(&f);
    add_curves(&f, pool, d);
    struct nb_scene *s = nb_scene_new(&f);
    cairo_surface_t *to = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    for (int i = 0; i < FRAMES; i++) {
        double took[2];
        draw_frame(s, d, 1e-3 * i, to, took);
        for (int k = 0; k < 2; k++)
            best[k] = took[k] < best[k] ? took[k] : best[k];
    }
    printf("%-18s %8.2f %8.2f %8.2f\n", d->name, best[0], best[1], best[0] + best[1]);
    cairo_surface_destroy(to);
    nb_scene_free(s);
    nb_figure_free(&f);
    nb_pool_free(pool);
}

int main(int argc, char **argv)
{
    printf("CPU ms a frame of %d x %d\n%-18s %8s %8s %8s\n", WIDTH, HEIGHT, "", "arrange", "draw",
           "both");
    for (size_t i = 0; i < NB_COUNT(figures); i++)
        if (argc < 2 || strstr(figures[i].name, argv[1]))
            measure(&figures[i]);
    return 0;
}
