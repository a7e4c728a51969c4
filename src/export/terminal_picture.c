/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures in a terminal. kitty and iTerm2 take a PNG as base64, kitty in pieces; inside of
 * tmux what is meant for the terminal around it is wrapped. */
#include "config.h"

#include "export/terminal_picture.h"

#include <cairo.h>
#include <math.h>
#include <stdint.h>

#include "base/i18n.h"
#include "export/export.h"
#include "export/page.h"
#include "terminal/page.h"

enum { CHUNK = 4096 }; /* of base64, in an escape of kitty's */

/* Appends three bytes, or the last one or two, as four letters. */
static void add_base64(struct nb_buf *out, const unsigned char *bytes, size_t len)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < len; i += 3) {
        const size_t left = len - i;
        const uint32_t b = (uint32_t)bytes[i] << 16 | (uint32_t)(left > 1 ? bytes[i + 1] : 0) << 8 |
                           (uint32_t)(left > 2 ? bytes[i + 2] : 0);
        nb_buf_addc(out, letters[b >> 18]);
        nb_buf_addc(out, letters[b >> 12 & 63]);
        nb_buf_addc(out, left > 1 ? letters[b >> 6 & 63] : '=');
        nb_buf_addc(out, left > 2 ? letters[b & 63] : '=');
    }
}

/* Appends an escape, wrapped where it goes through tmux: each ESC in it is doubled. */
static void add_escape(const struct nb_screen *screen, const char *escape, struct nb_buf *out)
{
    nb_buf_add(out, screen->wrapped ? "\033Ptmux;" : "");
    for (; *escape; escape++) {
        nb_buf_add(out, screen->wrapped && *escape == '\033' ? "\033" : "");
        nb_buf_addc(out, *escape);
    }
    nb_buf_add(out, screen->wrapped ? "\033\\" : "");
}

/* kitty: shown at once (a=T), a PNG (f=100), and nothing is answered (q=2). */
static void add_kitty(const struct nb_screen *screen, const struct nb_buf *base64,
                      struct nb_buf *out)
{
    for (size_t at = 0; at < base64->len; at += CHUNK) {
        const size_t left = base64->len - at;
        struct nb_buf escape = {0};
        nb_buf_printf(&escape, "\033_G%sm=%d;", at == 0 ? "a=T,f=100,q=2," : "q=2,", left > CHUNK);
        nb_buf_addn(&escape, base64->bytes + at, left > CHUNK ? CHUNK : left);
        nb_buf_add(&escape, "\033\\");
        add_escape(screen, nb_buf_text(&escape), out);
        nb_buf_free(&escape);
    }
}

static void add_iterm(const struct nb_screen *screen, size_t size, const struct nb_buf *base64,
                      struct nb_buf *out)
{
    struct nb_buf escape = {0};
    nb_buf_printf(&escape, "\033]1337;File=inline=1;size=%zu:", size);
    nb_buf_addn(&escape, nb_buf_text(base64), base64->len);
    nb_buf_addc(&escape, '\a');
    add_escape(screen, nb_buf_text(&escape), out);
    nb_buf_free(&escape);
}

/* Pixels a unit of the figure: all of it fits on the screen. */
static double scale_for(const struct nb_scene *s, const struct nb_screen *screen)
{
    double width, height;
    nb_figure_size(s->figure, &width, &height);
    const double across = (double)(screen->columns * screen->cell_w);
    const double down = (double)(screen->rows * screen->cell_h);
    return fmin(across / width, down / height);
}

static bool add_png(struct nb_scene *s, const struct nb_screen *screen, struct nb_buf *out,
                    struct nb_err *err)
{
    char format[] = ".png";
    struct nb_save save;
    struct nb_buf png = {0}, base64 = {0};
    nb_save_init(&save);
    save.format = format;
    save.dpi = scale_for(s, screen) * NB_UNITS_PER_INCH;
    const bool good = nb_export_bytes(s, &save, &png, err);
    if (good) {
        add_base64(&base64, (const unsigned char *)png.bytes, png.len);
        if (screen->kind == NB_SCREEN_KITTY)
            add_kitty(screen, &base64, out);
        else
            add_iterm(screen, png.len, &base64, out);
    }
    nb_buf_free(&png);
    nb_buf_free(&base64);
    return good;
}

/* The same picture as add_png's. */
static bool add_sixels(struct nb_scene *s, const struct nb_screen *screen, struct nb_buf *out,
                       struct nb_err *err)
{
    struct nb_save save;
    struct nb_buf escape = {0};
    const double scale = scale_for(s, screen);
    nb_save_init(&save);
    nb_figure_size(s->figure, &s->width, &s->height);
    const struct nb_page page = nb_page_whole(s, scale, &save);
    nb_scene_arrange(s, s->width, s->height, scale);
    if (nb_fonts_want_shaping(s->fonts))
        return nb_err_set(err, NB_ERR_FILE, _("this program cannot set the texts of this figure"));
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, nb_page_pixels(page.width * scale),
                                   nb_page_pixels(page.height * scale));
    const bool good = nb_page_draw(&page, s, surface, err);
    cairo_surface_flush(surface);
    if (good)
        nb_sixel_write(cairo_image_surface_get_data(surface),
                       (size_t)cairo_image_surface_get_width(surface),
                       (size_t)cairo_image_surface_get_height(surface),
                       (size_t)cairo_image_surface_get_stride(surface), &escape);
    cairo_surface_destroy(surface);
    add_escape(screen, nb_buf_text(&escape), out);
    nb_buf_free(&escape);
    return good;
}

bool nb_terminal_show(struct nb_scene *s, const struct nb_screen *screen, struct nb_buf *out,
                      struct nb_err *err)
{
    if (screen->kind == NB_SCREEN_BRAILLE || screen->kind == NB_SCREEN_ASCII) {
        nb_terminal_write(s, screen, out);
        return true;
    }
    const bool good = screen->kind == NB_SCREEN_SIXEL ? add_sixels(s, screen, out, err)
                                                      : add_png(s, screen, out, err);
    nb_buf_addc(out, '\n');
    return good;
}
