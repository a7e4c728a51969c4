/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF and EPS files. */
#include "config.h"

#include "export/print_out.h"

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <string.h>

#include "base/i18n.h"
#include "export/pdf_pack.h"
#include "export/recipe.h"

static const char epoch[] = "2000-01-01T00:00:00Z"; /* files have no date of their own */

/* A document of several pages has an edge: their figures are as large as what is printed. */
static struct nb_page with_edge(struct nb_page page)
{
    static const double edge = 0.6 * NB_UNITS_PER_INCH;
    page.x -= edge;
    page.y -= edge;
    page.width += 2 * edge;
    page.height += 2 * edge;
    return page;
}

/* Draws the page behind the one that is drawn. */
static bool add_page(const struct nb_figure *f, struct nb_fonts *fonts,
                     const struct nb_page *before, cairo_surface_t *pdf, struct nb_err *err)
{
    double width, height;
    struct nb_scene *s = nb_scene_new_page(f, fonts);
    nb_figure_size(f, &width, &height);
    s->fine = true;
    nb_scene_arrange(s, width, height, 1);
    const struct nb_page page = with_edge(nb_page_whole(s, before->scale, before->save));
    cairo_surface_show_page(pdf);
    cairo_pdf_surface_set_size(pdf, page.width * page.scale, page.height * page.scale);
    const bool good =
        (!nb_fonts_want_shaping(fonts) ||
         nb_err_set(err, NB_ERR_FILE, _("this program cannot set the texts of this figure"))) &&
        nb_page_draw(&page, s, pdf, err);
    nb_scene_free(s);
    return good;
}

bool nb_pdf_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                  struct nb_err *err)
{
    const struct nb_figure *f = s->figure;
    const struct nb_page first = f->next ? with_edge(*page) : *page;
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(
        nb_page_to_buffer, out, first.width * first.scale, first.height * first.scale);
    /* All that is drawn is in it, and nb_pdf_pack can read it. */
    cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, epoch);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, PACKAGE_STRING);
    if (nb_page_title(f))
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, nb_page_title(f));
    if (f->caption)
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_KEYWORDS, f->caption);
    if (f->recipe)
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, f->recipe);
    bool good = nb_page_draw(&first, s, pdf, err);
    for (const struct nb_figure *next = f->next; good && next; next = next->next)
        good = add_page(next, s->fonts, page, pdf, err);
    if (!nb_page_finish(pdf, good, err))
        return false;
    nb_pdf_pack(out);
    return true;
}

/* The line that begins with the word, from its first byte to behind its end; false: there
 * is none. */
static bool find_line(const struct nb_buf *file, const char *word, size_t *at, size_t *end)
{
    const char *text = nb_buf_text(file), *line = strstr(text, word);
    const char *newline = line ? strchr(line, '\n') : NULL;
    if (!newline)
        return false;
    *at = (size_t)(line - text);
    *end = (size_t)(newline + 1 - text);
    return true;
}

static void replace_line(struct nb_buf *file, const char *word, const char *text)
{
    size_t at, end;
    if (find_line(file, word, &at, &end))
        nb_page_splice(file, at, end - at, text);
}

enum { MOST_OF_LINE = 200 }; /* of 255 bytes that a comment may have */

/* A text as lines of comments, in ASCII: "%nabla: " begins a line of it, "%nabla+ " goes on
 * with one that is too long. Other bytes, and backslashes, are \ooo. */
static void add_comments(struct nb_buf *out, const char *text)
{
    size_t used = 0;
    nb_buf_add(out, NB_EPS_RECIPE);
    for (; *text; text++) {
        const unsigned char c = (unsigned char)*text;
        if (c == '\n' || used >= MOST_OF_LINE) {
            nb_buf_add(out, c == '\n' ? "\n" NB_EPS_RECIPE : "\n" NB_EPS_MORE);
            used = 0;
        }
        if (c == '\n')
            continue;
        if (c < ' ' || c > '~' || c == '\\')
            nb_buf_printf(out, "\\%03o", c);
        else
            nb_buf_addc(out, (char)c);
        used += c < ' ' || c > '~' || c == '\\' ? 4 : 1;
    }
    nb_buf_addc(out, '\n');
}

/* Cairo names itself, and writes the time of day and cannot be told another. */
static void describe(const struct nb_figure *f, struct nb_buf *out)
{
    struct nb_buf recipe = {0};
    replace_line(out, "%%CreationDate:", "");
    replace_line(out, "%%Creator:", "%%Creator: " PACKAGE_STRING "\n");
    nb_buf_add(&recipe, "%%EndComments\n");
    if (f->recipe)
        add_comments(&recipe, f->recipe);
    replace_line(out, "%%EndComments", nb_buf_text(&recipe));
    nb_buf_free(&recipe);
}

bool nb_eps_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                  struct nb_err *err)
{
    cairo_surface_t *eps = cairo_ps_surface_create_for_stream(
        nb_page_to_buffer, out, page->width * page->scale, page->height * page->scale);
    cairo_ps_surface_set_eps(eps, 1);
    if (!nb_page_stream(page, s, eps, err))
        return false;
    describe(s->figure, out);
    return true;
}
