/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure as a page. The scripts and the style sheet are html.js, html_patch.js,
 * html_spots.js and html.css, squeezed by the makefile (squeeze.awk). */
#include "config.h"

#include "export/html.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "export/html_spots.h"
#include "export/html_text.h"

static const char *const style[] = {
#include "export/html.css.inc"
};
static const char *const script[] = {
#include "export/html.js.inc"
};
static const char *const patch_script[] = {
#include "export/html_patch.js.inc"
};

static const char *const spot_script[] = {
#include "export/html_spots.js.inc"
};

/* Nothing is loaded, nothing is sent; no text becomes a program. */
#define POLICY "default-src 'none';script-src 'unsafe-inline';style-src 'unsafe-inline'"

static void add_lines(const char *const *lines, size_t count, struct nb_buf *out)
{
    for (size_t i = 0; i < count; i++)
        nb_buf_add(out, lines[i]);
}

/* What the whole is called: its title, the first plot's, the names of its curves. */
static void add_title(const struct nb_figure *f, struct nb_buf *out)
{
    const struct nb_axes *a = &f->axes[0];
    const char *title = f->title ? f->title : a->title;
    if (title && *title) {
        nb_html_plain(title, NB_TEXT_PLAIN, out);
        return;
    }
    size_t names = 0;
    for (size_t i = 0; i < a->count; i++)
        if (a->curves[i].label[0]) {
            nb_buf_add(out, names++ ? ", " : "");
            nb_html_plain(a->curves[i].label, NB_TEXT_MATH, out);
        }
    nb_buf_add(out, names ? "" : PACKAGE_NAME);
}

static void add_head(const struct nb_figure *f, struct nb_buf *out)
{
    nb_buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", _("en"));
    nb_buf_add(out, "<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                    "<meta name=\"generator\" content=\"" PACKAGE_STRING "\">\n<title>");
    add_title(f, out);
    nb_buf_add(out, "</title>\n<style>\n");
    add_lines(style, NB_COUNT(style), out);
    nb_buf_add(out, "</style>\n</head>\n");
}

static void add_element(const char *tag, const char *text, struct nb_buf *out)
{
    nb_buf_printf(out, "<%s>", tag);
    nb_html_text(text, out);
    nb_buf_printf(out, "</%.*s>\n", (int)(strcspn(tag, " ")), tag);
}

static bool has_spots(const struct nb_scene *s)
{
    bool any = false;
    for (size_t i = 0; i < s->count; i++)
        any = any || nb_html_has_spots(&s->panels[i]);
    return any;
}

static bool has_patches(const struct nb_figure *f)
{
    for (size_t i = 0; i < f->count; i++)
        if (f->axes[i].patch_count)
            return true;
    return false;
}

static void add_script(const struct nb_scene *s, struct nb_buf *out)
{
    nb_buf_add(out, "<script>\n'use strict';\n");
    nb_html_data(s, out);
    if (has_spots(s))
        add_lines(spot_script, NB_COUNT(spot_script), out);
    add_lines(script, NB_COUNT(script), out);
    if (has_patches(s->figure))
        add_lines(patch_script, NB_COUNT(patch_script), out);
    nb_buf_add(out, "</script>\n");
}

static void add_body(const struct nb_scene *s, struct nb_buf *out)
{
    const struct nb_figure *f = s->figure;
    nb_buf_add(out, "<body>\n<main>\n");
    if (f->title && *f->title) {
        nb_buf_add(out, "<h1>");
        nb_html_markup(f->title, NB_TEXT_PLAIN, out);
        nb_buf_add(out, "</h1>\n");
    }
    nb_buf_printf(out, "<div id=\"plots\" style=\"aspect-ratio:%g/%g\"></div>\n", round(s->width),
                  round(s->height));
    nb_buf_add(out, "<div id=\"sliders\"></div>\n");
    add_element("p class=\"hint\"",
                _("wheel, + and -: zoom; drag, arrows: move; Shift and drag: a box; "
                  "double click, 0: back; Shift and arrows: read values"),
                out);
    nb_buf_add(out, "<noscript>");
    nb_html_still(s, out);
    nb_buf_add(out, "</noscript>\n");
    if (f->recipe) {
        nb_buf_add(out, "<details>\n");
        add_element("summary", _("made by nabla"), out);
        add_element("pre", f->recipe, out);
        nb_buf_add(out, "</details>\n");
    }
    nb_buf_add(out, "</main>\n");
    add_script(s, out);
    nb_buf_add(out, "</body>\n</html>\n");
}

void nb_html_write(const struct nb_scene *s, struct nb_buf *out)
{
    add_head(s->figure, out);
    add_body(s, out);
}
