/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure under somebody's hands, without a window. */
#include "config.h"

#include "tests/plot/desk.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/xalloc.h"
#include "figure/message.h"
#include "lang/prelude.h"

enum { WIDTH = 1000, HEIGHT = 640 };

const char sine[] = "serial 7\nx -4 4\ny -1 1\nlegend none\n0 var x\n1 sin 0 0 0 0\n"
                    "curve function 1 0 hue 0 order 0 label f\n";
const char silu_and_relu[] =
    "serial 8\n0 var x\n1 silu 0 0 0 0\ncurve function 1 0 hue 0 order 0 label silu\n"
    "2 relu 0 0 0 0\ncurve function 2 0 hue 1 order 0 label relu\n";

static void hear(void *ctx, const char *word, const char *text)
{
    struct desk *d = ctx;
    size_t serial;
    nb_buf_printf(&d->heard, "%s ", word);
    if (strcmp(word, "did") == 0)
        assert_true(nb_message_size(&text, &serial));
    for (text += strspn(text, " "); *text; text++)
        nb_buf_add(&d->heard, *text == '\n' ? "; " : (char[]){*text, 0});
    nb_buf_addc(&d->heard, '\n');
}

static char *save(void *ctx)
{
    struct desk *d = ctx;
    d->saves++;
    return nb_xstrdup("plot-1.png");
}

static bool copy_picture(void *ctx, struct nb_err *err)
{
    struct desk *d = ctx;
    if (d->refusal)
        return nb_err_set(err, NB_ERR_FILE, "%s", d->refusal);
    nb_buf_add(&d->copied, "picture");
    return true;
}

static bool copy_text(void *ctx, const char *text, struct nb_err *err)
{
    struct desk *d = ctx;
    if (d->refusal)
        return nb_err_set(err, NB_ERR_FILE, "%s", d->refusal);
    nb_buf_add(&d->copied, text);
    return true;
}

/* Draws what is wanted, as a window would. */
void draw(struct desk *d)
{
    cairo_surface_t *s =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)d->width, (int)d->height);
    cairo_t *cr = cairo_create(s);
    nb_explorer_resize(d->e, d->width, d->height, 1);
    if (nb_explorer_wants_base(d->e))
        nb_explorer_draw_base(d->e, cr);
    nb_overlay_draw(nb_explorer_overlay(d->e), cr);
    cairo_destroy(cr);
    cairo_surface_destroy(s);
}

void read_figure(struct desk *d, const char *text)
{
    struct nb_err err = {0};
    nb_figure_init(&d->figure);
    struct nb_figure_reader reader = {.figure = &d->figure, .wire = {.pool = d->pool}};
    char *copy = nb_xstrdup(text);
    for (char *line = strtok(copy, "\n"); line; line = strtok(NULL, "\n"))
        assert_true(nb_figure_read(&reader, line, &err));
    free(copy);
    nb_wire_reader_free(&reader.wire);
}

void open_desk(struct desk *d, const char *text)
{
    *d = (struct desk){.pool = nb_pool_new(), .now = 1000, .width = WIDTH, .height = HEIGHT};
    nb_prelude_install(d->pool);
    read_figure(d, text);
    const struct nb_explorer_client client = {d, hear, save, copy_picture, copy_text};
    d->e = nb_explorer_new(&client);
    nb_explorer_show(d->e, &d->figure, d->pool);
    draw(d);
}

void close_desk(struct desk *d)
{
    nb_explorer_free(d->e);
    nb_figure_free(&d->figure);
    nb_pool_free(d->pool);
    nb_buf_free(&d->heard);
    nb_buf_free(&d->copied);
}

/* Waits until nothing is to be done any more, as far as the picture goes. */
void rest(struct desk *d)
{
    for (int i = 0; i < 2000; i++) {
        const int ms = nb_explorer_patience(d->e, d->now);
        if (ms < 0)
            break;
        if (ms <= 10) /* a thread is under way, whose time is real */
            nanosleep(&(struct timespec){0, ms * 1000000L}, NULL);
        d->now += (unsigned)ms;
        nb_explorer_tick(d->e, d->now);
        draw(d);
    }
}

enum nb_wish do_input(struct desk *d, struct nb_input in)
{
    in.now = d->now += 10;
    const enum nb_wish wish = nb_explorer_input(d->e, &in);
    draw(d);
    return wish;
}

enum nb_wish press(struct desk *d, int key, unsigned mods)
{
    return do_input(d, (struct nb_input){.kind = NB_INPUT_KEY, .key = key, .mods = mods});
}

void point_at(struct desk *d, double x, double y)
{
    do_input(d, (struct nb_input){.kind = NB_INPUT_MOVE, .x = x, .y = y});
}

const struct nb_panel *panel(struct desk *d)
{
    return &nb_explorer_scene(d->e)->panels[0];
}

/* Where a value of the first panel's axes is in the picture. */
double at_x(struct desk *d, double x)
{
    return panel(d)->cell.x + nb_scale_map(&panel(d)->layout.x, x);
}

double at_y(struct desk *d, double y)
{
    return panel(d)->cell.y + nb_scale_map(&panel(d)->layout.y, y);
}

void assert_view(struct desk *d, double x0, double x1, double y0, double y1)
{
    const struct nb_panel *p = panel(d);
    assert_true(fabs(p->x.lo - x0) < 1e-9 && fabs(p->x.hi - x1) < 1e-9);
    assert_true(fabs(p->y.lo - y0) < 1e-9 && fabs(p->y.hi - y1) < 1e-9);
}

/* What was heard since the last time. */
void assert_heard(struct desk *d, const char *wanted)
{
    assert_string_equal(nb_buf_text(&d->heard), wanted);
    d->heard.len = 0;
    if (d->heard.bytes)
        d->heard.bytes[0] = '\0';
}

bool overlay_has(struct desk *d, const char *part)
{
    struct nb_buf text = {0};
    nb_overlay_dump(nb_explorer_overlay(d->e), &text);
    const bool has = strstr(nb_buf_text(&text), part) != NULL;
    nb_buf_free(&text);
    return has;
}

void drag(struct desk *d, enum nb_button button, unsigned mods, double x0, double y0, double x1,
          double y1)
{
    struct nb_input in = {
        .kind = NB_INPUT_PRESS, .button = button, .clicks = 1, .x = x0, .y = y0, .mods = mods};
    do_input(d, in);
    in.kind = NB_INPUT_MOVE;
    in.x = (x0 + x1) / 2;
    in.y = (y0 + y1) / 2;
    do_input(d, in);
    in.x = x1;
    in.y = y1;
    do_input(d, in);
    in.kind = NB_INPUT_RELEASE;
    do_input(d, in);
}
