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

static const double pixels_per_metre = 96 / 0.0254; /* at scale 1 */

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
    char software[] = "Software", version[] = PACKAGE_STRING, key[] = "recipe";
    char *text = nb_xstrdup(recipe ? recipe : "");
    png_text texts[] = {
        {.compression = PNG_TEXT_COMPRESSION_NONE, .key = software, .text = version},
        {.compression = PNG_ITXT_COMPRESSION_NONE, .key = key, .text = text},
    };
    png_set_text(png, info, texts, recipe ? 2 : 1); /* copies them */
    free(text);
}

/* Cairo's pixels are words 0x00RRGGBB; PNG wants bytes R G B. */
static void write_rows(png_structp png, cairo_surface_t *image, unsigned char *row)
{
    const int width = cairo_image_surface_get_width(image);
    const int height = cairo_image_surface_get_height(image);
    const unsigned char *pixels = cairo_image_surface_get_data(image);
    const int stride = cairo_image_surface_get_stride(image);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, pixels + (size_t)y * (size_t)stride + 4 * (size_t)x, sizeof pixel);
            row[3 * x] = (unsigned char)(pixel >> 16);
            row[3 * x + 1] = (unsigned char)(pixel >> 8);
            row[3 * x + 2] = (unsigned char)pixel;
        }
        png_write_row(png, row);
    }
}

bool nb_png_write(cairo_surface_t *image, double scale, const char *recipe, struct nb_buf *out,
                  struct nb_err *err)
{
    const int width = cairo_image_surface_get_width(image);
    const int height = cairo_image_surface_get_height(image);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) {
        png_destroy_write_struct(&png, NULL);
        return nb_err_set(err, NB_ERR_FILE, _("cannot write a PNG file"));
    }
    unsigned char *const row = nb_xcalloc((size_t)width, 3);
    /* libpng reports errors by longjmp; nothing of ours lies between. */
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        free(row);
        return nb_err_set(err, NB_ERR_FILE, _("cannot write a PNG file"));
    }
    png_set_write_fn(png, out, to_buffer, no_flush);
    png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    /* Flat colours: filters would only cost. */
    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_compression_level(png, 6);
    const png_uint_32 density = (png_uint_32)lround(scale * pixels_per_metre);
    png_set_pHYs(png, info, density, density, PNG_RESOLUTION_METER);
    add_texts(png, info, recipe);
    png_write_info(png, info);
    cairo_surface_flush(image);
    write_rows(png, image, row);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    free(row);
    return true;
}
