/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as files.
 *
 * A format writes into a buffer, and the buffer becomes the file: what a
 * format needs to change afterwards (dates, metadata) it changes there. */
#include "config.h"

#include "export/export.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/outfile.h"
#include "export/csv.h"
#include "export/formats.h"
#include "export/html.h"
#include "export/jpeg_out.h"
#include "export/page.h"
#include "export/png_out.h"
#include "export/print_out.h"
#include "export/svg_out.h"
#include "terminal/page.h"
#include "export/tikz.h"

static const double standard_dpi = 200;
static const double max_side = 32767; /* pixels: cairo's limit */
static const double max_area = 256e6; /* 1 GB of pixels */

static bool write_csv(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                      struct nb_err *err)
{
    (void)page;
    (void)err;
    nb_csv_write(s, out);
    return true;
}

/* Whether every plot has one y axis; else that is an error. */
static bool has_one_axis(const struct nb_figure *f, struct nb_err *err)
{
    for (size_t i = 0; i < f->count; i++)
        if (f->axes[i].twin)
            return nb_err_set(err, NB_ERR_VALUE, _("files of this type have one y axis a plot"));
    return true;
}

static bool write_npy(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                      struct nb_err *err)
{
    (void)page;
    (void)err;
    nb_npy_write(s, out);
    return true;
}

static bool write_html(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                       struct nb_err *err)
{
    (void)page;
    if (!has_one_axis(s->figure, err))
        return false;
    nb_html_write(s, out);
    return true;
}

static bool write_tikz(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                       struct nb_err *err)
{
    (void)page;
    if (!has_one_axis(s->figure, err))
        return false;
    nb_tikz_write(s, out);
    return true;
}

static bool write_txt(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                      struct nb_err *err)
{
    (void)page;
    (void)err;
    struct nb_screen plain;
    nb_screen_plain(&plain);
    nb_terminal_write(s, &plain, out);
    return true;
}

enum measure { POINTS, PIXELS, NUMBERS }; /* of a format: numbers have no letters */

/* The formats: extension, function, and what it measures in. The makefile gathers the
 * extensions for the prompt (formats.h): a row here is all that a format needs besides its
 * function. */
static const struct file_type {
    const char *extension;
    nb_page_writer *write;
    enum measure measure;
} types[] = {
    {".png", nb_png_write, PIXELS}, {".svg", nb_svg_write, POINTS},  {".pdf", nb_pdf_write, POINTS},
    {".eps", nb_eps_write, POINTS}, {".jpg", nb_jpeg_write, PIXELS}, {".csv", write_csv, NUMBERS},
    {".npy", write_npy, NUMBERS},   {".html", write_html, POINTS},   {".tikz", write_tikz, POINTS},
    {".tex", write_tikz, POINTS},   {".txt", write_txt, NUMBERS},
};
enum { TYPE_COUNT = NB_COUNT(types) };

static const struct file_type *named_type(const char *extension)
{
    if (strcasecmp(extension, ".jpeg") == 0)
        extension = ".jpg";
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (strcasecmp(extension, types[i].extension) == 0)
            return &types[i];
    return NULL;
}

/* What the path ends in, ".svg"; NULL: nothing of the kind. */
static const char *extension_of(const char *path)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    const char *extension = strrchr(name, '.');
    return extension && extension != name ? extension : NULL;
}

/* The format that is asked for, with a dot or without; else the path says it. */
static const struct file_type *find_type(const char *path, const char *format, struct nb_err *err)
{
    char asked[16];
    const char *extension = format ? asked : extension_of(path);
    if (format)
        snprintf(asked, sizeof asked, "%s%s", *format == '.' ? "" : ".", format);
    const struct file_type *type = extension ? named_type(extension) : NULL;
    if (!type && extension)
        nb_err_set(err, NB_ERR_VALUE, _("unknown file type '%s' (know: %s)"), extension,
                   NB_FORMATS_TEXT);
    else if (!type)
        nb_err_set(err, NB_ERR_VALUE, _("no file type in '%s': end it in one of %s"), path,
                   NB_FORMATS_TEXT);
    return type;
}

/* A page of points may be of any size that a figure has. */
static bool check_pixels(const struct nb_page *page, struct nb_err *err)
{
    const double w = page->width * page->scale, h = page->height * page->scale;
    if (w > max_side || h > max_side)
        return nb_err_set(err, NB_ERR_SIZE,
                          _("cannot draw %.0f x %.0f pixels: a side may have %.0f"), w, h,
                          max_side);
    return w * h <= max_area ||
           nb_err_set(err, NB_ERR_SIZE,
                      _("cannot draw %.0f x %.0f pixels: a picture may have %.0f million"), w, h,
                      max_area / 1e6);
}

/* Pixels or points for each unit of the figure. */
static double scale_of(const struct file_type *type, const struct nb_figure *f,
                       const struct nb_save *save)
{
    const double own = f->dpi > 0 ? f->dpi : standard_dpi;
    const double each =
        type->measure == PIXELS ? save->dpi > 0 ? save->dpi : own : NB_POINTS_PER_INCH;
    return each / NB_UNITS_PER_INCH;
}

/* The scene as it is to be saved, arranged, and the page that shows it. */
static bool arrange(struct nb_scene *s, const struct file_type *type, const struct nb_save *save,
                    struct nb_page *page, struct nb_err *err)
{
    const double scale = scale_of(type, s->figure, save);
    nb_figure_size(s->figure, &s->width, &s->height);
    *page = nb_page_whole(s, scale, save);
    if (type->measure == NUMBERS) /* which nobody needs to look at */
        return true;
    if (type->measure == PIXELS && !check_pixels(page, err))
        return false;
    s->bare = save->transparent;
    s->fine = type->measure == POINTS;
    nb_scene_arrange(s, s->width, s->height, type->measure == PIXELS ? scale : 1);
    if (save->tight)
        nb_page_crop(page, s, type->measure == PIXELS);
    return !save->tight || type->measure != PIXELS || check_pixels(page, err);
}

/* Whether all letters are where they should be. */
static bool is_set(const struct nb_scene *s, const struct file_type *type, struct nb_err *err)
{
    return type->measure == NUMBERS || !nb_fonts_want_shaping(s->fonts) ||
           nb_err_set(err, NB_ERR_FILE, _("this program cannot set the texts of this figure"));
}

static bool make(struct nb_scene *s, const struct file_type *type, const struct nb_save *save,
                 struct nb_buf *out, struct nb_err *err)
{
    struct nb_page page;
    const struct nb_theme *const theme = s->theme;
    struct nb_theme own = *theme;
    if (save->paper >= 0)
        own.background = nb_theme_hue(theme, save->paper);
    s->theme = &own;
    const bool good = arrange(s, type, save, &page, err) && is_set(s, type, err) &&
                      type->write(s, &page, out, err);
    s->theme = theme;
    return good;
}

bool nb_export_bytes(struct nb_scene *s, const struct nb_save *save, struct nb_buf *out,
                     struct nb_err *err)
{
    assert(s && save && save->format && out);
    const struct file_type *type = find_type("", save->format, err);
    return type && make(s, type, save, out, err);
}

bool nb_export(struct nb_scene *s, const char *path, const struct nb_save *save, struct nb_err *err)
{
    assert(s && path && save);
    const struct file_type *type = find_type(path, save->format, err);
    if (!type)
        return false;
    /* Opened first: a folder that is not there needs no drawing to be found. */
    struct nb_outfile file;
    struct nb_buf out = {0};
    if (!nb_outfile_open(&file, path, err))
        return false;
    if (make(s, type, save, &out, err))
        nb_outfile_write(&file, nb_buf_text(&out), out.len, err);
    nb_buf_free(&out);
    return nb_outfile_close(&file, err);
}
