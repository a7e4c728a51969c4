/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG files, through libpng: cairo's own writer is slower, writes larger files
 * and no metadata. */
#include "config.h"

#include "export/png_out.h"

#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "export/raster.h"
#include "export/palette.h"
#include "export/recipe.h"
#include "figure/heat.h"

static const double inches_in_metre = 1 / 0.0254;

static void to_buffer(png_structp png, png_bytep bytes, png_size_t len)
{
    nb_buf_addn(png_get_io_ptr(png), (const char *)bytes, len);
}

static void no_flush(png_structp png)
{
    (void)png;
}

/* Copies them; a text that is NULL is left out. */
static void add_text(png_structp png, png_infop info, const char *keyword, int compression,
                     const char *value)
{
    char *key = nb_xstrdup(keyword), *text = nb_xstrdup(value ? value : "");
    png_text row = {.compression = compression, .key = key, .text = text};
    if (value)
        png_set_text(png, info, &row, 1);
    free(key);
    free(text);
}

static void add_texts(png_structp png, png_infop info, const struct nb_figure *f)
{
    add_text(png, info, "Software", PNG_TEXT_COMPRESSION_NONE, PACKAGE_STRING);
    add_text(png, info, "Description", PNG_ITXT_COMPRESSION_NONE, f->caption);
    add_text(png, info, NB_PNG_RECIPE, PNG_ITXT_COMPRESSION_NONE, f->recipe);
}

/* Cairo's pixels are words 0xAARRGGBB, colours times their opacity; PNG wants bytes
 * R G B, or R G B A and the colours themselves. */
static void add_pixel(uint32_t pixel, size_t channels, unsigned char *out)
{
    const uint32_t a = channels == 4 ? pixel >> 24 : 255;
    for (size_t i = 0; i < 3; i++) {
        const uint32_t c = pixel >> (16 - 8 * i) & 255;
        out[i] = (unsigned char)(a == 255 || a == 0 ? c : (c * 255 + a / 2) / a);
    }
    if (channels == 4)
        out[3] = (unsigned char)a;
}

static void true_row(const struct nb_raster *c, const unsigned char *pixels, unsigned char *row)
{
    const size_t channels = c->opaque ? 3 : 4;
    for (size_t x = 0; x < c->width; x++) {
        uint32_t pixel;
        memcpy(&pixel, pixels + 4 * x, sizeof pixel);
        add_pixel(pixel, channels, row + channels * x);
    }
}

static void write_rows(png_structp png, const struct nb_raster *c, const struct nb_palette *palette,
                       unsigned char *row)
{
    const unsigned char *pixels = c->pixels;
    for (size_t y = 0; y < c->height; y++, pixels += c->stride) {
        if (palette->count > 0)
            nb_palette_row(palette, pixels, c->width, row);
        else
            true_row(c, pixels, row);
        png_write_row(png, row);
    }
}

static void add_palette(png_structp png, png_infop info, const struct nb_palette *palette)
{
    png_color colors[NB_PALETTE_MOST];
    for (size_t i = 0; i < palette->count; i++)
        colors[i] = (png_color){(png_byte)(palette->colors[i] >> 16),
                                (png_byte)(palette->colors[i] >> 8), (png_byte)palette->colors[i]};
    png_set_PLTE(png, info, colors, (int)palette->count);
}

static void write_head(png_structp png, png_infop info, const struct nb_raster *c,
                       const struct nb_palette *palette)
{
    const int kind = palette->count ? PNG_COLOR_TYPE_PALETTE
                     : c->opaque    ? PNG_COLOR_TYPE_RGB
                                    : PNG_COLOR_TYPE_RGB_ALPHA;
    png_set_IHDR(png, info, (png_uint_32)c->width, (png_uint_32)c->height, 8, kind,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (palette->count > 0)
        add_palette(png, info, palette);
    /* Flat colours: filters would only cost. Indices hardly ever repeat but in runs, which
     * one finds at once; a longer search makes files a tenth smaller at most. */
    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_compression_level(png, palette->count ? 1 : 6);
    if (palette->count > 0)
        png_set_compression_strategy(png, Z_RLE);
    png_set_check_for_invalid_index(png, 0);
}

/* The figure's facts: how large it is, who made it and how. */
static void add_facts(png_structp png, png_infop info, const struct nb_scene *s,
                      const struct nb_page *page)
{
    const png_uint_32 density =
        (png_uint_32)lround(page->scale * NB_UNITS_PER_INCH * inches_in_metre);
    png_set_pHYs(png, info, density, density, PNG_RESOLUTION_METER);
    add_texts(png, info, s->figure);
}

/* Whether values are colours in it: a palette would make steps of them. */
static bool has_colors(const struct nb_figure *f)
{
    for (size_t i = 0; i < f->count; i++)
        if (nb_axes_heat(&f->axes[i]))
            return true;
    return false;
}

static bool encode(const struct nb_raster *c, const struct nb_palette *palette,
                   const struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                   struct nb_err *err)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) {
        png_destroy_write_struct(&png, NULL);
        return nb_err_set(err, NB_ERR_FILE, _("cannot write a PNG file"));
    }
    unsigned char *const row = nb_xcalloc(c->width, 4);
    /* libpng reports errors by longjmp; nothing of ours lies between. */
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        free(row);
        return nb_err_set(err, NB_ERR_FILE, _("cannot write a PNG file"));
    }
    png_set_write_fn(png, out, to_buffer, no_flush);
    write_head(png, info, c, palette);
    add_facts(png, info, s, page);
    png_write_info(png, info);
    write_rows(png, c, palette, row);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    free(row);
    return true;
}

bool nb_png_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                  struct nb_err *err)
{
    struct nb_raster c;
    struct nb_palette palette = {0};
    if (!nb_raster_open(&c, nb_page_pixels(page->width * page->scale),
                        nb_page_pixels(page->height * page->scale), !s->bare, err))
        return false;
    bool good = nb_page_draw(page, s, c.surface, err);
    cairo_surface_flush(c.surface);
    if (good && c.opaque && !has_colors(s->figure))
        nb_palette_make(&palette, c.pixels, c.width, c.height, c.stride);
    good = good && encode(&c, &palette, s, page, out, err);
    nb_palette_free(&palette);
    nb_raster_close(&c);
    return good;
}
