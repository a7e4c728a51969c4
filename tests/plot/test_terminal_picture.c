/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures in a terminal, decoded: kitty's and iTerm2's are the PNG that a file would be, and
 * sixels have its pixels, as exactly as percents of a channel and their palette are. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "export/export.h"
#include "export/terminal_picture.h"
#include "figure/style.h"
#include "tests/plot/ranges.h"
#include "tests/unit/unit.h"

enum { CHUNK = 4096, SLACK = 7 + 2 }; /* of the palette, and of percents */

static void make_figure(struct nb_figure *f)
{
    struct nb_expr *x = unit_var();
    nb_figure_init(f);
    nb_axes_add_function(&f->axes[0], range_read("tanh(x)", x), x, "tanh", (struct nb_stroke){0});
    nb_axes_add_function(&f->axes[0], range_read("floor(x)", x), x, "floor",
                         (struct nb_stroke){.hue = 1});
}

static struct nb_screen screen_of(enum nb_screen_kind kind)
{
    struct nb_screen s;
    nb_screen_plain(&s);
    s.kind = kind;
    return s;
}

static char *shown(const struct nb_figure *f, const struct nb_screen *screen)
{
    struct nb_buf out = {0};
    struct nb_err err = {0};
    struct nb_scene *s = nb_scene_new(f);
    assert_true(nb_terminal_show(s, screen, &out, &err));
    nb_scene_free(s);
    return nb_buf_take(&out);
}

/* The bytes of the file; the figure is as high as the screen. */
static struct nb_buf png_of(const struct nb_figure *f, const struct nb_screen *screen)
{
    struct nb_save save;
    struct nb_buf out = {0};
    struct nb_err err = {0};
    double width, height;
    char format[] = ".png";
    nb_save_init(&save);
    nb_figure_size(f, &width, &height);
    const double across = (double)(screen->columns * screen->cell_w) / width;
    const double down = (double)(screen->rows * screen->cell_h) / height;
    save.format = format;
    save.dpi = 100 * (across < down ? across : down);
    struct nb_scene *s = nb_scene_new(f);
    assert_true(nb_export_bytes(s, &save, &out, &err));
    nb_scene_free(s);
    return out;
}

static int letter(char c)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = strchr(letters, c);
    assert_non_null(at);
    return (int)(at - letters);
}

static void decode(const char *text, size_t len, struct nb_buf *out)
{
    assert_int_equal(len % 4, 0);
    for (size_t i = 0; i < len; i += 4) {
        const int pad = (text[i + 2] == '=') + (text[i + 3] == '=');
        const int bits = letter(text[i]) << 18 | letter(text[i + 1]) << 12 |
                         (pad > 1 ? 0 : letter(text[i + 2]) << 6) |
                         (pad > 0 ? 0 : letter(text[i + 3]));
        nb_buf_addc(out, (char)(bits >> 16));
        for (int k = 1; k < 3 - pad; k++)
            nb_buf_addc(out, (char)(bits >> (16 - 8 * k)));
    }
}

/* What tmux passes to the terminal around it. */
static char *unwrapped(const char *text)
{
    static const char begin[] = "\033Ptmux;";
    struct nb_buf out = {0};
    while (strncmp(text, begin, strlen(begin)) == 0) {
        for (text += strlen(begin); strncmp(text, "\033\\", 2) != 0; text++) {
            text += *text == '\033';
            nb_buf_addc(&out, *text);
        }
        text += 2;
    }
    nb_buf_add(&out, text);
    return nb_buf_take(&out);
}

/* The base64 of kitty's pieces, which say whether there are more. */
static void join_kitty(const char *text, struct nb_buf *base64)
{
    for (bool first = true, more = true; more; first = false) {
        const char *head = first ? "\033_Ga=T,f=100,q=2,m=" : "\033_Gq=2,m=";
        assert_int_equal(strncmp(text, head, strlen(head)), 0);
        text += strlen(head);
        more = *text == '1';
        assert_true(more || *text == '0');
        assert_int_equal(text[1], ';');
        text += 2;
        const size_t len = strcspn(text, "\033");
        assert_true(len > 0 && len <= CHUNK && (!more || len % 4 == 0));
        nb_buf_addn(base64, text, len);
        text += len;
        assert_int_equal(strncmp(text, "\033\\", 2), 0);
        text += 2;
    }
    assert_string_equal(text, "\n");
}

static void assert_png(const struct nb_buf *base64, const struct nb_buf *png)
{
    struct nb_buf bytes = {0};
    decode(nb_buf_text(base64), base64->len, &bytes);
    assert_int_equal(bytes.len, png->len);
    assert_memory_equal(bytes.bytes, png->bytes, png->len);
    nb_buf_free(&bytes);
}

static void kittys_is_the_png(void **state)
{
    (void)state;
    struct nb_figure f;
    make_figure(&f);
    for (int wrapped = 0; wrapped < 2; wrapped++) {
        struct nb_screen screen = screen_of(NB_SCREEN_KITTY);
        struct nb_buf base64 = {0}, png = png_of(&f, &screen);
        screen.wrapped = wrapped;
        char *text = shown(&f, &screen), *bare = wrapped ? unwrapped(text) : nb_xstrdup(text);
        join_kitty(bare, &base64);
        assert_png(&base64, &png);
        nb_buf_free(&base64);
        nb_buf_free(&png);
        free(text);
        free(bare);
    }
    nb_figure_free(&f);
}

static void iterms_is_the_png(void **state)
{
    (void)state;
    struct nb_figure f;
    make_figure(&f);
    const struct nb_screen screen = screen_of(NB_SCREEN_ITERM);
    struct nb_buf base64 = {0}, png = png_of(&f, &screen), head = {0};
    char *text = shown(&f, &screen);
    nb_buf_printf(&head, "\033]1337;File=inline=1;size=%zu:", png.len);
    assert_int_equal(strncmp(text, nb_buf_text(&head), head.len), 0);
    const char *from = text + head.len;
    nb_buf_addn(&base64, from, strcspn(from, "\a"));
    assert_string_equal(from + base64.len, "\a\n");
    assert_png(&base64, &png);
    nb_buf_free(&base64);
    nb_buf_free(&png);
    nb_buf_free(&head);
    free(text);
    nb_figure_free(&f);
}

/* A picture of sixels; pixels 0xRRGGBB. */
struct sixels {
    size_t width, height;
    uint32_t *pixels, palette[256];
};

static size_t number(const char **at)
{
    char *end;
    const size_t n = strtoul(*at, &end, 10);
    assert_true(end != *at);
    *at = end;
    return n;
}

static void read_color(struct sixels *s, const char **at, size_t *color)
{
    *color = number(at);
    assert_true(*color < 256);
    if (**at != ';')
        return;
    uint32_t rgb = 0;
    assert_int_equal(strncmp(*at, ";2;", 3), 0);
    *at += 2;
    for (int i = 0; i < 3; i++) {
        ++*at;
        rgb = rgb << 8 | (uint32_t)((number(at) * 255 + 50) / 100);
    }
    s->palette[*color] = rgb;
}

static void put(struct sixels *s, size_t x, size_t y, int bits, size_t color)
{
    for (size_t k = 0; k < 6; k++)
        if (bits >> k & 1) {
            assert_true(x < s->width && y + k < s->height);
            s->pixels[(y + k) * s->width + x] = s->palette[color];
        }
}

static void read_sixels(const char *at, struct sixels *s)
{
    static const char head[] = "\033P0;1;0q\"1;1;";
    size_t x = 0, y = 0, color = 0;
    assert_int_equal(strncmp(at, head, strlen(head)), 0);
    at += strlen(head);
    s->width = number(&at);
    at++;
    s->height = number(&at);
    s->pixels = nb_xcalloc(s->width * s->height, sizeof *s->pixels);
    memset(s->pixels, 0xFF, s->width * s->height * sizeof *s->pixels); /* no colour */
    while (*at != '\033') {
        const char c = *at++;
        if (c == '#') {
            read_color(s, &at, &color);
        } else if (c == '$' || c == '-') {
            x = 0;
            y += c == '-' ? 6 : 0;
        } else {
            const size_t count = c == '!' ? number(&at) : 1;
            const char sign = c == '!' ? *at++ : c;
            assert_true(sign >= '?' && sign <= '~');
            for (size_t i = 0; i < count; i++)
                put(s, x++, y, sign - '?', color);
        }
    }
    assert_string_equal(at, "\033\\\n");
}

static cairo_status_t from_buffer(void *ctx, unsigned char *bytes, unsigned len)
{
    struct nb_buf *b = ctx;
    memcpy(bytes, b->bytes, len);
    nb_buf_drop(b, len);
    return CAIRO_STATUS_SUCCESS;
}

static void assert_near(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift <= 16; shift += 8)
        assert_true(labs((long)(a >> shift & 0xFF) - (long)(b >> shift & 0xFF)) <= SLACK);
}

static void sixels_have_the_pixels_of_the_png(void **state)
{
    (void)state;
    struct nb_figure f;
    struct sixels s = {0};
    make_figure(&f);
    const struct nb_screen screen = screen_of(NB_SCREEN_SIXEL);
    struct nb_buf png = png_of(&f, &screen);
    char *text = shown(&f, &screen);
    read_sixels(text, &s);
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(from_buffer, &png);
    assert_int_equal(cairo_image_surface_get_width(surface), s.width);
    assert_int_equal(cairo_image_surface_get_height(surface), s.height);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    const size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    for (size_t y = 0; y < s.height; y++)
        for (size_t x = 0; x < s.width; x++) {
            uint32_t pixel;
            memcpy(&pixel, data + y * stride + 4 * x, sizeof pixel);
            assert_true(s.pixels[y * s.width + x] <= 0xFFFFFF);
            assert_near(pixel, s.pixels[y * s.width + x]);
        }
    cairo_surface_destroy(surface);
    nb_buf_free(&png);
    free(text);
    free(s.pixels);
    nb_figure_free(&f);
}

/* More colours than a palette has: a cube of six levels a channel. */
static void many_colours_are_near(void **state)
{
    (void)state;
    enum { SIDE = 64, STEP = 255 / 5 };
    static uint32_t pixels[SIDE * SIDE];
    struct nb_buf out = {0};
    struct sixels s = {0};
    for (uint32_t i = 0; i < SIDE * SIDE; i++)
        pixels[i] = (i % SIDE * 4) << 16 | (i / SIDE * 4) << 8 | (i * 7 & 0xFF);
    nb_sixel_write((unsigned char *)pixels, SIDE, SIDE, SIDE * sizeof *pixels, &out);
    nb_buf_addc(&out, '\n');
    read_sixels(nb_buf_text(&out), &s);
    for (size_t i = 0; i < SIDE * SIDE; i++)
        for (int shift = 0; shift <= 16; shift += 8) {
            const long a = pixels[i] >> shift & 0xFF, b = s.pixels[i] >> shift & 0xFF;
            assert_true(labs(a - b) <= STEP / 2 + 2);
        }
    free(s.pixels);
    nb_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(kittys_is_the_png, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(iterms_is_the_png, unit_setup, unit_teardown),
        cmocka_unit_test_setup_teardown(sixels_have_the_pixels_of_the_png, unit_setup,
                                        unit_teardown),
        cmocka_unit_test(many_colours_are_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
