/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SVG files. */
#include "config.h"

#include "export/svg_out.h"

#include <cairo-svg.h>
#include <string.h>

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
static void describe(const struct nb_figure *f, struct nb_buf *out)
{
    const char *title = nb_page_title(f), *root = strstr(nb_buf_text(out), "<svg");
    const char *end = root ? strchr(root, '>') : NULL;
    if (!end)
        return;
    struct nb_buf about = {0};
    nb_buf_add(&about, "\n<title>");
    add_xml(&about, title ? title : PACKAGE_NAME);
    nb_buf_add(&about, "</title>\n<desc>" PACKAGE_STRING);
    if (f->recipe) {
        nb_buf_add(&about, "\n");
        add_xml(&about, f->recipe);
    }
    nb_buf_add(&about, "</desc>");
    nb_page_splice(out, (size_t)(end + 1 - nb_buf_text(out)), 0, nb_buf_text(&about));
    nb_buf_free(&about);
}

bool nb_svg_write(struct nb_scene *s, const struct nb_page *page, struct nb_buf *out,
                  struct nb_err *err)
{
    cairo_surface_t *svg = cairo_svg_surface_create_for_stream(
        nb_page_to_buffer, out, page->width * page->scale, page->height * page->scale);
    cairo_svg_surface_set_document_unit(svg, CAIRO_SVG_UNIT_PT);
    if (!nb_page_stream(page, s, svg, err))
        return false;
    describe(s->figure, out);
    return true;
}
