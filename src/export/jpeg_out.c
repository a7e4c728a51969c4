/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG files, through libjpeg. All pixels keep their colours (4:4:4), since thin lines are what
 * pictures are of here; what is not opaque stands on white, as the format has no other. */
#include "config.h"

#include "export/jpeg_out.h"

#include <math.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "export/raster.h"

enum { USUAL_QUALITY = 92, MOST_COMMENT = 65533, MOST_DENSITY = 65535 };

/* libjpeg's own handler would end the program. */
struct trouble {
    struct jpeg_error_mgr base; /* the first field: libjpeg knows no other */
    jmp_buf away;
};

static void leave(j_common_ptr jpeg)
{
    longjmp(((struct trouble *)jpeg->err)->away, 1);
}

static void say_nothing(j_common_ptr jpeg, int level)
{
    (void)jpeg;
    (void)level;
}

static void set_up(struct jpeg_compress_struct *jpeg, const struct nb_raster *c,
                   const struct nb_page *page)
{
    const int quality = (int)lround(page->save->quality);
    jpeg->image_width = (JDIMENSION)c->width;
    jpeg->image_height = (JDIMENSION)c->height;
    jpeg->input_components = 3;
    jpeg->in_color_space = JCS_RGB;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, quality > 0 ? quality : USUAL_QUALITY, TRUE);
    for (int i = 0; i < jpeg->num_components; i++)
        jpeg->comp_info[i].h_samp_factor = jpeg->comp_info[i].v_samp_factor = 1;
    jpeg->optimize_coding = TRUE;
    jpeg->density_unit = 1; /* an inch */
    jpeg->X_density = jpeg->Y_density =
        (UINT16)fmin(round(page->scale * NB_UNITS_PER_INCH), MOST_DENSITY);
}

/* What the picture shows, and the commands that made it. */
static void add_comment(struct jpeg_compress_struct *jpeg, const char *text)
{
    const size_t len = text ? strlen(text) : 0;
    if (len > 0)
        jpeg_write_marker(jpeg, JPEG_COM, (const JOCTET *)text,
                          (unsigned)(len < MOST_COMMENT ? len : MOST_COMMENT));
}

static void write_rows(struct jpeg_compress_struct *jpeg, const struct nb_raster *c, JSAMPLE *row)
{
    for (size_t y = 0; y < c->height; y++) {
        const unsigned char *pixels = c->pixels + y * c->stride;
        for (size_t x = 0; x < c->width; x++) {
            uint32_t pixel;
            memcpy(&pixel, pixels + 4 * x, sizeof pixel);
            for (size_t i = 0; i < 3; i++)
                row[3 * x + i] = (JSAMPLE)(pixel >> (16 - 8 * i) & 255);
        }
        jpeg_write_scanlines(jpeg, &row, 1);
    }
}

static bool encode(const struct nb_raster *c, const struct nb_scene *s, const struct nb_page *page,
                   struct nb_buf *out, struct nb_err *err)
{
    struct jpeg_compress_struct jpeg;
    struct trouble trouble;
    unsigned char *bytes = NULL;
    unsigned long len = 0;
    JSAMPLE *const row = nb_xcalloc(c->width, 3);
    jpeg.err = jpeg_std_error(&trouble.base);
    trouble.base.error_exit = leave;
    trouble.base.emit_message = say_nothing;
    /* Nothing of ours that changes lies between; what libjpeg has written is dropped. */
    if (setjmp(trouble.away)) {
        jpeg_destroy_compress(&jpeg);
        free(row);
        return nb_err_set(err, NB_ERR_FILE, _("cannot write a JPEG file"));
    }
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &len);
    set_up(&jpeg, c, page);
    jpeg_start_compress(&jpeg, TRUE);
    add_comment(&jpeg, s->figure->caption);
    add_comment(&jpeg, s->figure->recipe);
    write_rows(&jpeg, c, row);
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    nb_buf_addn(out, (const char *)bytes, len);
    free(bytes);
    free(row);
    return true;
}

bool nb_jpeg_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                   struct nb_err *err)
{
    struct nb_raster c;
    if (!nb_raster_open(&c, nb_page_pixels(page->width * page->scale),
                        nb_page_pixels(page->height * page->scale), true, err))
        return false;
    memset(c.pixels, 255, c.stride * c.height); /* under what is transparent */
    cairo_surface_mark_dirty(c.surface);
    bool good = nb_page_draw(page, s, c.surface, err);
    cairo_surface_flush(c.surface);
    good = good && encode(&c, s, page, out, err);
    nb_raster_close(&c);
    return good;
}
