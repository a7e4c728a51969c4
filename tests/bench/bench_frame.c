/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame of the window costs: figures of 1280 x 800 pixels arranged and drawn again
 * for views that differ a little, as while one zooms. Milliseconds, the least of several.
 *
 *     bench_frame [PART]    those figures whose name has PART in it */
#include "config.h"

#include <cairo.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/count.h"
#include "base/xalloc.h"
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

/* Kinds of long data. */
static double noise(size_t i)
{
    return (double)(i * 2654435761u % 1000003) / 1000003;
}

static void wave(size_t i, double *x, double *y)
{
    *x = 1e-6 * (double)i;
    *y = sin(*x) + noise(i);
}

static void broken(size_t i, double *x, double *y)
{
    wave(i, x, y);
    *y = i % 10 ? *y : NAN;
}

static void spiral(size_t i, double *x, double *y)
{
    const double t = 1e-5 * (double)i;
    *x = 5 + t / 20 * cos(t) + 1e-3 * noise(i);
    *y = t / 20 * sin(t);
}

enum { POINTS = 10000000 };
static const struct data {
    const char *name;
    void (*point)(size_t i, double *x, double *y);
} long_data[] = {{"1e7 in order", wave}, {"1e7 with gaps", broken}, {"1e7 in circles", spiral}};

static void add_data(struct nb_figure *f, const struct data *d)
{
    double *xs = nb_xcalloc(POINTS, sizeof *xs), *ys = nb_xcalloc(POINTS, sizeof *ys);
    for (size_t i = 0; i < POINTS; i++)
        d->point(i, &xs[i], &ys[i]);
    nb_axes_add_data(&f->axes[0], xs, ys, POINTS, "", (struct nb_stroke){0});
}

/* One frame, with the view moved by a share of its width; what each part of it took. */
static void draw_frame(struct nb_scene *s, double lo, double hi, cairo_surface_t *to,
                       double took[2])
{
    const double start = now_ms();
    s->panels[0].view_x = (struct nb_limits){lo, hi, true};
    nb_scene_arrange(s, WIDTH, HEIGHT, 1);
    const double arranged = now_ms();
    cairo_t *cr = cairo_create(to);
    nb_draw(s, cr);
    cairo_destroy(cr);
    took[0] = arranged - start;
    took[1] = now_ms() - arranged;
}

/* Frames between limits, each `move` farther to the right and `zoom` times as wide. */
static void measure_views(struct nb_scene *s, const char *name, struct nb_limits l, double move,
                          double zoom)
{
    double best[2] = {1e9, 1e9};
    cairo_surface_t *to = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    for (int i = 0; i < FRAMES; i++) {
        double took[2];
        draw_frame(s, l.lo, l.hi, to, took);
        l = (struct nb_limits){l.lo + move, l.lo + move + zoom * (l.hi - l.lo), true};
        for (int k = 0; k < 2; k++)
            best[k] = took[k] < best[k] ? took[k] : best[k];
    }
    printf("%-24s %8.2f %8.2f %8.2f\n", name, best[0], best[1], best[0] + best[1]);
    cairo_surface_destroy(to);
}

static void measure(const struct drawn *d)
{
    struct nb_pool *pool = nb_pool_new();
    struct nb_figure f;
    nb_prelude_install(pool);
    nb_figure_init(&f);
    add_curves(&f, pool, d);
    struct nb_scene *s = nb_scene_new(&f);
    measure_views(s, d->name, f.axes[0].x, 1e-3 * (d->hi - d->lo), 1);
    nb_scene_free(s);
    nb_figure_free(&f);
    nb_pool_free(pool);
}

/* All of it, and a thousandth. */
static void measure_data(const struct data *d)
{
    struct nb_figure f;
    char name[64];
    nb_figure_init(&f);
    add_data(&f, d);
    const double start = now_ms();
    struct nb_scene *s = nb_scene_new(&f);
    printf("%-24s %8.2f\n", "  once", now_ms() - start);
    measure_views(s, d->name, (struct nb_limits){0, 10, true}, 1e-3, 1);
    snprintf(name, sizeof name, "%s, near", d->name);
    measure_views(s, name, (struct nb_limits){4.7, 4.71, true}, 1e-6, 0.99);
    nb_scene_free(s);
    nb_figure_free(&f);
}

int main(int argc, char **argv)
{
    printf("CPU ms a frame of %d x %d\n%-24s %8s %8s %8s\n", WIDTH, HEIGHT, "", "arrange", "draw",
           "both");
    for (size_t i = 0; i < NB_COUNT(figures); i++)
        if (argc < 2 || strstr(figures[i].name, argv[1]))
            measure(&figures[i]);
    for (size_t i = 0; i < NB_COUNT(long_data); i++)
        if (argc < 2 || strstr(long_data[i].name, argv[1]))
            measure_data(&long_data[i]);
    return 0;
}
