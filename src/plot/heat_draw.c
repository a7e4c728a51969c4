/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps as pictures. */
#include "config.h"

#include "plot/heat_draw.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "figure/colormap.h"
#include "plot/draw_axes.h"
#include "figure/heat_sample.h"

static const double fine_pixels = 3;    /* a point, in files that have none */
static const double most_pixels = 24e6; /* of such a picture */
static const double tick = 3;
enum { SHADES = 1024, MOST_RECTANGLES = 20000 };

/* What a map's pixels are made with. */
struct paint {
    const struct nb_heat *h;
    uint32_t shades[SHADES], region;
};

static uint32_t opaque(struct nb_rgb c)
{
    return 0xFF000000u | (uint32_t)lround(255 * c.r) << 16 | (uint32_t)lround(255 * c.g) << 8 |
           (uint32_t)lround(255 * c.b);
}

static uint32_t translucent(struct nb_rgb c, double alpha)
{
    return (uint32_t)lround(255 * alpha) << 24 |
           (opaque((struct nb_rgb){alpha * c.r, alpha * c.g, alpha * c.b}) & 0xFFFFFF);
}

static struct paint *paint_of(const struct nb_panel *p, const struct nb_heat *h)
{
    struct paint *paint = nb_xcalloc(1, sizeof *paint);
    paint->h = h;
    for (int i = 0; i < SHADES; i++)
        paint->shades[i] = opaque(nb_colormap_at(h->colors, i / (SHADES - 1.0)));
    paint->region = translucent(nb_theme_hue(&p->theme, h->look.hue), 1 - h->look.faint);
    return paint;
}

/* What has no value, or one outside of all levels, is transparent. */
static uint32_t pixel_of(const struct paint *paint, double value)
{
    if (paint->h->kind == NB_HEAT_REGION)
        return value != 0 && !isnan(value) ? paint->region : 0;
    const double share = nb_heat_share(paint->h, value);
    return isnan(share) ? 0 : paint->shades[(int)lround((SHADES - 1) * fmin(fmax(share, 0), 1))];
}

/* The picture of a grid; what an interrupt left out is transparent. */
static cairo_surface_t *picture(const struct paint *paint, const struct nb_heat_grid *g)
{
    cairo_surface_t *s =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)g->columns, (int)g->rows);
    if (cairo_surface_status(s) != CAIRO_STATUS_SUCCESS)
        return s;
    unsigned char *data = cairo_image_surface_get_data(s);
    const size_t stride = (size_t)cairo_image_surface_get_stride(s);
    double *values = nb_xcalloc(g->columns, sizeof *values);
    bool *there = nb_xcalloc(g->columns, sizeof *there);
    struct nb_heat_sampler *sampler = nb_heat_sampler_new(paint->h, g);
    for (size_t k = 0; k < g->rows && nb_heat_sampler_row(sampler, k, values, there); k++) {
        uint32_t *line = (uint32_t *)(void *)(data + k * stride);
        for (size_t i = 0; i < g->columns; i++)
            line[i] = there[i] ? pixel_of(paint, values[i]) : 0;
    }
    nb_heat_sampler_free(sampler);
    free(values);
    free(there);
    cairo_surface_mark_dirty(s);
    return s;
}

/* Whole pixels that cover the plot. */
static struct nb_heat_grid grid_of(const struct nb_panel *p, double resolution, struct nb_rect *at)
{
    const struct nb_rect *plot = &p->layout.plot;
    const double x = floor(plot->x * resolution), y = floor(plot->y * resolution);
    const double w = floor((plot->x + plot->width) * resolution) + 1 - x;
    const double h = floor((plot->y + plot->height) * resolution) + 1 - y;
    *at = (struct nb_rect){x / resolution, y / resolution, w / resolution, h / resolution};
    return (struct nb_heat_grid){p->layout.x,
                                 p->layout.y,
                                 (x + 0.5) / resolution,
                                 1 / resolution,
                                 (y + 0.5) / resolution,
                                 1 / resolution,
                                 (size_t)w,
                                 (size_t)h};
}

/* Shows a picture whose pixels are `resolution` a point, neither smoothed nor smeared. */
static void show(cairo_t *cr, cairo_surface_t *s, const struct nb_rect *at, double resolution)
{
    cairo_save(cr);
    cairo_rectangle(cr, at->x, at->y, at->width, at->height);
    cairo_clip(cr);
    cairo_translate(cr, at->x, at->y);
    cairo_scale(cr, 1 / resolution, 1 / resolution);
    cairo_set_source_surface(cr, s, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_destroy(s);
}

static void draw_picture(const struct nb_panel *p, cairo_t *cr, const struct nb_heat *h)
{
    const struct nb_rect *plot = &p->layout.plot;
    const double fine =
        fmin(fine_pixels * p->scale, sqrt(most_pixels / (plot->width * plot->height)));
    const double resolution = p->fine ? fine : p->scale;
    struct nb_rect at;
    const struct nb_heat_grid grid = grid_of(p, resolution, &at);
    struct paint *paint = paint_of(p, h);
    show(cr, picture(paint, &grid), &at, resolution);
    free(paint);
}

/* A cell reaches below its neighbours, which are drawn later: no paper shows between them. */
static void draw_cell(const struct nb_panel *p, cairo_t *cr, const double *x, const double *y,
                      struct nb_rgb c)
{
    static const double below = 0.5;
    const struct nb_layout *l = &p->layout;
    const double x0 = nb_scale_map(&l->x, x[0]), x1 = nb_scale_map(&l->x, x[1]);
    const double y0 = nb_scale_map(&l->y, y[0]), y1 = nb_scale_map(&l->y, y[1]);
    cairo_set_source_rgb(cr, c.r, c.g, c.b);
    cairo_rectangle(cr, x0, y0, x1 - x0 + copysign(below, x1 - x0),
                    y1 - y0 + copysign(below, y1 - y0));
    cairo_fill(cr);
}

static void draw_cells(const struct nb_panel *p, cairo_t *cr, const struct nb_heat *h)
{
    const struct nb_rect *plot = &p->layout.plot;
    const double *xs = h->numbers, *ys = xs + h->columns + 1, *z = ys + h->rows + 1;
    cairo_save(cr);
    cairo_rectangle(cr, plot->x, plot->y, plot->width, plot->height);
    cairo_clip(cr);
    for (size_t k = 0; k < h->rows; k++)
        for (size_t i = 0; i < h->columns; i++) {
            const double share = nb_heat_share(h, z[k * h->columns + i]);
            if (!isnan(share))
                draw_cell(p, cr, xs + i, ys + k, nb_colormap_at(h->colors, share));
        }
    cairo_restore(cr);
}

/* Whether its cells are few enough to be rectangles of their own. */
static bool is_drawn_by_cells(const struct nb_panel *p, const struct nb_heat *h)
{
    return p->fine && h->kind == NB_HEAT_CELLS && nb_heat_is_whole(h) &&
           h->columns <= MOST_RECTANGLES / h->rows;
}

static void draw_bar(const struct nb_panel *p, cairo_t *cr)
{
    const struct nb_heat_bar *b = &p->layout.bar;
    const double resolution = p->fine ? fine_pixels : p->scale;
    const double top = floor(b->at.y * resolution), height = ceil(b->at.height * resolution) + 1;
    const struct nb_rect at = {b->at.x, top / resolution, b->at.width, height / resolution};
    struct paint *paint = paint_of(p, b->heat);
    const int width = (int)ceil(b->at.width * resolution);
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, (int)height);
    unsigned char *data = cairo_image_surface_get_data(s);
    const size_t stride = (size_t)cairo_image_surface_get_stride(s);
    for (size_t k = 0; data && k < (size_t)height; k++) {
        const double y = (top + (double)k + 0.5) / resolution;
        const uint32_t color = pixel_of(paint, nb_scale_invert(&b->scale, y));
        for (size_t i = 0; i < (size_t)width; i++)
            ((uint32_t *)(void *)(data + k * stride))[i] = color;
    }
    cairo_surface_mark_dirty(s);
    show(cr, s, &at, resolution);
    free(paint);
    const double x0 = nb_draw_snap(p, b->at.x), x1 = nb_draw_snap(p, b->at.x + b->at.width);
    const double y0 = nb_draw_snap(p, b->at.y), y1 = nb_draw_snap(p, b->at.y + b->at.height);
    cairo_rectangle(cr, x0, y0, x1 - x0, y1 - y0);
    for (size_t i = 0; i < b->ticks.count; i++) {
        cairo_move_to(cr, x1, nb_draw_snap(p, nb_scale_map(&b->scale, b->ticks.tick[i].value)));
        cairo_rel_line_to(cr, tick * p->theme.line, 0);
    }
    nb_draw_color(p, cr, p->theme.ink, p->theme.axis_alpha);
    cairo_set_line_width(cr, fmin(p->theme.line, 1));
    cairo_stroke(cr);
}

void nb_draw_heats(const struct nb_panel *p, cairo_t *cr)
{
    for (size_t i = 0; i < p->axes->heat_count; i++)
        (is_drawn_by_cells(p, &p->axes->heats[i]) ? draw_cells : draw_picture)(p, cr,
                                                                               &p->axes->heats[i]);
    if (p->layout.bar.heat)
        draw_bar(p, cr);
}
