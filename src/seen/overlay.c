/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines, dots and words over a picture. */
#include "config.h"

#include "seen/overlay.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static const double pi = 3.141592653589793;
static const double pad = 3, rim = 1.4; /* of paper around a text; of a hollow dot */

void nb_overlay_drop(struct nb_overlay *m)
{
    struct nb_overlay_mark *last = &m->list[--m->count];
    free(last->points);
    free(last->text);
    nb_text_free(last->set);
}

void nb_overlay_clear(struct nb_overlay *m)
{
    while (m->count > 0)
        nb_overlay_drop(m);
}

void nb_overlay_free(struct nb_overlay *m)
{
    nb_overlay_clear(m);
    free(m->list);
    *m = (struct nb_overlay){0};
}

static struct nb_overlay_mark *add(struct nb_overlay *m, enum nb_overlay_kind kind,
                                   const struct nb_point *points, size_t count, struct nb_rgb color)
{
    m->list = nb_grow(m->list, &m->cap, m->count + 1, sizeof *m->list);
    struct nb_overlay_mark *mark = &m->list[m->count++];
    *mark = (struct nb_overlay_mark){.kind = kind, .count = count, .color = color, .alpha = 1};
    mark->points = nb_xcalloc(count + 1, sizeof *points);
    memcpy(mark->points, points, count * sizeof *points);
    return mark;
}

struct nb_overlay_mark *nb_overlay_line(struct nb_overlay *m, const struct nb_point *points,
                                        size_t count, struct nb_rgb color, double width)
{
    struct nb_overlay_mark *mark = add(m, NB_OVERLAY_LINE, points, count, color);
    mark->size = width;
    return mark;
}

struct nb_overlay_mark *nb_overlay_segment(struct nb_overlay *m, double x0, double y0, double x1,
                                           double y1, struct nb_rgb color, double width)
{
    const struct nb_point ends[] = {{x0, y0}, {x1, y1}};
    return nb_overlay_line(m, ends, 2, color, width);
}

struct nb_overlay_mark *nb_overlay_dot(struct nb_overlay *m, double x, double y, double radius,
                                       struct nb_rgb color)
{
    struct nb_overlay_mark *mark = add(m, NB_OVERLAY_DOT, &(struct nb_point){x, y}, 1, color);
    mark->size = radius;
    return mark;
}

struct nb_overlay_mark *nb_overlay_area(struct nb_overlay *m, const struct nb_point *points,
                                        size_t count, struct nb_rgb color)
{
    return add(m, NB_OVERLAY_AREA, points, count, color);
}

struct nb_overlay_mark *nb_overlay_box(struct nb_overlay *m, struct nb_rect b, struct nb_rgb color)
{
    const struct nb_point corners[] = {
        {b.x, b.y}, {b.x + b.width, b.y}, {b.x + b.width, b.y + b.height}, {b.x, b.y + b.height}};
    return nb_overlay_area(m, corners, 4, color);
}

struct nb_overlay_mark *nb_overlay_text(struct nb_overlay *m, double x, double y, const char *text,
                                        double size, struct nb_rgb color)
{
    struct nb_overlay_mark *mark = add(m, NB_OVERLAY_TEXT, &(struct nb_point){x, y}, 1, color);
    mark->text = nb_xstrdup(text);
    mark->size = size;
    return mark;
}

static const struct nb_layout_text *set(struct nb_overlay *m, const struct nb_overlay_mark *mark)
{
    struct nb_overlay_mark *own = &m->list[mark - m->list];
    if (!own->set)
        own->set = nb_text_new(m->fonts, own->text, own->plain ? NB_TEXT_PLAIN : NB_TEXT_MATH,
                               own->size, 0);
    return own->set;
}

double nb_overlay_text_width(struct nb_overlay *m, const struct nb_overlay_mark *text)
{
    return nb_text_width(set(m, text));
}

static struct nb_rect text_box(struct nb_overlay *m, const struct nb_overlay_mark *mark)
{
    const struct nb_layout_text *t = set(m, mark);
    const double width = nb_text_width(t), height = nb_text_height(t);
    return (struct nb_rect){mark->points[0].x - mark->across * width,
                            mark->points[0].y - mark->down * height, width, height};
}

static struct nb_rect grown(struct nb_rect r, double by)
{
    return (struct nb_rect){r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by};
}

static struct nb_rect common(struct nb_rect a, struct nb_rect b)
{
    const double x0 = fmax(a.x, b.x), x1 = fmin(a.x + a.width, b.x + b.width);
    const double y0 = fmax(a.y, b.y), y1 = fmin(a.y + a.height, b.y + b.height);
    return (struct nb_rect){x0, y0, fmax(x1 - x0, 0), fmax(y1 - y0, 0)};
}

static struct nb_rect points_box(const struct nb_overlay_mark *mark)
{
    double x0 = INFINITY, x1 = -INFINITY, y0 = INFINITY, y1 = -INFINITY;
    for (size_t i = 0; i < mark->count; i++) {
        x0 = fmin(x0, mark->points[i].x);
        x1 = fmax(x1, mark->points[i].x);
        y0 = fmin(y0, mark->points[i].y);
        y1 = fmax(y1, mark->points[i].y);
    }
    return (struct nb_rect){x0, y0, x1 - x0, y1 - y0};
}

struct nb_rect nb_overlay_extent(struct nb_overlay *m, const struct nb_overlay_mark *mark)
{
    struct nb_rect r;
    if (mark->kind == NB_OVERLAY_TEXT)
        r = grown(text_box(m, mark), pad + 1);
    else
        r = grown(points_box(mark), (mark->kind == NB_OVERLAY_AREA ? 0 : mark->size) + rim + 1);
    return mark->clip.width > 0 ? common(r, grown(mark->clip, 1)) : r;
}

static void paint(cairo_t *cr, struct nb_rgb c, double alpha)
{
    cairo_set_source_rgba(cr, c.r, c.g, c.b, alpha);
}

static void path_of(cairo_t *cr, const struct nb_overlay_mark *mark)
{
    for (size_t i = 0; i < mark->count; i++)
        cairo_line_to(cr, mark->points[i].x, mark->points[i].y);
}

static void draw_text(struct nb_overlay *m, cairo_t *cr, const struct nb_overlay_mark *mark)
{
    const struct nb_rect box = text_box(m, mark);
    if (mark->hollow) {
        const struct nb_rect paper = grown(box, mark->sheer ? 0 : pad);
        cairo_rectangle(cr, paper.x, paper.y, paper.width, paper.height);
        paint(cr, m->paper, mark->sheer ? 0.65 : 0.92);
        cairo_fill(cr);
    }
    cairo_save(cr);
    cairo_translate(cr, box.x, box.y);
    paint(cr, mark->color, mark->alpha);
    nb_text_draw(set(m, mark), cr);
    cairo_restore(cr);
}

static void draw_dot(struct nb_overlay *m, cairo_t *cr, const struct nb_overlay_mark *mark)
{
    cairo_arc(cr, mark->points[0].x, mark->points[0].y, mark->size, 0, 2 * pi);
    if (mark->hollow) {
        paint(cr, m->paper, 1);
        cairo_fill_preserve(cr);
        cairo_set_line_width(cr, rim);
        paint(cr, mark->color, mark->alpha);
        cairo_stroke(cr);
    } else {
        paint(cr, mark->color, mark->alpha);
        cairo_fill(cr);
    }
}

static void add_to_path(void *ctx, struct nb_point p, bool start)
{
    (start ? cairo_move_to : cairo_line_to)(ctx, p.x, p.y);
}

static void draw_line(cairo_t *cr, const struct nb_overlay_mark *mark)
{
    static const double dashes[] = {4, 3};
    cairo_set_dash(cr, dashes, mark->dashed ? 2 : 0, 0);
    cairo_set_line_width(cr, mark->size);
    paint(cr, mark->color, mark->alpha);
    if (mark->clip.width > 0) { /* cairo takes no points that are far away */
        const struct nb_rect near = grown(mark->clip, 2 * mark->size + 2);
        nb_clip_polyline(&near, mark->points, mark->count, add_to_path, cr);
    } else {
        path_of(cr, mark);
    }
    cairo_stroke(cr);
}

static void draw(struct nb_overlay *m, cairo_t *cr, const struct nb_overlay_mark *mark)
{
    cairo_save(cr);
    if (mark->clip.width > 0) {
        cairo_rectangle(cr, mark->clip.x, mark->clip.y, mark->clip.width, mark->clip.height);
        cairo_clip(cr);
    }
    cairo_new_path(cr);
    switch (mark->kind) {
    case NB_OVERLAY_LINE:
        draw_line(cr, mark);
        break;
    case NB_OVERLAY_DOT:
        draw_dot(m, cr, mark);
        break;
    case NB_OVERLAY_AREA:
        path_of(cr, mark);
        paint(cr, mark->color, mark->alpha);
        cairo_fill(cr);
        break;
    case NB_OVERLAY_TEXT:
        draw_text(m, cr, mark);
        break;
    }
    cairo_restore(cr);
}

void nb_overlay_draw(struct nb_overlay *m, cairo_t *cr)
{
    for (size_t i = 0; i < m->count; i++)
        draw(m, cr, &m->list[i]);
}

void nb_overlay_dump(const struct nb_overlay *m, struct nb_buf *out)
{
    static const char *const names[] = {"line", "dot", "area", "text"};
    for (size_t i = 0; i < m->count; i++) {
        const struct nb_overlay_mark *mark = &m->list[i];
        if (mark->hollow && mark->kind == NB_OVERLAY_DOT)
            nb_buf_add(out, "hollow ");
        const bool paper = mark->hollow && mark->kind == NB_OVERLAY_AREA;
        nb_buf_add(out, paper ? "paper" : names[mark->kind]);
        for (size_t k = 0; k < mark->count; k++)
            nb_buf_printf(out, " %.1f %.1f", mark->points[k].x, mark->points[k].y);
        nb_buf_printf(out, "%s%s\n", mark->text ? " " : "", mark->text ? mark->text : "");
    }
}
