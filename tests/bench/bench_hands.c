/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hands cost in a window of 1280 x 800 pixels: from an input to the picture that
 * answers it, without the window system. Milliseconds of CPU: the median, and the longest
 * but one in a hundred.
 *
 *     bench_hands [PART]    those figures whose name has PART in it */
#include "config.h"

#include <cairo.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/count.h"
#include "explore/explorer.h"
#include "figure/figure.h"
#include "graph/build.h"
#include "graph/op.h"
#include "lang/prelude.h"

enum { WIDTH = 1280, HEIGHT = 800, INPUTS = 300 };

/* Curves by the names of rows: the first `inverse` of a/x with a parameter a, the others of
 * a*x. */
static const struct drawn {
    const char *name;
    const char *const rows[6];
    double a;
    size_t inverse;
} figures[] = {
    {"six activations", {"sigmoid", "tanh", "relu", "gelu", "silu", "mish"}, 1, 0},
    {"sin(1/x) and five", {"sin", "tanh", "relu", "gelu", "silu", "mish"}, 1, 1},
    {"six of 1/x", {"sin", "tanh", "relu", "gelu", "silu", "mish"}, 1, 6},
    {"floor(100x)", {"floor"}, 100, 0},
    {"sin(1000x)", {"sin"}, 1000, 0},
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static void add_curve(struct nb_figure *f, struct nb_pool *pool, const struct drawn *d, size_t i,
                      struct nb_expr *x, struct nb_expr *a)
{
    const struct nb_builder b = {pool, false};
    const enum nb_basic join = i < d->inverse ? NB_DIV : NB_MUL;
    struct nb_expr *of = nb_binary(b, join, nb_const(pool, d->a), x);
    struct nb_expr *open = nb_binary(b, join, a, x);
    struct nb_err err = {0};
    const struct nb_op *op = nb_op_find(d->rows[i]);
    struct nb_expr *y = nb_call(b, op, &of, &err);
    nb_axes_add_function(&f->axes[0], y, x, d->rows[i], (struct nb_stroke){.hue = (int)i});
    f->axes[0].curves[i].live.y = nb_call(b, op, &open, &err);
}

static void fill(struct nb_figure *f, struct nb_pool *pool, const struct drawn *d)
{
    struct nb_expr *x = nb_var(pool, "x", nb_scalar_shape);
    struct nb_expr *a = nb_var(pool, "parameter", nb_scalar_shape);
    nb_figure_add_parameter(f, "a", d->a, a);
    for (size_t i = 0; i < NB_COUNT(d->rows) && d->rows[i]; i++)
        add_curve(f, pool, d, i, x, a);
    f->axes[0].x = (struct nb_limits){-5, 5, true};
}

static void say(void *ctx, const char *word, const char *text)
{
    (void)ctx;
    (void)word;
    (void)text;
}

static char *save(void *ctx)
{
    (void)ctx;
    return NULL;
}

static void draw(struct nb_explorer *e, cairo_surface_t *to)
{
    cairo_t *cr = cairo_create(to);
    if (nb_explorer_wants_base(e))
        nb_explorer_draw_base(e, cr);
    nb_overlay_draw(nb_explorer_overlay(e), cr);
    cairo_destroy(cr);
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Moves the pointer on circles, with a button held or not, and says what each move took. */
static void measure(struct nb_explorer *e, cairo_surface_t *to, const char *name, double x,
                    double y, double reach, bool held)
{
    double took[INPUTS];
    unsigned now = 1000;
    struct nb_input in = {.x = x, .y = y, .button = NB_BUTTON_LEFT, .clicks = 1, .now = now};
    if (held) {
        in.kind = NB_INPUT_PRESS;
        nb_explorer_input(e, &in);
    }
    for (int i = 0; i < INPUTS; i++) {
        in.kind = NB_INPUT_MOVE;
        in.now = now += 16;
        in.x = x + reach * sin(i * 0.13);
        in.y = y + (y < HEIGHT - 60 ? reach * cos(i * 0.17) : 0);
        const double start = now_ms();
        nb_explorer_input(e, &in);
        draw(e, to);
        took[i] = now_ms() - start;
    }
    in.kind = NB_INPUT_RELEASE;
    nb_explorer_input(e, &in);
    nb_explorer_tick(e, now + 5000);
    draw(e, to);
    qsort(took, INPUTS, sizeof *took, compare);
    printf("  %-10s %8.2f %8.2f", name, took[INPUTS / 2], took[INPUTS - 1 - INPUTS / 100]);
}

static void bench(const struct drawn *d)
{
    struct nb_pool *pool = nb_pool_new();
    struct nb_figure f;
    nb_prelude_install(pool);
    nb_figure_init(&f);
    fill(&f, pool, d);
    struct nb_explorer *e = nb_explorer_new(&(struct nb_explorer_client){.say = say, .save = save});
    cairo_surface_t *to = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    nb_explorer_show(e, &f, pool);
    nb_explorer_resize(e, WIDTH, HEIGHT, 1);
    draw(e, to);
    printf("%-18s", d->name);
    measure(e, to, "hover", WIDTH / 2, HEIGHT / 2, 200, false);
    measure(e, to, "drag", WIDTH / 2, HEIGHT / 2, 100, true);
    measure(e, to, "slider", 150, HEIGHT - 13, 40, true);
    putchar('\n');
    nb_explorer_free(e);
    cairo_surface_destroy(to);
    nb_figure_free(&f);
    nb_pool_free(pool);
}

int main(int argc, char **argv)
{
    printf("%-18s  %-10s %8s %8s  %-10s %8s %8s  %-10s %8s %8s\n", "ms of CPU", "", "median",
           "99 %", "", "median", "99 %", "", "median", "99 %");
    for (size_t i = 0; i < NB_COUNT(figures); i++)
        if (argc < 2 || strstr(figures[i].name, argv[1]))
            bench(&figures[i]);
    return 0;
}
