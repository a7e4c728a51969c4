/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The still picture of a page, for where no script runs: SVG of few bytes. */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "export/outline.h"
#include "export/html.h"
#include "export/html_text.h"

static const double fine = 0.7, usual_width = 2; /* points that a line may be off */

/* A text with its attributes, which begin with a blank. */
static void add_text(const char *attributes, const char *text, enum nb_text_kind kind,
                     struct nb_buf *out)
{
    nb_buf_printf(out, "<text%s>", attributes);
    nb_html_plain(text, kind, out);
    nb_buf_add(out, "</text>");
}

/* ... in the place that the ticks' axis does not say. */
static void add_tick(const char *axis, double at, const char *text, struct nb_buf *out)
{
    char attribute[40];
    snprintf(attribute, sizeof attribute, " %s=\"%.0f\"", axis, at);
    add_text(attribute, text, NB_TEXT_PLAIN, out);
}

/* A path of relative steps, in tenths of points. */
struct path {
    struct nb_buf *out;
    double x, y;
    bool stepping; /* "l" is said: it holds for all that follows */
};

/* Tenths, after a blank where nothing else keeps numbers apart. */
static void add_tenths(struct path *p, double tenths, bool apart)
{
    char text[40];
    snprintf(text, sizeof text, "%g", tenths / 10 + 0.0);
    const char *digits = text + (*text == '-');
    nb_buf_add(p->out, tenths < 0 ? "-" : apart ? " " : "");
    nb_buf_add(p->out, digits + (digits[0] == '0' && digits[1] == '.'));
}

static void add_point(void *ctx, struct nb_point at, bool start)
{
    struct path *p = ctx;
    const double x = round(10 * at.x), y = round(10 * at.y);
    nb_buf_add(p->out, start ? "M" : p->stepping ? "" : "l");
    add_tenths(p, start ? x : x - p->x, !start && p->stepping);
    add_tenths(p, start ? y : y - p->y, true);
    *p = (struct path){p->out, x, y, !start};
}

static void add_curve(const struct nb_panel *p, size_t i, struct nb_buf *out)
{
    const struct nb_stroke *look = &p->axes->curves[i].look;
    const struct nb_pen *pen = nb_style_pen(look->hue, look->order);
    if (pen->width == 0)
        return;
    nb_buf_add(out, "<path stroke=\"");
    nb_html_color(nb_theme_hue(&p->theme, look->hue), out);
    nb_buf_addc(out, '"');
    const double width = look->width > 0 ? look->width : pen->width;
    if (width != usual_width)
        nb_buf_printf(out, " stroke-width=\"%g\"", width);
    for (int k = 0; k < pen->dashes; k++)
        nb_buf_printf(out, k ? " %g" : " stroke-dasharray=\"%g", pen->dash[k]);
    nb_buf_printf(out, "%s d=\"", pen->dashes ? "\"" : "");
    struct path path = {.out = out};
    nb_outline(p, i, fine, add_point, &path);
    nb_buf_add(out, "\"/>\n");
}

/* Where dots go, and whose they are. */
struct dots {
    struct nb_buf *out;
    const struct nb_panel *p;
    struct nb_rgb color;
};

static void add_dot(void *ctx, const struct nb_dot *dot)
{
    const struct dots *d = ctx;
    const struct nb_layout *l = &d->p->layout;
    nb_buf_printf(d->out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" stroke=\"",
                  nb_scale_map(&l->x, dot->x), nb_scale_map(&l->y, dot->y));
    nb_html_color(d->color, d->out);
    nb_buf_add(d->out, "\" fill=\"");
    nb_html_color(dot->closed ? d->color : d->p->theme.background, d->out);
    nb_buf_add(d->out, "\"/>\n");
}

static void add_dots(const struct nb_panel *p, size_t i, struct nb_buf *out)
{
    struct dots d = {out, p, nb_theme_hue(&p->theme, p->axes->curves[i].look.hue)};
    nb_outline_dots(p, i, add_dot, &d);
}

static void add_frame(const struct nb_panel *p, struct nb_buf *out)
{
    const struct nb_layout *l = &p->layout;
    const struct nb_rect *r = &l->plot;
    const double bottom = r->y + r->height;
    nb_buf_printf(
        out, "<rect x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\" fill=\"none\" stroke=\"#999\"/>\n",
        round(r->x), round(r->y), round(r->width), round(r->height));
    nb_buf_printf(out, "<g text-anchor=\"middle\" transform=\"translate(0 %.0f)\">", bottom + 16);
    for (size_t i = 0; i < l->xticks.count; i++)
        add_tick("x", nb_scale_map(&l->x, l->xticks.tick[i].value), l->xticks.tick[i].label, out);
    nb_buf_printf(out, "</g><g text-anchor=\"end\" transform=\"translate(%.0f)\">", r->x - 5);
    for (size_t i = 0; i < l->yticks.count; i++)
        add_tick("y", nb_scale_map(&l->y, l->yticks.tick[i].value) + 4, l->yticks.tick[i].label,
                 out);
    nb_buf_add(out, "</g>\n");
    if (p->axes->title) {
        char place[100];
        snprintf(place, sizeof place, " x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\"",
                 r->x + r->width / 2, r->y - 6);
        add_text(place, p->axes->title, NB_TEXT_PLAIN, out);
    }
}

static void add_names(const struct nb_panel *p, struct nb_buf *out)
{
    double y = p->layout.plot.y + 16;
    for (size_t i = 0; i < p->axes->count; i++) {
        const struct nb_curve *c = &p->axes->curves[i];
        struct nb_buf place = {0};
        if (!c->label[0])
            continue;
        nb_buf_printf(&place, " x=\"%.0f\" y=\"%.0f\" fill=\"", p->layout.plot.x + 8, y);
        nb_html_color(nb_theme_hue(&p->theme, c->look.hue), &place);
        nb_buf_addc(&place, '"');
        add_text(nb_buf_text(&place), c->label, NB_TEXT_MATH, out);
        nb_buf_addc(out, '\n');
        nb_buf_free(&place);
        y += 16;
    }
}

void nb_html_still(const struct nb_scene *s, struct nb_buf *out)
{
    nb_buf_printf(out,
                  "<svg viewBox=\"0 0 %g %g\" font-family=\"sans-serif\" font-size=\"12\" "
                  "fill=\"#333\">\n",
                  round(s->width), round(s->height));
    for (size_t i = 0; i < s->count; i++) {
        const struct nb_panel *p = &s->panels[i];
        nb_buf_printf(out,
                      "<g transform=\"translate(%g %g)\">\n<g fill=\"none\" stroke-width=\"%g\">\n",
                      p->cell.x, p->cell.y, usual_width);
        for (size_t k = p->axes->count; k-- > 0;)
            add_curve(p, k, out);
        for (size_t k = p->axes->count; k-- > 0;)
            add_dots(p, k, out);
        nb_buf_add(out, "</g>\n");
        add_frame(p, out);
        add_names(p, out);
        nb_buf_add(out, "</g>\n");
    }
    nb_buf_add(out, "</svg>");
}
