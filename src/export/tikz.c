/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure as a tikzpicture. Curves are their drawn lines, as few points as hold them,
 * clipped by the axis; a piece is an \addplot of its own, so that none are joined. */
#include "config.h"

#include "export/tikz.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "export/outline.h"
#include "export/tex_text.h"
#include "export/tikz_axis.h"
#include "export/tikz_spots.h"
#include "figure/patch.h"
#include "plot/draw.h"

static const double fine = 0.1;   /* points of the picture that a line may be off */
static const double shrink = 0.5; /* of widths and dashes, for a picture half as wide */
#define MARKS ",only marks,mark=*,mark size=1.2pt"
enum { PER_LINE = 6, MOST_MARKS = 5000 };

static void add_point(const struct nb_panel *p, double x, double y, struct nb_buf *out)
{
    nb_buf_addc(out, '(');
    nb_tikz_pair(p, x, y, out);
    nb_buf_addc(out, ')');
}

static void add_hex(struct nb_rgb c, const char *format, struct nb_buf *out)
{
    nb_buf_printf(out, format, (unsigned)lround(255 * c.r), (unsigned)lround(255 * c.g),
                  (unsigned)lround(255 * c.b));
}

static void add_color(const struct nb_theme *theme, int hue, struct nb_buf *out)
{
    add_hex(nb_theme_hue(theme, hue), "nabla%02x%02x%02x", out);
}

static void add_look(const struct nb_theme *theme, const struct nb_stroke *look, struct nb_buf *out)
{
    const struct nb_pen *pen = nb_style_pen(look->hue, look->order);
    nb_buf_add(out, "color=");
    add_color(theme, look->hue, out);
    if (look->faint > 0)
        nb_buf_printf(out, ",opacity=%.3g", 1 - look->faint);
    if (pen->width > 0)
        nb_buf_printf(out, ",line width=%.3gpt",
                      shrink * (look->width > 0 ? look->width : pen->width));
    for (int i = 0; i < pen->dashes; i++)
        nb_buf_printf(out, "%s%s %.3gpt", i ? " " : ",dash pattern=", i % 2 ? "off" : "on",
                      shrink * pen->dash[i]);
}

/* A curve being written. */
struct plot {
    const struct nb_panel *p;
    const struct nb_curve *c;
    struct nb_buf *out;
    size_t index;  /* of the curve */
    size_t points; /* of this part of it so far */
};

static void end_plot(struct plot *t)
{
    if (!t->points)
        return;
    nb_buf_add(t->out, "\n};\n");
    t->points = 0;
}

static void begin_plot(struct plot *t, const char *more)
{
    nb_buf_add(t->out, "\\addplot[");
    add_look(&t->p->theme, &t->c->look, t->out);
    nb_buf_printf(t->out, "%s,forget plot] coordinates {", more);
}

static void put(struct plot *t, double x, double y)
{
    nb_buf_add(t->out, t->points++ % PER_LINE ? " " : "\n  ");
    add_point(t->p, x, y, t->out);
}

/* The curve's own value at x, where the line goes through it; a line may be off by what
 * nobody sees, and ends in limits at jumps. */
static double value_at(const struct plot *t, double x, struct nb_point at)
{
    const struct nb_scale *axis = &t->p->layout.y;
    const double drawn = nb_scale_invert(axis, at.y);
    double value;
    if (!t->c->y)
        return drawn;
    nb_probe_values(t->p->probes[t->index], &x, 1, &value);
    return fabs(nb_scale_map(axis, value) - at.y) < 10 * fine ? value : drawn;
}

static void take_point(void *ctx, struct nb_point at, bool start)
{
    struct plot *t = ctx;
    const struct nb_layout *l = &t->p->layout;
    if (start) {
        end_plot(t);
        begin_plot(t, "");
    }
    const double x = nb_scale_invert(&l->x, at.x);
    put(t, x, value_at(t, x, at));
}

static void add_marks(struct plot *t)
{
    const size_t step = t->c->count / MOST_MARKS + 1;
    end_plot(t);
    begin_plot(t, MARKS);
    for (size_t i = 0; i < t->c->count; i += step)
        if (isfinite(t->c->xs[i]) && isfinite(t->c->ys[i]))
            put(t, t->c->xs[i], t->c->ys[i]);
    t->points++; /* an empty one ends as well */
}

/* Dots of one kind: closed ones are filled, open ones rings. */
struct dots {
    struct plot *plot;
    bool closed;
    size_t count;
};

static void add_dot(void *ctx, const struct nb_dot *dot)
{
    struct dots *d = ctx;
    struct nb_buf *out = d->plot->out;
    if (dot->closed != d->closed)
        return;
    if (d->count++ == 0) {
        nb_buf_add(out, "\\addplot[forget plot,only marks,mark=*,mark size=1.6pt,color=");
        add_color(&d->plot->p->theme, d->plot->c->look.hue, out);
        nb_buf_add(out,
                   d->closed ? "] coordinates {" : ",mark options={fill=white}] coordinates {");
    }
    nb_buf_addc(out, ' ');
    add_point(d->plot->p, dot->x, dot->y, out);
}

static void add_dots(struct plot *t, bool closed)
{
    struct dots d = {t, closed, 0};
    nb_outline_dots(t->p, t->index, add_dot, &d);
    nb_buf_add(t->out, d.count ? " };\n" : "");
}

static void add_curve(const struct nb_panel *p, size_t i, struct nb_buf *out)
{
    struct plot t = {.p = p, .c = &p->axes->curves[i], .out = out, .index = i};
    if (nb_style_pen(t.c->look.hue, t.c->look.order)->width > 0)
        nb_outline(p, i, fine, take_point, &t);
    if (nb_draw_is_marked(p, t.c))
        add_marks(&t);
    end_plot(&t);
    add_dots(&t, false);
    add_dots(&t, true);
}

static void add_rule(const struct nb_panel *p, const struct nb_guide *r, struct nb_buf *out)
{
    nb_buf_add(out, "\\addplot[");
    add_look(&p->theme, &r->look, out);
    nb_buf_add(out, ",forget plot] coordinates { ");
    add_point(p, r->vertical ? r->at : p->x.lo, r->vertical ? p->y.lo : r->at, out);
    nb_buf_addc(out, ' ');
    add_point(p, r->vertical ? r->at : p->x.hi, r->vertical ? p->y.hi : r->at, out);
    nb_buf_add(out, " };\n");
}

/* An infinite side is beyond the view. */
static void add_corner(const struct nb_panel *p, double x, double y, struct nb_buf *out)
{
    const double w = p->x.hi - p->x.lo, h = p->y.hi - p->y.lo;
    nb_buf_addc(out, ' ');
    add_point(p, fmin(fmax(x, p->x.lo - w), p->x.hi + w), fmin(fmax(y, p->y.lo - h), p->y.hi + h),
              out);
}

/* The points of one entry, of a band those of a whole piece: how many entries were taken. */
static size_t add_entries(const struct nb_panel *p, const struct nb_patch *patch, size_t i,
                          struct nb_buf *out)
{
    const double *v = patch->numbers + nb_patch_width(patch->kind) * i;
    size_t n = 0;
    for (int k = 0; k < 2 && patch->kind == NB_PATCH_SEGMENTS; k++)
        add_corner(p, v[2 * k], v[2 * k + 1], out);
    for (int k = 0; k < 4 && patch->kind == NB_PATCH_BOXES; k++)
        add_corner(p, v[k == 1 || k == 2], v[k < 2 ? 2 : 3], out);
    if (patch->kind != NB_PATCH_BAND)
        return 1;
    for (; i + n < patch->count && isfinite(v[3 * n] + v[3 * n + 1] + v[3 * n + 2]); n++)
        add_corner(p, v[3 * n], v[3 * n + 1], out);
    for (size_t k = n; k-- > 0;)
        add_corner(p, v[3 * k], v[3 * k + 2], out);
    return n;
}

static void add_patch(const struct nb_panel *p, const struct nb_patch *patch, struct nb_buf *out)
{
    const bool lines = patch->kind == NB_PATCH_SEGMENTS;
    for (size_t i = 0, n, before; i < patch->count; i += n ? n : 1) {
        struct nb_buf points = {0};
        n = add_entries(p, patch, i, &points), before = out->len;
        nb_buf_add(out, lines ? "\\addplot[" : "\\addplot[draw=none,fill,");
        add_look(&p->theme, &patch->look, out);
        nb_buf_printf(out, ",forget plot] coordinates {%s }%s;\n", nb_buf_text(&points),
                      lines ? "" : " -- cycle");
        if (n == 0)
            nb_buf_cut(out, before);
        nb_buf_free(&points);
    }
}

static const double to_points = 72.0 / NB_UNITS_PER_INCH;

static const char *anchor_of(const struct nb_note *n)
{
    static const char *const names[3][3] = {{"south west", "south", "south east"},
                                            {"west", "center", "east"},
                                            {"north west", "north", "north east"}};
    return names[lround(2 * fmin(fmax(n->up, 0), 1))][lround(2 * fmin(fmax(n->across, 0), 1))];
}

static bool is_inside(const struct nb_panel *p, double x, double y)
{
    return x >= p->x.lo && x <= p->x.hi && y >= p->y.lo && y <= p->y.hi;
}

static void add_note(const struct nb_panel *p, size_t i, struct nb_buf *out)
{
    const struct nb_note *n = &p->axes->notes[i];
    const struct nb_point at =
        n->of_figure ? nb_note_in_cell(p->axes, n) : (struct nb_point){n->x, n->y};
    const bool share = n->of_plot || n->of_figure;
    if (!share && !is_inside(p, n->x, n->y))
        return;
    nb_buf_printf(out, "\\node[anchor=%s", anchor_of(n));
    if (n->right != 0 || n->up_by != 0)
        nb_buf_printf(out, ",xshift=%.4gpt,yshift=%.4gpt", n->right * to_points,
                      n->up_by * to_points);
    if (n->hue >= 0) {
        nb_buf_add(out, ",text=");
        add_color(&p->theme, n->hue, out);
    }
    nb_buf_add(out, n->upwards ? ",rotate=90" : "");
    nb_buf_printf(out, "%s] (note%zu) at (", strchr(n->text, '\n') ? ",align=center" : "", i);
    nb_buf_add(out, share ? "axis description cs:" : "axis cs:");
    if (share)
        nb_buf_printf(out, "%.6g,%.6g", at.x, at.y);
    else
        nb_tikz_pair(p, n->x, n->y, out);
    nb_buf_add(out, ") {");
    nb_tex_text(n->text, out);
    nb_buf_add(out, "};\n");
    if (!n->arrow || !is_inside(p, n->to_x, n->to_y))
        return;
    nb_buf_printf(out, "\\draw[->] (note%zu) -- (axis cs:", i);
    nb_tikz_pair(p, n->to_x, n->to_y, out);
    nb_buf_add(out, ");\n");
}

/* Derivatives under functions, of each order the later ones on top (plot/draw.c). */
static void add_curves(const struct nb_panel *p, struct nb_buf *out)
{
    const struct nb_axes *a = p->axes;
    for (int order = NB_PEN_POINTS; order >= 0; order--)
        for (size_t i = 0; i < a->count; i++)
            if ((a->curves[i].y ? a->curves[i].look.order : 0) == order)
                add_curve(p, i, out);
}

static void add_name(const struct nb_panel *p, const char *label, const struct nb_stroke *look,
                     struct nb_buf *out)
{
    if (!label[0])
        return;
    nb_buf_add(out, "\\addlegendimage{");
    add_look(&p->theme, look, out);
    nb_buf_add(out, nb_style_pen(look->hue, look->order)->width > 0 ? "}\\addlegendentry{"
                                                                    : MARKS "}\\addlegendentry{");
    nb_tex_label(label, out);
    nb_buf_add(out, "}\n");
}

/* The names in the order of the picture's, whatever lies on top. */
static void add_legend(const struct nb_panel *p, struct nb_buf *out)
{
    const struct nb_axes *a = p->axes;
    for (size_t i = 0; i < a->count; i++)
        add_name(p, a->curves[i].label, &a->curves[i].look, out);
    for (size_t i = 0; i < a->rule_count; i++)
        add_name(p, a->rules[i].label, &a->rules[i].look, out);
    for (size_t i = 0; i < a->patch_count; i++)
        add_name(p, a->patches[i].label, &a->patches[i].look, out);
}

/* The line x = 0, or y = 0, or where somebody wants it, if it is in view. */
static void add_origin(const struct nb_scale *axis, struct nb_crossing at, bool stands,
                       struct nb_buf *out)
{
    static const char *const ends[] = {"0", "1"};
    const bool seen = at.of_plot || (!(at.at == 0 && axis->warp.kind == NB_WARP_LOG) &&
                                     axis->lo < at.at && axis->hi > at.at);
    if (!seen)
        return;
    nb_buf_add(out, "\\draw[black!60] ");
    for (int i = 0; i < 2; i++) {
        nb_buf_printf(out, "%s({", i ? " -- " : "");
        if (!stands)
            nb_buf_printf(out, "rel axis cs:%s,0}|-{", ends[i]);
        nb_buf_add(out, at.of_plot ? "rel axis cs:" : "axis cs:");
        if (stands)
            nb_buf_printf(out, "%.6g,0}|-{rel axis cs:0,%s})", at.at, ends[i]);
        else
            nb_buf_printf(out, "0,%.6g})", at.at);
    }
    nb_buf_add(out, ";\n");
}

static void add_axes(const struct nb_scene *s, const struct nb_panel *p, struct nb_buf *out)
{
    const struct nb_axes *a = p->axes;
    const bool origin = a->spines == NB_SPINES_ORIGIN;
    nb_tikz_options(s, p, out);
    if (origin && !(a->hidden_sides & NB_SIDE_LEFT))
        add_origin(&p->layout.x, a->cross_x, true, out);
    if (origin && !(a->hidden_sides & NB_SIDE_BOTTOM))
        add_origin(&p->layout.y, a->cross_y, false, out);
    for (size_t i = 0; i < a->patch_count; i++)
        add_patch(p, &a->patches[i], out);
    for (size_t i = 0; i < a->rule_count; i++)
        add_rule(p, &a->rules[i], out);
    add_curves(p, out);
    nb_tikz_spots(p, out);
    for (size_t i = 0; i < a->note_count; i++)
        add_note(p, i, out);
    if (a->legend != NB_LEGEND_NONE)
        add_legend(p, out);
    nb_buf_add(out, "\\end{axis}\n");
}

static void add_comment(const char *text, struct nb_buf *out)
{
    nb_buf_add(out, "% ");
    for (; *text; text++) {
        if ((unsigned char)*text >= ' ' || *text == '\n')
            nb_buf_addc(out, *text);
        if (*text == '\n')
            nb_buf_add(out, "% ");
    }
    nb_buf_addc(out, '\n');
}

/* The colour of a hue by its name, if that is new. */
static void define_color(const struct nb_theme *theme, int hue, struct nb_buf *defined)
{
    struct nb_buf line = {0};
    if (hue < 0)
        return;
    nb_buf_add(&line, "\\definecolor{");
    add_color(theme, hue, &line);
    add_hex(nb_theme_hue(theme, hue), "}{HTML}{%02X%02X%02X}\n", &line);
    if (!strstr(nb_buf_text(defined), nb_buf_text(&line)))
        nb_buf_add(defined, nb_buf_text(&line));
    nb_buf_free(&line);
}

static void define_colors(const struct nb_panel *p, struct nb_buf *defined)
{
    const struct nb_axes *a = p->axes;
    for (size_t i = 0; i < a->count; i++)
        define_color(&p->theme, a->curves[i].look.hue, defined);
    for (size_t i = 0; i < a->rule_count; i++)
        define_color(&p->theme, a->rules[i].look.hue, defined);
    for (size_t i = 0; i < a->patch_count; i++)
        define_color(&p->theme, a->patches[i].look.hue, defined);
    for (size_t i = 0; i < a->note_count; i++)
        define_color(&p->theme, a->notes[i].hue, defined);
}

void nb_tikz_write(const struct nb_scene *s, struct nb_buf *out)
{
    const struct nb_figure *f = s->figure;
    add_comment(PACKAGE_STRING, out);
    if (f->recipe)
        add_comment(f->recipe, out);
    add_comment("In the preamble: \\usepackage{pgfplots} \\pgfplotsset{compat=1.16}", out);
    nb_buf_add(out, "\\begin{tikzpicture}\n");
    struct nb_buf colors = {0};
    for (size_t i = 0; i < s->count; i++)
        define_colors(&s->panels[i], &colors);
    nb_buf_add(out, nb_buf_text(&colors));
    nb_buf_free(&colors);
    for (size_t i = 0; i < s->count; i++)
        add_axes(s, &s->panels[i], out);
    if (f->title && *f->title) {
        nb_buf_add(out, "\\node[above,font=\\large] at (current bounding box.north) {");
        nb_tex_text(f->title, out);
        nb_buf_add(out, "};\n");
    }
    nb_buf_add(out, "\\end{tikzpicture}\n");
}
