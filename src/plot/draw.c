/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene, drawn. Curves first for the eye: everything else is quiet ink. */
#include "config.h"

#include "plot/draw.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "figure/patch.h"
#include "plot/draw_axes.h"
#include "plot/draw_patch.h"
#include "plot/draw_spots.h"
#include "plot/heat_draw.h"
#include "plot/markers.h"
#include "plot/stroke.h"

static const double pi = 3.14159265358979323846;
static const double derived_dot = 0.72;  /* of the dots of functions */
enum { apart = 200000 };                 /* points; of more in sight the density is drawn */
static const double marker_spacing = 22; /* points: data this sparse shows its points */

/* The pen of a look; its dashes follow its width. */
static struct nb_pen pen_of(const struct nb_panel *p, const struct nb_stroke *look)
{
    struct nb_pen pen = *nb_style_pen(look->hue, look->order);
    if (pen.width == 0)
        return pen;
    const double width = (look->width > 0 ? look->width : pen.width) * p->theme.line;
    const double stretch = fmax(1, look->width / pen.width) * p->theme.line;
    for (int i = 0; i < pen.dashes; i++)
        pen.dash[i] *= stretch;
    pen.width = width;
    return pen;
}

static void set_look(const struct nb_panel *p, cairo_t *cr, const struct nb_stroke *look)
{
    const struct nb_pen pen = pen_of(p, look);
    nb_draw_color(p, cr, nb_theme_hue(&p->theme, look->hue), 1 - look->faint);
    cairo_set_line_width(cr, pen.width);
    cairo_set_dash(cr, pen.dash, pen.dashes, 0);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
}

/* Few points of data are shown as what they are. */
bool nb_draw_is_marked(const struct nb_panel *p, const struct nb_curve *c)
{
    const struct nb_points *shown = &p->shown[c - p->axes->curves];
    const double most = p->layout.plot.width / marker_spacing;
    size_t inside = 0;
    for (size_t i = 0; i < shown->count && (double)inside <= most; i++)
        inside += shown->xs[i] >= p->x.lo && shown->xs[i] <= p->x.hi;
    const bool sparse =
        c->look.order == 0 && !c->look.bare && !shown->some && (double)inside <= most;
    return !c->y && !c->implicit.f && (c->look.order == NB_PEN_POINTS || c->look.marked || sparse);
}

bool nb_draw_is_dense(const struct nb_panel *p, const struct nb_curve *c)
{
    const struct nb_points *shown = &p->shown[c - p->axes->curves];
    const struct nb_limits y = c->right ? p->y2 : p->y;
    size_t seen = 0;
    for (size_t i = 0; i < shown->count && shown->count > apart; i++)
        seen += shown->xs[i] >= p->x.lo && shown->xs[i] <= p->x.hi && shown->ys[i] >= y.lo &&
                shown->ys[i] <= y.hi;
    return seen > apart && nb_draw_is_marked(p, c);
}

static void draw_markers(const struct nb_panel *p, cairo_t *cr, const struct nb_curve *c)
{
    const struct nb_layout *l = &p->layout;
    if (!nb_draw_is_marked(p, c))
        return;
    const struct nb_points *shown = &p->shown[c - p->axes->curves];
    struct nb_point *at = nb_xcalloc(shown->count + 1, sizeof *at);
    for (size_t i = 0; i < shown->count; i++)
        at[i] = (struct nb_point){nb_scale_map(&l->x, shown->xs[i]),
                                  nb_scale_map(nb_layout_y(l, c->right), shown->ys[i])};
    const struct nb_markers markers = {.at = at,
                                       .count = shown->count,
                                       .radius = p->theme.marker_radius + 0.4,
                                       .color = nb_theme_hue(&p->theme, c->look.hue),
                                       .alpha = 1 - c->look.faint,
                                       .view = l->plot,
                                       .scale = p->scale,
                                       .dense = nb_draw_is_dense(p, c)};
    nb_markers_draw(cr, &markers);
    free(at);
}

/* The colour of a look on this panel's paper. */
static struct nb_rgb color_of(const struct nb_panel *p, const struct nb_stroke *look)
{
    const struct nb_rgb c = nb_theme_hue(&p->theme, look->hue), b = p->theme.background;
    const double share = 1 - look->faint;
    return (struct nb_rgb){b.r + share * (c.r - b.r), b.g + share * (c.g - b.g),
                           b.b + share * (c.b - b.b)};
}

static void draw_curve(const struct nb_panel *p, cairo_t *cr, size_t i)
{
    const struct nb_curve *c = &p->axes->curves[i];
    const struct nb_brush brush = {.plot = p->layout.plot,
                                   .scale = p->fine ? 2 * p->scale : p->scale,
                                   .pen = pen_of(p, &c->look),
                                   .color = color_of(p, &c->look),
                                   .paper = p->theme.background};
    nb_stroke_trace(cr, &p->traces[i], &brush);
    nb_stroke_marks(cr, &p->traces[i], &brush, 1.6 * p->theme.dot_radius);
    draw_markers(p, cr, c);
}

/* Closed: filled; open: a ring around the background. Those of derivatives are smaller, so
 * that one on f is no hole of f. */
static void draw_dot(const struct nb_panel *p, cairo_t *cr, const struct nb_stroke *look, double x,
                     double y, bool closed)
{
    const struct nb_rgb color = nb_theme_hue(&p->theme, look->hue);
    const double size = look->order > 0 ? derived_dot : 1;
    const double ring = 1.4 * size, r = p->theme.dot_radius * size;
    cairo_new_path(cr);
    cairo_arc(cr, x, y, r + ring / 2, 0, 2 * pi);
    nb_draw_color(p, cr, color, 1);
    cairo_fill(cr);
    if (closed)
        return;
    cairo_arc(cr, x, y, r - ring / 2, 0, 2 * pi);
    nb_draw_color(p, cr, p->theme.background, 1);
    cairo_fill(cr);
}

/* Dots closer than this are a necklace that says nothing. */
static bool has_room(const struct nb_panel *p, const struct nb_trace *t, size_t i)
{
    const double least = 3 * p->theme.dot_radius / p->layout.plot.width, u = t->dots[i].u;
    size_t before = i, after = i;
    while (before > 0 && t->dots[before].u == u)
        before--;
    while (after + 1 < t->dot_count && t->dots[after].u == u)
        after++;
    const bool left = t->dots[before].u == u || u - t->dots[before].u >= least;
    return left && (t->dots[after].u == u || t->dots[after].u - u >= least);
}

static void draw_dots(const struct nb_panel *p, cairo_t *cr, size_t i)
{
    const struct nb_trace *t = &p->traces[i];
    const struct nb_rect *plot = &p->layout.plot;
    cairo_set_dash(cr, NULL, 0, 0);
    for (size_t j = 0; j < t->dot_count; j++) {
        const double x = plot->x + t->dots[j].u * plot->width;
        const double y = plot->y + (1 - t->dots[j].v) * plot->height;
        if (y >= plot->y - 1 && y <= plot->y + plot->height + 1 && has_room(p, t, j))
            draw_dot(p, cr, &p->axes->curves[i].look, x, y, t->dots[j].closed);
    }
}

static double layer_of(const struct nb_stroke *look, double usual)
{
    return look->ordered ? look->z : usual;
}

/* Draws something of every curve of a layer: derivatives first, so that no band of theirs hides a
 * function; of each order the later ones on top. */
static void each_curve(const struct nb_panel *p, cairo_t *cr, double z,
                       void (*draw)(const struct nb_panel *, cairo_t *, size_t))
{
    for (int order = NB_PEN_POINTS; order >= 0; order--)
        for (size_t i = 0; i < p->axes->count; i++) {
            const struct nb_curve *c = &p->axes->curves[i];
            const bool here = layer_of(&c->look, NB_LAYER_LINES) == z;
            if (!c->hidden && here && (c->y ? c->look.order : 0) == order)
                draw(p, cr, i);
        }
}

/* Where patches are drawn in a layer: areas, then lines; faint ones that name no layer are
 * under the grid. */
enum kind { FAINT_AREAS, AREAS, LINES };

static enum kind kind_of(const struct nb_patch *patch)
{
    if (patch->kind == NB_PATCH_SEGMENTS)
        return LINES;
    return patch->look.faint >= 0.5 && !patch->look.ordered ? FAINT_AREAS : AREAS;
}

/* They let each other show, and have no border, which neighbours would show twice. */
static void draw_patches(const struct nb_panel *p, cairo_t *cr, double z, enum kind kind)
{
    const struct nb_rect *plot = &p->layout.plot;
    const double more = kind == LINES ? 1 : 0;
    cairo_save(cr);
    cairo_rectangle(cr, plot->x - more, plot->y - more, plot->width + 2 * more,
                    plot->height + 2 * more);
    cairo_clip(cr);
    for (size_t i = 0; i < p->axes->patch_count; i++) {
        const struct nb_patch *patch = &p->axes->patches[i];
        const struct nb_rgb c = nb_theme_hue(&p->theme, patch->look.hue);
        if (kind != kind_of(patch) || layer_of(&patch->look, NB_LAYER_AREAS) != z)
            continue;
        set_look(p, cr, &patch->look);
        cairo_set_source_rgba(cr, c.r, c.g, c.b, 1 - patch->look.faint);
        nb_patch_path(p, patch, cr);
        (kind == LINES ? cairo_stroke : cairo_fill)(cr);
    }
    cairo_restore(cr);
}

/* Keeps lines away from the texts that stand on them. */
static void leave_room(const struct nb_panel *p, cairo_t *cr)
{
    const struct nb_rect *plot = &p->layout.plot;
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
    for (size_t i = 0; i < p->layout.label_count; i++) {
        const struct nb_label *label = &p->layout.labels[i];
        const double w = nb_text_width(label->text) + 4, h = nb_text_height(label->text);
        if (!label->clear)
            continue;
        cairo_rectangle(cr, plot->x - 1, plot->y - 1, plot->width + 2, plot->height + 2);
        cairo_rectangle(cr, label->x - w / 2, label->y - h / 2, w, h);
        cairo_clip(cr);
    }
    cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
}

static void draw_curves(const struct nb_panel *p, cairo_t *cr, double z)
{
    const struct nb_rect *plot = &p->layout.plot;
    cairo_save(cr);
    cairo_rectangle(cr, plot->x - 1, plot->y - 1, plot->width + 2, plot->height + 2);
    cairo_clip(cr);
    leave_room(p, cr);
    each_curve(p, cr, z, draw_curve);
    cairo_restore(cr);
    each_curve(p, cr, z, draw_dots);
}

static void draw_legend(const struct nb_panel *p, cairo_t *cr)
{
    const struct nb_layout *l = &p->layout;
    if (l->legend.width == 0)
        return;
    cairo_rectangle(cr, nb_draw_snap(p, l->legend.x), nb_draw_snap(p, l->legend.y), l->legend.width,
                    l->legend.height);
    nb_draw_color(p, cr, p->theme.background, p->axes->legend_at ? 0.8 : 1);
    cairo_fill(cr);
    for (size_t i = 0; i < l->key_count; i++) {
        const struct nb_key *k = &l->keys[i];
        nb_draw_color(p, cr, nb_theme_hue(&p->theme, k->look.hue), 1 - k->look.faint);
        if (k->look.order == NB_PEN_POINTS || k->look.marked) {
            cairo_arc(cr, (k->x0 + k->x1) / 2, k->y, p->theme.marker_radius + 0.4, 0, 2 * pi);
            cairo_fill(cr);
        }
        if (k->look.order == NB_PEN_POINTS)
            continue;
        set_look(p, cr, &k->look);
        cairo_move_to(cr, k->x0, k->y);
        cairo_line_to(cr, k->x1, k->y);
        cairo_stroke(cr);
    }
    cairo_set_dash(cr, NULL, 0, 0);
}

static void draw_labels(const struct nb_panel *p, cairo_t *cr)
{
    for (size_t i = 0; i < p->layout.label_count; i++) {
        const struct nb_label *label = &p->layout.labels[i];
        cairo_save(cr);
        cairo_translate(cr, label->x, label->y);
        if (label->upwards)
            cairo_rotate(cr, -pi / 2);
        cairo_translate(cr, -nb_text_width(label->text) / 2, -nb_text_height(label->text) / 2);
        nb_draw_color(p, cr, label->color, label->alpha);
        nb_text_draw(label->text, cr);
        cairo_restore(cr);
    }
}

static const double quiet_width = 1.2; /* of lines that no curve is */

static void draw_rule(const struct nb_panel *p, cairo_t *cr, const struct nb_guide *r)
{
    const struct nb_layout *l = &p->layout;
    const struct nb_limits *range = r->vertical ? &p->x : r->right ? &p->y2 : &p->y;
    if (r->at < range->lo || r->at > range->hi)
        return;
    struct nb_stroke look = r->look;
    if (look.width == 0)
        look.width = quiet_width;
    set_look(p, cr, &look);
    if (r->vertical)
        nb_draw_vertical(p, cr, nb_scale_map(&l->x, r->at));
    else
        nb_draw_horizontal(p, cr, nb_scale_map(nb_layout_y(l, r->right), r->at));
    cairo_stroke(cr);
}

/* A line with a small filled head. */
static void draw_arrow(const struct nb_panel *p, cairo_t *cr, const struct nb_arrow *a)
{
    const double length = 7 * p->theme.line, half = 2.6 * p->theme.line;
    const double dx = a->to.x - a->from.x, dy = a->to.y - a->from.y, far = hypot(dx, dy);
    if (far < length)
        return;
    const double ux = dx / far, uy = dy / far;
    const double x = a->to.x - length * ux, y = a->to.y - length * uy;
    nb_draw_color(p, cr, a->color, 0.8);
    cairo_set_line_width(cr, p->theme.line);
    cairo_move_to(cr, a->from.x, a->from.y);
    cairo_line_to(cr, x, y);
    cairo_stroke(cr);
    cairo_move_to(cr, a->to.x, a->to.y);
    cairo_line_to(cr, x - half * uy, y + half * ux);
    cairo_line_to(cr, x + half * uy, y - half * ux);
    cairo_close_path(cr);
    cairo_fill(cr);
}

/* The least layer above *z, which it becomes; false: there is none. */
static bool next_layer(const struct nb_panel *p, double *z)
{
    double least = *z < NB_LAYER_LINES ? NB_LAYER_LINES : INFINITY;
    if (*z < NB_LAYER_AREAS)
        least = NB_LAYER_AREAS;
    for (size_t i = 0; i < p->axes->count; i++) {
        const double at = layer_of(&p->axes->curves[i].look, NB_LAYER_LINES);
        least = at > *z && at < least ? at : least;
    }
    for (size_t i = 0; i < p->axes->patch_count; i++) {
        const double at = layer_of(&p->axes->patches[i].look, NB_LAYER_AREAS);
        least = at > *z && at < least ? at : least;
    }
    *z = least;
    return isfinite(least);
}

static void draw_layer(const struct nb_panel *p, cairo_t *cr, double z)
{
    draw_patches(p, cr, z, AREAS);
    draw_patches(p, cr, z, LINES);
    for (size_t i = 0; i < p->axes->rule_count && z == NB_LAYER_LINES; i++)
        draw_rule(p, cr, &p->axes->rules[i]);
    draw_curves(p, cr, z);
}

static void draw_panel(const struct nb_panel *p, cairo_t *cr)
{
    cairo_save(cr);
    cairo_translate(cr, p->cell.x, p->cell.y);
    nb_draw_heats(p, cr);
    draw_patches(p, cr, NB_LAYER_AREAS, FAINT_AREAS);
    nb_draw_axes(p, cr);
    for (double z = -INFINITY; next_layer(p, &z);)
        draw_layer(p, cr, z);
    nb_draw_spots(p, cr);
    draw_legend(p, cr);
    cairo_set_dash(cr, NULL, 0, 0);
    for (size_t i = 0; i < p->layout.arrow_count; i++)
        draw_arrow(p, cr, &p->layout.arrows[i]);
    draw_labels(p, cr);
    cairo_restore(cr);
}

static void draw_title(const struct nb_scene *s, cairo_t *cr)
{
    const struct nb_rgb ink = s->theme->ink;
    cairo_save(cr);
    cairo_translate(cr, s->width / 2 - nb_text_width(s->title) / 2,
                    s->title_y - nb_text_height(s->title) / 2);
    cairo_set_source_rgb(cr, ink.r, ink.g, ink.b);
    nb_text_draw(s->title, cr);
    cairo_restore(cr);
}

void nb_draw(const struct nb_scene *s, cairo_t *cr)
{
    const struct nb_rgb paper = s->theme->background;
    cairo_save(cr);
    cairo_scale(cr, s->scale, s->scale);
    cairo_set_source_rgb(cr, paper.r, paper.g, paper.b);
    if (!s->bare)
        cairo_paint(cr);
    for (size_t i = 0; i < s->count; i++)
        draw_panel(&s->panels[i], cr);
    if (s->title)
        draw_title(s, cr);
    cairo_restore(cr);
}
