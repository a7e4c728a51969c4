/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SVG files. */
#include "config.h"

#include "export/svg_out.h"

#include <cairo-svg.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "export/recipe.h"

/* Verdana has the same widths, nearly. */
#define FAMILIES NB_TYPE_FAMILY ", Verdana, sans-serif"

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
        case '>':
            nb_buf_add(out, "&gt;");
            break;
        case '"':
            nb_buf_add(out, "&quot;");
            break;
        default:
            if ((unsigned char)*text >= ' ' || *text == '\n' || *text == '\t')
                nb_buf_addc(out, *text);
        }
}

/* The language whose shapes letters have that China and Japan share: as in pictures, Japan's
 * beside kana. NULL: there are none of them. */
static const char *language_of(const char *text, size_t len)
{
    const char *language = NULL;
    for (size_t used; len > 0; text += used, len -= used) {
        const uint32_t code = nb_utf8_decode(text, len, &used);
        if (code >= 0x3041 && code <= 0x30FF)
            return "ja";
        if ((code >= 0x3001 && code <= 0x9FFF) || (code >= 0xFF01 && code <= 0xFF60))
            language = "zh-CN";
    }
    return language;
}

/* Title, description and recipe behind the root element's tag, and in it what readers of
 * screens say. */
static void describe(const struct nb_figure *f, struct nb_buf *out)
{
    const char *title = nb_page_title(f), *root = strstr(nb_buf_text(out), "<svg");
    const char *end = root ? strchr(root, '>') : NULL;
    if (!end)
        return;
    struct nb_buf about = {0};
    const size_t at = (size_t)(end - nb_buf_text(out));
    nb_buf_add(&about, "\n<title>");
    add_xml(&about, title ? title : PACKAGE_NAME);
    nb_buf_add(&about, "</title>\n");
    if (f->caption) {
        nb_buf_add(&about, "<desc>");
        add_xml(&about, f->caption);
        nb_buf_add(&about, "</desc>\n");
    }
    nb_buf_add(&about, "<" NB_SVG_RECIPE ">" PACKAGE_STRING);
    if (f->recipe) {
        nb_buf_add(&about, "\n");
        add_xml(&about, f->recipe);
    }
    nb_buf_add(&about, "</" NB_SVG_RECIPE ">");
    nb_page_splice(out, (size_t)(end + 1 - nb_buf_text(out)), 0, nb_buf_text(&about));
    nb_buf_clear(&about);
    const char *language = language_of(nb_buf_text(out), out->len);
    if (language)
        nb_buf_printf(&about, " xml:lang=\"%s\"", language);
    nb_buf_add(&about, " role=\"img\" aria-label=\"");
    add_xml(&about, f->caption ? f->caption : title ? title : PACKAGE_NAME);
    nb_buf_add(&about, "\"");
    nb_page_splice(out, at, 0, nb_buf_text(&about));
    nb_buf_free(&about);
}

/* A length with three decimals and no zeros behind them. */
static void add_length(struct nb_buf *out, const char *before, double length)
{
    char text[64];
    snprintf(text, sizeof text, "%.3f", length == 0 ? 0 : length);
    size_t len = strlen(text);
    while (text[len - 1] == '0')
        len--;
    len -= text[len - 1] == '.';
    nb_buf_add(out, before);
    if (len == 2 && memcmp(text, "-0", 2) == 0)
        nb_buf_addc(out, '0');
    else
        nb_buf_addn(out, text, len);
}

static void add_color(struct nb_buf *out, cairo_t *cr)
{
    double r, g, b, a;
    if (cairo_pattern_get_rgba(cairo_get_source(cr), &r, &g, &b, &a) == CAIRO_STATUS_SUCCESS)
        nb_buf_printf(out, " fill=\"#%02lx%02lx%02lx\"", lround(255 * r), lround(255 * g),
                      lround(255 * b));
}

/* A piece that differs from the line's first in slope, size or place is a span. */
static void add_piece(struct nb_buf *out, const struct nb_type_piece *p,
                      const struct nb_type_line *line, double scale, double *y)
{
    const struct nb_type_piece *first = line->pieces;
    const bool plain = !p->italic && p->size == first->size && p->y == *y;
    if (!plain) {
        nb_buf_add(out, "<tspan");
        if (p->y != *y)
            add_length(out, " dy=\"", scale * (p->y - *y));
        nb_buf_add(out, p->y != *y ? "\"" : "");
        if (p->size != first->size)
            add_length(out, " font-size=\"", scale * p->size);
        nb_buf_add(out, p->size != first->size ? "\"" : "");
        nb_buf_add(out, p->italic ? " font-style=\"italic\">" : ">");
    }
    *y = p->y;
    add_xml(out, p->text);
    nb_buf_add(out, plain ? "" : "</tspan>");
}

/* The line as an element, its middle where it is drawn: with another font, which is wider
 * or narrower, it stands about right. */
static void take_line(void *ctx, cairo_t *cr, const struct nb_type_line *line)
{
    struct nb_buf *out = ctx;
    cairo_matrix_t m;
    cairo_get_matrix(cr, &m);
    double y = line->pieces[0].y, x0 = line->x + line->width / 2, y0 = y;
    const double scale = hypot(m.xx, m.yx), turn = atan2(m.yx, m.xx) * 180 / 3.14159265358979323846;
    cairo_matrix_transform_point(&m, &x0, &y0);
    add_length(out, "<text transform=\"translate(", x0);
    add_length(out, ",", y0);
    if (fabs(turn) > 1e-9)
        add_length(out, ") rotate(", turn);
    add_length(out, ")\" font-size=\"", scale * line->pieces[0].size);
    nb_buf_addc(out, '"');
    add_color(out, cr);
    nb_buf_addc(out, '>');
    for (size_t i = 0; i < line->count; i++)
        add_piece(out, &line->pieces[i], line, scale, &y);
    nb_buf_add(out, "</text>\n");
}

/* Before the end of the root element: texts are above everything. */
static void add_texts(struct nb_buf *out, const struct nb_buf *texts)
{
    static const char end[] = "</svg>";
    struct nb_buf group = {0};
    const char *file = nb_buf_text(out), *at = NULL;
    for (const char *p = file; (p = strstr(p, end)); p++)
        at = p;
    if (!at || texts->len == 0)
        return;
    nb_buf_printf(&group,
                  "<g font-family=\"%s\" text-anchor=\"middle\" xml:space=\"preserve\">\n%s</g>\n",
                  FAMILIES, nb_buf_text(texts));
    nb_page_splice(out, (size_t)(at - file), 0, nb_buf_text(&group));
    nb_buf_free(&group);
}

bool nb_svg_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                  struct nb_err *err)
{
    struct nb_buf texts = {0};
    struct nb_text_taker taker = {take_line, &texts};
    struct nb_page own = *page;
    if (!page->save->outlines)
        own.texts = &taker;
    cairo_surface_t *svg = cairo_svg_surface_create_for_stream(
        nb_page_to_buffer, out, page->width * page->scale, page->height * page->scale);
    cairo_svg_surface_set_document_unit(svg, CAIRO_SVG_UNIT_PT);
    const bool good = nb_page_stream(&own, s, svg, err);
    if (good) {
        add_texts(out, &texts);
        describe(s->figure, out);
    }
    nb_buf_free(&texts);
    return good;
}
