/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as files.
 *
 * A format writes into a buffer, and the buffer becomes the file: what a
 * format needs to change afterwards (dates, metadata) it changes there. */
#include "config.h"

#include "export/export.h"

#include <assert.h>
#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo-svg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/outfile.h"
#include "export/csv.h"
#include "plot/draw.h"
#include "export/formats.h"
#include "export/html.h"
#include "export/png_out.h"
#include "export/tikz.h"

static const double standard_scale = 2;

static const double max_pixels = 32767;             /* cairo's limit for a side */
static const double max_area = 256e6;               /* 1 GB of pixels */
static const char epoch[] = "2000-01-01T00:00:00Z"; /* files have no date of their own */

struct nb_export_size nb_export_standard(const struct nb_figure *f)
{
    struct nb_export_size size = {.scale = standard_scale};
    nb_figure_size(f, &size.width, &size.height);
    return size;
}

/* What the whole is called: the title above all, else the first plot's. */
static const char *title_of(const struct nb_figure *f)
{
    return f->title ? f->title : f->axes[0].title;
}

typedef bool write_format(struct nb_scene *s, struct nb_export_size size, struct nb_buf *out,
                          struct nb_err *err);

static cairo_status_t into_buffer(void *ctx, const unsigned char *bytes, unsigned int len)
{
    nb_buf_addn(ctx, (const char *)bytes, len);
    return CAIRO_STATUS_SUCCESS;
}

static bool good_status(cairo_status_t status, struct nb_err *err)
{
    return status == CAIRO_STATUS_SUCCESS ||
           nb_err_set(err, NB_ERR_FILE, _("cannot draw: %s"), cairo_status_to_string(status));
}

static bool draw_on(struct nb_scene *s, cairo_surface_t *surface, struct nb_err *err)
{
    cairo_t *cr = cairo_create(surface);
    nb_draw(s, cr);
    const cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    return good_status(status, err);
}

/* Draws on a surface that writes its file when it is finished. */
static bool draw_stream(struct nb_scene *s, cairo_surface_t *surface, struct nb_err *err)
{
    bool good = draw_on(s, surface, err);
    cairo_surface_finish(surface);
    good = good_status(cairo_surface_status(surface), err) && good;
    cairo_surface_destroy(surface);
    return good;
}

static bool write_png(struct nb_scene *s, struct nb_export_size size, struct nb_buf *out,
                      struct nb_err *err)
{
    cairo_surface_t *image =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(size.width * size.scale),
                                   (int)ceil(size.height * size.scale));
    const bool good =
        draw_on(s, image, err) && nb_png_write(image, size.scale, s->figure->recipe, out, err);
    cairo_surface_destroy(image);
    return good;
}

static bool write_pdf(struct nb_scene *s, struct nb_export_size size, struct nb_buf *out,
                      struct nb_err *err)
{
    cairo_surface_t *pdf =
        cairo_pdf_surface_create_for_stream(into_buffer, out, size.width, size.height);
    const struct nb_figure *f = s->figure;
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, epoch);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, PACKAGE_STRING);
    if (title_of(f))
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, title_of(f));
    if (f->recipe)
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, f->recipe);
    return draw_stream(s, pdf, err);
}

/* Replaces out's bytes from `at` on, `len` of them, by the text. */
static void splice(struct nb_buf *out, size_t at, size_t len, const char *text)
{
    struct nb_buf joined = {0};
    nb_buf_addn(&joined, nb_buf_text(out), at);
    nb_buf_add(&joined, text);
    nb_buf_addn(&joined, nb_buf_text(out) + at + len, out->len - at - len);
    nb_buf_free(out);
    *out = joined;
}

static void add_xml(struct nb_buf *out, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '<':
            nb_buf_add(out, "&lt;");
            break;
        case '&':
            nb_buf_add(out, "&amp;");
            break;
        default:
            if ((unsigned char)*text >= ' ' || *text == '\n' || *text == '\t')
                nb_buf_addc(out, *text);
        }
}

/* Title and recipe behind the root element's tag. */
static void describe_svg(const struct nb_figure *f, struct nb_buf *out)
{
    const char *root = strstr(nb_buf_text(out), "<svg");
    const char *end = root ? strchr(root, '>') : NULL;
    if (!end)
        return;
    struct nb_buf about = {0};
    nb_buf_add(&about, "\n<title>");
    add_xml(&about, title_of(f) ? title_of(f) : PACKAGE_NAME);
    nb_buf_add(&about, "</title>\n<desc>" PACKAGE_STRING);
    if (f->recipe) {
        nb_buf_add(&about, "\n");
        add_xml(&about, f->recipe);
    }
    nb_buf_add(&about, "</desc>");
    splice(out, (size_t)(end + 1 - nb_buf_text(out)), 0, nb_buf_text(&about));
    nb_buf_free(&about);
}

static bool write_svg(struct nb_scene *s, struct nb_export_size size, struct nb_buf *out,
                      struct nb_err *err)
{
    cairo_surface_t *svg =
        cairo_svg_surface_create_for_stream(into_buffer, out, size.width, size.height);
    cairo_svg_surface_set_document_unit(svg, CAIRO_SVG_UNIT_PT);
    if (!draw_stream(s, svg, err))
        return false;
    describe_svg(s->figure, out);
    return true;
}

static bool write_eps(struct nb_scene *s, struct nb_export_size size, struct nb_buf *out,
                      struct nb_err *err)
{
    cairo_surface_t *eps =
        cairo_ps_surface_create_for_stream(into_buffer, out, size.width, size.height);
    cairo_ps_surface_set_eps(eps, 1);
    if (!draw_stream(s, eps, err))
        return false;
    /* Cairo writes the time of day here and cannot be told another. */
    const char *date = strstr(nb_buf_text(out), "%%CreationDate:");
    const char *end = date ? strchr(date, '\n') : NULL;
    if (end)
        splice(out, (size_t)(date - nb_buf_text(out)), (size_t)(end + 1 - date), "");
    return true;
}

static bool write_csv(struct nb_scene *s, struct nb_export_size size, struct nb_buf *out,
                      struct nb_err *err)
{
    (void)size;
    (void)err;
    nb_csv_write(s, out);
    return true;
}

static bool is_plain(const struct nb_axes *a)
{
    return a->x_warp.kind == NB_WARP_LINEAR && a->y_warp.kind == NB_WARP_LINEAR && !a->x_reversed &&
           !a->y_reversed && !a->twin;
}

static bool write_html(struct nb_scene *s, struct nb_export_size size, struct nb_buf *out,
                       struct nb_err *err)
{
    (void)size;
    for (size_t i = 0; i < s->figure->count; i++)
        if (!is_plain(&s->figure->axes[i]))
            return nb_err_set(err, NB_ERR_VALUE,
                              _("a page has two linear axes that grow to the right and upwards"));
    nb_html_write(s, out);
    return true;
}

static bool write_tikz(struct nb_scene *s, struct nb_export_size size, struct nb_buf *out,
                       struct nb_err *err)
{
    (void)size;
    for (size_t i = 0; i < s->figure->count; i++) {
        const struct nb_axes *a = &s->figure->axes[i];
        if (a->x_warp.kind == NB_WARP_SYMLOG || a->y_warp.kind == NB_WARP_SYMLOG)
            return nb_err_set(err, NB_ERR_VALUE, _("pgfplots has no symlog axes"));
        if (a->twin)
            return nb_err_set(err, NB_ERR_VALUE, _("a picture in TikZ has one y axis"));
    }
    nb_tikz_write(s, out);
    return true;
}

/* The formats: extension, function, and whether sizes are in pixels (scaled, and
 * limited). The makefile gathers the extensions for the prompt (formats.h): a row here
 * is all that a format needs besides its function. */
static const struct file_type {
    const char *extension;
    write_format *write;
    bool pixels;
} types[] = {
    {".png", write_png, true},    {".svg", write_svg, false},  {".pdf", write_pdf, false},
    {".eps", write_eps, false},   {".csv", write_csv, false},  {".html", write_html, false},
    {".tikz", write_tikz, false}, {".tex", write_tikz, false},
};
enum { TYPE_COUNT = NB_COUNT(types) };

static const struct file_type *find_type(const char *path, struct nb_err *err)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    const char *extension = strrchr(name, '.');
    const char *known = NB_FORMATS_TEXT;
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (extension && strcasecmp(extension, types[i].extension) == 0)
            return &types[i];
    if (extension && extension != name)
        nb_err_set(err, NB_ERR_VALUE, _("unknown file type '%s' (know: %s)"), extension, known);
    else
        nb_err_set(err, NB_ERR_VALUE, _("no file type in '%s': end it in one of %s"), path, known);
    return NULL;
}

static bool check_size(const struct file_type *type, struct nb_export_size size, struct nb_err *err)
{
    const double w = size.width * size.scale, h = size.height * size.scale;
    if (w >= 1 && h >= 1 && w <= max_pixels && h <= max_pixels &&
        (!type->pixels || w * h <= max_area))
        return true;
    return nb_err_set(err, NB_ERR_SIZE, _("cannot draw %.0f x %.0f pixels: a side may have %.0f"),
                      w, h, max_pixels);
}

bool nb_export(struct nb_scene *s, const char *path, struct nb_export_size size, struct nb_err *err)
{
    assert(s && path);
    const struct file_type *type = find_type(path, err);
    if (!type)
        return false;
    if (nb_figure_is_empty(s->figure))
        return nb_err_set(err, NB_ERR_VALUE, _("nothing to save: the figure is empty"));
    if (!check_size(type, size, err))
        return false;
    /* Opened first: a folder that is not there needs no drawing to be found. */
    struct nb_outfile file;
    if (!nb_outfile_open(&file, path, err))
        return false;
    nb_scene_arrange(s, size.width, size.height, type->pixels ? size.scale : 1);
    struct nb_buf out = {0};
    if (type->write(s, size, &out, err))
        nb_outfile_write(&file, nb_buf_text(&out), out.len, err);
    nb_buf_free(&out);
    return nb_outfile_close(&file, err);
}
