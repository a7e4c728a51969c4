/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: their ink, and drawing them. */
#include "config.h"

#include "export/page.h"

#include <math.h>

#include "base/i18n.h"
#include "plot/draw.h"

int nb_page_pixels(double side)
{
    return (int)fmax(1, round(side));
}

struct nb_page nb_page_whole(const struct nb_scene *s, double scale, const struct nb_save *save)
{
    return (struct nb_page){.width = s->width, .height = s->height, .scale = scale, .save = save};
}

/* Draws without paper on nothing, which remembers where ink came. */
static bool find_ink(const struct nb_scene *s, double ink[4])
{
    struct nb_scene bare = *s;
    bare.bare = true;
    cairo_surface_t *record = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *cr = cairo_create(record);
    nb_draw(&bare, cr);
    cairo_destroy(cr);
    cairo_recording_surface_ink_extents(record, &ink[0], &ink[1], &ink[2], &ink[3]);
    cairo_surface_destroy(record);
    for (size_t i = 0; i < 4; i++)
        ink[i] /= s->scale;
    return ink[2] > 0 && ink[3] > 0;
}

static double down(double at, double grain)
{
    return grain > 0 ? floor(at * grain) / grain : at;
}

void nb_page_crop(struct nb_page *page, const struct nb_scene *s, bool pixels)
{
    double ink[4];
    const double pad = page->save->pad * NB_UNITS_PER_INCH, grain = pixels ? page->scale : 0;
    if (!find_ink(s, ink))
        return;
    page->x = down(ink[0] - pad, grain);
    page->y = down(ink[1] - pad, grain);
    page->width = ink[0] + ink[2] + pad - page->x;
    page->height = ink[1] + ink[3] + pad - page->y;
}

static bool good_status(cairo_status_t status, struct nb_err *err)
{
    return status == CAIRO_STATUS_SUCCESS ||
           nb_err_set(err, NB_ERR_FILE, _("cannot draw: %s"), cairo_status_to_string(status));
}

bool nb_page_draw(const struct nb_page *page, const struct nb_scene *s, cairo_surface_t *surface,
                  struct nb_err *err)
{
    cairo_t *cr = cairo_create(surface);
    nb_text_take(cr, page->texts);
    cairo_scale(cr, page->scale / s->scale, page->scale / s->scale);
    cairo_translate(cr, -page->x * s->scale, -page->y * s->scale);
    nb_draw(s, cr);
    const cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    return good_status(status, err);
}

bool nb_page_stream(const struct nb_page *page, const struct nb_scene *s, cairo_surface_t *surface,
                    struct nb_err *err)
{
    return nb_page_finish(surface, nb_page_draw(page, s, surface, err), err);
}

bool nb_page_finish(cairo_surface_t *surface, bool good, struct nb_err *err)
{
    cairo_surface_finish(surface);
    good = good_status(cairo_surface_status(surface), err) && good;
    cairo_surface_destroy(surface);
    return good;
}

cairo_status_t nb_page_to_buffer(void *buf, const unsigned char *bytes, unsigned int len)
{
    nb_buf_addn(buf, (const char *)bytes, len);
    return CAIRO_STATUS_SUCCESS;
}

const char *nb_page_title(const struct nb_figure *f)
{
    return f->title ? f->title : f->axes[0].title;
}

void nb_page_splice(struct nb_buf *file, size_t at, size_t len, const char *text)
{
    struct nb_buf joined = {0};
    nb_buf_addn(&joined, nb_buf_text(file), at);
    nb_buf_add(&joined, text);
    nb_buf_addn(&joined, nb_buf_text(file) + at + len, file->len - at - len);
    nb_buf_free(file);
    *file = joined;
}
