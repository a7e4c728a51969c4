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

#include "base/i18n.h"
#include "base/xalloc.h"
#include "export/recipe.h"

static const double metre = 1 / 0.0254; /* in inches */

static void to_buffer(png_structp png, png_bytep bytes, png_size_t len)
{
    nb_buf_addn(png_get_io_ptr(png), (const char *)bytes, len);
}

static void no_flush(png_structp png)
{
    (void)png;
}

static void add_texts(png_structp png, png_infop info, const char *recipe)
{
    char software[] = "Software", version[] = PACKAGE_STRING, key[] = NB_PNG_RECIPE;
    char *text = nb_xstrdup(recipe ? recipe : "");
    png_text texts[] = {
        {.compression = PNG_TEXT_COMPRESSION_NONE, .key = software, .text = version},
        {.compression = PNG_ITXT_COMPRESSION_NONE, .key = key, .text = text},
    };
    png_set_text(png, info, texts, recipe ? 2 : 1); /* copies them */
    free(text);
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

static void write_rows(png_structp png, cairo_surface_t *image, size_t channels, unsigned char *row)
{
    const size_t width = (size_t)cairo_image_surface_get_width(image);
    const int height = cairo_image_surface_get_height(image);
    const unsigned char *pixels = cairo_image_surface_get_data(image);
    const int stride = cairo_image_surface_get_stride(image);
    for (int y = 0; y < height; y++, pixels += stride) {
        for (size_t x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, pixels + 4 * x, sizeof pixel);
            add_pixel(pixel, channels, row + channels * x);
        }
        png_write_row(png, row);
    }
}

static void write_head(png_structp png, png_infop info, cairo_surface_t *image, double dpi,
                       bool opaque, const char *recipe)
{
    png_set_IHDR(png, info, (png_uint_32)cairo_image_surface_get_width(image),
                 (png_uint_32)cairo_image_surface_get_height(image), 8,
                 opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    /* Flat colours: filters would only cost. */
    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_compression_level(png, 6);
    const png_uint_32 density = (png_uint_32)lround(dpi * metre);
    png_set_pHYs(png, info, density, density, PNG_RESOLUTION_METER);
    add_texts(png, info, recipe);
    png_write_info(png, info);
}

static bool encode(cairo_surface_t *image, double dpi, bool opaque, const char *recipe,
                   struct nb_buf *out, struct nb_err *err)
{
    const size_t width = (size_t)cairo_image_surface_get_width(image);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) {
        png_destroy_write_struct(&png, NULL);
        return nb_err_set(err, NB_ERR_FILE, _("cannot write a PNG file"));
    }
    unsigned char *const row = nb_xcalloc(width, 4);
    /* libpng reports errors by longjmp; nothing of ours lies between. */
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        free(row);
        return nb_err_set(err, NB_ERR_FILE, _("cannot write a PNG file"));
    }
    png_set_write_fn(png, out, to_buffer, no_flush);
    write_head(png, info, image, dpi, opaque, recipe);
    cairo_surface_flush(image);
    write_rows(png, image, opaque ? 3 : 4, row);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    free(row);
    return true;
}

bool nb_png_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                  struct nb_err *err)
{
    cairo_surface_t *image = cairo_image_surface_create(
        s->bare ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
        nb_page_pixels(page->width * page->scale), nb_page_pixels(page->height * page->scale));
    const bool good =
        nb_page_draw(page, s, image, err) &&
        encode(image, page->scale * NB_UNITS_PER_INCH, !s->bare, s->figure->recipe, out, err);
    cairo_surface_destroy(image);
    return good;
}
